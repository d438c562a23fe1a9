"""A one-time code becomes a membership: the right server, a role's own password, two pairs of keys.

The new password and keys are kept under a provisional name before the centre hears of them, and the centre takes
them in one transaction. So a crash anywhere leaves an unused code, or a role whose password lies here already: the
same command, run again, finishes what was begun.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from typing import Any, Protocol

import msgspec
import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from psycopg import sql

from hall_client.central import certificates, membership
from hall_client.central.address import Address, connect
from hall_client.central.code import EnrolCode
from hall_client.central.faults import CentreFault
from hall_client.central.line_faults import named
from hall_client.central.membership import Membership
from hall_client.domain.syncing import PROGRAM_SCHEMA
from hall_client.services.line_ports import LineRefused
from hall_client.whole_file import write_whole

_NEW_CERTIFICATE = "centre.new.pem"


class Secrets(Protocol):
    """Keeps small secrets by name, outside the data."""

    def get(self, name: str) -> bytes | None:
        """The secret, or None."""

    def put(self, name: str, value: bytes) -> None:
        """Keep a secret."""

    def delete(self, name: str) -> None:
        """Forget a secret."""


class EnrolRefused(CentreFault):
    """The installation was not enrolled, and the code was not spent by this."""


class WrongServer(EnrolRefused):
    """Another server than the one the code was issued for answers at its address; it was told nothing."""


class LogTaken(EnrolRefused):
    """The centre has this installation's log from an earlier enrolment: a new log is to be begun first."""


class AnswerLost(CentreFault):
    """The line failed in the middle: whether the code is spent is not known here, and need not be."""


@dataclass(frozen=True)
class Applicant:
    """The installation that wants in. `station` is empty for one that has no unit yet and takes the code's.

    `fills` tells what it brings: True its own settings and people, False nothing, None whichever it may be.
    """

    name: str
    log_id: str
    terminal: str
    station: str
    fills: bool | None = None


@dataclass(frozen=True)
class Enrolled:
    """The membership, and the terminal number the log has at the centre."""

    membership: Membership
    terminal: str


@dataclass(frozen=True)
class _Pocket:
    """What the role will have, kept before the centre hears of it: the password and the private keys."""

    role: str
    password: str = field(repr=False)
    sign: bytes = field(repr=False)
    seal: bytes = field(repr=False)


def enrol(code: EnrolCode, folder: Path, applicant: Applicant, secrets: Secrets) -> Enrolled:
    """Enrol the installation in `folder`. Raises Unreachable, WrongServer, EnrolRefused, LogTaken, AnswerLost.

    All but AnswerLost leave the code unused; after AnswerLost the same call finishes.
    """
    certificate = certificates.fetch(code.hosts)
    if not certificates.same(certificate, code.pin):
        raise WrongServer(
            "应答的服务器不是登记码所指的那一台（证书指纹不同），密码没有发出去，登记码还能用。"
            "请核对地址；对得上就不要再试，请报告信息主管。"
        )
    pinned = folder / _NEW_CERTIFICATE
    write_whole(pinned, certificate)
    address = Address(code.hosts, code.role, pinned)
    pocket, begun = _pocket(code.role, folder, applicant.name, secrets)
    answer = _resumed(address, pocket, applicant) if begun else None
    if answer is None:
        answer = _asked(address, code.password, pocket, applicant)
    made = Membership(code.hosts, code.role, answer["device"], answer["unit"])
    _keep(folder, made, certificate, pocket, applicant.name, secrets)
    pinned.unlink()
    return Enrolled(made, answer["terminal"])


def _pocket(role: str, folder: Path, name: str, secrets: Secrets) -> tuple[_Pocket, bool]:
    """What an earlier enrolment with this code left, finished or not, or fresh ones; and which of the two it is."""
    kept = secrets.get(f"{name}.enrolling")
    if kept is not None:
        left = msgspec.json.decode(kept, type=_Pocket)
        if left.role == role:
            return left, True
    member = membership.load(folder)
    if member is not None and member.role == role:
        password, sign, seal = (secrets.get(f"{name}.{each}") or b"" for each in ("centre", "sign", "seal"))
        return _Pocket(role, password.decode(), sign, seal), True
    fresh = _Pocket(
        role,
        token_urlsafe(32),
        Ed25519PrivateKey.generate().private_bytes_raw(),
        X25519PrivateKey.generate().private_bytes_raw(),
    )
    secrets.put(f"{name}.enrolling", msgspec.json.encode(asdict(fresh)))
    return fresh, False


def _resumed(address: Address, pocket: _Pocket, applicant: Applicant) -> dict[str, Any] | None:
    """The centre's answer where it knows the new password already; None where it never heard of it."""
    try:
        line = _line(address, pocket.password)
    except EnrolRefused:
        return None
    with contextlib.closing(line), _lost():
        greeting = _told(
            line, "SELECT centre.hello(%s, %s, clock_timestamp())", applicant.log_id, PROGRAM_SCHEMA
        )
        if greeting["status"] != "welcome":
            raise EnrolRefused("这台电脑在中心库的登记已经作废，本机没有改动。请让管理员发一个新登记码。")
        if not greeting["terminal"]:
            opened = _told(line, "SELECT centre.open_log(%s, %s)", applicant.log_id, applicant.terminal)
            greeting["terminal"] = opened["terminal"]
    return greeting


def _asked(address: Address, password: str, pocket: _Pocket, applicant: Applicant) -> dict[str, Any]:
    """Spend the code and change the password, both or neither."""
    sign = Ed25519PrivateKey.from_private_bytes(pocket.sign).public_key().public_bytes_raw()
    seal = X25519PrivateKey.from_private_bytes(pocket.seal).public_key().public_bytes_raw()
    with contextlib.closing(_line(address, password)) as line, _lost(), line.transaction():
        try:
            answer = _told(
                line,
                "SELECT centre.enrol(%s, %s, %s, %s)",
                applicant.log_id,
                applicant.terminal,
                sign,
                seal,
            )
        except psycopg.errors.UniqueViolation as error:
            raise LogTaken("这台电脑的留痕早先登记过，要开始新的留痕再登记。登记码还能用。") from error
        if answer["status"] == "enrolled":
            _check(line, answer["unit"], applicant)
            _change_password(line, address.role, pocket.password)
    # Outside the transaction: the centre's note of a refusal is kept.
    if answer["status"] == "expired":
        raise EnrolRefused("登记码已经过期，什么都没有改动。请让管理员发一个新的。")
    if answer["status"] != "enrolled":
        raise EnrolRefused(_SPENT)
    return answer


def _check(line: psycopg.Connection, unit: str, applicant: Applicant) -> None:
    """Whether the code is for this installation. Raises EnrolRefused, which takes the enrolment back."""
    if applicant.station not in ("", unit):
        raise EnrolRefused(
            f"登记码是给站点 {unit} 的，这台电脑是站点 {applicant.station}，什么都没有改动，登记码还能用。"
            "请换成本站点的登记码。"
        )
    if applicant.fills is None:
        return
    row = line.execute("SELECT count(*) FROM centre.versions() WHERE thing LIKE 'setting/%'").fetchone()
    known = bool(row and row[0])
    if known and applicant.fills:
        raise EnrolRefused(
            f"中心库里已经有站点 {unit} 的资料，不能再用设置文件装，什么都没有改动，登记码还能用。"
            "请去掉 --from 再运行一次，资料会从中心库下来。"
        )
    if not known and not applicant.fills:
        raise EnrolRefused(
            f"中心库里还没有站点 {unit} 的资料，什么都没有改动，登记码还能用。"
            "这是这个站点的第一台电脑，请加上 --from 设置文件再运行一次。"
        )


def _change_password(line: psycopg.Connection, role: str, password: str) -> None:
    """The server gets a verifier, never the password."""
    verifier = line.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    line.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(verifier)))


def _keep(
    folder: Path, made: Membership, certificate: bytes, pocket: _Pocket, name: str, secrets: Secrets
) -> None:
    secrets.put(f"{name}.centre", pocket.password.encode())
    secrets.put(f"{name}.sign", pocket.sign)
    secrets.put(f"{name}.seal", pocket.seal)
    membership.save(folder, made, certificate)
    secrets.delete(f"{name}.enrolling")


_SPENT = (
    "中心库不认这个登记码：它已经用过、过期或作废了。什么都没有改动。"
    "请让管理员发一个新的；纸上的码别人用过的话，请同时报告信息主管。"
)


def _line(address: Address, password: str) -> psycopg.Connection:
    """A connection. Raises EnrolRefused where the server says no, Unreachable where it says nothing."""
    try:
        return connect(address, password, name="hall-client enrol")
    except psycopg.OperationalError as error:
        if isinstance(named(error), LineRefused):
            raise EnrolRefused(_SPENT) from error
        raise certificates.Unreachable(
            "中心库没有应答，登记没有做完。请检查网线和服务器，再运行同一条命令。"
        ) from error


def _told(line: psycopg.Connection, statement: str, *values: object) -> dict[str, Any]:
    row = line.execute(statement.encode(), values).fetchone()
    assert row is not None
    answer: dict[str, Any] = row[0]
    return answer


@contextlib.contextmanager
def _lost() -> Iterator[None]:
    try:
        yield
    except psycopg.OperationalError as error:
        raise AnswerLost(
            "和中心库说到一半，线路断了，还不知道登记成没成。什么都没有丢，请再运行同一条命令。"
        ) from error
