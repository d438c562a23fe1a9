"""Starts the program: Qt, the look, the installation, what is caught last."""

import logging
import os
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import QLockFile, QMessageLogContext, QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

import resources
from hall_client import logs
from hall_client.counter import Counter
from hall_client.desk import OpenDesk, check_boot_token, open_desk
from hall_client.devices.card_reader import NoReader
from hall_client.devices.voice import OWN_WORDS, choose_voice
from hall_client.domain.line_status import LineStatus
from hall_client.domain.people import RATING_SCREEN, Actor
from hall_client.line_desk import EnrolledDesk, SharedCases
from hall_client.line_thread import LineThread
from hall_client.program import Program
from hall_client.services.line_ports import Ear
from hall_client.services.opening import hall_today
from hall_client.services.ports import CardReader, Voice
from hall_client.settings import Settings
from hall_client.storage.errors import NoInstallation
from hall_client.ui import failures, theme
from hall_client.ui.background import Background, on_gui_thread
from hall_client.ui.context import Context
from hall_client.ui.fonts import load_fonts
from hall_client.ui.idle import IdleWatch
from hall_client.ui.keys import pass_on_undo
from hall_client.ui.line_desk import Centre
from hall_client.ui.line_signal import LineSignal
from hall_client.ui.scanning import Scanning
from hall_client.ui.widgets.paper_view import PDFIUM

T = TypeVar("T")

logger = logging.getLogger(__name__)


class SecondProgram(Exception):
    """A window program runs on this folder already."""


class StoreOnGuiThread(Exception):
    """A page touched the store or the centre without leaving the GUI thread: a bug, found the first time it runs."""


def guard() -> None:
    """Raise when the store or the centre is used on the thread that paints the screen."""
    if on_gui_thread():
        raise StoreOnGuiThread


def make_application() -> QApplication:
    """Qt with the program's fonts, look and language, once in a process."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("hall-client")
    app.setApplicationDisplayName("便民服务窗口")
    load_fonts()
    if os.environ.get("HALL_LANGUAGE") == "en":
        translator = QTranslator(app)
        if translator.load(str(resources.path("translations/hall_client_en.qm"))):
            app.installTranslator(translator)
    theme.apply(app)
    pass_on_undo(app)
    return app


def make_context(opened: OpenDesk, actor: Actor, reader: CardReader, voice: Voice) -> Context:
    """What the pages of this process work with."""
    return Context(opened.desk, Background(), Background(), reader, voice, actor)


@dataclass(frozen=True)
class Connected:
    """The line of an enrolled desk at work: what the pages ask of it, its thread, and its ear for the queue."""

    centre: Centre
    thread: LineThread
    listener: Ear

    def close(self) -> None:
        """Stop both threads; what waits goes up the next time."""
        self.listener.stop()
        self.thread.stop()


def connected(opened: OpenDesk, context: Context) -> Connected | None:
    """Begin the line of an enrolled desk; None for a PC that stands alone."""
    reach = opened.uplink
    if reach is None:
        return None
    desk, signal = context.desk, LineSignal()

    def tell(status: LineStatus) -> None:
        signal.publish(replace(status, queue_reachable=reach.queue_reachable))

    def actor() -> Actor:
        return context.actor

    thread, listener = LineThread(desk, reach.connect, tell), reach.listener(signal.wake)
    centre = Centre(EnrolledDesk(desk, thread, actor), SharedCases(desk, reach.asking, actor), signal)
    thread.start()
    listener.start()
    return Connected(centre, thread, listener)


def aside(job: Callable[[], T]) -> T:
    """Run `job` on another thread and wait: for the few readings before there is a page to keep alive."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(job).result()


def run_program(settings: Settings) -> int:
    """The window program, one to a folder. Raises SecondProgram and the named errors of opening."""
    app = make_application()
    try:
        opened = _opened_or_set_up(app, settings)
        if opened is None:
            return 1
        lock = take_place(settings)
    except Exception as refusal:
        _tell_refusal(app, refusal)
        raise
    keep_log(settings.folder)
    notice = aside(partial(check_boot_token, opened))
    scanning = Scanning(app)
    voice = choose_voice(settings.folder / OWN_WORDS)
    context = make_context(opened, RATING_SCREEN, NoReader(), voice)
    counter = Counter(context, scanning.hear)
    context.announcer, context.connect = voice, counter.connect
    counter.connect(aside(partial(hall_today, opened.desk)).devices)
    line = connected(opened, context)
    program = Program(opened, context, (notice,) if notice else (), line.centre if line else None)
    scanning.scanned.connect(program.on_scanned)
    _watch_idleness(app, program)
    program.start()
    try:
        return app.exec()
    finally:
        program.close()
        if line is not None:
            line.close()
        counter.close()
        opened.close()
        lock.unlock()


def _watch_idleness(app: QApplication, program: Program) -> None:
    idle = IdleWatch(app)
    program.idle_limit_changed.connect(idle.begin)
    idle.went_idle.connect(program.on_idle)


def keep_log(folder: Path) -> None:
    """What goes wrong from now on is written to the folder's log."""
    logs.to_file(folder)
    catch_the_rest()


def _tell_refusal(app: QApplication, refusal: Exception) -> None:
    """Show why the program does not open to somebody who started it from an icon and has no terminal to read."""
    if app.platformName() != "offscreen":
        QMessageBox.warning(None, app.applicationDisplayName(), failures.sentence(refusal))


def _opened_or_set_up(app: QApplication, settings: Settings) -> OpenDesk | None:
    try:
        return aside(lambda: open_here(settings))
    except NoInstallation:
        # Loaded where there is no hall yet, once in the life of a PC.
        from hall_client.first_run import set_up_on_screen

        if not set_up_on_screen(app, settings):
            return None
        return aside(lambda: open_here(settings))


def open_here(settings: Settings) -> OpenDesk:
    """The installation these settings name, for a program with a screen. Raises the named errors of opening."""
    return open_desk(settings.folder, passphrase=settings.passphrase(), guard=guard, pdfium=PDFIUM)


def take_place(settings: Settings) -> QLockFile:
    """Hold this folder's place for the one window program. Raises SecondProgram; a crash leaves no lock behind."""
    lock = QLockFile(str(settings.folder / "window.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        raise SecondProgram(
            f"{settings.folder} 已经有一个窗口程序在用。请切到那个窗口；"
            "另一个窗口要有自己的安装（--data 另一个文件夹）。"
        )
    return lock


def log_qt_messages() -> None:
    """What Qt says goes to the log, not to the terminal of whoever started the program."""
    levels = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}

    def keep(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        logger.log(levels.get(kind, logging.WARNING), "Qt: %s", text)

    qInstallMessageHandler(keep)


def catch_the_rest() -> None:
    """Log what nobody caught, with its traceback, and go on: an open case must not be lost to a bug in a picture."""

    log_qt_messages()

    def log(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        logger.error("%s", "".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = log
