"""The materials of the draft: each mark a step that can be undone, with its reason, basis or date."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from hall_client.domain.catalogue import Item, Material
from hall_client.domain.deadlines import LOCAL_ZONE, local_date
from hall_client.domain.decision import deferral_day
from hall_client.domain.drafts import marked, with_mark
from hall_client.domain.materials import (
    MISSING_REASONS,
    UNFIT_REASONS,
    Mark,
    MaterialState,
    tally,
)
from hall_client.domain.recorded_words import WAIVER_BASES
from hall_client.domain.situations import required_materials
from hall_client.ui.announce import announce
from hall_client.ui.models.materials_model import MaterialRow
from hall_client.ui.pages.window_bench import Bench
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.workspace.choice_bar import numbered


class MaterialsController(QObject):
    """`row_changed` after the clerk moved to another material; `row` is where they are."""

    row_changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench, self._page = bench, bench.page
        self.row = -1
        table = bench.page.case.materials.table
        table.marked.connect(self._on_marked)
        table.all_marked.connect(self._on_all)
        table.cleared.connect(self._on_cleared)
        table.copies_changed.connect(self._on_copies)
        table.reason_chosen.connect(self._on_reason)
        table.note_requested.connect(self._on_note)
        table.row_changed.connect(self._on_row)
        table.refused.connect(self._on_refused)
        bench.draft_changed.connect(self._show)

    @property
    def materials(self) -> tuple[Material, ...]:
        """The materials the answers call for."""
        item = self._bench.item
        return required_materials(item, self._bench.draft.answers) if item else ()

    @property
    def focused(self) -> Material | None:
        """The material the clerk is on."""
        return self.materials[self.row] if 0 <= self.row < len(self.materials) else None

    def _show(self) -> None:
        draft = self._bench.draft
        rows = tuple(self._row(material, draft.mark(material.code)) for material in self.materials)
        self._page.case.materials.table.set_rows(rows)

    def _row(self, material: Material, mark: Mark) -> MaterialRow:
        unfit = mark.state is MaterialState.UNFIT
        return MaterialRow(
            code=material.code,
            name=material.name,
            requirement=material.requirement,
            state=mark.state.value,
            copies=mark.copies,
            note=self._note(mark),
            reason=mark.reason,
            remedy=mark.remedy or material.remedy,
            reasons=(material.unfit_reasons or UNFIT_REASONS) if unfit else MISSING_REASONS,
            scans=sum(1 for each in self._bench.draft.attachments if each.material == material.code),
            can_defer=material.deferrable,
            can_waive=True,
            disabled_hint=self.tr("{name}不能容缺，缺就要告知。").format(name=material.name),
        )

    def _note(self, mark: Mark) -> str:
        if mark.note:
            return mark.note
        if mark.state is MaterialState.WAIVED and mark.seen_at is not None:
            at = mark.seen_at.astimezone(LOCAL_ZONE)
            return self.tr("{basis} {at:%H:%M}").format(basis=mark.basis, at=at)
        if mark.state is MaterialState.DEFERRED and mark.due is not None:
            return self.tr("{due:%m-%d} 前补").format(due=mark.due)
        return ""

    def _on_row(self, row: int) -> None:
        self.row = row
        self.row_changed.emit()

    def _on_refused(self, words: str) -> None:
        self._bench.tell(MessageKind.AMBER, words, name="refused")

    def _commit(self, mark: Mark, row: int, name: str = "") -> None:
        words = name or self.tr("材料 {n} 的标记").format(n=row + 1)
        self._bench.history.commit(with_mark(self._bench.draft, mark), words)
        self._say_counts()

    def _say_counts(self) -> None:
        counted = tally(self._bench.draft.marks)
        words = self.tr("已齐 {n} 项，还有 {unseen} 项没看").format(n=counted.in_order, unseen=counted.unseen)
        announce(self._page.case.materials.table.view, words)

    def _mark(self, row: int) -> Mark:
        return self._bench.draft.mark(self.materials[row].code)

    def _on_marked(self, row: int, state: str) -> None:
        material, item = self.materials[row], self._bench.item
        if item is None:
            return
        at, wanted = self._bench.desk.now(), MaterialState(state)
        due = self._latest(item, material) if wanted is MaterialState.DEFERRED else None
        before = self._mark(row)
        mark = replace(marked(material, wanted, at, due=due), note=before.note)
        if wanted is MaterialState.MISSING and not mark.reason:
            mark = replace(mark, reason=MISSING_REASONS[0])
        if wanted is MaterialState.WAIVED and mark.basis not in WAIVER_BASES:
            mark = replace(mark, basis=WAIVER_BASES[-1])
            self._commit(mark, row)
            self._ask_basis(row)
            return
        self._commit(mark, row)
        if due is not None:
            self._ask_due(row, due)

    def _latest(self, item: Item, material: Material) -> date | None:
        hall_today = self._bench.hall_today
        if hall_today is None:
            return None
        return deferral_day(
            item, material.defer_days, local_date(self._bench.desk.now()), hall_today.calendar
        )

    def _ask_basis(self, row: int) -> None:
        question = self.tr("{name}免交，凭什么").format(name=self.materials[row].name)
        answers = numbered([(basis, basis) for basis in WAIVER_BASES])
        self._page.choice.ask(question, answers, lambda basis: self._on_basis(row, basis))

    def _on_basis(self, row: int, basis: str) -> None:
        self._commit(replace(self._mark(row), basis=basis), row, self.tr("免交的依据"))

    def _ask_due(self, row: int, latest: date) -> None:
        sentence = self.tr("{name}容缺，最晚 {due} 补交，会打印容缺受理通知书。").format(
            name=self.materials[row].name, due=latest.isoformat()
        )
        self._page.ask.ask(
            sentence,
            self.tr("哪天前补交"),
            latest.isoformat(),
            lambda text: self._on_due(row, text, latest),
        )

    def _on_due(self, row: int, text: str, latest: date) -> str | None:
        try:
            due = date.fromisoformat(text.strip().replace("/", "-"))
        except ValueError:
            return self.tr("日期照 {day} 这样写。").format(day=latest.isoformat())
        if not local_date(self._bench.desk.now()) <= due <= latest:
            return self.tr("要在今天到 {day} 之间。").format(day=latest.isoformat())
        self._commit(replace(self._mark(row), due=due), row, self.tr("补交日期"))
        return None

    def _on_all(self, state: str) -> None:
        draft, at = self._bench.draft, self._bench.desk.now()
        for material in self.materials:
            if draft.mark(material.code).state is MaterialState.UNSEEN:
                draft = with_mark(draft, marked(material, MaterialState(state), at))
        self._bench.history.commit(draft, self.tr("全部记原件"))
        self._say_counts()

    def _on_cleared(self, row: int) -> None:
        self._commit(Mark(self.materials[row].code), row)

    def _on_copies(self, row: int, step: int) -> None:
        mark = self._mark(row)
        if mark.state in (MaterialState.ORIGINAL, MaterialState.COPY):
            copies = max(0, min(99, mark.copies + step))
            self._commit(replace(mark, copies=copies, pages=copies), row, self.tr("份数"))

    def _on_reason(self, row: int, reason: str, remedy: str) -> None:
        words = self.tr("材料 {n} 的原因").format(n=row + 1)
        self._commit(replace(self._mark(row), reason=reason, remedy=remedy), row, words)

    def _on_note(self, row: int) -> None:
        sentence = self.tr("{name}的备注").format(name=self.materials[row].name)
        self._page.ask.ask(
            sentence, self.tr("备注"), self._mark(row).note, lambda text: self._on_noted(row, text)
        )

    def _on_noted(self, row: int, text: str) -> None:
        self._commit(replace(self._mark(row), note=text), row, self.tr("备注"))
