"""Packages that must not be taken: half copied, altered, forged, from the wrong hands; nothing is written then."""

import os
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from hall_client import packages
from hall_client.central import administering
from hall_client.devices import package_files
from hall_client.devices.package_files import DeviceKeys
from hall_client.domain.entries import hash_of
from hall_client.domain.packages import LARGEST_FILE, Direction, Envelope, LogPart, PackageState, Peer
from hall_client.services.package_ports import PackageRefused
from tests.central.cluster import Centre
from tests.central.conftest import Enrol
from tests.central.log_parts import part_of
from tests.central.posts import Post, enrolled_post, set_up_post
from tests.central.seats import asked, kept_there
from tests.central.sites import close, enrolled
from tests.storage.prying import run_sql


@pytest.fixture
def file(village: Post, stick: Path) -> Path:
    """A good package of the village, with a case in it."""
    village.take_on()
    return village.export(stick)


def untouched(town: Centre, hall: Post, village: Post) -> None:
    """Neither the hall nor the centre has anything of the package."""
    assert packages.notes(hall.opened) == ()
    assert len(kept_there(town, village.log())) < len(village.log())


def refusal(hall: Post, file: Path) -> str:
    with pytest.raises(PackageRefused) as refused:
        hall.import_(file)
    return str(refused.value)


def envelope_and_keys(village: Post, file: Path) -> tuple[Envelope, DeviceKeys]:
    name = village.opened.installation.name
    sign, seal = (village.opened.secrets.get(f"{name}.{each}") or b"" for each in ("sign", "seal"))
    return package_files.envelope_of(file.read_bytes()), DeviceKeys(sign, seal)


def readers(village: Post) -> list[Peer]:
    with village.desk.store.read() as work:
        return [each for each in work.packages.peers() if each.unit == "9901"]


def test_half_copied_at_any_length_is_said(town: Centre, hall_post: Post, village: Post, file: Path) -> None:
    whole = file.read_bytes()
    for length in (0, 1, 7, 8, 11, 12, 60, 200, len(whole) // 2, len(whole) - 97, len(whole) - 1):
        file.write_bytes(whole[:length])
        assert "没有拷完整" in refusal(hall_post, file), length
    # A file system that was pulled out may leave the length and none of the end.
    file.write_bytes(whole[: len(whole) // 2] + bytes(len(whole) - len(whole) // 2))
    assert "损坏" in refusal(hall_post, file)
    untouched(town, hall_post, village)
    file.write_bytes(whole)
    assert hall_post.import_(file).note.state is PackageState.RELAYED


def test_one_altered_byte_anywhere_is_noticed(
    town: Centre, hall_post: Post, village: Post, file: Path
) -> None:
    whole = file.read_bytes()
    outside = int.from_bytes(whole[8:12])
    envelope, end = range(12 + outside), range(len(whole) - 96, len(whole))
    places = {*envelope, *range(12 + outside, len(whole) - 96, 97), *end}
    for place in sorted(places):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :])
        with pytest.raises(PackageRefused):
            packages.read(hall_post.opened, file)
    for place in (3, 10, 40, 12 + outside + 5, len(whole) // 2, len(whole) - 90, len(whole) - 5):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        assert "什么都没有导入" in refusal(hall_post, file)
    untouched(town, hall_post, village)


def test_a_revoked_station_is_refused(
    town: Centre, hall_post: Post, village: Post, file: Path, stick: Path
) -> None:
    with town.admin() as admin:
        administering.revoke(admin, village.role)
    # The hall hears of it in the same breath.
    assert "停用" in refusal(hall_post, file)
    untouched(town, hall_post, village)


def test_revoked_while_the_package_waited(town: Centre, hall_post: Post, village: Post, file: Path) -> None:
    town.server.stop()
    try:
        assert hall_post.import_(file).note.state is PackageState.WAITING
    finally:
        town.server.start()
    with town.admin() as admin:
        administering.revoke(admin, village.role)
    assert hall_post.sync().relayed == 0
    (note,) = packages.notes(hall_post.opened)
    assert note.state is PackageState.REFUSED
    assert "停用" in note.words
    assert "停用" in hall_post.import_(file).note.words
    assert asked(
        town, "SELECT 1 FROM centre.audit WHERE what = 'relay.refused' AND role = %s", hall_post.role
    )


def test_a_village_of_another_town_is_a_stranger(
    town: Centre, hall_post: Post, stick: Path, tmp_path: Path
) -> None:
    with town.admin() as admin:
        admin.execute("SELECT centre.create_unit('9902', '东山镇便民服务中心', NULL)")
        admin.execute("SELECT centre.create_unit('9921', '杏林村便民服务站', '9902')")
    elsewhere = enrolled(town, "9902", town.server.data / "centre.crt")
    set_up_post(tmp_path / "set-up", "9921")
    other = enrolled_post(town, tmp_path / "set-up", tmp_path / "other", "9921")
    try:
        with town.admin() as admin:
            # The town over there has a PC with keys that are keys.
            key = secrets.token_bytes(32)
            public = DeviceKeys(key, key)
            admin.execute(
                "UPDATE centre.device SET sign_key = %s, seal_key = %s WHERE role = %s",
                (bytes.fromhex(public.sign_key), public.seal_key, elsewhere.role),
            )
        other.sync()
        other.take_on()
        file = other.export(stick)
        assert "不认识" in refusal(hall_post, file)
        untouched(town, hall_post, other)
    finally:
        other.close()
        close([elsewhere])


def test_a_package_for_one_village_is_nothing_for_another(
    hall_post: Post, village: Post, enrol: Enrol, stick: Path
) -> None:
    neighbour = enrol("9912")
    neighbour.sync()
    hall_post.sync()
    file = hall_post.export(stick, "9911")
    assert "给 9911 的" in refusal(neighbour, file)
    village.take_on()
    up = village.export(stick)
    assert "不认识" in refusal(neighbour, up)
    assert village.import_(file).note.state is PackageState.TAKEN


def test_a_forged_signature_is_refused(town: Centre, hall_post: Post, village: Post, file: Path) -> None:
    envelope, _ = envelope_and_keys(village, file)
    forger = DeviceKeys(secrets.token_bytes(32), secrets.token_bytes(32))
    file.write_bytes(forger.seal(envelope, b"{}", readers(village)))
    assert "签名对不上" in refusal(hall_post, file)
    with pytest.raises(PackageRefused, match="签名"):
        packages.read(hall_post.opened, file)
    untouched(town, hall_post, village)


Twist = Callable[[LogPart], LogPart]


def _other_body(part: LogPart) -> LogPart:
    body = (part.entries[-1].body or "").replace("{", "{ ", 1)
    return replace(part, entries=(*part.entries[:-1], replace(part.entries[-1], body=body)))


def _left_out(part: LogPart) -> LogPart:
    return replace(part, entries=(*part.entries[:3], *part.entries[4:]))


def _resealed(part: LogPart) -> LogPart:
    last = replace(part.entries[-1], actor="0000")
    return replace(part, entries=(*part.entries[:3], replace(last, hash=hash_of(last)), *part.entries[4:]))


def _other_device(part: LogPart) -> LogPart:
    return replace(part, device="00000000-0000-0000-0000-000000000000")


@pytest.mark.parametrize("twist", [_other_body, _left_out, _resealed, _other_device])
def test_a_log_that_does_not_hang_together_is_refused(
    town: Centre, hall_post: Post, village: Post, file: Path, twist: Twist
) -> None:
    """Even when the station itself signed the file."""
    envelope, keys = envelope_and_keys(village, file)
    content = msgspec.json.encode(twist(part_of(village)))
    file.write_bytes(keys.seal(envelope, content, readers(village)))
    assert "留痕有问题" in refusal(hall_post, file)
    untouched(town, hall_post, village)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{" * 100_000, b'{"log_id": 5}', b"\xff\xfe", b'{"log_id":"\xff"}']
)
def test_content_that_is_none_is_refused(hall_post: Post, village: Post, file: Path, content: bytes) -> None:
    envelope, keys = envelope_and_keys(village, file)
    for direction in Direction:
        sealed = keys.seal(replace(envelope, direction=direction), content, readers(village))
        file.write_bytes(sealed)
        assert "什么都没有导入" in refusal(hall_post, file)


def test_a_bomb_is_not_unpacked(
    hall_post: Post, village: Post, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    envelope, keys = envelope_and_keys(village, file)
    file.write_bytes(keys.seal(envelope, bytes(20_000_000), readers(village)))
    assert file.stat().st_size < 100_000
    monkeypatch.setattr(package_files, "LARGEST_CONTENT", 1_000_000)
    assert "损坏" in refusal(hall_post, file)


def test_what_is_no_package_is_not_read(hall_post: Post, village: Post, stick: Path) -> None:
    for name, content in (
        ("a.hallpkg", b"not a package at all, but long enough to be one" * 9),
        ("b.zip", b"PK"),
    ):
        (stick / name).write_bytes(content)
        assert "不是便民窗口的数据包" in refusal(hall_post, stick / name)
    (stick / "newer.hallpkg").write_bytes(b"HALLPKG2" + bytes(500))
    assert "更新的程序" in refusal(hall_post, stick / "newer.hallpkg")
    with (stick / "huge.hallpkg").open("wb") as huge:
        huge.truncate(LARGEST_FILE + 1)
    assert "太大" not in refusal(hall_post, stick) + refusal(hall_post, stick / "missing.hallpkg")
    assert "太大" in refusal(hall_post, stick / "huge.hallpkg")
    os.mkfifo(stick / "pipe.hallpkg")
    assert "不是便民窗口的数据包" in refusal(hall_post, stick / "pipe.hallpkg")


def test_a_stick_that_is_not_there_or_full_leaves_nothing(village: Post, stick: Path) -> None:
    village.take_on()
    with pytest.raises(PackageRefused, match="没有找到"):
        packages.export(village.opened, stick / "not-mounted")
    assert not (stick / "not-mounted").exists()
    with pytest.raises(PackageRefused, match="没有写成"):
        packages.export(village.opened, Path("/proc"))


def test_a_desk_with_a_broken_key_keeps_nobody_from_reading(
    town: Centre, hall_post: Post, village: Post, stick: Path
) -> None:
    broken = [enrolled(town, "9901", town.server.data / "centre.crt") for _ in range(2)]
    with town.admin() as admin:
        admin.execute("UPDATE centre.device SET seal_key = %s WHERE role = %s", (bytes(32), broken[0].role))
    hall_post.sync()
    village.import_(hall_post.export(stick, "9911"))
    with village.desk.store.read() as work:
        assert sum(peer.unit == "9901" for peer in work.packages.peers()) == 3
    village.take_on()
    assert hall_post.import_(village.export(stick)).note.state is PackageState.RELAYED
    close(broken)


def test_a_log_changed_on_the_villages_own_disk_is_noticed(
    hall_post: Post, village: Post, stick: Path
) -> None:
    village.take_on()
    run_sql(village, "UPDATE journal SET actor = '0000' WHERE seq = (SELECT max(seq) FROM journal)")
    assert "被改过" in refusal(hall_post, village.export(stick))
