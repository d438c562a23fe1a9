"""What the bottom bar and the right pane say about each outcome: keys, papers, and what has to be written."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from hall_client.domain.cases import OUTCOME_WORDS, Outcome
from hall_client.domain.catalogue import Item, RuleOutcome
from hall_client.domain.decision import PAPERS
from hall_client.domain.drafts import Draft
from hall_client.domain.materials import tally
from hall_client.domain.outcomes import choices, own_matter, settled_outcome
from hall_client.domain.proxies import POWERS
from hall_client.domain.recorded_words import REASONS
from hall_client.domain.situations import fired_rules
from hall_client.services.filing import copies_of
from hall_client.ui.workspace.bottom_bar import OutcomeFact
from hall_client.ui.workspace.choice_bar import Answer
from hall_client.ui.workspace.outcome_form import Wanted
from hall_client.ui.workspace.paper_words import short_paper_word

JOINT, REFERRED, NO_CASE = "joint", "referred", "no_case"
_KEYS = {
    Outcome.ENTRUSTED: "F9",
    Outcome.ON_THE_SPOT: "F8",
    Outcome.ACCEPTED: "F9",
    Outcome.NOTICED: "F10",
    Outcome.REFUSED: "F11",
}
_DIGITS = {
    Outcome.REFUSED: "6",
    Outcome.NOT_REQUIRED: "7",
    Outcome.RECEIVED: "8",
    Outcome.WITHDRAWN: "9",
}
_FIRST = {
    Outcome.ON_THE_SPOT: "1",
    Outcome.ACCEPTED: "2",
    Outcome.ENTRUSTED: "2",
    Outcome.NOTICED: "3",
}
_MANDATE_DAYS = 365


def bar_facts(draft: Draft, item: Item, *, village: bool = False) -> tuple[OutcomeFact, ...]:
    """The outcomes of the bottom bar: six, or what a village may do with a matter of the town."""
    listed = []
    for choice in choices(draft, item, village):
        if choice.outcome not in _KEYS:
            continue
        remark = ""
        if choice.outcome is Outcome.REFUSED:
            remark = QCoreApplication.translate("outcomes", "要写理由")
        chosen = draft.outcome == choice.outcome.value
        words = OUTCOME_WORDS[choice.outcome]
        listed.append(
            OutcomeFact(
                choice.outcome.value,
                words,
                _KEYS[choice.outcome],
                choice.reason,
                remark,
                choice.recommended,
                chosen,
            )
        )
    if village:
        return tuple(listed)
    later = QCoreApplication.translate("outcomes", "先按承诺件受理")
    aside = [
        OutcomeFact(JOINT, QCoreApplication.translate("outcomes", "转联办"), "", later, aside=True),
        OutcomeFact(REFERRED, QCoreApplication.translate("outcomes", "送上级"), "", later, aside=True),
    ]
    return (*listed[:3], *aside, *listed[3:])


def other_answers(
    draft: Draft, item: Item | None, *, with_first: bool, village: bool = False
) -> tuple[Answer, ...]:
    """What F11 offers under digits; `with_first` adds the outcomes that have keys of their own."""
    by_outcome = {choice.outcome: choice for choice in choices(draft, item, village)}
    later = QCoreApplication.translate("outcomes", "先按承诺件受理")
    answers = [
        Answer(JOINT, QCoreApplication.translate("outcomes", "转联办"), "4", later),
        Answer(REFERRED, QCoreApplication.translate("outcomes", "送上级"), "5", later),
    ]
    answers = [] if village else answers
    for outcome, digit in _DIGITS.items():
        if outcome not in by_outcome:
            continue
        words = QCoreApplication.translate("outcomes", "先收件") if outcome is Outcome.RECEIVED else ""
        answers.append(
            Answer(outcome.value, words or OUTCOME_WORDS[outcome], digit, by_outcome[outcome].reason)
        )
    answers.append(Answer(NO_CASE, QCoreApplication.translate("outcomes", "没有办件"), "0"))
    if with_first:
        first = [
            Answer(outcome.value, OUTCOME_WORDS[outcome], digit, by_outcome[outcome].reason)
            for outcome, digit in _FIRST.items()
            if outcome in by_outcome
        ]
        answers = [*first, *answers]
    return tuple(answers)


def print_words(draft: Draft, item: Item | None) -> tuple[str, str]:
    """The words of the print button for the chosen outcome: “打印受理通知书”, “2 份，1 份签收留存”."""
    if draft.outcome == Outcome.ENTRUSTED.value:
        words = QCoreApplication.translate("outcomes", "打印代办受理单")
        if mandate_given(draft):
            return words, ""
        return words, QCoreApplication.translate("outcomes", "和委托书，村民签名捺印")
    kinds = PAPERS[settled_outcome(draft, item)]
    words = QCoreApplication.translate("outcomes", "打印{paper}").format(paper=short_paper_word(kinds[0]))
    copies = copies_of(kinds[0])
    if len(kinds) > 1:
        more = QCoreApplication.translate("outcomes", "{n} 种，各 {copies} 份").format(
            n=len(kinds), copies=copies
        )
    elif copies > 1:
        more = QCoreApplication.translate("outcomes", "{n} 份，1 份签收留存").format(n=copies)
    else:
        more = QCoreApplication.translate("outcomes", "1 份")
    return words, more


def mandate_given(draft: Draft) -> bool:
    """Whether the villager gave the mandate already, when the case was first taken on."""
    return bool(draft.proxied)


def clock_words(draft: Draft, item: Item) -> str:
    """What 代办受理 means for the villager's legal term (domain D.6)."""
    if item.village_is_receiver:
        missing = tally(draft.marks).to_mend
        if missing:
            return QCoreApplication.translate(
                "outcomes", "这一项村里收件就是镇里收件。还缺 {n} 项，补齐那天起 5 个工作日内答复受理不受理。"
            ).format(n=missing)
        return QCoreApplication.translate(
            "outcomes", "这一项村里收件就是镇里收件：从今天起 5 个工作日内答复受理不受理，逾期视为受理。"
        )
    return QCoreApplication.translate(
        "outcomes", "代办受理不等于受理：材料交到镇里、镇里点收那天才开始计时，受理通知书由镇里打。"
    )


def first_decision(
    outcome: Outcome, draft: Draft, item: Item, today: date, *, village: bool = False
) -> dict[str, str]:
    """What the form of an outcome starts with: catalogue defaults and the rules the answers set off."""
    basis = "；".join(item.basis)
    if outcome is Outcome.ENTRUSTED:
        return {
            "powers": ",".join(POWERS),
            "until": (today + timedelta(days=_MANDATE_DAYS)).isoformat(),
            "visit": "no",
            "cannot_sign": "no",
            "witness_1": "",
            "witness_2": "",
            "fee_words": "",
        }
    if outcome is Outcome.NOTICED and village and not own_matter(item):
        return {"keep_paper": "no"}
    if outcome is Outcome.NOTICED:
        return {} if draft.case_state in ("received", "supplement") else {"keep_paper": "no"}
    if outcome is Outcome.ON_THE_SPOT:
        return {"result": item.result, "result_number": ""}
    wanted = {Outcome.REFUSED: RuleOutcome.REFUSE, Outcome.NOT_REQUIRED: RuleOutcome.NOT_REQUIRED}.get(
        outcome
    )
    rule = next((r for r in fired_rules(item, draft.answers) if r.outcome is wanted), None)
    if wanted is not None:
        return {
            "reason": rule.text if rule else "",
            "basis": (rule.basis if rule else "") or basis,
            "where": rule.where if rule else "",
        }
    return {"reason": ""} if outcome is Outcome.WITHDRAWN else {}


def wanted_fields(
    outcome: Outcome, draft: Draft, item: Item | None, *, village: bool = False
) -> tuple[Wanted, ...]:
    """What the right pane asks for the chosen outcome; a mandate has a form of its own."""
    if village and outcome is Outcome.NOTICED and not (item is not None and own_matter(item)):
        # Papers that stay at the village stay with 代办受理, which gives the villager a receipt for them.
        return ()
    if outcome is Outcome.NOTICED:
        return () if "keep_paper" not in draft.decision else (_keep_paper(),)
    if outcome is Outcome.ON_THE_SPOT:
        return (
            Wanted("result", QCoreApplication.translate("outcomes", "办成了什么")),
            Wanted("result_number", QCoreApplication.translate("outcomes", "结果文号，没有可以空着")),
        )
    offered = _reasons(outcome)
    if not offered:
        return ()
    hint = QCoreApplication.translate("outcomes", "按数字选，也可以自己写")
    reason = Wanted("reason", QCoreApplication.translate("outcomes", "理由，会印在文书上"), hint, offered)
    if outcome is Outcome.WITHDRAWN:
        return (reason,)
    return (
        reason,
        Wanted("basis", QCoreApplication.translate("outcomes", "依据")),
        Wanted("where", QCoreApplication.translate("outcomes", "可以到哪里办")),
    )


def _keep_paper() -> Wanted:
    return Wanted(
        "keep_paper",
        QCoreApplication.translate("outcomes", "看过的材料"),
        offered=(
            ("no", QCoreApplication.translate("outcomes", "材料退给群众")),
            ("yes", QCoreApplication.translate("outcomes", "留在窗口（收件并补正）")),
        ),
        closed=True,
    )


def _reasons(outcome: Outcome) -> tuple[tuple[str, str], ...]:
    return tuple((words, words) for words in REASONS.get(outcome, ()))
