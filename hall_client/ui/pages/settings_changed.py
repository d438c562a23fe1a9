"""What a person should look at after the centre changed: other answers, numbers given twice, what it has lost."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hall_client.domain.line_status import ChangedAnswer, GivenTwice, LostCase, LostHere
from hall_client.ui.models.line_words import advice_words, answer_words, number_words, when
from hall_client.ui.pages.settings_lines import LinesCard
from hall_client.ui.widgets.key_button import KeyButton


class ChangedCard(LinesCard):
    """Answers that a promoted or restored centre changed; `seen` says that somebody has looked at all of them."""

    seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all_seen = KeyButton(self.tr("都看过了"), kind="link")
        self.all_seen.clicked.connect(self.seen)
        self.head.addWidget(self.all_seen)

    def show_changes(self, changes: Sequence[ChangedAnswer], now: datetime) -> None:
        """Show these, oldest first: what was, what is, and what to do."""
        title = self.tr("中心换过机器，{n} 条记录的结论和上次不一样了").format(n=len(changes))
        self.show_lines(title, [self._line(each, now) for each in changes])

    def _line(self, change: ChangedAnswer, now: datetime) -> str:
        about = "　".join(part for part in (number_words(change.number), change.title) if part)
        happened = self.tr("{deed}（{at}）：原来{was}，现在{now}。{advice}").format(
            deed=change.deed,
            at=when(change.at, now),
            was=answer_words(change.was),
            now=answer_words(change.now),
            advice=advice_words(change.now),
        )
        return f"{about}\n{happened}" if about else happened


class TwiceCard(LinesCard):
    """Case numbers that stand on two cases."""

    def show_twice(self, twice: Sequence[GivenTwice], now: datetime) -> None:
        """Show these: the number and whose cases carry it."""
        title = self.tr("{n} 个编号给过两件，两件都在。查和扫的时候看姓名").format(n=len(twice))
        self.show_lines(title, [self._line(each, now) for each in twice])

    def _line(self, twice: GivenTwice, now: datetime) -> str:
        words = self.tr("{title}（{at}，{clerk}）")
        cases = [words.format(title=title, at=when(at, now), clerk=clerk) for title, at, clerk in twice.cases]
        return "\n".join([number_words(twice.number), *cases])


class LostCard(LinesCard):
    """What a centre that went back has no longer and this desk still holds."""

    def show_lost(self, lost: LostHere) -> None:
        """Show the cases one by one, with how they stood here and how they stand there, and what happens now."""
        many = len(lost.cases) + lost.others
        title = self.tr("中心退回到以前，少了 {n} 样，这台电脑都留着").format(n=many)
        lines = [self._line(each) for each in lost.cases]
        if lost.others:
            words = self.tr("另有大厅的记录、名册、目录等 {n} 样").format(n=lost.others)
            lines.append(words)
        ends = self.tr(
            "办这些事的电脑一连上会自己补齐。那台电脑坏了的，请管理员在中心运行 hall-client central salvage 补回。"
        )
        self.show_lines(title, [ends, *lines] if many else [])

    def _line(self, lost: LostCase) -> str:
        there = (
            self.tr("中心现在是“{state}”").format(state=lost.there)
            if lost.there
            else self.tr("中心没有这一件")
        )
        stands = self.tr("这里看到过“{here}”，{there}").format(here=lost.here, there=there)
        return f"{number_words(lost.number)}　{lost.title}\n{stands}"
