"""A part of a page that scrolls where there is too little room for it, and keeps in sight whatever has the keyboard."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.field import Field

_LEAST = 120
_AROUND = 8


class FocusScroll(QScrollArea):
    """Around `part`. As high as that where there is room: no look of its own, no stop of the keyboard. Of a field its
    label and what is wrong with it are in sight too.

    A part that is hidden takes no room, and the page goes on to show and hide the part itself.
    """

    def __init__(self, part: QWidget, *, grows: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(part)
        for each in (part, self.viewport()):
            each.setAutoFillBackground(False)
        self._grows = grows
        if not grows:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setVisible(
            not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) or not part.isHidden()
        )
        part.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """What was built anew or became higher may have pushed the field in use out of sight."""
        if watched is not self.widget():
            return False
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(not self.widget().isHidden())
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.updateGeometry()
            self._follow(None, QApplication.focusWidget())
        return False

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        now = QApplication.focusWidget()
        if now is None or not self.isAncestorOf(now):
            return
        above = now.parentWidget()
        shown = above if isinstance(above, Field) else now
        top, around = shown.mapTo(self.widget(), QPoint()).y(), theme.px(_AROUND)
        self.ensureVisible(0, top + shown.height() + around, 0, 0)
        self.ensureVisible(0, top - around, 0, 0)

    def sizeHint(self) -> QSize:
        """What the part needs at this width."""
        part = self.widget()
        needs = part.sizeHint()
        if part.hasHeightForWidth():
            needs.setHeight(part.heightForWidth(max(self.width(), needs.width())))
        return needs

    def minimumSizeHint(self) -> QSize:
        """As wide as the part, and less high where it has to be; what `grows` scrolls to the side too."""
        needs = self.widget().minimumSizeHint()
        width = super().minimumSizeHint().width() if self._grows else needs.width()
        return QSize(width, min(needs.height(), theme.px(_LEAST)))
