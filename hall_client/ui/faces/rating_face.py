"""The rating screen in front of the citizen: five equal faces, one touch, no name."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hall_client.domain.ratings import Grade, Invitation
from hall_client.ui.announce import announce
from hall_client.ui.faces.face import Face
from hall_client.ui.faces.rating_ask import RatingAsk
from hall_client.ui.faces.rating_follow_up import RatingFollowUp
from hall_client.ui.faces.rating_rest import RatingRest

THANKS_MS = 3_000
CHANGE_MS = 10_000
FOLLOW_UP_MS = 30_000
_UPRIGHT_WIDE = 64


class RatingFace(Face):
    """`graded` and `changed` carry a grade from 5 to 1, `told` the reasons and the wish to be contacted.

    All of them come from the citizen's touch (or Space on the button reached by Tab) and from nothing else.
    """

    graded = Signal(int)
    changed = Signal(int)
    told = Signal(object, object)
    declined = Signal()
    read_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hall = ""
        self._changing = False
        self._asked = self._phone = ""
        self.ask, self.rest, self.follow_up = RatingAsk(), RatingRest(), RatingFollowUp()
        for page in (self.rest, self.ask, self.follow_up):
            self.pages.addWidget(page)
        self.thanks_timer = self._timer(THANKS_MS, self._on_thanked)
        self.change_timer = self._timer(CHANGE_MS, self._on_change_over)
        self.follow_up_timer = self._timer(FOLLOW_UP_MS, self._on_waited)
        self.ask.chosen.connect(self._on_chosen)
        self.ask.declined.connect(self._on_declined)
        self.ask.large_requested.connect(self.set_large)
        self.large_changed.connect(self.ask.set_large)
        self.follow_up.touched.connect(self.follow_up_timer.start)
        self.ask.read_requested.connect(self.read_requested)
        self.rest.change_requested.connect(self._on_change)
        self.follow_up.told.connect(self._on_told)
        self.setWindowTitle(self.tr("评价器"))
        self._show_hall()
        self.show_only(self.rest)
        self.pages.setCurrentWidget(self.rest)

    def _timer(self, milliseconds: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def set_hall(self, name: str) -> None:
        """The name shown while nobody is asked."""
        self._hall = name
        if not self.busy_with_citizen:
            self._show_hall()

    @property
    def busy_with_citizen(self) -> bool:
        """Whether a thank-you or the questions after a bad grade are on the screen."""
        return self.thanks_timer.isActive() or self.follow_up_timer.isActive() or self._changing

    def show_invitation(self, invitation: Invitation, contact_days: int) -> None:
        """Ask the citizen about this service."""
        if invitation.service_id == self._asked and self.pages.currentWidget() is self.ask:
            return
        self._asked = invitation.service_id
        self._changing = False
        self._stop_timers()
        self._phone = invitation.phone
        self.ask.ask(invitation, contact_days)
        self.show_only(self.ask)
        announce(self, self.tr("请您评一评这次服务"))

    def show_idle(self) -> None:
        """Nobody is asked any more; a thank-you under way is left to finish."""
        self._asked = ""
        if not self.busy_with_citizen and self.pages.currentWidget() is self.ask:
            self._show_hall()
            self.show_only(self.rest)

    def show_received(self, grade: int) -> None:
        """The grade is kept: thank, and after a bad one ask what it was about."""
        self._changing = False
        self._asked = ""
        self.change_timer.start()
        if grade <= Grade.BAD:
            self.follow_up.begin(self._phone, FOLLOW_UP_MS // 1000)
            self.follow_up_timer.start()
            self.show_only(self.follow_up)
        else:
            self._thank()

    def show_refused(self, words: str) -> None:
        """Say why the grade was not taken."""
        self._changing = False
        self.rest.show_words(words)
        self.rest.offer_change(False)
        self.thanks_timer.start()
        self.show_only(self.rest)

    def _thank(self) -> None:
        self.rest.show_words(self.tr("谢谢，已收到"), self.tr("您的评价只进中心的统计。"))
        self.rest.offer_change(self.change_timer.isActive())
        self.thanks_timer.start()
        self.show_only(self.rest)
        announce(self, self.tr("谢谢，已收到"))

    def _show_hall(self) -> None:
        self.rest.show_words(self._hall, self.tr("办完事请在这里评价"))

    def _stop_timers(self) -> None:
        for timer in (self.thanks_timer, self.change_timer, self.follow_up_timer):
            timer.stop()
        self.rest.offer_change(False)

    def _on_chosen(self, grade: int) -> None:
        (self.changed if self._changing else self.graded).emit(grade)

    def _on_declined(self) -> None:
        if self._changing:
            self._changing = False
            self._thank()
        else:
            self.declined.emit()

    def _on_change(self) -> None:
        self._stop_timers()
        self._changing = True
        self.show_only(self.ask)
        self.follow_up_timer.start()

    def _on_told(self, reasons: object, contact: object) -> None:
        self.follow_up_timer.stop()
        self.told.emit(reasons, contact)
        self._thank()

    def _on_waited(self) -> None:
        """Nobody touches the screen any more: what was chosen so far counts."""
        if self._changing:
            self._changing = False
            self._thank()
        else:
            self.follow_up.finish()

    def _on_thanked(self) -> None:
        self._show_hall()

    def _on_change_over(self) -> None:
        self.rest.offer_change(False)

    @property
    def _upright(self) -> bool:
        return self.height() > self.width()

    @property
    def unit(self) -> float:
        """On a tablet that stands upright larger than on one that lies: there is room below."""
        return min(self.width() / _UPRIGHT_WIDE, self.height() / 100) if self._upright else super().unit

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins in parts of the screen."""
        super().resizeEvent(event)
        self.ask.measure(self.unit, upright=self._upright)
        self.follow_up.measure(self.unit, upright=self._upright)
