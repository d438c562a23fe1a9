"""One question about the case with its answers as buttons: 第一次申请吗？ 第一次 / 停发后重新申请."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from hall_client.ui import theme
from hall_client.ui.icons import icon
from hall_client.ui.widgets.icon_label import IconLabel

_QUESTION = 150
_SOURCE = 104


class OptionRow(QWidget):
    """←→ or digits choose, Enter asks for the next question (`next_requested`); `chosen` carries the
    answer's code.

    A `source` note such as “读卡带出” says where a pre-filled answer comes from; without an answer the note
    asks.
    """

    chosen = Signal(str)
    next_requested = Signal()

    def __init__(
        self, question: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._codes = [code for code, _words in options]
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self._on_clicked)
        label = QLabel(question)
        label.setWordWrap(True)
        label.setProperty("tone", "secondary")
        theme.fix(label, width=_QUESTION)
        self._icon, self._source = IconLabel("unseen", "amber_7", 15), QLabel()
        self._source.setProperty("type", "small")
        theme.fix(self._source, width=_SOURCE)
        row = QHBoxLayout(self)
        theme.space(row, (16, 7, 16, 7), 8)
        row.addWidget(label)
        for at, (_code, words) in enumerate(options):
            row.addWidget(self._button(question, at, words))
        row.addStretch(1)
        row.addWidget(self._icon)
        row.addWidget(self._source)
        self.setAccessibleName(question)
        self.setFocusProxy(self._group.button(0))
        self.set_answer("")
        theme.current.changed.connect(self._draw)

    def _button(self, question: str, at: int, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("kind", "option")
        button.setCheckable(True)
        button.setAccessibleName(
            self.tr("{question} {at}，{words}").format(question=question, at=at + 1, words=words)
        )
        button.installEventFilter(self)
        self._group.addButton(button, at)
        return button

    @property
    def answer(self) -> str:
        """The code of the chosen answer, or an empty text."""
        at = self._group.checkedId()
        return self._codes[at] if at >= 0 else ""

    def set_answer(self, code: str, source: str = "", icon_name: str = "link") -> None:
        """Show `code` as the answer and where it came from; an empty code means it must be asked."""
        self._group.setExclusive(False)
        for at, known in enumerate(self._codes):
            self._group.button(at).setChecked(known == code)
        self._group.setExclusive(True)
        self._source.setText(source if code else self.tr("要问一下"))
        theme.restyle(self._source, tone="hint" if code else "amber")
        self._icon.set(icon_name if code else "unseen", "ink_3" if code else "amber_7")
        self._icon.setVisible(bool(source) or not code)
        self._draw()

    def _draw(self) -> None:
        tick = icon("tick", theme.hex_colour("green_7"), theme.px(15))
        for button in self._group.buttons():
            button.setIcon(tick if button.isChecked() else QIcon())
            button.setIconSize(theme.icon_size(15))

    def _on_clicked(self, at: int) -> None:
        self.set_answer(self._codes[at])
        self._group.button(at).setFocus()
        self.chosen.emit(self._codes[at])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the row, from any of its buttons."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_requested.emit()
            return True
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(-1 if event.key() == Qt.Key.Key_Left else 1)
            return True
        if event.text().isdigit() and 1 <= int(event.text()) <= len(self._codes):
            self._on_clicked(int(event.text()) - 1)
            return True
        return False

    def _move(self, step: int) -> None:
        present = self._group.checkedId()
        at = 0 if present < 0 else max(0, min(len(self._codes) - 1, present + step))
        self._on_clicked(at)
