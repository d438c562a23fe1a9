"""预约 at the guide's desk: who is booked, and the form for a new booking."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.domain.appointments import Appointment, AppointmentState
from hall_client.domain.identity import mask_name
from hall_client.services.appointing import Bookings
from hall_client.ui import theme
from hall_client.ui.pages.cases_form import FormField, InPlaceForm
from hall_client.ui.widgets.empty_note import EmptyNote
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.queue_list import QueueList, QueueRow


class GuideBookings(QFrame):
    """`wished` carries what stands in the form; `arrived` and `cancelled` the id of the chosen booking."""

    wished = Signal(object)
    arrived = Signal(str)
    cancelled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._shown: Bookings | None = None
        self._count = QLabel()
        self._count.setProperty("type", "small")
        self._count.setProperty("tone", "hint")
        self.rows, self.form = QueueList(), InPlaceForm()
        self.rows.setAccessibleName(self.tr("预约"))
        self._none = EmptyNote(
            "calendar", self.tr("没有预约"), self.tr("点“登记预约”，可以约后面几个工作日。")
        )
        self.new = KeyButton(self.tr("登记预约"), kind="small")
        self.here = KeyButton(self.tr("签到取号"), kind="small")
        self.off = KeyButton(self.tr("取消预约"), kind="small")
        self.new.clicked.connect(self._on_new)
        self.here.clicked.connect(lambda: self._tell(self.arrived))
        self.off.clicked.connect(lambda: self._tell(self.cancelled))
        self.form.confirmed.connect(lambda _act, values: self.wished.emit(values))
        self.form.cancelled.connect(self.put_away)
        self._lay_out()

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("预约"))
        heading.setProperty("strong", True)
        head, acts = QHBoxLayout(), QHBoxLayout()
        theme.space(head, (14, 9, 14, 9), 8)
        theme.space(acts, (14, 8, 14, 10), 8)
        head.addWidget(heading)
        head.addWidget(self._count, 1)
        head.addWidget(self.new)
        acts.addStretch(1)
        acts.addWidget(self.here)
        acts.addWidget(self.off)
        column = QVBoxLayout(self)
        theme.space(column, (1, 1, 1, 1))
        column.addLayout(head)
        column.addWidget(self.form)
        column.addWidget(self._none)
        column.addWidget(self.rows, 1)
        column.addLayout(acts)

    def show_bookings(self, shown: Bookings) -> None:
        """Who is booked from today on; the row chosen stays chosen."""
        chosen = self.chosen
        self._shown = shown
        self._count.setText(self.tr("{n} 个").format(n=len(shown.booked)))
        self.rows.set_rows([self._row(shown, each) for each in shown.booked])
        self._none.setVisible(not shown.booked)
        kept = next((n for n, each in enumerate(shown.booked) if each.id == chosen), None)
        if kept is not None:
            self.rows.setCurrentIndex(self.rows.model().index(kept, 0))

    def _row(self, shown: Bookings, each: Appointment) -> QueueRow:
        words = self.tr("{month} 月 {day} 日　{business}　{name}　预约码 {code}").format(
            month=each.day.month,
            day=each.day.day,
            business=shown.hall.series_name(each.business),
            name=mask_name(each.name),
            code=each.code,
        )
        came = each.state is AppointmentState.ARRIVED
        return QueueRow(f"{each.starts:%H:%M}", words, each.ticket_label if came else "")

    @property
    def chosen(self) -> str:
        """The id of the booking that is chosen; empty without one."""
        index = self.rows.currentIndex()
        booked: Sequence[Appointment] = self._shown.booked if self._shown else ()
        return booked[index.row()].id if index.isValid() and index.row() < len(booked) else ""

    def put_away(self) -> bool:
        """Close the form; False when it was not open."""
        if not self.form.act:
            return False
        self.form.finish()
        self.new.setFocus()
        return True

    def _tell(self, signal: object) -> None:
        if self.chosen:
            signal.emit(self.chosen)  # type: ignore[attr-defined]
        else:
            self.rows.setFocus()

    def _on_new(self) -> None:
        if self._shown is None:
            return
        shown = self._shown
        fields = (
            FormField("name", self.tr("姓名")),
            FormField("id_number", self.tr("证件号")),
            FormField("phone", self.tr("电话")),
            FormField("business", self.tr("业务"), choices=tuple(each.name for each in shown.hall.series)),
            FormField("day", self.tr("日期"), choices=tuple(day.isoformat() for day in shown.days)),
            FormField("starts", self.tr("时段"), choices=tuple(f"{slot:%H:%M}" for slot in shown.slots)),
        )
        self.form.begin("book", self.tr("登记预约：本人实名，一天一次"), fields, self.tr("约上"))

    def letter(self, values: Mapping[str, str]) -> str:
        """The series letter of the business chosen in the form."""
        series = self._shown.hall.series if self._shown else ()
        return next((each.letter for each in series if each.name == values["business"]), "")
