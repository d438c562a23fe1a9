"""Ticket paper: a drawn paper as the dots of a ticket printer's head, 58 mm (384) or 80 mm (576) wide."""

import pypdfium2
from PIL import Image

from hall_client.devices.spool import SpoolFault
from hall_client.domain.printers import Fit

DOTS_PER_INCH = 203
HEAD_DOTS = {80: 576, 58: 384}
"""Dots across the head: 72 and 48 mm. The paper sticks out 4 and 5 mm on either side."""

_MM = 25.4
_DARK = 200  # hairlines of the typeface are thinner than a dot and would break; codes are whole dots anyway
_BLACK_OR_WHITE = [0 if grey < _DARK else 255 for grey in range(256)]


class WrongRoll(SpoolFault):
    """The paper was drawn for a roll of another width."""

    def __init__(self, roll: int) -> None:
        super().__init__(f"这张不是按 {roll} 毫米的纸画的", "请到设置里看小票纸宽，再打一次。")


def pictures(pdf: bytes, fit: Fit) -> list[Image.Image]:
    """The pages as the head prints them: black dots on white, moved as the printer needs it.

    The drawing keeps to whole dots at 203 dpi (printing.ROLL), so the bars of a code come out as drawn. Raises
    WrongRoll, and pypdfium2.PdfiumError when the bytes are no PDF. PDFium may be used by one thread at a time.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_moved(_dots(page, fit.roll), fit) for page in document]
    finally:
        document.close()


def _dots(page: pypdfium2.PdfPage, roll: int) -> Image.Image:
    bitmap = page.render(scale=DOTS_PER_INCH / 72, grayscale=True)
    try:
        drawn = bitmap.to_pil().point(_BLACK_OR_WHITE)
    finally:
        bitmap.close()
    if abs(drawn.width / DOTS_PER_INCH * _MM - roll) > 1:
        raise WrongRoll(roll)
    margin = (drawn.width - HEAD_DOTS[roll]) // 2
    wanted: Image.Image = drawn.crop((margin, 0, margin + HEAD_DOTS[roll], drawn.height))
    return wanted


def _moved(picture: Image.Image, fit: Fit) -> Image.Image:
    across, down = (round(mm / _MM * DOTS_PER_INCH) for mm in (fit.right, fit.down))
    if not (across or down):
        return picture
    paper = Image.new("L", (picture.width, max(1, picture.height + down)), 255)
    paper.paste(picture, (across, down))
    return paper
