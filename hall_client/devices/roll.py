"""80 mm roll paper: a drawn paper as the dots a receipt printer understands (ESC/POS raster)."""

from collections.abc import Iterator

import pypdfium2

DOTS_PER_INCH = 203
HEAD_DOTS = 576
"""Dots across the print head of an 80 mm printer: 72 mm. The paper sticks out 4 mm on either side."""

_BAND = 256  # lines sent at a time: cheap printers buffer little more
_DARK = 200  # hairlines of the typeface are thinner than a dot and would break; codes are whole dots anyway
_WAKE = b"\x1b@"
_FEED_AND_CUT = b"\x1bd\x04\x1dVB\x00"
_TO_BITS = bytes(ord("1") if grey < _DARK else ord("0") for grey in range(256))


def roll_bytes(pdf: bytes, copies: int = 1) -> bytes:
    """What to send to the printer for `copies` of a paper: every page in black dots, fed out and cut.

    The drawing keeps to whole dots at 203 dpi (printing.ROLL), so the bars of a code come out as drawn.
    Raises pypdfium2.PdfiumError when the bytes are no PDF. PDFium may be used by one thread at a time.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = b"".join(_WAKE + b"".join(_bands(_lines(page))) + _FEED_AND_CUT for page in document)
    finally:
        document.close()
    return pages * copies


def _lines(page: pypdfium2.PdfPage) -> list[bytes]:
    """The rows of dots of a page as the head prints them, eight dots to a byte, the first dot highest."""
    bitmap = page.render(scale=DOTS_PER_INCH / 72, grayscale=True)
    try:
        grey, width, stride = bytes(bitmap.buffer), bitmap.width, bitmap.stride
        margin = max(0, (width - HEAD_DOTS) // 2)
        rows = (grey[top + margin : top + width] for top in range(0, bitmap.height * stride, stride))
        return [_pack(row[:HEAD_DOTS]) for row in rows]
    finally:
        bitmap.close()


def _pack(row: bytes) -> bytes:
    bits = row.translate(_TO_BITS).ljust(HEAD_DOTS, b"0")
    return int(bits, 2).to_bytes(HEAD_DOTS // 8, "big")


def _bands(lines: list[bytes]) -> Iterator[bytes]:
    """GS v 0 commands: width in bytes and height in lines, each low byte first."""
    for top in range(0, len(lines), _BAND):
        band = lines[top : top + _BAND]
        size = (HEAD_DOTS // 8).to_bytes(2, "little") + len(band).to_bytes(2, "little")
        yield b"\x1dv0\x00" + size + b"".join(band)
