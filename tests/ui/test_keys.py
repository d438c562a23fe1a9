"""The keyboard: one meaning per key, hidden pages are deaf, untouched fields pass Ctrl+Z on."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hall_client.ui.keys import KEYS, OVERLAY_COLUMNS, bind, key, pass_on_undo
from hall_client.ui.pages.help_page import HelpPage
from hall_client.ui.widgets.key_hint import KeyHint


def test_no_sequence_has_two_meanings() -> None:
    taken: dict[tuple[str, str], str] = {}
    for entry in KEYS:
        for text in entry.sequences:
            sequence = QKeySequence(text).toString()
            assert sequence, f"{entry.name}: {text} is no key"
            place = (entry.scope.value, sequence)
            assert place not in taken, f"{text} is both {taken[place]} and {entry.name}"
            taken[place] = entry.name


def test_keys_left_to_input_methods_and_other_programs() -> None:
    for entry in KEYS:
        for text in entry.sequences:
            assert not text.startswith("Ctrl+Alt+")
            assert text not in ("Ctrl+Space", "Shift+Space", "Ctrl+.", "Alt+A", "Alt+S")


def test_every_group_has_its_place_on_the_f1_page(qtbot: QtBot) -> None:
    placed = [group for column in OVERLAY_COLUMNS for group in column]
    assert {entry.group for entry in KEYS if entry.group} == set(placed)
    page = HelpPage()
    qtbot.addWidget(page)
    assert len(page.findChildren(KeyHint)) == sum(1 for entry in KEYS if entry.group)


def test_hidden_page_does_not_hear_its_key(show: Callable[..., None]) -> None:
    window = QWidget()
    stack = QStackedWidget(window)
    QVBoxLayout(window).addWidget(stack)
    heard: list[str] = []
    for name in ("work", "tally"):
        page = QLineEdit()
        bind(page, "print", partial(heard.append, name))
        stack.addWidget(page)
    show(window)
    for at in (0, 1):
        stack.setCurrentIndex(at)
        stack.currentWidget().setFocus()
        QTest.keyClick(stack.currentWidget(), Qt.Key.Key_F12)
    QTest.keyClick(stack.currentWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["work", "tally", "tally"]


@pytest.mark.parametrize("typed", ["", "钟𬭎"])
def test_field_keeps_undo_only_for_its_own_typing(
    show: Callable[..., None], qapp: QApplication, typed: str
) -> None:
    passer = pass_on_undo(qapp)
    window = QWidget()
    field = QLineEdit()
    QVBoxLayout(window).addWidget(field)
    undone: list[bool] = []
    bind(window, "undo", lambda: undone.append(True))
    show(window)
    field.setFocus()
    field.insert(typed)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ([] if typed else [True])
    assert field.text() == ""
    passer.deleteLater()


def test_hint_is_the_first_cap() -> None:
    assert key("confirm").hint == "Ctrl+Enter"
    assert key("print").hint == "F12"
    with pytest.raises(KeyError):
        key("format_disk")
