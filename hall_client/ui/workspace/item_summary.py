"""The chosen item as one line: name, code and the chips a citizen asks about."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.chip import Chip


class ItemSummary(QWidget):
    """Chips are (words, kind of chip)."""

    def __init__(
        self, name: str, code: str, chips: tuple[tuple[str, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        theme.space(row, spacing=8)
        title = QLabel(name)
        title.setProperty("strong", True)
        title.setToolTip(name)
        title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        small = QLabel(code)
        small.setProperty("type", "small")
        small.setProperty("tone", "hint")
        row.addWidget(title)
        row.addWidget(small)
        for words, kind in chips:
            row.addWidget(Chip(words, kind))
        row.addStretch(1)
