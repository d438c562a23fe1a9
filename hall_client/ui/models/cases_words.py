"""The words and colours in which cases are shown in lists and heads."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hall_client.domain.cases import BEFORE_ACCEPTANCE, IN_HAND, STATE_WORDS, Case, CaseState
from hall_client.domain.lights import ClockState, Light
from hall_client.services import papers

_AMBER = frozenset({CaseState.NOTICED, CaseState.SUPPLEMENT})
_GREEN = frozenset({CaseState.CLOSED, CaseState.DELIVERED})


@dataclass(frozen=True)
class ChipLook:
    """Words, kind and icon of a chip (see widgets.chip)."""

    words: str
    kind: str
    icon: str


def state_chip(case: Case) -> ChipLook:
    """Where a case stands."""
    words = STATE_WORDS[case.state]
    if case.state in _AMBER:
        return ChipLook(words, "amber", "warning")
    if case.state in _GREEN:
        return ChipLook(words, "green", "done")
    if case.state in IN_HAND or case.state in BEFORE_ACCEPTANCE:
        return ChipLook(words, "blue", "clock")
    return ChipLook(words, "outline", "minus")


_LIGHTS = {
    Light.RED: ("red_solid", "unfit"),
    Light.ORANGE: ("amber_line", "clock"),
    Light.YELLOW: ("amber_line", "clock"),
    Light.GREEN: ("outline", "clock"),
    Light.STOPPED: ("plain", "pause"),
}


def clock_chip(clock: ClockState) -> ChipLook:
    """How its clock stands."""
    kind, icon = _LIGHTS[clock.light]
    return ChipLook(clock.words, kind, icon)


def progress(case: Case) -> str:
    """The last thing that happened and when: 03-18 09:44 受理."""
    translate = QCoreApplication.translate
    steps = (
        (case.delivered_at, translate("cases", "送达")),
        (case.closed_at, translate("cases", "办结")),
        (case.accepted_at, translate("cases", "受理")),
        (case.received_at, translate("cases", "收件")),
        (case.opened_at, translate("cases", "来办")),
    )
    at, word = next((at, word) for at, word in steps if at is not None)
    return f"{papers.local(at):%Y-%m-%d %H:%M} {word}"


def paper_words(kind: str) -> str:
    """The title of a kind of paper in the list of papers printed."""
    translate = QCoreApplication.translate
    words = {
        "notice": translate("papers", "一次性告知书"),
        "receipt": translate("papers", "收件回执"),
        "supplement": translate("papers", "补正材料告知书"),
        "acceptance": translate("papers", "受理通知书"),
        "refusal": translate("papers", "不予受理通知书"),
        "not_required": translate("papers", "不需办理告知单"),
        "deferral": translate("papers", "容缺受理通知书"),
        "completion": translate("papers", "即办件办结单"),
        "delivery": translate("papers", "送达回证"),
        "withdrawal": translate("papers", "撤回申请单"),
        "deemed_acceptance": translate("papers", "视为受理告知"),
    }
    return words.get(kind, kind)
