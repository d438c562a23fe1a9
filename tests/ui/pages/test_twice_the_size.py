"""At twice the size on the smallest screen: what is asked is whole where the keyboard is, whatever scrolls."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hall_client.ui import theme
from hall_client.ui.widgets.field import Field
from hall_client.ui.widgets.focus_scroll import FocusScroll
from tests.ui.pages.lists_desk import Lists, lists
from tests.ui.pages.sync_page import BUSY, Opened, hall, opened
from tests.ui.pages.village_desk import village
from tests.ui.pages.window_desk import (
    CTRL,
    ENTER,
    ESC,
    F9,
    F10,
    F11,
    F12,
    Window,
    at_materials,
    call_on_without_a_result,
    told_something_new,
    window,
)

__all__ = ["hall", "opened"]

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


def assert_shown(desk: Window | Lists, form: QWidget) -> None:
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
    told_something_new(desk)
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


def test_a_part_that_scrolls_is_no_window_of_its_own_before_it_has_a_place(qtbot: QtBot) -> None:
    open_part, closed_part = QWidget(), QWidget()
    closed_part.hide()
    areas = FocusScroll(open_part), FocusScroll(closed_part)
    assert not any(area.isVisible() for area in areas)
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    for area in areas:
        column.addWidget(area)
    around.show()
    assert [area.isVisible() for area in areas] == [True, False]
    closed_part.show()
    open_part.hide()
    assert [area.isVisible() for area in areas] == [False, True]


def test_a_question_in_a_villages_list_and_the_form_after_it(
    tmp_path: Path, qtbot: QtBot, large: None
) -> None:
    with lists(tmp_path, qtbot) as desk:
        desk.take("马德福", "RS-008")
        desk.begin()
        desk.press(F11)
        assert whole(desk.page.card.choice)
        desk.press(K.Key_4)
        assert whole(desk.page.card.form)
        assert_shown(desk, desk.page.card.form)


def test_every_answer_of_the_list_of_results_is_reached_by_the_arrows(desk: Window) -> None:
    call_on_without_a_result(desk)
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


def test_f6_in_settings_brings_what_it_goes_to_into_sight(opened: Callable[..., Opened], large: None) -> None:
    made = opened(BUSY)
    made.page.form.menu.setFocus()
    made.page.sync.dispute.later.setFocus()
    made.press(K.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    made.press(K.Key_F6)
    met = QApplication.focusWidget()
    assert met is made.page.sync.dispute.later
    assert whole(met)
