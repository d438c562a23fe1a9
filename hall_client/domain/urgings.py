"""督办: a supervisor's written question about a matter that waits, and the answer of the desk it was sent to (C18)."""

from dataclasses import dataclass
from datetime import date, datetime

ASKED = "请说明原因并办结；办不了的，写明还差什么。"
"""What is asked unless the supervisor writes something else."""

LONGEST = 200
"""Characters of what is asked and of an answer: it has to fit on one sheet."""


class UrgingRefused(Exception):
    """The 督办 cannot be sent or answered so; the sentence says what is missing. Nothing was written."""


@dataclass(frozen=True)
class Urging:
    """One 督办 as it was sent. `subject` names what it is about, `recipients` are the 工号 it is addressed to.

    `due` is the day the matter was due, `overdue_days` the working days past it then, `stage` where it stood and
    `stage_days` for how many days; all empty for what is no case. `answer_by` is when the answer is wanted.
    """

    id: str
    number: str
    subject: str
    case_id: str
    case_number: str
    title: str
    situation: str
    from_unit: str
    to_unit: str
    sender: str
    sender_name: str
    recipients: tuple[str, ...]
    recipient_names: str
    asked: str
    copied_to: str
    due: date | None
    overdue_days: int
    stage: str
    stage_days: int
    answer_by: datetime
    sent_at: datetime
    business_date: date


@dataclass(frozen=True)
class UrgingReply:
    """An answer: why, what is done about it, and by when it will be finished. A row of its own, for one writer."""

    id: str
    urging: str
    from_unit: str
    to_unit: str
    actor: str
    actor_name: str
    at: datetime
    cause: str
    measures: str
    expected: date | None


def urging_number(year: int, terminal: str, serial: int) -> str:
    """〔2026〕第03007号: the serial of this PC's year behind its terminal number, so that no two PCs give one twice."""
    return f"〔{year}〕第{terminal}{serial:03d}号"


def check_words(asked: str, recipients: tuple[str, ...]) -> None:
    """Raise UrgingRefused unless somebody is asked something that fits on the paper."""
    if not recipients:
        raise UrgingRefused("还没有选发给谁，督办没有发出。")
    if not asked.strip():
        raise UrgingRefused("要写一句要求，督办没有发出。")
    if len(asked) > LONGEST:
        raise UrgingRefused(f"要求写了 {len(asked)} 字，最多 {LONGEST} 字，督办没有发出。")


def check_answer(cause: str, measures: str) -> None:
    """Raise UrgingRefused unless the answer says why and what is done, and fits on the paper."""
    if not cause.strip() or not measures.strip():
        raise UrgingRefused("原因和措施都要写，回复没有发出，写的都在。")
    if max(len(cause), len(measures)) > LONGEST:
        raise UrgingRefused(f"原因和措施各最多 {LONGEST} 字，回复没有发出，写的都在。")
