"""The paper itself on screen: the very PDF that will be printed, page by page."""

import threading
from enum import StrEnum

import pypdfium2
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.background import Background

_POINT = 96 / 72
_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_MARGIN = 14
_SETTLE_MS = 80

PDFIUM = threading.Lock()
"""PDFium works for one thread at a time, in the whole process."""


class Fit(StrEnum):
    """How large the paper is shown."""

    PAGE = "page"
    WIDTH = "width"
    ZOOM = "zoom"


class PaperView(QWidget):
    """Give it PDF bytes with `show_paper`. Drawing happens in `background`; the old picture stays until
    then.
    """

    def __init__(self, background: Background, *, tools: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._pdf = b""
        self._drawing = 0
        self._fit, self._zoom = Fit.WIDTH, 1.0
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._draw)
        self._words = QLabel()
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setProperty("tone", "secondary")
        self._words.setWordWrap(True)
        self._pages: list[QLabel] = []
        self._area, self._sheet_column = self._make_area()
        column = QVBoxLayout(self)
        theme.space(column)
        self._tools = self._make_tools()
        self._tools.setVisible(tools)
        column.addWidget(self._tools)
        column.addWidget(self._area, 1)
        theme.current.changed.connect(self._settle.start)

    def _make_area(self) -> tuple[QScrollArea, QVBoxLayout]:
        desk = QWidget()
        desk.setProperty("role", "desk")
        column = QVBoxLayout(desk)
        theme.space(column, (_MARGIN, _MARGIN, _MARGIN, _MARGIN), _MARGIN)
        column.addWidget(self._words)
        column.addStretch(1)
        area = QScrollArea()
        area.setProperty("role", "desk")
        area.setWidgetResizable(True)
        area.setWidget(desk)
        area.setAccessibleName(self.tr("预览"))
        return area, column

    def _make_tools(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "tools")
        theme.fix(frame, height=46)
        row = QHBoxLayout(frame)
        theme.space(row, (14, 0, 14, 0), 8)
        self._count = QLabel()
        self._count.setProperty("type", "label")
        self._percent = QLabel()
        self._whole = self._tool(self.tr("整页"), lambda: self._set_fit(Fit.PAGE), checkable=True)
        self._wide = self._tool(self.tr("页宽"), lambda: self._set_fit(Fit.WIDTH), checkable=True)
        smaller = self._tool("−", lambda: self._step(-1), name=self.tr("缩小"))
        larger = self._tool("+", lambda: self._step(1), name=self.tr("放大"))
        row.addWidget(self._count)
        row.addStretch(1)
        for widget in (self._whole, self._wide, smaller, self._percent, larger):
            row.addWidget(widget)
        self._wide.setChecked(True)
        return frame

    def _tool(self, text: str, act: object, *, checkable: bool = False, name: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "small")
        button.setCheckable(checkable)
        button.setAccessibleName(name or text)
        button.clicked.connect(act)
        return button

    @property
    def page_count(self) -> int:
        """Pages drawn at present."""
        return len(self._pages)

    @property
    def percent(self) -> int:
        """The size shown, 100 = as large as the paper is."""
        return round(self._zoom * 100)

    def show_paper(self, pdf: bytes) -> None:
        """Show this PDF from its first page on; the same bytes again change nothing."""
        if pdf != self._pdf:
            self._pdf = pdf
            self._draw()

    def show_words(self, words: str) -> None:
        """Show a sentence where there is no paper yet."""
        self._pdf = b""
        self._drawing += 1
        self._lay_out([])
        self._words.setText(words)
        self._words.setVisible(True)

    def _set_fit(self, fit: Fit) -> None:
        self._fit = fit
        self._whole.setChecked(fit is Fit.PAGE)
        self._wide.setChecked(fit is Fit.WIDTH)
        self._draw()

    def _step(self, direction: int) -> None:
        larger = [zoom for zoom in _ZOOMS if zoom > self._zoom + 0.01]
        smaller = [zoom for zoom in _ZOOMS if zoom < self._zoom - 0.01]
        if direction > 0 and larger:
            self._zoom = larger[0]
        elif direction < 0 and smaller:
            self._zoom = smaller[-1]
        self._set_fit(Fit.ZOOM)

    def _room(self) -> QSize:
        margin = 2 * theme.px(_MARGIN) + 2
        bar = self._area.verticalScrollBar().sizeHint().width() if self._fit is Fit.WIDTH else 0
        return self._area.size() - QSize(margin + bar, margin)

    def _draw(self) -> None:
        if not self._pdf:
            return
        self._drawing += 1
        number, pdf, room, fit, zoom = self._drawing, self._pdf, self._room(), self._fit, self._zoom
        ratio = self.devicePixelRatioF()
        self._background.run(
            lambda: (number, *draw_pages(pdf, room, fit, zoom, ratio)), self._on_drawn, self._on_failed
        )

    def _on_drawn(self, drawn: tuple[int, float, list[QImage]]) -> None:
        number, zoom, images = drawn
        if number != self._drawing:
            return
        self._zoom = zoom
        self._percent.setText(f"{self.percent}%")
        self._count.setText(self.tr("共 {n} 页").format(n=len(images)))
        self._words.setVisible(False)
        self._lay_out(images)

    def _on_failed(self, _failure: Exception) -> None:
        self.show_words(self.tr("这张纸在屏幕上画不出来，不影响打印。"))

    def _lay_out(self, images: list[QImage]) -> None:
        while len(self._pages) > len(images):
            gone = self._pages.pop()
            self._sheet_column.removeWidget(gone)
            gone.deleteLater()
        while len(self._pages) < len(images):
            sheet = QLabel()
            sheet.setAccessibleName(self.tr("第 {n} 页").format(n=len(self._pages) + 1))
            self._pages.append(sheet)
            at = self._sheet_column.count() - 1
            self._sheet_column.insertWidget(at, sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        for sheet, image in zip(self._pages, images, strict=True):
            sheet.setPixmap(QPixmap.fromImage(image))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again once the size has settled."""
        super().resizeEvent(event)
        if self._pdf and self._fit is not Fit.ZOOM:
            self._settle.start()


def draw_pages(pdf: bytes, room: QSize, fit: Fit, zoom: float, ratio: float) -> tuple[float, list[QImage]]:
    """All pages as pictures with device pixel ratio `ratio`, and the zoom used (1.0 = true size at 96 dpi).

    Made for a worker thread. Raises pypdfium2.PdfiumError when the bytes are no PDF.
    """
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            width, height = document[0].get_size()
            if fit is Fit.WIDTH:
                zoom = room.width() / (width * _POINT)
            elif fit is Fit.PAGE:
                zoom = min(room.width() / (width * _POINT), room.height() / (height * _POINT))
            zoom = max(zoom, 0.1)
            return zoom, [_draw_page(page, zoom * _POINT * ratio, ratio) for page in document]
        finally:
            document.close()


def _draw_page(page: pypdfium2.PdfPage, scale: float, ratio: float) -> QImage:
    bitmap = page.render(scale=scale)
    size = (bitmap.width, bitmap.height, bitmap.stride)
    image = QImage(bytes(bitmap.buffer), *size, QImage.Format.Format_BGR888).copy()
    image.setDevicePixelRatio(ratio)
    bitmap.close()
    return image
