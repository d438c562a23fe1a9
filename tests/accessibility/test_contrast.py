"""WCAG 2 AA, measured: text 4.5:1, large text and what tells a control 3:1, in both schemes and at every text size."""

import re
from collections.abc import Iterator
from dataclasses import asdict

import pytest
from PySide6.QtCore import QAbstractTableModel, QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QWidget

from hall_client.ui import theme
from hall_client.ui.stylesheet import qss
from hall_client.ui.tokens import CALM, CONTRAST, SCALES, Tokens
from tests.accessibility.colours import contrast, drawn
from tests.accessibility.looking import path_of
from tests.program.seat import Seat

TEXT, LARGE = 4.5, 3.0
LARGE_POINTS = 18.0
SCHEMES = [CALM, CONTRAST]
GROUNDS = ("surface", "bg", "alt", "blue_0", "blue_1")
INKS = ("ink_1", "ink_2", "ink_3", "blue_7", "blue_8", "green_7", "amber_7", "red_7")
EDGES = ("control", "blue_7", "green_7", "amber_7", "red_7")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_INK, _GROUND = re.compile(r"(?<![\w-])color: (#\w{6})"), re.compile(r"background(?:-color)?: (#\w{6})")


@pytest.mark.parametrize("tokens", SCHEMES)
def test_every_ink_can_be_read_on_every_ground(tokens: Tokens) -> None:
    colours = asdict(tokens)
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    pairs += [("green_7", "green_0"), ("amber_7", "amber_0"), ("red_7", "red_0"), ("ink_1", "offline")]
    pairs += [("ink_1", each) for each in ("green_0", "amber_0", "red_0")]
    pairs += [("on_blue", each) for each in ("blue_7", "blue_8", "blue_9")]
    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < TEXT} == {}
    assert contrast(tokens.ink_1, tokens.surface) >= 7


@pytest.mark.parametrize("tokens", SCHEMES)
def test_what_tells_a_control_stands_out_from_every_ground(tokens: Tokens) -> None:
    colours = asdict(tokens)
    pairs = [(edge, ground) for edge in EDGES for ground in GROUNDS] + [("amber_line", "surface")]
    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < LARGE} == {}


@pytest.mark.parametrize("tokens", SCHEMES)
def test_every_rule_of_the_stylesheet_can_be_read(tokens: Tokens) -> None:
    """A rule that sets ink and ground together; one that is disabled is exempt."""
    found = 0
    for selector, body in _RULE.findall(qss(tokens, 1.0)):
        ink, ground = _INK.search(body), _GROUND.search(body)
        if ink and ground and ":disabled" not in selector:
            found += 1
            assert contrast(ink[1], ground[1]) >= TEXT, selector.strip()
    assert found > 10


def texts(window: QWidget) -> Iterator[tuple[QWidget, QRect, float]]:
    """Everything written in a window: by which widget, where, and how large in points."""
    for each in window.findChildren(QWidget):
        if not each.isVisible() or not each.isEnabled() or each.visibleRegion().isEmpty():
            continue
        written = isinstance(each, QLabel | QAbstractButton) and any(map(str.isalnum, each.text()))
        if written:
            seen = each.visibleRegion().boundingRect()
            # Its border is no text.
            inset = 5 if isinstance(each, QAbstractButton) else 0
            yield each, seen.adjusted(inset, inset, -inset, -inset), each.font().pointSizeF()
        elif isinstance(each, QAbstractItemView) and each.model() is not None:
            for place in rows(each):
                yield each.viewport(), place, each.font().pointSizeF()


def rows(view: QAbstractItemView) -> Iterator[QRect]:
    """Where the cells with words are seen."""
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
            at = model.index(row, column)
            place = view.visualRect(at).intersected(view.viewport().rect())
            words = str(at.data(Qt.ItemDataRole.DisplayRole) or "")
            if (
                any(map(str.isalnum, words))
                and place.height() > 12
                and at.flags() & Qt.ItemFlag.ItemIsEnabled
            ):
                yield place


def faint(window: QWidget) -> list[str]:
    """What is written too faintly in a window as it is drawn now."""
    image = window.grab().toImage()
    found = []
    for widget, place, points in texts(window):
        at = QRect(widget.mapTo(window, place.topLeft()), place.size())
        least = LARGE if points / theme.current.scale >= LARGE_POINTS else TEXT
        ratio = drawn(image, at)
        if ratio < least:
            found.append(f"{ratio:.2f} {getattr(widget, 'text', str)()!r} {path_of(widget)}")
    return sorted(set(found))


@pytest.mark.slow
@pytest.mark.parametrize("contrasting", [False, True], ids=["calm", "contrast"])
def test_everything_on_the_pages_is_drawn_so_that_it_can_be_read(
    seat: Seat, qapp: QApplication, contrasting: bool
) -> None:
    seat.sign_in("0306")
    seat.call()
    seat.at_once()
    theme.apply(qapp, 1.0, contrasting)
    try:
        for digit in (1, 2, 4, 6, 7):
            seat.page(digit)
            seat.hands.settle()
            assert faint(seat.program.frame) == [], seat.shell.page
    finally:
        theme.apply(qapp)


def test_the_row_chosen_is_told_by_more_than_its_ground(qapp: QApplication, seat: Seat) -> None:
    """With the fills off a line remains: the menu of the settings has its bar."""
    seat.sign_in("0307")
    seat.page(7)
    theme.apply(qapp, 1.0, True)
    assert seat.shift.settings is not None
    menu = seat.shift.settings.form.menu
    menu.setCurrentRow(2)
    qapp.processEvents()
    image = menu.viewport().grab().toImage()
    edges = [
        QColor(image.pixel(QPoint(1, menu.visualItemRect(menu.item(row)).center().y()))).name()
        for row in (1, 2)
    ]
    theme.apply(qapp)
    assert contrast(*edges) >= LARGE


@pytest.mark.parametrize("scale", SCALES)
def test_text_grows_with_the_scale_on_every_page(seat: Seat, qapp: QApplication, scale: float) -> None:
    seat.sign_in("0307")
    theme.apply(qapp, scale)
    try:
        sizes = {each.font().pointSizeF() for each in seat.program.frame.findChildren(QLabel) if each.text()}
        assert min(sizes) >= 12 * 0.75 * scale - 0.1
    finally:
        theme.apply(qapp)
