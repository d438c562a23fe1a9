"""督办 at the desk it was sent to: one message, answered in place under the strip, on whatever page one is."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from hall_client.domain.urgings import Urging
from hall_client.services import desk_news, urging
from hall_client.services.desk_news import DeskNews
from hall_client.services.papers import local
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.keys import key
from hall_client.ui.line_signal import LineSignal
from hall_client.ui.pages.cases_form import FormField, InPlaceForm
from hall_client.ui.shell import Shell
from hall_client.ui.widgets.message_row import MessageAction, MessageKind

_URGED, _TAKEN, _TIDE, _SENT = "urged", "taken_over", "tide", "urging_sent"


class UrgingDesk(QObject):
    """Lives as long as a shift. It never takes the keyboard by itself; `tide_changed` is for the window's list."""

    tide_changed = Signal()

    def __init__(self, shell: Shell, context: Context, signal: LineSignal) -> None:
        super().__init__(shell)
        self._shell, self._context = shell, context
        self.form = InPlaceForm()
        shell.add_under_strip(self.form)
        self._news = DeskNews((), (), ())
        self._days: tuple[date, ...] = ()
        self._answering: Urging | None = None
        self._looking = self._again = False
        self.form.confirmed.connect(self._on_confirmed)
        self.form.cancelled.connect(self._close)
        signal.changed.connect(self._on_line)
        self.look()

    def _on_line(self, _status: object) -> None:
        """Something may have come from the other desks."""
        self.look()

    def look(self) -> None:
        """Ask what there is for this desk."""
        if self._looking:
            self._again = True
            return
        self._looking, self._again = True, False
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(lambda: desk_news.news(desk, actor), self._on_news, self._on_no_news)

    def _on_no_news(self, failure: Exception) -> None:
        self._looking = False
        self._shell.strip.post(MessageKind.RED, failures.sentence(failure), name=_SENT)

    def _on_news(self, news: DeskNews) -> None:
        self._looking = False
        before, self._news = self._news, news
        if [each.id for each in news.urgings] != [each.id for each in before.urgings]:
            self._tell_urged()
        if [each.id for each in news.takeovers] != [each.id for each in before.takeovers]:
            self._tell_taken()
        if news.series != before.series:
            self._tell_tide()
        if self._again:
            self.look()

    def _tell_urged(self) -> None:
        waiting = self._news.urgings
        if not waiting:
            self._shell.strip.take_back(_URGED)
            return
        first = waiting[0]
        what = self.tr("{who}督办：{title}。").format(who=first.sender_name, title=first.title)
        rest = self.tr("{asked}请在 {by} 前回复。").format(
            asked=first.asked, by=f"{local(first.answer_by):%m-%d %H:%M}"
        )
        if len(waiting) > 1:
            rest += self.tr("共有 {n} 份督办没回复。").format(n=len(waiting))
        action = MessageAction(self.tr("回复"), self.open, key("urge").hint, closes=False)
        self._shell.strip.post(
            MessageKind.AMBER, what, rest, actions=(action,), icon="bell", name=_URGED, quiet=True
        )

    def _tell_taken(self) -> None:
        if not self._news.takeovers:
            self._shell.strip.take_back(_TAKEN)
            return
        last = self._news.takeovers[-1]
        what = self.tr("{n} 号窗口{name}没办完的事由你来办。").format(n=last.window, name=last.absent_name)
        rest = self.tr("没定的办件 {cases} 件，转来和挂起的号票 {tickets} 个。").format(
            cases=last.cases, tickets=last.tickets
        )
        self._shell.strip.post(MessageKind.INFO, what, rest, icon="people", name=_TAKEN, quiet=True)
        self.tide_changed.emit()

    def _tell_tide(self) -> None:
        names = "、".join(self._news.series)
        what = (
            self.tr("本窗口现在叫：{names}。").format(names=names)
            if names
            else self.tr("本窗口回到本来的业务。")
        )
        rest = self.tr("主管按人流调整的，从下一个号起。")
        self._shell.strip.post(MessageKind.INFO, what, rest, icon="people", name=_TIDE, quiet=True)
        self.tide_changed.emit()

    def open(self) -> bool:
        """Alt+D: answer the most pressing one. False where there is none."""
        if not self._news.urgings or self.form.act:
            return bool(self.form.act)
        self._answering = self._news.urgings[0]
        desk = self._context.desk
        self._context.background.run(lambda: desk_news.days_ahead(desk), self._on_days, self._on_no_news)
        return True

    def _on_days(self, days: tuple[date, ...]) -> None:
        asked = self._answering
        if asked is None:
            return
        self._days = days
        title = self.tr("回复督办{number}：{title}。{asked}").format(
            number=asked.number, title=asked.title, asked=asked.asked
        )
        choices = (self.tr("没有定"), *(self._day_words(day) for day in days))
        fields = (
            FormField("cause", self.tr("原因")),
            FormField("measures", self.tr("措施")),
            FormField("expected", self.tr("预计办结"), choices=choices),
        )
        self._shell.make_room(True)
        self.form.begin("answer", title, fields, self.tr("发出回复"))

    def _close(self) -> None:
        self.form.finish()
        self._shell.make_room(False)

    def _day_words(self, day: date) -> str:
        return self.tr("{m} 月 {d} 日").format(m=day.month, d=day.day)

    def _on_confirmed(self, _act: str, values: Mapping[str, str]) -> None:
        asked = self._answering
        assert asked is not None, "an answer belongs to a question"
        words = [self._day_words(day) for day in self._days]
        chosen = values["expected"]
        expected = self._days[words.index(chosen)] if chosen in words else None
        desk, actor, cause, measures = (
            self._context.desk,
            self._context.actor,
            values["cause"],
            values["measures"],
        )
        self._context.background.run(
            lambda: urging.answer(desk, actor, asked.id, cause, measures, expected),
            self._on_answered,
            self._on_refused,
        )

    def _on_answered(self, _reply: object) -> None:
        self._close()
        what = self.tr("回复已发出，主管在大厅看得到。")
        self._shell.strip.post(MessageKind.INFO, what, name=_SENT)
        self.look()

    def _on_refused(self, failure: Exception) -> None:
        self.form.show_refused(failures.sentence(failure))
