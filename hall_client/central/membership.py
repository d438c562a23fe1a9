"""What an enrolled installation keeps beside its database: where the centre is, its role, the pinned certificate."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import msgspec
import psycopg

from hall_client.central.address import Address, connect
from hall_client.central.faults import CentreFault
from hall_client.central.guarding import Guard, free
from hall_client.central.line import CentralLine, system_now
from hall_client.central.line_faults import faults_named
from hall_client.central.patience import Patient
from hall_client.central.queue_line import Hurried
from hall_client.whole_file import write_whole

_FILE = "centre.json"
_CERTIFICATE = "centre.pem"


class MembershipDamaged(CentreFault):
    """The file that names the centre cannot be read."""


@dataclass(frozen=True)
class Membership:
    """An installation's place at the centre; no secret in it. `unit` is its station, `device` its name there."""

    hosts: tuple[str, ...]
    role: str
    device: str
    unit: str

    def address(self, folder: Path) -> Address:
        """How `folder`'s installation connects."""
        return Address(self.hosts, self.role, folder / _CERTIFICATE)


def load(folder: Path) -> Membership | None:
    """The membership of the installation in `folder`, None where it stands alone. Raises MembershipDamaged."""
    file = folder / _FILE
    try:
        return msgspec.json.decode(file.read_bytes(), type=Membership)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError) as error:
        raise MembershipDamaged(
            f"{file} 读不了，没有改动它，本机的办件都在。请让管理员发一个新登记码，再运行 hall-client enrol。"
        ) from error


def save(folder: Path, membership: Membership, certificate: bytes) -> None:
    """Keep the certificate (PEM), then the membership: what is read first is written last."""
    write_whole(folder / _CERTIFICATE, certificate)
    write_whole(folder / _FILE, msgspec.json.encode(asdict(membership)))


def dialling(
    folder: Path, member: Membership, password: str, guard: Guard = free
) -> Callable[[], psycopg.Connection]:
    """What connects the installation in `folder` for its queue, as often as it is called; it gives up soon."""
    address = member.address(folder)
    return partial(connect, address, password, name="hall-client queue", kind=Hurried, guard=guard)


def open_line(
    folder: Path,
    member: Membership,
    password: str,
    now: Callable[[], datetime] = system_now,
    guard: Guard = free,
) -> CentralLine:
    """The line of the installation in `folder`, whose clock says `now`. Raises LineDown, LineRefused.

    `guard` raises on threads that must not wait for it.
    """
    with faults_named():
        return CentralLine(connect(member.address(folder), password, kind=Patient, guard=guard), now)
