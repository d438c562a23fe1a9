"""Backups: an encrypted copy of the database whose key only the recovery key can open again."""

import base64
import contextlib
import hashlib
import secrets
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from hall_client.domain.entries import instant_text
from hall_client.storage.database import FILE_NAME, connect, make_wal
from hall_client.storage.errors import StorageError, named

_SUFFIX = ".hallbackup"
KEEP = 14
"""Daily backups kept in the data folder; older ones are deleted."""


class BackupRefused(StorageError):
    """The backup cannot be made or read; nothing was changed."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself: no personal data."""

    made_at: str
    station: str
    terminal: str
    log_id: str
    seq: int
    head: str
    sealed_key: str
    sha256: str
    secrets: str


def new_recovery_key(random: Callable[[int], bytes] = secrets.token_bytes) -> tuple[str, str]:
    """(the key to print and seal, the public half kept in the database); `random` is a seed in the demo alone."""
    private = PrivateKey(random(PrivateKey.SIZE))
    return base64.b32encode(bytes(private)).decode().rstrip("="), bytes(private.public_key).hex()


def _private(text: str) -> PrivateKey:
    letters = "".join(text.split()).replace("-", "").upper()
    try:
        return PrivateKey(base64.b32decode(letters + "=" * (-len(letters) % 8)))
    except Exception as error:
        raise BackupRefused("恢复密钥不对：应当是 52 个字母和数字，请对照封存的那张纸再输一次。") from error


def halves(recovery_key: str) -> tuple[str, bytes]:
    """The public half of a printed key, and the secret it stands for. Raises BackupRefused for what is no key."""
    private = _private(recovery_key)
    return bytes(private.public_key).hex(), bytes(private)


def matches(recovery_key: str, public_half: str) -> bool:
    """Whether the printed key is the one this installation was set up with."""
    return bytes(_private(recovery_key).public_key).hex() == public_half


def write(
    folder: Path, key: bytes, target: Path, facts: dict[str, str], public_half: str, at: datetime
) -> Manifest:
    """Copy the database of `folder` into `target`. The file appears whole or not at all. Raises BackupRefused."""
    copy_key = secrets.token_bytes(32)
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as scratch:
            copy = Path(scratch) / FILE_NAME
            _export(folder / FILE_NAME, key, copy, copy_key)
            sealed = SealedBox(PublicKey(bytes.fromhex(public_half))).encrypt(copy_key)
            manifest = Manifest(
                made_at=instant_text(at),
                station=facts["station"],
                terminal=facts["terminal"],
                log_id=facts["log_id"],
                seq=int(facts["seq"]),
                head=facts["head"],
                sealed_key=bytes(sealed).hex(),
                sha256=_digest(copy),
                secrets=facts["secrets"],
            )
            packed = Path(scratch) / "packed"
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as box:
                box.writestr("manifest.json", msgspec.json.encode(manifest))
                box.write(copy, FILE_NAME)
            packed.chmod(0o600)
            packed.replace(target)
    except OSError as error:
        raise BackupRefused(
            f"备份没有做成：{error.strerror or error}。原来的数据没有动。请换一个位置再备份。"
        ) from error
    return manifest


def _export(source: Path, key: bytes, copy: Path, copy_key: bytes) -> None:
    raw = connect(source, key)
    with contextlib.closing(raw):
        try:
            raw.execute(f"ATTACH DATABASE ? AS copy KEY \"x'{copy_key.hex()}'\"", (str(copy),))
            raw.execute("SELECT sqlcipher_export('copy')")
            raw.execute("DETACH DATABASE copy")
        except Exception as error:
            raise named(error) or error from error


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_manifest(file: Path) -> Manifest:
    """What a backup file says of itself. Raises BackupRefused when it is none."""
    try:
        with zipfile.ZipFile(file) as box:
            return msgspec.json.decode(box.read("manifest.json"), type=Manifest)
    except FileNotFoundError:
        raise BackupRefused(f"没有找到备份文件 {file}。") from None
    except (zipfile.BadZipFile, KeyError, msgspec.DecodeError, OSError) as error:
        raise BackupRefused(f"{file} 不是备份文件，或者没有拷完整。什么都没有改动，请换一份备份。") from error


def restore(file: Path, recovery_key: str, folder: Path, key: bytes) -> Path | None:
    """Put the database of a backup into `folder` under the new `key`.

    A database that is already there is kept beside it under another name, which is returned. Raises
    BackupRefused for a wrong recovery key or a damaged backup, before anything is moved.
    """
    manifest = read_manifest(file)
    try:
        copy_key = SealedBox(_private(recovery_key)).decrypt(bytes.fromhex(manifest.sealed_key))
    except CryptoError as error:
        raise BackupRefused(
            "这把恢复密钥打不开这份备份。什么都没有改动。请找与这份备份同时封存的密钥。"
        ) from error
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".restore-") as scratch:
        copy, fresh = Path(scratch) / "copy.db", Path(scratch) / FILE_NAME
        with zipfile.ZipFile(file) as box, box.open(FILE_NAME) as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target)
        if _digest(copy) != manifest.sha256:
            raise BackupRefused(f"{file} 的内容被改过或没有拷完整。什么都没有改动，请换一份备份。")
        _export(copy, copy_key, fresh, key)
        raw = connect(fresh, key)
        make_wal(raw)
        raw.close()
        kept = _set_aside(folder)
        fresh.replace(folder / FILE_NAME)
    (folder / FILE_NAME).chmod(0o600)
    return kept


def _set_aside(folder: Path) -> Path | None:
    current = folder / FILE_NAME
    if not current.exists():
        return None
    kept = folder / f"before-restore-{secrets.token_hex(4)}-{FILE_NAME}"
    for part in ("-wal", "-shm"):
        side = folder / f"{FILE_NAME}{part}"
        if side.exists():
            side.rename(kept.with_name(kept.name + part))
    return current.rename(kept)


def daily_file(folder: Path, day: str) -> Path:
    """Where the backup of a day lies; older ones than the last `KEEP` are deleted. Raises BackupRefused."""
    backups = folder / "backups"
    try:
        backups.mkdir(exist_ok=True)
        for old in sorted(backups.glob(f"*{_SUFFIX}"))[: -(KEEP - 1)]:
            old.unlink()
    except OSError as error:
        raise BackupRefused(f"{backups} 不能写入，没有备份。原来的数据没有动，请检查权限。") from error
    return backups / f"{day}{_SUFFIX}"
