"""The small tables of the first-run page: rows that can be typed into, added and taken away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from hall_client.domain.hall import Counter, NewPerson, Series
from hall_client.domain.people import ROLE_NAMES, Role

STAFF = (Role.CLERK, Role.GUIDE, Role.HANDLER, Role.APPROVER, Role.SUPERVISOR, Role.ADMIN)
"""The roles a person can be given, in the order of their columns."""

_EDIT = QAbstractItemView.EditTrigger
_BEFORE_ROLES, _AFTER_ROLES = 2, 2 + len(STAFF)


def prepare(table: QTableWidget, heads: Sequence[str], stretched: int) -> None:
    """Headings, and typing at the first key press; Tab leaves the table."""
    table.setColumnCount(len(heads))
    table.setHorizontalHeaderLabels(list(heads))
    table.verticalHeader().hide()
    table.setEditTriggers(_EDIT.AnyKeyPressed | _EDIT.DoubleClicked | _EDIT.SelectedClicked)
    table.setTabKeyNavigation(False)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)


def add_row(table: QTableWidget, cells: Sequence[str] = ()) -> None:
    """A further row with these cells, ready to be typed into."""
    row = table.rowCount()
    table.insertRow(row)
    for column in range(table.columnCount()):
        table.setItem(row, column, QTableWidgetItem(cells[column] if column < len(cells) else ""))
    table.setCurrentCell(row, 0)


def drop_row(table: QTableWidget) -> None:
    """Take the current row away."""
    if table.currentRow() >= 0:
        table.removeRow(table.currentRow())


def texts(table: QTableWidget) -> list[list[str]]:
    """The rows as typed, without those left wholly empty."""
    rows = []
    for row in range(table.rowCount()):
        items = [table.item(row, column) for column in range(table.columnCount())]
        cells = [item.text().strip() if item is not None else "" for item in items]
        if any(cells):
            rows.append(cells)
    return rows


def add_person(table: QTableWidget, number: str, name: str, roles: Sequence[Role]) -> None:
    """A further person; the roles are boxes to tick."""
    add_row(table, (number, name))
    row = table.rowCount() - 1
    for at, role in enumerate(STAFF):
        box = QTableWidgetItem()
        box.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        box.setCheckState(Qt.CheckState.Checked if role in roles else Qt.CheckState.Unchecked)
        box.setData(Qt.ItemDataRole.AccessibleTextRole, ROLE_NAMES[role])
        table.setItem(row, _BEFORE_ROLES + at, box)


def people(table: QTableWidget) -> tuple[NewPerson, ...]:
    """The people as typed and ticked; a row without number and name is left out."""
    found = []
    for row in range(table.rowCount()):
        number, name = (_text(table, row, column) for column in (0, 1))
        if not number and not name:
            continue
        boxes = [table.item(row, _BEFORE_ROLES + at) for at in range(len(STAFF))]
        ticked = [box is not None and box.checkState() is Qt.CheckState.Checked for box in boxes]
        roles = tuple(role for role, on in zip(STAFF, ticked, strict=True) if on)
        found.append(NewPerson(number, name, roles, _text(table, row, _AFTER_ROLES)))
    return tuple(found)


def series(table: QTableWidget) -> tuple[Series, ...]:
    """The series as typed."""
    return tuple(Series(letter.upper(), name) for letter, name in texts(table))


def windows(table: QTableWidget) -> tuple[Counter, ...]:
    """The windows as typed; a number that is none becomes 0, which the check names."""
    found = []
    for number, name, letters in texts(table):
        wanted = tuple(letter for letter in letters.upper() if "A" <= letter <= "Z")
        found.append(Counter(int(number) if number.isdecimal() else 0, name, wanted))
    return tuple(found)


def _text(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return item.text().strip() if item is not None else ""
