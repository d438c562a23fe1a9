"""Spoken words for colleagues who work with a screen reader."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have the screen reader say `text` when it next falls silent."""
    _say(widget, text, QAccessible.AnnouncementPoliteness.Polite)


def announce_now(widget: QWidget, text: str) -> None:
    """Have the screen reader say `text` at once; only for a paper not printed or a card not read."""
    _say(widget, text, QAccessible.AnnouncementPoliteness.Assertive)


def _say(widget: QWidget, text: str, politeness: QAccessible.AnnouncementPoliteness) -> None:
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(politeness)
    QAccessible.updateAccessibility(event)
