"""Starts the call display or the strip of a window: a process of its own on a folder that may have a window program."""

from collections.abc import Callable

from PySide6.QtCore import SignalInstance

from hall_client import logs
from hall_client.app import (
    SecondProgram,
    aside,
    catch_the_rest,
    connected,
    guard,
    make_application,
    make_context,
    take_place,
)
from hall_client.desk import OpenDesk, open_desk
from hall_client.devices.card_reader import NoReader
from hall_client.devices.voice import OWN_WORDS, Silent, choose_voice
from hall_client.domain.people import CALL_DISPLAY
from hall_client.services.voice_ports import Nobody
from hall_client.settings import Settings
from hall_client.ui.context import Context
from hall_client.ui.faces.display_controller import DisplayController
from hall_client.ui.faces.display_face import DisplayFace
from hall_client.ui.faces.face_bell import DISPLAY, FaceBell, strip
from hall_client.ui.faces.strip_face import StripFace
from hall_client.ui.line_signal import LineSignal


def run_display(settings: Settings, window: int | None) -> int:
    """The call display of the hall; with a number the strip above that window, which does not speak."""
    app = make_application()
    logs.to_file(settings.folder)
    catch_the_rest()
    opened = aside(lambda: open_desk(settings.folder, passphrase=settings.passphrase(), guard=guard))
    context = make_context(opened, CALL_DISPLAY, NoReader(), Silent())
    voice = choose_voice(settings.folder / OWN_WORDS) if window is None else Nobody()
    changed, hang_up = _listening(opened, context, settings)
    face = DisplayFace() if window is None else StripFace(window)
    controller = DisplayController(face, context, voice, changed, window)
    controller.left.connect(app.quit)
    FaceBell(face, settings.folder, DISPLAY if window is None else strip(window))
    face.showFullScreen()
    try:
        return app.exec()
    finally:
        controller.stop()
        context.close()
        hang_up()
        opened.close()


def _listening(
    opened: OpenDesk, context: Context, settings: Settings
) -> tuple[SignalInstance | None, Callable[[], None]]:
    """What says that the hall's queue changed (None for a PC that stands alone), and how to stop it.

    Where no window program keeps this folder in step with the centre, the display does: pauses and the hall's
    settings come that way.
    """
    if opened.uplink is None:
        return None, _nothing
    if not _has_window_program(settings):
        line = connected(opened, context)
        assert line is not None
        return line.centre.signal.queue_changed, line.close
    signal = LineSignal()
    listener = opened.uplink.listener(signal.wake)
    listener.start()
    return signal.queue_changed, listener.stop


def _has_window_program(settings: Settings) -> bool:
    try:
        take_place(settings).unlock()
    except SecondProgram:
        return True
    return False


def _nothing() -> None:
    """There is no line to hang up."""
