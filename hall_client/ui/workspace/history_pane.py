"""往来: what this person has had done here before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.empty_note import EmptyNote


class HistoryPane(QWidget):
    """One line per earlier case, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget()
        self._list.setProperty("kind", "plain")
        self._list.setWordWrap(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("以前办过的"))
        self._empty = EmptyNote(
            "people", self.tr("没有往来"), self.tr("读卡或输证件号后，这里列出以前办过的。")
        )
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        column.addStretch(0)
        self.show_lines(())

    def show_lines(self, lines: Sequence[str]) -> None:
        """“2025-12-09　医保参保登记，已办结”, newest first."""
        self._list.clear()
        for words in lines:
            self._list.addItem(QListWidgetItem(words))
        self._list.setVisible(bool(lines))
        self._empty.setVisible(not lines)
