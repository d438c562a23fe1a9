"""At twice the size on the smallest screen: what is asked is whole where the keyboard is, whatever scrolls."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hall_client.ui import theme
from hall_client.ui.widgets.field import Field
from tests.ui.pages.village_desk import village
from tests.ui.pages.window_desk import CTRL, ENTER, ESC, F2, F9, F10, F11, F12, Window, at_materials, window

K = Qt.Key


@pytest.fixture(params=[1.5, 2.0])
def large(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """The larger text sizes."""
    theme.apply(qapp, float(request.param))
    yield
    theme.apply(qapp)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, large: None) -> Iterator[Window]:
    with window(tmp_path, qtbot) as made:
        yield made


@pytest.fixture
def at_village(tmp_path: Path, qtbot: QtBot, large: None) -> Iterator[Window]:
    with village(tmp_path, qtbot) as made:
        yield made


def whole(control: QWidget) -> bool:
    """All of it is on screen, as high as it has to be."""
    seen = control.visibleRegion().boundingRect()
    return seen == control.rect() and control.height() >= control.minimumSizeHint().height()


def assert_shown(desk: Window, form: QWidget) -> None:
    """The keyboard walks through everything in the form, and each control is whole when it comes to it."""
    controls = [each for each in form.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    open_ones = [each for each in controls if each.isVisible() and each.isEnabled()]
    assert open_ones
    for control in (*open_ones, *reversed(open_ones)):
        control.setFocus(Qt.FocusReason.TabFocusReason)
        desk.settle()
        above = control.parentWidget()
        assert whole(above if isinstance(above, Field) else control), control.accessibleName()


def test_reasons_and_the_field_of_a_refusal(desk: Window) -> None:
    at_materials(desk, "MZ-006")
    desk.press(F11)
    desk.press(K.Key_6)
    form = desk.page.right.form
    assert_shown(desk, form)
    desk.press(F12)
    assert "理由" in desk.strip
    assert whole(desk.keyboard)
    assert_shown(desk, form)


def test_a_supervisors_word_is_asked_above_the_notice(desk: Window) -> None:
    at_materials(desk, "MZ-006")
    desk.material("51111")
    desk.press(F10)
    number = desk.draft.number
    desk.press(F12)
    desk.press(F2)
    desk.controller.on_scan(number)
    desk.settle()
    desk.page.case.materials.table.view.go_to(1)
    desk.press(K.Key_5)
    desk.press(ENTER)
    desk.page.case.materials.table.view.go_to(0)
    desk.press(K.Key_1)
    desk.press(F10)
    desk.press(F12)
    assert whole(desk.page.right.supervisor.name)
    assert_shown(desk, desk.page.right.supervisor)
    desk.press(K.Key_Return, CTRL)
    assert desk.page.right.supervisor.reason.error
    assert_shown(desk, desk.page.right.supervisor)
    assert_shown(desk, desk.page.right.form)


def test_a_mandate_with_its_witnesses(at_village: Window) -> None:
    desk = at_village
    desk.press(K.Key_N, CTRL)
    desk.name()
    desk.item("RS-008")
    desk.answer_all()
    desk.press(K.Key_A, CTRL)
    desk.press(K.Key_1)
    desk.press(F9)
    assert_shown(desk, desk.page.right.mandate)
    desk.press(K.Key_5)
    desk.press(F12)
    assert "两位见证人" in desk.strip
    assert_shown(desk, desk.page.right.mandate)


def test_every_answer_of_the_list_of_results_is_reached_by_the_arrows(desk: Window) -> None:
    desk.call()
    desk.type("w")
    desk.settle()
    desk.press(K.Key_Backspace)
    desk.ticket()
    desk.press(F2)
    desk.press(F11)
    choice = desk.page.choice
    buttons = [each for each in choice.findChildren(QWidget) if each.accessibleName()[:1].isdigit()]
    assert len(buttons) >= 7
    seen = {each for each in buttons if whole(each)}
    for _ in range(30):
        desk.press(K.Key_Down)
        seen |= {each for each in buttons if whole(each)}
    assert seen == set(buttons)
    assert choice.hasFocus()
    desk.press(ESC)
    assert choice.question == ""


def test_what_was_not_done_is_written_where_it_is_seen(desk: Window) -> None:
    desk.call()
    desk.press(F11)
    desk.press(K.Key_0)
    desk.press(K.Key_3)
    desk.press(ENTER)
    assert desk.page.ask.field.error
    assert_shown(desk, desk.page.ask)


def test_the_paper_is_reached_below_its_form(desk: Window) -> None:
    at_materials(desk, "MZ-006")
    desk.material("51111")
    desk.press(F10)
    paper = desk.page.right.paper
    desk.qtbot.waitUntil(lambda: paper.page_count > 0)
    area = paper.findChildren(QWidget)[0]
    for _ in range(20):
        desk.press(K.Key_Tab)
        if paper.isAncestorOf(desk.keyboard):
            break
    assert paper.isAncestorOf(desk.keyboard)
    page = QRect(desk.page.mapToGlobal(QPoint()), desk.page.size())
    assert page.contains(QRect(area.mapToGlobal(QPoint()), area.size()).center())
    assert not paper.visibleRegion().isEmpty()
