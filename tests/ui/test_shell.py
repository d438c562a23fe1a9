"""The frame of all desks: pages, narrow bar, lock, help, zones."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from hall_client.ui import theme
from hall_client.ui.shell import Shell
from hall_client.ui.tokens import WidthMode
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.status_cell import CellState

CTRL = Qt.KeyboardModifier.ControlModifier


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.left, self.right = QLineEdit(), QLineEdit()
        row = QHBoxLayout(self)
        row.addWidget(self.left)
        row.addWidget(self.right)


@pytest.fixture
def shell(show: Callable[..., None]) -> Shell:
    made = Shell()
    made.set_hall("青禾镇便民服务中心", "3 号窗口")
    made.set_user("赵婷")
    made.set_connection(CellState.WELL, "已联网")
    made.set_devices(CellState.WELL, "设备正常")
    made.set_clock("09:41")
    made.set_serving("A023", "已用 04:12", "等候 12 人")
    made.add_page("work", "办理", Page(), 1, QPushButton("呼叫下一位"))
    made.add_page("cases", "办件", Page(), 2)
    made.add_page("tally", "日报", Page(), 4)
    show(made, 1366, 698)
    return made


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def page(shell: Shell, key: str) -> Page:
    found = shell._pages[key]
    assert isinstance(found, Page)
    return found


def test_ctrl_digit_goes_by_function_not_by_position(shell: Shell) -> None:
    seen: list[str] = []
    shell.page_changed.connect(seen.append)
    page(shell, "work").left.setFocus()
    press(Qt.Key.Key_4, CTRL)
    press(Qt.Key.Key_2, CTRL)
    press(Qt.Key.Key_3, CTRL)
    assert seen == ["tally", "cases"]
    with pytest.raises(KeyError):
        shell.show_page("unknown")


def test_coming_back_to_a_page_finds_the_cursor_where_it_was(shell: Shell) -> None:
    page(shell, "work").right.setFocus()
    press(Qt.Key.Key_2, CTRL)
    assert QApplication.focusWidget() is not page(shell, "work").right
    press(Qt.Key.Key_1, CTRL)
    assert QApplication.focusWidget() is page(shell, "work").right


def test_tabs_and_bottom_bar_belong_to_the_page(shell: Shell) -> None:
    tabs = [tab for tab in shell.findChildren(QToolButton) if tab.property("part") == "tab"]
    assert [tab.text() for tab in tabs] == ["办理", "办件", "日报"]
    tabs[2].click()
    assert shell.page == "tally"
    assert not shell._bottom.isVisible()
    tabs[0].click()
    assert shell._bottom.isVisible()


def test_esc_closes_the_message_first_then_steps_back(shell: Shell) -> None:
    back: list[bool] = []
    shell.stepped_back.connect(lambda: back.append(True))
    shell.strip.post(MessageKind.RED, "没读到卡。")
    page(shell, "work").left.setFocus()
    press(Qt.Key.Key_Escape)
    assert shell.strip.isHidden()
    assert back == []
    press(Qt.Key.Key_Escape)
    assert back == [True]


def test_f1_opens_and_leaves_the_map_of_keys(shell: Shell) -> None:
    page(shell, "cases")
    shell.show_page("cases")
    press(Qt.Key.Key_F1)
    assert shell.page == "help"
    press(Qt.Key.Key_Escape)
    assert shell.page == "cases"
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_F1)
    assert shell.page == "cases"


def test_locked_window_hears_no_key_of_the_desk(shell: Shell) -> None:
    asked: list[str] = []
    shell.lock_page.unlock_requested.connect(asked.append)
    shell.show_page("work")
    shell.lock("3 号窗口")
    QTest.keyClicks(focused(), "secret")
    press(Qt.Key.Key_2, CTRL)
    press(Qt.Key.Key_F1)
    assert shell.page == "work"
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert asked == ["secret"]
    shell.lock_page.show_wrong("密码不对，还可以试 4 次。")
    assert shell.lock_page.password.text() == "secret"
    press(Qt.Key.Key_Return)
    assert asked == ["secret", "secret"]
    shell.unlock()
    assert page(shell, "work").isVisible()


def test_twice_the_text_size_folds_the_bar_and_keeps_the_window(shell: Shell) -> None:
    chosen: list[float] = []
    shell.scale_changed.connect(chosen.append)
    page(shell, "work").left.setFocus()
    for _ in range(3):
        press(Qt.Key.Key_Equal, CTRL)
    assert chosen == [1.25, 1.5, 2.0]
    assert (shell.width(), shell.height()) == (1366, 698)
    assert shell.width_watch.mode is WidthMode.NARROW
    bar = shell.bar
    assert bar.ticket.isVisible()
    assert bar.pages.isVisible()
    assert not bar.scan_box.isVisible()
    assert not bar.devices.isVisible()
    assert bar.height() == 78
    shell.set_devices(CellState.OUTLINE, "回执纸将尽")
    assert bar.devices.isVisible()
    press(Qt.Key.Key_0, CTRL)
    assert theme.current.scale == 1.0
    assert bar.scan_box.isVisible()
    assert bar.height() == 52


def test_nothing_of_the_bar_is_cut_at_any_size(shell: Shell, qapp: QApplication) -> None:
    for scale in (1.0, 1.25, 1.5, 2.0):
        theme.apply(qapp, scale)
        qapp.processEvents()
        bar = shell.bar
        for widget in (bar.connection, bar.clock, bar.user, bar.devices, bar.badge):
            if widget.isVisible():
                assert widget.width() >= widget.sizeHint().width(), (scale, widget)
                assert widget.geometry().right() <= bar.width()


def test_f6_walks_the_zones_and_returns_to_the_control_last_used(shell: Shell) -> None:
    work = page(shell, "work")
    work.left.setFocus()
    work.right.setFocus()
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is work.right
    shell.set_zones("work", [work.left, work.right])
    work.left.setFocus()
    press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is work.right
    press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is shell._bottom.currentWidget()
    press(Qt.Key.Key_F6)
    assert shell.bar.isAncestorOf(focused())
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is shell._bottom.currentWidget()


def test_scan_box_gives_what_was_typed_and_empties(shell: Shell) -> None:
    given: list[str] = []
    shell.scan_box.submitted.connect(given.append)
    page(shell, "work").left.setFocus()
    press(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(focused(), " cheny ")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert given == ["cheny"]


def test_title_and_cells_say_what_they_are_told(shell: Shell) -> None:
    assert shell.windowTitle() == "便民服务窗口 — 青禾镇便民服务中心 3 号窗口"
    shell.set_connection(CellState.AMBER, "离线办理中")
    assert shell.bar.connection.accessibleName() == "离线办理中"
    assert shell.bar.connection.property("state") == "amber"
