"""What the controllers of the window page share: the shift, the draft, and the one way to the services."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from hall_client.domain.catalogue import Item, Version
from hall_client.domain.deadlines import local_date
from hall_client.domain.drafts import Draft, is_empty
from hall_client.domain.hall import Hall
from hall_client.domain.people import Actor
from hall_client.domain.search import ItemIndex
from hall_client.domain.situations import Facts
from hall_client.domain.visits import ServiceAct
from hall_client.domain.working_days import Calendar
from hall_client.services import attending, cataloguing, intake, parking, rating
from hall_client.services.calling import WindowView
from hall_client.services.deciding import Done
from hall_client.services.intake import Known
from hall_client.services.ports import Desk
from hall_client.services.queue_ports import QueueWaits
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.pages.window_draft import DraftHistory
from hall_client.ui.pages.window_page import WindowPage
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

T = TypeVar("T")
_SAVE_MS = 300


class Phase(Enum):
    """Where the window is with the person in front of it."""

    IDLE = "idle"
    CASE = "case"
    DONE = "done"


@dataclass(frozen=True)
class HallToday:
    """What stays the same during a shift: the hall, its items, the index over them, the calendar."""

    hall: Hall
    versions: dict[str, Version]
    index: ItemIndex
    calendar: Calendar

    @property
    def local_names(self) -> tuple[str, ...]:
        """The names by which an address is known to be of this town."""
        return tuple(village.name for village in self.hall.villages)


def look_around(desk: Desk) -> HallToday:
    """Read hall, catalogue and calendar, and build the index."""
    day = local_date(desk.now())
    with desk.store.read() as work:
        hall, calendar = work.reference.hall(day), work.reference.calendar()
    versions = {version.item.code: version for version in cataloguing.in_force(desk).versions}
    return HallToday(hall, versions, ItemIndex(version.item for version in versions.values()), calendar)


class Bench(QObject):
    """`draft_changed` after every step on the draft, `view_changed` when the queue may look otherwise.

    `queue_waits` carries the refusal of a queue that waits for other desks.

    Every step is saved: choices at once, typing a moment later and before every act.
    """

    draft_changed = Signal()
    view_changed = Signal()
    phase_changed = Signal()
    known_changed = Signal()
    queue_waits = Signal(object)

    def __init__(self, page: WindowPage, context: Context, strip: MessageStrip, parent: QObject) -> None:
        super().__init__(parent)
        self.page, self.context, self.strip = page, context, strip
        self.hall_today: HallToday | None = None
        self.view: WindowView | None = None
        self.service: ServiceAct | None = None
        self.done: Done | None = None
        self.known = Known(())
        self.phase = Phase.IDLE
        self.history = DraftHistory(intake.new_draft(self.desk, self.actor), self)
        self._known_of = ""
        self._saved: Draft | None = self.draft
        self._starting = False
        self.deciding = False
        """While an outcome is being recorded the draft is not saved: it would come back after it became a case."""
        self._then: Callable[[], object] = self._nothing
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_MS)
        self._timer.timeout.connect(self.save_now)
        self.history.changed.connect(self._on_draft)

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.context.desk

    @property
    def actor(self) -> Actor:
        """Who is on duty."""
        return self.context.actor

    @property
    def draft(self) -> Draft:
        """The draft on the screen."""
        return self.history.draft

    @property
    def version(self) -> Version | None:
        """The version of the item chosen, or None."""
        if not self.draft.item_code or self.hall_today is None:
            return None
        return self.hall_today.versions.get(self.draft.item_code)

    @property
    def item(self) -> Item | None:
        """The item chosen, or None."""
        return self.version.item if self.version else None

    def facts(self, item: Item, draft: Draft | None = None) -> Facts:
        """What is known of the applicant of `draft` (the one on the screen) for this item."""
        names = self.hall_today.local_names if self.hall_today else ()
        today = local_date(self.desk.now())
        return intake.facts_of(draft or self.draft, item, self.known, names, today, self.village)

    @property
    def village(self) -> bool:
        """Whether this is the desk of a village, which takes most matters on for its town."""
        return self.page.village

    @property
    def unfinished(self) -> bool:
        """Whether something was typed for a person who has no result yet."""
        return self.phase is Phase.CASE and not is_empty(self.draft)

    def run(
        self,
        job: Callable[[], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do `job` off the screen's thread, after everything typed so far has been saved."""
        self.save_now()
        self.context.background.run(job, on_done, on_failed or self.on_failed)

    def _nothing(self) -> None:
        pass

    def quietly(self, _answer: object) -> None:
        """For acts whose success is not worth a word."""

    def on_failed(self, failure: Exception) -> None:
        """Say in the strip what was refused, or that a step failed."""
        if isinstance(failure, QueueWaits):
            self.queue_waits.emit(failure)
            return
        self.tell(MessageKind.AMBER, failures.sentence(failure), name="refused")

    def tell(self, kind: MessageKind, what: str, rest: str = "", *, name: str = "", icon: str = "") -> None:
        """Put a message into the strip."""
        self.strip.post(kind, what, rest, name=name, icon=icon)

    def set_phase(self, phase: Phase) -> None:
        """Show the empty window, the case, or the finished case."""
        self.phase = phase
        page = self.page
        page.show_centre({Phase.IDLE: page.idle, Phase.CASE: page.case, Phase.DONE: page.done}[phase])
        self.phase_changed.emit()

    def begin(self, draft: Draft, *, saved: bool = True) -> None:
        """Take up another draft; one that is not in the store yet is saved like a change."""
        self.save_now()
        self._saved = draft if saved else None
        self.history.begin(draft)
        if draft.applicant.id_number != self._known_of:
            self.look_up(draft.applicant.id_number)

    def begin_empty(self) -> None:
        """Take up an empty draft."""
        self.begin(intake.new_draft(self.desk, self.actor))

    def forget(self) -> None:
        """The draft has become history, or waits parked: there is nothing more to save of it."""
        self._timer.stop()
        self._saved = self.draft

    def park(self, then: Callable[[], object]) -> None:
        """Park the draft, leave the window empty, and go on with `then`."""
        desk, actor, draft = self.desk, self.actor, self.draft
        self._then = then
        self.run(lambda: parking.park(desk, actor, draft), self._on_parked)

    def _on_parked(self, _draft: Draft) -> None:
        self.forget()
        self.begin_empty()
        self._then()

    def _on_draft(self) -> None:
        self._timer.start()
        self.draft_changed.emit()

    def save_now(self) -> None:
        """Save the draft if it changed since."""
        self._timer.stop()
        draft, desk = self.draft, self.desk
        if draft == self._saved or self.deciding or self.phase is Phase.DONE:
            return
        self._saved = draft
        self.context.background.run(lambda: intake.save(desk, draft), self.quietly, self._on_not_saved)

    def _on_not_saved(self, failure: Exception) -> None:
        self._saved = None
        self.tell(MessageKind.RED, failures.sentence(failure), name="not_saved")

    def start_service(self) -> None:
        """The first act after a call: the service begins, once."""
        if self.draft.service_id or self._starting:
            return
        self._starting = True
        desk, actor = self.desk, self.actor
        self.context.background.run(lambda: _start(desk, actor), self._on_started, self._on_not_started)

    def _on_started(self, service: ServiceAct) -> None:
        self._starting = False
        self.service = service
        self.history.adopt(service_id=service.id, ticket_label=service.ticket_label)
        self.view_changed.emit()

    def _on_not_started(self, failure: Exception) -> None:
        self._starting = False
        self.on_failed(failure)

    def look_up(self, id_number: str) -> None:
        """Fetch the earlier cases of this ID number; an empty one has none."""
        self._known_of = id_number
        desk = self.desk
        self.context.background.run(
            lambda: intake.known_person(desk, id_number), self._on_known, self.on_failed
        )

    def _on_known(self, known: Known) -> None:
        self.known = known
        self.known_changed.emit()


def _start(desk: Desk, actor: Actor) -> ServiceAct:
    """Begin the service; the rating screen no longer waits for the person before."""
    service = attending.start(desk, actor)
    waiting = rating.showing(desk, service.window)
    if waiting is not None and waiting.service_id != service.id:
        rating.withdraw_invitation(desk, service.window)
    return service
