"""The typefaces the program brings along, so that every citizen's name can be read on any PC."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from resources import path

_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "HanaMinB.ttf")
BUNDLED = ("Noto Sans SC", "HanaMinB")
FAMILIES = [
    *BUNDLED,
    "Microsoft YaHei UI",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "SimSun-ExtB",
    "SimSun-ExtG",
]
_PRIVATE_USE = ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))


@cache
def load_fonts() -> None:
    """Register the bundled typefaces with Qt, once per run. Raises FileNotFoundError when one is missing."""
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(path(f"fonts/{name}"))) < 0:
            raise FileNotFoundError(f"font {name!r} cannot be used")


@cache
def _metrics() -> tuple[QFontMetrics, ...]:
    load_fonts()
    fonts = []
    for family in BUNDLED:
        font = QFont(family)
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        fonts.append(QFontMetrics(font))
    return tuple(fonts)


def is_private(character: str) -> bool:
    """Whether the character is a made-up one (造字) that only the card's own font can show."""
    return any(low <= ord(character) <= high for low, high in _PRIVATE_USE)


@cache
def has_glyph(character: str) -> bool:
    """Whether a bundled typeface can draw this one character, however rare it is."""
    if character.isspace():
        return True
    if is_private(character):
        return False
    return any(metrics.inFontUcs4(ord(character)) for metrics in _metrics())
