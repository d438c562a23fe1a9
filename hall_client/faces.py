"""Starts the ticket machine or the rating screen: processes of their own on a folder that may have a window program."""

import gc
from functools import partial

from PySide6.QtCore import QLockFile, Qt
from PySide6.QtWidgets import QApplication, QWidget

from hall_client.app import Connected, aside, connected, keep_log, make_application, make_context, open_here
from hall_client.counter import Counter
from hall_client.desk import OpenDesk
from hall_client.devices.card_reader import NoReader
from hall_client.devices.voice import choose_voice
from hall_client.domain.people import KIOSK, RATING_SCREEN
from hall_client.services import signing_in
from hall_client.services.opening import hall_today
from hall_client.settings import Settings
from hall_client.ui.context import Context
from hall_client.ui.faces.face_bell import FaceBell, rating
from hall_client.ui.faces.kiosk_controller import KioskController
from hall_client.ui.faces.kiosk_face import KioskFace
from hall_client.ui.faces.rating_controller import RatingController
from hall_client.ui.faces.rating_face import RatingFace


def run_kiosk(settings: Settings) -> int:
    """The ticket machine, a process of its own on the same folder."""
    app, opened = make_application(), aside(lambda: open_here(settings))
    face, context = KioskFace(), make_context(opened, KIOSK, NoReader(), choose_voice())
    face.setWindowFlags(
        face.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
    )
    counter = Counter(context)
    KioskController(face, context, counter.meet_reader).left.connect(app.quit)
    line = None if _window_runs(settings) else connected(opened, context)
    try:
        return _run_face(app, face, context, opened, line)
    finally:
        counter.close()


def _window_runs(settings: Settings) -> bool:
    """Whether a window program runs on this folder: then it keeps the line for all programs of the folder."""
    lock = QLockFile(str(settings.folder / "window.lock"))
    lock.setStaleLockTime(0)
    return not lock.tryLock(100)


def run_rating(settings: Settings, window: int | None) -> int:
    """The rating screen of a window, a process of its own on the same folder."""
    app, opened = make_application(), aside(lambda: open_here(settings))
    face, context = RatingFace(), make_context(opened, RATING_SCREEN, NoReader(), choose_voice())
    number = window or aside(lambda: own_window(opened))
    RatingController(face, context, number).left.connect(app.quit)
    FaceBell(face, settings.folder, rating(number))
    return _run_face(app, face, context, opened)


def own_window(opened: OpenDesk) -> int:
    """The number of the window this PC stands at."""
    return hall_today(opened.desk).own_window


def _run_face(
    app: QApplication, face: QWidget, context: Context, opened: OpenDesk, line: Connected | None = None
) -> int:
    keep_log(opened.folder)
    face.showFullScreen()
    # As when a shift begins: what is here by now has no circles to be searched for.
    gc.freeze()
    try:
        return app.exec()
    finally:
        if line is not None:
            line.close()
        context.close()
        aside(partial(signing_in.leave_queue, opened.desk))
        opened.close()
