"""试亮: a screen that should be looked at says for a few seconds that it is there."""

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QLabel

from hall_client.ui import theme

LIT_MS = 4_000


def light_up(screen: QRect, words: str) -> QLabel:
    """Cover `screen` with `words` for four seconds; nobody's keyboard is taken away by it."""
    lit = QLabel(words)
    lit.setProperty("type", "ticket")
    lit.setAlignment(Qt.AlignmentFlag.AlignCenter)
    lit.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    lit.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
    lit.setGeometry(screen)
    theme.restyle(lit, tone="dark_blue")
    lit.showFullScreen()
    QTimer.singleShot(LIT_MS, lit, lit.deleteLater)
    return lit
