"""The log of a station that came by hand: read and checked here, kept, and brought to the centre once it answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hall_client.domain.entries import GENESIS, Written
from hall_client.domain.packages import (
    LogPart,
    PackageNote,
    PackageState,
    Peer,
    RelayState,
    broken,
)
from hall_client.domain.syncing import Hello, PushState
from hall_client.services.line_ports import Carrier
from hall_client.services.package_ports import PackageRefused, content_as
from hall_client.services.ports import Desk
from hall_client.services.sending import BATCH_CHARACTERS, BATCH_ENTRIES

_WORDS = {
    RelayState.REVOKED: "做这个包的电脑已被中心停用，包里的没有登记。请报告信息主管；村站换用新登记的电脑后再导出。",
    RelayState.FOREIGN: "做这个包的电脑不归本单位下面的站点，包里的没有登记。请核对是哪个站的 U 盘。",
    RelayState.CLOSED: "做这个包以后，村站的电脑换了新的留痕，这个包不能再登记。请村站重新导出一次，什么都不会丢。",
    RelayState.SUPERSEDED: "做这个包以后，村站自己联过网，这个包用不着了。村站没传的会自己上传，什么都没有丢。",
}
WAITS = "已经存在这台电脑，等中心连上就传上去。"
FORK = "村站的留痕和中心的对不上，像是同一份数据用在两台电脑上，包里的没有登记。村站的数据都还在，请让它联一次网。"
BROKEN = (
    "包里第 {seq} 条中心不收：它和封存时不一样了，前面的都已登记。"
    "请村站运行 hall-client verify，把结果告诉维护人员。"
)
GAP = "中心还缺这个包前面的留痕（到第 {seq} 条为止），先留着。请给村站做一个包带下去，村站再导出一次。"


@dataclass(frozen=True)
class _End:
    """What became of one package at the centre, and how many entries the centre did not have before."""

    state: PackageState
    words: str
    fresh: int = 0


def keep_peers(desk: Desk, line: Carrier, hello: Hello) -> None:
    """Learn anew whose packages may be read, where the centre says that something changed."""
    with desk.store.read() as work:
        known = work.get_meta("peers_digest")
    if hello.peers in ("", known):
        return
    peers = line.peers()
    with desk.store.work() as work:
        work.packages.keep_peers(peers)
        work.set_meta("peers_digest", hello.peers)


def take_up(desk: Desk, note: PackageNote, content: bytes, writer: Peer) -> PackageNote:
    """Keep the log of a station until it is at the centre. Raises PackageRefused where it does not hang together."""
    part = content_as(LogPart, content)
    _check_part(part, writer)
    note = replace(note, entries=len(part.entries), cases=part.cases, words=WAITS)
    with desk.store.work() as work:
        work.packages.keep(note, part)
    return note


def _check_part(part: LogPart, writer: Peer) -> None:
    """Whether the log hangs together and is its writer's own. Raises PackageRefused."""
    problem = broken(part)
    if part.device != writer.device:
        problem = "包里的留痕是另一台电脑的"
    if problem:
        raise PackageRefused(
            f"包里的留痕有问题（{problem}），什么都没有导入。请村站运行 hall-client verify，再重新导出一次。"
        )


def relay_waiting(desk: Desk, line: Carrier) -> int:
    """Bring what waits to the centre, oldest first. How many entries it did not have. Raises LineDown, LineRefused.

    Interrupted anywhere it can be done again: the centre takes each entry once.
    """
    with desk.store.read() as work:
        waiting = work.packages.waiting()
        notes = {package_id: work.packages.find(package_id) for package_id, _ in waiting}
    fresh = 0
    for package_id, part in waiting:
        end = _relay(line, part)
        fresh += end.fresh
        _settle(desk, notes[package_id], end)
    return fresh


def _settle(desk: Desk, note: PackageNote | None, end: _End) -> None:
    if note is None or (note.state, note.words) == (end.state, end.words):
        return
    with desk.store.work() as work:
        work.packages.settle(note.id, end.state, end.words)
        words = f"{note.name}带来的包：{end.words}"
        work.diary.note(desk.now(), words, well=end.state is PackageState.RELAYED)


def _relay(line: Carrier, part: LogPart) -> _End:
    greeted, head = line.greet_for(part)
    if greeted is not RelayState.OPEN:
        return _End(PackageState.REFUSED, _WORDS[greeted])
    if head < part.base_seq:
        return _End(PackageState.WAITING, GAP.format(seq=part.base_seq))
    before = after = min(head, part.head[0])
    while True:
        batch = _batch(part, after)
        pushed = line.push_for(part, after, _hash_at(part, after), batch)
        if pushed.state is not PushState.STORED:
            return _not_stored(pushed.state, part)
        if batch and pushed.seq <= after:
            return _End(PackageState.REFUSED, BROKEN.format(seq=after + 1), after - before)
        after = min(pushed.seq, part.head[0])
        if after == part.head[0]:
            break
    if after == before:
        return _End(PackageState.RELAYED, "里面的中心都已经有了，没有重复登记。")
    return _End(PackageState.RELAYED, f"{after - before} 条已经登记到中心。", after - before)


def _not_stored(state: PushState, part: LogPart) -> _End:
    if state is PushState.GAP:
        return _End(PackageState.WAITING, GAP.format(seq=part.base_seq))
    words = FORK if state is PushState.FORK else _WORDS[RelayState.CLOSED]
    return _End(PackageState.REFUSED, words)


def _hash_at(part: LogPart, seq: int) -> str:
    if seq == part.base_seq:
        return part.base_hash if seq else GENESIS
    return part.entries[seq - part.base_seq - 1].hash


def _batch(part: LogPart, after: int) -> Sequence[Written]:
    found: list[Written] = []
    length = 0
    for entry in part.entries[after - part.base_seq :][:BATCH_ENTRIES]:
        length += len(entry.body or "")
        if found and length > BATCH_CHARACTERS:
            break
        found.append(entry)
    return found
