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
_MOST = 12.5


@dataclass(frozen=True)
class Asked:
    """What is to be placed: how many fields (tiles or classes) and ways, and whether there is a card and a hint."""

    fields: int
    ways: int
    card: bool
    hint: bool
    lowered: bool


@dataclass
class Places:
    """The rectangles of a page."""

    title: QRectF
    card: QRectF | None = None
    hint: QRectF | None = None
    fields: list[QRectF] = field(default_factory=list)
    ways: list[QRectF] = field(default_factory=list)


def places(width: float, height: float, unit: float, asked: Asked) -> Places:
    """The rectangles of the first page for an area below the bar (and above the foot of an upright screen)."""
    if width >= height:
        return _lying(width, height, unit, asked)
    return _upright_low(width, height, unit, asked) if asked.lowered else _upright(width, height, unit, asked)


def _grid(area: QRectF, count: int, columns: int, gap: float, high: float) -> list[QRectF]:
    wide = (area.width() - gap * (columns - 1)) / columns
    return [
        QRectF(area.x() + n % columns * (wide + gap), area.y() + n // columns * (high + gap), wide, high)
        for n in range(count)
    ]


def _rows(count: int, columns: int) -> int:
    return max(1, -(-count // columns))


def _upright(width: float, height: float, u: float, asked: Asked) -> Places:
    side, gap = _SIDE_UPRIGHT * u, _GAP * u
    wide, y = width - 2 * side, 2.1 * u
    made = Places(QRectF())
    if asked.card:
        made.card = QRectF(side, y, wide, 11.7 * u)
        y += 11.7 * u + 1.4 * u
    made.title = QRectF(side, y, wide, 3.6 * u)
    y += 3.9 * u
    below = 6.6 * u + 1.3 * u + (5.0 * u if asked.hint else u)
    rows = _rows(asked.fields, 2)
    high = min(_MOST * u, (height - y - below - gap * (rows - 1)) / rows)
    high = min(high, 9.1 * u) if rows > 3 else high
    made.fields = _grid(QRectF(side, y, wide, 0), asked.fields, 2, gap, high)
    y += rows * (high + gap) - gap + 1.3 * u
    made.ways = _grid(QRectF(side, y, wide, 0), asked.ways, asked.ways, gap, 6.6 * u)
    made.hint = QRectF(side, y + 7.4 * u, wide, 5.6 * u) if asked.hint else None
    return made


def _upright_low(width: float, height: float, u: float, asked: Asked) -> Places:
    side, gap, high = _SIDE_UPRIGHT * u, 0.5 * u, 6.3 * u
    wide = width - 2 * side
    y = height - 0.4 * u - high
    made = Places(QRectF(side, 2.1 * u, wide, 3.6 * u))
    made.hint = QRectF(side, 6 * u, wide, 5.6 * u) if asked.hint else None
    made.ways = _grid(QRectF(side, y, wide, 0), asked.ways, asked.ways, gap, high)
    y -= _rows(asked.fields, 2) * (high + gap)
    made.fields = _grid(QRectF(side, y, wide, 0), asked.fields, 2, gap, high)
    made.card = QRectF(side, y - gap - high, wide, high) if asked.card else None
    return made


def _lying(width: float, height: float, u: float, asked: Asked) -> Places:
    side, gap = _SIDE_LYING * u, _GAP * u
    last = height - LAST_GAP * u - LAST_ROW * u
    columns = 4 if asked.lowered else 2
    rows = _rows(asked.fields, columns)
    head = 2.8 * u + (2.6 * u if asked.hint else 0)
    room = last - 1.4 * u - head - 1.4 * u
    high = LAST_ROW * u if asked.lowered else min(_MOST * u, (room - gap * (rows - 1)) / rows)
    top = last - 1.4 * u - rows * (high + gap) + gap
    begins = 1.4 * u if asked.lowered else top - head
    wide = (18 if asked.lowered else 24.2) * u
    card = QRectF(
        side, top if asked.lowered else begins, wide, last - 1.4 * u - (top if asked.lowered else begins)
    )
    left = side + (wide + 1.4 * u if asked.card else 0)
    across = width - left - side
    made = Places(QRectF(left, begins, across, 2.7 * u), card if asked.card else None)
    made.hint = QRectF(left, begins + 2.7 * u, across, 2.5 * u) if asked.hint else None
    made.fields = _grid(QRectF(left, top, across, 0), asked.fields, columns, gap, high)
    ways = QRectF(side, last, FOOT_FROM * width - side - gap, 0)
    made.ways = _grid(ways, asked.ways, asked.ways, gap, LAST_ROW * u)
    return made
