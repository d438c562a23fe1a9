"""Packages by hand for a desk: making one onto a stick, looking at one, taking one in. Any thread may do it."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from hall_client.desk import OpenDesk
from hall_client.devices import package_files
from hall_client.devices.package_files import DeviceKeys
from hall_client.domain.packages import Direction, Envelope, PackageNote, PackageState, Peer, Place
from hall_client.services import packing, relaying, unpacking
from hall_client.services.line_ports import Line, LineDown, LineRefused
from hall_client.services.package_ports import ExportResult, ImportResult, PackageRefused, Told
from hall_client.services.packing import NOT_MET, Packed
from hall_client.services.syncing import sync_once
from hall_client.whole_file import write_whole

STRANGER = "这个包是不认识的电脑做的，什么都没有导入。请核对是哪个站的 U 盘；新登记的电脑要先让这里联一次网。"
REVOKED = "做这个包的电脑（{name}）已被中心停用，什么都没有导入。请报告信息主管；换用新登记的电脑后再导出。"
ELSEWHERE = "这个包是给 {unit} 的，不是给这里的，什么都没有导入。请核对是哪个站的 U 盘。"


def _nothing(_done: int, _total: int) -> None:
    pass


@dataclass(frozen=True)
class Summary:
    """What the outside of a package tells, its writer proved. `taken`: this very file was read here before."""

    direction: Direction
    from_name: str
    from_unit: str
    made_at: datetime
    taken: PackageNote | None


def stations(opened: OpenDesk) -> dict[str, str]:
    """The stations below this desk's unit that packages can be made for, with their names; empty at a station.

    Raises PackageRefused where nothing may leave on a stick.
    """
    packing.check_allowed(opened.desk)
    with opened.store.read() as work:
        return packing.stations(work.packages.peers())


def notes(opened: OpenDesk, limit: int = 20) -> tuple[PackageNote, ...]:
    """The last packages made and read here, newest first."""
    with opened.store.read() as work:
        return work.packages.notes(limit)


def export(opened: OpenDesk, folder: Path, unit: str = "", told: Told = _nothing) -> ExportResult:
    """Write a package into `folder`: this desk's log for the hall above, or what stands for the station `unit`.

    The file appears whole or not at all. Raises PackageRefused; for a station also LineDown and LineRefused, because
    the centre tells what stands there.
    """
    packing.check_allowed(opened.desk)
    if not folder.is_dir():
        raise PackageRefused(f"没有找到 {folder}，没有写文件。请插好 U 盘再导出。")
    keys = _keys(opened)
    packed = _packed_down(opened, keys, unit, told) if unit else packing.pack_up(opened.desk, keys, told)
    path = folder / packed.file_name
    try:
        write_whole(path, packed.whole)
    except OSError as error:
        raise PackageRefused(
            f"没有写成 {path}（{error.strerror or error}），U 盘上没有留下半个文件，本机的都在。请换一个 U 盘再导出。"
        ) from error
    note = replace(packed.note, id=package_files.name_of(packed.whole))
    with opened.store.work() as work:
        work.packages.keep(note)
        work.diary.note(note.at, f"导出了带给{note.name}的包，{note.entries} 条。", well=True)
    return ExportResult(path, note.direction, note.name, note.entries, note.cases)


def _packed_down(opened: OpenDesk, keys: DeviceKeys, unit: str, told: Told) -> Packed:
    line = _connect(opened)
    try:
        return packing.pack_down(opened.desk, keys, line, unit, lambda done: told(done, 0))
    finally:
        line.close()


def _connect(opened: OpenDesk) -> Line:
    if opened.connect is None:
        raise PackageRefused(NOT_MET)
    return opened.connect()


def _keys(opened: OpenDesk) -> DeviceKeys:
    """The keys of enrolment. Raises PackageRefused for a PC that stands alone."""
    sign, seal = (opened.secrets.get(f"{opened.installation.name}.{each}") for each in ("sign", "seal"))
    if sign is None or seal is None:
        raise PackageRefused(NOT_MET)
    return DeviceKeys(sign, seal)


def read(opened: OpenDesk, file: Path) -> Summary:
    """Look at a package without taking it. Raises PackageRefused as `import_` does, but opens nothing."""
    whole = package_files.read_file(file)
    envelope = package_files.envelope_of(whole)
    writer, _ = _parties(opened, _keys(opened), envelope)
    package_files.check_writer(whole, writer)
    return Summary(envelope.direction, writer.name, writer.unit, envelope.made_at, _taken(opened, whole))


def import_(opened: OpenDesk, file: Path, told: Told = _nothing) -> ImportResult:
    """Take a package in. One from a station is kept here and goes to the centre, at once or when it answers again;
    one from above changes what stands here, as if this desk had met the centre then.

    Raises PackageRefused when nothing was taken. What `told` raises ends it; it can be imported again.
    """
    keys, whole = _keys(opened), package_files.read_file(file)
    envelope = package_files.envelope_of(whole)
    if (before := _taken(opened, whole)) is not None:
        return ImportResult(before, again=True)
    _ask_for_peers(opened)
    told(0, 0)
    writer, me = _parties(opened, keys, envelope)
    content = keys.unseal(whole, writer, me)
    note = _note(opened, package_files.name_of(whole), envelope, writer)
    if envelope.direction is Direction.DOWN:
        return ImportResult(unpacking.take_down(opened.desk, me, note, content, told), again=False)
    note = relaying.take_up(opened.desk, note, content, writer)
    _meet(opened)
    return ImportResult(_found(opened, note), again=False)


def _note(opened: OpenDesk, package_id: str, envelope: Envelope, writer: Peer) -> PackageNote:
    return PackageNote(
        id=package_id,
        direction=envelope.direction,
        unit=writer.unit,
        name=writer.name,
        made_at=envelope.made_at,
        at=opened.desk.now(),
        entries=0,
        cases=0,
        state=PackageState.WAITING,
    )


def _taken(opened: OpenDesk, whole: bytes) -> PackageNote | None:
    """The note of this very file, unless this desk only made it."""
    with opened.store.read() as work:
        note = work.packages.find(package_files.name_of(whole))
    return None if note is None or note.state is PackageState.MADE else note


def _found(opened: OpenDesk, note: PackageNote) -> PackageNote:
    with opened.store.read() as work:
        return work.packages.find(note.id) or note


def _parties(opened: OpenDesk, keys: DeviceKeys, envelope: Envelope) -> tuple[Peer, Peer]:
    """(who wrote the package, this device). Raises PackageRefused where the one may not bring it to the other."""
    with opened.store.read() as work:
        peers = work.packages.peers()
    me = packing.own(peers, keys)
    place = Place.BELOW if envelope.direction is Direction.UP else Place.ABOVE
    writer = next((p for p in peers if (p.device, p.place) == (envelope.from_device, place)), None)
    if writer is None or writer.unit != envelope.from_unit:
        raise PackageRefused(STRANGER)
    if not writer.active:
        raise PackageRefused(REVOKED.format(name=writer.name))
    if envelope.to_unit != me.unit:
        raise PackageRefused(ELSEWHERE.format(unit=envelope.to_unit))
    return writer, me


def _ask_for_peers(opened: OpenDesk) -> None:
    """Who was revoked since the last meeting; without the line what is known here has to do."""
    if opened.uplink is None:
        return
    try:
        peers = opened.uplink.asking.ask(lambda line: line.peers())
    except (LineDown, LineRefused):
        return
    with opened.store.work() as work:
        work.packages.keep_peers(peers)


def _meet(opened: OpenDesk) -> None:
    """Bring it to the centre now, if that answers; otherwise it waits here for the next meeting."""
    try:
        line = _connect(opened)
    except (LineDown, LineRefused):
        return
    try:
        sync_once(opened.desk, line)
    except (LineDown, LineRefused):
        return
    finally:
        line.close()
