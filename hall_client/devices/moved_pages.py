"""A paper whose every page is moved a little, for a printer that grips the sheet beside where it should."""

from io import BytesIO

import pypdfium2
from pypdfium2 import raw

from hall_client.domain.printers import Fit

_MM = 72 / 25.4


def moved(pdf: bytes, fit: Fit) -> bytes:
    """The paper moved right and down by the printer's millimetres, sizes and dots untouched; as it is where it fits.

    Raises pypdfium2.PdfiumError when the bytes are no PDF. PDFium may be used by one thread at a time.
    """
    if not (fit.right or fit.down):
        return pdf
    document = pypdfium2.PdfDocument(pdf)
    try:
        shift = raw.FS_MATRIX(1, 0, 0, 1, fit.right * _MM, -fit.down * _MM)
        for page in document:
            whole = raw.FS_RECTF(0, page.get_height(), page.get_width(), 0)
            raw.FPDFPage_TransFormWithClip(page, shift, whole)
        out = BytesIO()
        document.save(out)
        return out.getvalue()
    finally:
        document.close()
