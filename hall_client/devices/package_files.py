"""The file of a package: sealed for its readers, signed by its writer, and telling at once when it is not whole.

    "HALLPKG1"  length of the envelope (4 bytes)  envelope (JSON)  content  SHA-256 of all that  Ed25519 of the digest

The content is compressed JSON under XChaCha20-Poly1305 with a key of its own; that key is put into a sealed box
(X25519) for each reader. The envelope is authenticated with the content. It is the way backups are sealed, by the
same library.
"""

import contextlib
import hashlib
import stat
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
from nacl import exceptions
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import Aead
from nacl.signing import SigningKey, VerifyKey
from nacl.utils import random

from hall_client.domain.packages import LARGEST_CONTENT, LARGEST_FILE, Envelope, Peer
from hall_client.services.package_ports import PackageRefused

_MAGIC = b"HALLPKG1"
_MAGIC_FAMILY = b"HALLPKG"
_START = len(_MAGIC) + 4
_DIGEST, _SIGNATURE = 32, 64
_END = _DIGEST + _SIGNATURE
_LARGEST_ENVELOPE = 64 * 1024
_CONTEXT = b"hall-client package\0"

HALF = "这个包没有拷完整，什么都没有导入。请从原来的 U 盘或电脑重新拷一次，不行就请做包的那边重新导出。"
DAMAGED = "这个包损坏了或被改过，什么都没有导入。请做包的那边重新导出一次。"
NONE = "这不是便民窗口的数据包，什么都没有导入。请选文件名以 .hallpkg 结尾的文件。"
NEWER = "这个包是更新的程序做的，这个程序读不了，什么都没有导入。请先安装新版程序。"
TOO_LARGE = "这个文件太大，不会是便民窗口的数据包，没有读它。请看看是不是选错了文件。"
FORGED = "这个包的签名对不上，不能确认是谁做的，什么都没有导入。请报告信息主管，并请对方重新导出。"
NOT_FOR_ME = "这个包做的时候还不认识这台电脑，打不开，什么都没有导入。请在镇里（站里）更早登记的电脑上导入。"


class DeviceKeys:
    """`services.package_ports.PackageKeys` over the two private keys of enrolment."""

    def __init__(self, sign: bytes, seal: bytes) -> None:
        self._sign, self._seal = SigningKey(sign), PrivateKey(seal)

    @property
    def sign_key(self) -> str:
        """The public half of the signing key (hex)."""
        return self._sign.verify_key.encode().hex()

    @property
    def seal_key(self) -> bytes:
        """The public half of the sealing key."""
        return bytes(self._seal.public_key)

    def sign(self, statement: bytes) -> str:
        """This device's signature (hex)."""
        return self._sign.sign(statement).signature.hex()

    def seal(self, envelope: Envelope, content: bytes, readers: Sequence[Peer]) -> bytes:
        """A package file that only `readers` can open and only this device can have written."""
        packed, key = zlib.compress(content), random(Aead.KEY_SIZE)
        keys: dict[str, str] = {}
        for reader in readers:
            # A device that gave the centre a key that is none keeps nobody else from reading.
            with contextlib.suppress(exceptions.CryptoError, ValueError, TypeError):
                box = SealedBox(PublicKey(bytes.fromhex(reader.seal_key)))
                keys[reader.device] = box.encrypt(key).hex()
        if not keys:
            raise PackageRefused("对方的电脑都没有能用的密钥，没有写文件。请报告信息主管。")
        size = len(packed) + Aead.NONCE_SIZE + Aead.MACBYTES
        outside = msgspec.json.encode(replace(envelope, size=size, keys=keys))
        sealed = bytes(Aead(key).encrypt(packed, outside))
        whole = _MAGIC + len(outside).to_bytes(4) + outside + sealed
        if len(whole) + _END > LARGEST_FILE:
            raise PackageRefused("要带的内容太多，一个包装不下，没有写文件。请让这台电脑联一次网。")
        digest = hashlib.sha256(whole).digest()
        return whole + digest + self._sign.sign(_CONTEXT + digest).signature

    def unseal(self, whole: bytes, writer: Peer, me: Peer) -> bytes:
        """The content of a file that `writer` wrote for `me`. Raises PackageRefused."""
        envelope, outside, sealed = _parts(whole)
        check_writer(whole, writer)
        if me.device not in envelope.keys:
            raise PackageRefused(NOT_FOR_ME)
        try:
            key = SealedBox(self._seal).decrypt(bytes.fromhex(envelope.keys[me.device]))
            return _unpacked(Aead(key).decrypt(sealed, outside))
        except (exceptions.CryptoError, ValueError, TypeError, zlib.error) as error:
            raise PackageRefused(DAMAGED) from error


def _unpacked(packed: bytes) -> bytes:
    """What was compressed, as long as it is no bomb."""
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(packed, LARGEST_CONTENT)
    if not unpacking.eof:
        raise PackageRefused(DAMAGED)
    return content


def check_writer(whole: bytes, writer: Peer) -> None:
    """Whether `writer` signed this file. Raises PackageRefused."""
    statement = _CONTEXT + whole[-_END:-_SIGNATURE]
    if not signed_by(writer.sign_key, statement, whole[-_SIGNATURE:].hex()):
        raise PackageRefused(FORGED)


def signed_by(sign_key: str, statement: bytes, signature: str) -> bool:
    """Whether `signature` (hex) over `statement` is that of the device with this key."""
    try:
        VerifyKey(bytes.fromhex(sign_key)).verify(statement, bytes.fromhex(signature))
    except (exceptions.CryptoError, ValueError, TypeError):
        return False
    return True


def name_of(whole: bytes) -> str:
    """What a package is known by: the digest of its file."""
    return hashlib.sha256(whole).hexdigest()


def envelope_of(whole: bytes) -> Envelope:
    """What stands on the outside of a file that is whole. Nothing about its writer is proved yet.

    Raises PackageRefused where it is no package, or was half copied, or changed by so much as a bit.
    """
    return _parts(whole)[0]


def _parts(whole: bytes) -> tuple[Envelope, bytes, bytes]:
    """(envelope, its bytes, the sealed content)."""
    if not _MAGIC.startswith(whole[: len(_MAGIC)]):
        raise PackageRefused(NEWER if whole.startswith(_MAGIC_FAMILY) else NONE)
    length = int.from_bytes(whole[len(_MAGIC) : _START])
    if len(whole) < _START + _END or len(whole) < _START + min(length, _LARGEST_ENVELOPE) + _END:
        raise PackageRefused(HALF)
    outside, sealed = whole[_START : _START + length], whole[_START + length : -_END]
    try:
        envelope = msgspec.json.decode(outside, type=Envelope)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise PackageRefused(DAMAGED) from error
    if len(sealed) < envelope.size:
        raise PackageRefused(HALF)
    if length > _LARGEST_ENVELOPE or hashlib.sha256(whole[:-_END]).digest() != whole[-_END:-_SIGNATURE]:
        raise PackageRefused(DAMAGED)
    return envelope, outside, sealed


def read_file(file: Path) -> bytes:
    """The bytes of a file somebody chose. Raises PackageRefused."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise PackageRefused(NONE)
        with file.open("rb") as stream:
            whole = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise PackageRefused(f"没有找到 {file}。请插好 U 盘，再选一次文件。") from None
    except OSError as error:
        raise PackageRefused(
            f"{file} 读不了（{error.strerror or error}），什么都没有导入。请重新插一次 U 盘，不行就换一个。"
        ) from error
    if len(whole) > LARGEST_FILE:
        raise PackageRefused(TOO_LARGE)
    return whole
