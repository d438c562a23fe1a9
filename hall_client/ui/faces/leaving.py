"""A face is left with a supervisor's word and in no other way."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from hall_client.domain.people import Actor
from hall_client.services import signing_in
from hall_client.ui import failures
from hall_client.ui.context import Context


class Left(Protocol):
    """A face that asks to be left."""

    leave_requested: SignalInstance

    def show_leave_refused(self, words: str) -> None:
        """Why the face is not left."""


class Leaving(QObject):
    """Checks the word that `face` was given, as `who` stands behind it; `allowed` comes when it may be left."""

    allowed = Signal()

    def __init__(self, face: Left, context: Context, who: Actor, parent: QObject) -> None:
        super().__init__(parent)
        self._face, self._context, self._who = face, context, who
        face.leave_requested.connect(self._on_asked)

    def _on_asked(self, name: str, password: str) -> None:
        desk, who = self._context.desk, self._who
        self._context.background.run(
            lambda: signing_in.supervisor_word(desk, name, password, who), self._on_given, self._on_refused
        )

    def _on_given(self, _supervisor: object) -> None:
        self.allowed.emit()

    def _on_refused(self, failure: Exception) -> None:
        self._face.show_leave_refused(failures.sentence(failure))
