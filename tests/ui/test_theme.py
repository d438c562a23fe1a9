"""The look: text size carries every measure along, ink stays readable, rare characters are told apart."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from hall_client.ui import theme
from hall_client.ui.fonts import FAMILIES, has_glyph
from hall_client.ui.icons import pixmap
from hall_client.ui.tokens import CALM, CONTRAST, SCALES, Tokens, WidthMode, width_mode
from hall_client.ui.widgets.code_text import runs, uncovered
from hall_client.ui.widgets.width_watch import WidthWatch
from resources import path


def contrast(ink: str, ground: str) -> float:
    """Contrast ratio as WCAG 2 defines it."""

    def luminance(colour: str) -> float:
        return 0.2126 * linear(colour[1:3]) + 0.7152 * linear(colour[3:5]) + 0.0722 * linear(colour[5:7])

    def linear(digits: str) -> float:
        part = int(digits, 16) / 255
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    high, low = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [CALM, CONTRAST])
def test_ink_is_readable_on_every_ground_it_is_used_on(tokens: Tokens) -> None:
    for ground in (tokens.surface, tokens.bg, tokens.alt, tokens.blue_1, tokens.blue_0):
        assert contrast(tokens.ink_1, ground) >= 7
        assert contrast(tokens.ink_3, ground) >= 4.5
        assert contrast(tokens.blue_7, ground) >= 4.5
        assert contrast(tokens.control, ground) >= 3
    for ink, ground in (
        (tokens.green_7, tokens.green_0),
        (tokens.amber_7, tokens.amber_0),
        (tokens.red_7, tokens.red_0),
        (tokens.on_blue, tokens.blue_7),
        (tokens.ink_1, tokens.offline),
    ):
        assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("scale", SCALES)
def test_text_size_carries_every_measure_along(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    frame = QFrame()
    qtbot.addWidget(frame)
    outer, inner = QVBoxLayout(frame), QHBoxLayout()
    theme.space(outer, (12, 8, 12, 8), 4)
    theme.space(inner, spacing=6)
    outer.addLayout(inner)
    button = QPushButton("重呼")
    inner.addWidget(button)
    theme.fix(frame, width=236)
    theme.apply(qapp, scale)
    assert frame.width() == round(236 * scale)
    assert outer.contentsMargins().left() == round(12 * scale)
    assert inner.spacing() == round(6 * scale)
    assert button.font().pointSizeF() == pytest.approx(11.25 * scale)
    assert button.sizeHint().height() == pytest.approx(36 * scale, abs=3)


def test_steps_of_text_size_end_at_both_ends(qapp: QApplication) -> None:
    seen = []
    for _ in range(6):
        theme.apply(qapp, theme.step(1))
        seen.append(theme.current.scale)
    assert seen == [1.25, 1.5, 2.0, 2.0, 2.0, 2.0]
    theme.apply(qapp, theme.step(-1))
    assert theme.current.scale == 1.5
    assert theme.step(0) == 1.0


def test_room_is_measured_in_effective_pixels(qtbot: QtBot, qapp: QApplication) -> None:
    assert width_mode(1366, 1.0) is WidthMode.WIDE
    assert width_mode(1366, 1.25) is WidthMode.MEDIUM
    assert width_mode(1366, 2.0) is WidthMode.NARROW
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 698)
    watch = WidthWatch(window)
    told: list[WidthMode] = []
    watch.changed.connect(told.append)
    window.show()
    for scale in (1.0, 1.25, 1.5, 2.0):
        theme.apply(qapp, scale)
    assert told == [WidthMode.MEDIUM, WidthMode.NARROW]


def test_focus_ring_follows_the_keyboard_and_outlives_its_page(
    qapp: QApplication, show: Callable[..., None]
) -> None:
    window, other = QWidget(), QWidget()
    button = QPushButton("受理", window)
    window.show()
    window.activateWindow()
    qapp.processEvents()
    button.setFocus()
    frames = window.findChildren(QFocusFrame)
    assert len(frames) == 1
    assert frames[0].geometry().contains(button.geometry().adjusted(-3, -3, 3, 3))
    window.close()
    window.deleteLater()
    qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    assert not isValid(window)
    later = QPushButton("打印", other)
    show(other)
    later.setFocus()
    assert other.findChildren(QFocusFrame)


def test_every_icon_draws_something_in_its_colour(qapp: QApplication) -> None:
    drawings = sorted(path("icons/tick.svg").parent.glob("*.svg"))
    assert len(drawings) > 40
    for drawing in drawings:
        image = pixmap(drawing.stem, "#17508F", 40).toImage()
        inked = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 200
        ]
        assert inked, drawing.name
        if drawing.stem != "tick-white":
            assert all(colour.blue() > colour.red() for colour in inked), drawing.name


def test_bundled_faces_know_rare_names_and_say_what_they_lack(qapp: QApplication) -> None:
    assert FAMILIES[:2] == ["Noto Sans SC", "HanaMinB"]
    assert all(has_glyph(character) for character in "䶮𬭎𠮷古丽巴哈尔·X1")
    assert uncovered("王\U0002ebf0\ue000") == ("\U0002ebf0", "\ue000")
    assert list(runs("王\U0002ebf0刘\ue000")) == [
        ("王", False),
        ("U+2EBF0", True),
        ("刘", False),
        ("造字", True),
    ]
