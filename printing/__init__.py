"""The hall's papers: a kind and plain data in, PDF bytes out; uses nothing else of the program."""

from printing.barcodes import payload
from printing.errors import FontsMissingError, PaperError
from printing.fonts import use_fonts
from printing.press import KINDS, Rendered, render
from printing.samples import sample

__all__ = ["KINDS", "FontsMissingError", "PaperError", "Rendered", "payload", "render", "sample", "use_fonts"]
