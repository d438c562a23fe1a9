"""What packages need: the keys of this device, and where the local database keeps peers and packages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from hall_client.domain.packages import Direction, Envelope, LogPart, PackageNote, PackageState, Peer

T = TypeVar("T")

Told = Callable[[int, int], None]
"""Called with (done, of how many) while something long goes on, a number not known being 0; what it raises ends it,
and nothing is kept."""


class PackageRefused(Exception):
    """The package cannot be made or read; nothing was changed. The sentence says what to do."""


@dataclass(frozen=True)
class ExportResult:
    """The file that was written, for whom, and what is in it (entries going up, things coming down)."""

    path: Path
    direction: Direction
    to_name: str
    entries: int
    cases: int


@dataclass(frozen=True)
class ImportResult:
    """What became of a package. `again`: this very file had been read before, and nothing was done."""

    note: PackageNote
    again: bool


def content_as(kind: type[T], content: bytes) -> T:
    """What is in a package that was opened. Raises PackageRefused where another kind of program wrote it."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise PackageRefused(
            "包里的内容读不懂，什么都没有导入。请两边都装上新版程序，再重新导出一次。"
        ) from error


class PackageKeys(Protocol):
    """The private keys of this device, made when it was enrolled."""

    @property
    def sign_key(self) -> str:
        """The public half of the signing key (hex): the name by which this device finds itself among the peers."""

    def sign(self, statement: bytes) -> str:
        """This device's signature (hex)."""

    def seal(self, envelope: Envelope, content: bytes, readers: Sequence[Peer]) -> bytes:
        """A package file that only `readers` can open and only this device can have written."""

    def unseal(self, whole: bytes, writer: Peer, me: Peer) -> bytes:
        """The content of a file that `writer` wrote for `me`. Raises PackageRefused."""


class PackageBook(Protocol):
    """Peers and packages in the local database, inside one transaction."""

    def peers(self) -> tuple[Peer, ...]:
        """The devices the centre has told of."""

    def keep_peers(self, peers: Sequence[Peer]) -> None:
        """These instead of those kept before."""

    def find(self, package_id: str) -> PackageNote | None:
        """A package this desk made or read, by the digest of its file."""

    def notes(self, limit: int) -> tuple[PackageNote, ...]:
        """The last ones, newest first."""

    def keep(self, note: PackageNote, part: LogPart | None = None) -> None:
        """Remember a package; `part` is what is still to be relayed."""

    def waiting(self) -> tuple[tuple[str, LogPart], ...]:
        """(id, what is to be relayed) of packages on their way to the centre, oldest first."""

    def settle(self, package_id: str, state: PackageState, words: str = "") -> None:
        """What became of one that waited; a relayed or refused one keeps no entries here."""
