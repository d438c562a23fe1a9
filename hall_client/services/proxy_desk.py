"""The town's proxy desk at a glance: bags, differences, what goes down and up, what is late, who is silent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hall_client.domain import deadlines
from hall_client.domain.cases import Case, CaseState
from hall_client.domain.catalogue import Route
from hall_client.domain.deadlines import Limit, local_date
from hall_client.domain.hall import Hall, Station
from hall_client.domain.manifests import HandoverMark, LineMark
from hall_client.domain.proxies import DELIVERY_DAYS, Proxy, ProxyState, Referral
from hall_client.services import handing_over, receiving, taking_in
from hall_client.services.handing_over import Load
from hall_client.services.ports import Desk, Work
from hall_client.services.receiving import Difference, Incoming


@dataclass(frozen=True)
class Above:
    """A case that a superior department has."""

    referral: Referral
    case: Case


@dataclass(frozen=True)
class Late:
    """A result that was fetched and has not reached the villager in time; `due` was the last day (C-12)."""

    proxy: Proxy
    case: Case
    due: date


@dataclass(frozen=True)
class DeskDay:
    """Everything the town's proxy desk has to do now."""

    hall: Hall
    today: date
    bags: tuple[Incoming, ...]
    differences: tuple[Difference, ...]
    without_data: tuple[HandoverMark, ...]
    """Counted cases whose data has not come."""
    down: tuple[Load, ...]
    """Results and returned papers that lie here for the villages."""
    up: tuple[Case, ...]
    """Referred cases that were reviewed and wait to be sent up."""
    departments: Mapping[str, str]
    """item code -> where its last case went up to; empty where none did."""
    above: tuple[Above, ...]
    late: tuple[Late, ...]
    silent: tuple[Station, ...]
    """Stations that have not reported today (R-68)."""


def day(desk: Desk) -> DeskDay:
    """The desk as it stands, read at once."""
    at = desk.now()
    today = local_date(at)
    with desk.store.read() as work:
        hall = work.reference.hall(today)
        up = _up(work)
        reported = {each.station for each in work.proxies.reports(today)}
        return DeskDay(
            hall=hall,
            today=today,
            bags=receiving.bags(work, hall, at),
            differences=receiving.differences(work, hall),
            without_data=_without_data(work),
            down=handing_over.lying_for(work, hall),
            up=up,
            departments={
                code: work.proxies.last_department(code) for code in {each.item_code for each in up}
            },
            above=_above(work),
            late=_late(work, hall, at),
            silent=tuple(each for each in hall.stations if each.station not in reported),
        )


def _without_data(work: Work) -> tuple[HandoverMark, ...]:
    waiting = [each for each in work.proxies.unmatched() if each.mark is not LineMark.NONE]
    return tuple(each for each in waiting if not taking_in.sent_case(work, each.handover, each.case_number))


def _up(work: Work) -> tuple[Case, ...]:
    reviewed = work.cases.clocks([CaseState.REVIEWED.value])
    return tuple(case for case in reviewed if case.route == Route.REFERRED)


def _above(work: Work) -> tuple[Above, ...]:
    referrals = work.proxies.open_referrals()
    cases = work.proxies.cases([each.case_id for each in referrals])
    return tuple(Above(each, cases[each.case_id]) for each in referrals if each.case_id in cases)


def _late(work: Work, hall: Hall, at: datetime) -> tuple[Late, ...]:
    fetched = work.proxies.in_states((ProxyState.FETCHED,))
    cases = work.proxies.cases([each.case_id for each in fetched])
    dues = [(each, _deliver_by(work, hall, each)) for each in fetched]
    gone = [(each, due) for each, due in dues if due is not None and due < local_date(at)]
    return _sorted([Late(each, cases[each.case_id], due) for each, due in gone if each.case_id in cases])


def _sorted(late: Sequence[Late]) -> tuple[Late, ...]:
    return tuple(sorted(late, key=lambda each: (each.due, each.case.number)))


def _deliver_by(work: Work, hall: Hall, proxy: Proxy) -> date | None:
    if proxy.fetched_at is None:
        return None
    start = deadlines.duty_date(proxy.fetched_at, hall.closes)
    return deadlines.due_date(start, Limit(DELIVERY_DAYS), work.reference.calendar()).date
