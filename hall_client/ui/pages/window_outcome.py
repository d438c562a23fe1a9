"""Choosing the outcome and looking at its paper before it is printed."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from hall_client.domain.cases import OUTCOME_WORDS, Outcome
from hall_client.domain.catalogue import Item
from hall_client.domain.deadlines import local_date
from hall_client.domain.drafts import Draft
from hall_client.domain.materials import tally
from hall_client.domain.outcomes import own_matter, why_not
from hall_client.domain.situations import unsuited
from hall_client.services import deciding
from hall_client.services.deciding import Preview
from hall_client.ui import failures
from hall_client.ui.announce import announce
from hall_client.ui.pages.window_applicant import ApplicantController
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.pages.window_outcome_words import (
    NO_CASE,
    bar_facts,
    clock_words,
    first_decision,
    mandate_given,
    other_answers,
    print_words,
    wanted_fields,
)
from hall_client.ui.tokens import WidthMode
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.workspace.paper_words import paper_word
from hall_client.ui.workspace.right_pane import Tab

_PREVIEW_MS = 150
_TAKEN_ON = (Outcome.ON_THE_SPOT, Outcome.ACCEPTED, Outcome.RECEIVED, Outcome.ENTRUSTED)


class OutcomeController(QObject):
    """`no_case_wished` is F11 0. The preview follows the draft; an outcome that is no longer lawful falls away."""

    no_case_wished = Signal()

    def __init__(self, bench: Bench, persons: ApplicantController) -> None:
        super().__init__(bench)
        self._bench, self._page, self._persons = bench, bench.page, persons
        self._sheets: tuple[tuple[str, bytes], ...] = ()
        self._sheet, self._drawn = 0, 0
        self._shown = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PREVIEW_MS)
        self._timer.timeout.connect(self._preview)
        self._page.bottom.outcome_wished.connect(self.choose)
        self._page.bottom.others_wished.connect(self.offer_others)
        self._page.right.form.edited.connect(self._on_edited)
        self._page.right.mandate.edited.connect(self._on_edited)
        self._page.right.sheet_chosen.connect(self._on_sheet)
        bench.draft_changed.connect(self._show)
        bench.phase_changed.connect(self._show)

    def stop(self) -> None:
        """Draw no further preview."""
        self._timer.stop()

    def _show(self) -> None:
        bench, draft = self._bench, self._bench.draft
        if bench.phase is not Phase.CASE:
            return
        item = bench.item
        if item is not None:
            self._page.bottom.show_outcomes(bar_facts(draft, item, village=bench.village))
        self._show_print(draft)
        self._show_form(draft)
        if draft.outcome:
            self._timer.start()

    def _show_print(self, draft: Draft) -> None:
        if draft.outcome:
            self._page.bottom.show_print(*print_words(draft, self._bench.item), ready=True)
        else:
            self._page.bottom.show_print(self.tr("打印"), self.tr("先选结果"), ready=False)

    def _show_form(self, draft: Draft) -> None:
        right = self._page.right
        bench = self._bench
        chosen = Outcome(draft.outcome) if draft.outcome else None
        wanted = wanted_fields(chosen, draft, bench.item, village=bench.village) if chosen else ()
        right.form.show_wanted(wanted, draft.decision)
        self._show_mandate(draft)
        right.set_wide(bool(draft.outcome))
        if draft.outcome == self._shown:
            return
        self._shown = draft.outcome
        if draft.outcome:
            right.name_paper_tab(self.tr("预览"), self.tr("还没打印，左边改这里跟着变"))
            self._page.show_side(Tab.PAPER)
            right.form.begin()
            right.mandate.begin()
        else:
            right.name_paper_tab(self.tr("预览"), "")
            right.show_sheets((), 0)
            right.paper.show_words(self.tr("选了结果，这里就是要打印的纸。"))
            self._page.show_side(Tab.HINTS)
            self._page.leave_side()

    def accept(self) -> None:
        """F9: 受理, or 代办受理 of what the town decides."""
        item = self._bench.item
        proxied = self._bench.village and item is not None and not own_matter(item)
        self.choose((Outcome.ENTRUSTED if proxied else Outcome.ACCEPTED).value)

    def _show_mandate(self, draft: Draft) -> None:
        item, mandate = self._bench.item, self._page.right.mandate
        entrusting = draft.outcome == Outcome.ENTRUSTED.value and item is not None
        mandate.setVisible(entrusting)
        if entrusting and item is not None:
            mandate.show_mandate(draft.decision, clock_words(draft, item), given=mandate_given(draft))

    def choose(self, code: str) -> None:
        """F8, F9, F10 or a digit of F11: choose the outcome, or say why not."""
        bench = self._bench
        if code == NO_CASE:
            self.no_case_wished.emit()
            return
        item, outcome = bench.item, Outcome(code)
        if bench.phase is not Phase.CASE or item is None:
            bench.tell(MessageKind.AMBER, self.tr("先选事项，再选结果。"), name="refused")
            return
        if not self._hindered(outcome, item):
            self._take(outcome, item)

    def _hindered(self, outcome: Outcome, item: Item) -> bool:
        bench = self._bench
        if reason := why_not(outcome, bench.draft, item, bench.village):
            self._refuse(outcome, reason)
            return True
        if objection := self._persons.objection():
            bench.tell(MessageKind.AMBER, objection, self.tr("填好的都在。"), name="refused")
            self._page.section_wished.emit("applicant")
            return True
        doubts = () if bench.draft.unsuited_reason else unsuited(item, bench.facts(item))
        if doubts and outcome in _TAKEN_ON:
            on_reason = partial(self._on_reason, outcome.value)
            self._page.ask.ask("".join(doubts), self.tr("原因"), "", on_reason)
            return True
        return False

    def _take(self, outcome: Outcome, item: Item) -> None:
        bench = self._bench
        bench.strip.take_back("refused")
        today = local_date(bench.desk.now())
        decision = first_decision(outcome, bench.draft, item, today, village=bench.village)
        after = replace(bench.draft, outcome=outcome.value, decision=decision)
        bench.history.commit(after, self.tr("选了结果"))
        words, copies = print_words(bench.draft, item)
        said = self.tr("{outcome}，{words}，{copies}，F12")
        announce(self._page, said.format(outcome=OUTCOME_WORDS[outcome], words=words, copies=copies))

    def _on_reason(self, code: str, text: str) -> str | None:
        if not text:
            return self.tr("写一句原因，或按 Esc 不选这个结果。")
        self._bench.history.commit(replace(self._bench.draft, unsuited_reason=text), self.tr("仍要办的原因"))
        self.choose(code)
        return None

    def _refuse(self, outcome: Outcome, reason: str) -> None:
        unseen = tally(self._bench.draft.marks).unseen
        if outcome is Outcome.NOTICED and unseen:
            words = self.tr("还有 {n} 项材料没看。看完再告知，群众少跑一趟。").format(n=unseen)
        else:
            words = self.tr("现在不能{outcome}：{reason}。").format(
                outcome=OUTCOME_WORDS[outcome], reason=reason
            )
        self._bench.tell(MessageKind.AMBER, words, name="refused")

    def offer_others(self) -> None:
        """F11: the other outcomes under digits."""
        narrow = self._page.mode is WidthMode.NARROW
        bench = self._bench
        answers = other_answers(bench.draft, bench.item, with_first=narrow, village=bench.village)
        question = self.tr("选结果") if narrow else self.tr("其他结果")
        self._page.leave_side()
        self._page.choice.ask(question, answers, self.choose)

    def drop(self) -> bool:
        """Esc: no outcome after all; False when none was chosen."""
        draft = self._bench.draft
        if not draft.outcome or self._bench.phase is not Phase.CASE:
            return False
        self._bench.history.commit(replace(draft, outcome="", decision={}), self.tr("不选这个结果"))
        self._page.case.begin()
        return True

    def _on_edited(self, field: str, text: str) -> None:
        draft = self._bench.draft
        after = replace(draft, decision={**draft.decision, field: text})
        self._bench.history.commit(after, self.tr("结果的内容"), typed_into=f"decision.{field}")

    def _preview(self) -> None:
        bench = self._bench
        if bench.phase is not Phase.CASE or not bench.draft.outcome:
            return
        self._drawn += 1
        number, desk, actor, draft = self._drawn, bench.desk, bench.actor, bench.draft
        bench.context.drawing.run(
            lambda: (number, deciding.preview(desk, actor, draft)), self._on_preview, self._on_no_preview
        )

    def _on_preview(self, drawn: tuple[int, Preview]) -> None:
        number, preview = drawn
        if number != self._drawn or self._bench.phase is not Phase.CASE:
            return
        self._sheets = tuple((kind, sheet.pdf) for kind, sheet in preview.sheets)
        self._sheet = min(self._sheet, max(0, len(self._sheets) - 1))
        self._show_sheet()

    def _show_sheet(self) -> None:
        names = [paper_word(kind) for kind, _pdf in self._sheets]
        self._page.right.show_sheets(names, self._sheet)
        if self._sheets:
            self._page.right.paper.show_paper(self._sheets[self._sheet][1])

    def _on_sheet(self, at: int) -> None:
        if self._bench.phase is Phase.CASE and at < len(self._sheets):
            self._sheet = at
            self._show_sheet()

    def _on_no_preview(self, failure: Exception) -> None:
        if self._bench.phase is Phase.CASE:
            words = failures.sentence(failure)
            self._page.right.paper.show_words(
                self.tr("写齐上面几栏，这里就是要打印的纸。\n{why}").format(why=words)
            )
