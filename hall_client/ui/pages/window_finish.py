"""F12: the outcome is recorded off the screen's thread, with a supervisor's word where the rules ask for it."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from hall_client.domain.drafts import Draft
from hall_client.domain.people import Actor, Person, Role
from hall_client.services import attending, deciding, rating, signing_in
from hall_client.services.deciding import Done, NeedsSupervisor
from hall_client.services.ports import Desk
from hall_client.services.signing_in import SignInRefused
from hall_client.ui.pages.window_applicant import ApplicantController
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.pages.window_done_words import matter
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.workspace.right_pane import Tab

_BUSY_MS = 300


def _finish(desk: Desk, actor: Actor, draft: Draft, supervisor: Person | None, word: str) -> Done:
    service = attending.start(desk, actor)
    current = replace(draft, service_id=service.id, ticket_label=service.ticket_label)
    done = deciding.finish(desk, actor, current, supervisor, word)
    if Role.VILLAGE_PROXY not in actor.roles:
        rating.invite(desk, service.id, matter(done.case))
    return done


def _finish_with_word(desk: Desk, actor: Actor, draft: Draft, name: str, password: str, word: str) -> Done:
    supervisor = signing_in.supervisor_word(desk, name, password, actor)
    return _finish(desk, actor, draft, supervisor, word)


class FinishController(QObject):
    """`finished` carries the `Done` once it is saved; papers come after that."""

    finished = Signal(object)

    def __init__(self, bench: Bench, persons: ApplicantController) -> None:
        super().__init__(bench)
        self._bench, self._page, self._persons = bench, bench.page, persons
        self._busy = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_BUSY_MS)
        self._slow.timeout.connect(self._say_busy)
        supervisor = bench.page.right.supervisor
        supervisor.given.connect(self._on_word)
        supervisor.left.connect(self.leave)

    def finish(self) -> None:
        """Record the chosen outcome; nothing chosen, or a wrong number, is said in the strip."""
        bench = self._bench
        if self._busy:
            return
        if not bench.draft.outcome:
            bench.tell(
                MessageKind.AMBER,
                self.tr("先选结果，再打印。"),
                self.tr("结果在下面一排，F8 到 F11。"),
                name="refused",
            )
            return
        objection = self._persons.objection()
        if objection:
            bench.tell(MessageKind.AMBER, objection, self.tr("填好的都在。"), name="refused")
            self._page.section_wished.emit("applicant")
            return
        desk, actor, draft = bench.desk, bench.actor, bench.draft
        bench.save_now()
        self._begin()
        bench.run(lambda: _finish(desk, actor, draft, None, ""), self._on_done, self._on_failed)

    def _begin(self) -> None:
        self._busy = self._bench.deciding = True
        self._slow.start()

    def _end(self) -> None:
        self._busy = self._bench.deciding = False
        self._slow.stop()

    def _say_busy(self) -> None:
        self._page.bottom.print.forbid(self.tr("正在保存…"))

    def _on_done(self, done: Done) -> None:
        self._end()
        bench = self._bench
        bench.forget()
        self._page.right.supervisor.put_away()
        for name in ("refused", "guidance", "rules", "twice", "scanned"):
            bench.strip.take_back(name)
        self.finished.emit(done)

    def _on_failed(self, failure: Exception) -> None:
        self._end()
        self._bench.history.changed.emit()
        if isinstance(failure, NeedsSupervisor):
            self._page.show_side(Tab.PAPER)
            self._page.right.supervisor.ask(str(failure))
        elif isinstance(failure, SignInRefused):
            self._page.right.supervisor.object(str(failure))
        else:
            self._bench.on_failed(failure)

    def confirm(self) -> bool:
        """Ctrl+Enter while the supervisor's word is asked for; False otherwise."""
        form = self._page.right.supervisor
        if form.isHidden():
            return False
        form.give()
        return True

    def leave(self) -> bool:
        """The supervisor does not agree; everything stays as it was. False when nothing was asked."""
        if not self._page.right.supervisor.put_away():
            return False
        self._page.case.begin()
        return True

    def _on_word(self, name: str, password: str, word: str) -> None:
        bench = self._bench
        if self._busy or bench.phase is not Phase.CASE:
            return
        desk, actor, draft = bench.desk, bench.actor, bench.draft
        self._begin()
        bench.run(
            lambda: _finish_with_word(desk, actor, draft, name, password, word),
            self._on_done,
            self._on_failed,
        )
