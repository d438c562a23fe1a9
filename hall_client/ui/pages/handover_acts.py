"""What is done from the lists of the town's proxy desk: differences settled, bags sent down and up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from hall_client.domain.people import Actor
from hall_client.domain.recorded_words import COMPLETE, LAWFUL
from hall_client.services import bag_papers, differences, handing_over, printing_out, referring
from hall_client.services.handing_over import Bag
from hall_client.services.ports import Desk, PrintFailed
from hall_client.services.receiving import Difference
from hall_client.services.referring import Opinion
from hall_client.ui.pages.cases_form import Form, FormField


@dataclass(frozen=True)
class Done:
    """An act that was recorded: what to say, how its papers are put out again, and why they did not come out."""

    words: str
    again: Callable[[], Path | None] | None = None
    unprinted: str = ""
    file: str = ""


def difference_form(each: Difference) -> Form:
    """找到了, or which sheets were missing where nobody has named them yet."""
    translate = QCoreApplication.translate
    picks = tuple((sheet.id, sheet.label) for sheet in each.missing)
    if each.to_name:
        less = each.mark.expected - each.mark.counted
        title = translate("proxy_desk", "清单数据到了：少的 {n} 份是哪几份").format(n=less)
        field = FormField("sheets", translate("proxy_desk", "少的材料"), picks=picks)
        return Form("name", title, (field,), translate("proxy_desk", "写明"))
    everything = "\n".join(key for key, _words in picks)
    fields = (
        FormField("sheets", translate("proxy_desk", "找到的材料"), everything, picks=picks),
        FormField("words", translate("proxy_desk", "在哪里找到的，谁送来的")),
    )
    title = translate("proxy_desk", "找到了：记下以后这一件转给承办人")
    return Form("found", title, fields, translate("proxy_desk", "了结"))


def lost_form(each: Difference) -> Form:
    """遗失: only where it is known which sheet is missing."""
    translate = QCoreApplication.translate
    names = "、".join(sheet.label for sheet in each.missing)
    title = translate("proxy_desk", "登记遗失：{names}").format(names=names)
    words = FormField("words", translate("proxy_desk", "怎么找过，双方怎么说"))
    return Form("lost", title, (words,), translate("proxy_desk", "登记遗失"))


def down_form(village: str, cases: int, carrier: str) -> Form:
    """The bag to a village."""
    translate = QCoreApplication.translate
    title = translate("proxy_desk", "送回{village} {n} 件：打印清单，双方签字").format(
        village=village, n=cases
    )
    return Form("down", title, _bag_fields(carrier), translate("proxy_desk", "送出并打印"))


def up_form(superiors: Sequence[str], department: str, names: Sequence[str], carrier: str) -> Form:
    """送审 with the town's opinion, one for all cases that go to one department in one bag; `department` is offered."""
    translate = QCoreApplication.translate
    title = translate("proxy_desk", "送审 {n} 件：{names}").format(n=len(names), names="、".join(names))
    fields = (
        FormField("department", translate("proxy_desk", "送达部门"), department, tuple(superiors)),
        FormField("complete", translate("proxy_desk", "齐全性"), COMPLETE),
        FormField("lawful", translate("proxy_desk", "合规性"), LAWFUL),
        FormField("inspection", translate("proxy_desk", "勘查、公示")),
        FormField("approver", translate("proxy_desk", "审核人")),
        *_bag_fields(carrier)[:2],
    )
    return Form("up", title, fields, translate("proxy_desk", "送审并打印"))


def _bag_fields(carrier: str) -> tuple[FormField, ...]:
    translate = QCoreApplication.translate
    return (
        FormField("carrier", translate("proxy_desk", "送件人"), carrier),
        FormField("seal", translate("proxy_desk", "封口号")),
        FormField("bags", translate("proxy_desk", "袋数"), "1"),
    )


def _bag(values: Mapping[str, str]) -> Bag:
    bags = values.get("bags", "1").strip()
    return Bag(values["carrier"], values["seal"], int(bags) if bags.isdecimal() and int(bags) else 1)


def settle_job(
    desk: Desk, actor: Actor, act: str, each: Difference, values: Mapping[str, str]
) -> Callable[[], Done]:
    """Name, find or give up what was missing; of what is given up a report is printed."""
    mark, case_id = each.mark.id, each.case.id if each.case else ""
    sheets = [each for each in values.get("sheets", "").split("\n") if each]
    words = values.get("words", "")

    def settle() -> Done:
        translate = QCoreApplication.translate
        if act == "name":
            differences.name_missing(desk, actor, mark, sheets)
            return Done(translate("proxy_desk", "已写明少的是哪几份，村站看得到。"))
        if act == "found":
            differences.settle(desk, actor, mark, sheets, words)
            return Done(translate("proxy_desk", "差异已了结，双方的日报里都看得到。"))
        differences.report_lost(desk, actor, mark, words)
        told = translate("proxy_desk", "已登记遗失，最后一手是谁记在材料去向里。")
        return _put_out(told, lambda: bag_papers.print_lost(desk, actor, case_id))

    return settle


def down_job(
    desk: Desk, actor: Actor, village: str, cases: Sequence[str], values: Mapping[str, str]
) -> Callable[[], Done]:
    """Send results and returned papers to a village, and print the manifest."""

    def send() -> Done:
        sent = handing_over.send_down(desk, actor, village, cases, _bag(values))
        words = QCoreApplication.translate("proxy_desk", "已送出 {n} 件，清单双方签字。").format(
            n=len(sent.lines)
        )
        return _printed(desk, actor, sent.id, (), words)

    return send


def up_job(desk: Desk, actor: Actor, cases: Sequence[str], values: Mapping[str, str]) -> Callable[[], Done]:
    """Send cases up to a department, and print the manifest and each case's 送审单."""
    opinion = Opinion(values["complete"], values["lawful"], values["inspection"])

    def send() -> Done:
        sent = referring.refer(
            desk, actor, cases, values["department"], opinion, values["approver"], _bag(values)
        )
        words = QCoreApplication.translate("proxy_desk", "已送审 {n} 件到{department}。")
        words = words.format(n=len(sent.lines), department=sent.to_name)
        return _printed(desk, actor, sent.id, _unprinted_referrals(desk, cases), words)

    return send


def _unprinted_referrals(desk: Desk, cases: Sequence[str]) -> tuple[str, ...]:
    with desk.store.read() as work:
        made = [each for case in cases for each in work.cases.documents(case)]
    return tuple(each.id for each in made if each.kind == "referral" and each.state == "made")


def _printed(desk: Desk, actor: Actor, manifest: str, documents: Sequence[str], words: str) -> Done:
    def put_out() -> Path | None:
        file = bag_papers.print_manifest(desk, actor, manifest)
        for document in documents:
            printing_out.put_out(desk, actor, document)
        return file

    return _put_out(words, put_out)


def _put_out(words: str, put_out: Callable[[], Path | None]) -> Done:
    try:
        return Done(words, put_out, file=str(put_out() or ""))
    except PrintFailed as failure:
        return Done(words, put_out, str(failure))


def again_job(done: Done) -> Callable[[], Done]:
    """Put out what did not come out."""
    words = QCoreApplication.translate("proxy_desk", "已重打。")
    return lambda: _put_out(words, done.again) if done.again else done
