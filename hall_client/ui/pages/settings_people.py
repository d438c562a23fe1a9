"""The people with an account, in a table to choose one from."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from hall_client.domain.people import ROLE_NAMES, Person

_NUMBER = Qt.ItemDataRole.UserRole


def prepare(table: QTableWidget) -> None:
    """Four columns; whole rows are chosen, nothing is edited."""
    translate = QCoreApplication.translate
    table.setColumnCount(4)
    table.setHorizontalHeaderLabels(
        [
            translate("people", "工号"),
            translate("people", "姓名"),
            translate("people", "岗位"),
            translate("people", "B 角"),
        ]
    )
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)


def fill(table: QTableWidget, people: Sequence[Person], deputies: Mapping[str, str]) -> None:
    """Everybody with an account, and who stands in for them."""
    names = {person.number: person.name for person in people}
    table.setRowCount(len(people))
    for row, person in enumerate(people):
        roles = "、".join(ROLE_NAMES[role] for role in person.roles)
        disabled = QCoreApplication.translate("people", "（停用）") if person.disabled else ""
        deputy = names.get(deputies.get(person.number, ""), "")
        for column, words in enumerate((person.number, person.name + disabled, roles, deputy)):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            item.setData(_NUMBER, person.number)
            table.setItem(row, column, item)


def chosen(table: QTableWidget) -> str:
    """The 工号 of the person chosen, or an empty text."""
    item = table.currentItem()
    return str(item.data(_NUMBER)) if item is not None else ""
