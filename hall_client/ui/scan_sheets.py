"""Pictures of papers on their way into the database: turned upright, marked with their purpose, bound as one PDF.

Made for worker threads.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPageSize, QPainter, QPdfWriter

from hall_client.ui import fonts
from hall_client.ui.scan_pages import image_of

DPI = 200
"""How large a page is taken to be, and as fine as it is kept: what the rules for scans ask for."""

_LONG, _SHORT = 2338, 1654
"""A4 in pixels; a picture that is larger is made smaller."""
_TEXT = 1 / 26
"""Height of the mark's letters, of the picture's shorter side."""
_SLOPE = -28.0
_INK = QColor(60, 70, 90, 105)


def page_of(content: bytes) -> QImage:
    """A JPEG or PNG as a page, as it was held, no finer than `DPI`. Raises AttachmentRefused."""
    image = image_of(content)
    most = QSize(_LONG, _SHORT) if image.width() > image.height() else QSize(_SHORT, _LONG)
    if image.width() > most.width() or image.height() > most.height():
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(most, keep, smooth)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def stamped(page: QImage, lines: Sequence[str]) -> QImage:
    """The page with the mark across all of it, so that no part can be used without."""
    made = QImage(page)
    side = min(made.width(), made.height())
    font = QFont()
    font.setFamilies(fonts.FAMILIES)
    font.setPixelSize(max(8, round(side * _TEXT)))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setFont(font)
    painter.setPen(_INK)
    painter.translate(made.width() / 2, made.height() / 2)
    painter.rotate(_SLOPE)
    metrics = QFontMetricsF(font)
    width = max(metrics.horizontalAdvance(line) for line in lines)
    for place in _places(width, metrics.height() * (len(lines) + 3), made.width() + made.height()):
        for at, line in enumerate(lines):
            inset = (width - metrics.horizontalAdvance(line)) / 2
            painter.drawText(place + QPointF(inset - width / 2, at * metrics.height()), line)
    painter.end()
    return made


def _places(width: float, down: float, reach: float) -> Iterator[QPointF]:
    """Where the mark stands: again and again around the middle, every other row shifted."""
    across, rows = width * 1.15, round(reach / 2 / down)
    columns = round(reach / 2 / across) + 1
    for row in range(-rows, rows + 1):
        shift = across / 2 if row % 2 else 0
        for column in range(-columns, columns + 1):
            yield QPointF(column * across + shift, row * down)


def bound(pages: Sequence[QImage], lines: Sequence[str]) -> bytes:
    """All pages, each marked with the lines, as one PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageMargins(QMarginsF())
    writer.setResolution(DPI)
    painter = QPainter()
    for page in pages:
        size = QSizeF(page.size()) * (72 / DPI)
        writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
        if painter.isActive():
            writer.newPage()
        else:
            painter.begin(writer)
        painter.drawImage(QRectF(QPointF(), QSizeF(page.size())), stamped(page, lines))
    painter.end()
    return bytes(buffer.data().data())
