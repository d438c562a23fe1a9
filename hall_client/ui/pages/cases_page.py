"""Answers “我的事办到哪了” in five seconds, and shows who did what to a case."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hall_client.domain.cases import Case, CaseState
from hall_client.domain.lights import ClockState
from hall_client.domain.people import Actor, may
from hall_client.domain.syncing import Holder
from hall_client.services.looking_up import CaseView
from hall_client.services.stepping import NextStep
from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.keys import bind
from hall_client.ui.models.cases_words import state_chip
from hall_client.ui.pages.cases_body import CasesBody
from hall_client.ui.pages.cases_form import Form, InPlaceForm
from hall_client.ui.pages.cases_head import CasesHead
from hall_client.ui.pages.cases_left import CasesLeft
from hall_client.ui.pages.cases_proxy_acts import acts_of
from hall_client.ui.pages.cases_proxy_bar import ProxyBar
from hall_client.ui.tokens import WidthMode, width_mode
from hall_client.ui.widgets.empty_note import EmptyNote, alone
from hall_client.ui.widgets.focus_scroll import FocusScroll
from hall_client.ui.widgets.key_button import KeyButton

_BODY = 190
_LEFT = {WidthMode.WIDE: 540, WidthMode.MEDIUM: 360}


class CasesPage(QWidget):
    """Put `bottom` under it as the bottom bar. What a role may not do is not there.

    `confirmed` carries an act (amend, step, deliver, unmask, or one of the proxy's) with the fields of its form.
    """

    search_requested = Signal(str)
    case_chosen = Signal(str)
    reprint_requested = Signal(str)
    fulfil_requested = Signal(str)
    scans_requested = Signal(str)
    form_requested = Signal(str)
    confirmed = Signal(str, object)
    timeline_requested = Signal()
    same_person_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._case_open = False
        self.opened_number = ""
        self.left, self.head, self.body, self.form = CasesLeft(), CasesHead(), CasesBody(), InPlaceForm()
        self.proxy = ProxyBar()
        self._back = KeyButton(self.tr("回到列表"), ("Esc",), kind="small", icon="arrow-left")
        self._step, self._deliver = KeyButton(self.tr("记下一步"), kind="primary"), KeyButton(self.tr("送达"))
        self._unmask = KeyButton(self.tr("看全号"), ("Alt+V",))
        self._reprint = KeyButton(self.tr("重打"), ("Ctrl+R",))
        self._amend = KeyButton(self.tr("更正"), ("Ctrl+M",))
        self._timeline = KeyButton(self.tr("打印留痕单"), ("F12",))
        self._again = KeyButton(self.tr("带出申请人，新办一件"), ("Ctrl+N",), kind="primary")
        self._right = QStackedWidget()
        self.bottom = self._make_bottom()
        self._lay_out()
        self._connect()
        self._bind()
        self.close_case()
        self.setFocusProxy(self.left)

    def _make_bottom(self) -> QFrame:
        bottom = QFrame()
        row = QHBoxLayout(bottom)
        theme.space(row, (14, 0, 14, 0), 8)
        row.addWidget(self._reprint)
        row.addWidget(self._amend)
        row.addStretch(1)
        row.addWidget(self._timeline)
        row.addWidget(self._again)
        return bottom

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        theme.space(acts, spacing=8)
        acts.addWidget(self._back)
        acts.addStretch(1)
        for button in (self._unmask, self._deliver, self._step):
            acts.addWidget(button)
        opened = QWidget()
        column = QVBoxLayout(opened)
        theme.space(column, (12, 12, 12, 12), 8)
        column.addWidget(self.head)
        column.addWidget(self.proxy)
        column.addLayout(acts)
        column.addWidget(self.form)
        column.addWidget(self.body, 1)
        nothing = EmptyNote(
            "paper", self.tr("还没有打开办件"), self.tr("在左边找，按 ↓ 选，或扫回执上的条码。")
        )
        self._right.addWidget(alone(nothing))
        self._right.addWidget(FocusScroll(opened, grows=True))
        row = QHBoxLayout(self)
        theme.space(row)
        row.addWidget(self.left)
        row.addWidget(self._right, 1)

    def _connect(self) -> None:
        self.left.search_requested.connect(self.search_requested)
        self.left.chosen.connect(self.case_chosen)
        self.body.fulfil_requested.connect(self.fulfil_requested)
        self.body.scans_requested.connect(self.scans_requested)
        self.form.confirmed.connect(self.confirmed)
        self.proxy.act_wished.connect(self.form_requested)
        self.form.cancelled.connect(self.step_back)
        self._back.clicked.connect(self.close_case)
        self._step.clicked.connect(lambda: self._ask("step"))
        self._deliver.clicked.connect(lambda: self._ask("deliver"))
        self._unmask.clicked.connect(lambda: self._ask("unmask"))
        self._amend.clicked.connect(lambda: self._ask("amend"))
        self._reprint.clicked.connect(self._on_reprint)
        self._timeline.clicked.connect(self._on_timeline)
        self._again.clicked.connect(self._on_again)

    def _bind(self) -> None:
        bind(self, "reprint", self._on_reprint)
        bind(self, "amend", lambda: self._ask("amend"))
        bind(self, "show_full_id", lambda: self._ask("unmask"))
        bind(self, "print", self._on_timeline)
        bind(self, "new_case", self._on_again)
        bind(self, "scans", self._on_scans)

    def show_found(self, cases: Sequence[Case], clocks: Mapping[str, ClockState]) -> None:
        """Show what a search found."""
        self.left.show_found(cases, clocks)

    def show_case(
        self, view: CaseView, clock: ClockState | None, following: NextStep | None, actor: Actor
    ) -> None:
        """Open a case; `following` is the step that comes next, or None."""
        self._case_open = True
        self.opened_number = view.case.number
        self.form.finish()
        self.head.show_case(view, clock)
        self.body.show_case(view, may_fulfil=may(actor, "case.fulfil"))
        state = view.case.state
        self._step.setText(self.tr("记下一步：{word}").format(word=following.word) if following else "")
        # What goes up has its own form, and what a village proxies is delivered by the village.
        elsewhere = ("case.deliver", "case.refer")
        to_step = following is not None and following.kind not in elsewhere and may(actor, following.kind)
        self._step.setVisible(to_step)
        proxied = view.custody.proxy is not None
        self._deliver.setVisible(state is CaseState.CLOSED and not proxied and may(actor, "case.deliver"))
        self.proxy.show_case(view, acts_of(view, actor))
        self._unmask.setVisible(may(actor, "case.unmask"))
        self._amend.setVisible(may(actor, "case.amend") and state is not CaseState.VOIDED)
        self._reprint.setVisible(may(actor, "document.reprint") and bool(view.documents))
        self._again.setVisible(may(actor, "service.start"))
        self._timeline.setVisible(True)
        self._right.setCurrentIndex(1)
        self.left.show_current(view.case.id)
        self._lay_widths()
        words = (view.case.applicant_name, view.case.item_name, state_chip(view.case).words)
        announce(self, "，".join((*words, clock.words) if clock else words))

    def show_far(self, view: CaseView, holder: Holder | None) -> None:
        """What all desks did to the case on show, and which of them has it open."""
        self.body.show_acts(view)
        self.head.show_holder(holder)

    def close_case(self) -> None:
        """Back to the list with no case open."""
        self._case_open = False
        self.opened_number = ""
        self.form.finish()
        self._right.setCurrentIndex(0)
        for button in (self._reprint, self._amend, self._timeline, self._again):
            button.setVisible(False)
        self._lay_widths()

    def step_back(self) -> bool:
        """Esc: close the form, then (on a narrow screen) the case; False when there was nothing to close."""
        if self.form.act:
            self.form.finish()
            self.body.setFocus()
            return True
        if self._case_open and self._mode() is WidthMode.NARROW:
            self.close_case()
            self.left.setFocus()
            return True
        return False

    def open_form(self, form: Form) -> None:
        """Open the form in place for one act."""
        self.form.begin(form.act, form.title, form.fields, form.yes)

    def _ask(self, act: str) -> None:
        button = {"step": self._step, "deliver": self._deliver, "unmask": self._unmask, "amend": self._amend}[
            act
        ]
        if self._case_open and not button.isHidden():
            self.form_requested.emit(act)

    def _on_scans(self) -> None:
        if self._case_open:
            self.body.request_scans()

    def _on_reprint(self) -> None:
        document = self.body.chosen_paper
        if self._case_open and not self._reprint.isHidden() and document is not None:
            self.reprint_requested.emit(document.id)

    def _on_timeline(self) -> None:
        if self._case_open:
            self.timeline_requested.emit()

    def _on_again(self) -> None:
        if self._case_open and not self._again.isHidden():
            self.same_person_requested.emit()

    def _mode(self) -> WidthMode:
        return width_mode(self.width(), theme.current.scale)

    def _lay_widths(self) -> None:
        mode = self._mode()
        narrow = mode is WidthMode.NARROW
        self.left.setVisible(not narrow or not self._case_open)
        self._right.setVisible(not narrow or self._case_open)
        self._back.setVisible(narrow)
        self.body.setMinimumHeight(theme.px(_BODY))
        if narrow:
            self.left.setProperty("unscaled_width", None)
            self.left.setMinimumWidth(0)
            self.left.setMaximumWidth(16777215)
        else:
            theme.fix(self.left, width=_LEFT[mode])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and case side by side, or one at a time."""
        super().resizeEvent(event)
        self._lay_widths()
