"""Slow work: on its own thread, in order, answered on the GUI thread, never to a dead page."""

import threading
from functools import partial

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Slot
from pytestqt.qtbot import QtBot

from hall_client.ui.background import Background, on_gui_thread


def look(number: int) -> tuple[int, bool]:
    return number, on_gui_thread()


class Page(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.facts: list[object] = []
        self.failures: list[Exception] = []
        self.on_gui: list[bool] = []

    @Slot(object)
    def done(self, fact: object) -> None:
        self.on_gui.append(on_gui_thread())
        self.facts.append(fact)

    @Slot(object)
    def failed(self, failure: Exception) -> None:
        self.on_gui.append(on_gui_thread())
        self.failures.append(failure)


def test_jobs_run_in_order_off_the_gui_thread(qtbot: QtBot) -> None:
    background, page = Background(), Page()
    for number in range(20):
        background.run(partial(look, number), page.done, page.failed)
    assert background.busy
    qtbot.waitUntil(lambda: not background.busy)
    assert page.facts == [(number, False) for number in range(20)]
    assert all(page.on_gui)
    background.close()


def test_failure_comes_back_as_the_exception_itself(qtbot: QtBot) -> None:
    background, page = Background(), Page()

    def fail() -> None:
        raise ValueError("A024 已被别的窗口叫走")

    background.run(fail, page.done, page.failed)
    qtbot.waitUntil(lambda: bool(page.failures))
    assert str(page.failures[0]) == "A024 已被别的窗口叫走"
    assert page.facts == []
    assert page.on_gui == [True]
    background.close()


def test_answer_for_a_closed_page_is_dropped(qtbot: QtBot) -> None:
    background, page, later = Background(), Page(), Page()
    gate = threading.Event()
    background.run(gate.wait, page.done, page.failed)
    background.run(lambda: "next", later.done, later.failed)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(page)
    gate.set()
    qtbot.waitUntil(lambda: later.facts == ["next"])
    assert page.facts == []
    background.close()


def test_busy_is_told_once_at_each_end(qtbot: QtBot) -> None:
    background, page = Background(), Page()
    told: list[bool] = []
    background.busy_changed.connect(told.append)
    background.run(lambda: 1, page.done, page.failed)
    background.run(lambda: 2, page.done, page.failed)
    qtbot.waitUntil(lambda: not background.busy)
    assert told == [True, False]
    background.close()


def test_close_finishes_the_work_and_takes_no_more() -> None:
    background, page = Background(), Page()
    saved: list[int] = []
    background.run(lambda: saved.append(1), page.done, page.failed)
    background.close()
    assert saved == [1]
    background.run(lambda: saved.append(2), page.done, page.failed)
    assert (saved, page.facts) == ([1], [])
