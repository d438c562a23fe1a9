"""The bags that come to this unit: which are on their way, which are being counted, what was missing in them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from hall_client.domain.cases import Case
from hall_client.domain.custody import Sheet, missing_from, on_the_way
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Hall
from hall_client.domain.manifests import Handover, HandoverCount, HandoverMark, HandoverState, LineMark
from hall_client.domain.proxies import Proxy, ProxyState
from hall_client.services import taking_in
from hall_client.services.ports import Desk, Work

_LOOK_BACK = timedelta(days=30)
"""Older bags are shown only while something of them is open."""


class BagState(StrEnum):
    """How far a bag is at the side that receives it."""

    COUNTING = "counting"
    WAITING = "waiting"
    COUNTED = "counted"


@dataclass(frozen=True)
class Incoming:
    """A bag that comes here. `sent_at` is None and `name` a guess while its data is not here."""

    number: str
    name: str
    cases: int
    sheets: int
    state: BagState
    day: date
    """When it was counted, else when it was sent."""
    counted_at: datetime | None
    sent_at: datetime | None
    due: date | None
    """The first day by which one of its cases has to be here."""
    short: int
    """Differences that nobody has settled."""
    without_data: int


@dataclass(frozen=True)
class Difference:
    """A case that was counted short and is not settled. `missing` are the sheets that are gone; where they are still
    to be named (`to_name`) they are all sheets of the case that were on the manifest."""

    mark: HandoverMark
    manifest: Handover | None
    case: Case | None
    missing: tuple[Sheet, ...]
    to_name: bool


def incoming(desk: Desk) -> tuple[Incoming, ...]:
    """The bags to this unit: being counted, on their way (the oldest first), counted today or with something open."""
    at = desk.now()
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(at))
        return bags(work, hall, at)


def bags(work: Work, hall: Hall, at: datetime) -> tuple[Incoming, ...]:
    """The same within a transaction."""
    since = at - _LOOK_BACK
    sent = {
        each.id: each
        for each in work.proxies.handovers(local_date(since))
        if each.to_unit == hall.station and each.state is HandoverState.SENT
    }
    counts = {each.id: each for each in work.proxies.counts_since(since) if each.to_unit == hall.station}
    short = Counter(each.handover for each in work.proxies.differences())
    blind = Counter(each.handover for each in work.proxies.unmatched() if each.mark is not LineMark.NONE)
    due = _dues(work.proxies.in_states((ProxyState.SENT,)))
    today = local_date(at)
    shown = (
        number
        for number in dict.fromkeys([*counts, *sent])
        if number in short or number in blind or not _over(counts.get(number), today)
    )
    made = (
        _incoming(work, hall, number, sent.get(number), counts.get(number), due, short, blind)
        for number in shown
    )
    return tuple(sorted(made, key=_order))


def _over(count: HandoverCount | None, today: date) -> bool:
    """Whether a bag was counted on an earlier day."""
    return count is not None and count.done_at is not None and local_date(count.done_at) < today


def _order(bag: Incoming) -> tuple[int, float, str]:
    rank = {BagState.COUNTING: 0, BagState.WAITING: 1, BagState.COUNTED: 2}[bag.state]
    at = bag.counted_at or bag.sent_at
    seconds = at.timestamp() if at else 0.0
    return rank, -seconds if bag.state is BagState.COUNTED else seconds, bag.number


def _dues(proxies: Iterable[Proxy]) -> Mapping[str, date]:
    found: dict[str, date] = {}
    for each in proxies:
        if each.hand_over_due is not None and each.manifest:
            found[each.manifest] = min(each.hand_over_due, found.get(each.manifest, each.hand_over_due))
    return found


def _incoming(
    work: Work,
    hall: Hall,
    number: str,
    manifest: Handover | None,
    count: HandoverCount | None,
    due: Mapping[str, date],
    short: Mapping[str, int],
    blind: Mapping[str, int],
) -> Incoming:
    manifest = manifest or work.proxies.handover(number)
    marks = work.proxies.marks(number) if manifest is None else ()
    done_at = count.done_at if count else None
    state = BagState.COUNTED if done_at else BagState.COUNTING if count else BagState.WAITING
    begun = done_at or (count.started_at if count else None)
    sent_at = manifest.sent_at if manifest else None
    day = begun or sent_at
    return Incoming(
        number=number,
        name=manifest.from_name if manifest else hall.unit_names.get(number[:4], number[:4]),
        cases=len(manifest.lines) if manifest else len(marks),
        sheets=manifest.sheets if manifest else sum(each.expected for each in marks),
        state=state,
        day=local_date(day) if day else date.min,
        counted_at=done_at,
        sent_at=sent_at,
        due=due.get(number) if state is BagState.WAITING else None,
        short=short.get(number, 0),
        without_data=blind.get(number, 0),
    )


def differences(work: Work, hall: Hall) -> tuple[Difference, ...]:
    """What was missing when bags were counted here or at a village, and is not settled; oldest first."""
    marks = work.proxies.differences()
    cases = work.proxies.cases([each.case_id for each in marks if each.case_id])
    sheets = _by_case(work.proxies.sheets([each.case_id for each in marks if each.case_id]))
    return tuple(_difference(work, each, cases, sheets) for each in marks if _closed(work, each))


def _closed(work: Work, mark: HandoverMark) -> bool:
    count = work.proxies.count_of(mark.handover)
    return count is not None and count.done_at is not None


def _by_case(sheets: Sequence[Sheet]) -> Mapping[str, list[Sheet]]:
    found: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        found.setdefault(sheet.case_id, []).append(sheet)
    return found


def _difference(
    work: Work, mark: HandoverMark, cases: Mapping[str, Case], sheets: Mapping[str, list[Sheet]]
) -> Difference:
    case = cases.get(mark.case_id) or taking_in.sent_case(work, mark.handover, mark.case_number)
    to_name = not mark.known and case is not None and taking_in.to_be_named(mark)
    if to_name and case is not None:
        place, own = on_the_way(mark.handover), list(work.proxies.sheets([case.id]))
    else:
        place, own = missing_from(mark.handover), sheets.get(mark.case_id, [])
    gone = tuple(sheet for sheet in own if sheet.place == place)
    return Difference(mark, work.proxies.handover(mark.handover), case, gone, to_name)
