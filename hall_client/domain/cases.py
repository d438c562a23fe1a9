"""Cases (办件): their states, the one transition table, and what a case remembers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """What the window decided about a case (architecture §8.3)."""

    ON_THE_SPOT = "on_the_spot"
    ACCEPTED = "accepted"
    ACCEPTED_DEFERRED = "accepted_deferred"
    RECEIVED = "received"
    NOTICED = "noticed"
    SUPPLEMENT = "supplement"
    REFUSED = "refused"
    NOT_REQUIRED = "not_required"
    WITHDRAWN = "withdrawn"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    DEEMED_ACCEPTED = "deemed_accepted"
    ENTRUSTED = "entrusted"


OUTCOME_WORDS = {
    Outcome.ON_THE_SPOT: "当场办结",
    Outcome.ACCEPTED: "受理",
    Outcome.ACCEPTED_DEFERRED: "容缺受理",
    Outcome.RECEIVED: "收件",
    Outcome.NOTICED: "一次性告知",
    Outcome.SUPPLEMENT: "补正告知",
    Outcome.REFUSED: "不予受理",
    Outcome.NOT_REQUIRED: "不需办理",
    Outcome.WITHDRAWN: "撤回",
    Outcome.DEEMED_WITHDRAWN: "视为撤回",
    Outcome.DEEMED_ACCEPTED: "视为受理",
    Outcome.ENTRUSTED: "代办受理",
}


class CaseState(StrEnum):
    """Where a case stands. A case is named by the last step that was completed."""

    NONE = ""
    NOTICED = "noticed"
    ENTRUSTED = "entrusted"
    """A village took it on for the villager; the town has not received it, and no legal clock runs (domain D.6)."""
    RECEIVED = "received"
    SUPPLEMENT = "supplement"
    ACCEPTED = "accepted"
    HANDLED = "handled"
    REVIEWED = "reviewed"
    REFERRED = "referred"
    APPROVED = "approved"
    CLOSED = "closed"
    DELIVERED = "delivered"
    REFUSED = "refused"
    NOT_REQUIRED = "not_required"
    WITHDRAWN = "withdrawn"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    VOIDED = "voided"


STATE_WORDS = {
    CaseState.NOTICED: "已告知",
    CaseState.ENTRUSTED: "村里代办",
    CaseState.RECEIVED: "收件待决定",
    CaseState.SUPPLEMENT: "补正中",
    CaseState.ACCEPTED: "承办中",
    CaseState.HANDLED: "审核中",
    CaseState.REVIEWED: "批准中",
    CaseState.REFERRED: "上级办理中",
    CaseState.APPROVED: "待办结",
    CaseState.CLOSED: "等送达",
    CaseState.DELIVERED: "已办结",
    CaseState.REFUSED: "不予受理",
    CaseState.NOT_REQUIRED: "不需办理",
    CaseState.WITHDRAWN: "已撤回",
    CaseState.DEEMED_WITHDRAWN: "视为撤回",
    CaseState.VOIDED: "已作废",
}


def state_word(state: str) -> str:
    """The word for a state as it travels; one that only a newer program knows stands as it is."""
    return next((word for each, word in STATE_WORDS.items() if each == state), state)


_S = CaseState
BEFORE_ACCEPTANCE = frozenset({_S.NOTICED, _S.ENTRUSTED, _S.RECEIVED, _S.SUPPLEMENT})
IN_HAND = frozenset({_S.ACCEPTED, _S.HANDLED, _S.REVIEWED, _S.REFERRED, _S.APPROVED})
RUNNING = BEFORE_ACCEPTANCE | IN_HAND | {_S.CLOSED}
ENDED = frozenset(_S) - RUNNING - {_S.NONE}
_START = frozenset({_S.NONE}) | BEFORE_ACCEPTANCE


@dataclass(frozen=True)
class Transition:
    """One row of the table: journal kind, where it may start, where it leads, who may do it (domain D.2)."""

    kind: str
    sources: frozenset[CaseState]
    target: CaseState | None
    """None: the state stays as it is."""
    word: str


TRANSITIONS = {
    row.kind: row
    for row in (
        Transition("case.finish_on_the_spot", _START, _S.DELIVERED, "当场办结"),
        Transition("case.accept", _START, _S.ACCEPTED, "受理"),
        Transition("case.accept_deferred", _START, _S.ACCEPTED, "容缺受理"),
        Transition("case.entrust", frozenset({_S.NONE, _S.NOTICED, _S.ENTRUSTED}), _S.ENTRUSTED, "代办受理"),
        Transition(
            "case.receive", frozenset({_S.NONE, _S.NOTICED, _S.ENTRUSTED, _S.SUPPLEMENT}), _S.RECEIVED, "收件"
        ),
        Transition("case.notice", frozenset({_S.NONE, _S.NOTICED}), _S.NOTICED, "一次性告知"),
        Transition("case.supplement", _START, _S.SUPPLEMENT, "补正告知"),
        Transition("case.refuse", _START, _S.REFUSED, "不予受理"),
        Transition("case.not_required", _START, _S.NOT_REQUIRED, "不需办理"),
        Transition("case.withdraw", BEFORE_ACCEPTANCE | IN_HAND, _S.WITHDRAWN, "撤回"),
        Transition("case.deemed_accept", frozenset({_S.RECEIVED}), _S.ACCEPTED, "视为受理"),
        Transition(
            "case.deemed_withdraw", frozenset({_S.SUPPLEMENT}) | IN_HAND, _S.DEEMED_WITHDRAWN, "视为撤回"
        ),
        Transition("case.fulfil", IN_HAND, None, "容缺材料补齐"),
        Transition("case.handle", frozenset({_S.ACCEPTED}), _S.HANDLED, "承办"),
        Transition("case.review", frozenset({_S.HANDLED}), _S.REVIEWED, "审核"),
        Transition("case.approve", frozenset({_S.REVIEWED}), _S.APPROVED, "批准"),
        Transition("case.refer", frozenset({_S.REVIEWED}), _S.REFERRED, "送审"),
        Transition("case.superior_receipt", frozenset({_S.REFERRED}), None, "上级签收"),
        Transition("case.superior_return", frozenset({_S.REFERRED}), _S.REVIEWED, "上级退回"),
        Transition("case.superior_result", frozenset({_S.REFERRED}), _S.APPROVED, "上级结果"),
        Transition("case.close", frozenset({_S.APPROVED}), _S.CLOSED, "办结"),
        Transition("case.deliver", frozenset({_S.CLOSED}), _S.DELIVERED, "送达"),
        Transition("case.amend", RUNNING | ENDED - {_S.VOIDED}, None, "更正"),
        Transition("case.void", RUNNING | ENDED - {_S.VOIDED}, _S.VOIDED, "作废"),
        Transition("case.unmask", RUNNING | ENDED, None, "看完整证件号"),
        Transition("case.settle", RUNNING | ENDED, None, "合并"),
        Transition("case.unsettle", RUNNING | ENDED, None, "撤销合并"),
    )
}
"""The one transition table: who may do each kind stands in `people.PERMISSIONS`."""

NEXT_STEP = {
    _S.ACCEPTED: "case.handle",
    _S.HANDLED: "case.review",
    _S.REVIEWED: "case.approve",
    _S.APPROVED: "case.close",
    _S.CLOSED: "case.deliver",
}
"""“记下一步”: the step that follows each state of a promised case."""

OUTCOME_KINDS = {
    Outcome.ON_THE_SPOT: "case.finish_on_the_spot",
    Outcome.ACCEPTED: "case.accept",
    Outcome.ACCEPTED_DEFERRED: "case.accept_deferred",
    Outcome.RECEIVED: "case.receive",
    Outcome.NOTICED: "case.notice",
    Outcome.SUPPLEMENT: "case.supplement",
    Outcome.REFUSED: "case.refuse",
    Outcome.NOT_REQUIRED: "case.not_required",
    Outcome.WITHDRAWN: "case.withdraw",
    Outcome.DEEMED_WITHDRAWN: "case.deemed_withdraw",
    Outcome.DEEMED_ACCEPTED: "case.deemed_accept",
    Outcome.ENTRUSTED: "case.entrust",
}

STAGES = ("申请", "受理", "承办", "审核", "批准", "办结")
"""The six named steps of R-22."""


class CaseRefused(Exception):
    """The case is not in a state that allows the act; the sentence says why."""


def next_state(kind: str, state: CaseState) -> CaseState:
    """The state `kind` leads to from `state`. Raises CaseRefused when the table has no such row."""
    row = TRANSITIONS[kind]
    if state not in row.sources:
        now = STATE_WORDS.get(state, "还没有收件")
        raise CaseRefused(f"这一件现在是“{now}”，不能{row.word}。")
    return state if row.target is None else row.target


@dataclass(frozen=True)
class Step:
    """One recorded step of a case: a row of its stage bar."""

    id: str
    case_id: str
    kind: str
    at: datetime
    actor: str
    actor_name: str
    opinion: str = ""
    merged: bool = False
    """True where 即办合并 wrote several steps in one act."""


_SEPARATED = ("case.accept", "case.handle", "case.review", "case.approve")


def check_separation(kind: str, actor: str, steps: tuple[Step, ...], *, simple: bool) -> None:
    """三分离 (R-40): who accepted, handled or reviewed a case may not approve it; a supervisor cannot override.

    Items marked simple let one person both handle and review, never both accept and approve.
    Raises CaseRefused with the name of the step already taken.
    """
    if kind not in _SEPARATED:
        return
    for step in steps:
        clash = step.actor == actor and step.kind != kind and step.kind in _SEPARATED
        if clash and "case.approve" in (kind, step.kind):
            raise CaseRefused(
                f"这一件的“{TRANSITIONS[step.kind].word}”就是你办的，要换一个人来{TRANSITIONS[kind].word}。"
            )
        if clash and not simple and {kind, step.kind} == {"case.handle", "case.review"}:
            raise CaseRefused("承办和审核要由两个人做，请换一个人来审核。")


@dataclass(frozen=True)
class CaseMaterial:
    """What was found and taken for one material of a case."""

    case_id: str
    code: str
    position: int
    name: str
    requirement: str
    state: str
    copies: int = 0
    pages: int = 0
    kept: bool = False
    note: str = ""
    reason: str = ""
    remedy: str = ""
    basis: str = ""
    seen_at: datetime | None = None
    due: date | None = None


@dataclass(frozen=True)
class Case:
    """A case as it stands: the fold of its entries. `version` counts the entries it has taken."""

    id: str
    number: str
    query_code: str
    item_code: str
    item_version: int
    item_name: str
    kind: str
    route: str
    department: str
    state: CaseState
    outcome: Outcome
    version: int
    window: int
    clerk: str
    clerk_name: str
    first_contact: str
    service_id: str
    business_date: date
    opened_at: datetime
    applicant_kind: str = "natural"
    applicant_name: str = ""
    applicant_initials: str = ""
    applicant_id_type: str = "resident"
    applicant_id: str = ""
    applicant_phone: str = ""
    applicant_address: str = ""
    agent: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    """Material codes named in the first written notice: a later one may add none without a supervisor (R-04)."""
    received_at: datetime | None = None
    accepted_at: datetime | None = None
    closed_at: datetime | None = None
    delivered_at: datetime | None = None
    decide_due: date | None = None
    supplement_due: date | None = None
    deferral_due: date | None = None
    legal_due: date | None = None
    promised_due: date | None = None
    provisional: bool = False
    calendar: str = ""
    deemed: bool = False
    reason: str = ""
    result: str = ""
    result_number: str = ""
    amended: int = 0
    remark: str = ""


def due_of(case: Case) -> date | None:
    """The date by which the unit must act next on `case`; None where no clock runs."""
    if case.state is CaseState.RECEIVED:
        return case.decide_due
    if case.state in IN_HAND:
        return case.promised_due or case.legal_due
    return None
