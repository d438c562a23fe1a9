"""What a chosen outcome makes of a draft: the case as it will stand, its materials, its steps and its papers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from hall_client.domain import deadlines
from hall_client.domain.cases import OUTCOME_KINDS, Case, CaseMaterial, CaseState, Outcome, Step, next_state
from hall_client.domain.catalogue import Answers, Item, Limit, Version
from hall_client.domain.drafts import Draft, clock
from hall_client.domain.entries import as_row
from hall_client.domain.materials import IN_ORDER, Mark, MaterialState
from hall_client.domain.outcomes import keeps_paper_here, settled_outcome
from hall_client.domain.people import Actor
from hall_client.domain.search import initials
from hall_client.domain.situations import handling, required_materials
from hall_client.domain.working_days import Calendar, Due

PAPERS: Mapping[Outcome, tuple[str, ...]] = {
    Outcome.ON_THE_SPOT: ("completion",),
    Outcome.ACCEPTED: ("acceptance",),
    Outcome.ACCEPTED_DEFERRED: ("acceptance", "deferral"),
    Outcome.RECEIVED: ("receipt",),
    Outcome.NOTICED: ("notice",),
    Outcome.SUPPLEMENT: ("receipt", "supplement"),
    Outcome.REFUSED: ("refusal",),
    Outcome.NOT_REQUIRED: ("not_required",),
    Outcome.WITHDRAWN: ("withdrawal",),
    Outcome.DEEMED_WITHDRAWN: ("withdrawal",),
    Outcome.DEEMED_ACCEPTED: ("deemed_acceptance",),
    Outcome.ENTRUSTED: ("mandate", "proxy_receipt"),
}
"""The papers every outcome prints."""

CONVERTED = Limit(3)
"""转承诺件: an on-the-spot item that cannot be finished at once is accepted with this promise (domain D.3)."""

_MERGED = (
    "case.receive",
    "case.accept",
    "case.handle",
    "case.review",
    "case.approve",
    "case.close",
    "case.deliver",
)


@dataclass(frozen=True)
class Ids:
    """Names made before the act, so that preview and act agree. `query_code` has six digits."""

    case_id: str
    step_id: str
    query_code: str


@dataclass(frozen=True)
class Decided:
    """An outcome worked out, ready to be drawn and to be recorded. `kind` is empty where the case takes no step."""

    outcome: Outcome
    kind: str
    case: Case
    materials: tuple[CaseMaterial, ...]
    steps: tuple[Step, ...]
    papers: tuple[str, ...]
    added: tuple[str, ...]
    """Material codes named in this notice that the first one did not name (R-04)."""


def resolve(
    draft: Draft,
    version: Version,
    before: Case | None,
    actor: Actor,
    calendar: Calendar,
    closing: time,
    ids: Ids,
    at: datetime,
) -> Decided:
    """The case that `draft` becomes with its chosen outcome at `at`. Pure; raises CaseRefused out of order."""
    outcome = settled_outcome(draft, version.item)
    kind = OUTCOME_KINDS[outcome]
    state = next_state(kind, before.state if before else CaseState.NONE)
    case = _base(draft, version, before, actor, ids, at)
    case = replace(case, state=state, outcome=outcome, version=(before.version if before else 0) + 1)
    case = replace(case, reason=draft.decision.get("reason", case.reason))
    case = _clocked(case, outcome, draft, version.item, calendar, closing, at)
    asked = tuple(m.code for m in draft.marks if m.state in (MaterialState.MISSING, MaterialState.UNFIT))
    told = outcome in (Outcome.NOTICED, Outcome.SUPPLEMENT)
    added = tuple(code for code in asked if told and case.told and code not in case.told)
    if told:
        case = replace(case, told=tuple(dict.fromkeys((*case.told, *asked))))
    materials = _materials(case, draft, version.item)
    steps = _steps(case, outcome, kind, draft, actor, ids, at)
    return Decided(outcome, kind, case, materials, steps, PAPERS[outcome], added)


def taken_up_again(draft: Draft, version: Version, case: Case) -> Decided:
    """A village brings more papers for a case whose own steps the town takes: only what lies with it changes."""
    materials = _materials(case, draft, version.item)
    return Decided(Outcome.ENTRUSTED, "", case, materials, (), ("proxy_receipt",), ())


def _base(draft: Draft, version: Version, before: Case | None, actor: Actor, ids: Ids, at: datetime) -> Case:
    item, who = version.item, draft.applicant
    kind, _ = clock(draft, item)
    fresh = before or Case(
        id=ids.case_id,
        number=draft.number,
        query_code=ids.query_code,
        item_code=item.code,
        item_version=version.number,
        item_name=item.name,
        kind=kind.value,
        route=item.route.value,
        department=item.department,
        state=CaseState.NONE,
        outcome=Outcome.RECEIVED,
        version=0,
        window=draft.window,
        clerk=actor.number,
        clerk_name=actor.name,
        first_contact=actor.number,
        service_id=draft.service_id,
        business_date=draft.business_date,
        opened_at=draft.opened_at,
    )
    return replace(
        fresh,
        kind=kind.value,
        window=draft.window,
        clerk=actor.number,
        clerk_name=actor.name,
        service_id=draft.service_id,
        applicant_kind=who.kind,
        applicant_name=who.name,
        applicant_initials=initials(who.name),
        applicant_id_type=who.id_type,
        applicant_id=who.id_number,
        applicant_phone=who.phone,
        applicant_address=who.address,
        agent={**as_row(draft.agent), "relation": draft.relation} if draft.agent else {},
        answers=dict(draft.answers),
        remark=draft.unsuited_reason,
    )


def _clocked(
    case: Case, outcome: Outcome, draft: Draft, item: Item, calendar: Calendar, closing: time, at: datetime
) -> Case:
    day = deadlines.local_date(at)
    if outcome is Outcome.ON_THE_SPOT:
        done = {"received_at": case.received_at or at, "accepted_at": at, "closed_at": at, "delivered_at": at}
        result = draft.decision.get("result", "") or item.result
        number = draft.decision.get("result_number", "")
        return replace(case, **done, result=result, result_number=number)  # type: ignore[arg-type]
    if outcome in (Outcome.RECEIVED, Outcome.SUPPLEMENT):
        # Supplements are a 收件 of their own (domain D.2): the five days to answer begin with them.
        received = at if outcome is Outcome.RECEIVED else case.received_at or at
        due = deadlines.deemed_acceptance_due(deadlines.duty_date(received, closing), calendar)
        case = replace(case, received_at=received, decide_due=due.date, provisional=due.provisional)
        case = replace(case, supplement_due=None, calendar=calendar.version)
    if outcome is Outcome.SUPPLEMENT:
        supply = deadlines.due_date(day, deadlines.Limit(item.supplement_days), calendar)
        return replace(case, supplement_due=supply.date, decide_due=None)
    if outcome in (Outcome.ACCEPTED, Outcome.ACCEPTED_DEFERRED):
        return accepted(case, item, promise(item, draft.answers), _latest(draft.marks), calendar, closing, at)
    if outcome in (Outcome.REFUSED, Outcome.NOT_REQUIRED, Outcome.WITHDRAWN):
        return replace(case, closed_at=at, decide_due=None, supplement_due=None)
    return case


def accepted(
    case: Case,
    item: Item,
    promised: Limit,
    deferral: date | None,
    calendar: Calendar,
    closing: time,
    at: datetime,
    start: date | None = None,
) -> Case:
    """`case` accepted at `at` with its stored due dates (domain D.2, D.7).

    The accept date is the day the papers were complete; `start` gives another one (视为受理: the day received).
    """
    begin = start or deadlines.duty_date(at, closing)
    legal, promise = _due(begin, item.legal_limit, calendar), _due(begin, promised, calendar)
    return replace(
        case,
        received_at=case.received_at or at,
        accepted_at=at,
        legal_due=legal.date if legal else None,
        promised_due=promise.date if promise else None,
        provisional=any(due.provisional for due in (legal, promise) if due),
        calendar=calendar.version,
        deferral_due=deferral,
        decide_due=None,
        supplement_due=None,
    )


def promise(item: Item, answers: Answers) -> Limit:
    """The limit promised on acceptance: the item's, or three working days for one meant to be done on the spot."""
    limit = handling(item, answers)[1]
    return limit if limit.days else CONVERTED


def _due(start: date, limit: Limit, calendar: Calendar) -> Due | None:
    if not limit.days:
        return None
    unit = deadlines.DayUnit.NATURAL if limit.natural else deadlines.DayUnit.WORKING
    return deadlines.due_date(start, deadlines.Limit(limit.days, unit), calendar)


def _latest(marks: tuple[Mark, ...]) -> date | None:
    dates = [mark.due for mark in marks if mark.state is MaterialState.DEFERRED and mark.due]
    return max(dates) if dates else None


def deferral_day(item: Item, days: int | None, start: date, calendar: Calendar) -> date:
    """The last day to hand in a deferred material: its own term, never longer than the promised limit (L-27)."""
    longest = item.promised_limit.days or 5
    return deadlines.due_date(start, deadlines.Limit(min(days or 5, longest)), calendar).date


def _materials(case: Case, draft: Draft, item: Item) -> tuple[CaseMaterial, ...]:
    takes = case.outcome is not Outcome.NOTICED or keeps_paper_here(draft)
    found = []
    for position, material in enumerate(required_materials(item, draft.answers), 1):
        mark = draft.mark(material.code)
        here = mark.state in IN_ORDER and mark.state is not MaterialState.WAIVED
        kept = takes and here and mark.copies > 0
        found.append(
            CaseMaterial(
                case_id=case.id,
                code=material.code,
                position=position,
                name=material.name,
                requirement=material.requirement,
                state=mark.state.value,
                copies=mark.copies,
                pages=mark.pages,
                kept=kept,
                note=mark.note,
                reason=mark.reason,
                remedy=mark.remedy,
                basis=mark.basis,
                seen_at=mark.seen_at,
                due=mark.due,
            )
        )
    return tuple(found)


def _steps(
    case: Case, outcome: Outcome, kind: str, draft: Draft, actor: Actor, ids: Ids, at: datetime
) -> tuple[Step, ...]:
    opinion = draft.decision.get("reason", "")
    if outcome is not Outcome.ON_THE_SPOT:
        written = "case.accept" if kind == "case.accept_deferred" else kind
        return (Step(f"{ids.step_id}-0", case.id, written, at, actor.number, actor.name, opinion),)
    return tuple(
        Step(f"{ids.step_id}-{n}", case.id, each, at, actor.number, actor.name, "即办合并", merged=True)
        for n, each in enumerate(_MERGED)
    )
