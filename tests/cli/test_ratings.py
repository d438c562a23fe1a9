"""`open-ratings`: no supervisor knows their password any more, the sealed sheet opens the ratings again."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hall_client.desk import open_desk
from hall_client.domain.cases import Outcome
from hall_client.domain.people import Actor
from hall_client.domain.ratings import Grade
from hall_client.services import rating, signing_in
from hall_client.services.opinions import RatingsSealed
from hall_client.storage import backup
from hall_client.storage.verify import verify
from tests.cli.running import Terminal, key_on
from tests.desk import SUPERVISOR, Clock, TestDesk, Tray
from tests.services.acts import finished

ADMIN = replace(SUPERVISOR, number="0901")
NEW = "vergessen-neu-1"


@contextmanager
def at_desk(folder: Path) -> Iterator[TestDesk]:
    clock, tray = Clock(datetime.now(UTC)), Tray()
    opened = open_desk(folder, now=clock, printer=tray)
    yield TestDesk(opened, clock, tray)
    opened.close()


def boss(hall: TestDesk) -> Actor:
    return signing_in.sign_in(hall.desk, "0101", NEW, None).actor


@pytest.fixture
def forgotten(recovery: tuple[Path, Path], tmp_path: Path) -> tuple[object, ...]:
    """A hall with a bad rating whose supervisor and approver got new passwords from the administrator; the command."""
    folder, _key = recovery
    with at_desk(folder) as hall:
        rating.give(hall.desk, finished(hall, "RS-004", Outcome.ON_THE_SPOT).case.service_id, Grade.BAD)
        for number in ("0101", "0601"):
            signing_in.set_password(hall.desk, ADMIN, number, NEW)
        with pytest.raises(RatingsSealed):
            rating.grades_of_day(hall.desk, boss(hall))
    word = tmp_path / "word"
    word.write_text(f"{NEW}\n", encoding="utf-8")
    return (
        "open-ratings",
        "--data",
        folder,
        "--supervisor",
        "0101",
        "--password-file",
        word,
        "--recovery-key-file",
    )


def test_the_sheet_opens_what_no_password_opens(
    hall_client: Terminal, forgotten: tuple[object, ...], recovery: tuple[Path, Path]
) -> None:
    folder, key = recovery
    said = hall_client(*forgotten, key)
    assert (said.code, said.error) == (0, "")
    assert "周海燕从下一次登录起能打开群众评价" in said.out
    with at_desk(folder) as hall:
        assert rating.grades_of_day(hall.desk, boss(hall)) == (0, 0, 0, 1, 0)
        with hall.desk.store.read() as work:
            kept = [
                (each.body or {})["facts"] for each in work.entries_of("0101") if each.kind == "rating.key"
            ]
        assert {"by": "recovery_key"} in kept
        assert verify(hall.opened.store).findings == ()


def test_it_takes_the_right_sheet_and_who_may(
    hall_client: Terminal, forgotten: tuple[object, ...], recovery: tuple[Path, Path], tmp_path: Path
) -> None:
    _, key = recovery
    other, bad, clerk = tmp_path / "other", tmp_path / "bad", tmp_path / "clerk"
    letters = key.read_text(encoding="utf-8").replace(" ", "")
    other.write_text(letters[:20] + ("A" if letters[20] != "A" else "B") + letters[21:], encoding="utf-8")
    bad.write_text("ABCD 2345", encoding="utf-8")
    clerk.write_text("qinghe-0307", encoding="utf-8")
    for words, code, sentence in (
        ((*forgotten, other), 1, "打不开这里的评价，什么都没有改动"),
        ((*forgotten, bad), 1, "恢复密钥不对"),
        ((*forgotten, tmp_path / "none"), 1, "读不了，什么都没有改动"),
        (forgotten[:-1], 2, "要恢复密钥"),
        ((*forgotten[:4], "0307", "--password-file", clerk, "--recovery-key-file", key), 1, "不能打开评价"),
        ((*forgotten[:6], clerk, "--recovery-key-file", key), 1, "密码不对"),
    ):
        said = hall_client(*words)
        assert (said.code, said.out) == (code, ""), sentence
        assert sentence in said.error


def test_another_recovery_key_takes_the_place_of_the_one_whose_sheet_was_opened(
    hall_client: Terminal, forgotten: tuple[object, ...], recovery: tuple[Path, Path], tmp_path: Path
) -> None:
    folder, key = recovery
    before = tmp_path / "before.hallbackup"
    assert hall_client("backup", before, "--data", folder).code == 0
    assert hall_client(*forgotten, key).code == 0
    wrong, clerk = tmp_path / "wrong", tmp_path / "clerk"
    wrong.write_text("falsch", encoding="utf-8")
    clerk.write_text("qinghe-0307", encoding="utf-8")
    renew = ("renew-recovery", "--data", folder, "--supervisor")
    sheets = set((folder / "papers").glob("*.pdf"))
    for who, word, sentence in (("0101", wrong, "密码不对"), ("0307", clerk, "不是主管，这一步要主管来")):
        said = hall_client(*renew, who, "--password-file", word)
        assert (said.code, said.out, sentence in said.error) == (1, "", True)
    assert set((folder / "papers").glob("*.pdf")) == sheets

    said = hall_client(*renew, "0101", "--password-file", forgotten[6])
    assert (said.code, said.error) == (0, "")
    (sheet,) = set((folder / "papers").glob("*.pdf")) - sheets
    assert f"新的封存单：{sheet}" in said.out
    fresh = tmp_path / "fresh"
    fresh.write_text(key_on(sheet), encoding="utf-8")
    (after,) = (folder / "backups").glob("*.hallbackup")
    for file, fits, fits_not in ((before, key, fresh), (after, fresh, key)):
        for which, code in ((fits_not, 1), (fits, 0)):
            new = tmp_path / f"{file.stem}-{code}"
            back = hall_client("restore", file, "--recovery-key-file", which, "--demo", "--data", new)
            assert back.code == code, back.error
    assert "打不开这里的评价" in hall_client(*forgotten, key).error
    assert hall_client(*forgotten, fresh).code == 0
    with at_desk(folder) as hall, hall.desk.store.read() as work:
        renewed = work.entries_of(backup.halves(key_on(sheet))[0][:16])
        assert [(each.kind, each.actor) for each in renewed] == [("recovery.renew", "0101")]
    assert hall_client("verify", "--data", folder).code == 0


def test_a_new_recovery_key_is_told_although_the_backup_fails(
    hall_client: Terminal, recovery: tuple[Path, Path], tmp_path: Path
) -> None:
    """From then on backups are sealed to it: a sheet nobody was told of would be thrown away with the old one."""
    folder, _key = recovery
    backups = folder / "backups"
    shutil.rmtree(backups, ignore_errors=True)
    backups.write_text("in the way", encoding="utf-8")
    word = tmp_path / "word"
    word.write_text("qinghe-0101", encoding="utf-8")
    before = set((folder / "papers").glob("*.pdf"))
    said = hall_client("renew-recovery", "--data", folder, "--supervisor", "0101", "--password-file", word)
    (sheet,) = set((folder / "papers").glob("*.pdf")) - before
    assert (said.code, f"新的封存单：{sheet}" in said.out) == (1, True)
    assert "已用新的做好备份" not in said.out
    backups.unlink()
    file, fresh = tmp_path / "day.hallbackup", tmp_path / "fresh"
    assert hall_client("backup", file, "--data", folder).code == 0
    fresh.write_text(key_on(sheet), encoding="utf-8")
    back = hall_client("restore", file, "--recovery-key-file", fresh, "--demo", "--data", tmp_path / "new")
    assert back.code == 0, back.error
