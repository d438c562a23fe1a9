"""Damage, a wrong key, a newer program, a full disk, a read-only folder: a sentence each, and nothing lost."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hall_client.desk import make_backup, open_desk
from hall_client.domain.cases import Outcome
from hall_client.domain.deadlines import local_date
from hall_client.services import issuing
from hall_client.storage.database import FILE_NAME
from hall_client.storage.errors import Damaged, NewerSchema, NoInstallation, ReadOnly, StorageError, WrongKey
from hall_client.storage.installation import free_folder, integrity, load, open_store
from hall_client.storage.verify import verify
from tests.desk import GUIDE, TestDesk
from tests.services.acts import finished
from tests.storage.prying import flip, key_of, run_sql

ROOT = Path(__file__).parents[2]
NOBODY = 65534


def closed_hall(hall: TestDesk) -> Path:
    """A hall with a case in it, closed so that everything stands in the one file."""
    finished(hall, "MZ-006", Outcome.ACCEPTED)
    hall.opened.close()
    return hall.opened.folder / FILE_NAME


@pytest.mark.parametrize("offset", [0, 5, 20, 100, 4000, 4090])
def test_a_byte_changed_in_the_first_page_is_damage(hall: TestDesk, offset: int) -> None:
    file = closed_hall(hall)
    changed = flip(file, offset)
    with pytest.raises(Damaged, match=r"没有改动它.*hall-client restore 备份文件"):
        open_desk(file.parent)
    assert file.read_bytes() == changed


@pytest.mark.parametrize("share", [0.2, 0.35, 0.5, 0.65, 0.8, 0.95])
def test_a_byte_changed_farther_in_is_found_and_left(hall: TestDesk, share: float) -> None:
    file = closed_hall(hall)
    changed = flip(file, int(file.stat().st_size * share))
    assert integrity(file.parent, key_of(hall)) != ()
    assert file.read_bytes() == changed


@pytest.mark.slow
def test_reading_a_damaged_page_says_so(hall: TestDesk) -> None:
    """Every page of the file in turn is spoilt: the check names damage, or the page held nothing it needed."""
    file = closed_hall(hall)
    whole = file.read_bytes()
    named = 0
    for page in range(1, len(whole) // 4096, 7):
        file.write_bytes(whole)
        changed = flip(file, page * 4096 + 2000)
        named += damage_is_named(file.parent)
        assert file.read_bytes() == changed
    assert named > len(whole) // 4096 // 7 // 2


def damage_is_named(folder: Path) -> bool:
    """Open and check a hall: True where damage was found and named, False where all of it could be read."""
    try:
        opened = open_desk(folder)
    except Damaged:
        return True
    try:
        return verify(opened.store).findings != ()
    except Damaged:
        return True
    finally:
        opened.close()


def test_a_file_cut_short_is_damage(hall: TestDesk) -> None:
    file = closed_hall(hall)
    file.write_bytes(file.read_bytes()[: 4096 * 10])
    with pytest.raises(StorageError, match="没有改动"):
        verify(open_desk(file.parent).store)


def test_a_missing_file_is_not_made_anew(hall: TestDesk) -> None:
    file = closed_hall(hall)
    file.unlink()
    with pytest.raises(Damaged, match="不见了"):
        open_desk(file.parent)
    assert not file.exists()


def test_a_folder_without_installation_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(NoInstallation, match="hall-client setup"):
        open_desk(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key_is_no_damage(hall: TestDesk) -> None:
    file = closed_hall(hall)
    before = file.read_bytes()
    with pytest.raises(WrongKey, match="没有改动"):
        open_store(file.parent, b"\x01" * 32, load(file.parent), lambda: None)
    assert file.read_bytes() == before


def test_a_key_that_is_gone_is_told(hall: TestDesk) -> None:
    file = closed_hall(hall)
    (file.parent / "secrets.open.json").unlink()
    with pytest.raises(WrongKey, match="恢复密钥"):
        open_desk(file.parent)


def test_a_newer_database_is_left_alone(hall: TestDesk) -> None:
    file = closed_hall(hall)
    run_sql(hall, "UPDATE alembic_version SET version_num = '9999'")
    before = file.read_bytes()
    with pytest.raises(NewerSchema, match="没有改动，请安装新版程序"):
        open_desk(file.parent)
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.glob("hall*")) == [FILE_NAME]


def run_act(folder: Path, limit: int) -> subprocess.CompletedProcess[str]:
    """Issue numbers in a process that may not write past `limit`; it prints every label, then the refusal."""
    lines = (
        "import resource",
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))",
        "from pathlib import Path",
        "from hall_client.desk import make_backup, open_desk",
        "from hall_client.services import issuing",
        "from hall_client.storage.errors import StorageError",
        "from tests.desk import GUIDE",
        "try:",
        f"    desk = open_desk(Path({str(folder)!r})).desk",
        "    for _ in range(400): print(issuing.issue(desk, GUIDE, 'A').ticket.label, flush=True)",
        "except StorageError as error: print(type(error).__name__, error)",
    )
    command = [sys.executable, "-c", "\n".join(lines)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """Act as somebody who may look at `folder` and change nothing: rights mean nothing to root."""
    is_root = os.geteuid() == 0
    for path in (*folder.iterdir(), folder):
        if is_root:
            os.chown(path, NOBODY, NOBODY)
        path.chmod(0o500 if path.is_dir() else 0o400)
    if is_root:
        for parent in list(folder.parents)[:-2]:
            parent.chmod(parent.stat().st_mode | 0o055)
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o700)


@pytest.mark.slow
def test_a_full_disk_keeps_what_was_saved(hall: TestDesk) -> None:
    """The system itself stops the file from growing, in the middle of a transaction."""
    folder = hall.opened.folder
    hall.opened.close()
    room = (folder / FILE_NAME).stat().st_size + 60_000
    done = run_act(folder, room)
    assert "Traceback" not in done.stderr
    *labels, refusal = done.stdout.splitlines()
    assert refusal.startswith("DiskFull")
    assert "没有存上，之前存好的都在" in refusal
    assert 3 <= len(labels) < 400

    opened = open_desk(folder)
    try:
        assert verify(opened.store).findings == ()
        assert integrity(folder, key_of(hall)) == ()
        with opened.store.read() as work:
            day = local_date(opened.desk.now())
            kept = [ticket.label for ticket in work.queue.of_day("9901", day)]
        assert kept == labels
    finally:
        opened.close()


def test_a_read_only_folder_is_told(hall: TestDesk) -> None:
    issuing.issue(hall.desk, GUIDE, "A")
    hall.opened.close()
    folder = hall.opened.folder
    before = (folder / FILE_NAME).read_bytes()
    with without_rights(folder):
        with pytest.raises(ReadOnly, match="没有存上，之前存好的都在"):
            open_desk(folder)
        with pytest.raises(ReadOnly, match="不能写入"):
            free_folder(folder)
        with pytest.raises(StorageError, match="之前存好的都在"):
            make_backup(hall.opened, folder / "copy.hallbackup")
    assert (folder / FILE_NAME).read_bytes() == before
    assert issuing.issue(open_desk(folder).desk, GUIDE, "A").ticket.state == "waiting"
