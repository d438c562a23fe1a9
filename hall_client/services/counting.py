"""Counting a bag at its other end: 相符, 份数不符, 退回; paper may come before its data (domain C14, ux 05b)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hall_client.domain.cases import Case
from hall_client.domain.custody import Sheet
from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row, changes
from hall_client.domain.hall import Hall
from hall_client.domain.manifests import (
    Handover,
    HandoverCount,
    HandoverMark,
    HandoverState,
    LineMark,
    PaperManifest,
    mark_id,
)
from hall_client.domain.people import Actor, require
from hall_client.services import taking_in
from hall_client.services.handing_over import HandoverRefused
from hall_client.services.ports import Desk, Work


@dataclass(frozen=True)
class CountLine:
    """One case of a manifest on the counting screen. `case` is None while its data is still on the way."""

    case_number: str
    name: str
    item: str
    sheets: tuple[Sheet, ...]
    expected: int
    case: Case | None
    mark: HandoverMark | None


@dataclass(frozen=True)
class Counting:
    """A manifest as it is being counted. `manifest` is None where only its paper has come."""

    number: str
    from_unit: str
    from_name: str
    manifest: Handover | None
    count: HandoverCount | None
    lines: tuple[CountLine, ...]

    @property
    def unmarked(self) -> int:
        """How many cases are still to be marked."""
        return sum(1 for line in self.lines if line.mark is None)

    @property
    def done(self) -> bool:
        """Whether the counting was closed."""
        return self.count is not None and self.count.done_at is not None


def counting(desk: Desk, number: str, paper: PaperManifest | None = None) -> Counting:
    """The manifest with this number, from its data, or from the code on its paper while the data is not here.

    Raises HandoverRefused for one that is not addressed here, was called off, or of which nothing is known.
    """
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(desk.now()))
        return _counting(work, hall, number, paper)


def _counting(work: Work, hall: Hall, number: str, paper: PaperManifest | None) -> Counting:
    manifest = work.proxies.handover(number)
    marks = {mark.case_number: mark for mark in work.proxies.marks(number)}
    if manifest is None and paper is None and not marks:
        raise HandoverRefused(
            "这张清单的数据还没到。请扫清单上的方形码，按清单先点收；或者插上村站的 U 盘导入。"
        )
    to_unit = manifest.to_unit if manifest else paper.to_unit if paper else hall.station
    if to_unit != hall.station:
        raise HandoverRefused("这张清单不是送到这里的，请交给清单上写的接收方。")
    if manifest and manifest.state is HandoverState.CALLED_OFF:
        raise HandoverRefused("送件方已经收回这张清单，不用点收。请和送件人核对。")
    lines = _lines(work, number, manifest, paper, marks)
    from_name = manifest.from_name if manifest else hall.unit_names.get(number[:4], number[:4])
    return Counting(number, number[:4], from_name, manifest, work.proxies.count_of(number), lines)


def _lines(
    work: Work,
    number: str,
    manifest: Handover | None,
    paper: PaperManifest | None,
    marks: Mapping[str, HandoverMark],
) -> tuple[CountLine, ...]:
    if manifest is not None:
        cases = {line.number: _here(work, manifest.id, line.number, marks) for line in manifest.lines}
        sheets = {s.id: s for s in work.proxies.sheets([case.id for case in cases.values() if case])}
        return tuple(
            CountLine(
                line.number,
                line.name,
                line.item,
                tuple(sheets[s.id] for s in line.sheets if s.id in sheets),
                len(line.sheets),
                cases[line.number],
                _given(marks, line.number),
            )
            for line in manifest.lines
        )
    listed = {line.case_number: line.sheets for line in paper.lines} if paper else {}
    listed = listed or {mark.case_number: mark.expected for mark in marks.values()}
    return tuple(
        CountLine(each, "", "", (), expected, _here(work, number, each, marks), _given(marks, each))
        for each, expected in listed.items()
    )


def _here(work: Work, number: str, case_number: str, marks: Mapping[str, HandoverMark]) -> Case | None:
    """The case, if it was taken in or came with the act that sent it: an older state tells nothing of its papers."""
    marked = marks.get(case_number)
    if marked is not None and marked.known:
        return work.cases.found(marked.case_id)
    return taking_in.sent_case(work, number, case_number)


def _given(marks: Mapping[str, HandoverMark], number: str) -> HandoverMark | None:
    """The mark of a case, unless it was taken back."""
    found = marks.get(number)
    return found if found is not None and found.mark is not LineMark.NONE else None


def mark(
    desk: Desk,
    actor: Actor,
    number: str,
    case_number: str,
    chosen: LineMark,
    counted: int,
    missing: Sequence[str] = (),
    note: str = "",
    paper: PaperManifest | None = None,
) -> HandoverMark:
    """Mark one case of a manifest; it can be marked anew until the counting is closed.

    `missing` are the ids of sheets that were not in the bag. Raises HandoverRefused where the count and the mark do
    not fit together, or nothing tells what is missing or why it goes back.
    """
    require(actor, "handover.mark")
    at = desk.now()
    with desk.store.work() as work:
        hall = work.reference.hall(local_date(at))
        now = _counting(work, hall, number, paper)
        line = _open_line(now, case_number)
        _check_mark(line, chosen, counted, missing, note)
        blank = _blank(now, line, hall, actor, at)
        made = replace(blank, mark=chosen, counted=counted, missing=tuple(missing), note=note.strip())
        rows = {} if now.count else _begun_rows(now, hall, actor, at)
        rows.setdefault("handover_mark", {})[made.id] = as_row(made)
        facts = {"number": case_number, "mark": chosen.value, "counted": counted}
        work.append(NewEntry("handover.mark", number, actor.number, at, rows, facts))
    return made


def unmark(desk: Desk, actor: Actor, number: str, case_number: str) -> None:
    """Take the mark of a case back: it is to be counted again. Raises HandoverRefused once the counting is closed."""
    require(actor, "handover.mark")
    at = desk.now()
    with desk.store.work() as work:
        hall = work.reference.hall(local_date(at))
        line = _open_line(_counting(work, hall, number, None), case_number)
        if line.mark is None:
            return
        after = replace(line.mark, mark=LineMark.NONE, counted=0, missing=(), note="", at=at)
        rows = {"handover_mark": {after.id: changes(line.mark, after)}}
        work.append(NewEntry("handover.mark", number, actor.number, at, rows, {"number": case_number}))


def _open_line(now: Counting, case_number: str) -> CountLine:
    """The line of a case while it can be marked. Raises HandoverRefused."""
    line = next((each for each in now.lines if each.case_number == case_number), None)
    if line is None:
        raise HandoverRefused("这一件不在这张清单上。袋里多出来的材料请另外登记，先不要收进这一袋。")
    if now.done:
        raise HandoverRefused("这张清单已经点收完，回单也打了。要改请登记差异了结。")
    return line


def _blank(now: Counting, line: CountLine, hall: Hall, actor: Actor, at: datetime) -> HandoverMark:
    """A line without a mark yet."""
    return HandoverMark(
        id=mark_id(now.number, line.case_number),
        handover=now.number,
        from_unit=now.from_unit,
        to_unit=hall.station,
        case_number=line.case_number,
        case_id=line.case.id if line.case else "",
        mark=LineMark.NONE,
        expected=line.expected,
        counted=0,
        missing=(),
        note="",
        at=at,
        taker=actor.number,
        taker_name=actor.name,
        known=line.case is not None,
    )


def _begun_rows(now: Counting, hall: Hall, actor: Actor, at: datetime) -> dict[str, Any]:
    """The counting begins. Where only the paper is here its lines are kept too: without them nobody could tell
    after a new start what is still to be counted."""
    begun = HandoverCount(now.number, now.from_unit, hall.station, True, at, actor.number, actor.name)
    blanks = [] if now.manifest else [_blank(now, line, hall, actor, at) for line in now.lines]
    return {
        "handover_count": {now.number: as_row(begun)},
        "handover_mark": {each.id: as_row(each) for each in blanks},
    }


def _check_mark(line: CountLine, chosen: LineMark, counted: int, missing: Sequence[str], note: str) -> None:
    if not 0 <= counted <= 999:
        raise HandoverRefused("实收份数要在 0 到 999 之间。")
    if chosen is LineMark.MATCHED and (counted != line.expected or missing):
        raise HandoverRefused(f"清单上是 {line.expected} 份，实收 {counted} 份，不能记相符。")
    if chosen is LineMark.SHORT and counted >= line.expected:
        raise HandoverRefused("实收没有少，不用记份数不符。多出来的请退回或写说明。")
    if chosen is LineMark.SHORT and line.sheets and len(missing) != line.expected - counted:
        raise HandoverRefused(f"少了 {line.expected - counted} 份，请勾出是哪几份。")
    if unknown := set(missing) - {sheet.id for sheet in line.sheets}:
        raise HandoverRefused(f"勾的材料里有 {len(unknown)} 份不在清单上。")
    if chosen is LineMark.RETURNED and not note.strip():
        raise HandoverRefused("退回要写原因，村里照着补。")


def close(desk: Desk, actor: Actor, number: str, seal_whole: bool = True) -> Counting:
    """点收完: every case has its mark; the papers are where the count says, and the slip can be printed.

    Cases whose data is not here are taken in when it comes (`taking_in.match_arrived`). Raises HandoverRefused.
    """
    require(actor, "handover.close")
    at = desk.now()
    with desk.store.work() as work:
        hall = work.reference.hall(local_date(at))
        now = _counting(work, hall, number, None)
        if now.done:
            raise HandoverRefused("这张清单已经点收过。")
        if now.unmarked or now.count is None:
            raise HandoverRefused(f"还有 {now.unmarked} 件没点，点完再打回单。")
        rows = {"handover_count": {number: {"done_at": as_row(replace(now.count, done_at=at))["done_at"]}}}
        if not seal_whole:
            rows["handover_count"][number]["seal_whole"] = False
        work.append(NewEntry("handover.close", number, actor.number, at, rows, {"cases": len(now.lines)}))
        for line in now.lines:
            if line.mark is not None and line.mark.known:
                taking_in.take_in(desk, work, hall, actor, line.mark, at)
    # What came between its mark and the end of the counting.
    taking_in.match_arrived(desk)
    return counting(desk, number)
