"""Putting the papers of a decided case out, one after another, and offering a way on when one does not come."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.visits import Document
from hall_client.services import printing_out
from hall_client.services.ports import PrintFailed
from hall_client.services.printing_out import PaperGone, PutOut
from hall_client.ui import failures
from hall_client.ui.announce import announce
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.pages.window_done_words import paper_line
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.workspace.paper_words import paper_word
from hall_client.ui.workspace.print_card import PaperState


@dataclass(frozen=True)
class _Job:
    document: Document
    state: PaperState = PaperState.WAITING
    remark: str = ""


class PapersController(QObject):
    """`printer_wished` asks for the printer settings (换一台)."""

    printer_wished = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench, self._page = bench, bench.page
        self._jobs: tuple[_Job, ...] = ()
        self._running, self._last, self._left_over = "", "", False
        self._page.done.papers.again_wished.connect(self.print_last_again)

    def put_out(self, documents: tuple[Document, ...]) -> None:
        """Print these papers, the first at once; what did not come out before stays in the list for 再打."""
        earlier = tuple(job for job in self._jobs if job.state is PaperState.FAILED)
        self._jobs = (*earlier, *(_Job(document, remark=self.tr("等着打印")) for document in documents))
        self._show()
        self._next()

    @property
    def failed(self) -> bool:
        """Whether a paper did not come out."""
        return any(job.state is PaperState.FAILED for job in self._jobs)

    def again(self) -> None:
        """F12 after a failure: try what did not come out once more."""
        self._bench.strip.take_back("print_failed")
        self._jobs = tuple(
            replace(job, state=PaperState.WAITING, remark=self.tr("等着打印"))
            if job.state is PaperState.FAILED
            else job
            for job in self._jobs
        )
        self._show()
        self._next()

    def print_last_again(self) -> None:
        """Ctrl+R: the last paper once more, marked 补打."""
        if not self._last or self._running:
            self._bench.tell(MessageKind.AMBER, self.tr("还没有打过文书，没有可重打的。"), name="refused")
            return
        desk, actor, wanted = self._bench.desk, self._bench.actor, self._last
        self._running = wanted
        self._bench.run(lambda: printing_out.print_again(desk, actor, wanted), self._on_out, self._on_not_out)

    def _next(self) -> None:
        waiting = next((job for job in self._jobs if job.state is PaperState.WAITING), None)
        if waiting is None or self._running:
            self._say_left_over_out()
            return
        self._running = waiting.document.id
        self._set(waiting.document.id, PaperState.WAITING, self.tr("正在打印…"))
        desk, actor, wanted = self._bench.desk, self._bench.actor, waiting.document.id
        self._bench.run(lambda: printing_out.put_out(desk, actor, wanted), self._on_out, self._on_not_out)

    def _say_left_over_out(self) -> None:
        if self._left_over and not self._running and not self.failed:
            self._left_over = False
            self._bench.tell(MessageKind.INFO, self.tr("上次没打出来的都补打好了。"), name="left_over")

    def _on_out(self, out: PutOut) -> None:
        self._running, self._last = "", out.document.id
        at = self._bench.desk.now().astimezone(LOCAL_ZONE)
        if out.file is not None:
            remark = self.tr("没接打印机，存成文件 {at:%H:%M}").format(at=at)
        elif out.document.reprints:
            remark = self.tr("补打第 {n} 次 {at:%H:%M}").format(n=out.document.reprints, at=at)
        else:
            remark = self.tr("已出纸 {at:%H:%M}").format(at=at)
        self._set(out.document.id, PaperState.OUT, remark)
        self._next()

    def _on_not_out(self, failure: Exception) -> None:
        document_id, self._running = self._running, ""
        paper = next(
            (paper_word(job.document.kind) for job in self._jobs if job.document.id == document_id), ""
        )
        if isinstance(failure, PaperGone):
            self._jobs = tuple(job for job in self._jobs if job.document.id != document_id)
            self._show()
            self._tell_gone(paper or self.tr("文书"), failure)
        else:
            self._set(document_id, PaperState.FAILED, self.tr("已存好，没打出来"))
            self._tell(paper or self.tr("文书"), failure)
        self._next()

    def _tell_gone(self, paper: str, failure: PaperGone) -> None:
        what = self.tr("{paper}不要交出去：{reason}。").format(paper=paper, reason=failure.reason)
        self._bench.strip.post(
            MessageKind.RED, what, failure.remedy, icon="printer", name="print_failed", urgent=True
        )

    def _tell(self, paper: str, failure: Exception) -> None:
        if isinstance(failure, PrintFailed):
            what = self.tr("{paper}没打出来，{reason}。").format(paper=paper, reason=failure.reason)
            more = failure.remedy
        else:
            what, more = self.tr("{paper}没打出来。").format(paper=paper), failures.sentence(failure)
        actions = (
            MessageAction(self.tr("再打"), self.again, "F12"),
            MessageAction(self.tr("换一台"), self.printer_wished.emit, closes=False),
            MessageAction(self.tr("稍后补打"), self._later),
        )
        self._bench.strip.post(
            MessageKind.RED,
            what,
            self.tr("办件已经存好，不会重号。{more}").format(more=more),
            actions=actions,
            icon="printer",
            name="print_failed",
            urgent=True,
        )

    def _put_left_over_out(self, documents: tuple[Document, ...]) -> None:
        self._left_over = True
        self.put_out(documents)

    def _later(self) -> None:
        announce(self._page, self.tr("下次登录会再问要不要补打。"))

    def _set(self, document_id: str, state: PaperState, remark: str) -> None:
        self._jobs = tuple(
            replace(job, state=state, remark=remark) if job.document.id == document_id else job
            for job in self._jobs
        )
        self._show()

    def _show(self) -> None:
        lines = [paper_line(job.document, job.state, job.remark) for job in self._jobs]
        self._page.done.papers.show_lines(lines)
        if (
            self._jobs
            and all(job.state is PaperState.OUT for job in self._jobs)
            and self._bench.phase is Phase.DONE
        ):
            self._page.right.name_paper_tab(self.tr("已打印"), "")

    def offer_left_over(self, documents: tuple[Document, ...]) -> None:
        """Papers of an earlier shift that are not known to have come out."""
        if not documents:
            return
        actions = (
            MessageAction(self.tr("现在补打"), lambda: self._put_left_over_out(documents)),
            MessageAction(self.tr("稍后补打"), self._later),
        )
        what = self.tr("有 {n} 张文书上次没打出来。").format(n=len(documents))
        self._bench.strip.post(
            MessageKind.AMBER,
            what,
            self.tr("办件都存好了。"),
            actions=actions,
            icon="printer",
            name="left_over",
        )
