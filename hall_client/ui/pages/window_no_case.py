"""没有办件: the person asked, was shown where to go, or could not be helped here."""

from PySide6.QtCore import QObject

from hall_client.domain.drafts import Draft, is_empty
from hall_client.domain.people import Actor, Role
from hall_client.domain.visits import RESULT_WORDS, ServiceAct
from hall_client.services import attending, intake, rating
from hall_client.services.ports import Desk
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.workspace.choice_bar import numbered

_KINDS = ("consult", "guide", "unresolved")


def _record(desk: Desk, actor: Actor, kind: str, note: str, draft: Draft) -> ServiceAct:
    service = attending.without_case(desk, actor, kind, note)
    if not is_empty(draft):
        intake.discard(desk, draft)
    if Role.VILLAGE_PROXY not in actor.roles:
        rating.invite(desk, service.id, RESULT_WORDS[kind])
    return service


class NoCaseController(QObject):
    """F11 0, then 1 咨询, 2 引导, 3 办不成事."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench, self._page = bench, bench.page
        self._kind = ""

    def offer(self) -> None:
        """Ask which of the three it was."""
        if self._bench.draft.case_id:
            self._bench.tell(
                MessageKind.AMBER,
                self.tr("这一件已经有记录了，要选它的结果，或按 Ctrl+S 暂存。"),
                name="refused",
            )
            return
        question = self.tr("没有办件，是哪一种")
        if self._bench.unfinished:
            question = self.tr("没有办件，填的不会存成办件。是哪一种")
        answers = numbered([(kind, RESULT_WORDS[kind]) for kind in _KINDS])
        self._page.choice.ask(question, answers, self._on_kind)

    def _on_kind(self, kind: str) -> None:
        self._kind = kind
        if kind == "consult":
            self._on_note("")
            return
        if kind == "guide":
            sentence, label = self.tr("引导到哪里"), self.tr("去哪个窗口或单位，可以不写")
        else:
            sentence, label = self.tr("什么事没办成"), self.tr("写一句，有人接着办")
        self._page.ask.ask(sentence, label, "", self._on_note)

    def _on_note(self, note: str) -> str | None:
        if self._kind == "unresolved" and not note:
            return self.tr("要写一句：什么事没办成。")
        bench, kind = self._bench, self._kind
        desk, actor, draft = bench.desk, bench.actor, bench.draft
        bench.save_now()
        bench.forget()
        bench.run(lambda: _record(desk, actor, kind, note, draft), self._on_recorded)
        return None

    def _on_recorded(self, service: ServiceAct) -> None:
        bench = self._bench
        bench.forget()
        bench.begin_empty()
        bench.set_phase(Phase.IDLE)
        bench.strip.take_back("refused")
        what = self.tr("已记下：{result}。").format(result=RESULT_WORDS[service.result])
        following = self.tr("按 Ctrl+N 新代办。") if bench.village else self.tr("按 F2 呼叫下一位。")
        bench.tell(MessageKind.INFO, what, following, name="recorded")
        bench.page.bottom.call.setFocus()
        bench.view_changed.emit()
