"""The log going up: greeting the centre, a new log where the old one is in doubt, entries and their answers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import Entry, NewEntry, Written, instant_text
from hall_client.domain.people import PROGRAM
from hall_client.domain.syncing import PROGRAM_SCHEMA, Answer, Brings, Hello, PushState
from hall_client.services.line_ports import LineRefused, LogClosed, LogLine
from hall_client.services.ports import Desk, Work

BATCH_ENTRIES = 500
BATCH_CHARACTERS = 1_000_000
IDS_AT_ONCE = 500

Told = Callable[[int], None]
"""Called with the number of entries that still wait."""


@dataclass(frozen=True)
class Greeted:
    """The centre knows us and our log now. `new_log`: the earlier one was in doubt and is closed."""

    hello: Hello
    log_id: str
    new_log: bool


@dataclass(frozen=True)
class Sent:
    """What went up: how many entries were answered, refused for the first time, answered otherwise than before."""

    state: PushState
    entries: int = 0
    refused: int = 0
    changed: int = 0


def greet(desk: Desk, line: LogLine, *, renewing: bool = False) -> Greeted:
    """Say who we are; agree on the log and its terminal number. Raises LineDown, LineRefused.

    A log in doubt is never continued: where the centre has another history under our numbers, or closed the log,
    a new one begins with what the centre lacks.
    """
    log_id, hello = _hello(desk, line)
    new_log = renewing or _in_doubt(desk, hello)
    if new_log or not hello.terminal:
        new_log = _renew(desk, line, whole=not (new_log or hello.terminal)) or new_log
        try:
            _open_log(desk, line)
        except LogClosed:
            # It was opened, the answer was lost, and a PC from the same disk has opened one of its own since.
            new_log = _renew(desk, line, whole=False)
            _open_log(desk, line)
        log_id, hello = _hello(desk, line)
    _remember_greeting(desk, hello, log_id)
    return Greeted(hello, log_id, new_log)


def _hello(desk: Desk, line: LogLine) -> tuple[str, Hello]:
    with desk.store.read() as work:
        log_id = work.log_id
    return log_id, line.hello(log_id, PROGRAM_SCHEMA)


def _in_doubt(desk: Desk, hello: Hello) -> bool:
    with desk.store.read() as work:
        if not hello.terminal:
            return work.get_meta("opened_log") == work.log_id
        return work.sync.hash_at(hello.seq) != hello.hash


def _open_log(desk: Desk, line: LogLine) -> None:
    with desk.store.read() as work:
        log_id, terminal = work.log_id, _terminal(desk, work)
    line.open_log(log_id, terminal)


def _terminal(desk: Desk, work: Work) -> str:
    """The terminal number in use; empty at an installation whose settings are still to come from the centre."""
    try:
        return work.reference.hall(local_date(desk.now())).terminal
    except msgspec.ValidationError:
        return work.get_meta("terminal_given")


def _renew(desk: Desk, line: LogLine, *, whole: bool) -> bool:
    """Begin a new log with every entry that the centre lacks or has not answered. Whether there was a reason to.

    `whole`: the centre never heard of the present log. It is kept then, unless an earlier log of this installation
    holds entries that never came to the centre: what is built on them must come behind them.
    """
    with desk.store.read() as work:
        others, mine, head = work.sync.other_logs(), work.log_id, work.sync.head()
        answered = work.sync.answered()
    lacking = {log_id: _lacking(desk, line, log_id) for log_id in others}
    if whole and not any(lacking.values()):
        return False
    # What came to the centre and whose answer was lost is asked about again: it may not have stood.
    # Of a log that the centre never heard of nothing is answered.
    lacking[mine] = sorted({*range(answered + 1, head + 1), *_lacking(desk, line, mine)})
    with desk.store.work() as work:
        if work.log_id == mine:
            lacking[mine] += range(head + 1, work.sync.head() + 1)
        work.begin_log(_carried(work, lacking))
        words = "中心里有另一份同号的留痕，这台电脑已经开始新的留痕，没传的接着传，什么都没有丢。"
        work.diary.note(desk.now(), words, well=False)
    return True


def _carried(work: Work, lacking: Mapping[str, Sequence[int]]) -> Iterable[Entry]:
    """Once each: what the centre lacks, and what it refused. Of that it may have thought better since it was put back:
    another desk can have brought the same act first."""
    wanted = {log_id: set(seqs) for log_id, seqs in lacking.items()}
    for each in work.answers.refused():
        wanted.setdefault(each.entry.log_id, set()).add(each.entry.seq)
    entries = [each for log_id, seqs in wanted.items() for each in work.sync.entries(log_id, sorted(seqs))]
    return {each.entry_id: each for each in entries}.values()


def _lacking(desk: Desk, line: LogLine, log_id: str) -> list[int]:
    """The seqs of a log whose entries neither the centre has nor our present log: its end, up to the first batch
    that is known throughout."""
    found: list[int] = []
    before = None
    while True:
        with desk.store.read() as work:
            batch = work.sync.ids_before(log_id, before, IDS_AT_ONCE)
            ids = [entry_id for _, entry_id in batch]
            known = work.sync.carried(ids) if work.log_id != log_id else frozenset()
        known |= line.known(ids) if batch else frozenset()
        lacking = [seq for seq, entry_id in batch if entry_id not in known]
        found += lacking
        if not lacking:
            return sorted(found)
        before = batch[-1][0]


def _remember_greeting(desk: Desk, hello: Hello, log_id: str) -> None:
    with desk.store.work() as work:
        work.set_meta("opened_log", log_id)
        work.set_meta("unit", hello.unit)
        work.set_meta("epoch", hello.epoch)
        work.set_meta("met_at", instant_text(hello.now))
        work.sync.set_answered(min(work.sync.answered(), hello.seq))
        take_terminal(desk, work, hello.terminal)


def take_terminal(desk: Desk, work: Work, terminal: str) -> None:
    """Number on under `terminal`. A number that the log in doubt did not have is free of doubt."""
    if work.get_meta("numbering") == "stopped" and terminal != work.get_meta("stopped_under"):
        work.set_meta("numbering", "")
    if terminal == _terminal(desk, work):
        return
    at = desk.now()
    day = local_date(at).isoformat()
    work.set_meta("terminal_given", terminal)
    row = {"scope": "station", "key": "terminal", "effective": day, "value": terminal}
    rows = {"setting": {f"station/terminal/{day}": row}}
    work.append(NewEntry("terminal.given", terminal, PROGRAM.number, at, rows))


def push_all(desk: Desk, line: LogLine, hello: Hello, told: Told) -> Sent:
    """Send everything the centre has not answered, in batches. Raises LineDown, LineRefused.

    A state other than STORED means that the log is in doubt. In a new epoch the centre may have gone back: it is told
    how much is left, even if nothing is, and lets wait what others have to fill up first.
    """
    sent, filling = Sent(PushState.STORED), _fills_up(desk, hello)
    while True:
        batch = _next_batch(desk)
        told(batch.waiting)
        if not batch.entries and not filling:
            return sent
        left = batch.waiting - len(batch.entries) if filling else None
        brings = _untold(desk, hello, batch) if filling else None
        pushed = line.push(batch.log_id, batch.after, batch.seam, batch.entries, left, brings)
        if pushed.state is PushState.GAP and pushed.seq < batch.after:
            _go_back(desk, batch.log_id, pushed.seq)
            continue
        if pushed.state not in (PushState.STORED, PushState.LATER):
            return replace(sent, state=pushed.state)
        if brings is not None:
            _note_told(desk, hello, batch.log_id)
        if batch.entries and (pushed.answers or pushed.state is PushState.STORED):
            sent = _learn(desk, batch, hello.unit, pushed.answers, sent)
        if pushed.state is PushState.LATER:
            if filling:
                _note_waiting(desk, hello)
            return sent
        if left == 0:
            filling = False
            _note_filled(desk, hello)


@dataclass(frozen=True)
class _Batch:
    """The next entries of the log, behind `after` whose hash is `seam`; `waiting` are these and all behind them."""

    log_id: str
    after: int
    seam: str
    entries: tuple[Written, ...]
    waiting: int


def _next_batch(desk: Desk) -> _Batch:
    with desk.store.read() as work:
        after = work.sync.answered()
        entries = work.sync.batch(after, BATCH_ENTRIES, BATCH_CHARACTERS)
        return _Batch(work.log_id, after, work.sync.hash_at(after), entries, work.sync.waiting()[0])


def _fills_up(desk: Desk, hello: Hello) -> bool:
    with desk.store.read() as work:
        return hello.refills and work.get_meta("filled") != hello.epoch


def _untold(desk: Desk, hello: Hello, batch: _Batch) -> Brings | None:
    """What this log will bring; None where the centre has been told in this epoch."""
    with desk.store.read() as work:
        if work.get_meta("brings_told") == f"{hello.epoch} {batch.log_id}":
            return None
        return work.sync.brings(batch.after)


def _note_told(desk: Desk, hello: Hello, log_id: str) -> None:
    with desk.store.work() as work:
        work.set_meta("brings_told", f"{hello.epoch} {log_id}")


def _note_filled(desk: Desk, hello: Hello) -> None:
    with desk.store.work() as work:
        work.set_meta("filled", hello.epoch)


def _note_waiting(desk: Desk, hello: Hello) -> None:
    """Told once: nobody can do anything about it."""
    with desk.store.work() as work:
        if work.get_meta("waits_in") != hello.epoch:
            work.set_meta("waits_in", hello.epoch)
            words = (
                f"中心退回过，这里还有 {work.sync.waiting()[0]} 条要等别的电脑先补上前面的，会自动接着传。"
            )
            work.diary.note(desk.now(), words, well=False)


def _go_back(desk: Desk, log_id: str, seq: int) -> None:
    """The centre holds less than it did: it is filled up from there."""
    with desk.store.work() as work:
        if work.log_id == log_id:
            work.sync.set_answered(seq)


def _learn(desk: Desk, batch: _Batch, unit: str, answers: Sequence[Answer], sent: Sent) -> Sent:
    """Keep the answers; `sent` with what they came to."""
    if not answers:
        first = batch.entries[0]
        raise LineRefused(
            f"第 {first.seq} 条留痕中心不收：它和封存时不一样了。前面的都已上传，本机的都在。"
            "请运行 hall-client verify，把结果告诉维护人员。"
        )
    at = desk.now()
    with desk.store.work() as work:
        if work.log_id != batch.log_id:
            return replace(sent, entries=sent.entries + len(answers))
        learned = work.answers.remember(answers, unit)
        work.sync.set_answered(answers[-1].seq)
        for subject, ids in _by_subject(learned.refused):
            facts = {"entries": ids}
            work.append(NewEntry("conflict.told", subject, PROGRAM.number, at, facts=facts))
        if learned.refused:
            words = f"{len(learned.refused)} 条记录和中心对不上，两边都留着，请看一眼。"
            work.diary.note(at, words, well=False)
        if learned.changed:
            words = f"中心换过机器，{learned.changed} 条记录的结论和上次不一样了，请在这一页看一眼。"
            work.diary.note(at, words, well=False)
    return Sent(
        sent.state,
        sent.entries + len(answers),
        sent.refused + len(learned.refused),
        sent.changed + learned.changed,
    )


def _by_subject(entries: Sequence[Entry]) -> Iterator[tuple[str, list[str]]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        found[entry.subject].append(entry.entry_id)
    yield from found.items()
