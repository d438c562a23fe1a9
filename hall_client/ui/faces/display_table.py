"""Which window serves which number: one line each, in two columns where a hall has many."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hall_client.services.displaying import Doing, WindowRow
from hall_client.ui import theme
from hall_client.ui.faces.display_icon import DisplayIcon
from hall_client.ui.faces.display_panel import labelled

_MOST = 8
"""Lines in one column; with more windows there are two, and the names make room."""
_COMFORTABLE = 6
_LONGEST_NAME = 10


class DisplayRow(QFrame):
    """One window: its number, what it is for, and whom it serves."""

    def __init__(self, window: WindowRow, *, named: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("display", "row")
        self._named = named
        self._window = labelled("window", self.tr("{n} 号").format(n=window.number))
        short = window.name if len(window.name) <= _LONGEST_NAME else window.name[: _LONGEST_NAME - 1] + "…"
        self._name = labelled("name", short)
        self._name.setWordWrap(True)
        self._name.setVisible(named)
        self._label = labelled("label")
        self._calling = DisplayIcon("speaker", theme.hex_colour("blue_8"))
        self._pause = DisplayIcon("pause", theme.hex_colour("blue_1"), keeps_place=False)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._window)
        self._row.addWidget(self._name, 1)
        self._row.addStretch(0 if named else 1)
        for widget in (self._calling, self._pause, self._label):
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.show_window(window, calling=False)

    @property
    def words(self) -> str:
        """What the line says of its window."""
        return self._label.text()

    @property
    def is_calling(self) -> bool:
        """Whether its call is being announced."""
        return bool(self.property("state"))

    def show_window(self, window: WindowRow, *, calling: bool) -> None:
        """Its number, 暂停, or nothing; highlighted while its call is announced."""
        paused = window.doing is Doing.PAUSED
        self._label.setText(self.tr("暂停") if paused else window.label)
        self._pause.setVisible(paused)
        self._calling.setVisible(calling)
        changed = _enter(self._label, "paused" if paused else "")
        if _enter(self, "calling" if calling else "") or changed:
            for widget in (self, self._window, self._name, self._label):
                theme.restyle(widget)

    def measure(self, unit: float) -> None:
        """Margins and icons."""
        side = round((2 if self._named else 1.4) * unit)
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(round((1 if self._named else 0.6) * unit))
        self._window.setMinimumWidth(round(6.6 * unit) if self._named else 0)
        for icon in (self._calling, self._pause):
            icon.measure(2.2 * unit)


def _enter(widget: QWidget, state: str) -> bool:
    """Set the state the stylesheet selects by; whether it is another one."""
    changed = (widget.property("state") or "") != state
    widget.setProperty("state", state)
    return changed


class DisplayTable(QFrame):
    """The lines follow the hall's windows; only what changed is drawn anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("display", "table")
        self._names: list[tuple[int, str]] = []
        self.rows: dict[int, DisplayRow] = {}
        self._head = QFrame()
        self._head.setProperty("display", "head")
        self._head_row = QHBoxLayout(self._head)
        self._head_row.addWidget(labelled("column", self.tr("窗口")))
        self._head_row.addStretch(1)
        self._head_row.addWidget(labelled("column", self.tr("正在服务")))
        self._lines = QGridLayout()
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(self._lines, 1)

    @property
    def lines(self) -> int:
        """How many stand one above the other."""
        return len(self.rows) if len(self.rows) <= _MOST else (len(self.rows) + 1) // 2

    @property
    def scale(self) -> float:
        """How much smaller than usual the lines are, so that all have room."""
        return min(1.0, _COMFORTABLE / max(1, self.lines))

    def show_windows(self, windows: Sequence[WindowRow], calling: int | None) -> bool:
        """The lines as they are now; whether there are other windows than before, to be measured anew."""
        names = [(each.number, each.name) for each in windows]
        changed = names != self._names
        if changed:
            self._names = names
            self._build(windows)
        for each in windows:
            self.rows[each.number].show_window(each, calling=each.number == calling)
        return changed

    def _build(self, windows: Sequence[WindowRow]) -> None:
        for old in self.rows.values():
            old.hide()
            old.deleteLater()
        named = len(windows) <= _MOST
        self.rows = {each.number: DisplayRow(each, named=named) for each in windows}
        for at, row in enumerate(self.rows.values()):
            self._lines.addWidget(row, at % self.lines, at // self.lines)
            self._lines.setRowStretch(at % self.lines, 1)

    def measure(self, unit: float) -> None:
        """Heights and margins."""
        self._head.setFixedHeight(round(3.9 * unit))
        self._head_row.setContentsMargins(round(2 * unit), 0, round(2 * unit), 0)
        for row in self.rows.values():
            row.measure(unit * self.scale)
