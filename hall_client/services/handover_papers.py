"""The papers of a hand-over: manifest, bag cover, count slip, lost papers. Drawn from their rows whenever asked."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from hall_client.domain import deadlines
from hall_client.domain.deadlines import local_date
from hall_client.domain.manifests import LINE_MARK_WORDS, Direction, Handover, LineMark, LineSheet, code_of
from hall_client.domain.people import Actor
from hall_client.services import papers
from hall_client.services.counting import Counting, CountLine
from hall_client.services.handing_over import HandoverRefused
from hall_client.services.papers import case_data, day_of, local
from hall_client.services.ports import Desk, Sheet

FORM_WORDS = {"original": "原件", "copy": "复印件", "result": "结果文书"}
SETTLE_DAYS = 3
"""Working days in which a difference is to be settled."""


def manifest_sheet(desk: Desk, actor: Actor, handover: Handover, reprint: int = 0) -> Sheet:
    """C14: the manifest, drawn from its own record, so that the same one can be printed again at any time."""
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(handover.sent_at))
    head = papers.head(hall, actor, f"{handover.id}-C14-1", handover.sent_at, copies=3)
    data = {
        "head": head,
        "number": handover.id,
        "code": code_of(handover),
        "made_at": f"{local(handover.sent_at):%Y-%m-%d %H:%M}",
        "sender": handover.from_name,
        "receiver": handover.to_name,
        "giver": handover.giver_name,
        "carrier": handover.carrier,
        "seal": handover.seal,
        "bags": handover.bags,
        "stamped": handover.direction is Direction.SUPERIOR,
        "lines": [
            {"number": line.number, "name": line.name, "item": line.item, "pieces": _pieces(line.sheets)}
            for line in handover.lines
        ],
    }
    return desk.paper.draw("manifest", data, reprint=reprint)


def _pieces(sheets: Sequence[LineSheet]) -> list[dict[str, Any]]:
    """Copies of one material are one entry of the list: their names differ in the number of the copy alone."""
    names = [(sheet.name.split("（第 ")[0], sheet.form) for sheet in sheets]
    counted = Counter(names)
    pages: Counter[tuple[str, str]] = Counter()
    for key, sheet in zip(names, sheets, strict=True):
        pages[key] += sheet.pages
    return [
        {"name": name, "form": FORM_WORDS[form], "copies": count, "pages": pages[name, form]}
        for (name, form), count in counted.items()
    ]


def bag_covers(desk: Desk, actor: Actor, handover: Handover) -> tuple[Sheet, ...]:
    """A cover for each bag: what is in it, and a barcode for every case, so that counting goes by scanning."""
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(handover.sent_at))
    lines = [
        {"number": line.number, "name": line.name, "item": line.item, "count": len(line.sheets)}
        for line in handover.lines
    ]
    common = {
        "head": papers.head(hall, actor, f"{handover.id}-JF-1", handover.sent_at),
        "number": handover.id,
        "sent_from": handover.from_name,
        "sent_to": handover.to_name,
        "lines": lines,
        "bags": handover.bags,
        "seal": handover.seal,
        "giver": handover.giver_name,
        "carrier": handover.carrier,
        "sent_at": f"{local(handover.sent_at):%Y-%m-%d %H:%M}",
    }
    return tuple(desk.paper.draw("bag_cover", {**common, "bag": n}) for n in range(1, handover.bags + 1))


def count_slip(desk: Desk, actor: Actor, counting: Counting) -> Sheet:
    """点收回单: how every case was counted. Raises HandoverRefused before the counting is closed."""
    count = counting.count
    if count is None or count.done_at is None:
        raise HandoverRefused("还没有点收完，回单不能打。")
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(count.done_at))
        calendar = work.reference.calendar()
    limit = deadlines.Limit(SETTLE_DAYS)
    manifest = counting.manifest
    data = {
        "head": papers.head(hall, actor, f"{counting.number}-JS-1", count.done_at, copies=2),
        "number": counting.number,
        "sent_from": counting.from_name,
        "sent_to": hall.name,
        "giver": manifest.giver_name if manifest else "",
        "carrier": manifest.carrier if manifest else "",
        "seal": manifest.seal if manifest else "",
        "seal_whole": count.seal_whole,
        "counted_at": f"{local(count.done_at):%Y-%m-%d %H:%M}",
        "taker": count.taker_name,
        "lines": [_counted(line) for line in counting.lines],
        "settle_within": f"{SETTLE_DAYS} 个工作日",
        "settle_by": deadlines.due_date(local_date(count.done_at), limit, calendar).date.isoformat(),
    }
    return desk.paper.draw("count_slip", data)


def _counted(line: CountLine) -> dict[str, Any]:
    mark = line.mark
    names = {sheet.id: sheet.label for sheet in line.sheets}
    missing = "、".join(names.get(each, each) for each in mark.missing) if mark else ""
    return {
        "number": line.case_number,
        "name": line.name,
        "item": line.item,
        "listed": line.expected,
        "counted": mark.counted if mark else 0,
        "mark": LINE_MARK_WORDS[mark.mark if mark else LineMark.SHORT],
        "note": "；".join(each for each in (missing, mark.note if mark else "") if each),
    }


def lost_paper(desk: Desk, actor: Actor, case_id: str) -> Sheet:
    """遗失报告 of a case's papers that were given up; the last two who signed for them stand on it."""
    at = desk.now()
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(at))
        case = work.cases.get(case_id)
        lost = [s for s in work.proxies.sheets([case_id]) if s.place == "lost"]
        hops = [h for h in work.proxies.hops(case_id) if h.sheet in {s.id for s in lost}]
        names = {p.number: p.name for p in work.reference.people()}
    if not lost:
        raise HandoverRefused("这一件没有登记遗失的材料。")
    given_up = [h for h in hops if h.to_place == "lost"]
    signed = [h for h in hops if h.to_place != "lost" and not h.to_place.startswith("missing/")][-2:]
    data = {
        "head": papers.head(hall, actor, f"{case.number}-YS-1", at),
        "case": case_data(case),
        "reported_on": day_of(at),
        "originals": [
            {"name": s.label, "pages": s.pages, "form": FORM_WORDS.get(s.form, s.form)} for s in lost
        ],
        "signed": [
            {
                "at": f"{local(h.at):%Y-%m-%d %H:%M}",
                "giver": names.get(h.giver, h.giver),
                "taker": names.get(h.taker, h.taker),
            }
            for h in signed
        ],
        "searched": given_up[-1].difference if given_up else "",
        "reported_by": f"{actor.name}（工号 {actor.number}）",
        "manifest": given_up[-1].manifest if given_up else "",
    }
    return desk.paper.draw("lost_paper", data)
