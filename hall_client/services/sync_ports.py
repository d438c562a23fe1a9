"""What the line needs of the local database: the log going up, the centre's answers, what arrives, what is told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from hall_client.domain.entries import Entry, Written
from hall_client.domain.line_status import LineEvent
from hall_client.domain.syncing import Answer, Arrival, Brings, Disposition, Mark, Proof, Salvaged


class Unfit(Exception):
    """What arrived is not a thing this program can keep."""


@dataclass(frozen=True)
class Taken:
    """What was taken. `strange` things carry what this program does not know, `unfit` ones could not be kept."""

    things: int
    kinds: frozenset[str]
    strange: int
    unfit: tuple[str, ...]


@dataclass(frozen=True)
class Refused:
    """An entry of ours that did not stand. `version` counts its case with it, `held` is what we hold of it now."""

    entry: Entry
    disposition: Disposition
    version: int
    held: int


@dataclass(frozen=True)
class Learned:
    """What answers told: entries refused for the first time, and how many earlier answers have changed."""

    refused: tuple[Entry, ...]
    changed: int


@dataclass(frozen=True)
class Unsent:
    """An entry the centre does not have yet, with as much of its case as a list shows."""

    kind: str
    subject: str
    at: datetime
    number: str
    title: str


class SyncBook(Protocol):
    """The log of this installation going up, and what of the centre is held here; inside one transaction."""

    def head(self) -> int:
        """The number of the last entry of this installation's log."""

    def hash_at(self, seq: int) -> str:
        """The hash of one entry of the log; empty where there is none."""

    def answered(self) -> int:
        """Up to where the centre has answered the log, as far as known here."""

    def set_answered(self, seq: int) -> None:
        """Remember it."""

    def batch(self, after: int, entries: int, characters: int) -> tuple[Written, ...]:
        """The entries behind `after`, so many and so long at the most; at least one where there are any."""

    def brings(self, after: int) -> Brings:
        """Of the entries behind `after` those about cases."""

    def other_logs(self) -> tuple[str, ...]:
        """The earlier logs of this installation, oldest first."""

    def ids_before(self, log_id: str, seq: int | None, limit: int) -> tuple[tuple[int, str], ...]:
        """(seq, id) of entries of a log before `seq` (None: from its end), last first."""

    def carried(self, entry_ids: Collection[str]) -> frozenset[str]:
        """Which of these entries this installation's log has as well."""

    def entries(self, log_id: str, seqs: Collection[int]) -> tuple[Entry, ...]:
        """These entries of a log, in order."""

    def marks(self) -> tuple[Mark, ...]:
        """The places reached in the feed, newest first."""

    def reach(self, place: Mark) -> None:
        """This place in the feed is reached; later ones that were reached once are forgotten."""

    def forget_marks(self) -> None:
        """Have everything sent again."""

    def take(self, arrivals: Sequence[Arrival]) -> Taken:
        """Put their rows in place, with what the centre has not answered on top. Twice is as good as once.

        Raises Unfit where one of them cannot be kept; the transaction is to be given up then.
        """

    def take_apart(self, arrivals: Sequence[Arrival]) -> Taken:
        """The same one by one: what cannot be kept is set aside."""

    def stale(self) -> tuple[str, ...]:
        """Things whose rows here may not be what stands, because an entry of ours about them was not folded."""

    def proof(self) -> Proof:
        """The count and digest of what is held."""

    def differing(self, versions: Mapping[str, int]) -> tuple[str, ...]:
        """The things that are not held in these versions, or held and not among them."""

    def holds(self, thing: str) -> bool:
        """Whether the centre has told us of this thing, and it is in our scope."""

    def waiting(self) -> tuple[int, int]:
        """How many entries the centre has not answered, and about how many cases."""

    def unsent_subjects(self, subjects: Collection[str]) -> frozenset[str]:
        """Which of these subjects have an entry that the centre has not answered."""

    def unsent(self, limit: int) -> tuple[Unsent, ...]:
        """The unanswered entries about cases and ratings, oldest first."""


class AnswerBook(Protocol):
    """What the centre answered to our entries, inside one transaction."""

    def remember(self, answers: Sequence[Answer], unit: str) -> Learned:
        """Keep these answers; what was not folded makes what it touched stale."""

    def refused(self) -> tuple[Refused, ...]:
        """Our entries that did not stand, oldest first."""

    def changed(self) -> tuple[tuple[Entry, Disposition, Disposition], ...]:
        """Entries whose answer a restored or promoted centre changed: (entry, before, now)."""

    def forget_changes(self) -> None:
        """Somebody has looked at all of them."""


class LineDiary(Protocol):
    """What became of the line, and which drafts stand at the centre; inside one transaction."""

    def note(self, at: datetime, words: str, *, well: bool) -> None:
        """Add a line to 最近; the last fifty are kept."""

    def events(self) -> tuple[LineEvent, ...]:
        """The last fifty, newest first."""

    def left_there(self) -> Mapping[str, tuple[str, str]]:
        """Parked drafts of ours at the centre: id → (when they were saved, the epoch they were left in); both empty for
        those taken from there until the centre has heard that they are safe here."""

    def leave(self, draft_id: str, saved_at: str, epoch: str) -> None:
        """This parked draft stands at the centre."""

    def fetch_back(self, draft_id: str) -> None:
        """This one does not any more."""


class SalvageBook(Protocol):
    """What a centre that went back has lost and this installation still held, inside one transaction.

    `SyncBook.take` notices it, and where it arrives again.
    """

    def listed(self) -> tuple[Salvaged, ...]:
        """What was noticed in an earlier meeting and is not there yet."""

    def untold(self, epoch: str, limit: int) -> tuple[Salvaged, ...]:
        """Of those the first that were not handed over in this epoch of the centre."""

    def tell(self, things: Collection[str], epoch: str) -> None:
        """These were handed over."""

    def pass_by(self) -> int:
        """The meeting ends: what it noticed counts from now on. How many things that are."""

    @property
    def empty(self) -> bool:
        """Whether nothing is kept, and nothing is there again that the centre was not told of."""

    def back(self) -> dict[str, int]:
        """What is there again and the centre may still have copies of, with the version that was kept."""

    def forget(self, things: Collection[str]) -> None:
        """These are there again, or nobody wants them; what this meeting noticed is not meant."""
