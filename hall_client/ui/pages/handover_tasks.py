"""The middle of 交接 where no bag is counted: a list of what waits, a form in place, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hall_client.ui import theme
from hall_client.ui.models.task_rows import Tasks
from hall_client.ui.pages.cases_form import Form, InPlaceForm
from hall_client.ui.tokens import WidthMode, width_mode
from hall_client.ui.widgets.empty_note import EmptyNote, alone
from hall_client.ui.widgets.focus_scroll import FocusScroll
from hall_client.ui.widgets.key_hint import KeyHint
from hall_client.ui.widgets.task_list import TaskList


class TasksCard(QFrame):
    """`group_chosen` carries the key of a part of the list."""

    group_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._shown = ""
        self._title, self.groups, self.list = QLabel(), QComboBox(), TaskList()
        self._title.setProperty("type", "lead")
        self._title.setProperty("strong", True)
        self.form, self._empty = InPlaceForm(), EmptyNote("done", "")
        self._stack, self._foot = QStackedWidget(), QFrame()
        self._foot_row = QHBoxLayout(self._foot)
        self._lay_out()
        self.groups.activated.connect(lambda _at: self.group_chosen.emit(str(self.groups.currentData())))
        self.form.cancelled.connect(self.close_form)
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("role", "card_head")
        row = QHBoxLayout(head)
        theme.space(row, (14, 10, 14, 10), 10)
        row.addWidget(self._title, 1)
        row.addWidget(self.groups)
        self.groups.setAccessibleName(self.tr("哪个村"))
        self.list.setAccessibleName(self.tr("要做的事"))
        self._foot.setProperty("role", "card_foot")
        theme.fix(self._foot, height=36)
        theme.space(self._foot_row, (14, 0, 14, 0), 4)
        self._stack.addWidget(alone(self._empty))
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        theme.space(column, (1, 1, 1, 1))
        self._area = FocusScroll(self.form)
        for widget in (head, self._area, self._stack, self._foot):
            column.addWidget(widget, int(widget is self._stack))

    def show_tasks(self, tasks: Tasks, group: str = "") -> None:
        """Show a list; the same one keeps the place and the ticks."""
        name = f"{tasks.name}/{group}"
        fresh, key = name != self._shown, self.list.key
        self._shown = name
        if fresh:
            self.close_form()
        self._title.setText(tasks.title)
        self.list.setAccessibleName(tasks.title)
        self._show_groups(tasks.groups, group)
        self.list.tasks.show_rows(tasks.rows, tickable=tasks.tickable, fresh=fresh)
        self._empty.set(tasks.nothing)
        self._stack.setCurrentIndex(1 if tasks.rows else 0)
        self._show_keys(tasks.keys if tasks.rows else ())
        self.list.go_to("" if fresh else key)

    def _show_groups(self, groups: Sequence[tuple[str, str]], group: str) -> None:
        self.groups.clear()
        for key, words in groups:
            self.groups.addItem(words, key)
        self.groups.setCurrentIndex(max(0, self.groups.findData(group)))
        self.groups.setVisible(len(groups) > 1)

    def _show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        while item := self._foot_row.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for cap, words in keys:
            label = QLabel(words)
            label.setProperty("type", "small")
            label.setProperty("tone", "hint")
            self._foot_row.addWidget(KeyHint(cap))
            self._foot_row.addWidget(label)
            self._foot_row.addSpacing(theme.px(12))
        self._foot_row.addStretch(1)
        self._foot.setVisible(bool(keys) and not self._narrow)

    @property
    def _narrow(self) -> bool:
        return width_mode(self.window().width(), theme.current.scale) is WidthMode.NARROW

    def open_form(self, form: Form) -> None:
        """Open the form over the list; on a narrow page it takes its place."""
        self._stack.setVisible(not self._narrow)
        self.form.begin(form.act, form.title, form.fields, form.yes)
        self._area.updateGeometry()

    def show_refused(self, words: str) -> None:
        """Say in the form what is missing, and bring it into sight."""
        self.form.show_refused(words)
        self._area.updateGeometry()
        self.form.adjustSize()
        self._area.ensureVisible(0, self.form.height())

    def close_form(self) -> None:
        """Back to the list."""
        was_open = bool(self.form.act)
        self.form.finish()
        self._stack.show()
        if was_open:
            self.list.setFocus()


class DetailPane(QFrame):
    """What there is to know of one row: names and words, one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "right")
        self._column = QVBoxLayout(self)
        theme.space(self._column, (16, 14, 16, 14), 4)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.show_details(())

    @property
    def words(self) -> str:
        """Everything that is shown, as one text."""
        return "\n".join(f"{name}：{words}" for name, words in self._shown)

    def show_details(self, details: Sequence[tuple[str, str]]) -> None:
        """Show (name, words); what has no words is left out."""
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._shown = tuple((name, words) for name, words in details if words)
        for name, words in self._shown:
            caption, text = QLabel(name), QLabel(words)
            caption.setProperty("type", "small")
            caption.setProperty("tone", "hint")
            text.setWordWrap(True)
            self._column.addWidget(caption)
            self._column.addWidget(text)
            self._column.addSpacing(theme.px(8))
        self._column.addStretch(1)
