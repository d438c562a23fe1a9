"""Reading a finished paper back: its text, its pictures, its codes, its streams."""

import re
import zlib
from typing import NamedTuple

import pypdfium2 as pdfium
import zxingcpp
from PIL import Image

PRINTER_DPI = 203
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


class Code(NamedTuple):
    """A code found in the picture of a page."""

    kind: str
    text: str


def text(pdf: bytes) -> str:
    """All text in drawing order; a page break is a form feed."""
    document = pdfium.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\f".join(pages).replace("\r\n", "\n")


def flat(pdf: bytes) -> str:
    """The text without any white space, for finding sentences that were broken into lines."""
    return "".join(text(pdf).split())


def pictures(pdf: bytes, dpi: int = PRINTER_DPI) -> list[Image.Image]:
    """Every page as a grey picture with the dots of a ticket or label printer."""
    document = pdfium.PdfDocument(pdf)
    return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]


def codes(pdf: bytes) -> list[Code]:
    """Every code a scanner finds on the pages as printed."""
    found = [code for picture in pictures(pdf) for code in zxingcpp.read_barcodes(picture)]
    return [Code(str(code.format).rsplit(".", 1)[-1].replace(" ", ""), code.text) for code in found]


def streams(pdf: bytes) -> list[bytes]:
    """The drawing instructions and typefaces, unpacked: they do not depend on the packing library."""
    return [zlib.decompressobj().decompress(packed) for packed in _STREAM.findall(pdf)]


def sizes(pdf: bytes) -> set[float]:
    """The sizes of type the pages use, in points."""
    used = re.compile(rb"/F\d+\+?\d* ([\d.]+) Tf")
    return {float(size) for stream in streams(pdf) if b" Tf" in stream for size in used.findall(stream)}
