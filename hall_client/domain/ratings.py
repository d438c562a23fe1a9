"""好差评: five grades, given only by the citizen, one for each service."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum


class Grade(IntEnum):
    """The five grades in their fixed order; the last two are 差评 (国办发〔2019〕51号)."""

    VERY_GOOD = 5
    GOOD = 4
    FAIR = 3
    BAD = 2
    VERY_BAD = 1


GRADE_WORDS = {
    Grade.VERY_GOOD: "非常满意",
    Grade.GOOD: "满意",
    Grade.FAIR: "基本满意",
    Grade.BAD: "不满意",
    Grade.VERY_BAD: "非常不满意",
}
BAD_REASONS = ("服务效率", "服务水平", "服务态度", "材料要求", "其他")


@dataclass(frozen=True)
class Opinion:
    """What the citizen said of one service. `contact` is None until they say whether we may call."""

    grade: Grade
    reasons: tuple[str, ...] = ()
    contact: bool | None = None

    @property
    def bad(self) -> bool:
        """Whether this is a 差评."""
        return self.grade <= Grade.BAD


@dataclass(frozen=True)
class SealedRating:
    """That one service was rated, by whatever way; how, only a supervisor's password opens."""

    id: str
    service_id: str
    at: datetime
    source: str
    sealed: str


@dataclass(frozen=True)
class RatingKey:
    """The secret that opens ratings sealed under `public`, wrapped in the password of one supervisor."""

    id: str
    person: str
    public: str
    wrapped: str


@dataclass(frozen=True)
class Rating:
    """A rating of a hall that has no key yet: the grade stands in the clear, as the first program kept it."""

    id: str
    service_id: str
    grade: Grade
    at: datetime
    source: str = "screen"
    reasons: tuple[str, ...] = ()
    contact: bool | None = None


@dataclass(frozen=True)
class Invitation:
    """What the rating screen shows: never a name, never a number of the citizen but their covered phone (ux 12)."""

    service_id: str
    matter: str
    window: int
    clerk_number: str
    waited_minutes: int
    served_minutes: int
    phone: str = ""


def satisfied(grades: tuple[int, ...]) -> int:
    """How many of the five counts are 满意 (非常满意 + 满意 + 基本满意); unrated is never satisfied (M-03).

    `grades` are the five counts, best first.
    """
    return sum(grades[:3])
