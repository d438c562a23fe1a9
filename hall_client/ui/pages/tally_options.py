"""The left side of the tally page: which day, which report, which window."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hall_client.domain.hall import Counter
from hall_client.services.satisfaction import By
from hall_client.ui import theme
from hall_client.ui.widgets.focus_scroll import FocusFollower

_CODE = Qt.ItemDataRole.UserRole
WINDOW, CENTRE, SATISFACTION = "window", "centre", "satisfaction"


class TallyOptions(QFrame):
    """`changed` says that another tally is wanted. What a clerk may not see is not offered."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "left")
        self._closed = ""
        self._date, self._state = QDateEdit(), QLabel()
        self._back, self._on = QPushButton("←"), QPushButton("→")
        self._reports, self._windows, self._span = QListWidget(), QComboBox(), QComboBox()
        self._by, self._by_label = QComboBox(), self._label(self.tr("分类"))
        self._window_label, self._span_label = self._label(self.tr("窗口")), self._label(self.tr("时间"))
        self._prepare()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._reports)

    def _label(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("type", "label")
        label.setProperty("tone", "secondary")
        return label

    def _prepare(self) -> None:
        self._date.setDisplayFormat("yyyy-MM-dd")
        self._date.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
        self._date.setAccessibleName(self.tr("日期"))
        self._back.setAccessibleName(self.tr("前一天"))
        self._on.setAccessibleName(self.tr("后一天"))
        self._reports.setProperty("kind", "plain")
        self._reports.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._reports.setAccessibleName(self.tr("报表"))
        self._windows.setAccessibleName(self.tr("窗口"))
        self._span.setAccessibleName(self.tr("时间"))
        self._by.setAccessibleName(self.tr("分类"))
        for by, words in (
            (By.WINDOW, self.tr("按窗口")),
            (By.CLERK, self.tr("按人员")),
            (By.ITEM, self.tr("按事项")),
            (By.CHANNEL, self.tr("按评价渠道")),
        ):
            self._by.addItem(words, by)
        self._state.setProperty("type", "small")
        self._state.setProperty("tone", "secondary")
        self._state.setWordWrap(True)
        for words, days in ((self.tr("这一天"), 1), (self.tr("最近 7 天"), 7), (self.tr("最近 30 天"), 30)):
            self._span.addItem(words, days)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        theme.space(row, spacing=6)
        for button in (self._back, self._on):
            button.setProperty("kind", "small")
        row.addWidget(self._back)
        row.addWidget(self._date, 1)
        row.addWidget(self._on)
        inside = QFrame()
        inside.setProperty("role", "column")
        column = QVBoxLayout(inside)
        theme.space(column, (16, 12, 16, 12), 6)
        column.addWidget(self._label(self.tr("日期")))
        column.addLayout(row)
        column.addWidget(self._state)
        column.addWidget(self._label(self.tr("报表")))
        column.addWidget(self._reports)
        of_ratings = (self._span_label, self._span, self._by_label, self._by)
        for widget in (self._window_label, self._windows, *of_ratings):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        FocusFollower(area)
        whole = QVBoxLayout(self)
        theme.space(whole, (0, 0, 1, 0))
        whole.addWidget(area)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self._date.setDate(self._date.date().addDays(-1)))
        self._on.clicked.connect(lambda: self._date.setDate(self._date.date().addDays(1)))
        self._date.dateChanged.connect(lambda _day: self._on_changed())
        self._reports.currentRowChanged.connect(lambda _row: self._on_changed())
        self._windows.currentIndexChanged.connect(lambda _at: self._on_changed())
        for box in (self._span, self._by):
            box.currentIndexChanged.connect(lambda _at: self._on_changed())

    def show_choices(self, today: date, windows: Sequence[Counter], own: int | None, *, centre: bool) -> None:
        """Offer what this person may see: a clerk their own window, a supervisor everything."""
        self.blockSignals(True)
        self._date.setMaximumDate(_qt(today))
        self._date.setDate(_qt(today))
        self._reports.clear()
        self._add_report(self.tr("窗口日报"), WINDOW)
        if centre:
            self._add_report(self.tr("中心日报"), CENTRE)
            self._add_report(self.tr("满意度统计"), SATISFACTION)
        self._windows.clear()
        for window in windows if centre else [each for each in windows if each.number == own]:
            words = self.tr("{n} 号，{name}").format(n=window.number, name=window.name)
            self._windows.addItem(words, window.number)
        self._windows.setCurrentIndex(max(0, self._windows.findData(own)))
        self._reports.setCurrentRow(1 if centre else 0)
        self._reports.setFixedHeight(self._reports.count() * theme.px(36) + 2)
        self.blockSignals(False)
        self._on_changed()

    def _add_report(self, words: str, code: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_CODE, code)
        self._reports.addItem(item)

    @property
    def report(self) -> str:
        """One of window, centre, satisfaction; empty before anything is offered."""
        item = self._reports.currentItem()
        return str(item.data(_CODE)) if item is not None else ""

    @property
    def day(self) -> date:
        """The day looked at."""
        day = self._date.date()
        return date(day.year(), day.month(), day.day())

    @property
    def first_day(self) -> date:
        """The first day of a report over several days."""
        return self.day - timedelta(days=int(self._span.currentData()) - 1)

    @property
    def window_number(self) -> int | None:
        """The window chosen; None at a desk without one."""
        chosen = self._windows.currentData()
        return None if chosen is None else int(chosen)

    @property
    def by(self) -> By:
        """What the rows of the ratings' report are."""
        return By(self._by.currentData())

    def choose_by(self, by: By) -> None:
        """Choose what they are."""
        self._by.setCurrentIndex(self._by.findData(by))

    def choose(self, report: str) -> None:
        """Choose a report that is offered."""
        for row in range(self._reports.count()):
            if self._reports.item(row).data(_CODE) == report:
                self._reports.setCurrentRow(row)

    def set_day(self, day: date) -> None:
        """Look at another day."""
        self._date.setDate(_qt(day))

    def show_state(self, words: str) -> None:
        """Whether the day is closed."""
        weekday = self.tr("一 二 三 四 五 六 日").split()[self.day.weekday()]
        self._state.setText(self.tr("星期{day}，{words}").format(day=weekday, words=words))

    def rescale(self) -> None:
        """Measure the list anew."""
        self._reports.setFixedHeight(self._reports.count() * theme.px(36) + 2)

    def _on_changed(self) -> None:
        of_window = self.report == WINDOW
        for widget in (self._window_label, self._windows):
            widget.setVisible(of_window)
        for widget in (self._span_label, self._span, self._by_label, self._by):
            widget.setVisible(self.report == SATISFACTION)
        self._on.setEnabled(self._date.date() < self._date.maximumDate())
        if not self.signalsBlocked():
            self.changed.emit()


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
