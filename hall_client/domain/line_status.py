"""What a desk knows of its line to the centre: the state of the cell in the app bar, what waits, what is disputed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hall_client.domain.syncing import Disposition


class LineState(StrEnum):
    """The connection cell: one PC on its own, connected, sending, or out of reach."""

    ALONE = "alone"
    CONNECTED = "connected"
    SENDING = "sending"
    OFFLINE = "offline"
    REFUSED = "refused"
    """The centre answers and says no: revoked, or this program is too old."""
    HELD_BACK = "held_back"
    """Somebody at this desk asked to wait with sending."""


@dataclass(frozen=True)
class LineStatus:
    """One snapshot of the line; instants are UTC."""

    state: LineState = LineState.ALONE
    waiting: int = 0
    """Entries the centre does not have yet."""
    waiting_cases: int = 0
    disputes: int = 0
    since: datetime | None = None
    """When the state last changed between reachable and out of reach."""
    last_success: datetime | None = None
    last_failure: datetime | None = None
    words: str = ""
    """The sentence of the last failure or refusal."""
    queue_reachable: bool = True
    reference_at: datetime | None = None
    """When catalogue and people were last known to be current."""


@dataclass(frozen=True)
class WaitingRow:
    """One line of 等着上传: a case, a rating, the remaining entries together, or the scans together."""

    kind: str
    number: str
    text: str
    at: datetime
    sending: bool = False


@dataclass(frozen=True)
class DisputedField:
    """One field on which two desks differ. `mine` and `theirs` are JSON values, `label` the word on screen."""

    table: str
    key: str
    name: str
    label: str
    mine: object
    theirs: object


@dataclass(frozen=True)
class Dispute:
    """A case two desks moved on while apart: both entries are kept, one state stands, a person settles it."""

    case_id: str
    number: str
    title: str
    entry_ids: tuple[str, ...]
    """This desk's entries that were not folded."""
    my_word: str
    """What this desk did, e.g. 受理; `their_word` what stands at the centre."""
    my_at: datetime
    their_word: str
    their_at: datetime
    their_place: str
    fields: tuple[DisputedField, ...]


@dataclass(frozen=True)
class Settlement:
    """How somebody settled a dispute: the entry that says so can be taken back by a further one."""

    case_id: str
    entry_id: str


@dataclass(frozen=True)
class ChangedAnswer:
    """An entry of this desk that a promoted or restored centre answers otherwise than before.

    `number` and `title` name its case, both empty where it is about none; `deed` is what was done, e.g. 受理.
    """

    number: str
    title: str
    deed: str
    at: datetime
    was: Disposition
    now: Disposition


@dataclass(frozen=True)
class GivenTwice:
    """A case number that stands on two cases: title, when it was opened, and by whom, of each."""

    number: str
    cases: tuple[tuple[str, datetime, str], ...]


@dataclass(frozen=True)
class LostCase:
    """A case of which a centre that went back has less than this desk held: its state `here` and `there`.

    `there` is empty where the centre has nothing of it.
    """

    number: str
    title: str
    here: str
    there: str


@dataclass(frozen=True)
class LostHere:
    """What this desk keeps of what the centre lost: cases, and how many other things (people, settings, hand-overs)."""

    cases: tuple[LostCase, ...] = ()
    others: int = 0


@dataclass(frozen=True)
class LineEvent:
    """One line of 最近: the line broke, came back, a backlog went up."""

    at: datetime
    words: str
    well: bool
