"""Contrast as WCAG 2 defines it: of two colours, and of what is really drawn."""

from collections import Counter

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage


def contrast(ink: str, ground: str) -> float:
    """The ratio of two colours written #RRGGBB, from 1 to 21."""
    high, low = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def drawn(image: QImage, place: QRect) -> float:
    """The contrast of what stands out most in a place of a picture against what most of it is; 1 where it is empty."""
    inside = place.intersected(image.rect())
    counted = Counter(
        image.pixelColor(x, y).name()
        for x in range(inside.left(), inside.right() + 1)
        for y in range(inside.top(), inside.bottom() + 1)
    )
    if not counted:
        return 1.0
    ground = counted.most_common(1)[0][0]
    return max(contrast(colour, ground) for colour in counted)
