"""The stylesheet of the citizens' screens: the same colours as the desk, measures in parts of the screen."""

import re
from dataclasses import asdict
from string import Template

from hall_client.ui import theme

_TEMPLATE = Template("""
QLabel { font-size: 1.75u; color: $ink_1; background: transparent; }
QLabel[face="title"] { font-size: 3.5u; font-weight: 700; color: $blue_8; }
QLabel[face="bar"] { font-size: 2.3u; font-weight: 700; color: $on_blue; }
QLabel[face="bar_small"] { font-size: 1.6u; color: $on_blue; }
QLabel[face="bar_high"] { font-size: 3.0u; font-weight: 700; color: $on_blue; }
QLabel[face="where"] { font-size: 2.7u; font-weight: 700; }
QLabel[face="bar_title"] { font-size: 2.4u; font-weight: 700; color: $on_blue; }
QLabel[face="caption_large"] { font-size: 2.2u; }
QLabel[face="figure"] { font-size: 3.4u; font-weight: 700; }
QLabel[face="digits"] { font-size: 3.2u; font-weight: 700; color: $blue_8; }
QLabel[face="slip"] { font-size: 1.75u; padding: 1u; background: $blue_0; border: 2px solid $blue_line;
    border-radius: 0.6u; }
QLabel[face="caption"] { font-size: 1.45u; color: $ink_2; }
QLabel[face="fact"] { font-size: 1.75u; font-weight: 700; }
QLabel[face="note"] { font-size: 1.75u; color: $ink_2; }
QLabel[face="heading"] { font-size: 2.0u; font-weight: 700; }
QLabel[face="number"] { font-size: 15u; font-weight: 700; color: $blue_8; }
QLabel[face="number_low"] { font-size: 11u; font-weight: 700; color: $blue_8; }
QLabel[face="refused"] { font-size: 1.75u; color: $red_7; }
QFrame[face="bar"] { background: $blue_8; border: 0; }
QFrame[face="facts"] { background: $surface; border: 2px solid $line; border-radius: 0.6u; }
QFrame[face="rule"] { background: $line_2; border: 0; max-width: 2px; min-width: 2px; }
QPushButton { font-size: 1.8u; min-height: 3.6u; padding: 0 1.6u; border: 2px solid $control; border-radius: 0.5u;
    background: $surface; color: $ink_1; font-weight: 400; }
QPushButton:pressed, QPushButton:checked { background: $blue_1; border-color: $blue_7; }
QPushButton:focus { border-color: $blue_7; }
QPushButton[face="wide"] { font-size: 2.0u; min-height: 5.0u; padding: 0 2.6u; border-width: 3px; }
QPushButton[face="strong"] { font-size: 1.95u; font-weight: 700; min-height: 5.8u; background: $blue_1;
    border-color: $blue_7; color: $blue_8; }
QLineEdit { font-size: 1.75u; min-height: 3.6u; }
QLineEdit:focus { min-height: 3.6u; }
""")
_UNITS = re.compile(r"([\d.]+)u\b")


def face_sheet(unit: float) -> str:
    """The sheet for a screen whose hundredth part is `unit` pixels."""
    sheet = _TEMPLATE.substitute(asdict(theme.current.tokens))
    return _UNITS.sub(lambda found: f"{max(1, round(float(found[1]) * unit))}px", sheet)
