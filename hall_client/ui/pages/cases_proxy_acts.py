"""What can be done to a proxied or referred case from the cases page, with the form and the deed of each act."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hall_client.domain.people import Actor, may
from hall_client.domain.proxies import ANSWER_WORDS, PROXY_STEPS, RETURN_REASONS, ProxyState
from hall_client.domain.recorded_words import COMPLETE, CONTENT, LAWFUL, TOLD_WAYS
from hall_client.services import from_above, proxying, referring, stepping
from hall_client.services.handing_over import Bag
from hall_client.services.looking_up import CaseView
from hall_client.services.ports import Desk
from hall_client.services.referring import Opinion
from hall_client.ui.pages.cases_form import Form, FormField

_OF_PROXY = {
    "turn_back": "proxy.turn_back",
    "tell": "proxy.tell",
    "chase": "proxy.chase",
    "suspend": "proxy.suspend",
    "continue": "proxy.continue",
    "end": "proxy.end",
    "call_back": "proxy.call_back",
    "archive": "proxy.archive",
}
_ABOVE = ("superior_receipt", "superior_return", "superior_result")


@dataclass(frozen=True)
class Acted:
    """An act that was recorded: what to say, the papers to print, the manifest that goes with it."""

    words: str
    documents: tuple[str, ...] = ()
    manifest: str = ""


def acts_of(view: CaseView, actor: Actor) -> tuple[str, ...]:
    """The acts that this person may do to the case now, in the order of the road."""
    custody, found = view.custody, []
    following = stepping.next_step(view.case)
    if following is not None and following.kind == "case.refer" and may(actor, "case.refer"):
        found.append("refer")
    referral = custody.referral
    if referral is not None:
        found += [each for each in _ABOVE if may(actor, f"case.{each}")]
        if referral.received_at is not None and "superior_receipt" in found:
            found.remove("superior_receipt")
    if custody.proxy is not None:
        state = custody.proxy.state
        for act, kind in _OF_PROXY.items():
            if state in PROXY_STEPS[kind].sources and may(actor, kind) and _here(act, view):
                found.append(act)
    return tuple(found)


def _here(act: str, view: CaseView) -> bool:
    """镇退回 is for a case the town has in hand: one on its way is turned back while its bag is counted.
    终止 comes once more where papers lie here after the end."""
    proxy = view.custody.proxy
    if act == "end" and proxy is not None and proxy.state is ProxyState.ENDED:
        return view.custody.papers_here
    if act == "turn_back":
        return view.custody.town and proxy is not None and proxy.state is ProxyState.RECEIVED
    return True


def word_of(act: str) -> str:
    """The name of an act on its button."""
    translate = QCoreApplication.translate
    return {
        "refer": translate("cases", "送审"),
        "superior_receipt": translate("cases", "上级签收"),
        "superior_return": translate("cases", "上级退回"),
        "superior_result": translate("cases", "上级结果"),
        "turn_back": translate("cases", "退回村里"),
        "tell": translate("cases", "告诉村民"),
        "chase": translate("cases", "催送达"),
        "suspend": translate("cases", "中止代办"),
        "continue": translate("cases", "继续代办"),
        "end": translate("cases", "终止代办"),
        "call_back": translate("cases", "回访"),
        "archive": translate("cases", "归档"),
    }[act]


def form_of(act: str, view: CaseView, actor: Actor) -> Form:
    """The form of an act."""
    translate = QCoreApplication.translate
    return Form(act, _title(act), tuple(_fields(act, view, actor)), translate("cases", "记下"))


def _title(act: str) -> str:
    translate = QCoreApplication.translate
    titles = {
        "refer": translate("cases", "送审：材料装袋，清单和送审单双方签字"),
        "superior_receipt": translate("cases", "上级签收：照送审单的回执填"),
        "superior_return": translate("cases", "上级退回：法律不允许的理由不能记"),
        "superior_result": translate("cases", "上级结果：记下以后镇里办结"),
        "turn_back": translate("cases", "退回村里：材料跟下一袋送回，村里照原因补"),
        "archive": translate("cases", "归档：这一件都办完了"),
    }
    return titles.get(act, word_of(act))


def _fields(act: str, view: CaseView, actor: Actor) -> list[FormField]:
    translate = QCoreApplication.translate
    if act == "refer":
        return _refer_fields(view, actor)
    if act == "superior_receipt":
        return [FormField("receiver", translate("cases", "上级接收人"))]
    if act == "superior_return":
        reasons = tuple(words for words, _allowed in RETURN_REASONS.values())
        sheets = tuple((each.sheet.label, each.sheet.label) for each in view.custody.trails)
        damaged = FormField("damaged", translate("cases", "破损或失效的材料"), picks=sheets)
        return [
            FormField("reason", translate("cases", "退回理由"), choices=reasons),
            *([damaged] if sheets else []),
            FormField("words", translate("cases", "上级怎么说")),
        ]
    if act == "superior_result":
        return [
            FormField("answer", translate("cases", "结论"), choices=_answers()),
            FormField("result", translate("cases", "结果文书名称")),
            FormField("result_number", translate("cases", "结果文号")),
            FormField("words", translate("cases", "说明")),
        ]
    return _proxy_fields(act)


def _refer_fields(view: CaseView, actor: Actor) -> list[FormField]:
    translate = QCoreApplication.translate
    return [
        FormField(
            "department", translate("cases", "送达部门"), view.custody.department, view.custody.superiors
        ),
        FormField("complete", translate("cases", "齐全性"), COMPLETE),
        FormField("lawful", translate("cases", "合规性"), LAWFUL),
        FormField("inspection", translate("cases", "勘查、公示")),
        FormField("approver", translate("cases", "审核人")),
        FormField("carrier", translate("cases", "送件人"), actor.name),
        FormField("seal", translate("cases", "封口号")),
    ]


def _proxy_fields(act: str) -> list[FormField]:
    translate = QCoreApplication.translate
    if act == "archive":
        return []
    if act in ("tell", "chase"):
        way = translate("cases", "怎么告诉的") if act == "tell" else translate("cases", "怎么催的")
        return [
            FormField("way", way, choices=tuple(TOLD_WAYS)),
            FormField("words", translate("cases", "说了什么")),
        ]
    if act == "call_back":
        return [
            FormField("content", translate("cases", "村民"), choices=CONTENT),
            FormField("words", translate("cases", "村民怎么说")),
        ]
    return [FormField("reason", translate("cases", "原因"))]


def _answers() -> tuple[str, ...]:
    return ANSWER_WORDS["granted"], ANSWER_WORDS["refused"]


def job_of(
    desk: Desk, actor: Actor, view: CaseView, act: str, values: Mapping[str, str]
) -> Callable[[], Acted]:
    """The deed of an act, to be done off the GUI thread."""
    case_id = view.case.id
    if act == "refer":
        return lambda: _referred(desk, actor, case_id, values)
    if act.startswith("superior_"):
        return lambda: _from_above(desk, actor, case_id, act, values)
    return lambda: _of_proxy(desk, actor, case_id, act, values)


def _referred(desk: Desk, actor: Actor, case_id: str, values: Mapping[str, str]) -> Acted:
    opinion = Opinion(values["complete"], values["lawful"], values["inspection"])
    bag = Bag(values["carrier"], values["seal"])
    sent = referring.refer(desk, actor, [case_id], values["department"], opinion, values["approver"], bag)
    with desk.store.read() as work:
        made = work.cases.documents(case_id)
    papers = tuple(each.id for each in made if each.kind == "referral" and each.state == "made")
    words = QCoreApplication.translate("cases", "已送审到{department}。").format(department=sent.to_name)
    return Acted(words, papers, sent.id)


def _from_above(desk: Desk, actor: Actor, case_id: str, act: str, values: Mapping[str, str]) -> Acted:
    translate = QCoreApplication.translate
    if act == "superior_receipt":
        from_above.received(desk, actor, case_id, values["receiver"])
        return Acted(translate("cases", "已记下上级签收，材料在上级。"))
    if act == "superior_return":
        reason = next(key for key, (words, _allowed) in RETURN_REASONS.items() if words == values["reason"])
        damaged = [each for each in values.get("damaged", "").split("\n") if each]
        from_above.returned(desk, actor, case_id, reason, damaged, values["words"])
        return Acted(translate("cases", "已记下上级退回，材料回到镇里，补好再送审。"))
    answer = next(key for key, words in ANSWER_WORDS.items() if words == values["answer"])
    number, words = values["result_number"], values["words"]
    from_above.answered(desk, actor, case_id, answer, values["result"], number, words)
    return Acted(translate("cases", "已记下上级结果，下一步是办结。"))


def _of_proxy(desk: Desk, actor: Actor, case_id: str, act: str, values: Mapping[str, str]) -> Acted:
    translate = QCoreApplication.translate
    with_paper = {"suspend": proxying.suspend, "continue": proxying.go_on, "end": proxying.end}
    if act in with_paper:
        paper = with_paper[act](desk, actor, case_id, values["reason"])
        return Acted(translate("cases", "已记下，文书双方签字。"), (paper,))
    if act == "turn_back":
        referring.turn_back(desk, actor, case_id, values["reason"])
        return Acted(translate("cases", "已退回村里，材料在“交接”的“送回村里”里送出。"))
    if act == "tell":
        proxying.tell(desk, actor, case_id, TOLD_WAYS[values["way"]], values["words"])
    elif act == "chase":
        proxying.chase(desk, actor, case_id, TOLD_WAYS[values["way"]], values["words"])
        return Acted(translate("cases", "已记下，村站的“待送达”里看得见。"))
    elif act == "call_back":
        proxying.call_back(desk, actor, case_id, values["content"] == CONTENT[0], values["words"])
    else:
        proxying.archive(desk, actor, case_id)
    return Acted(translate("cases", "已记下。"))
