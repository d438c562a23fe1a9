"""The connection cell and its messages: a colour of the day, told once, never in the way."""

from collections.abc import Callable
from dataclasses import replace
from threading import Thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hall_client.domain.line_status import LineState, LineStatus
from hall_client.ui import theme
from hall_client.ui.line_signal import LineSignal
from hall_client.ui.line_watch import LineWatch
from hall_client.ui.shell import Shell
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.message_row import MessageRow
from hall_client.ui.widgets.status_cell import CellState
from tests.ui.line_example import OFFLINE, REFUSED, SENDING, SENT

OFFLINE_WORDS = "现在没有网络，照常收件、打印、叫号。联网后自动上传，编号不变，不用重做。"


class Desk:
    """A shell with one field that has the keyboard, and the line's signal."""

    def __init__(self, show: Callable[..., None], status: LineStatus = SENT) -> None:
        self.shell, self.signal, self.field = Shell(), LineSignal(), QLineEdit()
        self.signal.latest = status
        self.shell.add_page("work", "办理", self.field, 1)
        self.watch = LineWatch(self.shell, self.signal)
        show(self.shell, 1366, 698)
        self.field.setFocus()

    @property
    def strip(self) -> str:
        top = self.shell.strip.top
        return top.spoken if top else ""

    @property
    def cell(self) -> tuple[CellState, str]:
        cell = self.shell.bar.connection
        return cell.state, cell.text()

    def links(self) -> list[str]:
        rows = [row for row in self.shell.strip.findChildren(MessageRow) if not row.isHidden()]
        return [button.text() for row in rows for button in row.buttons]


@pytest.mark.parametrize(
    ("status", "state", "words"),
    [
        (LineStatus(), CellState.WELL, "单机办理"),
        (SENT, CellState.WELL, "已联网"),
        (SENDING, CellState.BUSY, "正在上传，剩 40"),
        (OFFLINE, CellState.AMBER, "离线办理中"),
        (replace(SENT, queue_reachable=False), CellState.OUTLINE, "叫号连不上"),
        (replace(SENDING, queue_reachable=False), CellState.OUTLINE, "叫号连不上"),
        (replace(SENDING, state=LineState.HELD_BACK), CellState.WELL, "暂缓上传，剩 40"),
        (REFUSED, CellState.OUTLINE, "中心不接收"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_cell_says_how_the_line_is(
    show: Callable[..., None], status: LineStatus, state: CellState, words: str
) -> None:
    desk = Desk(show)
    desk.signal.publish(status)
    assert desk.cell == (state, words)
    assert desk.shell.bar.connection.accessibleName() == words
    assert desk.shell.bar.connection.toolTip() == status.words


def test_a_broken_line_is_told_once_with_what_waits_and_takes_no_focus(show: Callable[..., None]) -> None:
    desk = Desk(show)
    assert desk.strip == ""
    desk.signal.publish(replace(OFFLINE, waiting=0, waiting_cases=0))
    assert desk.strip == OFFLINE_WORDS
    assert desk.links() == ["看上传情况"]
    desk.signal.publish(OFFLINE)
    assert desk.links() == ["看没传的 3 件"]
    assert desk.field.hasFocus()
    QTest.keyClick(desk.field, Qt.Key.Key_Escape)
    desk.signal.publish(replace(OFFLINE, waiting_cases=4))
    assert desk.strip == ""
    assert desk.cell == (CellState.AMBER, "离线办理中")


def test_the_count_in_the_link_stays_right_when_other_messages_come_and_go(show: Callable[..., None]) -> None:
    desk = Desk(show)
    desk.signal.publish(OFFLINE)
    desk.signal.publish(replace(OFFLINE, waiting_cases=4))
    desk.signal.publish(replace(OFFLINE, waiting_cases=5, disputes=1))
    desk.shell.strip.dismiss()
    assert desk.links() == ["看没传的 5 件"]


def test_one_quiet_line_says_that_it_is_back(show: Callable[..., None]) -> None:
    desk = Desk(show, OFFLINE)
    assert desk.strip == OFFLINE_WORDS
    desk.signal.publish(SENDING)
    desk.shell.strip.take_back("disputes")
    assert desk.strip == "已联网，正在上传"
    desk.signal.publish(replace(SENDING, waiting=3, disputes=0))
    assert [row.message.what for row in desk.shell.strip.findChildren(MessageRow) if not row.isHidden()] == [
        "已联网，正在上传"
    ]
    desk.signal.publish(OFFLINE)
    desk.signal.publish(SENT)
    assert desk.strip == "已联网，没有要上传的"
    assert desk.field.hasFocus()


def test_a_question_waiting_for_its_key_stays_on_top(show: Callable[..., None]) -> None:
    desk, answers = Desk(show), list[str]()

    def ask() -> None:
        desk.shell.strip.ask(
            "call_next",
            "这一件还没办完。",
            "再按一次 F2。",
            lambda: answers.append("yes"),
            cap="F2",
            yes="呼叫",
            no="不叫",
        )

    ask()
    desk.signal.publish(OFFLINE)
    assert desk.strip.startswith("这一件还没办完")
    ask()
    assert answers == ["yes"]
    assert desk.strip == OFFLINE_WORDS


def test_a_button_of_the_strip_keeps_the_keyboard_when_something_else_is_told(
    show: Callable[..., None],
) -> None:
    desk = Desk(show)
    desk.signal.publish(OFFLINE)
    button = next(b for b in desk.shell.strip.findChildren(KeyButton) if b.text() == "看没传的 3 件")
    button.setFocus()
    desk.signal.publish(replace(OFFLINE, waiting_cases=4))
    desk.signal.publish(replace(OFFLINE, waiting_cases=4, disputes=1))
    assert desk.strip == OFFLINE_WORDS
    focused = QApplication.focusWidget()
    assert isinstance(focused, KeyButton)
    assert focused.text() == "看没传的 4 件"
    asked: list[bool] = []
    desk.watch.page_wished.connect(lambda: asked.append(True))
    QTest.keyClick(focused, Qt.Key.Key_Space)
    desk.shell.bar.connection.click()
    assert asked == [True, True]


def test_a_refusal_is_told_in_its_own_words(show: Callable[..., None]) -> None:
    desk = Desk(show)
    desk.signal.publish(REFUSED)
    assert desk.strip == "这台电脑已被停用，请找管理员。照常办理，东西都存在这台电脑上。"


def test_what_two_desks_differ_on_is_told_until_it_is_settled(show: Callable[..., None]) -> None:
    desk = Desk(show)
    desk.signal.publish(SENDING)
    assert desk.strip == "有 1 件两边都改过。两边的记录都留着，有空时看一眼。"
    desk.signal.publish(replace(SENDING, disputes=0))
    assert desk.strip == ""


def test_the_signal_may_be_given_from_any_thread(show: Callable[..., None], qtbot: QtBot) -> None:
    desk = Desk(show)
    thread = Thread(target=lambda: desk.signal.publish(OFFLINE))
    thread.start()
    thread.join()
    assert desk.cell == (CellState.WELL, "已联网")
    qtbot.waitUntil(lambda: desk.cell == (CellState.AMBER, "离线办理中"))


def test_the_longest_words_are_never_cut(show: Callable[..., None], qapp: QApplication) -> None:
    desk = Desk(show)
    desk.signal.publish(replace(SENDING, state=LineState.HELD_BACK, waiting=12345))
    for scale in (1.0, 1.25, 1.5, 2.0):
        theme.apply(qapp, scale)
        qapp.processEvents()
        cell = desk.shell.bar.connection
        assert cell.width() >= cell.sizeHint().width(), scale
        assert cell.geometry().right() <= desk.shell.bar.width(), scale
