"""The village's acts on a proxied case: taking it on, bringing more papers, delivery, and how it ends (domain D.6)."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hall_client.domain import deadlines
from hall_client.domain.cases import CaseState, Step, next_state
from hall_client.domain.custody import (
    VILLAGER,
    Passing,
    Sheet,
    at_unit,
    passed,
    taken,
)
from hall_client.domain.deadlines import local_date
from hall_client.domain.decision import Decided
from hall_client.domain.drafts import Draft
from hall_client.domain.entries import NewEntry, as_row, changes
from hall_client.domain.hall import Hall
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import Actor, require
from hall_client.domain.proxies import (
    HAND_OVER_DAYS,
    PROXY_STEPS,
    Proxy,
    ProxyRefused,
    ProxyState,
    check_mandate,
    mandate_from,
    next_proxy_state,
)
from hall_client.services import filing
from hall_client.services.ports import Desk, Work

_HOPS = uuid.UUID("7c8a2f64-55d1-4f0e-a3b5-1d9e6f70b2c8")
Rows = dict[str, dict[str, Any]]
MANDATE_WORD = "委托书"
TO_MEND = (MaterialState.MISSING.value, MaterialState.UNFIT.value)


def taking(
    work: Work, desk: Desk, actor: Actor, hall: Hall, draft: Draft, decided: Decided, at: datetime
) -> tuple[NewEntry, ...]:
    """What a mandate in `draft` adds to its outcome: the wrapper and the sheets that now lie at the station.

    Empty for a draft without a mandate. Raises ProxyRefused for a mandate that lacks something.
    """
    if not hall.is_village:
        return ()
    before = work.proxies.found(decided.case.id)
    if before is None and "powers" not in draft.decision:
        return ()
    missing = any(m.state in TO_MEND for m in decided.materials)
    kind = "proxy.entrust" if missing and before is None else "proxy.ask" if missing else "proxy.gather"
    if missing and before is not None and before.state is ProxyState.ENTRUSTED:
        kind = "proxy.bring"
    proxy = before or _begun(work, actor, hall, draft, decided, at)
    after = replace(proxy, state=next_proxy_state(kind, before))
    place = at_unit(hall.station)
    now_here = (
        *taken(decided.case.id, decided.materials, place, at, actor.number),
        *_mandate_sheet(decided, place, at, actor),
    )
    brought = _new_sheets(work, decided.case.id, now_here)
    if before is not None and before.state is ProxyState.RETURNED and not brought:
        _check_back(work, decided.case.id, at_unit(hall.station))
    rows = {"proxy": {decided.case.id: changes(before, after)}}
    rows |= first_hops(desk, brought, decided.case.applicant_name, actor.number, at)
    return (NewEntry(kind, decided.case.id, actor.number, at, rows, {"number": decided.case.number}),)


def _mandate_sheet(decided: Decided, place: str, at: datetime, actor: Actor) -> tuple[Sheet, ...]:
    """The town's copy of the mandate travels with the case (C12), unless it is one of the item's own materials."""
    if any(m.kept and MANDATE_WORD in m.name for m in decided.materials):
        return ()
    return (Sheet(decided.case.id, "mandate", 1, "代办委托书", "original", 1, place, at, actor.number),)


def hand_over_due(work: Work, hall: Hall, at: datetime) -> date:
    """The last day to bring the papers to the town: three working days after they were taken (domain D.6)."""
    start = deadlines.duty_date(at, hall.closes)
    return deadlines.due_date(start, deadlines.Limit(HAND_OVER_DAYS), work.reference.calendar()).date


def _begun(work: Work, actor: Actor, hall: Hall, draft: Draft, decided: Decided, at: datetime) -> Proxy:
    mandate = mandate_from(draft.decision)
    check_mandate(mandate, local_date(at))
    return Proxy(
        case_id=decided.case.id,
        state=ProxyState.NONE,
        village=hall.station,
        village_name=hall.name,
        proxy=actor.number,
        proxy_name=actor.name,
        powers=mandate.powers,
        mandate_until=mandate.until,
        taken_at=at,
        visit=mandate.visit,
        fee_words=mandate.fee_words,
        witnesses=mandate.witnesses if mandate.cannot_sign else (),
        hand_over_due=hand_over_due(work, hall, at),
    )


def _check_back(work: Work, case_id: str, station: str) -> None:
    """What the town turned back is handed in again from the village's table, not out of a bag on its way."""
    if not any(sheet.place == station for sheet in work.proxies.sheets([case_id])):
        raise ProxyRefused("镇里退回的材料还没有回到村里，填好的都在。先扫退件的清单点收，再补齐重新送。")


def _new_sheets(work: Work, case_id: str, now_here: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """The sheets that the case did not have yet; one that went back to the villager comes in again."""
    known = {sheet.id: sheet for sheet in work.proxies.sheets([case_id])}
    return tuple(s for s in now_here if s.id not in known or known[s.id].place == VILLAGER)


def first_hops(desk: Desk, sheets: Iterable[Sheet], giver: str, taker: str, at: datetime) -> Rows:
    """Rows for sheets that came in at a counter: from the villager's hands to where they lie."""
    rows: Rows = {"sheet": {}, "hop": {}}
    for sheet in sheets:
        passing = Passing(sheet.place, at, giver, taker, holder=taker)
        moved, hops = passed([replace(sheet, place=VILLAGER)], passing, {sheet.id: desk.new_id()})
        rows["sheet"][sheet.id] = as_row(moved[0])
        rows["hop"][hops[0].id] = as_row(hops[0])
    return {name: found for name, found in rows.items() if found}


def moved_rows(desk: Desk, sheets: Iterable[Sheet], passing: Passing, name: str = "") -> Rows:
    """Rows for sheets that pass on together; empty for none. Raises CustodyRefused.

    `name`: of an act that several desks may record; their hops have the same names then, and stand once.
    """
    before = {sheet.id: sheet for sheet in sheets}
    if not before:
        return {}
    ids = {key: str(uuid.uuid5(_HOPS, f"{name}/{key}")) if name else desk.new_id() for key in before}
    moved, hops = passed(list(before.values()), passing, ids)
    return {
        "sheet": {sheet.id: changes(before[sheet.id], sheet) for sheet in moved},
        "hop": {hop.id: as_row(hop) for hop in hops},
    }


def step(
    work: Work,
    actor: Actor,
    kind: str,
    case_id: str,
    at: datetime,
    rows: Mapping[str, Any] | None = None,
    facts: Mapping[str, Any] | None = None,
    entry_id: str = "",
    **fields: Any,
) -> Proxy:
    """Record one step of a proxy with whatever rows go with it. Raises ProxyRefused, NotAllowed."""
    require(actor, kind)
    before = work.proxies.found(case_id)
    if before is None:
        raise ProxyRefused("这一件不是代办件。")
    after = replace(before, state=next_proxy_state(kind, before), **fields)
    changed = changes(before, after)
    all_rows = {**(rows or {}), **({"proxy": {case_id: changed}} if changed else {})}
    work.append(NewEntry(kind, case_id, actor.number, at, all_rows, facts or {}, entry_id=entry_id))
    return after


def deliver(desk: Desk, actor: Actor, case_id: str, receiver: str, relation: str, place: str) -> str:
    """The villager signs for the result (C9): case and proxy are delivered. Returns the id of the paper.

    Raises ProxyRefused before the result was fetched.
    """
    at = desk.now()
    with desk.store.work() as work:
        proxy, case = work.proxies.found(case_id), work.cases.get(case_id)
        if proxy is None or proxy.state is not ProxyState.FETCHED:
            raise ProxyRefused("结果还没有领回村里，不能送达。")
        if not receiver.strip():
            raise ProxyRefused("送达要写签收人的姓名，还没有记下。")
        hall = work.reference.hall(local_date(at))
        decision = {"way": "代办送达", "relation": relation, "server": actor.name, "place": place}
        document, _ = filing.make(
            desk, work, actor, hall, case, work.cases.materials(case_id), "delivery", decision, at
        )
        rows: Rows = {"document": {document.id: as_row(document)}}
        if case.state is CaseState.CLOSED:
            after = replace(
                case, state=next_state("case.deliver", case.state), version=case.version + 1, delivered_at=at
            )
            signed = Step(
                desk.new_id(), case_id, "case.deliver", at, actor.number, actor.name, f"代办送达，{receiver}"
            )
            rows |= {"case": {case_id: changes(case, after)}, "case_step": {signed.id: as_row(signed)}}
            require(actor, "case.deliver")
            facts = {"number": case.number, "way": "代办送达", "receiver": receiver, "relation": relation}
            work.append(
                NewEntry("case.deliver", case_id, actor.number, at, rows, facts, based_on=case.version)
            )
            rows = {}
        here = [s for s in work.proxies.sheets([case_id]) if s.place == at_unit(hall.station)]
        rows |= moved_rows(desk, here, Passing(VILLAGER, at, actor.number, receiver.strip()))
        facts = {"number": case.number, "receiver": receiver.strip(), "relation": relation}
        step(work, actor, "proxy.deliver", case_id, at, rows, facts, delivered_at=at)
    return document.id


def tell(desk: Desk, actor: Actor, case_id: str, way: str, words: str) -> None:
    """The villager was told by phone or text; what was said is kept (C-12). Raises ProxyRefused."""
    if way not in ("phone", "text", "visit"):
        raise ProxyRefused("写明是电话、短信还是上门。")
    with desk.store.work() as work:
        step(work, actor, "proxy.tell", case_id, desk.now(), facts={"way": way, "words": words.strip()})


def chase(desk: Desk, actor: Actor, case_id: str, way: str, words: str) -> Proxy:
    """催送达: the town asked the village why the result is still there; both see when. Raises ProxyRefused."""
    if way not in ("phone", "text", "visit"):
        raise ProxyRefused("写明是电话、短信还是上门。")
    at = desk.now()
    with desk.store.work() as work:
        facts = {"way": way, "words": words.strip()}
        return step(work, actor, "proxy.chase", case_id, at, facts=facts, chased_at=at)


def call_back(desk: Desk, actor: Actor, case_id: str, satisfied: bool, words: str) -> Proxy:
    """回访 after delivery: whether the villager is content, and what was said."""
    at = desk.now()
    with desk.store.work() as work:
        facts = {"satisfied": satisfied, "words": words.strip()}
        return step(work, actor, "proxy.call_back", case_id, at, facts=facts, called_back_at=at)


def archive(desk: Desk, actor: Actor, case_id: str) -> Proxy:
    """归档: nothing more is to be done."""
    at = desk.now()
    with desk.store.work() as work:
        return step(work, actor, "proxy.archive", case_id, at, archived_at=at)


def suspend(desk: Desk, actor: Actor, case_id: str, reason: str) -> str:
    """中止 (C13): the villager's matter rests. Returns the id of the paper. Raises ProxyRefused without a reason."""
    return _with_paper(desk, actor, "proxy.suspend", case_id, reason, "proxy_suspension")


def go_on(desk: Desk, actor: Actor, case_id: str, reason: str) -> str:
    """续办 (C13): the matter goes on where it rested. Returns the id of the paper."""
    return _with_paper(desk, actor, "proxy.continue", case_id, reason, "proxy_continuation")


def end(desk: Desk, actor: Actor, case_id: str, reason: str) -> str:
    """终止 (C13): the papers at hand go back to the villager, each named on the paper. Returns the paper's id.

    Once more for papers that came back after the end. Raises ProxyRefused without a reason, or with none of those.
    """
    return _with_paper(desk, actor, "proxy.end", case_id, reason, "proxy_ending")


def _with_paper(desk: Desk, actor: Actor, kind: str, case_id: str, reason: str, paper: str) -> str:
    if not reason.strip():
        raise ProxyRefused(f"{PROXY_STEPS[kind].word}要写原因，还没有记下。")
    at = desk.now()
    with desk.store.work() as work:
        proxy, case = work.proxies.found(case_id), work.cases.get(case_id)
        if proxy is None:
            raise ProxyRefused("这一件不是代办件。")
        hall = work.reference.hall(local_date(at))
        back = [s for s in work.proxies.sheets([case_id]) if s.place == at_unit(hall.station)]
        back = back if kind == "proxy.end" else []
        if proxy.state is ProxyState.ENDED and not back:
            raise ProxyRefused("这一件已经终止，这里没有要还的材料。")
        away = [s for s in work.proxies.sheets([case_id]) if s not in back and s.place != VILLAGER]
        kept = away if kind == "proxy.end" else []
        decision = {
            "reason": reason.strip(),
            "back": "\n".join(s.label for s in back),
            "kept": "\n".join(s.label for s in kept),
        }
        materials = work.cases.materials(case_id)
        document, _ = filing.make(desk, work, actor, hall, case, materials, paper, decision, at)
        rows: Rows = {"document": {document.id: as_row(document)}}
        rows |= moved_rows(desk, back, Passing(VILLAGER, at, actor.number, case.applicant_name))
        rests = {"proxy.suspend": proxy.state, "proxy.continue": ProxyState.NONE}
        fields: dict[str, Any] = {"before": rests.get(kind, proxy.before), "reason": reason.strip()}
        if kind == "proxy.continue":
            # Papers that came back while the matter rested keep the town's reason.
            fields["reason"] = proxy.reason if proxy.before is ProxyState.RETURNED else ""
        if kind == "proxy.end":
            fields["ended_at"] = proxy.ended_at or at
        step(
            work, actor, kind, case_id, at, rows, {"number": case.number, "reason": reason.strip()}, **fields
        )
        if kind == "proxy.end" and case.state is CaseState.ENTRUSTED:
            _withdraw(desk, work, actor, case_id, reason.strip(), at)
    return document.id


def _withdraw(desk: Desk, work: Work, actor: Actor, case_id: str, reason: str, at: datetime) -> None:
    """A matter that never reached the town ends with its proxy."""
    case = work.cases.get(case_id)
    state = next_state("case.withdraw", case.state)
    after = replace(case, state=state, version=case.version + 1, closed_at=at, reason=reason)
    signed = Step(desk.new_id(), case_id, "case.withdraw", at, actor.number, actor.name, reason)
    rows = {"case": {case_id: changes(case, after)}, "case_step": {signed.id: as_row(signed)}}
    work.append(
        NewEntry(
            "case.withdraw", case_id, actor.number, at, rows, {"number": case.number}, based_on=case.version
        )
    )
