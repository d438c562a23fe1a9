"""The town's acts: results that can be fetched, papers turned back, and 上报 to a superior department."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from hall_client.domain import deadlines
from hall_client.domain.cases import Case, CaseRefused, Step, next_state
from hall_client.domain.catalogue import Route
from hall_client.domain.custody import RESULT, Passing, Sheet, at_unit, on_the_way, passed, taken
from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row, changes
from hall_client.domain.hall import Hall
from hall_client.domain.manifests import Direction, Handover, line_of
from hall_client.domain.people import Actor, require
from hall_client.domain.proxies import (
    Proxy,
    ProxyRefused,
    ProxyState,
    Referral,
)
from hall_client.services import filing, handing_over, proxying
from hall_client.services.handing_over import Bag
from hall_client.services.ports import Desk, Work

SUPERIOR_DAYS = 20
"""Working days a lower level's opinion and papers may take above (行政许可法 art. 43), the second clock of D.6."""


@dataclass(frozen=True)
class Opinion:
    """镇级审查意见 (C16): whether the papers are complete, whether the matter is lawful, what the visit showed."""

    complete: str
    lawful: str
    inspection: str = ""

    @property
    def words(self) -> str:
        """All of it as one text."""
        parts = (("齐全性", self.complete), ("合规性", self.lawful), ("勘查、公示", self.inspection))
        return "；".join(f"{name}：{text.strip()}" for name, text in parts if text.strip())


def result_ready(
    desk: Desk, work: Work, actor: Actor, hall: Hall, case: Case, name: str, at: datetime
) -> None:
    """A proxied case was decided: its result lies at the town and can be fetched. Nothing for a case that is none."""
    proxy = work.proxies.found(case.id)
    if proxy is None or hall.is_village or proxy.state not in (ProxyState.RECEIVED, ProxyState.REFERRED):
        return
    rows: dict[str, Any] = {}
    if not any(sheet.form == "result" for sheet in work.proxies.sheets([case.id])):
        rows = result_rows(desk, case, name, at_unit(hall.station), hall.name, actor, at)
    facts = {"number": case.number, "result": name}
    proxying.step(work, actor, "proxy.ready", case.id, at, rows, facts, ready_at=at)


def result_rows(
    desk: Desk, case: Case, name: str, place: str, giver: str, actor: Actor, at: datetime
) -> dict[str, Any]:
    """The result as a sheet of its own, from whoever issued it."""
    made = Sheet(case.id, RESULT, 1, name or "办理结果", "result", 1, f"issued/{giver}", at, "")
    passing = Passing(place, at, giver, actor.number, holder=actor.number)
    sheets, hops = passed([made], passing, {made.id: desk.new_id()})
    return {"sheet": {made.id: as_row(sheets[0])}, "hop": {hops[0].id: as_row(hops[0])}}


def turn_back(desk: Desk, actor: Actor, case_id: str, reason: str) -> Proxy:
    """镇退回: the case goes back to its village with the reason; its papers go with the next bag down."""
    if not reason.strip():
        raise ProxyRefused("退回要写原因，村里照着补。还没有退。")
    with desk.store.work() as work:
        facts = {"reason": reason.strip()}
        return proxying.step(
            work, actor, "proxy.turn_back", case_id, desk.now(), facts=facts, reason=reason.strip()
        )


def refer(
    desk: Desk,
    actor: Actor,
    case_ids: Sequence[str],
    department: str,
    opinion: Opinion,
    approver: str,
    bag: Bag,
) -> Handover:
    """送审: cases go to a superior department with C16 and one manifest (R-03, L-06).

    Raises CaseRefused for a case that is no referred one or whose papers are not all in the town.
    """
    require(actor, "case.refer")
    if not department.strip() or not (opinion.complete.strip() and opinion.lawful.strip()):
        raise CaseRefused("送审要写送达部门、齐全性和合规性意见，还没有送。")
    at = desk.now()
    with desk.store.work() as work:
        hall = work.reference.hall(local_date(at))
        loads = [_load(work, hall, case_id, at, actor) for case_id in case_ids]
        lines = tuple(
            line_of(case.id, case.number, case.applicant_name, case.item_name, sheets)
            for case, sheets, _ in loads
        )
        manifest = handing_over.begun(
            work, hall, actor, bag, Direction.SUPERIOR, "", department.strip(), lines, at
        )
        for case, sheets, fresh in loads:
            _refer_one(desk, work, hall, actor, case, sheets, fresh, manifest, opinion, approver, at)
    return manifest


def _load(
    work: Work, hall: Hall, case_id: str, at: datetime, actor: Actor
) -> tuple[Case, tuple[Sheet, ...], bool]:
    """A case with the sheets that go up; a case from the counter gets its sheets now, and `fresh` says so."""
    case = work.cases.get(case_id)
    if case.route != Route.REFERRED:
        raise CaseRefused(f"{case.applicant_name}的{case.item_name}不是上报件，不用送审。")
    known = work.proxies.sheets([case_id])
    if not known:
        made = taken(case_id, work.cases.materials(case_id), at_unit(hall.station), at, actor.number)
        return case, made, True
    away = [s for s in known if s.form != "result" and s.place != at_unit(hall.station)]
    if away:
        names = "、".join(s.label for s in away)
        raise CaseRefused(f"{case.applicant_name}的{names}不在镇里，材料齐了才能送审。")
    return case, tuple(s for s in known if s.form != "result"), False


def _refer_one(
    desk: Desk,
    work: Work,
    hall: Hall,
    actor: Actor,
    case: Case,
    sheets: tuple[Sheet, ...],
    fresh: bool,
    manifest: Handover,
    opinion: Opinion,
    approver: str,
    at: datetime,
) -> None:
    rows = proxying.first_hops(desk, sheets, case.applicant_name, actor.number, at) if fresh else {}
    gone = proxying.moved_rows(
        desk, sheets, Passing(on_the_way(manifest.id), at, actor.number, manifest.carrier, manifest.id)
    )
    referral = Referral(
        id=desk.new_id(),
        case_id=case.id,
        department=manifest.to_name,
        sent_at=at,
        opinion=opinion.words,
        reviewer=actor.name,
        approver=approver.strip(),
        pages=sum(sheet.pages for sheet in sheets),
        due=_superior_due(work, hall, at),
        manifest=manifest.id,
    )
    rows = joined(rows, gone, {"referral": {referral.id: as_row(referral)}})
    decision = {
        "department": manifest.to_name,
        "complete": opinion.complete,
        "lawful": opinion.lawful,
        "inspection": opinion.inspection,
        "reviewer": actor.name,
        "approver": approver.strip(),
        "pages": str(referral.pages),
        "manifest": manifest.id,
        "due": referral.due.isoformat() if referral.due else "",
        "remaining": _remaining(work, case, at),
    }
    materials = work.cases.materials(case.id)
    document, _ = filing.make(desk, work, actor, hall, case, materials, "referral", decision, at)
    rows["document"] = {document.id: as_row(document)}
    facts = {"department": manifest.to_name, "manifest": manifest.id}
    case_step(desk, work, actor, case, "case.refer", opinion.words, at, rows, facts)
    if work.proxies.found(case.id) is not None:
        proxying.step(work, actor, "proxy.refer", case.id, at, facts=facts)


def _remaining(work: Work, case: Case, at: datetime) -> str:
    """The working days left of the town's promise, as C16 tells them; empty without a promise."""
    if case.promised_due is None:
        return ""
    return str(work.reference.calendar().working_days_between(local_date(at), case.promised_due))


def _superior_due(work: Work, hall: Hall, at: datetime) -> date:
    start = deadlines.duty_date(at, hall.closes)
    return deadlines.due_date(start, deadlines.Limit(SUPERIOR_DAYS), work.reference.calendar()).date


def joined(*parts: dict[str, Any]) -> dict[str, Any]:
    """Rows of several makers in one; a later one's fields win."""
    found: dict[str, Any] = {}
    for rows in parts:
        for table, changed in rows.items():
            for key, fields in changed.items():
                found.setdefault(table, {})[key] = {**found.get(table, {}).get(key, {}), **fields}
    return found


def case_step(
    desk: Desk,
    work: Work,
    actor: Actor,
    case: Case,
    kind: str,
    words: str,
    at: datetime,
    rows: dict[str, Any],
    facts: dict[str, Any],
) -> Case:
    """One step of the case itself, with whatever rows go with it."""
    require(actor, kind)
    after = replace(case, state=next_state(kind, case.state), version=case.version + 1)
    step = Step(desk.new_id(), case.id, kind, at, actor.number, actor.name, words)
    own = {"case": {case.id: changes(case, after)}, "case_step": {step.id: as_row(step)}}
    told = {"number": case.number, **facts}
    work.append(NewEntry(kind, case.id, actor.number, at, joined(own, rows), told, based_on=case.version))
    return after
