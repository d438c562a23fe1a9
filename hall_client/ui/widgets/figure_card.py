"""One figure of the hall board: its name, a big number with its unit, and a line that says what it means."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.models.board_words import Figure
from hall_client.ui.widgets.icon_label import IconLabel

_INKS = {"hint": "ink_3", "amber": "amber_7", "red": "red_7"}


class FigureCard(QFrame):
    """Grey while it shows what was true some time ago."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._figure: Figure | None = None
        self._stale = False
        self._name, self._number, self._unit, self._line = QLabel(), QLabel(), QLabel(), QLabel()
        self._icon = IconLabel("clock", "ink_3", 15)
        for label, kind, tone in (
            (self._name, "small", "secondary"),
            (self._unit, "label", "secondary"),
            (self._line, "small", "hint"),
        ):
            label.setProperty("type", kind)
            label.setProperty("tone", tone)
        self._number.setProperty("type", "figure")
        self._line.setWordWrap(True)
        big = QHBoxLayout()
        theme.space(big, spacing=5)
        big.addWidget(self._number)
        big.addWidget(self._unit)
        big.addStretch(1)
        foot = QHBoxLayout()
        theme.space(foot, spacing=4)
        foot.addWidget(self._icon)
        foot.addWidget(self._line, 1)
        column = QVBoxLayout(self)
        theme.space(column, (14, 9, 10, 8))
        column.addWidget(self._name)
        column.addLayout(big)
        column.addLayout(foot)

    @property
    def words(self) -> str:
        """The whole card as one sentence."""
        return self.accessibleName()

    def show_figure(self, figure: Figure, *, stale: bool) -> None:
        """Show a figure; nothing moves where it is the same."""
        if (figure, stale) == (self._figure, self._stale):
            return
        self._figure, self._stale = figure, stale
        self._name.setText(figure.name)
        self._number.setText(figure.number)
        self._unit.setText(figure.unit)
        self._line.setText(figure.line)
        self._icon.setVisible(bool(figure.icon))
        tone = "hint" if stale else figure.tone
        if figure.icon:
            self._icon.set(figure.icon, _INKS[tone])
        theme.restyle(self._number, tone="hint" if stale else "" if tone == "hint" else tone)
        theme.restyle(self._line, tone=tone)
        self.setAccessibleName(f"{figure.name} {figure.number} {figure.unit}，{figure.line}")
