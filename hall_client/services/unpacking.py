"""What the hall above sends by hand, taken in as a meeting with the centre would be: by the same code."""

from dataclasses import dataclass, replace
from datetime import datetime

from hall_client.domain.entries import instant_text
from hall_client.domain.packages import DownPart, PackageNote, PackageState, Peer
from hall_client.domain.syncing import PROGRAM_SCHEMA
from hall_client.services import fetching, sending, sharing
from hall_client.services.package_line import PackageLine
from hall_client.services.package_ports import PackageRefused, Told, content_as
from hall_client.services.ports import Desk

OLD = "之后已经导入过更新的包，或者联过网，这个包里的都有了，没有改动。"


@dataclass(frozen=True)
class _Met:
    """What a package told: answers to our entries, refusals among them, things that changed here."""

    answered: int
    refused: int
    arrived: int

    @property
    def words(self) -> str:
        told = f"{self.answered} 条有了答复，{self.arrived} 样有变化。"
        return told + (f"{self.refused} 条和中心对不上，两边都留着，请看一眼。" if self.refused else "")


def take_down(desk: Desk, me: Peer, note: PackageNote, content: bytes, told: Told) -> PackageNote:
    """Make what stood at the centre when the package was made stand here. Raises PackageRefused.

    One that is older than what this desk has heard of the centre since does nothing. Interrupted, the same one can
    be taken again.
    """
    part = content_as(DownPart, content)
    if part.unit != me.unit:
        raise PackageRefused(f"包里是 {part.unit} 的内容，不是给这里的，什么都没有导入。请镇里重新做一个。")
    note = replace(note, entries=len(part.things), state=PackageState.TAKEN)
    note = replace(note, cases=sum(each.kind == "case" and not each.gone for each in part.things))
    with desk.store.read() as work:
        met_at = work.get_meta("met_at")
    if met_at and part.now < datetime.fromisoformat(met_at):
        return _kept(desk, replace(note, words=OLD))
    met = _meet(desk, PackageLine(part, me.device, told), part)
    with desk.store.work() as work:
        work.packages.keep_peers(part.peers)
        work.set_meta("peers_digest", part.peers_digest)
        work.set_meta("met_at", instant_text(part.now))
        work.set_meta("synced_at", instant_text(part.now))
        work.diary.note(desk.now(), f"导入了{note.name}的包：{met.words}", well=True)
    return _kept(desk, replace(note, words=met.words))


def _kept(desk: Desk, note: PackageNote) -> PackageNote:
    with desk.store.work() as work:
        work.packages.keep(note)
    return note


def _meet(desk: Desk, line: PackageLine, part: DownPart) -> _Met:
    with desk.store.read() as work:
        log_id = work.log_id
    answered = refused = 0
    # A log begun here without a line is made known by the next package that goes up.
    if line.hello(log_id, PROGRAM_SCHEMA).terminal:
        hello = sending.greet(desk, line).hello
        sent = sending.push_all(desk, line, hello, lambda waiting: None)
        answered, refused = sent.entries, sent.refused
    fetching.forget_if_newer(desk)
    pulled = fetching.pull(desk, line)
    fetching.refresh_stale(desk, line)
    fetching.prove(desk, line, anyway=True)
    sharing.keep_later(desk, {login.number: login for login in part.logins})
    return _Met(answered, refused, pulled.things)
