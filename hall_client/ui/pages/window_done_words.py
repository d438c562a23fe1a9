"""A decided case in words: title, stages, and where its paper goes."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hall_client.domain import numbers
from hall_client.domain.cases import IN_HAND, OUTCOME_WORDS, STAGES, Case, CaseState, Outcome
from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.proxies import HAND_OVER_DAYS
from hall_client.domain.visits import Document
from hall_client.services.deciding import Done
from hall_client.ui.pages.window_hints import day_words
from hall_client.ui.widgets.stage_bar import Stage, StageState
from hall_client.ui.workspace.done_page import DoneFacts
from hall_client.ui.workspace.paper_words import paper_word
from hall_client.ui.workspace.print_card import PaperLine, PaperState

_FINISHED = (Outcome.REFUSED, Outcome.NOT_REQUIRED, Outcome.WITHDRAWN)


def _title(outcome: Outcome) -> str:
    words = {
        Outcome.ON_THE_SPOT: QCoreApplication.translate("done", "已当场办结"),
        Outcome.ACCEPTED: QCoreApplication.translate("done", "已受理"),
        Outcome.ACCEPTED_DEFERRED: QCoreApplication.translate("done", "已容缺受理"),
        Outcome.RECEIVED: QCoreApplication.translate("done", "已收件，还没决定受理"),
        Outcome.NOTICED: QCoreApplication.translate("done", "已一次告知"),
        Outcome.SUPPLEMENT: QCoreApplication.translate("done", "已收件，已告知补正"),
        Outcome.REFUSED: QCoreApplication.translate("done", "不予受理"),
        Outcome.NOT_REQUIRED: QCoreApplication.translate("done", "不需办理"),
        Outcome.WITHDRAWN: QCoreApplication.translate("done", "已撤回"),
        Outcome.ENTRUSTED: QCoreApplication.translate("done", "已代办受理"),
    }
    return words.get(outcome, "")


def _sentence(case: Case) -> str:
    who = QCoreApplication.translate("done", "{name}，{item}").format(
        name=case.applicant_name or QCoreApplication.translate("done", "（未留姓名）"), item=case.item_name
    )
    due = case.promised_due or case.legal_due
    if case.state in IN_HAND and due is not None:
        return QCoreApplication.translate("done", "{who}，承诺 {day}前办结").format(
            who=who, day=day_words(due)
        )
    if case.state is CaseState.SUPPLEMENT and case.supplement_due is not None:
        return QCoreApplication.translate("done", "{who}，{day}前补齐").format(
            who=who, day=day_words(case.supplement_due)
        )
    if case.state is CaseState.RECEIVED and case.decide_due is not None:
        return QCoreApplication.translate("done", "{who}，{day}前决定是否受理").format(
            who=who, day=day_words(case.decide_due)
        )
    if case.state is CaseState.ENTRUSTED:
        return QCoreApplication.translate("done", "{who}，{n} 个工作日内交到镇里，镇里点收才算收件").format(
            who=who, n=HAND_OVER_DAYS
        )
    if case.state is CaseState.NOTICED:
        return QCoreApplication.translate("done", "{who}，材料补齐后扫告知书接着办").format(who=who)
    return who


def _clock(at: datetime | None) -> str:
    return f"{at.astimezone(LOCAL_ZONE):%H:%M}" if at else ""


def _stages(case: Case) -> tuple[Stage, ...]:
    if case.outcome in _FINISHED or case.outcome in (Outcome.NOTICED, Outcome.ENTRUSTED):
        return ()
    on_the_spot = case.outcome is Outcome.ON_THE_SPOT
    reached = len(STAGES) if on_the_spot else 2 if case.accepted_at else 1
    due = case.promised_due or case.legal_due
    by = QCoreApplication.translate("done", "{due:%m-%d} 前").format(due=due) if due else ""
    notes = [_clock(case.opened_at), _clock(case.accepted_at), case.department, "", "", by]
    if on_the_spot:
        merged = QCoreApplication.translate("done", "即办合并")
        notes = [
            _clock(case.opened_at),
            _clock(case.accepted_at),
            merged,
            merged,
            merged,
            _clock(case.closed_at),
        ]
    stages = []
    for at, name in enumerate(STAGES):
        state = StageState.DONE if at < reached else StageState.CURRENT if at == reached else StageState.AHEAD
        stages.append(Stage(name, notes[at], state))
    return tuple(stages)


def _place(case: Case, kept: int, *, village: bool) -> tuple[str, str]:
    if not kept:
        return QCoreApplication.translate("done", "没有留下纸质材料，看过的当面还给群众。"), ""
    if village:
        return (
            QCoreApplication.translate("done", "收下 {n} 样，装袋贴好编号，放进待交接的盒子").format(n=kept),
            QCoreApplication.translate("done", "{n} 个工作日内交到镇里，交接在 Ctrl+6。").format(
                n=HAND_OVER_DAYS
            ),
        )
    place = QCoreApplication.translate("done", "收下 {n} 样，装袋贴好编号，放进本窗口的文件盒").format(n=kept)
    if case.state in IN_HAND:
        return place, QCoreApplication.translate("done", "由{department}承办，每天下班前统一交接。").format(
            department=case.department
        )
    return place, ""


def done_facts(done: Done, kept: int, *, village: bool = False) -> DoneFacts:
    """What the done page shows; `kept` is how many materials stayed at the window."""
    case = done.case
    place, more = _place(case, kept, village=village)
    return DoneFacts(
        title=_title(done.outcome),
        sentence=_sentence(case),
        number=numbers.shown(case.number),
        stages=_stages(case),
        place=place,
        place_more=more,
    )


def matter(case: Case) -> str:
    """What the rating screen says was done: “高龄津贴（受理）”; never a name."""
    return f"{case.item_name}（{OUTCOME_WORDS[case.outcome]}）"


def spoken(done: Done) -> str:
    """“已受理，编号尾号 0096，承诺 2026-04-01 前办结”."""
    tail = QCoreApplication.translate("done", "{title}，编号尾号 {tail}").format(
        title=_title(done.outcome), tail=done.case.number[-4:]
    )
    return f"{tail}。{_sentence(done.case)}"


def paper_line(document: Document, state: PaperState, remark: str) -> PaperLine:
    """“受理通知书，2 份” with how it stands."""
    words = QCoreApplication.translate("done", "{paper}，{n} 份").format(
        paper=paper_word(document.kind), n=document.copies
    )
    return PaperLine(words, state, remark)
