"""One bad rating: what the citizen said, whom to call, and what was done so far."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.models.bad_rating_words import Opened
from hall_client.ui.widgets.chip import Chip
from hall_client.ui.widgets.empty_note import EmptyNote


class BadRatingCard(QFrame):
    """Shows one, or says that none is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title, self._chip = QLabel(), Chip()
        self._title.setProperty("type", "title")
        self._none = EmptyNote("speech", self.tr("还没有打开差评"), self.tr("在左边按 ↓ 选一条。"))
        self._inside = QWidget()
        head = QHBoxLayout()
        theme.space(head, spacing=10)
        head.addWidget(self._title)
        head.addWidget(self._chip)
        head.addStretch(1)
        self._facts, self._steps = QGridLayout(), QVBoxLayout()
        theme.space(self._facts, spacing=8)
        theme.space(self._steps, spacing=4)
        self._facts.setColumnStretch(1, 1)
        column = QVBoxLayout(self._inside)
        theme.space(column, spacing=12)
        for part in (head, self._facts, self._steps):
            column.addLayout(part)
        whole = QVBoxLayout(self)
        theme.space(whole, (18, 14, 18, 14))
        whole.addWidget(self._none)
        whole.addWidget(self._inside)
        self.show_opened(None)

    def show_opened(self, found: Opened | None) -> None:
        """Show this one, or none."""
        self._none.setVisible(found is None)
        self._inside.setVisible(found is not None)
        _empty(self._facts)
        _empty(self._steps)
        if found is None:
            self.setAccessibleName("")
            return
        self._title.setText(found.title)
        self._chip.set(found.chip.words, found.chip.kind, found.chip.icon)
        for row, (name, words) in enumerate(found.facts):
            self._facts.addWidget(_label(name, "label", secondary=True), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(_label(words), row, 1)
        for title, words in found.steps:
            self._steps.addWidget(_label(title, "label", secondary=True))
            self._steps.addWidget(_label(words))
        spoken = [found.title, found.chip.words, *(f"{name} {words}" for name, words in found.facts)]
        self.setAccessibleName("，".join(spoken))


def _label(words: str, kind: str = "", *, secondary: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(not secondary)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if kind:
        label.setProperty("type", kind)
    if secondary:
        label.setProperty("tone", "secondary")
    return label


def _empty(layout: QGridLayout | QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
