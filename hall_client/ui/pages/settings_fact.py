"""One of the four facts of 同步和备份: what it is about, how it stands, and a small line under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.models.line_words import FactWords
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.key_button import KeyButton

_TITLE = 22


class FactCard(QFrame):
    """`add_link` puts what can be done about it beside the title."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title, self._fact, self._note = QLabel(title), QLabel(), QLabel()
        self._icon = IconLabel("cloud", "green_7")
        for label in (self._title, self._note):
            label.setProperty("type", "small")
            label.setProperty("tone", "secondary")
        self._fact.setProperty("type", "lead")
        theme.fix(self._title, height=_TITLE)
        for label in (self._fact, self._note):
            label.setWordWrap(True)
        self._head, line, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        theme.space(self._head)
        theme.space(line, spacing=6)
        theme.space(column, (16, 12, 16, 12), 2)
        self._head.addWidget(self._title, 1)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._fact, 1)
        column.addLayout(self._head)
        column.addLayout(line)
        column.addWidget(self._note)
        column.addStretch(1)

    def add_link(self, link: KeyButton) -> None:
        """Put `link` beside the title."""
        self._head.addWidget(link)

    def show_fact(self, words: FactWords) -> None:
        """Show how it stands."""
        self._fact.setText(words.fact)
        self._note.setText(words.note)
        self._note.setVisible(bool(words.note))
        self._icon.setVisible(bool(words.icon))
        if words.icon:
            self._icon.set(words.icon, words.tone)
        parts = (self._title.text(), words.fact, words.note)
        self.setAccessibleName("，".join(part for part in parts if part))

    @property
    def words(self) -> str:
        """The fact and its small line."""
        return f"{self._fact.text()}　{self._note.text()}".strip()
