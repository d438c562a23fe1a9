"""One message above the page: what happened, what is safe, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from hall_client.ui import theme
from hall_client.ui.icons import paint_icon
from hall_client.ui.tokens import STRIP
from hall_client.ui.widgets.key_button import KeyButton


class MessageKind(StrEnum):
    """The colour of a message: quiet news, something to do, a failure, the day without network."""

    INFO = "info"
    AMBER = "amber"
    RED = "red"
    OFFLINE = "offline"


@dataclass(frozen=True)
class MessageAction:
    """One way on. `cap` is the key that does the same; `closes` takes the message away when it is chosen."""

    text: str
    run: Callable[[], object]
    cap: str = ""
    closes: bool = True


@dataclass(frozen=True)
class Message:
    """`what` happened (bold) and the `rest`; a message of the same `name` takes the place of an older one."""

    kind: MessageKind
    what: str
    rest: str = ""
    actions: tuple[MessageAction, ...] = ()
    icon: str = ""
    name: str = ""

    @property
    def spoken(self) -> str:
        """The whole message as one text."""
        return f"{self.what}{self.rest}"

    def renamed(self, text: str) -> "Message":
        """The same message with other words on its first way on."""
        first, *others = self.actions
        return replace(self, actions=(replace(first, text=text), *others))


@dataclass(frozen=True)
class _Look:
    ground: str
    line: str
    bar: str
    ink: str
    icon: str


_LOOKS = {
    MessageKind.INFO: _Look("blue_0", "blue_line", "blue_7", "blue_7", "info"),
    MessageKind.AMBER: _Look("amber_0", "amber_line", "amber_line", "amber_7", "warning"),
    MessageKind.RED: _Look("red_0", "red_line", "red_7", "red_7", "unfit"),
    MessageKind.OFFLINE: _Look("amber_0", "amber_line", "amber_line", "amber_7", "cloud-off"),
}
_BAR = 4
_HATCHED_BAR = 16


class MessageRow(QFrame):
    """Draws one message; `chosen` carries the action picked, `closed` asks to be taken away."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, message: Message, *, boxed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = message
        self._boxed = boxed
        self._look = _LOOKS[message.kind]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(theme.px(STRIP))
        self._row = QHBoxLayout(self)
        theme.space(self._row, (48, 5, 12, 5), 12)
        self._words = self._make_words()
        self._row.addWidget(self._words, 1)
        self.buttons = [self._button(action) for action in message.actions]
        for button in self.buttons:
            self._row.addWidget(button)
        self.setAccessibleName(message.spoken)

    def _make_words(self) -> QLabel:
        label = QLabel(_rich(self.message))
        label.setProperty("type", "label")
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.RichText)
        return label

    def _button(self, action: MessageAction) -> KeyButton:
        caps = (action.cap,) if action.cap else ()
        button = KeyButton(action.text, caps, kind="action" if caps else "link")
        button.clicked.connect(lambda: self.chosen.emit(action))
        return button

    def reword(self, message: Message) -> None:
        """Take over the words of `message`, which differs in its rest alone."""
        self.message = message
        self._words.setText(_rich(message))
        self.setAccessibleName(message.spoken)

    def rename_action(self, message: Message) -> None:
        """Take over the words of `message`, which differs in the text of its first action alone."""
        self.message = message
        self.buttons[0].setText(message.actions[0].text)
        self.buttons[0].setAccessibleName(message.actions[0].text)
        self.buttons[0].updateGeometry()

    def add_widget(self, widget: QWidget) -> None:
        """Put a further control at the right end."""
        self._row.addWidget(widget)

    def add_close(self) -> None:
        """Offer a way to close the message with the mouse."""
        button = KeyButton(self.tr("关掉"), ("Esc",), kind="action")
        button.clicked.connect(self.closed)
        self._row.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, border, the bar on the left and the icon."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self._look.ground))
        bar = _HATCHED_BAR if self.message.kind is MessageKind.OFFLINE and not self._boxed else _BAR
        self._paint_bar(painter, theme.px(bar))
        painter.setPen(theme.colour(self._look.line))
        if self._boxed:
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        else:
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        size = theme.px(18)
        box = QRectF(theme.px(24), (self.height() - size) / 2, size, size)
        icon = self.message.icon or self._look.icon
        paint_icon(painter, icon, theme.hex_colour(self._look.ink), box)

    def _paint_bar(self, painter: QPainter, width: int) -> None:
        if width == theme.px(_BAR):
            painter.fillRect(0, 0, width, self.height(), theme.colour(self._look.bar))
            return
        painter.save()
        painter.setClipRect(0, 0, width, self.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(self._look.bar), theme.px(5)))
        for start in range(-width, self.height() + width, theme.px(14)):
            painter.drawLine(-width, start + 2 * width, 2 * width, start - width)
        painter.restore()


def _rich(message: Message) -> str:
    return f"<b>{escape(message.what)}</b>　{escape(message.rest)}"
