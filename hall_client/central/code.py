"""The enrolment code on paper: where the centre is, whose role it opens once, and how to know the right server.

`HOST:PORT[,HOST:PORT]/` and 13 groups of 4 letters: 4 bytes role number, 10 bytes secret, the first 16 bytes of the
certificate's SHA-256, 2 bytes checksum. What a person mistypes easily is forgiven; the rest is told by the checksum.
"""

import hashlib
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from hall_client.central.faults import CentreFault

ROLE_PREFIX = "hall_d_"
STANDBY_ROLE = "hall_standby"
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKE = str.maketrans("OIL", "011")
_GROUP = 4
_NUMBER, _SECRET, _PIN, _SUM = 4, 10, 16, 2
_BYTES = _NUMBER + _SECRET + _PIN + _SUM
_DIGITS = -(-_BYTES * 8 // 5)


class CodeRefused(CentreFault):
    """What was typed is not an enrolment code."""


@dataclass(frozen=True)
class EnrolCode:
    """A code that was issued or read. `pin` is the beginning of the certificate's SHA-256."""

    hosts: tuple[str, ...]
    number: int
    secret: bytes = field(repr=False)
    pin: bytes

    @property
    def role(self) -> str:
        """The database role the code opens; number 0 is the standby's."""
        return f"{ROLE_PREFIX}{self.number:08x}" if self.number else STANDBY_ROLE

    @property
    def password(self) -> str:
        """The role's password until enrolment changes it."""
        return hashlib.sha256(b"hall-client enrolment" + self.secret).hexdigest()

    @property
    def text(self) -> str:
        """As it is printed and typed."""
        content = self.number.to_bytes(_NUMBER) + self.secret + self.pin
        digits = _encode(content + _checksum(self.hosts, content))
        groups = (digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))
        return f"{','.join(self.hosts)}/{'-'.join(groups)}"


def new(hosts: Sequence[str], fingerprint: bytes, *, number: int | None = None) -> EnrolCode:
    """A fresh code for a centre reached at `hosts` (`name:port`), under a random role number unless one is given."""
    if number is None:
        number = secrets.randbelow(2**32 - 1) + 1
    return EnrolCode(tuple(hosts), number, secrets.token_bytes(_SECRET), fingerprint[:_PIN])


def read(typed: str) -> EnrolCode:
    """The code somebody typed or scanned, in whatever case, with O for 0, I for 1, full width, spaces anywhere.

    Raises CodeRefused with what to look at.
    """
    plain = "".join(unicodedata.normalize("NFKC", typed).replace("。", ".").replace("、", ",").split())
    where, slash, written = plain.rpartition("/")
    if not slash:
        raise CodeRefused("登记码前面缺服务器地址（斜线前的一段），什么都没有改动。请照纸上从头输一遍。")
    hosts = tuple(_host(host) for host in where.lower().split(","))
    digits = written.replace("-", "").upper().translate(_LOOK_ALIKE)
    if len(digits) != _DIGITS:
        raise CodeRefused(
            f"登记码斜线后应当有 {_DIGITS} 个字母和数字，现在是 {len(digits)} 个，什么都没有改动。请对着纸再看一遍。"
        )
    return _taken_apart(hosts, _decode(digits))


def _taken_apart(hosts: tuple[str, ...], content: bytes) -> EnrolCode:
    body, told = content[:-_SUM], content[-_SUM:]
    if _checksum(hosts, body) != told:
        raise CodeRefused("登记码里有字输错了（地址或字母），什么都没有改动。请对着纸再看一遍。")
    number, secret = int.from_bytes(body[:_NUMBER]), body[_NUMBER : _NUMBER + _SECRET]
    return EnrolCode(hosts, number, secret, body[_NUMBER + _SECRET :])


def _host(text: str) -> str:
    name, colon, port = text.rpartition(":")
    if not (name and colon and port.isascii() and port.isdigit() and 0 < int(port) < 2**16):
        raise CodeRefused(
            f"登记码里的服务器地址“{text}”不对，应当像 hall-server:5433，什么都没有改动。请对着纸再看一遍。"
        )
    return f"{name}:{int(port)}"


def _checksum(hosts: Sequence[str], content: bytes) -> bytes:
    return hashlib.sha256(",".join(hosts).lower().encode() + b"/" + content).digest()[:_SUM]


def _encode(content: bytes) -> str:
    number = int.from_bytes(content) << (_DIGITS * 5 - len(content) * 8)
    return "".join(_LETTERS[number >> shift & 31] for shift in range((_DIGITS - 1) * 5, -1, -5))


def _decode(digits: str) -> bytes:
    number = 0
    for letter in digits:
        value = _LETTERS.find(letter)
        if value < 0:
            raise CodeRefused(f"登记码里没有“{letter}”这个字，什么都没有改动。请对着纸再看一遍。")
        number = number << 5 | value
    spare = _DIGITS * 5 - _BYTES * 8
    if number & ((1 << spare) - 1):
        raise CodeRefused("登记码的最后一个字输错了，什么都没有改动。请对着纸再看一遍。")
    return (number >> spare).to_bytes(_BYTES)
