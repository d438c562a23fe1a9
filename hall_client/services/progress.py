"""查进度 at the ticket machine: where a case stands, for who has its number and its query code; nobody is named."""

from dataclasses import dataclass
from datetime import date
from hmac import compare_digest

from hall_client.domain.cases import RUNNING, STATE_WORDS, Case, CaseState, due_of
from hall_client.domain.deadlines import local_date
from hall_client.domain.numbers import BadNumber, parse_case_number
from hall_client.services.finding import cases_numbered
from hall_client.services.ports import Desk

UNKNOWN = "编号和查询码对不上。请照回执再输一次，或请工作人员帮忙。"

_NEXT = {
    CaseState.NOTICED: "材料补齐后再来窗口",
    CaseState.SUPPLEMENT: "等您补齐材料，补齐后开始算时间",
    CaseState.CLOSED: "结果已经出来，请带回执来领",
    CaseState.DELIVERED: "已经办好并送到",
}


class ProgressRefused(Exception):
    """Number and code fit no case; the sentence never says which of the two was wrong."""


@dataclass(frozen=True)
class Progress:
    """What a citizen may read on a screen that anybody sees: the matter and its state."""

    number: str
    item: str
    state: str
    received: date | None
    due: date | None
    next: str


def look_up(desk: Desk, number: str, code: str) -> Progress:
    """Where the case with this number and query code stands. Raises ProgressRefused."""
    try:
        parsed = parse_case_number(number)
    except BadNumber as fault:
        raise ProgressRefused(str(fault)) from fault
    for case in cases_numbered(desk, parsed.text):
        if case.query_code and compare_digest(case.query_code.encode(), code.encode()):
            return _shown(case, parsed.shown)
    raise ProgressRefused(UNKNOWN)


def _shown(case: Case, number: str) -> Progress:
    running = case.state in RUNNING
    due = due_of(case) if running else None
    received = local_date(case.received_at) if case.received_at else None
    words = _NEXT.get(case.state, "正在办，请等通知" if running else "有疑问请到窗口问")
    return Progress(number, case.item_name, STATE_WORDS[case.state], received, due, words)
