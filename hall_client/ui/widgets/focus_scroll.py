"""A part of a page that scrolls where there is too little room for it, and keeps in sight whatever has the keyboard."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.field import Field

_LEAST = 120
_AROUND = 8


class FocusFollower(QObject):
    """Scrolls `area` to whatever in it gets the keyboard; of a field to its label and what is wrong with it too.

    Qt does that for Tab alone: F6, an error or a form that opens go elsewhere without it.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def look(self) -> None:
        """What is in the area moved: see to it once everything has its place."""
        QTimer.singleShot(0, self, self._look)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._inside(new):
            self.look()

    def _inside(self, one: QWidget) -> bool:
        part = self._area.widget()
        return part is not None and part.isAncestorOf(one)

    def _look(self) -> None:
        now = QApplication.focusWidget()
        if now is None or not self._inside(now):
            return
        above, around = now.parentWidget(), theme.px(_AROUND)
        shown = above if isinstance(above, Field) else now
        place = QRect(shown.mapTo(self._area.widget(), QPoint()), shown.size())
        place.adjust(-around, -around, around, around)
        # The beginning of what is larger than the area counts.
        self._area.ensureVisible(place.right(), place.bottom(), 0, 0)
        self._area.ensureVisible(place.left(), place.top(), 0, 0)


class FocusScroll(QScrollArea):
    """Around `part`. As high as that where there is room: no look of its own, no stop of the keyboard. What has the
    keyboard is in sight.

    A part that is hidden takes no room, and the page goes on to show and hide the part itself.
    """

    def __init__(self, part: QWidget, *, grows: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The area shows what is put into it, so what was hidden on purpose is hidden again.
        closed = part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) and part.isHidden()
        self.setWidget(part)
        part.setHidden(closed)
        for each in (part, self.viewport()):
            each.setAutoFillBackground(False)
        self._grows = grows
        if not grows:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        if closed:
            self.hide()
        self._follower = FocusFollower(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show and hide with the part; what became higher may have pushed the field in use out of sight."""
        taken = super().eventFilter(watched, event)
        if watched is self.widget():
            # Without a parent it would be a window of its own for a moment.
            if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent) and self.parent():
                self.setVisible(not self.widget().isHidden())
            elif event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
                self.updateGeometry()
                self._follower.look()
        return taken

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
