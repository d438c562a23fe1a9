"""The bar at the foot of a page: call on the left, outcomes in the middle, print on the right."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.outcome_button import OutcomeButton

_SIDE = 14
_GAP = 10


class BottomBar(QFrame):
    """Where the outcomes do not fit side by side they open as a list from one button; the keys stay the
    same.
    """

    list_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bottom")
        self._fixed: list[QWidget] = []
        self._outcomes: list[OutcomeButton] = []
        self._choose = OutcomeButton(self.tr("选结果"), "F11")
        self._choose.clicked.connect(self.open_list)
        self._choose.setVisible(False)
        self._row = QHBoxLayout(self)
        theme.space(self._row, (_SIDE, 0, _SIDE, 0), _GAP)
        self._row.addStretch(1)
        self._row.addWidget(self._choose)
        theme.current.changed.connect(self._fit)

    def add_left(self, widget: QWidget) -> None:
        """Add at the left end, after those already there: call, undo, park."""
        self._fixed.append(widget)
        self._row.insertWidget(self._row.indexOf(self._choose) - 1 - len(self._outcomes), widget)

    def add_outcome(self, button: OutcomeButton) -> None:
        """Add an outcome."""
        self._outcomes.append(button)
        self._row.insertWidget(self._row.indexOf(self._choose), button)

    def add_right(self, widget: QWidget) -> None:
        """Add at the right end: print."""
        self._fixed.append(widget)
        self._row.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        """Never makes the window wider: what does not fit goes into the list."""
        return QSize(0, super().minimumSizeHint().height())

    def open_list(self) -> None:
        """Show the outcomes under each other, each with its key or the reason why not."""
        menu = QMenu(self)
        for button in self._outcomes:
            entry = QAction(f"{button.text()}　{button.second_line}", menu)
            entry.setEnabled(button.isEnabled())
            entry.triggered.connect(button.click)
            menu.addAction(entry)
        self.list_opened.emit()
        menu.popup(self._choose.mapToGlobal(self._choose.rect().topLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether the outcomes fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widgets = [*self._fixed, *self._outcomes]
        needed = sum(widget.sizeHint().width() for widget in widgets)
        needed += theme.px(_GAP) * len(widgets) + 2 * theme.px(_SIDE)
        fits = needed <= self.width()
        for button in self._outcomes:
            button.setVisible(fits)
        self._choose.setVisible(not fits and bool(self._outcomes))
