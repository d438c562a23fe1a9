"""Where things stand on the first page of the ticket machine: upright, lying, and with the buttons moved down."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

FOOT_FROM = 0.578
"""On a lying screen the foot is at the right of the last row, from this part of the width on."""
FOOT_HEIGHT = 7.7
LAST_ROW = 6.15
"""The height of the last row of a lying screen, its ways and its foot, in units."""
LAST_GAP = 1.5
_SIDE_LYING, _SIDE_UPRIGHT = 2.05, 2.9
_GAP = 1.05
_MOST, _MOST_LYING = 12.5, 18.5
_CLASS = 6.3
"""The height of a priority class on an upright screen."""
_CLASSES, _CLASSES_LYING = 3, 5
"""So many classes stand in one line, more in two."""


@dataclass(frozen=True)
class Asked:
    """What is to be placed: how many tiles, ways and priority classes, and whether there is a card and a hint.

    The classes stand where else the card does, with the hint over them; without them the hint stands last.
    """

    fields: int
    ways: int
    card: bool
    hint: bool
    lowered: bool
    classes: int = 0


@dataclass
class Places:
    """The rectangles of a page."""

    title: QRectF
    card: QRectF | None = None
    hint: QRectF | None = None
    fields: list[QRectF] = field(default_factory=list)
    ways: list[QRectF] = field(default_factory=list)
    classes: list[QRectF] = field(default_factory=list)


def places(width: float, height: float, unit: float, asked: Asked) -> Places:
    """The rectangles of the first page for an area below the bar (and above the foot of an upright screen)."""
    if width >= height:
        return (_lying_low if asked.lowered else _lying)(width, height, unit, asked)
    return (_upright_low if asked.lowered else _upright)(width, height, unit, asked)


def _grid(area: QRectF, count: int, columns: int, gap: float, high: float) -> list[QRectF]:
    wide = (area.width() - gap * (columns - 1)) / max(1, columns)
    return [
        QRectF(area.x() + n % columns * (wide + gap), area.y() + n // columns * (high + gap), wide, high)
        for n in range(count)
    ]


def _rows(count: int, columns: int) -> int:
    return max(1, -(-count // columns))


def _upright(width: float, height: float, u: float, asked: Asked) -> Places:
    side, gap = _SIDE_UPRIGHT * u, _GAP * u
    wide = width - 2 * side
    made = Places(QRectF())
    y = _upright_head(made, wide, u, asked)
    made.title = QRectF(side, y, wide, 3.6 * u)
    y += 3.9 * u
    hint = asked.hint and not asked.classes
    below = 6.6 * u + 1.3 * u + (5.0 * u if hint else u)
    rows = _rows(asked.fields, 2)
    high = min(_MOST * u, (height - y - below - gap * (rows - 1)) / rows)
    high = min(high, 9.1 * u) if rows > 3 else high
    made.fields = _grid(QRectF(side, y, wide, 0), asked.fields, 2, gap, high)
    y += rows * (high + gap) - gap + 1.3 * u
    made.ways = _grid(QRectF(side, y, wide, 0), asked.ways, asked.ways, gap, 6.6 * u)
    if hint:
        made.hint = QRectF(side, y + 7.4 * u, wide, 5.6 * u)
    return made


def _upright_head(made: Places, wide: float, u: float, asked: Asked) -> float:
    """The card, or the hint and the classes; where what follows begins."""
    side, gap, y = _SIDE_UPRIGHT * u, 0.7 * u, 2.1 * u
    if asked.classes:
        made.hint = QRectF(side, y - 0.6 * u, wide, 5.0 * u)
        y += 4.9 * u
        columns = asked.classes if asked.classes <= _CLASSES else _rows(asked.classes, 2)
        made.classes = _grid(QRectF(side, y, wide, 0), asked.classes, columns, gap, _CLASS * u)
        return y + _rows(asked.classes, columns) * (_CLASS * u + gap) + u
    if asked.card:
        made.card = QRectF(side, y, wide, 11.7 * u)
        y += 11.7 * u + 1.4 * u
    return y


def _upright_low(width: float, height: float, u: float, asked: Asked) -> Places:
    side, gap, high = _SIDE_UPRIGHT * u, 0.5 * u, _CLASS * u
    wide = width - 2 * side
    y = height - 0.4 * u - high
    made = Places(QRectF(side, 2.1 * u, wide, 3.6 * u))
    made.hint = QRectF(side, 6 * u, wide, 5.6 * u) if asked.hint else None
    made.ways = _grid(QRectF(side, y, wide, 0), asked.ways, asked.ways, gap, high)
    y -= _rows(asked.fields, 2) * (high + gap)
    made.fields = _grid(QRectF(side, y, wide, 0), asked.fields, 2, gap, high)
    y -= gap + high
    made.card = QRectF(side, y, wide, high) if asked.card else None
    made.classes = _grid(QRectF(side, y, wide, 0), asked.classes, asked.classes, gap, high)
    return made


def _lying(width: float, height: float, u: float, asked: Asked) -> Places:
    side, gap = _SIDE_LYING * u, _GAP * u
    last = height - LAST_GAP * u - LAST_ROW * u
    bottom, begins = last - 1.4 * u, 1.4 * u
    rows = _rows(asked.fields, 2)
    top = begins + 2.8 * u
    high = min(_MOST_LYING * u, (bottom - top - gap * (rows - 1)) / rows)
    top = bottom - rows * (high + gap) + gap
    begins = top - 2.8 * u
    left = side + (25.6 * u if asked.card or asked.classes else 0)
    across = width - left - side
    made = Places(QRectF(left, begins, across, 2.7 * u))
    beside = QRectF(side, 1.4 * u, 24.2 * u, bottom - 1.4 * u)
    if asked.classes:
        _lying_classes(made, beside, u, asked)
    elif asked.card:
        made.card = beside
    made.fields = _grid(QRectF(left, top, across, 0), asked.fields, 2, gap, high)
    made.ways = _ways(side, last, width, gap, u, asked)
    return made


def _lying_classes(made: Places, area: QRectF, u: float, asked: Asked) -> None:
    """The hint, and the classes one above the other; beside each other where they would be too low."""
    gap, head = 0.65 * u, 6.2 * u
    made.hint = QRectF(area.x(), area.y(), area.width(), head)
    columns = 1 if asked.classes <= _CLASSES_LYING else 2
    rows = _rows(asked.classes, columns)
    room = QRectF(area.x(), area.y() + head, area.width(), area.height() - head)
    high = (room.height() - gap * (rows - 1)) / rows
    made.classes = _grid(room, asked.classes, columns, gap, high)


def _lying_low(width: float, height: float, u: float, asked: Asked) -> Places:
    side, high = _SIDE_LYING * u, LAST_ROW * u
    gap = (0.5 if asked.classes else _GAP) * u
    last = height - LAST_GAP * u - high
    bottom = last - (gap if asked.classes else 1.4 * u)
    rows = _rows(asked.fields, 4)
    top = bottom - rows * (high + gap) + gap
    left = side + (19.4 * u if asked.card else 0)
    across = width - left - side
    made = Places(QRectF(left, 1.4 * u, across, 2.7 * u))
    made.card = QRectF(side, top, 18 * u, bottom - top) if asked.card else None
    if asked.classes:
        made.hint = QRectF(left, 4.1 * u, across, 3 * u)
        above = QRectF(left, top - gap - high, across, 0)
        made.classes = _grid(above, asked.classes, asked.classes, gap, high)
    made.fields = _grid(QRectF(left, top, across, 0), asked.fields, 4, gap, high)
    made.ways = _ways(side, last, width, _GAP * u, u, asked)
    return made


def _ways(side: float, last: float, width: float, gap: float, u: float, asked: Asked) -> list[QRectF]:
    return _grid(
        QRectF(side, last, FOOT_FROM * width - side - gap, 0), asked.ways, asked.ways, gap, LAST_ROW * u
    )
