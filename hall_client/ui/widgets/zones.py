"""F6 and Shift+F6: from one zone of the window to the next, back to the control last used there."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class Zones:
    """Walks the zones that `present` names, in reading order; hidden zones are passed over."""

    def __init__(self, present: Callable[[], list[QWidget]]) -> None:
        self._present = present

    def move(self, step: int) -> None:
        """Go `step` zones on (+1) or back (-1), around the end; a window without controls stays as it is."""
        zones = [zone for zone in self._present() if zone.isVisible() and _entry(zone) is not None]
        if not zones:
            return
        start = self._place(zones)
        at = (start + step) % len(zones) if start is not None else 0
        entry = _entry(zones[at])
        if entry is not None:
            entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, zones: list[QWidget]) -> int | None:
        now = QApplication.focusWidget()
        for at, zone in enumerate(zones):
            if now is not None and (zone is now or zone.isAncestorOf(now)):
                return at
        return None


def _takes_focus(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isVisible() and widget.isEnabled()


def _entry(zone: QWidget) -> QWidget | None:
    last = zone.focusWidget()
    if last is not None and _takes_focus(last):
        return last
    if _takes_focus(zone):
        return zone
    inside = zone.nextInFocusChain()
    while inside is not None and inside is not zone:
        if zone.isAncestorOf(inside) and _takes_focus(inside):
            return inside
        inside = inside.nextInFocusChain()
    return None
