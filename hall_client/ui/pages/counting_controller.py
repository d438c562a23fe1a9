"""Counts a bag: opens its manifest, records each mark as it is made, takes it back, prints the slip at the end."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hall_client.domain.manifests import HandoverMark, LineMark, PaperManifest
from hall_client.domain.people import may
from hall_client.services import bag_papers, counting
from hall_client.services.counting import Counting
from hall_client.services.ports import PrintFailed
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.models.counting_model import mark_words
from hall_client.ui.pages.counting_ask import Answer
from hall_client.ui.pages.counting_card import CountingCard
from hall_client.ui.pages.counting_pane import CountingPane
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE = "counting"


class CountingController(QObject):
    """Both ends of the road count with this. `changed` tells that buttons and lists are to be shown anew.

    Give it a card and a pane; the page gives its keys to `undo` and `finish`, and asks `why_not` and `undo_words`.
    """

    changed = Signal()

    def __init__(self, card: CountingCard, pane: CountingPane, context: Context, strip: MessageStrip) -> None:
        super().__init__(card)
        self._card, self._pane, self._context, self._strip = card, pane, context, strip
        self._paper: PaperManifest | None = None
        self._shown: Counting | None = None
        self._undo: list[tuple[str, HandoverMark | None]] = []
        self._closing = self._to_work = False
        card.marked.connect(self._on_marked)
        card.seal_wished.connect(pane.seal.toggle)

    @property
    def shown(self) -> Counting | None:
        """The manifest on the table."""
        return self._shown

    @property
    def progress(self) -> tuple[str, bool, bool] | None:
        """Which manifest is on the table, whether its counting was begun and whether it is closed."""
        found = self._shown
        return None if found is None else (found.number, found.count is not None, found.done)

    @property
    def unmarked(self) -> int:
        """How many cases are still to be counted, marks on their way to the store left out."""
        return 0 if self._shown is None else self._card.model.counts()[LineMark.NONE]

    def open(self, number: str, paper: PaperManifest | None = None, *, to_work: bool = False) -> None:
        """Put a manifest on the table; `paper` is what its square code says, where its data is not here.

        `to_work` takes the keyboard to its first case as well.
        """
        self._to_work = to_work or self._to_work
        if self._shown is None or self._shown.number != number:
            self._undo.clear()
            self._paper = None
            self._pane.begin()
        self._paper = paper or self._paper
        known, desk = self._paper, self._context.desk
        self._context.background.run(
            lambda: counting.counting(desk, number, known), self._on_opened, self._on_not_opened
        )

    def refresh(self) -> None:
        """Data may have come in."""
        if self._shown is not None:
            self.open(self._shown.number)

    def close(self) -> None:
        """Nothing is on the table."""
        self._shown = None
        self._undo.clear()
        self._card.show_nothing()
        self._pane.show_nothing()
        self.changed.emit()

    def go_to_case(self, number: str) -> bool:
        """The cover of a case was scanned; False when it is not on this manifest."""
        return self._shown is not None and self._card.go_to_case(number)

    def _on_opened(self, found: Counting) -> None:
        self._shown = found
        self._card.show_counting(found, may_mark=may(self._context.actor, "handover.mark"))
        self._pane.show_counting(found)
        if self._to_work:
            self._to_work = False
            self._card.view.setFocus()
        self.changed.emit()

    def _on_not_opened(self, failure: Exception) -> None:
        self._to_work = False
        self._strip.post(MessageKind.AMBER, failures.sentence(failure), icon="scan", name=_MESSAGE)

    def _on_marked(self, answer: Answer) -> None:
        found = self._shown
        if found is None:
            return
        before = next((line.mark for line in found.lines if line.case_number == answer.case_number), None)
        self._undo.append((answer.case_number, before))
        self._run(self._marking(found.number, answer))
        self.changed.emit()

    def _marking(self, number: str, answer: Answer) -> Callable[[], Counting]:
        desk, actor, paper = self._context.desk, self._context.actor, self._paper

        def mark() -> Counting:
            counting.mark(
                desk,
                actor,
                number,
                answer.case_number,
                answer.mark,
                answer.counted,
                answer.missing,
                answer.note,
                paper,
            )
            return counting.counting(desk, number, paper)

        return mark

    def _run(self, job: Callable[[], Counting]) -> None:
        self._context.background.run(job, self._on_opened, self._on_refused)

    def _on_refused(self, failure: Exception) -> None:
        self._undo.clear()
        self._strip.post(MessageKind.RED, failures.sentence(failure), name=_MESSAGE)
        self.refresh()

    @property
    def undo_words(self) -> str:
        """What Ctrl+Z takes back; empty when there is nothing."""
        if self._shown is None or not self._undo or self._shown.done:
            return ""
        number, _before = self._undo[-1]
        lines = self._shown.lines
        at = next((n for n, line in enumerate(lines) if line.case_number == number), None)
        mark = lines[at].mark if at is not None else None
        if at is None or mark is None:
            return ""
        return self.tr("第 {n} 件记为{mark}").format(n=at + 1, mark=mark_words(mark.mark))

    def undo(self) -> None:
        """Take the last mark back: the case has the mark it had before, or none."""
        found = self._shown
        if found is None or found.done or not self._undo:
            return
        number, before = self._undo.pop()
        self._card.go_to_case(number)
        if before is not None:
            answer = Answer(number, before.mark, before.counted, before.missing, before.note)
            self._run(self._marking(found.number, answer))
            return
        desk, actor, paper, manifest = self._context.desk, self._context.actor, self._paper, found.number

        def take_back() -> Counting:
            counting.unmark(desk, actor, manifest, number)
            return counting.counting(desk, manifest, paper)

        self._run(take_back)

    @property
    def why_not(self) -> str:
        """Why the slip cannot be printed now; empty when it can."""
        if self._shown is None:
            return self.tr("没有打开清单")
        if not may(self._context.actor, "handover.close"):
            return self.tr("由窗口或代办专员来点")
        if self._closing:
            return self.tr("正在打印…")
        if self.unmarked:
            return self.tr("点完 {n} 件再打").format(n=len(self._shown.lines))
        return ""

    def finish(self) -> None:
        """F12: close the counting and print the slip; of a counting that is closed the slip is printed again."""
        found = self._shown
        if found is None or self.why_not:
            return
        self._closing = True
        desk, actor, whole = self._context.desk, self._context.actor, self._pane.seal.isChecked()

        def close() -> tuple[Counting, str, Path | None]:
            closed = found if found.done else counting.close(desk, actor, found.number, whole)
            try:
                return closed, "", bag_papers.print_slip(desk, actor, closed)
            except PrintFailed as failure:
                return closed, str(failure), None

        self._context.background.run(close, self._on_closed, self._on_not_closed)
        self.changed.emit()

    def _on_closed(self, answer: tuple[Counting, str, Path | None]) -> None:
        closed, unprinted, file = answer
        self._closing = False
        self._undo.clear()
        words = self.tr("{name}的清单已点收，回单双方签字。").format(name=closed.from_name)
        if unprinted:
            again = MessageAction(self.tr("再打"), self.finish, "F12")
            self._strip.post(
                MessageKind.RED,
                self.tr("已点收，回单没打出来。"),
                unprinted,
                actions=(again,),
                icon="printer",
                name=_MESSAGE,
                urgent=True,
            )
        else:
            self._strip.post(MessageKind.INFO, words, str(file or ""), icon="printer", name=_MESSAGE)
        self._on_opened(closed)

    def _on_not_closed(self, failure: Exception) -> None:
        self._closing = False
        self._strip.post(MessageKind.RED, failures.sentence(failure), name=_MESSAGE)
        self.refresh()
        self.changed.emit()
