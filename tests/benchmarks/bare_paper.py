"""The yardstick for papers: ReportLab with nothing around it, writing given strings at given places."""

import json
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path(__file__).parents[2] / "resources/fonts"

Word = tuple[str, float, float, float, str]
"""Typeface, size, x, y, text."""


def draw(file: Path) -> bytes:
    """The strings in `file` on one page, in a process that has read no typeface yet."""
    words: list[Word] = [tuple(word) for word in json.loads(file.read_text())]
    for name in {word[0] for word in words}:
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    return write(words)


def write(words: list[Word]) -> bytes:
    """The strings on one A4 page; their typefaces are known already."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1)
    for font, size, x, y, text in words:
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
