"""Where the clerk is in the case: which section is open, what the finished ones say, and the right pane beside."""

from PySide6.QtCore import QObject

from hall_client.domain.catalogue import Item
from hall_client.domain.drafts import Draft, Party, unanswered
from hall_client.domain.identity import mask_id
from hall_client.domain.materials import tally
from hall_client.domain.situations import shown_questions
from hall_client.ui.pages.window_applicant import about
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.pages.window_card import CardController
from hall_client.ui.pages.window_hints import history_lines, item_hints, material_hints
from hall_client.ui.pages.window_items import ItemController
from hall_client.ui.pages.window_materials import MaterialsController
from hall_client.ui.tokens import TYPE_LABEL
from hall_client.ui.widgets.code_text import CodeText
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.workspace.applicant_summary import ApplicantSummary, PersonLine
from hall_client.ui.workspace.hints_pane import Hints
from hall_client.ui.workspace.item_summary import ItemSummary


class SectionsController(QObject):
    """`go` opens a section and puts the keyboard into it; the rest follows the draft."""

    def __init__(
        self, bench: Bench, items: ItemController, materials: MaterialsController, card: CardController
    ) -> None:
        super().__init__(bench)
        self._bench, self._page = bench, bench.page
        self._items, self._materials, self._card = items, materials, card
        self._active = "applicant"
        self._said: object = None
        page = self._page
        page.section_wished.connect(self.go)
        for name, section in page.case.sections.items():
            section.edit_requested.connect(lambda wanted=name: self.go(wanted))
        page.case.applicant.finished.connect(lambda: self.go("item"))
        page.case.questions.finished.connect(lambda: self.go("materials"))
        bench.draft_changed.connect(self.show)
        bench.known_changed.connect(self.show)
        bench.phase_changed.connect(self._on_phase)
        materials.row_changed.connect(self._show_hints)
        items.looked_changed.connect(self._show_hints)

    def _on_phase(self) -> None:
        if self._bench.phase is Phase.CASE:
            draft = self._bench.draft
            self._active = (
                "applicant" if not draft.applicant.name else "materials" if draft.item_code else "item"
            )
        self.show()

    def go(self, name: str) -> None:
        """Alt+1 … Alt+4: open a section; what has to come first is said."""
        bench = self._bench
        if bench.phase is not Phase.CASE:
            return
        if name in ("situation", "materials") and bench.item is None:
            bench.tell(MessageKind.AMBER, self.tr("先选事项。"), name="refused")
            name = "item"
        if (
            name == "situation"
            and bench.item is not None
            and not shown_questions(bench.item, bench.draft.answers)
        ):
            name = "materials"
        if name == "materials" and bench.item is not None and unanswered(bench.draft, bench.item):
            name = "situation"
        self._active = name
        if name == "item":
            self._items.search(self._page.case.item.search.text())
        self._page.leave_side()
        self.show()
        self._page.case.begin()

    def show(self) -> None:
        """Show sections, bottom bar and right pane as the draft stands."""
        bench, page = self._bench, self._page
        self._show_bar()
        page.right.show_history(history_lines(bench.known.cases))
        if bench.phase is not Phase.CASE:
            return
        self._summaries(bench.draft)
        counted = tally(bench.draft.marks)
        seen = self.tr("材料 {n}/{total}").format(n=counted.total - counted.unseen, total=counted.total)
        if self._active in ("situation", "materials") and bench.item is None:
            self._active = "item"
        page.show_sections(self._done(bench.draft), self._active, seen if counted.total else self.tr("材料"))
        page.show_person(self._person(bench.draft), bench.item.name if bench.item else "")
        self._show_hints()

    def _show_bar(self) -> None:
        bench, bottom = self._bench, self._page.bottom
        words = {
            Phase.IDLE: "",
            Phase.CASE: self.tr("选好事项、看完材料，这里会亮出能选的结果"),
            Phase.DONE: self.tr("这一件已经存好。关机、断网都不会丢。"),
        }[bench.phase]
        phase = "deciding" if bench.phase is Phase.CASE and bench.item is not None else bench.phase.value
        bottom.show_phase(phase, words)
        bottom.show_undo(bench.history.undo_name)

    def _done(self, draft: Draft) -> frozenset[str]:
        item = self._bench.item
        done = set()
        if draft.applicant.name or draft.applicant.id_number:
            done.add("applicant")
        if item is not None:
            done.add("item")
            if not unanswered(draft, item):
                done.add("situation")
            if draft.marks and not tally(draft.marks).unseen:
                done.add("materials")
        return frozenset(done)

    def _summaries(self, draft: Draft) -> None:
        case, item = self._page.case, self._bench.item
        lines = [self._line(self.tr("本人"), draft.applicant, about(draft.applicant, self._bench), draft)]
        if draft.agent is not None:
            lines.append(self._line(self.tr("代办"), draft.agent, draft.relation, draft))
        answers = self._answers(draft, item) if item else ""
        counted = tally(draft.marks)
        said = (tuple(lines), item.code if item else "", answers, counted)
        if said == self._said:
            return
        self._said = said
        case.applicant.set_summary_widget(ApplicantSummary(tuple(lines)))
        if item is not None:
            case.item.set_summary_widget(ItemSummary(item.name, item.code, self._chips(item)))
        case.questions.set_summary_widget(CodeText(answers, size=TYPE_LABEL))
        words = self.tr("共 {total} 项，已齐 {n} 项").format(total=counted.total, n=counted.in_order)
        case.materials.set_summary(words)

    def _chips(self, item: Item) -> tuple[tuple[str, str], ...]:
        return (
            (item.kind.label if item.route == "own" else item.route.label, "blue"),
            (item.promised_limit.words(), "plain"),
            (self.tr("不收费") if not item.fee else self.tr("收费"), "plain"),
            (self.tr("{department}承办").format(department=item.department), "plain"),
        )

    def _answers(self, draft: Draft, item: Item) -> str:
        options = [s.option(draft.answers.get(s.code)) for s in shown_questions(item, draft.answers)]
        return " / ".join(option.label for option in options if option) or self.tr("没有要问的")

    def _line(self, chip: str, party: Party, about_words: str, draft: Draft) -> PersonLine:
        full = self._card.shows_full_id == draft.id
        number = party.id_number if full else mask_id(party.id_number)
        if party.no_id_reason:
            number = self.tr("无证件")
        card = self.tr("已读卡") if party.source == "card" else ""
        return PersonLine(
            chip, party.name or self.tr("（没填姓名）"), about_words, number, party.address, card
        )

    def _person(self, draft: Draft) -> str:
        parts = [draft.applicant.name, about(draft.applicant, self._bench)]
        if draft.agent is not None:
            parts.append(
                self.tr("{relation}{name}代办").format(relation=draft.relation, name=draft.agent.name)
            )
        return "　".join(part for part in parts if part)

    def _show_hints(self) -> None:
        bench = self._bench
        shift, item, draft = bench.hall_today, bench.item, bench.draft
        if shift is None or bench.phase is Phase.IDLE:
            self._page.right.hints.show_hints(Hints())
            return
        material = self._materials.focused
        if self._active != "materials" or item is None:
            self._page.right.hints.show_hints(self._item_hints())
        elif material is not None:
            hints = material_hints(material, self._materials.row + 1, draft, item, shift, bench.desk.now())
            self._page.right.hints.show_hints(hints)

    def _item_hints(self) -> Hints:
        bench = self._bench
        code = self._items.looked_at if self._active == "item" else bench.draft.item_code
        version = bench.hall_today.versions.get(code) if bench.hall_today else None
        if version is None or bench.hall_today is None:
            return Hints(
                title=self.tr("先填申请人"),
                points=(
                    self.tr("F5 读卡，或者输姓名、证件号"),
                    self.tr("扫告知书、回执，接着办上次的"),
                    self.tr("代办的勾“代办人来办”"),
                ),
            )
        return item_hints(version.item, bench.facts(version.item))
