"""Puts a desk together: the store of a folder, its key, paper, printers and clock. Knows no screen."""

import logging
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_bytes
from typing import TYPE_CHECKING

import resources
from hall_client.devices import secrets as key_stores
from hall_client.devices.paper import Press
from hall_client.devices.passwords import Argon2Passwords
from hall_client.devices.printers import printer_here
from hall_client.devices.rating_lock import PasswordLock
from hall_client.devices.secret_store import SecretStore
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import HallPlan, check_plan
from hall_client.services.line_ports import Line, Reach
from hall_client.services.ports import Desk, Printer
from hall_client.storage import backup, installation, starter
from hall_client.storage.database import Guard
from hall_client.storage.errors import WrongKey
from hall_client.storage.installation import Installation
from hall_client.storage.journal import RandomBytes
from hall_client.storage.store import Store
from resources.calendar import tables

if TYPE_CHECKING:
    from hall_client.services.setting_up import NewAccount

logger = logging.getLogger(__name__)

KEY_BYTES = 32
MEMBERSHIP = "centre.json"


@dataclass(frozen=True)
class Ready:
    """A hall just set up: the recovery key to print and seal, new passwords, and how the key is kept."""

    recovery_key: str
    accounts: "tuple[NewAccount, ...]"
    key_words: str


@dataclass(frozen=True)
class OpenDesk:
    """An opened installation. `notices` are sentences for whoever starts the program."""

    folder: Path
    installation: Installation
    store: Store
    desk: Desk
    secrets: SecretStore
    notices: tuple[str, ...] = ()
    uplink: Reach | None = None
    """How the centre is reached; None for a PC that stands alone."""

    @property
    def connect(self) -> Callable[[], Line] | None:
        """Makes a line to the centre; None for a PC that stands alone."""
        return self.uplink.connect if self.uplink else None

    def close(self) -> None:
        """Hang up, and close the database."""
        if self.uplink is not None:
            self.uplink.close()
        self.store.close()


def free() -> None:
    """The guard of programs without a screen: the store may be used on any thread."""


def system_now() -> datetime:
    """The clock of this PC."""
    return datetime.now(UTC)


def new_uuid() -> str:
    """A name nobody else has."""
    return str(uuid.uuid4())


def set_up(
    folder: Path,
    plan: HallPlan,
    *,
    passphrase: str | None = None,
    demo: bool = False,
    now: Callable[[], datetime] = system_now,
    random: RandomBytes = token_bytes,
) -> Ready:
    """Make a ready hall in `folder`. Raises PlanRefused, AlreadySetUp, NoKeyring, ReadOnly; nothing half-made.

    The key of the database is random; it goes to the system's keyring, or under a passphrase, or (demo only)
    beside the data. Which one it was is said in `key_words`.
    """
    # The readings of all characters take a while to load; only a new hall needs them before somebody has signed in.
    from hall_client.services import setting_up

    check_plan(plan)
    installation.free_folder(folder)
    secrets = key_stores.choose(folder, passphrase=passphrase, demo=demo)
    name = f"hall-client/{uuid.uuid4()}"
    key = token_bytes(KEY_BYTES)
    recovery_key, public_half = backup.new_recovery_key(random)
    made = Installation(name, secrets.kind, installation.fingerprint(key), demo)
    secrets.put(name, key)
    store = installation.make(folder, key, made, free, random)
    try:
        items = [version.item for version in starter.read_starter(resources.path("catalogue"))]
        keeping = setting_up.Keeping(Argon2Passwords(), PasswordLock(random), public_half)
        accounts = setting_up.record(store, keeping, plan, items, tables(), now())
        new_boot_token(store, secrets, name)
    finally:
        store.close()
    installation.save(folder, made)
    return Ready(recovery_key, accounts, secrets.words)


def open_desk(
    folder: Path,
    *,
    passphrase: str | None = None,
    now: Callable[[], datetime] = system_now,
    new_id: Callable[[], str] = new_uuid,
    guard: Guard = free,
    printer: Printer | None = None,
    pdfium: AbstractContextManager[object] | None = None,
    random: RandomBytes = token_bytes,
) -> OpenDesk:
    """Open the installation in `folder`. Raises NoInstallation, WrongKey, Damaged, NewerSchema, and key errors."""
    found = installation.load(folder)
    secrets = key_stores.reopen(found.secrets, folder, passphrase=passphrase)
    key = secrets.get(found.name)
    if key is None:
        raise WrongKey(
            f"{secrets.words}里没有这个安装的密钥。数据没有改动。"
            "请用装机时的系统账户登录，或用恢复密钥从备份恢复。"
        )
    store = installation.open_store(folder, key, found, guard, random)
    desk = put_together(store, folder, now, new_id, printer, pdfium, random)
    reach = _reach(folder, found.name, secrets, now, guard)
    if reach is not None:
        desk = replace(desk, centre=reach.asking)
        if not _in_village(store, now):
            store.join_queue(reach.queue)
    return OpenDesk(folder, found, store, desk, secrets, uplink=reach)


def _in_village(store: Store, now: Callable[[], datetime]) -> bool:
    """A village calls nobody: its visits never wait for the queue of a hall."""
    with store.read() as work:
        return work.reference.hall(local_date(now())).is_village


def _reach(
    folder: Path, name: str, secrets: SecretStore, now: Callable[[], datetime], guard: Guard
) -> Reach | None:
    """How this installation reaches the centre. Raises MembershipDamaged; None where it stands alone."""
    if not (folder / MEMBERSHIP).exists():
        return None
    # The driver of the centre takes a while to load; a PC that stands alone does without it.
    from hall_client import uplink

    return uplink.of(folder, (secrets.get(f"{name}.centre") or b"").decode(), now, guard)


def put_together(
    store: Store,
    folder: Path,
    now: Callable[[], datetime] = system_now,
    new_id: Callable[[], str] = new_uuid,
    printer: Printer | None = None,
    pdfium: AbstractContextManager[object] | None = None,
    random: RandomBytes = token_bytes,
) -> Desk:
    """What the acts of the installation in `folder` work with."""
    return Desk(
        store=store,
        now=now,
        new_id=new_id,
        paper=Press(),
        printer=printer or printer_here(folder / "papers", pdfium),
        hasher=Argon2Passwords(),
        lock=PasswordLock(random),
    )


def check_boot_token(opened: OpenDesk) -> str:
    """At the start of the window program: a restored or cloned disk begins a new log (architecture §2).

    Returns the sentence to show, empty when the file is the one this PC wrote last.
    """
    with opened.store.read() as work:
        written = work.get_meta("boot")
    kept = (opened.secrets.get(f"{opened.installation.name}.boot") or b"").decode().split()
    doubtful = written not in kept
    if doubtful:
        installation.begin_new_log(opened.store)
        logger.warning("the boot token differs: a new log was begun")
    new_boot_token(opened.store, opened.secrets, opened.installation.name, written)
    if not doubtful:
        return ""
    return (
        "这台电脑的数据是恢复或拷贝过来的，已经开始新的留痕。什么都没有丢。"
        "请先扫一下这台电脑最后打印的回执，编号从它后面接着用。"
    )


def new_boot_token(store: Store, secrets: SecretStore, name: str, written: str = "") -> None:
    """Mark the file and the secret store alike; the former mark counts until both are written."""
    token = installation.new_token()
    secrets.put(f"{name}.boot", f"{written} {token}".strip().encode())
    with store.work() as work:
        work.set_meta("boot", token)
    secrets.put(f"{name}.boot", token.encode())


def make_backup(opened: OpenDesk, target: Path | None = None) -> Path:
    """A backup sealed to the recovery key: `target`, or the day's own in the data folder. Raises BackupRefused."""
    at = opened.desk.now()
    key = opened.secrets.get(opened.installation.name) or b""
    with opened.store.read() as work:
        hall = work.reference.hall(local_date(at))
        seq, head = work.head()
        public_half = work.get_meta("recovery_public")
        facts = {
            "station": hall.station,
            "terminal": hall.terminal,
            "log_id": work.log_id,
            "seq": str(seq),
            "head": head,
            "secrets": opened.installation.secrets,
        }
    file = target or backup.daily_file(opened.folder, local_date(at).isoformat())
    backup.write(opened.folder, key, file, facts, public_half, at)
    return file


def restore(
    folder: Path,
    file: Path,
    recovery_key: str,
    *,
    passphrase: str | None = None,
    demo: bool = False,
    now: Callable[[], datetime] = system_now,
) -> Path | None:
    """Put a backup into `folder` under a new key and a new log; what was there is kept (its path is returned).

    Case numbers wait until the last printed one is known; ticket numbers of today go on from 501. Raises
    BackupRefused, NoKeyring.
    """
    folder.mkdir(parents=True, exist_ok=True)
    secrets = key_stores.choose(folder, passphrase=passphrase, demo=demo)
    name = f"hall-client/{uuid.uuid4()}"
    key = token_bytes(KEY_BYTES)
    secrets.put(name, key)
    try:
        kept = backup.restore(file, recovery_key, folder, key)
    except Exception:
        secrets.delete(name)
        raise
    made = Installation(name, secrets.kind, installation.fingerprint(key), demo)
    store = installation.open_store(folder, key, made, free, token_bytes)
    try:
        installation.begin_new_log(store)
        day = local_date(now())
        with store.work() as work:
            for letter in [series.letter for series in work.reference.hall(day).series] + ["P", "Y", "K"]:
                work.raise_serial(f"ticket/{letter}", day.isoformat(), 500)
        new_boot_token(store, secrets, name)
    finally:
        store.close()
    installation.save(folder, made)
    return kept
