"""What the acts at the desk need from the outside: one store, a clock, paper, printers and secrets."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from hall_client.domain.entries import Entry, NewEntry
from hall_client.domain.printers import Outlet, PrinterState
from hall_client.services.board_ports import BoardBook
from hall_client.services.case_ports import CaseBook, Drafts
from hall_client.services.file_ports import FileBook
from hall_client.services.floor_ports import Floor
from hall_client.services.kiosk_ports import KioskBook
from hall_client.services.line_ports import Centre
from hall_client.services.package_ports import PackageBook
from hall_client.services.proxy_ports import ProxyBook
from hall_client.services.queue_ports import OwnNumbers, Papers, Queue, SharedQueue
from hall_client.services.rating_ports import RatingBook, RatingLock
from hall_client.services.reference_ports import Reference
from hall_client.services.sync_ports import AnswerBook, LineDiary, SalvageBook, SyncBook


class Work(Protocol):
    """One transaction. Everything done in it is committed together or not at all."""

    @property
    def queue(self) -> Queue:
        """The hall's tickets. Asked before anything is written, so that nobody waits here for the network."""

    @property
    def mirror(self) -> OwnNumbers:
        """The tickets as this installation knows them without asking anybody."""

    @property
    def shared(self) -> SharedQueue | None:
        """The hall's tickets, where several desks share them."""

    @property
    def papers(self) -> Papers:
        """Numbers called by their paper."""

    @property
    def cases(self) -> CaseBook:
        """Cases and their papers."""

    @property
    def proxies(self) -> ProxyBook:
        """Proxied cases, their papers and manifests."""

    @property
    def kiosk(self) -> KioskBook:
        """What the ticket machine works with."""

    @property
    def floor(self) -> Floor:
        """What happened on the floor."""

    @property
    def ratings(self) -> RatingBook:
        """What citizens said of the services, and what was done about it."""

    @property
    def board(self) -> BoardBook:
        """What the hall board shows besides."""

    @property
    def drafts(self) -> Drafts:
        """Drafts."""

    @property
    def reference(self) -> Reference:
        """The hall, its people, catalogue and calendar."""

    @property
    def files(self) -> FileBook:
        """The content of attachments."""

    @property
    def sync(self) -> SyncBook:
        """This installation's side of the line to the centre."""

    @property
    def answers(self) -> AnswerBook:
        """What the centre answered to its entries."""

    @property
    def diary(self) -> LineDiary:
        """What became of the line."""

    @property
    def salvage(self) -> SalvageBook:
        """What a centre that went back has lost and this installation still held."""

    @property
    def packages(self) -> PackageBook:
        """What is carried by hand."""

    @property
    def log_id(self) -> str:
        """The log this installation writes."""

    def begin_log(self, carried: Iterable[Entry] = ()) -> None:
        """Close the log and begin a new one with `carried`: entries that the centre lacks."""

    def append(self, new: NewEntry) -> Entry:
        """Record an act and fold it into the work rows."""

    def next_serial(self, name: str, day: str) -> int:
        """The next number of a counter; never given twice."""

    def last_serial(self, name: str, day: str) -> int:
        """The last number given."""

    def raise_serial(self, name: str, day: str, last: int) -> None:
        """Make counting go on above `last`."""

    def entries_of(self, subject: str) -> tuple[Entry, ...]:
        """The entries about one subject, in order."""

    def check_entries(self, subject: str) -> str:
        """Empty when the entries about a subject hold together, else what is wrong with the first bad one."""

    def last_instant(self, since: int, before: str) -> str:
        """The latest instant before `before` among this log's entries from seq `since` on, or an empty text."""

    def get_meta(self, key: str) -> str:
        """A fact about this installation, or an empty text."""

    def set_meta(self, key: str, value: str) -> None:
        """Keep a fact about this installation."""


class Store(Protocol):
    """The workstation's own database."""

    def work(self) -> AbstractContextManager[Work]:
        """A writing transaction."""

    def read(self) -> AbstractContextManager[Work]:
        """A reading transaction."""

    def catch_up(self, since: date) -> None:
        """Record what this desk moved in a shared queue since a day and was stopped from recording.

        Raises QueueDown; nothing to do where the queue is in the local file.
        """


@dataclass(frozen=True)
class Sheet:
    """A rendered paper."""

    pdf: bytes
    sha256: str
    template: str
    pages: int
    uncovered: tuple[str, ...]


class Paper(Protocol):
    """Draws papers."""

    def draw(self, kind: str, data: Mapping[str, Any], *, reprint: int = 0, roll: int = 80) -> Sheet:
        """The paper of this kind with this data, tickets on paper `roll` mm wide. Same data, same bytes."""


class PrintFailed(Exception):
    """The paper did not come out; the sentence says why and what to do. What was saved stays saved.

    `reason` is the why alone, `remedy` a sentence of its own.
    """

    def __init__(self, words: str, reason: str = "打印机没有回应", remedy: str = "") -> None:
        super().__init__(words)
        self.reason, self.remedy = reason, remedy


class Printer(Protocol):
    """Puts paper out."""

    def put_out(self, pdf: bytes, name: str, size: str, copies: int, outlet: Outlet) -> Path | None:
        """Print, or file the PDF where no printer is set (then its path is returned). Raises PrintFailed."""

    def look(self, outlet: Outlet) -> PrinterState:
        """How the printer is now, jobs it was left with included; asked off the GUI thread, within five seconds."""


@dataclass(frozen=True)
class Desk:
    """Everything an act at this installation works with."""

    store: Store
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    paper: Paper
    printer: Printer
    hasher: "PasswordHasher"
    lock: RatingLock
    centre: Centre | None = None
    """None for a PC that stands alone."""


class PasswordHasher(Protocol):
    """Makes and checks argon2 hashes."""

    def hash(self, password: str) -> str:
        """The hash to keep."""

    def matches(self, password_hash: str, password: str) -> bool:
        """Whether the password is the one behind the hash."""


@dataclass(frozen=True)
class Card:
    """What an ID-card reader read. `name` may hold private-use characters (造字)."""

    name: str
    sex: str
    id_number: str
    address: str


class CardNotRead(Exception):
    """No card was read; the sentence tells the clerk how to go on."""


@dataclass(frozen=True)
class DeviceState:
    """How a device at the counter is. `well` is None where nothing is connected; `text` says it in words."""

    well: bool | None
    text: str


class Stated(Protocol):
    """A device that can say how it is."""

    def state(self) -> DeviceState:
        """Whether it answers; never raises."""


class CardReader(Protocol):
    """Reads second-generation ID cards."""

    def read(self) -> Card:
        """The card on the reader, within two seconds. Raises CardNotRead."""

    def cancel(self) -> None:
        """Give up a reading under way, from any thread: it ends with CardNotRead at once."""

    def state(self) -> DeviceState:
        """Whether the reader answers; never raises."""


class PictureNotTaken(Exception):
    """No picture was taken; the sentence says why and what to do."""


class Camera(Protocol):
    """A document camera (高拍仪), or a folder that a scanner's own program saves to."""

    by_itself: bool
    """Whether pictures come without being asked for, so that `take` is called again and again."""

    def begin(self) -> None:
        """What comes from now on belongs to one material. Raises PictureNotTaken."""

    def take(self) -> Sequence[bytes]:
        """New pictures, JPEG or PNG, one per page, none twice. Raises PictureNotTaken."""

    def kept(self) -> None:
        """What was taken is kept in the database: remove what lies about outside of it."""

    def state(self) -> DeviceState:
        """Whether it answers; never raises."""


class Voice(Protocol):
    """Speaks calls in the hall."""

    def say(self, sentence: str) -> None:
        """Speak a sentence; returns at once, and never fails loudly: the screen shows the call as well."""
