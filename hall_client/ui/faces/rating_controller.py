"""Lights the rating screen when a service is done, and keeps what the citizen touched."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from hall_client.domain.hall import Hall
from hall_client.domain.people import RATING_SCREEN
from hall_client.domain.ratings import Grade, Invitation
from hall_client.services import rating
from hall_client.services.opening import hall_today
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.faces.leaving import Leaving
from hall_client.ui.faces.rating_face import RatingFace
from hall_client.ui.widgets.grade_face import GRADES, grade_words

POLL_MS = 500


class RatingController(QObject):
    """Asks the store twice a second what `window` shows. `left` is emitted when a supervisor has left the screen."""

    left = Signal()

    def __init__(self, face: RatingFace, context: Context, window: int) -> None:
        super().__init__(face)
        self._face, self._context, self._window = face, context, window
        self._hall: Hall | None = None
        self._service, self._grade = "", 0
        self._looking = self._keeping = False
        face.graded.connect(self._on_graded)
        face.changed.connect(self._on_changed)
        face.told.connect(self._on_told)
        face.declined.connect(self._on_declined)
        face.read_requested.connect(self._on_read)
        Leaving(face, context, RATING_SCREEN, self).allowed.connect(self._on_may_leave)
        self.poll = QTimer(self)
        self.poll.setInterval(POLL_MS)
        self.poll.timeout.connect(self.look)
        self.poll.start()
        self.look()

    def look(self) -> None:
        """Ask what the screen should show, unless the last question is still under way."""
        if self._looking or self._keeping:
            return
        self._looking = True
        desk, window = self._context.desk, self._window

        self._context.background.run(
            lambda: (hall_today(desk), rating.showing(desk, window)), self._on_looked, self._on_not_looked
        )

    def _on_looked(self, answer: tuple[Hall, Invitation | None]) -> None:
        self._looking = False
        self._hall, invitation = answer
        self._face.set_hall(self._hall.name)
        if self._keeping:
            return
        if invitation is None:
            self._face.show_idle()
        else:
            self._service = invitation.service_id
            self._face.show_invitation(invitation, self._hall.bad_rating_contact_days)

    def _on_not_looked(self, failure: Exception) -> None:
        self._looking = False
        failures.sentence(failure)

    def _on_graded(self, grade: int) -> None:
        if self._keeping or not self._service:
            return
        self._keeping, self._grade = True, grade
        desk, service = self._context.desk, self._service
        self._context.background.run(
            lambda: rating.give(desk, service, Grade(grade)), self._on_kept, self._on_not_kept
        )

    def _on_changed(self, grade: int) -> None:
        self._grade = grade
        self._change((), None, self._on_kept)

    def _on_told(self, reasons: tuple[str, ...], contact: bool | None) -> None:
        if reasons or contact is not None:
            self._change(reasons, contact, self._on_told_kept)

    def _change(
        self, reasons: tuple[str, ...], contact: bool | None, on_done: Callable[[None], None]
    ) -> None:
        self._keeping = True
        desk, service, grade = self._context.desk, self._service, self._grade
        self._context.background.run(
            lambda: rating.change(desk, service, Grade(grade), reasons, contact), on_done, self._on_not_kept
        )

    def _on_kept(self, _nothing: None) -> None:
        self._keeping = False
        self._face.show_received(self._grade)

    def _on_told_kept(self, _nothing: None) -> None:
        self._keeping = False

    def _on_not_kept(self, failure: Exception) -> None:
        self._keeping = False
        self._face.show_refused(failures.sentence(failure))

    def _on_declined(self) -> None:
        desk, window = self._context.desk, self._window
        self._keeping = True
        self._context.background.run(
            lambda: rating.withdraw_invitation(desk, window), self._on_withdrawn, self._on_not_kept
        )

    def _on_withdrawn(self, _nothing: None) -> None:
        self._keeping = False
        self._face.show_idle()

    def _on_read(self) -> None:
        words = "，".join(grade_words(grade) for grade in GRADES)
        self._context.voice.say(self.tr("请您评一评这次服务。从左到右是：{words}。").format(words=words))

    def _on_may_leave(self) -> None:
        self.poll.stop()
        self.left.emit()
        self._face.close()
