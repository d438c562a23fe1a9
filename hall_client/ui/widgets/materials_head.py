"""The column heads over the materials list, at the places where its rows are drawn."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.list_rows import paint_head
from hall_client.ui.widgets.material_delegate import COPIES, ICON_COLUMN, NOTE, is_full
from hall_client.ui.widgets.materials_view import MaterialsView

_HEIGHT = 30


class MaterialsHead(QWidget):
    """Hidden where the list has no columns for copies and notes."""

    def __init__(self, view: MaterialsView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        theme.fix(self, height=_HEIGHT)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the list."""
        if event.type() == QEvent.Type.Resize:
            self.setVisible(is_full(self._view.viewport().width()) and not self._view.rows_delegate.narrow)
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The four words."""
        painter = QPainter(self)
        paint_head(painter, self.rect())
        width = self._view.viewport().width()
        segments = self._view.rows_delegate.segment_rect(QRect(0, 0, width, self.height()))
        tail = width - theme.px(COPIES + NOTE)
        self._word(painter, theme.px(ICON_COLUMN), self.tr("材料名称和要求"))
        self._word(painter, segments.left(), self.tr("收取情况"))
        copies = QRect(tail, 0, theme.px(COPIES), self.height())
        painter.drawText(copies, Qt.AlignmentFlag.AlignCenter, self.tr("份数"))
        self._word(painter, tail + theme.px(COPIES + 4), self.tr("备注"))

    def _word(self, painter: QPainter, left: int, word: str) -> None:
        line = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, word)
