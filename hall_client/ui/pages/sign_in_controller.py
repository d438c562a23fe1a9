"""Signs people in, and tells them before what this morning brings."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from hall_client.domain.line_status import LineState, LineStatus
from hall_client.domain.people import Person, Role
from hall_client.services import papers, signing_in
from hall_client.services.opening import Opening, opening
from hall_client.services.signing_in import SignedIn
from hall_client.ui import failures, theme
from hall_client.ui.context import Context
from hall_client.ui.keys import bind
from hall_client.ui.line_signal import LineSignal
from hall_client.ui.pages.sign_in_checks import SelfCheck
from hall_client.ui.pages.sign_in_page import SignInPage

_TICK_MS = 1_000


class SignInController(QObject):
    """`signed_in` carries a `SignedIn`. `self_check` looks at the devices; it runs off the GUI thread."""

    signed_in = Signal(object)

    def __init__(
        self,
        page: SignInPage,
        context: Context,
        self_check: Callable[[], Sequence[SelfCheck]],
        signal: LineSignal,
    ) -> None:
        super().__init__(page)
        self._page, self._context, self._self_check, self._signal = page, context, self_check, signal
        self._people: tuple[Person, ...] = ()
        self._checks: tuple[SelfCheck, ...] | None = None
        self._told = signal.latest.state
        signal.changed.connect(self._on_line)
        page.sign_in_requested.connect(self._on_sign_in)
        page.recheck_requested.connect(self.check)
        for name, direction in (("larger", 1), ("smaller", -1), ("standard_size", 0)):
            bind(page, name, partial(_resize, direction))
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._on_tick)
        self._clock.start()
        self._on_tick()

    def begin(self) -> None:
        """Show the page for the next person: people, desks, news of the day, and the self-check."""
        desk = self._context.desk
        self._page.begin()
        self._context.background.run(lambda: opening(desk), self._on_opening, self._on_not_opened)
        self.check()

    def check(self) -> None:
        """Look at everything once more."""
        self._context.drawing.run(self._self_check, self._on_checked, self._on_not_opened)

    def _on_checked(self, checks: Sequence[SelfCheck]) -> None:
        self._checks = tuple(checks)
        self._show_checks()

    def _show_checks(self) -> None:
        if self._checks is not None:
            self._page.show_checks((self._network(self._signal.latest.state), *self._checks))

    def _network(self, state: LineState) -> SelfCheck:
        name = self.tr("网络")
        if state is LineState.ALONE:
            return SelfCheck(name, None, self.tr("单机办理"))
        if state is LineState.OFFLINE:
            return SelfCheck(name, False, self.tr("没有网络，照常办理"))
        if state is LineState.REFUSED:
            return SelfCheck(name, False, self._signal.latest.words)
        return SelfCheck(name, True, self.tr("已联网"))

    def _on_line(self, status: LineStatus) -> None:
        """The page is looked at again only when the line broke or came back."""
        before, self._told = self._told, status.state
        if self._network(before) != self._network(status.state):
            self._show_checks()
            self._page.form.show_notes(self._help(self._people))

    def _on_tick(self) -> None:
        self._page.show_clock(papers.local(self._context.desk.now()))

    def _on_opening(self, facts: Opening) -> None:
        self._page.show_hall(facts.hall)
        self._page.show_people(facts.people, facts.recent)
        self._page.show_notes(self._notes(facts))
        self._people = facts.people
        self._page.form.show_notes(self._help(facts.people))

    def _notes(self, facts: Opening) -> list[tuple[str, str]]:
        new = self.tr("“{name}”今天起用第 {n} 版。")
        notes = [("paper", new.format(name=name, n=n)) for name, n in facts.news]
        if facts.overdue:
            notes.append(("warning", self.tr("有 {n} 件已经超期。").format(n=facts.overdue)))
        if facts.due_today:
            notes.append(("clock", self.tr("有 {n} 件今天到期。").format(n=facts.due_today)))
        return notes or [("tick", self.tr("今天没有到期的办件，目录没有变。"))]

    def _help(self, people: Sequence[Person]) -> str:
        names = "、".join(person.name for person in people if Role.SUPERVISOR in person.roles)
        forgotten = self.tr("忘记密码：请主管{names}在“设置”里重置。").format(names=names)
        if self._signal.latest.state is LineState.ALONE:
            return forgotten
        offline = self.tr("没有网络也能登录，用上次联网时的密码。")
        return f"{offline}\n{forgotten}"

    def _on_not_opened(self, failure: Exception) -> None:
        self._page.form.show_notes(failures.sentence(failure))

    def _on_sign_in(self, who: str, password: str, window: int | None, standing_in_for: str) -> None:
        desk = self._context.desk
        self._context.background.run(
            lambda: signing_in.sign_in(desk, who, password, window, standing_in_for),
            self._on_signed_in,
            self._on_refused,
        )

    def _on_signed_in(self, signed_in: SignedIn) -> None:
        self._context.actor = signed_in.actor
        self._context.session_id = signed_in.session_id
        self._page.begin()
        self.signed_in.emit(signed_in)

    def _on_refused(self, failure: Exception) -> None:
        self._page.show_refused(failures.sentence(failure))


def _resize(step: int) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, theme.step(step), theme.current.contrast)
