"""What can be done with a case of a village's list: deliver, tell, call back, file, suspend, go on, end, call off."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from hall_client.domain.proxies import PROXY_STEPS
from hall_client.domain.recorded_words import RELATIONS, SELF
from hall_client.domain.village_lists import VillageList
from hall_client.services import handing_over, printing_out, proxying, telling
from hall_client.services.ports import PrintFailed
from hall_client.services.village_lists import Row
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.copying import Copying
from hall_client.ui.pages.cases_form import FormField
from hall_client.ui.pages.village_page import VillagePage
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip
from hall_client.ui.workspace.choice_bar import Answer, numbered

_MESSAGE = "village"
_OPEN = ("phone", "text", "visit", "suspend")
_L = VillageList
_ACTS: dict[VillageList, tuple[str, ...]] = {
    _L.HAND_OVER: (*_OPEN, "end"),
    _L.DRAFTS: (),
    _L.TO_BRING: (*_OPEN, "end"),
    _L.UNCOUNTED: (*_OPEN, "call_off"),
    _L.IN_TOWN: _OPEN,
    _L.RETURNED: (*_OPEN, "end"),
    _L.TO_DELIVER: _OPEN,
    _L.DELIVERED: ("call_back", "archive"),
    _L.SUSPENDED: ("go_on", "end"),
}


@dataclass(frozen=True)
class _Done:
    """What was done, in words, and the paper that could not be printed."""

    words: str
    document: str = ""
    unprinted: str = ""


class VillageActs(QObject):
    """`done` comes after an act: the lists are to be counted anew."""

    done = Signal()

    def __init__(self, page: VillagePage, context: Context, strip: MessageStrip) -> None:
        super().__init__(page)
        self._page, self._context, self._strip = page, context, strip
        self._row: Row | None = None
        self._copying = Copying(self)
        self._copying.cleared.connect(lambda: strip.take_back("copied"))
        page.card.form.confirmed.connect(self._on_confirmed)
        page.card.form.cancelled.connect(page.step_back)

    def offered(self, wanted: VillageList) -> tuple[str, ...]:
        """The acts of F11 in a list."""
        return _ACTS[wanted]

    def print_words(self, wanted: VillageList, row: Row | None) -> tuple[str, str, bool]:
        """What F12 does in this list, with its remark, and whether it can."""
        if row is None:
            return "", "", False
        if wanted is _L.TO_DELIVER:
            return self.tr("送达，打印回证"), self.tr("村民签字"), True
        if wanted is _L.UNCOUNTED and row.proxy.manifest:
            return self.tr("再打交接清单"), "", True
        return "", "", False

    def words(self, act: str) -> str:
        """The name of an act."""
        return {
            "phone": self.tr("打了电话"),
            "text": self.tr("发了短信"),
            "visit": self.tr("上门说了"),
            "suspend": self.tr("中止代办"),
            "end": self.tr("终止代办"),
            "go_on": self.tr("继续代办"),
            "call_off": self.tr("收回清单"),
            "call_back": self.tr("回访"),
            "archive": self.tr("归档"),
            "deliver": self.tr("送达村民"),
        }[act]

    def offer(self, wanted: VillageList, row: Row | None) -> None:
        """F11: the acts under digits."""
        if row is None or not _ACTS[wanted]:
            return
        self._row = row
        goes_on = row.proxy.state in PROXY_STEPS["proxy.continue"].sources
        acts = [act for act in _ACTS[wanted] if act != "go_on" or goes_on]
        answers = numbered([(act, self.words(act)) for act in acts])
        self._page.card.choice.ask(
            self.tr("{name}：做哪一样").format(name=row.case.applicant_name), answers, self._begin
        )

    def deliver(self, row: Row) -> None:
        """F12 on a result: who signs for it."""
        self._row = row
        self._begin("deliver")

    def _begin(self, act: str) -> None:
        row = self._row
        if row is None:
            return
        title = f"{self.words(act)}：{row.case.applicant_name}，{row.case.item_name}"
        if act in ("phone", "text", "visit"):
            desk, case_id = self._context.desk, row.case.id
            self._context.background.run(
                lambda: (act, title, telling.message(desk, case_id)), self._on_message, self._on_failed
            )
            return
        self._page.card.form.begin(act, title, self._fields(act, row), self.words(act))

    def _on_message(self, answer: tuple[str, str, str]) -> None:
        act, title, text = answer
        fields = (FormField("words", self.tr("说了什么"), text),)
        self._page.card.form.begin(act, title, fields, self.tr("记下"))

    def _fields(self, act: str, row: Row) -> tuple[FormField, ...]:
        if act == "deliver":
            places = (self.tr("村便民服务站"), self.tr("村民家里"))
            return (
                FormField("receiver", self.tr("签收人"), row.case.applicant_name),
                FormField("relation", self.tr("与村民的关系"), SELF, (SELF, *RELATIONS)),
                FormField("place", self.tr("送达地点"), places[0], places),
            )
        if act == "call_back":
            answers = (self.tr("满意"), self.tr("不满意"))
            return (
                FormField("satisfied", self.tr("村民满意吗"), answers[0], answers),
                FormField("words", self.tr("说了什么")),
            )
        return () if act == "archive" else (FormField("reason", self.tr("原因，会印在文书上")),)

    def _on_confirmed(self, act: str, values: Mapping[str, str]) -> None:
        row = self._row
        if row is None:
            return
        job = self._job(act, row, values)
        self._context.background.run(lambda: self._do(act, job), self._on_done, self._on_failed)

    def _job(self, act: str, row: Row, values: Mapping[str, str]) -> Callable[[], object]:
        desk, actor, case_id = self._context.desk, self._context.actor, row.case.id
        reason = values.get("reason", "")
        if act in ("phone", "text", "visit"):
            return lambda: proxying.tell(desk, actor, case_id, act, values["words"])
        if act == "call_off":
            return lambda: handing_over.call_off(desk, actor, row.proxy.manifest, reason)
        if act == "call_back":
            content = values["satisfied"] == self.tr("满意")
            return lambda: proxying.call_back(desk, actor, case_id, content, values["words"])
        if act == "archive":
            return lambda: proxying.archive(desk, actor, case_id)
        if act == "deliver":
            fields = (values["receiver"], values["relation"], values["place"])
            return lambda: proxying.deliver(desk, actor, case_id, *fields)
        act_of = {"suspend": proxying.suspend, "go_on": proxying.go_on, "end": proxying.end}[act]
        return lambda: act_of(desk, actor, case_id, reason)

    def _do(self, act: str, job: Callable[[], object]) -> _Done:
        """Runs off the screen's thread: the act, and its paper where it has one."""
        made = job()
        words = self.tr("已记下：{act}。").format(act=self.words(act))
        if not isinstance(made, str):
            return _Done(words)
        try:
            printing_out.put_out(self._context.desk, self._context.actor, made)
        except PrintFailed as failure:
            return _Done(words, made, str(failure))
        return _Done(words, made)

    def _on_done(self, done: _Done) -> None:
        self._page.card.form.finish()
        self._page.card.table.setFocus()
        if done.unprinted:
            act = MessageAction(self.tr("再打"), lambda: self._print_again(done.document))
            self._strip.post(
                MessageKind.RED,
                self.tr("{done}文书没打出来。").format(done=done.words),
                done.unprinted,
                actions=(act,),
                icon="printer",
                name=_MESSAGE,
                urgent=True,
            )
        else:
            self._strip.post(MessageKind.INFO, done.words, name=_MESSAGE)
        self.done.emit()

    def _print_again(self, document: str) -> None:
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: printing_out.put_out(desk, actor, document), self._on_printed, self._on_failed
        )

    def _on_printed(self, _out: object) -> None:
        self._strip.post(MessageKind.INFO, self.tr("文书打出来了。"), name=_MESSAGE)

    def _on_failed(self, failure: Exception) -> None:
        if self._page.card.form.act:
            self._page.card.form.show_refused(failures.sentence(failure))
        else:
            self._strip.post(MessageKind.AMBER, failures.sentence(failure), name=_MESSAGE)

    def offer_copy(self, row: Row | None) -> None:
        """F7: the text to send, or the phone number."""
        if row is None:
            return
        desk, case = self._context.desk, row.case
        self._context.background.run(
            lambda: (case.applicant_phone, telling.message(desk, case.id)), self._on_copy, self._on_failed
        )

    def _on_copy(self, found: tuple[str, str]) -> None:
        phone, text = found
        answers = (
            Answer(text, self.tr("短信内容"), "1"),
            Answer(phone, self.tr("电话"), "2", "" if phone else self.tr("还没有")),
        )
        self._page.card.choice.ask(self.tr("复制哪一样"), answers, self._copy)

    def _copy(self, text: str) -> None:
        self._copying.copy(text)
        words = self.tr("已复制，60 秒后从剪贴板清掉。")
        self._strip.post(MessageKind.INFO, words, self.tr("发出后按 F11 记下。"), name="copied")
