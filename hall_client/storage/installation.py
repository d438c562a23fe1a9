"""One folder is one installation: its database, the name of its key, its log, and the token that betrays a copy."""

import contextlib
import hashlib
import secrets
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path
from secrets import token_bytes

import msgspec
from sqlalchemy import insert

from hall_client.storage import migrate
from hall_client.storage.database import (
    FILE_NAME,
    Gate,
    Guard,
    check_key,
    connect,
    faults_named,
    make_wal,
    open_engine,
    transaction,
    writable,
)
from hall_client.storage.errors import Damaged, NoInstallation, StorageError
from hall_client.storage.journal import RandomBytes
from hall_client.storage.store import Store
from hall_client.storage.tables import meta
from hall_client.whole_file import write_whole

_FILE = "installation.json"
_UNFINISHED = "installation.unfinished"


@dataclass(frozen=True)
class Installation:
    """What stands beside the database, readable by anyone: no secret, no personal data.

    `name` is the entry of the secret store; `secrets` the kind of store (keyring, passphrase, folder);
    `fingerprint` tells a wrong key from a damaged file.
    """

    name: str
    secrets: str
    fingerprint: str
    demo: bool = False


class AlreadySetUp(StorageError):
    """There is an installation in the folder already."""


def fingerprint(key: bytes) -> str:
    """A key's fingerprint: enough to recognise it, useless for opening anything."""
    return hashlib.sha256(b"hall-client key fingerprint" + key).hexdigest()[:16]


def exists(folder: Path) -> bool:
    """Whether there is an installation in `folder`."""
    return (folder / _FILE).exists()


def load(folder: Path) -> Installation:
    """The installation in `folder`. Raises NoInstallation, or Damaged when its file cannot be read."""
    try:
        text = (folder / _FILE).read_bytes()
    except FileNotFoundError:
        raise NoInstallation(
            f"{folder} 里还没有安装。新装请运行 hall-client setup，要恢复备份请运行 hall-client restore 备份文件。"
        ) from None
    except OSError as error:
        raise StorageError(f"{folder} 读不了：{error.strerror}。什么都没有改动，请检查权限。") from error
    try:
        return msgspec.json.decode(text, type=Installation)
    except msgspec.DecodeError as error:
        raise Damaged(
            f"{folder / _FILE} 损坏，程序没有改动它。请从备份恢复：hall-client restore 备份文件。"
        ) from error


def save(folder: Path, installation: Installation) -> None:
    """Write what stands beside the database, whole or not at all."""
    write_whole(folder / _FILE, msgspec.json.encode(asdict(installation)))


def unfinished_name(folder: Path) -> str:
    """The name a new installation has in the secret store before it counts: an interrupted one is taken up again."""
    file = folder / _UNFINISHED
    if not file.exists():
        write_whole(file, f"hall-client/{uuid.uuid4()}".encode())
    return file.read_text()


def forget_unfinished(folder: Path) -> None:
    """The installation counts now, or will not come to be."""
    (folder / _UNFINISHED).unlink(missing_ok=True)


def free_folder(folder: Path) -> None:
    """Make `folder` and check that it can take an installation. Raises AlreadySetUp, ReadOnly."""
    folder.mkdir(parents=True, exist_ok=True)
    writable(folder)
    if exists(folder):
        raise AlreadySetUp(f"{folder} 里已经有安装，没有改动。要重装请换一个文件夹，或先备份再清空它。")


def make(
    folder: Path,
    key: bytes,
    installation: Installation,
    guard: Guard,
    random: RandomBytes = token_bytes,
    *,
    log_id: str = "",
) -> Store:
    """A new, empty database in `folder`, opened. Raises AlreadySetUp; `installation.json` is written by `save`.

    `log_id` is given where the centre knows the log already.

    Nothing counts as installed before that file is there, so an interrupted set-up can simply be run again.
    """
    free_folder(folder)
    file = folder / FILE_NAME
    for leftover in folder.glob(f"{FILE_NAME}*"):
        leftover.rename(folder / f"unfinished-{uuid.uuid4().hex[:8]}-{leftover.name}")
    raw = connect(file, key)
    make_wal(raw)
    raw.close()
    file.chmod(0o600)
    migrate.upgrade(file, key)
    engine = open_engine(file, key)
    with transaction(engine, Gate(), write=True) as connection:
        named = log_id or str(uuid.UUID(bytes=random(16), version=4))
        facts = {"log_id": named, "name": installation.name}
        connection.execute(insert(meta), [{"key": k, "value": v} for k, v in facts.items()])
    return Store(engine, guard, random)


def open_store(
    folder: Path, key: bytes, installation: Installation, guard: Guard, random: RandomBytes = token_bytes
) -> Store:
    """The database of `folder`, brought to this program's schema. Raises WrongKey, Damaged, NewerSchema."""
    file = folder / FILE_NAME
    if not file.exists():
        raise Damaged(
            f"{folder} 里的数据文件不见了。什么都没有改动。请从备份恢复：hall-client restore 备份文件。"
        )
    check_key(file, key, fingerprint(key) == installation.fingerprint)
    migrate.upgrade(file, key)
    return Store(open_engine(file, key), guard, random)


def new_token() -> str:
    """A boot token (architecture §2)."""
    return secrets.token_hex(8)


def begin_new_log(store: Store) -> None:
    """Close the log that is in doubt and begin a new one; case numbers wait until the last one is known."""
    with store.work() as work:
        work.begin_log()


def integrity(folder: Path, key: bytes) -> tuple[str, ...]:
    """What is wrong with the file, page by page; empty when it is whole. Raises named errors."""
    raw = connect(folder / FILE_NAME, key)
    with contextlib.closing(raw), faults_named():
        pages = [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check").fetchall()]
        if pages:
            return tuple(pages)
        rows = [str(row[0]) for row in raw.execute("PRAGMA integrity_check").fetchall()]
    return tuple(row for row in rows if row != "ok")
