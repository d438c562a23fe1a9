"""The stylesheet of the call display and the window strip: white on dark blue, read from ten metres."""

import re
from dataclasses import asdict
from string import Template

from hall_client.ui import theme

_TEMPLATE = Template("""
QWidget[display="page"] { background: $blue_8; }
QLabel { color: $on_blue; background: transparent; font-size: 2.0u; }
QLabel[display="hall"] { font-size: 2.5u; font-weight: 700; }
QLabel[display="date"] { font-size: 2.0u; color: $blue_1; }
QLabel[display="clock"] { font-size: 3.2u; font-weight: 700; }
QFrame[display="panel"] { background: $surface; border: 0.42u solid $surface; border-radius: 0.6u; }
QFrame[display="panel"][state="calling"] { border-color: $offline; }
QLabel[display="please"] { font-size: 3.0u; font-weight: 700; color: $blue_7; }
QLabel[display="number"] { font-size: 16.5u; font-weight: 700; color: $blue_8; }
QLabel[display="go"] { font-size: 5.6u; color: $ink_1; }
QLabel[display="go_number"] { font-size: 7.4u; font-weight: 700; color: $blue_7; }
QLabel[display="idle"] { font-size: 5.6u; font-weight: 700; color: $blue_8; }
QLabel[display="why"] { font-size: 2.5u; color: $ink_1; padding: 0 3u; }
QFrame[display="earlier"] { background: transparent; border: 2px solid $bar_line; border-radius: 0.5u; }
QLabel[display="earlier_number"] { font-size: 3.0u; font-weight: 700; }
QLabel[display="earlier_go"] { font-size: 2.5u; }
QFrame[display="table"] { background: $blue_9; border: 0; border-radius: 0.6u; }
QFrame[display="head"] { background: transparent; border: 0; border-bottom: 2px solid $bar_line; }
QLabel[display="column"] { font-size: 1.7u; color: $blue_1; }
QFrame[display="row"] { background: transparent; border: 0; border-bottom: 2px solid $dark_line; }
QFrame[display="row"][state="calling"] { background: $offline; }
QFrame[display="row"][state="calling"] QLabel { color: $ink_1; }
QLabel[display="window"] { font-size: 2.5r; font-weight: 700; }
QLabel[display="name"] { font-size: 2.0r; color: $blue_1; }
QLabel[display="label"] { font-size: 3.6r; font-weight: 700; }
QLabel[display="label"][state="paused"] { font-size: 2.2r; font-weight: 400; color: $blue_1; }
QLabel[display="foot"] { font-size: 1.9u; color: $blue_1; }
QLabel[display="foot_value"] { font-size: 2.2u; font-weight: 700; }
QLabel[display="notice"] { font-size: 1.9u; font-weight: 700; color: $ink_1; background: $offline;
    border-radius: 0.4u; padding: 0.6u 1.2u; }
QWidget[display="strip"] { background: $blue_8; }
QWidget[display="strip"][state="calling"] { background: $offline; }
QWidget[display="strip"][state="calling"] QLabel { color: $ink_1; }
QLabel[display="strip_window"] { font-size: 7u; font-weight: 700; }
QLabel[display="strip_name"] { font-size: 4u; color: $blue_1; }
QLabel[display="strip_please"] { font-size: 3.6u; font-weight: 700; }
QLabel[display="strip_label"] { font-size: 14.5u; font-weight: 700; }
QLabel[display="strip_long"] { font-size: 4.5u; font-weight: 700; }
QLabel[display="strip_words"] { font-size: 8u; font-weight: 700; }
""")
_MEASURES = re.compile(r"([\d.]+)([ur])\b")


def display_sheet(unit: float, row: float) -> str:
    """The sheet for a screen whose hundredth part is `unit` pixels; the rows of windows are measured by `row`."""
    pixels = {"u": unit, "r": row}
    sheet = _TEMPLATE.substitute(asdict(theme.current.tokens))
    return _MEASURES.sub(lambda found: f"{max(1, round(float(found[1]) * pixels[found[2]]))}px", sheet)
