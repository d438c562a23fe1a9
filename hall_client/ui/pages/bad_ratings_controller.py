"""Reads the list of bad ratings, takes the steps, enters paper forms, and warns before a term is over."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from hall_client.domain.deadlines import local_date
from hall_client.domain.follow_ups import BadRating, Stage
from hall_client.domain.lights import Level
from hall_client.domain.people import Person, may
from hall_client.services import follow_ups, opinions, paper_ratings, rating_keys
from hall_client.services.follow_ups import Register, WhomToCall
from hall_client.services.sheet_printing import put_out_sheet
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.models import bad_rating_words
from hall_client.ui.pages import bad_rating_forms as forms
from hall_client.ui.pages.bad_ratings_page import BadRatingsPage
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip
from hall_client.ui.workspace.choice_bar import numbered

_AGAIN_MS = 300_000
"""Terms count in days; opening a year of ratings is work."""
_DUE, _MESSAGE, _ASKS = "bad_ratings_due", "bad_ratings", "ratings_asked"


class BadRatingsController(QObject):
    """Call `begin` whenever the page is shown. Made at sign-in, it warns then of what is due.

    `lines_read` carries the list whenever it was read: that is also from time to time, for the hall board.
    """

    lines_read = Signal(object)

    def __init__(self, page: BadRatingsPage, context: Context, strip: MessageStrip) -> None:
        super().__init__(page)
        self._page, self._context, self._strip = page, context, strip
        self._lines: dict[str, BadRating] = {}
        self._open, self._busy = "", False
        self._names: dict[str, str] = {}
        page.chosen.connect(self._on_chosen)
        page.acts_wished.connect(self._on_acts)
        page.enter_wished.connect(self._on_enter)
        page.form_wished.connect(self._on_print)
        page.confirmed.connect(self._on_confirmed)
        page.show_opened(None, may_act=False)
        timer = QTimer(self)
        timer.setInterval(_AGAIN_MS)
        timer.timeout.connect(self._read_again)
        timer.start()
        self.warn()

    def open(self, key: str) -> None:
        """Open one of the list, closing a form about another; the page is shown next and reads the list."""
        if key != self._open:
            self._open = key
            self._page.step_back()

    def _read_again(self) -> None:
        self._read(self._on_read if self._page.isVisible() and not self._busy else self._on_read_quietly)

    def _on_read_quietly(self, answer: tuple[Register, dict[str, str]]) -> None:
        self.lines_read.emit(answer[0].lines)

    def begin(self) -> None:
        """Read the list anew."""
        self._read(self._on_read)

    def warn(self) -> None:
        """Say in the strip what is overdue, due today or tomorrow, or waits for this person's review; else nothing."""
        self._read(self._on_read_to_warn)
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: rating_keys.asking(desk, actor), self._ask_whom_to_let_in, self._on_failed
        )

    def _read(self, then: Callable[[tuple[Register, dict[str, str]]], None]) -> None:
        desk, actor = self._context.desk, self._context.actor

        def read() -> tuple[Register, dict[str, str]]:
            found = follow_ups.register(desk, actor)
            with desk.store.read() as work:
                return found, {each.number: each.name for each in work.reference.people()}

        self._context.background.run(read, then, self._on_failed)

    def _on_read(self, answer: tuple[Register, dict[str, str]]) -> None:
        found, self._names = answer
        self.lines_read.emit(found.lines)
        self._lines = {line.id: line for line in found.lines}
        note = "" if found.lines else self.tr("没有差评")
        if found.unopened:
            note = opinions.NO_KEY
        rows = [bad_rating_words.row_of(line) for line in found.lines]
        self._page.show_list(rows, bad_rating_words.summary(found.figures), note)
        if self._open not in self._lines:
            self._open = found.lines[0].id if found.lines else ""
        self._show_open()
        # The list says it.
        self._strip.take_back(_DUE)

    def _on_read_to_warn(self, answer: tuple[Register, dict[str, str]]) -> None:
        found = answer[0]
        self.lines_read.emit(found.lines)
        levels = [line.clock.level for line in found.lines if line.clock is not None]
        overdue, soon = levels.count(Level.OVERDUE), levels.count(Level.SOON)
        mine = [line for line in found.lines if line.follow_up.stage is Stage.TO_REVIEW]
        waiting = sum(bool(forms.offered(line, self._context.actor)) for line in mine)
        if overdue or soon or waiting:
            kind = MessageKind.RED if overdue else MessageKind.AMBER
            parts = (
                (overdue, self.tr("超期 {n} 条")),
                (soon, self.tr("今明要处理 {n} 条")),
                (waiting, self.tr("等你复核 {n} 条")),
            )
            said = "，".join(part.format(n=n) for n, part in parts if n)
            words = self.tr("差评：{said}。").format(said=said)
            self._strip.post(kind, words, self.tr("按 Ctrl+9 看。"), icon="warning", name=_DUE, quiet=True)

    def _ask_whom_to_let_in(self, people: tuple[Person, ...]) -> None:
        for person in people:
            act = MessageAction(
                self.tr("让{name}打开").format(name=person.name), partial(self._let_in, person)
            )
            self._strip.post(
                MessageKind.AMBER,
                self.tr("{name}（{number}）要打开群众评价。").format(name=person.name, number=person.number),
                self.tr("先当面问清是本人、该看评价。不该有的，请停用这个账号。"),
                actions=(act,),
                icon="warning",
                name=f"{_ASKS}/{person.number}",
                quiet=True,
            )

    def _let_in(self, person: Person) -> None:
        desk, actor = self._context.desk, self._context.actor
        done = self.tr("{name}下次登录就能打开群众评价，已经记入留痕。").format(name=person.name)
        self._context.background.run(
            lambda: rating_keys.let_in(desk, actor, person.number),
            lambda _: self._strip.post(MessageKind.INFO, done, name=_MESSAGE),
            self._on_failed,
        )

    def _show_open(self) -> None:
        line = self._lines.get(self._open)
        self._page.list.show_chosen(self._open)
        if line is None:
            self._page.show_opened(None, may_act=False)
            return
        desk, actor = self._context.desk, self._context.actor
        if not may(actor, "follow_up.step"):
            self._show_line((line, None))
            return
        self._context.background.run(
            lambda: (line, follow_ups.whom_to_call(desk, actor, line)), self._show_line, self._on_failed
        )

    def _show_line(self, answer: tuple[BadRating, WhomToCall | None]) -> None:
        line, whom = answer
        if line.id == self._open:
            offered = forms.offered(line, self._context.actor)
            found = bad_rating_words.opened(line, whom, self._names)
            self._page.show_opened(found, may_act=bool(offered))

    def _on_chosen(self, key: str) -> None:
        if key == self._open:
            return
        self._open = key
        self._page.step_back()
        self._show_open()

    def _on_acts(self) -> None:
        line = self._lines.get(self._open)
        if line is None or self._busy:
            return
        offered = forms.offered(line, self._context.actor)
        if len(offered) == 1:
            self._begin(offered[0][0])
        elif offered:
            self._page.ask_act(self.tr("记哪一步"), numbered(offered), self._begin)

    def _begin(self, act: str) -> None:
        self._page.begin(forms.step_form(act))

    def _on_enter(self) -> None:
        if may(self._context.actor, "rating.enter") and not self._busy:
            self._page.begin(forms.paper_form(local_date(self._context.desk.now())))

    def _on_confirmed(self, act: str, values: Mapping[str, str]) -> None:
        desk, actor = self._context.desk, self._context.actor
        line = self._lines.get(self._open)
        if self._busy:
            return
        if act == forms.PAPER:
            self._enter(values)
        elif line is not None:
            self._busy = True
            taken, words, finding = forms.step_of(act, values)
            self._context.background.run(
                lambda: follow_ups.step(desk, actor, line, taken, words, finding),
                self._on_kept,
                self._on_refused,
            )

    def _enter(self, values: Mapping[str, str]) -> None:
        try:
            day = date.fromisoformat(values["day"].strip())
        except ValueError:
            self._page.show_refused(self.tr("日期读不懂，请写成 2026-03-18 这样。"))
            return
        self._busy = True
        desk, actor, number = self._context.desk, self._context.actor, values["number"]
        said = forms.opinion_of(values)
        self._context.background.run(
            lambda: paper_ratings.enter(desk, actor, number, day, said), self._on_entered, self._on_refused
        )

    def _on_entered(self, _service: object) -> None:
        self._strip.post(MessageKind.INFO, self.tr("评价表已录入。"), icon="done", name=_MESSAGE)
        self._finish()

    def _on_kept(self, line: BadRating) -> None:
        self._lines[line.id] = line
        self._finish()

    def _finish(self) -> None:
        self._busy = False
        self._page.show_done()
        self.begin()

    def _on_refused(self, failure: Exception) -> None:
        self._busy = False
        self._page.show_refused(failures.sentence(failure))

    def _on_print(self) -> None:
        desk, actor = self._context.desk, self._context.actor
        if may(actor, "rating.enter"):
            self._context.background.run(
                lambda: put_out_sheet(desk, paper_ratings.form(desk, actor), self.tr("评价表"), "a5"),
                self._on_printed,
                self._on_failed,
            )

    def _on_printed(self, _path: object) -> None:
        self._strip.post(MessageKind.INFO, self.tr("空白评价表已打印。"), icon="printer", name=_MESSAGE)

    def _on_failed(self, failure: Exception) -> None:
        self._strip.post(MessageKind.RED, failures.sentence(failure), name=_MESSAGE)
