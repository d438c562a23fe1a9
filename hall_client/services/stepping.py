"""After acceptance: “记下一步” (承办, 审核, 批准, 办结), supplied deferred papers, delivery, and a look at an ID."""

from dataclasses import dataclass, replace

from hall_client.domain.cases import (
    NEXT_STEP,
    TRANSITIONS,
    Case,
    CaseRefused,
    CaseState,
    Step,
    check_separation,
    next_state,
)
from hall_client.domain.catalogue import Route
from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row, changes
from hall_client.domain.people import Actor, require
from hall_client.domain.visits import Document
from hall_client.services import filing, referring
from hall_client.services.ports import Desk


@dataclass(frozen=True)
class NextStep:
    """What comes next for a case: the journal kind, its word, and the roles that may record it."""

    kind: str
    word: str


def next_step(case: Case) -> NextStep | None:
    """The step that can be recorded next, or None where the case is finished or not yet accepted."""
    kind = _next_kind(case)
    return NextStep(kind, TRANSITIONS[kind].word) if kind else None


def _next_kind(case: Case) -> str | None:
    """A referred case goes up once the town has reviewed it; its own approval is the answer from above."""
    up = case.route == Route.REFERRED and case.state is CaseState.REVIEWED
    return "case.refer" if up else NEXT_STEP.get(case.state)


def record_step(
    desk: Desk,
    actor: Actor,
    case_id: str,
    opinion: str,
    result: str = "",
    result_number: str = "",
    overdue_reason: str = "",
) -> Case:
    """Record the next step of a promised case with the actor's opinion.

    Closing takes the result and its number, and for an overdue case the reason the unit gives in public
    (优化营商环境条例 art. 36). Raises CaseRefused, NotAllowed.
    """
    at = desk.now()
    with desk.store.work() as work:
        case = work.cases.get(case_id)
        kind = _next_kind(case)
        if kind is None or kind == "case.deliver":
            raise CaseRefused("这一件没有可记的下一步。")
        require(actor, kind)
        if kind == "case.refer":
            raise CaseRefused("这一件镇里审完了，下一步是送审：连同材料送上级部门。")
        if not opinion.strip():
            raise CaseRefused(f"{TRANSITIONS[kind].word}要写意见，还没有记下。")
        version = work.reference.version(case.item_code, case.item_version)
        check_separation(kind, actor.number, work.cases.steps(case_id), simple=version.item.simple)
        after = replace(case, state=next_state(kind, case.state), version=case.version + 1)
        if kind == "case.close":
            late = case.promised_due is not None and local_date(at) > case.promised_due
            if late and not overdue_reason.strip():
                raise CaseRefused("这一件已经超期，办结前要写超期说明。还没有记下。")
            if not result.strip():
                raise CaseRefused("办结要写结果，还没有记下。")
            after = replace(after, closed_at=at, result=result.strip(), result_number=result_number.strip())
        step = Step(desk.new_id(), case_id, kind, at, actor.number, actor.name, opinion.strip())
        rows = {"case": {case_id: changes(case, after)}, "case_step": {step.id: as_row(step)}}
        facts = {"number": case.number, "opinion": opinion.strip(), "overdue_reason": overdue_reason.strip()}
        work.append(NewEntry(kind, case_id, actor.number, at, rows, facts, based_on=case.version))
        if kind == "case.close":
            hall = work.reference.hall(local_date(at))
            referring.result_ready(desk, work, actor, hall, after, after.result, at)
    return after


def fulfil(desk: Desk, actor: Actor, case_id: str, code: str) -> Case:
    """A deferred material was handed in. When it was the last one the supply term ends. Raises CaseRefused."""
    require(actor, "case.fulfil")
    at = desk.now()
    with desk.store.work() as work:
        case = work.cases.get(case_id)
        next_state("case.fulfil", case.state)
        materials = work.cases.materials(case_id)
        deferred = [m for m in materials if m.state == "deferred"]
        if code not in {m.code for m in deferred}:
            raise CaseRefused("这份材料不是容缺的，不用补。")
        last = len(deferred) == 1
        after = replace(case, version=case.version + 1, deferral_due=None if last else case.deferral_due)
        rows = {
            "case": {case_id: changes(case, after)},
            "case_material": {
                f"{case_id}/{code}": {"state": "original", "copies": 1, "pages": 1, "kept": True}
            },
        }
        facts = {"number": case.number, "material": code}
        work.append(NewEntry("case.fulfil", case_id, actor.number, at, rows, facts, based_on=case.version))
    return after


def deliver(
    desk: Desk, actor: Actor, case_id: str, way: str, receiver: str, relation: str, tracking: str = ""
) -> Document:
    """Hand the result over; C9 is saved with it. Raises CaseRefused before the case is closed."""
    require(actor, "case.deliver")
    at = desk.now()
    with desk.store.work() as work:
        case = work.cases.get(case_id)
        after = replace(
            case, state=next_state("case.deliver", case.state), version=case.version + 1, delivered_at=at
        )
        hall = work.reference.hall(local_date(at))
        decision = {"way": way, "relation": relation, "server": actor.name, "tracking": tracking}
        materials = work.cases.materials(case_id)
        document, _ = filing.make(desk, work, actor, hall, after, materials, "delivery", decision, at)
        step = Step(
            desk.new_id(), case_id, "case.deliver", at, actor.number, actor.name, f"{way}，{receiver}"
        )
        rows = {
            "case": {case_id: changes(case, after)},
            "case_step": {step.id: as_row(step)},
            "document": {document.id: as_row(document)},
        }
        facts = {"number": case.number, "way": way, "receiver": receiver, "relation": relation}
        work.append(NewEntry("case.deliver", case_id, actor.number, at, rows, facts, based_on=case.version))
    return document


def unmask(desk: Desk, actor: Actor, case_id: str, reason: str) -> str:
    """The full ID number of an applicant (Alt+V). Looking is itself an entry. Raises NotAllowed, CaseRefused."""
    require(actor, "case.unmask")
    if not reason.strip():
        raise CaseRefused("要写一句为什么看，会留下记录。")
    at = desk.now()
    with desk.store.work() as work:
        case = work.cases.get(case_id)
        after = replace(case, version=case.version + 1)
        facts = {"number": case.number, "reason": reason.strip()}
        rows = {"case": {case_id: changes(case, after)}}
        work.append(NewEntry("case.unmask", case_id, actor.number, at, rows, facts, based_on=case.version))
    return case.applicant_id
