"""The catalogue (事项目录): what an item is, its situations, materials, limits and rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

Answers = Mapping[str, str]
"""Question code to the code of the chosen option."""


class Labelled(StrEnum):
    """A code word that knows its Chinese word: ``NAME = "code", "中文"``."""

    label: str

    def __new__(cls, code: str, label: str = "") -> "Labelled":
        """Keep the code as the value and the word beside it."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class Kind(Labelled):
    """Sets the clock (architecture §8.4)."""

    ON_THE_SPOT = "on_the_spot", "即办件"
    PROMISED = "promised", "承诺件"


class Route(Labelled):
    """Who works on the case after it is accepted."""

    OWN = "own", "本级办理"
    JOINT = "joint", "联办件"
    REFERRED = "referred", "上报件"


class EntryMode(Labelled):
    """How the department is present in the hall (R-42); ``information`` items open no case."""

    WHOLE = "whole", "整体入驻"
    ITEM = "item", "事项入驻"
    INFORMATION = "information", "信息入驻"


class Origin(Labelled):
    """Where the power to handle the item comes from (R-12)."""

    STATUTORY = "statutory", "法定权力"
    DEVOLVED = "devolved", "下放"
    ENTRUSTED = "entrusted", "上级委托"
    SERVICE = "service", "公共服务"
    VILLAGE = "village", "村级自治服务"


class Applicant(Labelled):
    """Who may apply."""

    NATURAL = "natural", "自然人"
    ORGANISATION = "organisation", "法人和组织"
    HOUSEHOLD = "household", "户"


class Form(Labelled):
    """In what form a material is shown or handed in (domain part F)."""

    ORIGINAL = "original", "原件"
    COPY = "copy", "复印件"
    ORIGINAL_AND_COPY = "original_and_copy", "验原件、留复印件"
    PRINTED_FORM = "printed_form", "表格"
    PROMISE = "promise", "承诺书"
    PHOTO = "photo", "照片"
    VILLAGE_PAPER = "village_paper", "村集体材料"
    SYSTEM_CHECK = "system_check", "系统核验"


class Source(Labelled):
    """Where the citizen gets a material."""

    SELF = "self", "申请人自备"
    GOVERNMENT = "government", "政府部门核发"
    VILLAGE = "village", "村（居）委会出具"
    WINDOW = "window", "窗口提供"
    SYSTEM = "system", "系统核验"
    THIRD_PARTY = "third_party", "第三方机构出具"


class RuleOutcome(Labelled):
    """What a situation does to the case beyond its materials."""

    NOT_REQUIRED = "not_required", "不需办理"
    REFUSE = "refuse", "不予受理"
    ON_THE_SPOT = "on_the_spot", "当场办结"
    PROMISED = "promised", "按承诺件办"
    BEFORE_APPROVAL = "before_approval", "批准前要办好"
    WARN = "warn", "提醒"


class Fact(Labelled):
    """A fact that answers an option before the clerk asks; the word beside it says where it came from."""

    NO_AGENT = "no_agent", "读卡带出"
    HAS_AGENT = "has_agent", "读卡带出"
    AGENT_RELATIVE = "agent_relative", "读卡带出"
    AGENT_VILLAGE = "agent_village", "读卡带出"
    UNDER_16 = "age<16", "读卡带出"
    UNDER_18 = "age<18", "读卡带出"
    ADULT = "age>=18", "读卡带出"
    AGE_60 = "age>=60", "读卡带出"
    AGE_60_79 = "age60-79", "读卡带出"
    AGE_80 = "age>=80", "读卡带出"
    AGE_80_89 = "age80-89", "读卡带出"
    AGE_90_99 = "age90-99", "读卡带出"
    AGE_100 = "age>=100", "读卡带出"
    LOCAL = "local", "读卡带出"
    OUTSIDE = "outside", "读卡带出"
    FIRST_TIME = "first_time", "没有往来"
    RETURNING = "returning", "往来带出"


@dataclass(frozen=True)
class Clause:
    """One question answered by any of these options."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Condition:
    """Holds when all clauses of at least one group hold."""

    any_of: tuple[tuple[Clause, ...], ...]

    def holds(self, answers: Answers) -> bool:
        """Whether these answers meet the condition; an unanswered question meets nothing."""
        return any(all(answers.get(c.question) in c.options for c in group) for group in self.any_of)

    def clauses(self) -> Iterator[Clause]:
        """Every clause of every group."""
        for group in self.any_of:
            yield from group


@dataclass(frozen=True)
class Option:
    """One answer; ``fact`` is what must be true of the person to choose it beforehand."""

    code: str
    label: str
    fact: Fact | None = None


@dataclass(frozen=True)
class Situation:
    """A question whose answer decides materials; ``shown_when`` looks at earlier questions only."""

    code: str
    question: str
    options: tuple[Option, ...]
    shown_when: Condition | None = None

    def option(self, code: str | None) -> Option | None:
        """The option with this code, or None."""
        return next((o for o in self.options if o.code == code), None)


@dataclass(frozen=True)
class Material:
    """One paper or proof; ``remedy`` is the sentence the notice prints when it is missing.

    ``copies`` counts what the window keeps (0: looked at and given back). ``defer_days`` are working days and
    never exceed the promised limit (L-27). ``waive_basis`` is the basis offered for 免交 (L-23).
    """

    code: str
    name: str
    requirement: str
    form: Form
    copies: int
    source: Source
    remedy: str
    source_note: str = ""
    keeps_original: bool = False
    necessary: bool = True
    deferrable: bool = False
    defer_days: int | None = None
    waivable: bool = False
    waive_basis: str = ""
    points: tuple[str, ...] = ()
    unfit_reasons: tuple[str, ...] = ()
    blank_form: bool = False
    condition: Condition | None = None


@dataclass(frozen=True)
class Limit:
    """Days to finish in: working days, or natural days (日). ``days`` 0 is on the spot, None is not set."""

    days: int | None
    natural: bool = False
    note: str = ""

    def words(self) -> str:
        """As printed: 当场, 7 个工作日, 15 日, 未定."""
        if self.days is None:
            return self.note or "未定"
        if self.days == 0:
            return "当场"
        return f"{self.days} 日" if self.natural else f"{self.days} 个工作日"


@dataclass(frozen=True)
class Rule:
    """What follows from a situation besides materials; ``limit`` replaces the promised limit."""

    condition: Condition
    outcome: RuleOutcome
    text: str
    where: str = ""
    basis: str = ""
    limit: Limit | None = None


@dataclass(frozen=True)
class Eligibility:
    """Whom the item is for, as far as a card can tell. A mismatch warns and never blocks."""

    min_age: int | None = None
    max_age: int | None = None
    local_household: bool = False
    text: str = ""


@dataclass(frozen=True)
class Item:
    """One thing a citizen can have done.

    ``fee`` is in fen. ``steps`` are what the citizen does (办理流程), ``power_steps`` what the unit does
    (权力运行流程), ``uncounted_steps`` what does not count toward the limit (L-11).
    ``sample_fields`` names the fields whose value the project chose and the town must confirm (shown 示例).
    ``frequency_rank`` 1 is the most frequent, 0 is not ranked. A ``guidance_only`` item opens no case.
    """

    code: str
    name: str
    department: str
    power: str
    kind: Kind = Kind.PROMISED
    route: Route = Route.OWN
    entry_mode: EntryMode = EntryMode.ITEM
    origin: Origin = Origin.SERVICE
    synonyms: tuple[str, ...] = ()
    applicants: tuple[Applicant, ...] = (Applicant.NATURAL,)
    fee: int = 0
    fee_note: str = ""
    fee_basis: str = ""
    basis: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    result: str = ""
    steps: tuple[str, ...] = ()
    power_steps: tuple[str, ...] = ()
    uncounted_steps: tuple[str, ...] = ()
    place: str = ""
    online_entry: str = ""
    legal_limit: Limit = Limit(None)
    promised_limit: Limit = Limit(None)
    standard_minutes: int = 15
    may_be_proxied: bool = True
    village_is_receiver: bool = False
    simple: bool = False
    formal_review: bool = False
    licence: bool = False
    supplement_days: int = 15
    series: str = "A"
    primary_role: str = ""
    deputy_role: str = ""
    retention: str = "10年"
    situations: tuple[Situation, ...] = ()
    materials: tuple[Material, ...] = ()
    no_materials: bool = False
    rules: tuple[Rule, ...] = ()
    eligibility: Eligibility = Eligibility()
    guidance_only: bool = False
    sample_fields: tuple[str, ...] = ()
    frequency_rank: int = 0
    published_code: str = ""


@dataclass(frozen=True)
class Version:
    """An item as it stands from a day on; a case keeps the number it was accepted under (R-32)."""

    item: Item
    number: int
    effective_from: date
    published_at: datetime
