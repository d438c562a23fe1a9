"""Backups: what comes back is what was there, under a new key and a new log, and numbers wait until they are known."""

import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

import resources
from hall_client.desk import check_boot_token, make_backup, open_desk, restore, set_up
from hall_client.domain.cases import Outcome
from hall_client.domain.numbers import case_number
from hall_client.services import intake, issuing
from hall_client.services.intake import NumbersStopped, ScanRefused
from hall_client.setup_file import read_plan
from hall_client.storage import backup
from hall_client.storage.backup import BackupRefused
from hall_client.storage.database import FILE_NAME
from hall_client.storage.tables import FOLDED
from hall_client.storage.verify import verify
from tests.desk import CLERK, GUIDE, MORNING, Clock, TestDesk, Tray
from tests.services.acts import draft_of, finished
from tests.storage.prying import run_sql


class Sealed:
    """A hall with its recovery key in hand, a case in it, and a backup of that."""

    def __init__(self, folder: Path) -> None:
        ready = set_up(
            folder / "hall", read_plan(resources.path("demo_hall.toml")), demo=True, now=lambda: MORNING
        )
        self.recovery_key = ready.recovery_key
        self.hall = opened(folder / "hall")
        self.case = finished(self.hall, "MZ-006", Outcome.ACCEPTED).case
        issuing.issue(self.hall.desk, GUIDE, "A")
        self.file = make_backup(self.hall.opened, folder / "day.hallbackup")


def opened(folder: Path, later: int = 0) -> TestDesk:
    clock, tray = Clock(MORNING + timedelta(minutes=30 + later)), Tray()
    return TestDesk(open_desk(folder, now=clock, printer=tray), clock, tray)


@pytest.fixture
def sealed(tmp_path: Path) -> Sealed:
    return Sealed(tmp_path)


def rows(hall: TestDesk) -> dict[str, list[str]]:
    """Everything that is folded, and the journal."""
    return {
        name: sorted(map(repr, run_sql(hall, f'SELECT * FROM "{name}"')))
        for name in ("case", "document", "journal")
    }


def log_of(hall: TestDesk) -> str:
    with hall.desk.store.read() as work:
        return work.log_id


def test_a_restored_hall_is_the_same_and_begins_a_new_log(sealed: Sealed, tmp_path: Path) -> None:
    before, log = rows(sealed.hall), log_of(sealed.hall)
    kept = restore(tmp_path / "new", sealed.file, sealed.recovery_key, demo=True, now=lambda: MORNING)
    assert kept is None
    again = opened(tmp_path / "new", later=60)
    assert rows(again) == before
    assert log_of(again) != log
    assert check_boot_token(again.opened) == ""
    assert verify(again.opened.store).findings == ()

    with pytest.raises(NumbersStopped, match="最后打印的那张回执"):
        draft_of(again, "RS-004")
    ticket = issuing.issue(again.desk, GUIDE, "A").ticket
    priority = issuing.issue(again.desk, GUIDE, "B", "elder").ticket
    assert (ticket.label, priority.label) == ("A501", "P501")

    later = case_number("9901", "03", MORNING.date(), 7)
    intake.confirm_last_number(again.desk, CLERK, later)
    draft = draft_of(again, "RS-004")
    assert draft.number == case_number("9901", "03", MORNING.date(), 8)
    assert verify(again.opened.store).findings == ()
    again.opened.close()


@pytest.mark.parametrize(
    "other",
    [
        case_number("9902", "03", MORNING.date(), 1),
        case_number("9901", "04", MORNING.date(), 1),
        "9901032603189019",
    ],
)
def test_only_this_pcs_own_receipt_starts_the_numbers_again(
    sealed: Sealed, tmp_path: Path, other: str
) -> None:
    restore(tmp_path / "new", sealed.file, sealed.recovery_key, demo=True, now=lambda: MORNING)
    again = opened(tmp_path / "new")
    with pytest.raises((ScanRefused, ValueError)):
        intake.confirm_last_number(again.desk, CLERK, other)
    with pytest.raises(NumbersStopped):
        draft_of(again, "RS-004")
    again.opened.close()


def test_the_data_that_was_there_is_kept_beside(sealed: Sealed) -> None:
    sealed.hall.opened.close()
    folder = sealed.hall.opened.folder
    before = (folder / FILE_NAME).read_bytes()
    kept = restore(folder, sealed.file, sealed.recovery_key, demo=True, now=lambda: MORNING)
    assert kept is not None
    assert kept.read_bytes() == before
    assert rows(opened(folder)) != {}


def test_a_wrong_recovery_key_changes_nothing(sealed: Sealed, tmp_path: Path) -> None:
    other, _ = backup.new_recovery_key()
    for key, sentence in ((other, "打不开这份备份"), ("随便写的", "52 个字母和数字")):
        with pytest.raises(BackupRefused, match=sentence):
            restore(tmp_path / "new", sealed.file, key, demo=True)
    assert not (tmp_path / "new" / FILE_NAME).exists()
    assert not (tmp_path / "new" / "installation.json").exists()


def test_a_recovery_key_typed_in_groups_is_the_same_key(sealed: Sealed, tmp_path: Path) -> None:
    key = sealed.recovery_key.lower()
    typed = " ".join(key[n : n + 4] for n in range(0, len(key), 4))
    restore(tmp_path / "new", sealed.file, typed, demo=True, now=lambda: MORNING)
    assert rows(opened(tmp_path / "new")) == rows(sealed.hall)


@pytest.mark.parametrize("share", [0.0, 0.4, 0.99])
def test_a_backup_not_copied_whole_changes_nothing(sealed: Sealed, tmp_path: Path, share: float) -> None:
    content = sealed.file.read_bytes()
    sealed.file.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(BackupRefused, match="没有拷完整。什么都没有改动"):
        restore(tmp_path / "new", sealed.file, sealed.recovery_key, demo=True)
    assert not (tmp_path / "new" / FILE_NAME).exists()


def test_a_backup_changed_inside_is_refused(sealed: Sealed, tmp_path: Path) -> None:
    changed = tmp_path / "changed.hallbackup"
    with zipfile.ZipFile(sealed.file) as old, zipfile.ZipFile(changed, "w") as new:
        database = bytearray(old.read(FILE_NAME))
        database[9000] ^= 1
        new.writestr("manifest.json", old.read("manifest.json"))
        new.writestr(FILE_NAME, bytes(database))
    with pytest.raises(BackupRefused, match="被改过或没有拷完整"):
        restore(tmp_path / "new", changed, sealed.recovery_key, demo=True)


def test_a_backup_tells_nobody_anything(sealed: Sealed) -> None:
    content = sealed.file.read_bytes()
    for text in ("陈䶮根", "999999194103120013", sealed.case.number):
        assert text.encode() not in content
        assert text.encode("utf-16-le") not in content


def test_a_backup_that_cannot_be_written_leaves_nothing(sealed: Sealed, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="换一个位置"):
        make_backup(sealed.hall.opened, tmp_path / "no such folder" / "day.hallbackup")
    taken = tmp_path / "taken"
    taken.mkdir()
    with pytest.raises(BackupRefused):
        make_backup(sealed.hall.opened, taken)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["day.hallbackup", "hall", "taken"]


@pytest.mark.slow
def test_only_the_last_fourteen_daily_backups_stay(sealed: Sealed) -> None:
    for _ in range(20):
        make_backup(sealed.hall.opened)
        sealed.hall.clock.forward(days=1)
    kept = sorted(path.stem for path in (sealed.hall.opened.folder / "backups").iterdir())
    assert kept == [(MORNING.date() + timedelta(days=n)).isoformat() for n in range(6, 20)]


def test_a_copied_disk_begins_a_new_log_and_says_so(sealed: Sealed) -> None:
    """The file is put back as it was yesterday; what this PC remembers outside it is newer."""
    hall = sealed.hall
    assert check_boot_token(hall.opened) == ""
    hall.opened.close()
    file = hall.opened.folder / FILE_NAME
    yesterday = file.read_bytes()
    today = opened(hall.opened.folder)
    assert check_boot_token(today.opened) == ""
    today.opened.close()
    file.write_bytes(yesterday)

    back = opened(hall.opened.folder)
    log = log_of(back)
    assert "恢复或拷贝过来的" in check_boot_token(back.opened)
    assert log_of(back) != log
    with pytest.raises(NumbersStopped):
        draft_of(back, "RS-004")
    assert check_boot_token(back.opened) == ""
    assert verify(back.opened.store).findings == ()


def test_every_table_of_history_is_in_a_backup(sealed: Sealed, tmp_path: Path) -> None:
    restore(tmp_path / "new", sealed.file, sealed.recovery_key, demo=True, now=lambda: MORNING)
    again = opened(tmp_path / "new")
    for name in FOLDED:
        assert run_sql(again, f'SELECT count(*) FROM "{name}"') == run_sql(
            sealed.hall, f'SELECT count(*) FROM "{name}"'
        )
