"""The colours and measures of the program, so that every screen of the hall looks alike."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Tokens:
    """One colour scheme. Every field but `border` and `check` is a colour as #RRGGBB."""

    ink_1: str = "#16202B"
    ink_2: str = "#3D4A58"
    ink_3: str = "#566473"
    disabled: str = "#8B97A4"
    control: str = "#717E8D"
    line: str = "#D3DAE2"
    line_2: str = "#E6EAEF"
    bg: str = "#F1F4F7"
    surface: str = "#FFFFFF"
    alt: str = "#F7F9FB"
    desk: str = "#E4E8ED"
    blue_9: str = "#0E315C"
    blue_8: str = "#123E73"
    blue_7: str = "#17508F"
    blue_1: str = "#DCE8F5"
    blue_0: str = "#EEF4FA"
    blue_line: str = "#9DBBDD"
    bar_line: str = "#7FA3CD"
    dark_line: str = "#274F82"
    green_7: str = "#1B6A3B"
    green_0: str = "#E7F3EB"
    amber_7: str = "#7A4B00"
    amber_0: str = "#FDF3DF"
    amber_line: str = "#B87A12"
    offline: str = "#FFD88A"
    red_7: str = "#A3261D"
    red_0: str = "#FBEAE8"
    red_line: str = "#D89089"
    on_blue: str = "#FFFFFF"
    border: int = 1
    check: str = "tick-white.svg"


CALM = Tokens()

CONTRAST = Tokens(
    ink_1="#000000",
    ink_2="#000000",
    ink_3="#000000",
    disabled="#595959",
    control="#000000",
    line="#000000",
    line_2="#000000",
    bg="#FFFFFF",
    alt="#FFFFFF",
    desk="#FFFFFF",
    blue_9="#000000",
    blue_8="#000000",
    blue_7="#00306B",
    blue_1="#FFFFFF",
    blue_0="#FFFFFF",
    blue_line="#000000",
    bar_line="#FFFFFF",
    dark_line="#FFFFFF",
    green_7="#00401A",
    green_0="#FFFFFF",
    amber_7="#4D2F00",
    amber_0="#FFFFFF",
    amber_line="#4D2F00",
    offline="#FFFFFF",
    red_7="#7A0000",
    red_0="#FFFFFF",
    red_line="#7A0000",
    border=2,
)

SCALES = (1.0, 1.25, 1.5, 2.0)
"""The text sizes a user may choose, as factors of the standard size."""

# Type sizes in pixels at 96 dpi and scale 1.
TYPE_HINT = 12
TYPE_SMALL = 13
TYPE_LABEL = 14
TYPE_BODY = 15
TYPE_LEAD = 17

# Heights and widths in pixels at scale 1.
APP_BAR = 52
APP_BAR_NARROW = 39
STRIP = 34
BOTTOM_BAR = 64
BOTTOM_BAR_NARROW = 56
LEFT_COLUMN = 236
RIGHT_COLUMN = 300
SCAN_BOX = 286
OUTCOME = 48


class WidthMode(StrEnum):
    """How much room a page has: its width divided by the text scale."""

    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"


WIDE_FROM = 1240
MEDIUM_FROM = 900


def width_mode(width: float, scale: float) -> WidthMode:
    """The layout for a window `width` pixels wide at text scale `scale` (1.0 = standard)."""
    effective = width / scale
    if effective >= WIDE_FROM:
        return WidthMode.WIDE
    return WidthMode.MEDIUM if effective >= MEDIUM_FROM else WidthMode.NARROW
