"""The day of a village as it reports it to its town (C21, R-68): counted from its rows, never typed."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from hall_client.domain.deadlines import LOCAL_ZONE, local_date
from hall_client.domain.entries import NewEntry, changes
from hall_client.domain.hall import Hall
from hall_client.domain.manifests import Direction, HandoverState, LineMark, StationReport
from hall_client.domain.outcomes import own_matter
from hall_client.domain.people import Actor, require
from hall_client.domain.proxies import ProxyRefused, ProxyState
from hall_client.domain.village_lists import delivery_due, term
from hall_client.services.handing_over import to_hand_over
from hall_client.services.ports import Desk, Work

FIGURES = {
    "taken": "代办收件",
    "bags": "送镇批次",
    "returned": "镇退回",
    "fetched": "结果领回",
    "delivered": "已送达",
    "late": "待送达超 3 天",
    "own": "本村自办",
    "consulted": "咨询",
    "visits": "上门代办",
    "differences": "没了结的差异",
    "planned": "明日到镇计划",
}
"""Figure -> its words on the report, in their order (domain C21)."""


def figures(desk: Desk) -> Mapping[str, int]:
    """What today comes to so far."""
    today = local_date(desk.now())
    planned = sum(1 for load in to_hand_over(desk) if load.proxy.state is ProxyState.GATHERED)
    with desk.store.read() as work:
        hall = work.reference.hall(today)
        return {**_counted(work, hall, today), "planned": planned}


def _counted(work: Work, hall: Hall, day: date) -> dict[str, int]:
    first = datetime.combine(day, time(), LOCAL_ZONE)
    last, station = first + timedelta(days=1), hall.station
    taken = work.proxies.steps_on("taken_at", first, last, station)
    bags = [each for each in work.proxies.handovers(day) if _sent(each.from_unit, each.direction, station)]
    return {
        "taken": len(taken),
        "bags": sum(1 for each in bags if each.state is HandoverState.SENT and each.business_date == day),
        "returned": _returned(work, station, day),
        "fetched": len(work.proxies.steps_on("fetched_at", first, last, station)),
        "delivered": len(work.proxies.steps_on("delivered_at", first, last, station)),
        "late": late(work, station, day),
        "own": _own(work, day, {each.case_id for each in taken}),
        "consulted": sum(1 for each in work.floor.services(day) if each.result == "consult"),
        "visits": sum(1 for each in taken if each.visit),
        "differences": sum(1 for each in work.proxies.differences() if each.from_unit == station),
    }


def _sent(unit: str, direction: Direction, station: str) -> bool:
    return unit == station and direction is Direction.UP


def _returned(work: Work, station: str, day: date) -> int:
    """What the town turned back: counted so today, or turned back and not handed in again yet."""
    waiting = {each.case_id for each in work.proxies.in_states((ProxyState.RETURNED,), station)}
    first = datetime.combine(day, time(), LOCAL_ZONE)
    counted = {
        mark.case_id
        for count in work.proxies.counts_since(first)
        if count.from_unit == station
        for mark in work.proxies.marks(count.id)
        if mark.mark is LineMark.RETURNED
    }
    return len(waiting | counted)


def late(work: Work, station: str, today: date) -> int:
    """Results that lie at the station for more than three working days (C-12)."""
    calendar = work.reference.calendar()
    fetched = work.proxies.in_states((ProxyState.FETCHED,), station)
    dues = (delivery_due(local_date(p.fetched_at), calendar) for p in fetched if p.fetched_at)
    return sum(1 for due in dues if term(due, today, calendar).days < 0)


def _own(work: Work, day: date, proxied: set[str]) -> int:
    found = [case for case in work.cases.of_day(day) if case.id not in proxied]
    return sum(
        1 for case in found if own_matter(work.reference.version(case.item_code, case.item_version).item)
    )


def report(desk: Desk, actor: Actor) -> StationReport:
    """Report today to the town; once more the same day puts the figures right. Raises NotAllowed, ProxyRefused."""
    require(actor, "station.report")
    counted, at = figures(desk), desk.now()
    day = local_date(at)
    with desk.store.work() as work:
        hall = work.reference.hall(day)
        if not hall.is_village:
            raise ProxyRefused("只有村站报日报，这里是镇中心。")
        before = reported(work, hall.station, day)
        key = f"{hall.station}/{day.isoformat()}"
        made = StationReport(key, hall.station, hall.name, day, at, actor.number, counted)
        rows = {"station_report": {key: changes(before, made)}}
        work.append(NewEntry("station.report", key, actor.number, at, rows, dict(counted)))
    return made


def reported(work: Work, station: str, day: date) -> StationReport | None:
    """What a station reported for a day."""
    return next((each for each in work.proxies.reports(day) if each.station == station), None)
