"""How the whole program looks at a counter: typeface, colours, text size, measures in scale."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from hall_client.ui import fonts
from hall_client.ui.focus_ring import RingStyle, follow_focus
from hall_client.ui.stylesheet import points, qss
from hall_client.ui.tokens import CALM, CONTRAST, SCALES, TYPE_BODY, Tokens

_MARGINS = "unscaled_margins"
_SPACING = "unscaled_spacing"
_WIDTH = "unscaled_width"
_HEIGHT = "unscaled_height"


class Theme(QObject):
    """The look in force. `changed` is emitted after every widget has been given its new measures."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scale = 1.0
        self.tokens: Tokens = CALM

    @property
    def contrast(self) -> bool:
        """Whether the black-on-white scheme is on."""
        return self.tokens is CONTRAST


current = Theme()


def px(length: float) -> int:
    """`length` in pixels at standard size → pixels at the user's text size."""
    return round(length * current.scale)


def colour(name: str) -> QColor:
    """The colour of token `name`, for painters. Raises AttributeError for an unknown name."""
    return QColor(hex_colour(name))


def hex_colour(name: str) -> str:
    """The colour of token `name` as #RRGGBB."""
    return str(getattr(current.tokens, name))


def font(pixels: float = TYPE_BODY, *, bold: bool = False) -> QFont:
    """The program's typeface at `pixels` (96 dpi, standard size) in the user's text size, digits of one
    width.
    """
    made = QFont()
    made.setFamilies(fonts.FAMILIES)
    made.setPointSizeF(points(pixels, current.scale))
    made.setBold(bold)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def apply(app: QApplication, scale: float = 1.0, contrast: bool = False) -> None:
    """Give the whole program its look. `scale` is one of `tokens.SCALES`; may be called again at any time."""
    fonts.load_fonts()
    current.scale = scale
    current.tokens = CONTRAST if contrast else CALM
    if not app.property("themed"):
        app.setStyle(RingStyle("Fusion"))
        follow_focus(app)
        app.setProperty("themed", True)
    app.setFont(font())
    app.setPalette(_palette(current.tokens))
    app.setStyleSheet(qss(current.tokens, scale))
    for widget in app.allWidgets():
        _rescale(widget)
    current.changed.emit()


def step(direction: int) -> float:
    """The next larger (+1) or smaller (-1) text scale, or the present one at the end of the row; 0 is
    standard.
    """
    if direction == 0:
        return SCALES[0]
    place = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - current.scale))
    return SCALES[max(0, min(len(SCALES) - 1, place + direction))]


def restyle(widget: QWidget, **properties: object) -> None:
    """Set the dynamic properties the stylesheet selects by, and repaint `widget` accordingly."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()
    widget.update()


def space(layout: QLayout, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 0) -> None:
    """Margins (left, top, right, bottom) and spacing in standard pixels; they follow the text size from now
    on.
    """
    layout.setProperty(_MARGINS, list(margins))
    layout.setProperty(_SPACING, spacing)
    _space_again(layout)


def fix(widget: QWidget, *, width: int | None = None, height: int | None = None) -> None:
    """A fixed width or height in standard pixels that follows the text size from now on."""
    widget.setProperty(_WIDTH, width)
    widget.setProperty(_HEIGHT, height)
    _fix_again(widget)


def icon_size(pixels: int = 18) -> QSize:
    """The size of an icon in the user's text size."""
    return QSize(px(pixels), px(pixels))


def _layouts(widget: QWidget) -> Iterator[QLayout]:
    layout = widget.layout()
    if layout is not None:
        yield layout
        yield from layout.findChildren(QLayout)


def _rescale(widget: QWidget) -> None:
    _fix_again(widget)
    for layout in _layouts(widget):
        _space_again(layout)


def _space_again(layout: QLayout) -> None:
    margins = layout.property(_MARGINS)
    if margins is not None:
        left, top, right, bottom = margins
        layout.setContentsMargins(px(left), px(top), px(right), px(bottom))
        layout.setSpacing(px(layout.property(_SPACING)))


def _fix_again(widget: QWidget) -> None:
    width, height = widget.property(_WIDTH), widget.property(_HEIGHT)
    if width is not None:
        widget.setFixedWidth(px(width))
    if height is not None:
        widget.setFixedHeight(px(height))


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    ink, white = QColor(tokens.ink_1), QColor(tokens.surface)
    palette = QPalette(QColor(tokens.surface), QColor(tokens.bg))
    for name, shade in (
        (role.Base, white),
        (role.AlternateBase, QColor(tokens.alt)),
        (role.Text, ink),
        (role.WindowText, ink),
        (role.ButtonText, ink),
        (role.PlaceholderText, QColor(tokens.ink_3)),
        (role.Highlight, QColor(tokens.blue_1)),
        (role.HighlightedText, ink),
        (role.Link, QColor(tokens.blue_7)),
        (role.Accent, QColor(tokens.blue_7)),
    ):
        palette.setColor(name, shade)
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.disabled))
    return palette
