"""What a count makes of papers and proxies, at once or when the data comes (domain D.6, C14)."""

import uuid
from dataclasses import replace
from datetime import datetime
from typing import Any

from hall_client.domain import deadlines
from hall_client.domain.cases import Case, CaseState, Step, next_state
from hall_client.domain.custody import Passing, at_unit, missing_from, on_the_way
from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row, changes
from hall_client.domain.hall import Hall
from hall_client.domain.manifests import HandoverMark, LineMark
from hall_client.domain.people import PROGRAM, Actor
from hall_client.domain.proxies import Proxy, ProxyState, next_proxy_state
from hall_client.services import proxying
from hall_client.services.ports import Desk, Work

_NAMES = uuid.UUID("2a5f3c1e-8f0d-4c55-9b8e-0d6f5a7c4e11")


def sent_case(work: Work, number: str, case_number: str) -> Case | None:
    """The case of a manifest with the act that sent it; one that is here without that act is still on its way."""
    for case in work.cases.numbered(case_number):
        proxy = work.proxies.found(case.id)
        if proxy is not None and proxy.manifest == number:
            return case
    return None


def match_arrived(desk: Desk) -> int:
    """Take in the cases that were counted before their data came, and whose data is here now; how many there were."""
    with desk.store.read() as work:
        ready = to_match(work, work.reference.hall(local_date(desk.now())).station)
    for each in ready:
        _match(desk, each)
    return len(ready)


def to_match(work: Work, station: str) -> tuple[HandoverMark, ...]:
    """What `match_arrived` would take in now at this station."""
    waiting = [each for each in work.proxies.unmatched() if each.to_unit == station]
    known = [each for each in waiting if sent_case(work, each.handover, each.case_number) is not None]
    closed = {each.handover for each in known if _closed(work, each.handover)}
    return tuple(each for each in known if each.handover in closed and not to_be_named(each))


def _closed(work: Work, number: str) -> bool:
    count = work.proxies.count_of(number)
    return count is not None and count.done_at is not None


def _match(desk: Desk, waiting: HandoverMark) -> None:
    at = desk.now()
    with desk.store.work() as work:
        hall = work.reference.hall(local_date(at))
        case = sent_case(work, waiting.handover, waiting.case_number)
        mark_now = work.proxies.mark(waiting.id)
        if case is None or mark_now is None or mark_now.known:
            return
        made = replace(mark_now, known=True, case_id=case.id)
        rows = {"handover_mark": {made.id: changes(mark_now, made)}}
        name = matched_name(made)
        work.append(NewEntry("handover.mark", made.handover, PROGRAM.number, at, rows, {}, entry_id=name))
        take_in(desk, work, hall, PROGRAM, made, at)


def _name(mark_made: HandoverMark, what: str) -> str:
    """The id that two desks of the town would give this entry, so that the centre keeps only the first."""
    return str(uuid.uuid5(_NAMES, f"{mark_made.id}/{what}"))


def matched_name(made: HandoverMark) -> str:
    """The id of the entry that brings a count by paper together with its data. Of two desks that do it the first
    stands, as with the papers' hops: the mark and the papers never tell of different sheets."""
    return _name(made, "match")


def take_in(desk: Desk, work: Work, hall: Hall, actor: Actor, made: HandoverMark, at: datetime) -> None:
    """Put the sheets of one counted case where the count found them, and the proxy where that leaves it."""
    proxy = work.proxies.found(made.case_id)
    if proxy is None:
        return
    rows = _counted_rows(desk, work, hall, made)
    facts = {"number": made.case_number, "manifest": made.handover, "note": made.note}
    if hall.is_village:
        _take_back(work, actor, proxy, rows, facts, made, at)
        return
    if proxy.stands is not ProxyState.SENT:
        _lay_down(work, actor, rows, facts, made, at)
        return
    kinds = {
        LineMark.MATCHED: "proxy.receive",
        LineMark.SHORT: "proxy.keep_short",
        LineMark.RETURNED: "proxy.turn_back",
    }
    kind = kinds[made.mark]
    if kind == "proxy.receive" and still_missing(work, made.case_id):
        kind = "proxy.keep_short"
    fields: dict[str, Any] = {"received_at": at} if kind == "proxy.receive" else {}
    if kind == "proxy.turn_back":
        fields["reason"] = made.note
    advance(work, actor, kind, proxy, at, rows, facts, _name(made, kind), **fields)
    if kind == "proxy.receive":
        receive_legally(work, hall, actor, made.case_id, made.at, _name(made, "receive"))


def advance(
    work: Work,
    actor: Actor,
    kind: str,
    proxy: Proxy,
    at: datetime,
    rows: Any,
    facts: Any,
    entry_id: str = "",
    **fields: Any,
) -> None:
    """A step that papers bring about by being counted. Where the matter rests (中止), they are where they are all the
    same, and it goes on behind the step."""
    if proxy.state is ProxyState.SUSPENDED:
        target = next_proxy_state(kind, replace(proxy, state=proxy.before))
        kind, fields = "proxy.settle_sheet", {**fields, "before": target}
    proxying.step(work, actor, kind, proxy.case_id, at, rows, facts, entry_id, **fields)


def _lay_down(work: Work, actor: Actor, rows: Any, facts: Any, made: HandoverMark, at: datetime) -> None:
    """Papers of a matter that no count takes further, such as one given up on their way: they lie here now."""
    if rows:
        name = _name(made, "proxy.settle_sheet")
        proxying.step(work, actor, "proxy.settle_sheet", made.case_id, at, rows, facts, name)


def still_missing(work: Work, case_id: str) -> bool:
    """Whether any sheet of the case is on a manifest and was not in its bag."""
    return any(sheet.place.startswith("missing/") for sheet in work.proxies.sheets([case_id]))


def _take_back(
    work: Work, actor: Actor, proxy: Proxy, rows: Any, facts: Any, made: HandoverMark, at: datetime
) -> None:
    """A village counted what came down: a result is fetched, returned papers lie at the station again."""
    if proxy.stands is ProxyState.READY and made.mark is LineMark.MATCHED:
        name = _name(made, "proxy.fetch")
        advance(work, actor, "proxy.fetch", proxy, at, rows, facts, name, fetched_at=at, manifest="")
    elif proxy.stands is ProxyState.RETURNED:
        name = _name(made, "proxy.accept_back")
        advance(work, actor, "proxy.accept_back", proxy, at, rows, facts, name, manifest="")
    else:
        _lay_down(work, actor, rows, facts, made, at)


def _counted_rows(desk: Desk, work: Work, hall: Hall, made: HandoverMark) -> dict[str, Any]:
    """Hops of one case: what was in the bag lies here now, what was not is missing under the manifest's name."""
    manifest = work.proxies.handover(made.handover)
    carrier = manifest.carrier if manifest else made.from_unit
    bag = [s for s in work.proxies.sheets([made.case_id]) if s.place == on_the_way(made.handover)]
    gone = [s for s in bag if s.id in made.missing]
    here = [s for s in bag if s not in gone]
    place = at_unit(hall.station)
    rows = proxying.moved_rows(
        desk, here, Passing(place, made.at, carrier, made.taker, made.handover, "", made.taker), made.id
    )
    words = f"{made.taker_name}点收时没有：{'、'.join(s.label for s in gone)}"
    away = Passing(missing_from(made.handover), made.at, carrier, made.taker, made.handover, words)
    lost = proxying.moved_rows(desk, gone, away, made.id)
    return {name: {**rows.get(name, {}), **lost.get(name, {})} for name in {*rows, *lost}}


def receive_legally(
    work: Work, hall: Hall, actor: Actor, case_id: str, at: datetime, entry_id: str = ""
) -> None:
    """收件 at the town: where the village was only the villager's agent the five days begin now (domain D.6)."""
    case = work.cases.get(case_id)
    if case.state is not CaseState.ENTRUSTED:
        return
    calendar = work.reference.calendar()
    due = deadlines.deemed_acceptance_due(deadlines.duty_date(at, hall.closes), calendar)
    after = replace(
        case,
        state=next_state("case.receive", case.state),
        version=case.version + 1,
        received_at=at,
        decide_due=due.date,
        provisional=due.provisional,
        calendar=calendar.version,
    )
    step = Step(
        f"step-{entry_id or case_id}", case_id, "case.receive", at, actor.number, actor.name, "镇里点收"
    )
    rows = {"case": {case_id: changes(case, after)}, "case_step": {step.id: as_row(step)}}
    facts = {
        "number": case.number,
        "item": case.item_code,
        "outcome": "received",
        "window": actor.window or 0,
    }
    work.append(
        NewEntry(
            "case.receive", case_id, actor.number, at, rows, facts, based_on=case.version, entry_id=entry_id
        )
    )


def to_be_named(each: HandoverMark) -> bool:
    """Counted short by the paper alone: which sheet is missing has to be named once the list is here."""
    return each.mark is LineMark.SHORT and not each.missing
