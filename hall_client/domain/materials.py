"""How the materials of a draft were found at the window, and what that allows."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class MaterialState(StrEnum):
    """The six segments of the materials table, and not looked at yet."""

    UNSEEN = "unseen"
    ORIGINAL = "original"
    COPY = "copy"
    WAIVED = "waived"
    DEFERRED = "deferred"
    MISSING = "missing"
    UNFIT = "unfit"


MATERIAL_WORDS = {
    MaterialState.UNSEEN: "未看",
    MaterialState.ORIGINAL: "原件",
    MaterialState.COPY: "复印件",
    MaterialState.WAIVED: "免交",
    MaterialState.DEFERRED: "容缺",
    MaterialState.MISSING: "缺",
    MaterialState.UNFIT: "不合格",
}

IN_ORDER = frozenset({MaterialState.ORIGINAL, MaterialState.COPY, MaterialState.WAIVED})
TO_MEND = frozenset({MaterialState.MISSING, MaterialState.UNFIT})

MISSING_REASONS = ("没带", "要先开具", "要先办别的证件")
UNFIT_REASONS = ("已过有效期", "看不清或有破损", "填写不全", "没有签字或盖章", "与身份信息不一致")


@dataclass(frozen=True)
class Mark:
    """One material as the clerk marked it. `basis` names why a paper is waived; `due` when a deferred one is due."""

    code: str
    state: MaterialState = MaterialState.UNSEEN
    copies: int = 0
    pages: int = 0
    note: str = ""
    reason: str = ""
    remedy: str = ""
    basis: str = ""
    due: date | None = None
    seen_at: datetime | None = None


@dataclass(frozen=True)
class Tally:
    """How many materials are in each group."""

    total: int
    in_order: int
    unseen: int
    deferred: int
    missing: int
    unfit: int

    @property
    def to_mend(self) -> int:
        """How many the citizen has to mend before the case can be taken."""
        return self.missing + self.unfit


def tally(marks: tuple[Mark, ...]) -> Tally:
    """Count `marks` by group."""

    def of(*states: MaterialState) -> int:
        return sum(1 for mark in marks if mark.state in states)

    return Tally(
        total=len(marks),
        in_order=of(*IN_ORDER),
        unseen=of(MaterialState.UNSEEN),
        deferred=of(MaterialState.DEFERRED),
        missing=of(MaterialState.MISSING),
        unfit=of(MaterialState.UNFIT),
    )
