"""The line to the centre as a package from above carries it: what the centre would answer, as far as it is in there.

Nothing goes up by it. What a package does not tell is answered as "later", never made up.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from hall_client.domain.entries import GENESIS, Written
from hall_client.domain.packages import DownPart
from hall_client.domain.syncing import START, Arrival, Brings, Hello, Mark, Proof, Pushed, PushState, proof_of
from hall_client.services.package_ports import PackageRefused, Told

_PAGE = 500
"""Things taken between two words of how far it is; whoever stops is heard then."""


class PackageLine:
    """`line_ports.LogLine` and `line_ports.FeedLine` over a package for the device `device`.

    `told` hears how far the things have been taken.
    """

    def __init__(self, part: DownPart, device: str, told: Told) -> None:
        self._part, self._told = part, told
        self._logs = {each.log: each for each in part.logs if each.device == device and each.open}
        self._device = device
        self._begun: dict[str, str] = {}

    def hello(self, log_id: str, schema: int) -> Hello:
        """As the centre would have greeted the log when the package was made; no terminal: it does not know it."""
        part = self._part
        if schema < part.oldest_program:
            raise PackageRefused("这个程序太旧，读不了这个包，什么都没有导入。请先安装新版程序。")
        log = self._logs.get(log_id)
        return Hello(
            unit=part.unit,
            parent=part.parent,
            device=self._device,
            now=part.now,
            epoch=part.epoch,
            oldest_program=part.oldest_program,
            terminal=log.terminal if log else self._begun.get(log_id, ""),
            seq=log.seq if log else 0,
            hash=log.hash if log else GENESIS,
            peers=part.peers_digest,
        )

    def open_log(self, log_id: str, terminal: str) -> str:
        """The centre hears of it when this desk's next package is relayed; until then the number stays."""
        self._begun[log_id] = terminal
        return terminal

    def push(
        self,
        log_id: str,
        base_seq: int,
        base_hash: str,
        entries: Sequence[Written],
        left: int | None = None,
        brings: Brings | None = None,
    ) -> Pushed:
        """The answers the centre gave to these entries, where it had them already."""
        last = entries[-1].seq
        told = [answer for _, answer in self._part.answers.get(log_id, ()) if base_seq < answer.seq <= last]
        log = self._logs.get(log_id)
        if log is None or not told:
            return Pushed(PushState.LATER, base_seq, base_hash)
        return Pushed(PushState.STORED, log.seq, log.hash, tuple(told))

    def known(self, entry_ids: Sequence[str]) -> frozenset[str]:
        """Which of these entries the centre had."""
        return self._ids & frozenset(entry_ids)

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(entry_id for each in self._part.answers.values() for entry_id, _ in each)

    def pull(self, marks: Sequence[Mark], page: int) -> Iterator[tuple[Mark | None, Sequence[Arrival]]]:
        """What is in the package behind the newest of `marks` that it vouches for (see the port)."""
        vouched = frozenset(self._part.marks)
        common = next((mark for mark in marks if mark in vouched), START)
        yield common, ()
        head = self._part.marks[0] if self._part.marks else START
        fresh = [each for each in self._part.things if each.n > common.n]
        step = min(page, _PAGE)
        for done in range(0, len(fresh), step):
            self._told(done, len(fresh))
            last = done + step >= len(fresh)
            yield (head if last else None), fresh[done : done + step]

    def proof(self) -> Proof:
        """The count and digest of what is in the package."""
        return proof_of(self.versions())

    def versions(self) -> dict[str, int]:
        """Every thing in the package with its version."""
        return {each.thing: each.version for each in self._part.things if not each.gone}

    def fetch(self, things: Sequence[str]) -> Sequence[Arrival]:
        """These things as they stood, as far as the package has them.

        What it lacks is not gone for that: ratings never travel by hand, and after a backup was put back the centre
        waits for what it lost.
        """
        return [self._things[thing] for thing in things if thing in self._things]

    @cached_property
    def _things(self) -> dict[str, Arrival]:
        return {each.thing: each for each in self._part.things}
