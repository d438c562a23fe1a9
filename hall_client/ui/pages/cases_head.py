"""The head of an opened case: who, what, where it stands, how long there is, and the six stages."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.domain.cases import NEXT_STEP, STAGES, Case, CaseState, Step, due_of
from hall_client.domain.deadlines import local_date
from hall_client.domain.identity import mask_id
from hall_client.domain.lights import ClockState
from hall_client.domain.numbers import shown
from hall_client.domain.syncing import Holder
from hall_client.services.looking_up import CaseView
from hall_client.ui import theme
from hall_client.ui.models.cases_words import clock_chip, state_chip
from hall_client.ui.models.line_words import holder_words
from hall_client.ui.tokens import TYPE_LEAD
from hall_client.ui.widgets.chip import Chip
from hall_client.ui.widgets.code_text import CodeText
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.stage_bar import Stage, StageBar, StageState

FULL_ID_MS = 30_000
_NAME_SIZE = 20
_STEP_KINDS = ("case.handle", "case.review", "case.approve", "case.close")
_REACHED = {"case.handle": 2, "case.review": 3, "case.approve": 4, "case.close": 5, "case.deliver": 6}


class CasesHead(QFrame):
    """The ID number is masked; `show_full_id` shows it whole for half a minute."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._case: Case | None = None
        self._name = CodeText(size=_NAME_SIZE, bold=True)
        self._item, self._state, self._clock = CodeText(size=TYPE_LEAD), Chip(), Chip()
        self._number, self._id = QLabel(), QLabel()
        for label in (self._number, self._id):
            label.setProperty("type", "label")
            label.setProperty("tone", "secondary")
        self._stages = StageBar()
        self._held, self._holder = QWidget(), QLabel()
        self._mask_again = QTimer(self)
        self._mask_again.setSingleShot(True)
        self._mask_again.setInterval(FULL_ID_MS)
        self._mask_again.timeout.connect(self.hide_id)
        column = QVBoxLayout(self)
        theme.space(column, (18, 12, 18, 8), 6)
        column.addLayout(self._row((self._name, self._state, self._clock), 12))
        column.addLayout(self._row((self._item, self._number, self._id), 16))
        column.addWidget(self._holder_row())
        column.addWidget(self._stages)
        self.show_holder(None)

    def _row(self, widgets: tuple[QWidget, ...], gap: int) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, spacing=gap)
        for at, widget in enumerate(widgets):
            row.addWidget(widget, int(at == 0))
        return row

    def _holder_row(self) -> QWidget:
        self._holder.setProperty("type", "label")
        self._holder.setProperty("tone", "blue")
        self._holder.setWordWrap(True)
        row = QHBoxLayout(self._held)
        theme.space(row, spacing=8)
        row.addWidget(IconLabel("people", "blue_7"))
        row.addWidget(self._holder, 1)
        return self._held

    def show_holder(self, holder: Holder | None) -> None:
        """Who has the case open at another desk now."""
        words = self.tr("{who}正在办这一件").format(who=holder_words(holder)) if holder else ""
        self._holder.setText(words)
        self._held.setAccessibleName(words)
        self._held.setVisible(holder is not None)

    @property
    def holder_shown(self) -> str:
        """Who has it open elsewhere, or an empty text."""
        return "" if self._held.isHidden() else self._holder.text()

    @property
    def id_shown(self) -> str:
        """The ID number as it stands on the screen."""
        return self._id.text()

    def show_case(self, view: CaseView, clock: ClockState | None) -> None:
        """Show this case."""
        case = view.case
        if self._case is None or self._case.id != case.id:
            self.show_holder(None)
        self._case = case
        self._name.set_text(case.applicant_name)
        agent = case.agent.get("name", "")
        by = self.tr("（代办 {name}）").format(name=agent) if agent else ""
        self._item.set_text(case.item_name + by)
        look = state_chip(case)
        self._state.set(look.words, look.kind, look.icon)
        self._clock.setVisible(clock is not None)
        if clock is not None:
            time = clock_chip(clock)
            self._clock.set(time.words, time.kind, time.icon)
        self._number.setText(shown(case.number))
        self.hide_id()
        self._stages.set_stages(_stages(case, view.steps, view.today))

    def show_full_id(self, number: str) -> None:
        """The whole number, until half a minute has passed or another case is opened."""
        self._id.setText(number)
        self._mask_again.start()

    def hide_id(self) -> None:
        """Hide the middle of the number again."""
        self._mask_again.stop()
        self._id.setText(mask_id(self._case.applicant_id) if self._case else "")


def _stages(case: Case, steps: tuple[Step, ...], today: date) -> list[Stage]:
    days = [
        _day(case.opened_at),
        _day(case.accepted_at),
        *(_day(_step_at(steps, kind)) for kind in _STEP_KINDS),
    ]
    if case.closed_at and not days[-1]:
        days[-1] = _day(case.closed_at)
    reached = _reached(case)
    due = due_of(case)
    stages = []
    for at, name in enumerate(STAGES):
        state = StageState.DONE if at < reached else StageState.CURRENT if at == reached else StageState.AHEAD
        note = days[at] if at < reached else ""
        if at == len(STAGES) - 1 and at >= reached and due:
            note = QCoreApplication.translate("cases", "{due:%m-%d} 前").format(due=due)
        stages.append(Stage(name, note, state))
    return stages


def _reached(case: Case) -> int:
    if case.state in (CaseState.DELIVERED, CaseState.CLOSED):
        return len(STAGES)
    if case.state is CaseState.REFERRED:
        return _REACHED["case.approve"]
    if kind := NEXT_STEP.get(case.state):
        return _REACHED[kind]
    return 1


def _step_at(steps: tuple[Step, ...], kind: str) -> datetime | None:
    return next((step.at for step in steps if step.kind == kind), None)


def _day(at: datetime | None) -> str:
    return f"{local_date(at):%m-%d}" if at else ""
