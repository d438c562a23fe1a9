"""A face in a process of its own is asked from the devices page whether it is there, and lights up when it is tried."""

import hashlib
import logging
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QLabel, QWidget

from hall_client.ui.widgets.lit_screen import light_up

DISPLAY = "display"
ANSWER_SECONDS, _LOOK_SECONDS = 3.0, 0.005
_ASK, _LIGHT, _HERE = b"?", b"!", b"."

log = logging.getLogger(__name__)


def strip(window: int) -> str:
    """The name of the strip over a window."""
    return f"strip-{window}"


def rating(window: int) -> str:
    """The name of the rating screen of a window."""
    return f"rating-{window}"


class FaceBell(QObject):
    """Answers for `face`, known on this PC by the folder it works on and its `name`."""

    def __init__(self, face: QWidget, folder: Path, name: str) -> None:
        super().__init__(face)
        self._face = face
        self._lit: QLabel | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_asked)
        place = _place(folder, name)
        # What a face that was killed has left behind would keep this one from being asked.
        QLocalServer.removeServer(place)
        if not self._server.listen(place):
            log.warning("%s cannot be tried from the devices page: %s", name, self._server.errorString())

    def _on_asked(self) -> None:
        asking = self._server.nextPendingConnection()
        asking.disconnected.connect(asking.deleteLater)
        asking.readyRead.connect(partial(self._answer, asking))
        if asking.bytesAvailable():
            # The question was here before anybody listened for it.
            self._answer(asking)

    def _answer(self, asking: QLocalSocket) -> None:
        if _LIGHT in asking.readAll().data():
            words = self.tr("{screen}正常").format(screen=self._face.windowTitle())
            self._lit = light_up(self._face.geometry(), words)
            self._lit.repaint()
        asking.write(_HERE)
        asking.flush()


def ring(folder: Path, name: str, *, light: bool = False) -> float | None:
    """Ask a face whether it is there, or have it light up; the seconds it took, None where none runs on this PC.

    For a thread that may wait. Raises TimeoutError where the face runs and does not answer.
    """
    asking, begun = QLocalSocket(), time.monotonic()
    asking.connectToServer(_place(folder, name))
    if asking.state() is not QLocalSocket.LocalSocketState.ConnectedState:
        return None
    asking.write(_LIGHT if light else _ASK)
    # Waiting inside Qt would hold up every thread of Python, the one that paints among them.
    while not asking.waitForReadyRead(0):
        if time.monotonic() - begun > ANSWER_SECONDS:
            raise TimeoutError
        time.sleep(_LOOK_SECONDS)
    took = time.monotonic() - begun
    asking.disconnectFromServer()
    return took


def _place(folder: Path, name: str) -> str:
    """Short, whatever the folder is called: the names of such places may not be long."""
    known = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return f"hall-client-{known}-{name}"
