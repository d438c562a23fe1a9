"""The draft at the window: everything typed and marked before a paper is printed. A draft is not history."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

import msgspec

from hall_client.domain.attachments import Attachment
from hall_client.domain.catalogue import Form, Item, Kind, Limit, Material
from hall_client.domain.materials import IN_ORDER, MISSING_REASONS, Mark, MaterialState
from hall_client.domain.records import convert
from hall_client.domain.situations import handling, open_questions, required_materials, settled


@dataclass(frozen=True)
class Party:
    """A person or organisation at the window. `source` says where it came from: typed, card, history or scan."""

    name: str = ""
    id_type: str = "resident"
    id_number: str = ""
    phone: str = ""
    address: str = ""
    kind: str = "natural"
    no_id_reason: str = ""
    source: str = "typed"


@dataclass(frozen=True)
class Draft:
    """One case as it is being filled in. `case_id` names the earlier case it continues, else is empty.

    `number` is allocated with the item and kept. `told` are the material codes of the first written notice.
    `decision` holds the fields of the chosen outcome (reason, where, basis, result, result_number, keep_paper,
    days …) and `outcome` its word, empty while nothing is chosen.
    """

    id: str
    window: int
    clerk: str
    opened_at: datetime
    business_date: date
    service_id: str = ""
    ticket_label: str = ""
    applicant: Party = field(default_factory=Party)
    agent: Party | None = None
    relation: str = ""
    item_code: str = ""
    item_version: int = 0
    answers: Mapping[str, str] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    number: str = ""
    case_id: str = ""
    case_version: int = 0
    case_state: str = ""
    told: tuple[str, ...] = ()
    proxied: str = ""
    """The state of its proxy, where a village took up again what it had taken on for a villager."""
    unsuited_reason: str = ""
    corrected: tuple[tuple[str, str], ...] = ()
    """当场更正: (material code, what was wrong) of papers that were unfit and were put right at the window."""
    outcome: str = ""
    decision: Mapping[str, str] = field(default_factory=dict)
    parked: bool = False
    attachments: tuple[Attachment, ...] = ()
    """Scans of its papers, those of the earlier case among them; they are recorded with the outcome."""

    @property
    def future_case(self) -> str:
        """The id of the case it continues, or will become."""
        return self.case_id or f"case-{self.id}"

    def mark(self, code: str) -> Mark:
        """How material `code` is marked; unseen when it is not yet in the list."""
        return next((mark for mark in self.marks if mark.code == code), Mark(code))


def as_body(draft: Draft) -> dict[str, Any]:
    """A draft as JSON values."""
    body: dict[str, Any] = msgspec.to_builtins(draft)
    return body


def from_body(body: Mapping[str, Any]) -> Draft:
    """The draft behind JSON values; fields it lacks take their defaults. Raises msgspec.ValidationError."""
    return convert(body, Draft)


def with_item(draft: Draft, item: Item, version: int, answers: Mapping[str, str]) -> Draft:
    """`draft` for `item`, with the answers already known. Marks are made anew for the new list."""
    chosen = replace(
        draft, item_code=item.code, item_version=version, answers={}, marks=(), outcome="", decision={}
    )
    return with_answers(chosen, item, answers)


def with_answers(draft: Draft, item: Item, answers: Mapping[str, str]) -> Draft:
    """`draft` with `answers`: the list of materials follows, and what was marked stays marked."""
    kept = dict(settled(item, answers))
    marks = tuple(draft.mark(material.code) for material in required_materials(item, kept))
    return replace(draft, answers=kept, marks=marks, outcome="", decision={})


def with_mark(draft: Draft, mark: Mark) -> Draft:
    """`draft` with one material marked. A chosen outcome is dropped: it may no longer be lawful.

    A paper that was unfit for a stated reason and is in order now was put right on the spot (行政许可法
    art. 32(1)(3)): that is remembered, to be journalled with the outcome.
    """
    before = draft.mark(mark.code)
    corrected = draft.corrected
    if before.state is MaterialState.UNFIT and before.reason and mark.state in IN_ORDER:
        corrected = (*corrected, (mark.code, before.reason))
    marks = tuple(mark if each.code == mark.code else each for each in draft.marks)
    return replace(draft, marks=marks, corrected=corrected, outcome="", decision={})


def marked(
    material: Material, state: MaterialState, at: datetime, *, reason: str = "", due: date | None = None
) -> Mark:
    """A fresh mark for `material`: copies, remedy and basis as the catalogue has them; 缺 is 没带 unless said."""
    taken = state in (MaterialState.ORIGINAL, MaterialState.COPY) and (
        state is MaterialState.COPY or keeps_paper(material)
    )
    copies = max(material.copies, 1) if taken else 0
    mend = state in (MaterialState.MISSING, MaterialState.UNFIT, MaterialState.DEFERRED)
    return Mark(
        code=material.code,
        state=state,
        copies=copies,
        pages=copies,
        reason=reason or (MISSING_REASONS[0] if state is MaterialState.MISSING else ""),
        remedy=material.remedy if mend else "",
        basis=material.waive_basis if state is MaterialState.WAIVED else "",
        due=due,
        seen_at=None if state is MaterialState.UNSEEN else at,
    )


def keeps_paper(material: Material) -> bool:
    """Whether the window keeps paper when the original is there: a form, promise, photo, or a copy made of it."""
    kept = (
        Form.PRINTED_FORM,
        Form.PROMISE,
        Form.PHOTO,
        Form.VILLAGE_PAPER,
        Form.ORIGINAL_AND_COPY,
        Form.COPY,
    )
    return material.keeps_original or material.copies > 0 or material.form in kept


def unanswered(draft: Draft, item: Item) -> int:
    """How many questions still wait for an answer."""
    return len(open_questions(item, draft.answers))


def clock(draft: Draft, item: Item) -> tuple[Kind, Limit]:
    """Kind and promised limit that the answers lead to."""
    return handling(item, draft.answers)


def is_empty(draft: Draft) -> bool:
    """Whether nothing worth keeping has been typed or read."""
    return not (draft.applicant.name or draft.applicant.id_number or draft.item_code or draft.case_id)
