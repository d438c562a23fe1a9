"""Scans from disk to screen: a chosen file read in, and any scan as pages. Made for worker threads."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QImage, QImageReader, QPageSize, QPainter, QPdfWriter

from hall_client.domain.attachments import AttachmentRefused, Picked, check_size, picked

_DPI = 150
"""How large a picture is taken to be: an A4 page at this resolution is shown as A4."""


def read(path: str) -> Picked:
    """The file at `path`, looked at. Raises AttachmentRefused; a file that is too large is not even read."""
    file = Path(path)
    try:
        check_size(file.stat().st_size)
        content = file.read_bytes()
    except OSError as error:
        words = QCoreApplication.translate(
            "scans", "“{name}”读不了，没有加。请看 U 盘或扫描仪还在不在，再选一次。"
        )
        raise AttachmentRefused(words.format(name=file.name)) from error
    return picked(file.name, content)


def as_pdf(content: bytes, media_type: str) -> bytes:
    """A scan as PDF: one that is a PDF as it is, a picture on a page of its own. Raises AttachmentRefused."""
    return content if media_type == "application/pdf" else _on_a_page(image_of(content))


def image_of(content: bytes) -> QImage:
    """A JPEG or PNG the way up it was taken. Raises AttachmentRefused."""
    buffer = QBuffer()
    buffer.setData(content)
    reader = QImageReader(buffer)
    # A photograph says in its head which way up it was taken.
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise AttachmentRefused(
            QCoreApplication.translate(
                "scans", "这份扫描件画不出来，可能扫的时候就坏了。请看纸质的，再扫一次。"
            )
        )
    return image


def _on_a_page(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    size = QSizeF(image.width(), image.height()) * (72 / _DPI)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(_DPI)
    painter = QPainter(writer)
    painter.drawImage(QPoint(), image)
    painter.end()
    return bytes(buffer.data().data())
