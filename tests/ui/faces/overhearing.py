"""Everything a public face says or could paint, and whose name or number is among it."""

import re
from collections.abc import Iterable, Iterator

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from hall_client.services.ports import Card
from tests.ui.pages.real_hall import LONG_NAME, PEOPLE

CARDS = (
    Card("陈䶮根", "男", "999999194103120010", "青禾镇柳塘村三组 18 号"),
    Card(LONG_NAME, "男", "999999198502140033", "石埠村一组 2 号"),
    Card("何𠮷玉", "男", "999999199001010032", "上桥村"),
)
PHONE = "10000000044"
_NUMBERS = tuple(card.id_number for card in CARDS)
PRIVATE = (
    *(text for card in CARDS for text in (card.name, card.address)),
    *LONG_NAME.split("·")[:2],
    *(number[6:] for number in _NUMBERS),
    PHONE,
    *(each.name for each in PEOPLE),
)
"""Of an ID number the part after the region: nobody is to be known by half of one either."""
_ID = re.compile(r"\d{17}[\dXx]")


def everything_said(face: QWidget) -> str:
    """Every text of every widget, shown or not: its properties, what a screen reader is told, what is kept to paint."""
    return "\n".join(each for widget in (face, *face.findChildren(QWidget)) for each in _texts(widget))


def _texts(widget: QWidget) -> Iterator[str]:
    meta = widget.metaObject()
    for at in range(meta.propertyCount()):
        value = meta.property(at).read(widget)
        if isinstance(value, str):
            yield value
    for value in vars(widget).values():
        if isinstance(value, str):
            yield value
    told = QAccessible.queryAccessibleInterface(widget)
    for kind in QAccessible.Text:
        if kind is not QAccessible.Text.UserText:
            yield told.text(kind)


def named(said: str, more: Iterable[str] = ()) -> list[str]:
    """Whose names and numbers are in what was said; anybody's whole ID number counts."""
    return [text for text in (*PRIVATE, *more) if text in said] + _ID.findall(said)
