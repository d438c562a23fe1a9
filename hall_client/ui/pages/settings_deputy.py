"""AB 岗: who stands in for the person chosen in the table of people."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTableWidget, QWidget

from hall_client.domain.people import AT_WINDOW, Person
from hall_client.ui import theme
from hall_client.ui.pages import settings_people


class SettingsDeputy(QWidget):
    """`wanted` carries the 工号 of somebody and of their B-role, which is empty for none."""

    wanted = Signal(str, str)

    def __init__(self, table: QTableWidget) -> None:
        super().__init__()
        self._table = table
        self._people: tuple[Person, ...] = ()
        self._deputies: Mapping[str, str] = {}
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("B 角"))
        self._label = QLabel()
        self._label.setProperty("type", "label")
        self._label.setWordWrap(True)
        row = QHBoxLayout(self)
        theme.space(row, spacing=8)
        row.addWidget(self._label, 1)
        row.addWidget(self.box, 1)
        self.box.activated.connect(
            lambda _at: self.wanted.emit(settings_people.chosen(table), self.box.currentData())
        )
        table.itemSelectionChanged.connect(self._show)

    def show_people(self, people: Sequence[Person], deputies: Mapping[str, str]) -> None:
        """Everybody with an account, and who stands in for whom."""
        self._people, self._deputies = tuple(people), deputies
        self._show()

    def _show(self) -> None:
        number = settings_people.chosen(self._table)
        person = next((each for each in self._people if each.number == number), None)
        at_window = person is not None and bool(AT_WINDOW & set(person.roles))
        self.box.clear()
        self.box.addItem(self.tr("没有"), "")
        if person is None or not at_window:
            self._label.setText(self.tr("B 角：在上面选一位窗口人员"))
        else:
            self._label.setText(self.tr("{name}不在岗时，由谁顶（B 角）").format(name=person.name))
            for each in self._people:
                if each is not person and not each.disabled and AT_WINDOW & set(each.roles):
                    self.box.addItem(f"{each.number} {each.name}", each.number)
        self.box.setCurrentIndex(max(0, self.box.findData(self._deputies.get(number, ""))))
        self.box.setEnabled(at_window)
