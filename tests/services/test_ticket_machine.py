"""The ticket machine driven at random through the real services on a real store: no act breaks an invariant."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from hall_client.domain.deadlines import local_date
from hall_client.domain.numbers import BadNumber
from hall_client.domain.people import Actor, Role
from hall_client.domain.tickets import AT_WINDOW, MOVES, OPEN, Rank, Ticket, TicketRefused, TicketState, counts
from hall_client.services import calling, closing_day, issuing, tallying, timekeeping
from hall_client.storage.verify import verify
from tests.desk import CLERK, GUIDE, MORNING, OTHER_CLERK, SUPERVISOR, TestDesk, fresh

THIRD = Actor("0311", "王志强", frozenset({Role.CLERK}), 2)
AT = {1: OTHER_CLERK, 2: THIRD, 3: CLERK}
REFUSALS = (TicketRefused, calling.NotFinished, calling.NothingWaiting, closing_day.AlreadyClosed, BadNumber)
WINDOWS = st.sampled_from(sorted(AT))
RUN = 2
"""The starvation guard of the sample hall: k of domain E.3."""


class Hall(RuleBasedStateMachine):
    """Three windows and a guide over one store. `done` counts what was really done in all examples."""

    source: Path
    done: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.hall: TestDesk = fresh(self.source, self.folder())
        self.issued: Counter[str] = Counter()
        self.called: list[tuple[str, int]] = []
        self.labels: set[tuple[str, str]] = set()
        self.missed: dict[int, str] = {}

    @staticmethod
    def folder() -> Path:
        """A new folder for the next example."""
        raise NotImplementedError

    def teardown(self) -> None:
        assert verify(self.hall.opened.store).findings == ()
        with self.hall.desk.store.read() as work:
            told = Counter(kind for kind, _, _, _ in work.floor.moves(MORNING, MORNING + timedelta(days=99)))
        assert told["ticket.issue"] == sum(self.issued.values())
        self.hall.opened.close()

    # --- looking ------------------------------------------------------------------------------------------
    def today(self) -> tuple[Ticket, ...]:
        day = local_date(self.hall.clock.at)
        with self.hall.desk.store.read() as work:
            return work.queue.of_day("9901", day)

    def attempt(self, act: str, change: Callable[[], Ticket | None]) -> None:
        """Do an act: it is refused and nothing moved, or one ticket moved exactly as the table says."""
        before = {t.id: t for t in self.today()}
        try:
            ticket = change()
        except calling.NothingWaiting:
            return
        except REFUSALS:
            assert {t.id: t for t in self.today()} == before
            return
        self.done[act] += 1
        if ticket is not None and act in MOVES:
            sources, leads_to = MOVES[act]
            was = before[ticket.id]
            twice = {"no_show": bool(was.reactivations), "undo_no_show": was.state is TicketState.ABANDONED}
            assert was.state in sources or twice.get(act)
            assert ticket.state is (TicketState.ABANDONED if act == "no_show" and twice[act] else leads_to)

    # --- acts ---------------------------------------------------------------------------------------------
    @initialize(tickets=st.lists(st.sampled_from(["", "", "elder"]), min_size=3, max_size=6))
    def morning(self, tickets: list[str]) -> None:
        for priority in tickets:
            self.take_number("A", priority)

    @rule(seconds=st.sampled_from([3, 25, 70]))
    def wait(self, seconds: int) -> None:
        self.hall.clock.forward(seconds=seconds)

    @rule(series=st.sampled_from("AB"), priority=st.sampled_from(["", "", "elder", "soldier"]))
    def take_number(self, series: str, priority: str) -> None:
        request = f"slip-{self.hall.clock()}"
        first = issuing.issue(self.hall.desk, GUIDE, series, priority, request).ticket
        again = issuing.issue(self.hall.desk, GUIDE, series, priority, request).ticket
        assert again.id == first.id
        named = (first.business_date.isoformat(), first.label)
        assert named not in self.labels
        self.labels.add(named)
        self.issued[named[0]] += 1
        letter = "P" if priority else series
        mine = [number for day, number in self.labels if day == named[0] and number[0] == letter]
        assert first.number == len(mine), "a repeated request burns no number"

    @rule(window=WINDOWS)
    def next_one(self, window: int) -> None:
        waiting = [t for t in self.today() if t.state is TicketState.WAITING]
        mine = [t for t in waiting if t.target_window in (None, window)]
        ordinary = [t for t in mine if t.rank == Rank.ORDINARY]
        now = {t.id: t.rank for t in self.today()}
        ahead = [min(rank, now[ticket_id]) for ticket_id, rank in self.called[-RUN:]]

        def call() -> Ticket:
            request = f"call-{self.hall.clock()}"
            ticket = calling.call_next(self.hall.desk, AT[window], request)
            assert calling.call_next(self.hall.desk, AT[window], request).id == ticket.id
            must_be_ordinary = len(ahead) == RUN and max(ahead) < Rank.ORDINARY and ordinary
            if must_be_ordinary:
                assert ticket.rank == Rank.ORDINARY
                self.done["guard"] += 1
            else:
                assert ticket.rank == min(t.rank for t in mine)
            self._called(ticket)
            return ticket

        self.attempt("call", call)

    @rule(window=WINDOWS, n=st.integers(0, 9))
    def that_one(self, window: int, n: int) -> None:
        tickets = self.today()
        label = tickets[n % len(tickets)].label if tickets else "A001"

        def call() -> Ticket:
            ticket = calling.call_next(self.hall.desk, AT[window], f"label-{self.hall.clock()}", label)
            assert ticket.label == label
            self._called(ticket)
            return ticket

        self.attempt("call", call)

    def _called(self, ticket: Ticket) -> None:
        """Remember the order in which people were called; somebody called anew counts where they are now."""
        self.called = [each for each in self.called if each[0] != ticket.id]
        self.called.append((ticket.id, ticket.rank))
        self.missed.pop(ticket.window or 0, None)

    @rule(window=WINDOWS)
    def recall(self, window: int) -> None:
        self.attempt("recall", lambda: calling.recall(self.hall.desk, AT[window]))

    @rule(window=WINDOWS, after=st.sampled_from([1, 70]))
    def not_here(self, window: int, after: int) -> None:
        self.hall.clock.forward(seconds=after)

        def miss() -> Ticket:
            ticket = calling.no_show(self.hall.desk, AT[window])
            self.missed[window] = ticket.id
            return ticket

        self.attempt("no_show", miss)

    @rule(window=WINDOWS)
    def here_after_all(self, window: int) -> None:
        if window in self.missed:
            missed = self.missed[window]
            self.attempt("undo_no_show", lambda: calling.undo_no_show(self.hall.desk, AT[window], missed))

    @rule(n=st.integers(0, 9))
    def come_back(self, n: int) -> None:
        gone = [t for t in self.today() if t.state is TicketState.NO_SHOW]
        if gone:
            label = gone[n % len(gone)].label
            self.attempt("reactivate", lambda: issuing.reactivate(self.hall.desk, GUIDE, label))

    @rule(window=WINDOWS)
    def begin(self, window: int) -> None:
        calling.start(self.hall.desk, AT[window])

    @rule(window=WINDOWS, kind=st.sampled_from(["consult", "guide"]))
    def end(self, window: int, kind: str) -> None:
        calling.start(self.hall.desk, AT[window])
        calling.without_case(self.hall.desk, AT[window], kind, "")

        def finish() -> None:
            calling.finish(self.hall.desk, AT[window])

        self.attempt("finish", finish)

    @rule(window=WINDOWS)
    def copy_something(self, window: int) -> None:
        self.attempt("hold", lambda: calling.hold(self.hall.desk, AT[window]))

    @rule(window=WINDOWS, n=st.integers(0, 9))
    def go_on(self, window: int, n: int) -> None:
        held = [t for t in self.today() if t.state is TicketState.HELD]
        if held:
            ticket = held[n % len(held)].id
            self.attempt("resume", lambda: calling.resume(self.hall.desk, AT[window], ticket))

    @rule(window=WINDOWS, other=st.sampled_from([1, 2, 3, 9]))
    def send_on(self, window: int, other: int) -> None:
        self.attempt("transfer", lambda: calling.transfer(self.hall.desk, AT[window], other))

    @rule(n=st.integers(0, 9), reason=st.sampled_from(["取错了", " "]))
    def void(self, n: int, reason: str) -> None:
        tickets = self.today()
        if tickets:
            label = tickets[n % len(tickets)].label
            self.attempt("void", lambda: issuing.void(self.hall.desk, GUIDE, label, reason))

    @rule(n=st.integers(0, 9))
    def leave(self, n: int) -> None:
        tickets = self.today()
        if tickets:
            label = tickets[n % len(tickets)].label
            self.attempt("abandon", lambda: issuing.abandon(self.hall.desk, GUIDE, label, "等不及走了"))

    @rule(closed=st.booleans())
    def next_day(self, closed: bool) -> None:
        day = local_date(self.hall.clock.at)
        if closed:
            closing_day.close_today(self.hall.desk, SUPERVISOR)
            assert not [t for t in self.today() if t.state in OPEN]
        gave_out = bool(self.today())
        self.hall.clock.at = (self.hall.clock.at + timedelta(days=1)).replace(hour=8, minute=30)
        assert timekeeping.settle(self.hall.desk).closed_days == ((day,) if gave_out and not closed else ())
        assert timekeeping.settle(self.hall.desk).closed_days == ()
        self.called, self.missed = [], {}
        self.done["day"] += 1

    # --- what always holds -----------------------------------------------------------------------------------
    @invariant()
    def the_day_balances(self) -> None:
        tickets = self.today()
        counted = counts([t.state for t in tickets])
        assert counted.balances()
        assert counted.issued == self.issued[local_date(self.hall.clock.at).isoformat()]

    @invariant()
    def one_person_at_a_window(self) -> None:
        at_windows = [t.window for t in self.today() if t.state in AT_WINDOW]
        assert None not in at_windows
        assert len(at_windows) == len(set(at_windows))
        with self.hall.desk.store.read() as work:
            running = [s.window for s in work.floor.services(local_date(self.hall.clock.at)) if not s.ended_at]
        assert len(running) == len(set(running))


def test_no_order_of_acts_breaks_the_queue(hall_template: Path, tmp_path: Path) -> None:
    class Driven(Hall):
        source = hall_template
        done = Counter()

        @staticmethod
        def folder() -> Path:
            return Path(mkdtemp(dir=tmp_path))

    # The same examples every time, so that the check at the end can say that every act was really done.
    calm = settings(
        max_examples=30,
        stateful_step_count=25,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Driven, settings=calm)
    assert set(Driven.done) >= set(MOVES) - {"start", "clear"} | {"guard", "day"}
