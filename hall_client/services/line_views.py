"""What the page 同步和备份 shows of this desk: what waits, what happened, and the parts of the line's status."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from hall_client.domain.attachments import megabytes
from hall_client.domain.cases import TRANSITIONS
from hall_client.domain.entries import Entry
from hall_client.domain.line_status import ChangedAnswer, GivenTwice, LineEvent, WaitingRow
from hall_client.domain.syncing import Disposition
from hall_client.services import disputes
from hall_client.services.ports import Desk, Work
from hall_client.services.sync_ports import Unsent

_LONGEST_LIST = 500


@dataclass(frozen=True)
class StatusParts:
    """What the local database knows of the line: counts of entries, cases and disputes, and the last success."""

    waiting: int
    waiting_cases: int
    disputes: int
    last_success: datetime | None


def status_parts(desk: Desk) -> StatusParts:
    """The parts of the line's status that are known without the line."""
    with desk.store.read() as work:
        waiting, cases = work.sync.waiting()
        synced = work.get_meta("synced_at")
    return StatusParts(
        waiting, cases, len(disputes.listed(desk)), datetime.fromisoformat(synced) if synced else None
    )


def waiting_rows(desk: Desk, *, sending: bool = False) -> tuple[WaitingRow, ...]:
    """What the centre does not have yet: cases and ratings one by one, other entries and scans in a line each."""
    with desk.store.read() as work:
        unsent = work.sync.unsent(_LONGEST_LIST)
        count, _ = work.sync.waiting()
        files = work.files.waiting()
    rows: dict[tuple[str, str], WaitingRow] = {}
    for each in unsent:
        kind = "rating" if each.kind.startswith("rating.") else "case"
        rows[kind, each.subject] = WaitingRow(kind, each.number, _text(kind, each), each.at)
    listed = list(rows.values())
    if left := count - len(unsent):
        at = listed[-1].at if listed else desk.now()
        listed.append(WaitingRow("entries", f"{left} 条", "随办件一起传", at))
    if files:
        size = megabytes(sum(each.size - each.sent for each in files))
        listed.append(WaitingRow("file", f"{len(files)} 份", f"还有 {size}，在办件之后传", desk.now()))
    if sending and listed:
        first = listed[0]
        listed[0] = WaitingRow(first.kind, first.number, first.text, first.at, sending=True)
    return tuple(listed)


def _text(kind: str, unsent: Unsent) -> str:
    return "已评" if kind == "rating" else unsent.title


def changed_answers(desk: Desk) -> tuple[ChangedAnswer, ...]:
    """What a promoted or restored centre answers otherwise than before, oldest first."""
    with desk.store.read() as work:
        return tuple(_changed(work, *each) for each in work.answers.changed())


def _changed(work: Work, entry: Entry, was: Disposition, now: Disposition) -> ChangedAnswer:
    number = title = ""
    with suppress(KeyError):
        case = work.cases.get(entry.subject)
        number, title = case.number, f"{case.applicant_name}，{case.item_name}"
    deed = TRANSITIONS[entry.kind].word if entry.kind in TRANSITIONS else "随办件的记录"
    return ChangedAnswer(number, title, deed, datetime.fromisoformat(entry.at), was, now)


def given_twice(desk: Desk) -> tuple[GivenTwice, ...]:
    """Numbers that two cases carry: PCs numbered alike before they joined, or were made from one image."""
    with desk.store.read() as work:
        cases = work.cases.given_twice()
    return tuple(
        GivenTwice(
            number,
            tuple((f"{c.applicant_name}，{c.item_name}", c.opened_at, c.clerk_name) for c in group),
        )
        for number, group in groupby(cases, key=lambda case: case.number)
    )


def changes_seen(desk: Desk) -> None:
    """Somebody has looked at all of them."""
    with desk.store.work() as work:
        work.answers.forget_changes()


def events(desk: Desk) -> tuple[LineEvent, ...]:
    """最近: the last fifty, newest first."""
    with desk.store.read() as work:
        return work.diary.events()


def note(desk: Desk, words: str, *, well: bool) -> None:
    """Add a line to 最近."""
    with desk.store.work() as work:
        work.diary.note(desk.now(), words, well=well)
