"""要点: what to look at in the material or item the clerk is on, and how the case stands now."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.icon_label import IconLabel


@dataclass(frozen=True)
class Check:
    """One thing compared beforehand: met, not met (False), or not known (None)."""

    words: str
    met: bool | None


@dataclass(frozen=True)
class Hints:
    """What the pane says. `pairs` are (name, value) lines; `note` a sentence under its small `note_title`."""

    eyebrow: str = ""
    title: str = ""
    points: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    note_title: str = ""
    note: str = ""
    pairs_title: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()


_CHECK_LOOKS = {True: ("done", "green_7"), False: ("warning", "amber_7"), None: ("unseen", "ink_3")}


class HintsPane(QScrollArea):
    """Rebuilt whenever the hints change; nothing in it takes the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints = Hints()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("要点"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._draw()

    def show_hints(self, hints: Hints) -> None:
        """Show these hints; the same again change nothing."""
        if hints != self._hints:
            self._hints = hints
            self._draw()

    def _draw(self) -> None:
        sheet = QFrame()
        sheet.setProperty("role", "column")
        column = QVBoxLayout(sheet)
        theme.space(column, (16, 14, 16, 14), 8)
        hints = self._hints
        if hints.eyebrow:
            column.addWidget(_label(hints.eyebrow, "small", "hint"))
        if hints.title:
            column.addWidget(_label(hints.title, "lead", ""))
        for at, words in enumerate(hints.points, 1):
            column.addLayout(_numbered(at, words))
        for check in hints.checks:
            column.addLayout(_iconed(*_CHECK_LOOKS[check.met], check.words))
        for words in hints.warnings:
            column.addLayout(_iconed("warning", "amber_7", words))
        if hints.note:
            self._part(column, hints.note_title)
            column.addWidget(_label(hints.note, "label", ""))
        if hints.pairs:
            self._part(column, hints.pairs_title)
            for name, value in hints.pairs:
                column.addLayout(_pair(name, value))
        column.addStretch(1)
        self.setWidget(sheet)

    def _part(self, column: QVBoxLayout, title: str) -> None:
        if column.count():
            rule = QFrame()
            rule.setProperty("role", "rule")
            column.addWidget(rule)
        if title:
            column.addWidget(_label(title, "small", "hint"))


def _label(words: str, size: str, tone: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("type", size)
    label.setProperty("tone", tone)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _numbered(at: int, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    theme.space(row, spacing=8)
    number = _label(str(at), "small", "blue")
    number.setProperty("strong", True)
    theme.fix(number, width=14)
    row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_label(words, "label", ""), 1)
    return row


def _iconed(icon: str, tone: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    theme.space(row, spacing=8)
    row.addWidget(IconLabel(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_label(words, "label", ""), 1)
    return row


def _pair(name: str, value: str) -> QHBoxLayout:
    row = QHBoxLayout()
    theme.space(row, spacing=8)
    left = _label(name, "label", "secondary")
    left.setWordWrap(False)
    right = _label(value, "label", "")
    right.setAlignment(Qt.AlignmentFlag.AlignRight)
    row.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(right, 1)
    return row
