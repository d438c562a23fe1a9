"""全程代办 in the summary: how many matters came how far, and where every sheet of paper is; both must balance."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hall_client.demo.hands import DemoStuck
from hall_client.demo.station import End
from hall_client.domain.custody import Hop, Sheet, place_words, unbalanced
from hall_client.domain.manifests import Direction, HandoverState, LineMark
from hall_client.domain.proxies import Proxy, ProxyState
from hall_client.services import papers
from hall_client.services.ports import Work

_FORMS = {"original": "原件", "copy": "复印件", "result": "结果文书"}
_OVER = (ProxyState.DELIVERED, ProxyState.CALLED_BACK, ProxyState.ARCHIVED, ProxyState.ENDED)


def read(work: Work, day: date) -> dict[str, Any]:
    """`proxies` and `custody` as the town knows them."""
    proxies = work.proxies.in_states(list(ProxyState))
    ids = [each.case_id for each in proxies]
    numbers = {key: case.number for key, case in work.proxies.cases(ids).items()}
    hall, sheets = work.reference.hall(day), work.proxies.sheets(ids)
    return {"proxies": _counted(work, proxies, day), "custody": _custody(sheets, numbers, hall.unit_names)}


def _counted(work: Work, proxies: Sequence[Proxy], day: date) -> dict[str, int]:
    bags = [
        each
        for each in work.proxies.handovers(day)
        if each.direction is Direction.UP and each.state is HandoverState.SENT
    ]
    done = {each.id for each in bags if (count := work.proxies.count_of(each.id)) and count.done_at}
    marks = [mark for each in bags for mark in work.proxies.marks(each.id)]
    over = sum(1 for each in proxies if each.state in _OVER)
    return {
        "taken": len(proxies),
        "handed_over": len({line.number for each in bags for line in each.lines}),
        "counted": len({mark.case_number for mark in marks if mark.handover in done}),
        "differences": sum(1 for mark in marks if mark.mark is LineMark.SHORT),
        "returned": sum(1 for mark in marks if mark.mark is LineMark.RETURNED),
        "decided": sum(1 for each in proxies if each.ready_at),
        "delivered": sum(1 for each in proxies if each.delivered_at),
        "open": len(proxies) - over,
    }


def _custody(
    sheets: Sequence[Sheet], numbers: Mapping[str, str], names: Mapping[str, str]
) -> list[dict[str, str]]:
    found = [
        {
            "case": numbers[sheet.case_id],
            "paper": sheet.label,
            "form": _FORMS[sheet.form],
            "where": place_words(sheet.place, names),
            "since": f"{papers.local(sheet.since):%Y-%m-%d %H:%M}",
        }
        for sheet in sheets
    ]
    return sorted(found, key=lambda each: (each["case"], each["form"], each["paper"]))


def check(town: End, stations: Sequence[End], books: Mapping[str, Any]) -> None:
    """Every village and the town agree on every matter, and papers balance. Raises DemoStuck."""
    here = _known(town)
    there = {case_id: known for station in stations for case_id, known in _known(station).items()}
    counted = books["proxies"]
    wrong = [
        f"{case_id} is not the same at both ends" for case_id in here if here[case_id] != there.get(case_id)
    ]
    wrong += [each for _, sheets, hops in here.values() for each in unbalanced(sheets, hops)]
    if counted["taken"] != len(there) or counted["taken"] != counted["delivered"] + counted["open"]:
        wrong.append(f"taken, delivered and open do not add up: {counted}")
    if counted["handed_over"] != counted["counted"]:
        wrong.append(f"cases are still on the road: {counted}")
    wrong += [
        f"{sheet.id} is at {sheet.place} when the day ends"
        for _, sheets, _ in here.values()
        for sheet in sheets
        if sheet.place.startswith(("way/", "missing/"))
    ]
    if len(books["custody"]) != sum(len(sheets) for _, sheets, _ in there.values()):
        wrong.append("sheets are missing from the custody")
    if wrong:
        raise DemoStuck("; ".join(wrong))


def _known(end: End) -> dict[str, tuple[Proxy, tuple[Sheet, ...], tuple[Hop, ...]]]:
    with end.desk.store.read() as work:
        proxies = work.proxies.in_states(list(ProxyState))
        return {
            each.case_id: (each, work.proxies.sheets([each.case_id]), work.proxies.hops(each.case_id))
            for each in proxies
        }
