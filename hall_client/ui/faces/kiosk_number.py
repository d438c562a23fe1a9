"""The number just given out, large enough to read and remember without the slip; or what is said in its place."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui.faces.kiosk_box import KioskBox
from hall_client.ui.faces.kiosk_plan import FOOT_FROM, LAST_GAP, LAST_ROW
from hall_client.ui.faces.kiosk_touch import KioskTouch


@dataclass(frozen=True)
class Said:
    """What the page says. `again`: the slip may be printed once more; without `ready` there is nothing to touch."""

    caption: str
    headline: str = ""
    where: str = ""
    ahead: str = ""
    wait: str = ""
    note: str = ""
    again: bool = False
    ready: bool = True
    is_number: bool = True


class KioskNumber(QWidget):
    """`done` goes back to the start; `again` asks for the slip once more."""

    done = Signal()
    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = Said("")
        self._caption, self._headline, self._where, self._note = (QLabel() for _ in range(4))
        self.ahead, self.wait = KioskBox(self.tr("前面还有")), KioskBox(self.tr("大约等"))
        for label, face in (
            (self._caption, "caption_large"),
            (self._headline, "number"),
            (self._where, "where"),
            (self._note, "slip"),
        ):
            label.setProperty("face", face)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self.reprint = KioskTouch(self.tr("没出票，再打一次"), "printer")
        self.ready = KioskTouch(self.tr("好了"), "", "primary")
        self.ready.clicked.connect(self.done)
        self.reprint.clicked.connect(self.again)
        figures = QHBoxLayout()
        figures.addWidget(self.ahead, 1)
        figures.addWidget(self.wait, 1)
        self._fields = QHBoxLayout()
        self._fields.addWidget(self.reprint, 1)
        self._fields.addWidget(self.ready, 1)
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        for label in (self._caption, self._headline, self._where):
            self._column.addWidget(label)
        self._column.addStretch(1)
        self._column.addLayout(figures)
        self._column.addWidget(self._note)
        self._column.addStretch(2)
        self._column.addLayout(self._fields)

    @property
    def number(self) -> str:
        """The number shown, or an empty text."""
        return self.said.headline if self.said.is_number else ""

    @property
    def note(self) -> str:
        """The sentence under it."""
        return self._note.text()

    @property
    def spoken(self) -> str:
        """All of it in one breath, for the voice and the screen reader."""
        said = self.said
        ahead = self.tr("前面还有 {n}").format(n=said.ahead) if said.ahead else ""
        parts = (said.caption, said.headline, said.where, ahead, said.note)
        return "，".join(part.rstrip("。") for part in parts if part)

    def show_said(self, said: Said) -> None:
        """Show it."""
        self.said = said
        self._dress()
        for label, words in (
            (self._caption, said.caption),
            (self._headline, said.headline),
            (self._where, said.where),
            (self._note, said.note),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self.ahead.show_figure(said.ahead)
        self.wait.show_figure(said.wait)
        self.reprint.setVisible(said.again)
        self.ready.setVisible(said.ready)
        self.setAccessibleName(self.spoken)

    def _dress(self) -> None:
        """The number as large as the screen allows."""
        face = "title" if not self.said.is_number else "number_low" if self._lying else "number"
        self._headline.setProperty("face", face)
        self._headline.style().polish(self._headline)

    @property
    def _lying(self) -> bool:
        return self.width() >= self.height()

    def clear(self) -> None:
        """Nothing of the last citizen stays."""
        self.show_said(Said("", ready=False))

    def measure(self, unit: float, letters: float) -> None:
        """Margins and touches in parts of the screen; on a lying one the foot stands beside the touches."""
        lying = self._lying
        self._dress()
        for box in (self.ahead, self.wait):
            box.stand(lying=lying)
        side = round((2.05 if lying else 2.9) * unit)
        gap = round(1.05 * unit)
        self._column.setContentsMargins(side, gap, side, round((LAST_GAP if lying else 2.3) * unit))
        self._column.setSpacing(round((0.6 if lying else 1.4) * unit))
        foot = round(self.width() * (1 - FOOT_FROM)) - side + gap if lying else 0
        self._fields.setContentsMargins(0, 0, foot, 0)
        self._fields.setSpacing(gap)
        for touch in (self.reprint, self.ready):
            touch.measure(unit, letters)
            touch.setFixedHeight(round((LAST_ROW if lying else 7.7) * unit))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The face measures its pages when it is resized; a page in a stack is resized afterwards."""
        super().resizeEvent(event)
        self.measure(self.ready.unit, self.ready.letters)
