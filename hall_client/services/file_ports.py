"""What the acts on scanned files need of the local database."""

from collections.abc import Iterable
from typing import Protocol

from hall_client.domain.attachments import KeptFile


class FileBook(Protocol):
    """The content of attachments, kept here in pieces; inside one transaction."""

    def keep(self, case_id: str, sha256: str, size: int, pieces: Iterable[bytes]) -> None:
        """Keep a whole content. One that is here already stays as it is."""

    def found(self, case_id: str, sha256: str) -> KeptFile | None:
        """How much of a content is here."""

    def add(self, case_id: str, sha256: str, size: int, data: bytes) -> KeptFile:
        """Keep the next piece of a content that comes from the centre."""

    def content(self, case_id: str, sha256: str) -> bytes:
        """What is here of a content."""

    def drop(self, case_id: str, sha256: str) -> None:
        """Forget a content."""

    def drop_unattached(self, case_id: str) -> None:
        """Forget the contents that no attachment of the case names: the draft they were chosen for is gone."""

    def to_send(self, epoch: str) -> tuple[KeptFile, ...]:
        """The contents the centre, as it is under `epoch`, is not known to have: begun ones, then small ones.

        Only those of attachments that stand and of cases the centre has.
        """

    def waiting(self) -> tuple[KeptFile, ...]:
        """The contents that are whole here and of which the centre was never known to have all."""

    def set_sent(self, file: KeptFile, sent: int, epoch: str) -> None:
        """The centre has this much of it."""

    def refuse(self, file: KeptFile, epoch: str) -> None:
        """The centre does not take it, or it is damaged here: it is not tried again under this epoch."""
