"""Making packages: a station's log for the hall above it, what stands for a station below. Both can be made again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from hall_client.domain.deadlines import LOCAL_ZONE, local_date
from hall_client.domain.entries import Written, instant_text
from hall_client.domain.packages import (
    SUFFIX,
    Direction,
    Envelope,
    LogPart,
    PackageNote,
    PackageState,
    Peer,
    Place,
    log_statement,
)
from hall_client.services.line_ports import Carrier
from hall_client.services.package_ports import PackageKeys, PackageRefused, Told
from hall_client.services.ports import Desk, Work
from hall_client.services.sending import BATCH_CHARACTERS, BATCH_ENTRIES, IDS_AT_ONCE

_MOST_CHARACTERS = 40_000_000
"""What one package takes; a longer log goes in several, each made when the one before has been answered."""

_TITLES = ("便民服务中心", "便民服务站")
NOT_MET = "这台电脑还没有和中心联过网，不知道数据包做给谁。请先登记（hall-client enrol），联一次网再用 U 盘。"

STICKS_OFF = "这里没有打开 U 盘导出，没有写文件。请主管或管理员在“设置”的“同步和备份”里打开，再导出。"


@dataclass(frozen=True)
class Packed:
    """A package ready to be written: its bytes, the name of its file, and the note of it (still without an id)."""

    whole: bytes
    file_name: str
    note: PackageNote


def check_allowed(desk: Desk) -> None:
    """Raise PackageRefused unless this unit lets data leave on a stick (setting `stick_export`)."""
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(desk.now()))
    if not hall.stick_export:
        raise PackageRefused(STICKS_OFF)


def own(peers: Sequence[Peer], keys: PackageKeys) -> Peer:
    """This device among its peers. Raises PackageRefused where the centre has not told of it yet."""
    for each in peers:
        if each.place is Place.OWN and each.sign_key == keys.sign_key:
            return each
    raise PackageRefused(NOT_MET)


def pack_up(desk: Desk, keys: PackageKeys, told: Told) -> Packed:
    """The log behind what the centre has answered, for the hall above. A later one holds what an earlier one did.

    Raises PackageRefused where there is nothing to carry, or nobody known to carry it to.
    """
    at = desk.now()
    with desk.store.read() as work:
        peers = work.packages.peers()
    me = own(peers, keys)
    readers = [each for each in peers if each.place is Place.ABOVE and each.active]
    if not readers:
        raise PackageRefused("上级单位还没有能收数据包的电脑，没有写文件。请先联一次网，再导出。")
    _carry_over(desk)
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(at))
        part = _log_part(work, me, hall.terminal, at, told)
    if not part.entries:
        raise PackageRefused("都已经上传，没有要带的，没有写文件。")
    seq, hash_ = part.head
    signature = keys.sign(log_statement(part.log_id, seq, hash_, part.made_at))
    part = replace(part, signature=signature)
    envelope = Envelope(Direction.UP, me.unit, me.device, readers[0].unit, at, 0, {})
    whole = keys.seal(envelope, msgspec.json.encode(part), readers)
    note = _note(envelope, readers[0], len(part.entries), part.cases)
    return Packed(whole, f"便民窗口-{_short(hall.name)}-{_stamp(at)}{SUFFIX}", note)


def _carry_over(desk: Desk) -> None:
    """After a restore without a line: what an earlier log never got an answer to comes along in a new one.

    What is built on those entries must come behind them. The centre takes each once, by its id.
    """
    with desk.store.read() as work:
        mine = work.log_id
        if work.get_meta("opened_log") == mine:
            return
        lacking = {log_id: _unanswered(work, log_id) for log_id in work.sync.other_logs()}
    if not any(lacking.values()):
        return
    with desk.store.work() as work:
        lacking[mine] = list(range(1, work.sync.head() + 1))
        # The same installation goes on under the same numbers: whoever has confirmed them need not do it again.
        numbering = work.get_meta("numbering")
        work.begin_log(
            [entry for log_id, seqs in lacking.items() for entry in work.sync.entries(log_id, seqs)]
        )
        work.set_meta("numbering", numbering)


def _unanswered(work: Work, log_id: str) -> list[int]:
    """The seqs of an earlier log that have no answer, and are not in the present one either."""
    answered = int(work.get_meta(f"answered/{log_id}") or 0)
    found: list[int] = []
    before = None
    while True:
        batch = work.sync.ids_before(log_id, before, IDS_AT_ONCE)
        carried = work.sync.carried([entry_id for _, entry_id in batch])
        lacking = [seq for seq, entry_id in batch if seq > answered and entry_id not in carried]
        if not lacking:
            return sorted(found)
        found += lacking
        before = batch[-1][0]


def _log_part(work: Work, me: Peer, terminal: str, at: datetime, told: Told) -> LogPart:
    base = work.sync.answered()
    return LogPart(
        log_id=work.log_id,
        device=me.device,
        terminal=terminal,
        met_at=work.get_meta("met_at"),
        made_at=instant_text(at),
        base_seq=base,
        base_hash=work.sync.hash_at(base),
        entries=_entries(work, base, told),
        signature="",
    )


def _entries(work: Work, base: int, told: Told) -> tuple[Written, ...]:
    found: list[Written] = []
    left, total = _MOST_CHARACTERS, work.sync.waiting()[0]
    while left > 0:
        told(len(found), total)
        batch = work.sync.batch(base + len(found), BATCH_ENTRIES, min(left, BATCH_CHARACTERS))
        if not batch:
            break
        found += batch
        left -= sum(len(entry.body or "") for entry in batch)
    return tuple(found)


def stations(peers: Sequence[Peer]) -> dict[str, str]:
    """The stations below that packages can be made for, with their names."""
    return {each.unit: each.name for each in peers if each.place is Place.BELOW and each.active}


def pack_down(desk: Desk, keys: PackageKeys, line: Carrier, unit: str, told: Callable[[int], None]) -> Packed:
    """What stands for the station `unit`, as the centre has it now. Raises PackageRefused, LineDown, LineRefused."""
    at = desk.now()
    with desk.store.read() as work:
        peers = work.packages.peers()
        here = work.reference.hall(local_date(at)).name
    me = own(peers, keys)
    readers = [each for each in peers if each.unit == unit and each.place is Place.BELOW and each.active]
    if not readers:
        raise PackageRefused(f"{unit} 不是下面的站点，或者还没有登记电脑，没有写文件。请核对站点号。")
    part = line.package_for(unit, told)
    envelope = Envelope(Direction.DOWN, me.unit, me.device, unit, at, 0, {})
    whole = keys.seal(envelope, msgspec.json.encode(part), readers)
    cases = sum(each.kind == "case" and not each.gone for each in part.things)
    note = _note(envelope, readers[0], len(part.things), cases)
    name = f"便民窗口-{_short(here)}-给{_short(readers[0].name)}-{_stamp(at)}{SUFFIX}"
    return Packed(whole, name, note)


def _note(envelope: Envelope, other: Peer, entries: int, cases: int) -> PackageNote:
    at = envelope.made_at
    made = PackageState.MADE
    return PackageNote("", envelope.direction, other.unit, other.name, at, at, entries, cases, made)


def _short(name: str) -> str:
    """The name of a unit for a file: without its title, and nothing in it that a file name may not hold."""
    for title in _TITLES:
        name = name.removesuffix(title)
    return "".join(letter for letter in name if letter.isalnum())[:20]


def _stamp(at: datetime) -> str:
    return at.astimezone(LOCAL_ZONE).strftime("%y%m%d-%H%M")
