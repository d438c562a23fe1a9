"""The figures of a day, counted from what happened: numbers, services, outcomes, ratings. Nothing is typed in."""

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from hall_client.domain.cases import IN_HAND, Case, CaseState, Outcome, due_of
from hall_client.domain.ratings import Grade, satisfied
from hall_client.domain.tickets import QueueCounts, Ticket, counts
from hall_client.domain.visits import Document, Pause, ServiceAct, Session

MINIMUM_RATINGS = 30
"""Below this many ratings a rate is printed with 样本不足 (M-03)."""


@dataclass(frozen=True)
class Happened:
    """Everything that happened on a day, for the whole hall, as seen at `seen_at` (the day's end once it is over)."""

    day: date
    seen_at: datetime
    tickets: tuple[Ticket, ...]
    services: tuple[ServiceAct, ...]
    acts: tuple[tuple[str, int, Outcome], ...]
    """(case id, window, outcome) of every outcome recorded that day, 作废 left out."""
    closed: tuple[Case, ...]
    open_cases: tuple[Case, ...]
    grades: tuple[tuple[str, Grade | None], ...]
    """(service id, grade) of the day's rated services; None where the reader cannot open it."""
    papers: tuple[Document, ...]
    pauses: tuple[Pause, ...]
    sessions: tuple[Session, ...]
    transfers: int
    recalls: int
    differences: tuple[str, ...] = ()
    """What is open with the villages as of now: papers that are missing, stations that have not reported."""
    excluded: frozenset[str] = frozenset()
    """Services whose rating was judged 误评 or 恶意: they count in no rate, and are named apart (M-03)."""
    own: frozenset[str] = frozenset()
    """Services whose rating the reader may not know because it was said of them."""
    linked: bool = True
    """False where the tickets are only those one desk of the hall knows of."""


@dataclass(frozen=True)
class Figures:
    """A day's figures of one window (or of the whole hall when `window` is None). Times in seconds."""

    window: int | None
    tickets: QueueCounts
    called: int
    served: int
    without_case: dict[str, int]
    outcomes: dict[str, int]
    cases: int
    closed: int
    open: int
    due_today: int
    overdue: int
    papers: int
    reprints: int
    failed_papers: int
    rated: int
    grades: tuple[int, ...]
    """The five counts of valid ratings, best first; empty where the reader cannot know them."""
    excluded: int
    own: int
    """How many of the rated ones are closed to the reader, and not among the grades."""
    ratable: int
    waits: tuple[int, ...] = field(repr=False)
    services: tuple[int, ...] = field(repr=False)
    pauses: int
    on_duty: int

    @property
    def satisfied(self) -> int:
        """How many of the rated ones were satisfied (M-03)."""
        return satisfied(self.grades)


def figures(happened: Happened, window: int | None) -> Figures:
    """Count `happened` for one window, or for the hall."""

    def mine(number: int | None) -> bool:
        return window is None or number == window

    tickets = [t for t in happened.tickets if mine(t.window)]
    services = [s for s in happened.services if mine(s.window)]
    ids = {s.id for s in services}
    acts = [act for act in happened.acts if mine(act[1])]
    outcomes = Counter(outcome.value for _, _, outcome in acts)
    own = [c for c in happened.open_cases if mine(c.window)]
    rated = [(service, grade) for service, grade in happened.grades if service in ids]
    day = happened.day
    papers = [p for p in happened.papers if _belongs(p, acts, window)]
    return Figures(
        window=window,
        tickets=counts([t.state for t in tickets]),
        called=sum(1 for t in tickets if t.calls),
        served=sum(1 for s in services if s.ended_at or s.result != "open"),
        without_case=dict(
            Counter(s.result for s in services if s.result in ("consult", "guide", "unresolved"))
        ),
        outcomes={outcome.value: outcomes.get(outcome.value, 0) for outcome in Outcome},
        cases=len({case for case, _, _ in acts}),
        closed=sum(1 for c in happened.closed if mine(c.window)),
        open=len(own),
        due_today=sum(1 for c in own if due_of(c) == day),
        overdue=sum(1 for c in own if (due := due_of(c)) is not None and due < day),
        papers=len(papers),
        reprints=sum(p.reprints for p in papers),
        failed_papers=sum(1 for p in papers if p.state == "failed"),
        rated=len(rated),
        grades=_grades(happened, rated),
        excluded=sum(service in happened.excluded for service, _ in rated),
        own=sum(service in happened.own for service, _ in rated),
        ratable=sum(s.ratable for s in services),
        waits=tuple(s.waited for s in services if s.ticket_id),
        services=tuple(int((s.ended_at - s.started_at).total_seconds()) for s in services if s.ended_at),
        pauses=sum(1 for p in happened.pauses if mine(p.window)),
        on_duty=sum(_on_duty(s, happened.seen_at) for s in happened.sessions if mine(s.window)),
    )


def _grades(happened: Happened, rated: Sequence[tuple[str, Grade | None]]) -> tuple[int, ...]:
    """The five counts; empty where one is sealed, or where all there are were said of the reader."""
    known = [(service, grade) for service, grade in rated if service not in happened.own]
    if (rated and not known) or any(grade is None for _, grade in known):
        return ()
    given = Counter(grade for service, grade in known if service not in happened.excluded)
    return tuple(given.get(grade, 0) for grade in sorted(Grade, reverse=True))


def _belongs(paper: Document, acts: Sequence[tuple[str, int, Outcome]], window: int | None) -> bool:
    return window is None or any(paper.case_id == case for case, _, _ in acts)


def _on_duty(session: Session, seen_at: datetime) -> int:
    return max(0, int(((session.ended_at or seen_at) - session.started_at).total_seconds()))


def minutes(values: Sequence[int]) -> str:
    """The mean of seconds as minutes with one decimal; a dash where there is nothing to average."""
    return f"{statistics.fmean(values) / 60:.1f}" if values else "—"


def quantile(values: Sequence[int], share: float) -> str:
    """The value below which `share` of the seconds lie, as minutes; a dash where there is none."""
    if not values:
        return "—"
    ordered = sorted(values)
    return f"{ordered[min(len(ordered) - 1, int(share * len(ordered)))] / 60:.1f}"


def rate(part: int, whole: int) -> str:
    """A share in per cent with one decimal; a dash where the whole is nothing (never 0 % or 100 %)."""
    return f"{100 * part / whole:.1f}%" if whole else "—"


def number_gaps(numbers: Sequence[str], last: int, drafts: Sequence[str]) -> tuple[int, ...]:
    """Serials that were given out and belong to no case and no draft (空号), of the numbers of one terminal."""
    used = {int(number[12:15]) for number in (*numbers, *drafts)}
    return tuple(serial for serial in range(1, last + 1) if serial not in used)


def open_states() -> tuple[str, ...]:
    """The states of cases that the tally lists as open (在办)."""
    return tuple(state.value for state in (CaseState.RECEIVED, *sorted(IN_HAND)))
