"""What a village has on its table: how many cases stand in each list, and the cases of one list (ux 05)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from hall_client.domain.cases import Case, CaseMaterial
from hall_client.domain.custody import Sheet, at_unit
from hall_client.domain.deadlines import LOCAL_ZONE, local_date
from hall_client.domain.drafts import Draft
from hall_client.domain.manifests import HandoverMark, StationReport
from hall_client.domain.materials import TO_MEND
from hall_client.domain.proxies import Proxy, ProxyState
from hall_client.domain.village_lists import LIST_STATES, Term, VillageList, delivery_due, term
from hall_client.services import reporting
from hall_client.services.ports import Desk, Work


@dataclass(frozen=True)
class Overview:
    """The left column: cases in each list, taken on this year, and results that lie here for too long."""

    counts: Mapping[VillageList, int]
    year: int
    late: int
    reported: StationReport | None
    """What was reported to the town for today (R-68)."""


@dataclass(frozen=True)
class Row:
    """A proxied case in a list. `lying` are its sheets at the station, `to_mend` what the villager still has to bring.

    `uploaded` tells whether the centre has all of it; `difference` is a count of its papers that nobody has settled.
    """

    proxy: Proxy
    case: Case
    sheets: tuple[Sheet, ...]
    lying: tuple[Sheet, ...]
    to_mend: tuple[CaseMaterial, ...]
    uploaded: bool
    term: Term | None = None
    difference: HandoverMark | None = None

    @property
    def may_go(self) -> bool:
        """Whether it can go with the next bag."""
        return self.proxy.state in (ProxyState.GATHERED, ProxyState.SENT) and bool(self.lying)


@dataclass(frozen=True)
class DraftRow:
    """A draft that was left unfinished at this PC."""

    draft: Draft
    item: str


def overview(desk: Desk) -> Overview:
    """Count everything at once."""
    at = desk.now()
    today = local_date(at)
    with desk.store.read() as work:
        hall = work.reference.hall(today)
        found = work.proxies.counts(hall.station)
        counts = {each: sum(found.get(s, 0) for s in states) for each, states in LIST_STATES.items()}
        counts[VillageList.HAND_OVER] += len(_left_behind(work, hall.station))
        counts[VillageList.SUSPENDED] += len(_to_give_back(work, hall.station))
        counts[VillageList.DRAFTS] = len(work.drafts.all())
        year = datetime.combine(date(today.year, 1, 1), time(), LOCAL_ZONE)
        late = reporting.late(work, hall.station, today)
        told = reporting.reported(work, hall.station, today)
        return Overview(counts, work.proxies.taken_since(year, hall.station), late, told)


def _left_behind(work: Work, station: str) -> tuple[Proxy, ...]:
    """Cases that went up, of which a sheet lies here still or came in since."""
    return work.proxies.lying(ProxyState.SENT, at_unit(station))


def _to_give_back(work: Work, station: str) -> tuple[Proxy, ...]:
    """Cases that were given up, of which a sheet came back here since."""
    return work.proxies.lying(ProxyState.ENDED, at_unit(station))


def rows(desk: Desk, wanted: VillageList) -> tuple[Row, ...]:
    """The cases of a list, the one due first at the top; drafts have a list of their own (`drafts`)."""
    today = local_date(desk.now())
    with desk.store.read() as work:
        station = work.reference.hall(today).station
        proxies = work.proxies.in_states(LIST_STATES[wanted], station)
        if wanted is VillageList.HAND_OVER:
            proxies += _left_behind(work, station)
            proxies = tuple(sorted(proxies, key=lambda each: each.state is ProxyState.ENTRUSTED))
        if wanted is VillageList.SUSPENDED:
            proxies += _to_give_back(work, station)
        return _rows(work, proxies, wanted, station, today)


def _rows(
    work: Work, proxies: Sequence[Proxy], wanted: VillageList, station: str, today: date
) -> tuple[Row, ...]:
    ids = [each.case_id for each in proxies]
    cases, unsent = work.proxies.cases(ids), work.sync.unsent_subjects(ids)
    sheets: dict[str, list[Sheet]] = {}
    for sheet in work.proxies.sheets(ids):
        sheets.setdefault(sheet.case_id, []).append(sheet)
    differing = {mark.case_id: mark for mark in work.proxies.differences() if mark.case_id}
    found = []
    for proxy in proxies:
        case, own = cases[proxy.case_id], tuple(sheets.get(proxy.case_id, ()))
        found.append(
            Row(
                proxy=proxy,
                case=case,
                sheets=own,
                lying=tuple(each for each in own if each.place == at_unit(station)),
                to_mend=_to_mend(work, proxy),
                uploaded=case.id not in unsent,
                term=_term(work, proxy, wanted, today),
                difference=differing.get(case.id),
            )
        )
    return tuple(found)


def _to_mend(work: Work, proxy: Proxy) -> tuple[CaseMaterial, ...]:
    if proxy.state is not ProxyState.ENTRUSTED:
        return ()
    return tuple(m for m in work.cases.materials(proxy.case_id) if m.state in TO_MEND)


def _term(work: Work, proxy: Proxy, wanted: VillageList, today: date) -> Term:
    calendar = work.reference.calendar()
    if wanted is VillageList.TO_DELIVER and proxy.fetched_at is not None:
        return term(delivery_due(local_date(proxy.fetched_at), calendar), today, calendar)
    return term(proxy.hand_over_due or today, today, calendar)


def drafts(desk: Desk) -> tuple[DraftRow, ...]:
    """The drafts of this PC, newest first."""
    with desk.store.read() as work:
        names = {v.item.code: v.item.name for v in work.reference.versions(local_date(desk.now()))}
        return tuple(DraftRow(each, names.get(each.item_code, "")) for each in work.drafts.all())
