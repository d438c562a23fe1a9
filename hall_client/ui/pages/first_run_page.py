"""The first page of a new installation: asks what the set-up file says, in four steps, and shows the key once."""

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLayout,
    QScrollArea,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from forms.ui_first_run import Ui_FirstRun
from hall_client.domain.hall import Hall, HallPlan, PlanRefused, PriorityClass, check_plan
from hall_client.domain.people import ROLE_NAMES, Role
from hall_client.domain.recorded_words import seal_of
from hall_client.services.setting_up import NewAccount
from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.pages import first_run_tables as tables
from hall_client.ui.widgets.focus_scroll import FocusFollower

_KEY_GROUP = 4
_FIELD = 36
_SERIES = (("A", "社会事务"), ("B", "社保医保"), ("C", "农业农村"), ("D", "户籍和其他"))
_WINDOWS = (("1", "综合", ""), ("2", "综合", ""), ("3", "综合", ""))
_PRIORITIES = "老年人、残疾人、孕妇和抱小孩的、军人和消防员、急难求助的"
_OPENS, _CLOSES = QTime(8, 30), QTime(17, 30)


class FirstRunPage(QWidget):
    """`plan_ready` carries a HallPlan without faults. After `show_made` the installation is ready: `finished`."""

    plan_ready = Signal(object)
    key_print_requested = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setWindowTitle(self.tr("便民服务窗口"))
        inside = QWidget()
        self.form = Ui_FirstRun()
        self.form.setupUi(inside)  # type: ignore[no-untyped-call]
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        FocusFollower(area)
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(area)
        self._last = self.form.stack.count() - 1
        self._printers: dict[str, QComboBox] = {
            "a4": self.form.a4,
            "a5": self.form.a5,
            "roll": self.form.roll,
        }
        self._space(inside)
        self._prepare_tables()
        self._fill_defaults()
        self._connect()
        self._go(0)

    def _space(self, inside: QWidget) -> None:
        for layout in inside.findChildren(QLayout):
            theme.space(layout, spacing=8)
        theme.space(self.form.whole, (40, 24, 40, 20), 12)
        for hour in (self.form.opens, self.form.closes):
            hour.setDisplayFormat("HH:mm")
            theme.fix(hour, height=_FIELD)
        self.form.printer_grid.setColumnStretch(1, 1)
        self.form.stack.setCurrentIndex(0)

    def _prepare_tables(self) -> None:
        form = self.form
        tables.prepare(form.series_table, (self.tr("字母"), self.tr("业务")), 1)
        tables.prepare(form.window_table, (self.tr("窗口号"), self.tr("名称"), self.tr("只叫这些号")), 1)
        roles = [ROLE_NAMES[role] for role in tables.STAFF]
        tables.prepare(form.people_table, (self.tr("工号"), self.tr("姓名"), *roles, self.tr("密码")), 1)
        form.accounts.setColumnCount(3)
        form.accounts.setHorizontalHeaderLabels([self.tr("工号"), self.tr("姓名"), self.tr("密码")])
        form.accounts.verticalHeader().hide()
        form.accounts.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        form.accounts.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def _fill_defaults(self) -> None:
        form = self.form
        form.region.setText("999999")
        form.terminal.setText("01")
        form.opens.setTime(_OPENS)
        form.closes.setTime(_CLOSES)
        form.priorities.setText(_PRIORITIES)
        for series in _SERIES:
            tables.add_row(form.series_table, series)
        for window in _WINDOWS:
            tables.add_row(form.window_table, window)
        tables.add_person(form.people_table, "", "", (Role.CLERK,))
        tables.add_person(form.people_table, "", "", (Role.SUPERVISOR, Role.ADMIN))
        self.show_queues(())

    def _connect(self) -> None:
        form = self.form
        form.name.textEdited.connect(self._on_name)
        form.add_series.clicked.connect(lambda: tables.add_row(form.series_table))
        form.drop_series.clicked.connect(lambda: tables.drop_row(form.series_table))
        form.add_window.clicked.connect(lambda: tables.add_row(form.window_table))
        form.drop_window.clicked.connect(lambda: tables.drop_row(form.window_table))
        form.add_person.clicked.connect(lambda: tables.add_person(form.people_table, "", "", ()))
        form.drop_person.clicked.connect(lambda: tables.drop_row(form.people_table))
        form.back.clicked.connect(lambda: self._go(form.stack.currentIndex() - 1))
        form.next.clicked.connect(self._on_next)
        form.print_key.clicked.connect(self.key_print_requested)

    def show_queues(self, queues: Sequence[str]) -> None:
        """The system's print queues."""
        for box in self._printers.values():
            box.clear()
            box.addItem(self.tr("没有，存成 PDF"), "")
            for name in queues:
                box.addItem(name, name)

    def show_problems(self, problems: Sequence[str]) -> None:
        """Everything that is wrong, at once, on top of whatever step is open."""
        self.form.next.setEnabled(True)
        self.form.problems.setText("\n".join(problems))
        self.form.problems.setVisible(bool(problems))
        if problems:
            announce(self, self.tr("有 {n} 处要改").format(n=len(problems)))

    def show_made(self, recovery_key: str, accounts: Sequence[NewAccount], words: str = "") -> None:
        """The hall is set up. Key and passwords are shown this once; `words` tell where the data's key lies."""
        form = self.form
        self.show_problems(())
        groups = [recovery_key[at : at + _KEY_GROUP] for at in range(0, len(recovery_key), _KEY_GROUP)]
        form.key_text.setText(" ".join(groups))
        if words:
            form.key_note.setText(f"{form.key_note.text()}\n{words}")
        new = [account for account in accounts if account.password]
        form.accounts.setRowCount(len(new))
        for row, account in enumerate(new):
            for column, text in enumerate((account.number, account.name, account.password)):
                form.accounts.setItem(row, column, QTableWidgetItem(text))
        form.accounts.setVisible(bool(new))
        form.accounts_note.setVisible(bool(new))
        self._go(self._last)

    def plan(self) -> HallPlan:
        """What has been typed so far; it may still have faults."""
        form = self.form
        words = [word.strip() for word in form.priorities.text().split("、") if word.strip()]
        chosen = {size: str(box.currentData()) for size, box in self._printers.items()}
        hall = Hall(
            station=form.station.text().strip(),
            terminal=form.terminal.text().strip(),
            name=form.name.text().strip(),
            seal=form.seal.text().strip(),
            phone=form.phone.text().strip(),
            supervision_phone=form.supervision_phone.text().strip(),
            address=form.address.text().strip(),
            own_window=form.own_window.value(),
            region=form.region.text().strip(),
            opens=_time(form.opens.time()),
            closes=_time(form.closes.time()),
            series=tables.series(form.series_table),
            priorities=tuple(PriorityClass(f"p{at}", word) for at, word in enumerate(words, 1)),
            windows=tables.windows(form.window_table),
            printers={size: queue for size, queue in chosen.items() if queue},
        )
        return HallPlan(hall, tables.people(form.people_table))

    def _on_name(self, name: str) -> None:
        self.form.seal.setText(seal_of(name.strip()) if name.strip() else "")

    def _on_next(self) -> None:
        at = self.form.stack.currentIndex()
        if at == self._last:
            self.finished.emit()
        elif at < self._last - 1:
            self._go(at + 1)
        else:
            self._offer_plan()

    def _offer_plan(self) -> None:
        plan = self.plan()
        try:
            check_plan(plan)
        except PlanRefused as refused:
            self.show_problems(refused.problems)
            return
        self.show_problems(())
        self.form.next.setEnabled(False)
        self.plan_ready.emit(plan)

    def _go(self, step: int) -> None:
        form = self.form
        form.stack.setCurrentIndex(step)
        if step != self._last - 1:
            self.show_problems(())
        form.back.setVisible(0 < step < self._last)
        form.next.setEnabled(True)
        words = {self._last - 1: self.tr("检查，建好"), self._last: self.tr("收好了，开始使用")}
        form.next.setText(words.get(step, self.tr("下一步")))
        first = (form.name, form.series_table, form.people_table, form.a4, form.print_key)[step]
        first.setFocus()


def _time(shown: QTime) -> time:
    return time(shown.hour(), shown.minute())
