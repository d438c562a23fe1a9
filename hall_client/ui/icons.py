"""Line icons in any colour and size, drawn from resources/icons."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import path


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = path(f"icons/{name}.svg").read_text(encoding="utf-8").replace("#000000", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))


def paint_icon(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """Draw icon `name` into `rect`. Raises FileNotFoundError for an icon that does not exist."""
    _renderer(name, colour).render(painter, rect)


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Icon `name` as a picture of `size` logical pixels, sharp at device pixel ratio `ratio`."""
    picture = QPixmap(QSize(size, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, colour, QRectF(0, 0, size, size))
    painter.end()
    return picture


def icon(name: str, colour: str, size: int = 18) -> QIcon:
    """Icon `name` in `colour` (#RRGGBB), drawn for screens up to twice the normal density."""
    drawn = QIcon(pixmap(name, colour, size))
    drawn.addPixmap(pixmap(name, colour, size, 2.0))
    return drawn
