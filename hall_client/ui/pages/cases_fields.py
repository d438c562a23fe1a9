"""The forms of the cases page that every case has: 更正, 记下一步, 送达, 看全号."""

from PySide6.QtCore import QCoreApplication

from hall_client.domain.recorded_words import DELIVERY_WAYS, SELF
from hall_client.services import amending, stepping
from hall_client.services.looking_up import CaseView
from hall_client.ui.pages.cases_form import Form, FormField


def form_of(act: str, view: CaseView) -> Form:
    """The form of an act: amend, step, deliver or unmask."""
    translate = QCoreApplication.translate
    title, yes = {
        "amend": (
            translate("CasesController", "更正：原记录会留着，文书重新打印"),
            translate("CasesController", "更正"),
        ),
        "step": (_step_title(view), translate("CasesController", "记下")),
        "deliver": (
            translate("CasesController", "送达：打印送达回证，请领取人签字"),
            translate("CasesController", "送达"),
        ),
        "unmask": (
            translate("CasesController", "看完整证件号：会留下一条记录，显示 30 秒"),
            translate("CasesController", "看 30 秒"),
        ),
    }[act]
    return Form(act, title, tuple(_fields(act, view)), yes)


def _step_title(view: CaseView) -> str:
    following = stepping.next_step(view.case)
    words = QCoreApplication.translate("CasesController", "记下一步：{word}")
    return words.format(word=following.word) if following else ""


def _fields(act: str, view: CaseView) -> list[FormField]:
    translate = QCoreApplication.translate
    reason = FormField("reason", translate("CasesController", "原因"))
    if act == "unmask":
        return [reason]
    if act == "amend":
        case = view.case
        return [
            *(FormField(n, amending.FIELD_WORDS[n], str(getattr(case, n))) for n in amending.FIELDS),
            reason,
        ]
    if act == "deliver":
        return [
            FormField("way", translate("CasesController", "送达方式"), choices=DELIVERY_WAYS),
            FormField("receiver", translate("CasesController", "收件人"), view.case.applicant_name),
            FormField("relation", translate("CasesController", "与申请人关系"), SELF),
            FormField("tracking", translate("CasesController", "邮寄单号")),
        ]
    return _step_fields(view)


def _step_fields(view: CaseView) -> list[FormField]:
    translate = QCoreApplication.translate
    fields = [FormField("opinion", translate("CasesController", "意见"))]
    following = stepping.next_step(view.case)
    if following is not None and following.kind == "case.close":
        fields.append(FormField("result", translate("CasesController", "结果"), view.result_above))
        fields.append(FormField("result_number", translate("CasesController", "结果文号"), view.number_above))
        due = view.case.promised_due
        if due is not None and view.today > due:
            fields.append(FormField("overdue_reason", translate("CasesController", "超期说明")))
    return fields
