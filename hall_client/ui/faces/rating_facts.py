"""The three facts above the five grades: what was done, at which window, how long it took."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.domain.ratings import Invitation

_SHARES = (5, 3, 4)


class RatingFacts(QFrame):
    """Never a name, never a number of the citizen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("face", "facts")
        self._matter, self._window, self._time = QLabel(), QLabel(), QLabel()
        self._matter.setWordWrap(True)
        self._row = QHBoxLayout(self)
        captions = (self.tr("办的事"), self.tr("窗口"), self.tr("今天用时"))
        for at, (caption, fact) in enumerate(
            zip(captions, (self._matter, self._window, self._time), strict=True)
        ):
            if at:
                rule = QFrame()
                rule.setProperty("face", "rule")
                self._row.addWidget(rule)
            self._row.addLayout(_cell(caption, fact), _SHARES[at])

    def show_facts(self, invitation: Invitation) -> None:
        """Show this service."""
        self._matter.setText(invitation.matter)
        self._window.setText(
            self.tr("{window} 号，工号 {clerk}").format(
                window=invitation.window, clerk=invitation.clerk_number
            )
        )
        words = self.tr("等候 {waited} 分钟，办理 {served} 分钟")
        self._time.setText(words.format(waited=invitation.waited_minutes, served=invitation.served_minutes))
        self.setAccessibleName("，".join(label.text() for label in (self._matter, self._window, self._time)))

    def measure(self, unit: float) -> None:
        """Margins in parts of the screen."""
        side, top = round(1.8 * unit), round(0.9 * unit)
        self._row.setContentsMargins(side, top, side, top)
        self._row.setSpacing(side)


def _cell(caption: str, fact: QLabel) -> QVBoxLayout:
    words = QLabel(caption)
    words.setProperty("face", "caption")
    fact.setProperty("face", "fact")
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(words)
    column.addWidget(fact)
    column.addStretch(1)
    return column
