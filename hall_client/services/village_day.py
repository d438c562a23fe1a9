"""C21 村代办点日报 on paper: the figures that were reported, with what is late, what differs and what goes next."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hall_client.domain.deadlines import local_date
from hall_client.domain.manifests import Direction, HandoverMark, HandoverState
from hall_client.domain.people import Actor, require
from hall_client.domain.proxies import ProxyState
from hall_client.domain.village_lists import delivery_due, term
from hall_client.services import papers, reporting
from hall_client.services.handing_over import to_hand_over
from hall_client.services.ports import Desk, Sheet, Work
from hall_client.services.sheet_printing import put_out_sheet


def put_out(desk: Desk, actor: Actor) -> Path | None:
    """Print today's report for the village's own file. Raises PrintFailed: what was reported stays reported."""
    require(actor, "document.print")
    data = sheet_data(desk, actor)
    # Named like every paper: the reports of several stations may come to lie in one folder.
    return put_out_sheet(desk, desk.paper.draw("village_tally", data), data["head"]["document_number"], "a4")


def sheet(desk: Desk, actor: Actor) -> Sheet:
    """The report as it stands now."""
    return desk.paper.draw("village_tally", sheet_data(desk, actor))


def sheet_data(desk: Desk, actor: Actor) -> dict[str, Any]:
    """What stands on the report."""
    at = desk.now()
    day = local_date(at)
    counted = reporting.figures(desk)
    plan = _plan(desk)
    with desk.store.read() as work:
        hall = work.reference.hall(day)
        sent = [
            each
            for each in work.proxies.handovers(day)
            if each.from_unit == hall.station
            and each.direction is Direction.UP
            and each.state is HandoverState.SENT
            and each.business_date == day
        ]
        return {
            "head": papers.head(hall, actor, f"{hall.station}{hall.terminal}-{day:%y%m%d}-C21", at),
            "day": day.isoformat(),
            "station": hall.name,
            "entrusted": counted["taken"],
            "batches": len(sent),
            "sent_cases": sum(len(each.lines) for each in sent),
            "sent_sheets": sum(each.sheets for each in sent),
            "returned": counted["returned"],
            "fetched": counted["fetched"],
            "delivered": counted["delivered"],
            "own": counted["own"],
            "asked": counted["consulted"],
            "visits": counted["visits"],
            "late": _late(work, hall.station, day),
            "differences": [differing(work, each) for each in open_differences(work, hall.station)],
            "plan": plan,
            "proxy": actor.name,
        }


def _plan(desk: Desk) -> list[str]:
    ready = [load for load in to_hand_over(desk) if load.proxy.state is ProxyState.GATHERED]
    if not ready:
        return []
    sheets = sum(len(load.sheets) for load in ready)
    due = min(load.proxy.hand_over_due for load in ready if load.proxy.hand_over_due)
    return [f"送镇 {len(ready)} 件、材料 {sheets} 份，最早的一件 {due.isoformat()} 前要交。"]


def _late(work: Work, station: str, today: date) -> list[dict[str, Any]]:
    calendar = work.reference.calendar()
    fetched = [p for p in work.proxies.in_states((ProxyState.FETCHED,), station) if p.fetched_at]
    cases = work.proxies.cases([p.case_id for p in fetched])
    found = []
    for proxy in fetched:
        day = local_date(proxy.fetched_at) if proxy.fetched_at else today
        left = term(delivery_due(day, calendar), today, calendar).days
        if left < 0:
            case = cases[proxy.case_id]
            found.append(
                {
                    "number": case.number,
                    "name": case.applicant_name,
                    "item": case.item_name,
                    "fetched_on": day.isoformat(),
                    "days": (today - day).days,
                }
            )
    return found


def open_differences(work: Work, station: str = "") -> Sequence[HandoverMark]:
    """Counts with something missing that nobody has settled, of one station's bags or of all."""
    return [each for each in work.proxies.differences() if station in ("", each.from_unit)]


def differing(work: Work, mark: HandoverMark) -> dict[str, Any]:
    """One open difference as the reports of both ends print it."""
    case = work.cases.found(mark.case_id) if mark.case_id else None
    sheets = {s.id: s.label for s in work.proxies.sheets([mark.case_id])} if case else {}
    names = [sheets.get(each, each) for each in mark.missing]
    return {
        "manifest": mark.handover,
        "number": mark.case_number,
        "name": case.applicant_name if case else "",
        "missing": "、".join(names) or f"{mark.expected - mark.counted} 份，还没写明",
        "since": local_date(mark.at).isoformat(),
    }
