"""What the rating screen and the ticket machine share: a full screen for citizens, left by a supervisor alone."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from hall_client.ui.faces.face_sheet import face_sheet
from hall_client.ui.faces.leave_page import LeavePage

_LARGE = 1.2
_WIDE, _HIGH = 100, 56


class Face(QWidget):
    """Measures are parts of the window's own size, so that any screen shows the same picture.

    No shortcut of the desk is heard here: a clerk's key must never act on the citizen's screen, and the other way
    round. Ctrl+L asks for a supervisor's password; `leave_requested` carries 工号 and password.
    """

    leave_requested = Signal(str, str)
    large_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.large = False
        self.pages = QStackedWidget()
        # The parts have room by their measures; none of them may make the screen larger than it is.
        self.pages.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._leave = LeavePage()
        self._leave.confirmed.connect(self.leave_requested)
        self._leave.cancelled.connect(self._on_stayed)
        self._before_leave: QWidget | None = None
        self.pages.addWidget(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    @property
    def unit(self) -> float:
        """One hundredth of the screen's width in pixels; less on a screen that is unusually low."""
        return min(self.width() / _WIDE, self.height() / _HIGH)

    def set_large(self, large: bool) -> None:
        """大字 on or off."""
        self.large = large
        self._restyle()
        self.large_changed.emit(large)

    def show_leave_refused(self, words: str) -> None:
        """Say under the password why the screen is not left."""
        self._leave.show_refused(words)

    def show_only(self, page: QWidget) -> None:
        """Bring a page to the front with nothing chosen; while a supervisor is leaving it waits behind."""
        if self.pages.currentWidget() is self._leave:
            self._before_leave = page
            return
        if self.pages.currentWidget() is not page:
            self.pages.setCurrentWidget(page)
            self.setFocus()

    def _on_stayed(self) -> None:
        if self._before_leave is not None:
            self.pages.setCurrentWidget(self._before_leave)
        self.setFocus()

    def _restyle(self) -> None:
        self.setStyleSheet(face_sheet(self.unit * (_LARGE if self.large else 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure everything anew."""
        super().resizeEvent(event)
        self._restyle()

    def showEvent(self, event: QShowEvent) -> None:
        """No button has the focus until a citizen asks for it with Tab."""
        super().showEvent(event)
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Keep every key from the shortcuts of the desk."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+L asks for the supervisor; no other key means anything to the screen itself."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_L and self.pages.currentWidget() is not self._leave:
            self._before_leave = self.pages.currentWidget()
            self._leave.begin()
            self.pages.setCurrentWidget(self._leave)
            self._leave.setFocus()
            return
        super().keyPressEvent(event)
