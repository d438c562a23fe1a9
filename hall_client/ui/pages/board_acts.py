"""What the supervisor decides on the hall board besides 督办: what a window calls, who stands in, what is printed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from hall_client.domain.hall import Hall
from hall_client.domain.standing_in import Takeover
from hall_client.domain.tides import TideProposal
from hall_client.services import board_compose, standing_in, tides, urging
from hall_client.services.board_compose import Deputy
from hall_client.services.board_windows import WindowRow
from hall_client.services.hall_board import Board
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.models import board_words
from hall_client.ui.pages.board_page import BoardPage
from hall_client.ui.pages.cases_form import FormField
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE = "board"


class BoardActs(QObject):
    """`board` is what is on the screen; `done` tells that something was changed."""

    done = Signal()

    def __init__(self, page: BoardPage, context: Context, strip: MessageStrip) -> None:
        super().__init__(page)
        self._page, self._context, self._strip = page, context, strip
        self.board: Board | None = None
        self._window, self._absent = 0, ""
        self._deputies: tuple[Deputy, ...] = ()
        self._form = page.warnings.form
        self._form.confirmed.connect(self._on_confirmed)
        self._form.cancelled.connect(self._close)

    def _row(self, number: int) -> WindowRow | None:
        rows = self.board.windows if self.board is not None else ()
        return next((each for each in rows if each.number == number), None)

    def adjust(self, number: int) -> None:
        """调整业务分配: tick what a window calls from its next call on."""
        row = self._row(number)
        if row is None or self.board is None:
            return
        self._window = number
        picks = tuple((each.letter, f"{each.letter} {each.name}") for each in self.board.hall.series)
        title = self.tr("{n} 号窗口今天叫哪些号（下一个号起）").format(n=number)
        fields = (
            FormField("series", self.tr("业务"), "\n".join(row.series), picks=picks),
            FormField("reason", self.tr("原因"), self._pressing(row)),
        )
        self._open("tide", title, fields, self.tr("就这样调整"))

    def _pressing(self, row: WindowRow) -> str:
        """What the figures say, where they propose this very window."""
        board = self.board
        if board is None or board.proposal is None or board.proposal.window != row.number:
            return ""
        return board_words.proposal(board.proposal, board.hall)

    def follow(self, proposal: TideProposal, hall: Hall) -> None:
        """按此调整: the proposal as it stands."""
        self._switch(proposal.window, proposal.series, board_words.proposal(proposal, hall))

    def _switch(self, window: int, series: tuple[str, ...], reason: str) -> None:
        desk, actor = self._context.desk, self._context.actor

        def switch() -> str:
            tides.switch(desk, actor, window, series, reason)
            return self.tr("{n} 号窗口从下一个号起按新的业务叫号，已记入留痕。").format(n=window)

        self._run(switch)

    def take_over(self, number: int, absent: str = "") -> None:
        """改由 B 角办: choose who; where the B-role has it already, give it back."""
        row, desk = self._row(number), self._context.desk
        if row is not None and row.takeover is not None:
            self._give_back(row.takeover)
            return
        self._window, self._absent = number, absent
        self._context.background.run(
            lambda: board_compose.compose_window(desk, number), self._on_deputies, self._on_failed
        )

    def _on_deputies(self, answer: tuple[str, tuple[Deputy, ...]]) -> None:
        here, self._deputies = answer
        self._absent = self._absent or here
        if not self._absent or not self._deputies:
            words = self.tr("别的窗口没有人上岗，没有人可以接。请 B 角先登录。")
            if not self._absent:
                words = self.tr("{n} 号窗口今天没有人上过岗，没有要接的事。").format(n=self._window)
            self._strip.post(MessageKind.AMBER, words, name=_MESSAGE)
            return
        title = self.tr("{n} 号窗口没办完的事改由 B 角办").format(n=self._window)
        choices = tuple(self._deputy_words(each) for each in self._deputies)
        fields = (
            FormField("deputy", self.tr("B 角"), choices=choices),
            FormField("reason", self.tr("原因"), self.tr("A 角不在岗")),
        )
        self._open("takeover", title, fields, self.tr("改由 B 角办"))

    def _deputy_words(self, each: Deputy) -> str:
        words = self.tr("{name}，{n} 号窗口").format(name=each.name, n=each.window)
        return self.tr("{words}（B 角）").format(words=words) if each.proposed else words

    def _give_back(self, standing: Takeover) -> None:
        desk, actor = self._context.desk, self._context.actor
        name = standing.absent_name
        question = self.tr("{n} 号窗口现在由 B 角 {name} 在办。").format(
            n=standing.window, name=standing.deputy_name
        )

        def give_back() -> str:
            standing_in.give_back(desk, actor, standing.id)
            return self.tr("已交还{name}，记入留痕。").format(name=name)

        self._strip.ask(
            "give_back",
            question,
            self.tr("交还{name}吗").format(name=name),
            lambda: self._run(give_back),
            cap="B",
            yes=self.tr("交还"),
            no=self.tr("不交还"),
        )

    def _open(self, act: str, title: str, fields: tuple[FormField, ...], yes: str) -> None:
        self._page.show_warnings()
        self._form.begin(act, title, fields, yes)
        self._page.warnings.show_form(True)

    def _close(self) -> None:
        self._form.finish()
        self._page.warnings.show_form(False)

    def _on_confirmed(self, act: str, values: Mapping[str, str]) -> None:
        if act == "tide":
            series = tuple(each for each in values["series"].split("\n") if each)
            self._switch(self._window, series, values["reason"])
            return
        words = [self._deputy_words(each) for each in self._deputies]
        deputy = self._deputies[words.index(values["deputy"])]
        desk, actor, window, absent = self._context.desk, self._context.actor, self._window, self._absent

        def take_over() -> str:
            made = standing_in.take_over(desk, actor, window, absent, deputy.number, values["reason"])
            words = self.tr(
                "{n} 号窗口改由 {name} 办：没定的办件 {cases} 件，号票 {tickets} 个，已记入留痕。"
            )
            return words.format(n=window, name=made.deputy_name, cases=made.cases, tickets=made.tickets)

        self._run(take_over)

    def print(self, urging_id: str) -> None:
        """F12: C18, two copies; once more says 补打."""
        if not urging_id:
            return
        desk, actor = self._context.desk, self._context.actor

        def put_out() -> str:
            file = urging.put_out(desk, actor, urging_id)
            out = self.tr("督办单已打印，一式两份。")
            return out if file is None else self.tr("督办单存成了 {file}。").format(file=file)

        self._run(put_out)

    def _run(self, act: Callable[[], str]) -> None:
        self._context.background.run(act, self._on_done, self._on_failed)

    def _on_done(self, words: str) -> None:
        if not self._form.isHidden():
            self._close()
        self._strip.post(MessageKind.INFO, words, name=_MESSAGE)
        self.done.emit()

    def _on_failed(self, failure: Exception) -> None:
        words = failures.sentence(failure)
        if self._form.isHidden():
            self._strip.post(MessageKind.RED, words, name=_MESSAGE)
        else:
            self._form.show_refused(words)
