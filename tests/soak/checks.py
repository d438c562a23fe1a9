"""What must hold after a kill: nothing acknowledged is gone, nothing is half, no number is used twice."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping

from sqlalchemy import select

from hall_client.desk import OpenDesk
from hall_client.domain.cases import Case
from hall_client.domain.decision import PAPERS
from hall_client.domain.situations import required_materials
from hall_client.domain.tickets import TicketState, counts
from hall_client.services import printing_out
from hall_client.storage.case_tables import case, document
from hall_client.storage.records import record
from hall_client.storage.tables import counter
from hall_client.storage.verify import verify
from hall_client.storage.work import Work
from tests.soak.diary import Line
from tests.soak.snapshot import Number, Snapshot, filed

UNNOTED = {
    "issue": {"waiting"},
    "call": {"called"},
    "start": {"in_service"},
    "no_show": {"no_show", "abandoned"},
    "reactivate": {"waiting"},
    "leave": {"served"},
    "close": {"cleared", "served"},
}
"""Act -> the states it may have put a ticket into when it was killed before it could say so."""

MADE = {"finish", "settle", "opening"}
"""Acts that make papers."""


def compare(before: Snapshot, lines: list[Line], after: Snapshot) -> Iterator[str]:
    """Where the hall is not as the diary says. Only the act that was killed may have happened or not."""
    cut = lines[-1] if lines and not lines[-1].done else None
    done = [line for line in lines if line.done]
    yield from _tickets(before.tickets, done, cut, after.tickets)
    yield from _drafts(before.drafts, done, cut, after.drafts)
    yield from _papers(before.papers, done, cut, after.papers)
    acknowledged = before.entries + Counter(tuple(entry) for line in done for entry in line.entries)
    for (kind, subject), wanted in acknowledged.items():
        if after.entries[kind, subject] < wanted:
            yield f"{kind} of {subject} was acknowledged and is not in the journal"
    for day in before.closed | {line.closed for line in done if line.closed}:
        if day not in after.closed:
            yield f"the close of {day} was acknowledged and is gone"
    for number, owner in before.owners.items():
        if after.owners.get(number, owner) != owner:
            yield f"case number {number} of {owner} was given to {after.owners[number]}"


def _tickets(
    before: Mapping[str, Number], done: list[Line], cut: Line | None, after: Mapping[str, Number]
) -> Iterator[str]:
    expected = {ticket_id: number.state for ticket_id, number in before.items()}
    days = {ticket_id: number.day for ticket_id, number in after.items()}
    for line in done:
        if line.closed:
            mine = {key: state for key, state in expected.items() if days.get(key) == line.closed}
            expected |= {key: _cleared(state) for key, state in mine.items()}
        expected |= line.tickets
    different = {key for key in expected.keys() | after.keys() if expected.get(key) != _state(after.get(key))}
    may_be = UNNOTED.get(cut.act, set()) if cut else set()
    for key in different:
        if _state(after.get(key)) not in may_be:
            yield f"ticket {key} should be {expected.get(key)} and is {_state(after.get(key))}"
    if len(different) > 1 and cut is not None and cut.act != "close":
        yield f"one act, {cut.act}, changed {len(different)} tickets"


def _state(number: Number | None) -> str | None:
    return number.state if number else None


def _cleared(state: str) -> str:
    changed = {"waiting": "cleared", "called": "cleared", "held": "cleared", "in_service": "served"}
    return changed.get(state, state)


def _drafts(
    before: Mapping[str, str], done: list[Line], cut: Line | None, after: Mapping[str, str]
) -> Iterator[str]:
    expected = dict(before)
    for line in done:
        expected |= line.drafts
    for key in expected.keys() | after.keys():
        allowed = {expected.get(key, "")} | ({cut.drafts[key]} if cut and key in cut.drafts else set())
        if cut and cut.act in ("save", "choose", "open", "park", "take_back") and not cut.drafts:
            continue
        if after.get(key, "") not in allowed:
            yield f"draft {key} is not as it was last saved ({cut.act if cut else 'at rest'})"


def _papers(
    before: Mapping[str, str], done: list[Line], cut: Line | None, after: Mapping[str, str]
) -> Iterator[str]:
    expected = dict(before)
    for line in done:
        expected |= line.papers
    for key, state in expected.items():
        allowed = {state} | ({cut.papers[key]} if cut and key in cut.papers else set())
        if after.get(key) not in allowed:
            yield f"paper {key} should be {state} and is {after.get(key)}"
    makers = {line.act for line in done} | ({cut.act} if cut else set())
    for key in after.keys() - expected.keys():
        if not makers & MADE:
            yield f"paper {key} came from nowhere"


def standing(opened: OpenDesk, now: Snapshot) -> Iterator[str]:
    """What does not hold in the hall as it stands, whatever was done in it."""
    yield from (f"case number {number} is there twice" for number in now.doubled)
    yield from (f"draft {key} lies beside its case" for key in now.drafts if f"case-{key}" in now.cases)
    with opened.store.read() as work:
        for row in work.connection.execute(select(case)).mappings():
            yield from _half(work, record(Case, row))
        yield from _counted(work, now)
    yield from _balance(now)
    yield from _paper_files(opened)
    for finding in verify(opened.store).findings:
        yield f"verify: {finding.sentence}"


def _half(work: Work, each: Case) -> Iterator[str]:
    version = work.reference.version(each.item_code, each.item_version)
    wanted = {material.code for material in required_materials(version.item, each.answers)}
    if {material.code for material in work.cases.materials(each.id)} != wanted:
        yield f"case {each.number} lacks materials"
    if not work.cases.steps(each.id):
        yield f"case {each.number} has no step"
    if not {document.kind for document in work.cases.documents(each.id)} >= set(PAPERS[each.outcome]):
        yield f"case {each.number} ({each.outcome}) lacks a paper"


def _counted(work: Work, now: Snapshot) -> Iterator[str]:
    last = {(row.name, row.day): row.last for row in work.connection.execute(select(counter))}
    issued = Counter((f"ticket/{number.series}", number.day) for number in now.tickets.values())
    for key in issued.keys() | {key for key in last if key[0].startswith("ticket/")}:
        if last.get(key) != issued[key]:
            yield f"{key}: {issued[key]} tickets, but the counter stands at {last.get(key)}"
    for number in now.owners:
        day = f"20{number[6:8]}-{number[8:10]}-{number[10:12]}"
        if int(number[12:15]) > last.get((f"case/{number[4:6]}", day), 0):
            yield f"case number {number} lies above its counter"


def _balance(now: Snapshot) -> Iterator[str]:
    for day in {number.day for number in now.tickets.values()}:
        counted = counts([TicketState(n.state) for n in now.tickets.values() if n.day == day])
        if not counted.balances():
            yield f"the tickets of {day} do not balance: {counted}"
        if day in now.closed and counted.open:
            yield f"{day} is closed with {counted.open} tickets open"


def _paper_files(opened: OpenDesk) -> Iterator[str]:
    with opened.store.read() as work:
        rows = work.connection.execute(
            select(document.c.id, document.c.number, document.c.sha256, document.c.state)
        )
        papers = {f"{row.number}.pdf": row for row in rows}
    found = filed(opened.folder)
    for file in found:
        content = file.read_bytes()
        if not content.startswith(b"%PDF-") or not content.rstrip().endswith(b"%%EOF"):
            yield f"{file.name} is not a whole PDF"
        elif hashlib.sha256(content).hexdigest() != papers[file.name].sha256:
            yield f"{file.name} is not the paper that was saved"
    names = {file.name for file in found}
    offered = {each.id for each in printing_out.left_over(opened.desk)}
    for name, row in papers.items():
        if row.state == "printed" and name not in names:
            yield f"{name} counts as printed and is not there"
        if row.state != "printed" and row.id not in offered:
            yield f"{name} was not printed and is not offered"
