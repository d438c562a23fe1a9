"""Secrets sealed by a passphrase, for a PC without a keyring service."""

import os
import unicodedata
from pathlib import Path

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hall_client.devices.secret_store import SecretsDamaged, SecretsFault, WrongPassphrase
from hall_client.whole_file import write_whole

FILE_NAME = "secrets.sealed"

# argon2id of format 1. A later format gets a number of its own and keeps these for reading.
_FORMAT = 1
_MEMORY_KIB = 64 * 1024
_PASSES = 3
_LANES = 1
_KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12


class _Sealed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: one salt for its life, a fresh nonce with every writing, and the sealed map of secrets."""

    format: int
    salt: bytes
    nonce: bytes
    sealed: bytes


class PassphraseSecrets:
    """One file of mode 0600: argon2id makes the key from the passphrase, AES-256-GCM seals the secrets.

    The passphrase is taken in Unicode NFKC, so that full-width letters of a Chinese input method are the
    same passphrase.
    """

    kind = "passphrase"
    words = "密钥用口令封在数据文件夹里，每次启动要输口令"

    def __init__(self, folder: Path, passphrase: str) -> None:
        self._file = folder / FILE_NAME
        self._passphrase = unicodedata.normalize("NFKC", passphrase).encode()
        self._salt = b""
        self._key = b""

    def get(self, name: str) -> bytes | None:
        """The secret, or None. Raises WrongPassphrase, SecretsDamaged, SecretsFault."""
        return self._open().get(name)

    def put(self, name: str, value: bytes) -> None:
        """Keep a secret. Raises as `get`; the file is written whole or stays as it was."""
        self._seal(self._open() | {name: value})

    def delete(self, name: str) -> None:
        """Forget a secret. Raises as `put`."""
        kept = self._open()
        if kept.pop(name, None) is not None:
            self._seal(kept)

    def _open(self) -> dict[str, bytes]:
        try:
            content = self._file.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as fault:
            raise SecretsFault(f"{self._file} 读不了，没有改动它。请检查文件夹的权限。") from fault
        box = _parse(content, self._file)
        try:
            plain = self._cipher(box.salt).decrypt(box.nonce, box.sealed, b"%d" % box.format)
        except InvalidTag:
            raise WrongPassphrase("口令不对，密钥没有打开，什么都没有改动。请再输一次。") from None
        return msgspec.json.decode(plain, type=dict[str, bytes])

    def _seal(self, secrets: dict[str, bytes]) -> None:
        salt, nonce = self._salt or os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
        sealed = self._cipher(salt).encrypt(nonce, msgspec.json.encode(secrets), b"%d" % _FORMAT)
        try:
            write_whole(self._file, msgspec.json.encode(_Sealed(_FORMAT, salt, nonce, sealed)))
        except OSError as fault:
            raise SecretsFault(f"{self._file} 写不了，原来的没有改动。请检查磁盘和文件夹的权限。") from fault

    def _cipher(self, salt: bytes) -> AESGCM:
        """The cipher for a salt; the slow derivation is done once for the file's salt."""
        if salt != self._salt:
            self._key = hash_secret_raw(
                self._passphrase, salt, _PASSES, _MEMORY_KIB, _LANES, hash_len=_KEY_BYTES, type=Type.ID
            )
            self._salt = salt
        return AESGCM(self._key)


def _parse(content: bytes, file: Path) -> _Sealed:
    try:
        box = msgspec.json.decode(content, type=_Sealed)
    except msgspec.DecodeError as fault:
        raise SecretsDamaged(f"{file} 损坏，程序没有改动它。请用恢复密钥从备份恢复。") from fault
    if box.format != _FORMAT:
        raise SecretsDamaged(f"{file} 是更新的程序写的，没有改动它。请先升级程序。")
    if len(box.salt) != _SALT_BYTES or len(box.nonce) != _NONCE_BYTES:
        raise SecretsDamaged(f"{file} 损坏，程序没有改动它。请用恢复密钥从备份恢复。")
    return box
