"""The card that says which papers came out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.key_button import KeyButton


class PaperState(StrEnum):
    """Whether a paper came out."""

    WAITING = "waiting"
    OUT = "out"
    FAILED = "failed"


@dataclass(frozen=True)
class PaperLine:
    """One paper: “受理通知书，2 份”, how it stands, and the words at the right end."""

    words: str
    state: PaperState
    remark: str = ""


_LOOKS = {
    PaperState.WAITING: ("unseen", "ink_3"),
    PaperState.OUT: ("done", "green_7"),
    PaperState.FAILED: ("unfit", "red_7"),
}


def card(title: str, *links: KeyButton) -> tuple[QFrame, QVBoxLayout]:
    """A card with a title and links at its right, and the layout to fill."""
    frame = QFrame()
    frame.setProperty("role", "card")
    head = QFrame()
    head.setProperty("role", "card_head")
    theme.fix(head, height=40)
    row = QHBoxLayout(head)
    theme.space(row, (14, 0, 14, 0), 8)
    label = QLabel(title)
    label.setProperty("strong", True)
    row.addWidget(label, 1)
    for link in links:
        row.addWidget(link)
    body = QVBoxLayout()
    theme.space(body, (16, 10, 16, 10), 4)
    column = QVBoxLayout(frame)
    theme.space(column)
    column.addWidget(head)
    column.addLayout(body)
    column.addStretch(1)
    frame.setAccessibleName(title)
    return frame, body


class PrintCard(QWidget):
    """`again_wished` is the click on 重打."""

    again_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        again = KeyButton(self.tr("重打"), ("Ctrl+R",), kind="link")
        again.clicked.connect(self.again_wished)
        frame, self._body = card(self.tr("打印"), again)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(frame)
        self.lines: tuple[PaperLine, ...] = ()

    def show_lines(self, lines: Sequence[PaperLine]) -> None:
        """Show each paper with its state."""
        self.lines = tuple(lines)
        while item := self._body.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._body.addWidget(self._row(line))

    def _row(self, line: PaperLine) -> QWidget:
        row = QWidget()
        row.setAccessibleName(f"{line.words}，{line.remark}")
        theme.fix(row, height=36)
        across = QHBoxLayout(row)
        theme.space(across, spacing=10)
        icon, tone = _LOOKS[line.state]
        across.addWidget(IconLabel(icon, tone))
        across.addWidget(QLabel(line.words), 1)
        remark = QLabel(line.remark)
        remark.setProperty("type", "label")
        remark.setProperty("tone", "red" if line.state is PaperState.FAILED else "secondary")
        across.addWidget(remark)
        return row
