"""What the acts at the desk need from the outside: one store, a clock, paper, printers and secrets."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from hall_client.domain.attachments import Attachment
from hall_client.domain.cases import Case, CaseMaterial, Step
from hall_client.domain.catalogue import Version
from hall_client.domain.drafts import Draft
from hall_client.domain.entries import Entry, NewEntry
from hall_client.domain.hall import Hall
from hall_client.domain.people import Person
from hall_client.domain.printers import Outlet, PrinterState
from hall_client.domain.syncing import Login
from hall_client.domain.visits import DayClose, Document, Pause, ServiceAct, Session
from hall_client.domain.working_days import Calendar
from hall_client.services.board_ports import BoardBook
from hall_client.services.file_ports import FileBook
from hall_client.services.kiosk_ports import KioskBook
from hall_client.services.line_ports import Centre
from hall_client.services.package_ports import PackageBook
from hall_client.services.proxy_ports import ProxyBook
from hall_client.services.queue_ports import OwnNumbers, Papers, Queue, SharedQueue
from hall_client.services.rating_ports import RatingBook, RatingLock
from hall_client.services.sync_ports import AnswerBook, LineDiary, SyncBook

Move = tuple[str, str, str, Mapping[str, Any]]
"""What the journal tells of one act: kind, actor, subject and facts."""


class CaseBook(Protocol):
    """Cases and what belongs to them, for reading."""

    def get(self, case_id: str) -> Case:
        """The case with this id. Raises KeyError."""

    def found(self, case_id: str) -> Case | None:
        """The case with this id, where it is here."""

    def numbered(self, number: str) -> tuple[Case, ...]:
        """The cases with this 16-digit number, oldest first."""

    def given_twice(self) -> tuple[Case, ...]:
        """The cases that share their number with another one, by number and age."""

    def materials(self, case_id: str) -> tuple[CaseMaterial, ...]:
        """Its materials in the order of the list."""

    def steps(self, case_id: str) -> tuple[Step, ...]:
        """Its recorded steps in order of time."""

    def documents(self, case_id: str) -> tuple[Document, ...]:
        """Its papers in order of making."""

    def attachments(self, case_id: str) -> tuple[Attachment, ...]:
        """Its scans, withdrawn ones too, oldest first."""

    def paper_count(self, case_id: str, kind: str) -> int:
        """How many papers of this kind were made for the case."""

    def document(self, document_id: str) -> Document:
        """One paper. Raises KeyError."""

    def unprinted(self) -> tuple[Document, ...]:
        """Papers that were saved and not confirmed as printed."""

    def of_person(self, id_number: str, limit: int = 20) -> tuple[Case, ...]:
        """A person's cases, newest first."""

    def search(self, text: str, limit: int = 50) -> tuple[Case, ...]:
        """Cases by name, initials, number, end of number, or last four of the ID number; newest first."""

    def of_day(self, day: date) -> tuple[Case, ...]:
        """Cases first recorded on that day."""

    def clocks(self, states: Sequence[str]) -> tuple[Case, ...]:
        """Cases in these states, soonest due first."""

    def numbers_under(self, prefix: str) -> tuple[str, ...]:
        """The case numbers that begin with `prefix` (station, terminal and day), in order."""


class Floor(Protocol):
    """What happened on the floor of the hall: services, pauses, shifts, papers, closed days."""

    def service(self, service_id: str) -> ServiceAct:
        """One service. Raises KeyError."""

    def first_contact(self, service_id: str) -> str:
        """Who is 首问责任人 of a service; empty for one that is not known."""

    def services(self, day: date) -> tuple[ServiceAct, ...]:
        """The day's services."""

    def open_service(self, day: date, window: int) -> ServiceAct | None:
        """The service running at a window."""

    def pauses(self, day: date) -> tuple[Pause, ...]:
        """The day's pauses."""

    def sessions(self, day: date) -> tuple[Session, ...]:
        """The day's shifts."""

    def papers(self, day: date) -> tuple[Document, ...]:
        """The day's papers."""

    def day_close(self, day: date) -> DayClose | None:
        """How the day was closed, if it was."""

    def moves(self, first: datetime, last: datetime, others: Mapping[str, Move] = ...) -> tuple[Move, ...]:
        """Journal facts between two instants: (kind, actor, subject, facts); with those of `others`, by entry."""


class Drafts(Protocol):
    """Drafts: one encrypted row each."""

    def save(self, draft: Draft, at: datetime) -> None:
        """Keep the draft as it is now."""

    def delete(self, draft_id: str) -> None:
        """Forget a draft that became history or was emptied."""

    def of_window(self, window: int) -> tuple[Draft, ...]:
        """The drafts of a window, newest first."""

    def parked(self) -> tuple[Draft, ...]:
        """All parked drafts, newest first."""

    def all(self) -> tuple[Draft, ...]:
        """Every draft, newest first."""

    def saved_at(self) -> Mapping[str, str]:
        """When each draft was saved last."""

    def get(self, draft_id: str) -> Draft:
        """One draft. Raises KeyError."""

    def numbers(self) -> tuple[str, ...]:
        """The case numbers that drafts hold."""


class Reference(Protocol):
    """The hall, its people, its catalogue and its calendar."""

    def hall(self, day: date) -> Hall:
        """The hall's settings in force on `day`."""

    def people(self) -> tuple[Person, ...]:
        """Everybody with an account."""

    def person_name(self, number: str) -> str:
        """The name behind a 工号; empty for nobody's."""

    def password_hash(self, number: str) -> tuple[str, int, str]:
        """(hash, failures, locked until) of an account. Raises KeyError."""

    def set_credential(self, number: str, **fields: Any) -> None:
        """Change hash, failures, locked_until or last_seen of an account."""

    def logins(self) -> tuple[Login, ...]:
        """How people sign in here, and when each password was set."""

    def recent_people(self) -> tuple[Person, ...]:
        """Who signed in on this PC, latest first."""

    def versions(self, day: date) -> tuple[Version, ...]:
        """The version of every item in force on `day`."""

    def version(self, code: str, number: int) -> Version:
        """One version of an item. Raises KeyError."""

    def next_version(self, code: str) -> int:
        """The number the next version of an item gets."""

    def calendar(self) -> Calendar:
        """The calendar of working days."""

    def catalogue_stamp(self) -> str:
        """Changes whenever a version is published."""


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
