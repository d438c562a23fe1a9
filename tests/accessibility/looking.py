"""What somebody who cannot see the screen, or cannot use a mouse, has of a window."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)


def interactive(window: QWidget) -> Iterator[QWidget]:
    """Everything in a window that can be operated, shown at present or not; without the parts Qt itself is made of."""
    for kind in INTERACTIVE:
        for widget in window.findChildren(kind):
            if not isinstance(widget, QHeaderView) and not _inside_another(widget):
                yield widget


def _inside_another(widget: QWidget) -> bool:
    """A part of a spin box, a combo box, a table's corner, a field's own small button."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractSpinBox | QComboBox | QLineEdit | QAbstractItemView | QTabBar):
            return True
        above = above.parentWidget()
    return False


def spoken_name(widget: QWidget) -> str:
    """The name a screen reader says."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name)).strip() if interface else ""


def path_of(widget: QWidget) -> str:
    """Where a widget is, for whoever has to mend it."""
    names = []
    at: QWidget | None = widget
    while at is not None:
        names.append(f"{type(at).__name__}{'#' + at.objectName() if at.objectName() else ''}")
        at = at.parentWidget()
    return " < ".join(names[:5])


def nameless(window: QWidget) -> list[str]:
    """The controls of a window that a screen reader has no words for."""
    return sorted({path_of(each) for each in interactive(window) if not spoken_name(each)})


def misnamed(window: QWidget) -> list[str]:
    """The buttons shown whose spoken name does not have the words that stand on them (WCAG 2.5.3)."""
    buttons = (each for each in interactive(window) if isinstance(each, QAbstractButton) and each.isVisible())
    return sorted(
        f"{each.text()} | {path_of(each)}"
        for each in buttons
        if any(character.isalnum() for character in each.text()) and each.text() not in spoken_name(each)
    )


def out_of_reach(window: QWidget) -> list[str]:
    """The controls shown and enabled that Tab never comes to; of several that exclude each other it comes to one, and
    the arrows go on from there.
    """
    reached: set[int] = set()
    at: QWidget | None = window
    while at is not None and id(at) not in reached:
        reached.add(id(at))
        at = at.nextInFocusChain()
    return sorted(
        path_of(each)
        for each in interactive(window)
        if each.isVisible()
        and each.isEnabled()
        and not (isinstance(each, QAbstractButton) and each.group() and each.group().exclusive())
        and (id(each) not in reached or not each.focusPolicy() & Qt.FocusPolicy.TabFocus)
    )
