"""The called number, large, and in two boxes below it the calls before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from hall_client.services.displaying import Called
from hall_client.ui import theme
from hall_client.ui.faces.display_icon import DisplayIcon

EARLIER = 2
"""How many calls are shown besides the latest."""


def labelled(kind: str, words: str = "") -> QLabel:
    """A label of the call display in one of the styles of its sheet."""
    label = QLabel(words)
    label.setProperty("display", kind)
    return label


class Earlier(QFrame):
    """One call before the latest; its place stays empty while there was none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("display", "earlier")
        keeps = self.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keeps)
        self._number, self._go = labelled("earlier_number"), labelled("earlier_go")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._number)
        self._row.addStretch(1)
        self._row.addWidget(self._go)

    def show_call(self, call: Called | None) -> None:
        """Which number, and where to."""
        self._number.setText(call.label if call else "")
        self._go.setText(self.tr("到 {n} 号窗口").format(n=call.window) if call else "")
        self.setVisible(call is not None)

    def measure(self, unit: float) -> None:
        """Height and margins."""
        self.setFixedHeight(round(6.4 * unit))
        self._row.setContentsMargins(round(2 * unit), 0, round(2 * unit), 0)


class DisplayPanel(QWidget):
    """Steady: nothing on it flashes. A call is told from the rest by its frame, the loudspeaker and the voice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = QFrame()
        self._frame.setProperty("display", "panel")
        self._icon = DisplayIcon("speaker", theme.hex_colour("blue_7"))
        self._number = labelled("number")
        self._window = labelled("go_number")
        self._idle, self._why = labelled("idle"), labelled("why")
        self._why.setWordWrap(True)
        self._pages = QStackedWidget()
        self._called, self._resting = self._called_page(), self._resting_page()
        self._pages.addWidget(self._resting)
        self._pages.addWidget(self._called)
        for label in (self._idle, self._why, self._number):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._pages)
        self.earlier = [Earlier() for _ in range(EARLIER)]
        self._boxes = QHBoxLayout()
        for box in self.earlier:
            self._boxes.addWidget(box, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._frame, 1)
        self._column.addLayout(self._boxes)
        self.show_calls(None, (), calling=False)
        self.show_linked(linked=True)

    @property
    def apart(self) -> str:
        """What everybody does while the hall's queue is out of reach."""
        return self.tr("请听工作人员叫号")

    def _resting_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        for label in (self._idle, self._why):
            column.addWidget(label)
        column.addStretch(1)
        return page

    def _called_page(self) -> QWidget:
        please = labelled("please", self.tr("现在请"))
        page = QWidget()
        self._head, self._go = QHBoxLayout(), QHBoxLayout()
        for widget in (self._icon, please):
            self._head.addWidget(widget)
        before, _, after = self.tr("到 {n} 号窗口").partition("{n}")
        for widget in (labelled("go", before.strip()), self._window, labelled("go", after.strip())):
            self._go.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        for row in (self._head, self._go):
            row.insertStretch(0, 1)
            row.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(self._head)
        column.addWidget(self._number)
        column.addLayout(self._go)
        column.addStretch(1)
        return page

    @property
    def words(self) -> str:
        """What stands in the panel."""
        if self._pages.currentWidget() is self._resting:
            return self._idle.text()
        return f"{self._number.text()} {self._window.text()}"

    def show_calls(self, call: Called | None, earlier: Sequence[Called], *, calling: bool) -> None:
        """The latest call, or that nobody was called yet; `calling` while it is being announced."""
        if call is not None:
            self._number.setText(call.label)
            self._window.setText(str(call.window))
        self._pages.setCurrentWidget(self._resting if call is None else self._called)
        self._icon.setVisible(calling)
        state = "calling" if calling else ""
        if self._frame.property("state") != state:
            theme.restyle(self._frame, state=state)
        for at, box in enumerate(self.earlier):
            box.show_call(earlier[at] if at < len(earlier) else None)

    def show_linked(self, *, linked: bool) -> None:
        """What those who wait do meanwhile."""
        self._idle.setText(self.tr("请取号，等候叫号") if linked else self.apart)
        why = self.tr("叫号屏暂时连不上。您的号有效，请看好小票，听窗口叫到再过去。")
        self._why.setText("" if linked else why)
        self._why.setVisible(not linked)

    def measure(self, unit: float) -> None:
        """Gaps in parts of the screen; the lines as close as figures allow, which reach nowhere below theirs."""
        self._icon.measure(3 * unit)
        self._number.setFixedHeight(round(16.8 * unit))
        self._window.setFixedHeight(round(8.4 * unit))
        self._head.setSpacing(round(unit))
        self._go.setSpacing(round(0.9 * unit))
        self._boxes.setSpacing(round(1.6 * unit))
        self._column.setSpacing(round(1.35 * unit))
        for box in self.earlier:
            box.measure(unit)
