"""Sending a bag: manifests from village to town, back down, and up to a superior department (domain C14, R-25)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hall_client.domain.cases import Case
from hall_client.domain.custody import Passing, Sheet, at_unit, on_the_way
from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row
from hall_client.domain.hall import Hall
from hall_client.domain.manifests import Direction, Handover, HandoverState, Line, line_of
from hall_client.domain.numbers import FIRST_HANDOVER_SERIAL, handover_number
from hall_client.domain.people import Actor, require
from hall_client.domain.proxies import Proxy, ProxyState
from hall_client.services import proxying
from hall_client.services.ports import Desk, Work


class HandoverRefused(Exception):
    """The bag cannot go or be counted this way; the sentence says why. Nothing was written."""


@dataclass(frozen=True)
class Bag:
    """How the papers are packed: who carries them, the number on the seal, and how many bags."""

    carrier: str
    seal: str = ""
    bags: int = 1


@dataclass(frozen=True)
class Load:
    """A case that goes along: its wrapper and the sheets that lie here."""

    proxy: Proxy
    case: Case
    sheets: tuple[Sheet, ...]


def to_hand_over(desk: Desk) -> tuple[Load, ...]:
    """What a village can send now, the one due first at the top: gathered cases, and sheets that were left behind."""
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(desk.now()))
        return _loads(work, hall, (ProxyState.GATHERED, ProxyState.SENT), hall.station)


def to_send_down(desk: Desk, village: str) -> tuple[Load, ...]:
    """What a town can send to a village now: results, and papers that go back."""
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(desk.now()))
        return lying_for(work, hall, village)


def lying_for(work: Work, hall: Hall, village: str = "") -> tuple[Load, ...]:
    """Results and returned papers that lie in the town for a village, or for all."""
    return _loads(work, hall, (ProxyState.READY, ProxyState.RETURNED), village)


def _loads(work: Work, hall: Hall, states: Sequence[ProxyState], village: str) -> tuple[Load, ...]:
    proxies = work.proxies.in_states(states, village)
    ids = [each.case_id for each in proxies]
    cases, here = work.proxies.cases(ids), _lying_at(work, ids, hall.station)
    loads = (Load(each, cases[each.case_id], here.get(each.case_id, ())) for each in proxies)
    return tuple(load for load in loads if load.sheets and _goes(load))


def _goes(load: Load) -> bool:
    """Of a case whose result goes down only the result travels: its papers stay in the town's file."""
    return load.proxy.state is not ProxyState.READY or any(s.form == "result" for s in load.sheets)


def _lying_at(work: Work, ids: Sequence[str], station: str) -> dict[str, tuple[Sheet, ...]]:
    found: dict[str, list[Sheet]] = {}
    for sheet in work.proxies.sheets(ids):
        if sheet.place == at_unit(station):
            found.setdefault(sheet.case_id, []).append(sheet)
    return {case_id: tuple(sheets) for case_id, sheets in found.items()}


def send_up(desk: Desk, actor: Actor, case_ids: Sequence[str], bag: Bag) -> Handover:
    """The manifest of what a village sends to its town. Raises HandoverRefused, NotAllowed, NumbersStopped."""
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(desk.now()))
    if not hall.is_village:
        raise HandoverRefused("只有村站往镇里送，这里是镇中心。")
    chosen = _chosen(to_hand_over(desk), case_ids)
    return _send(desk, actor, hall, chosen, bag, Direction.UP, hall.parent, hall.parent_name, "proxy.send")


def planned_up(desk: Desk, actor: Actor, case_ids: Sequence[str], bag: Bag) -> Handover:
    """The manifest that `send_up` would write now, for looking at; nothing is recorded. Raises HandoverRefused."""
    at = desk.now()
    lines = tuple(_line(load) for load in _chosen(to_hand_over(desk), case_ids))
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(at))
        serial = work.last_serial(f"handover/{hall.terminal}", local_date(at).isoformat()) + 1
    return _written(hall, actor, bag, Direction.UP, hall.parent, hall.parent_name, lines, at, serial)


def send_down(desk: Desk, actor: Actor, village: str, case_ids: Sequence[str], bag: Bag) -> Handover:
    """The manifest of results and papers that go back to a village. Raises HandoverRefused, NotAllowed."""
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(desk.now()))
    chosen = _chosen(to_send_down(desk, village), case_ids)
    name = hall.unit_names.get(village, village)
    return _send(desk, actor, hall, chosen, bag, Direction.DOWN, village, name, "proxy.send_down")


def _chosen(loads: Sequence[Load], case_ids: Sequence[str]) -> tuple[Load, ...]:
    by_id = {load.case.id: load for load in loads}
    if not case_ids:
        raise HandoverRefused("还没有勾选要交的办件。")
    if gone := [each for each in case_ids if each not in by_id]:
        raise HandoverRefused(f"勾选的办件里有 {len(gone)} 件现在不在这里或不能交，清单没有打。请重新勾选。")
    loads = tuple(by_id[each] for each in case_ids)
    return tuple(replace(load, sheets=_travelling(load)) for load in loads)


def _travelling(load: Load) -> tuple[Sheet, ...]:
    if load.proxy.state is ProxyState.READY:
        return tuple(s for s in load.sheets if s.form == "result")
    return load.sheets


def _send(
    desk: Desk,
    actor: Actor,
    hall: Hall,
    loads: Sequence[Load],
    bag: Bag,
    direction: Direction,
    to_unit: str,
    to_name: str,
    kind: str,
) -> Handover:
    require(actor, "handover.send")
    if not bag.carrier.strip():
        raise HandoverRefused("要写送件人，双方签名时要对得上。")
    at = desk.now()
    with desk.store.work() as work:
        lines = tuple(_line(load) for load in loads)
        manifest = begun(work, hall, actor, bag, direction, to_unit, to_name, lines, at)
        for load in loads:
            passing = Passing(on_the_way(manifest.id), at, actor.number, manifest.carrier, manifest.id)
            rows = proxying.moved_rows(desk, load.sheets, passing)
            fields = {"manifest": manifest.id}
            if kind == "proxy.send":
                fields["sent_at"] = load.proxy.sent_at or at  # type: ignore[assignment]
            facts = {"number": load.case.number, "manifest": manifest.id}
            proxying.step(work, actor, kind, load.case.id, at, rows, facts, **fields)
    return manifest


def _line(load: Load) -> Line:
    return line_of(load.case.id, load.case.number, load.case.applicant_name, load.case.item_name, load.sheets)


def begun(
    work: Work,
    hall: Hall,
    actor: Actor,
    bag: Bag,
    direction: Direction,
    to_unit: str,
    to_name: str,
    lines: tuple[Line, ...],
    at: datetime,
) -> Handover:
    """A new manifest under the next number of this terminal, recorded. Raises BadNumber after 99 a day."""
    serial = work.next_serial(f"handover/{hall.terminal}", local_date(at).isoformat())
    manifest = _written(hall, actor, bag, direction, to_unit, to_name, lines, at, serial)
    rows = {"handover": {manifest.id: as_row(manifest)}}
    facts = {"to": to_unit or to_name, "cases": len(lines), "sheets": manifest.sheets}
    work.append(NewEntry("handover.send", manifest.id, actor.number, at, rows, facts))
    return manifest


def _written(
    hall: Hall,
    actor: Actor,
    bag: Bag,
    direction: Direction,
    to_unit: str,
    to_name: str,
    lines: tuple[Line, ...],
    at: datetime,
    serial: int,
) -> Handover:
    day = local_date(at)
    return Handover(
        id=handover_number(hall.station, hall.terminal, day, serial + FIRST_HANDOVER_SERIAL - 1),
        direction=direction,
        from_unit=hall.station,
        from_name=hall.name,
        to_unit=to_unit,
        to_name=to_name,
        state=HandoverState.SENT,
        business_date=day,
        sent_at=at,
        giver=actor.number,
        giver_name=actor.name,
        carrier=bag.carrier.strip(),
        seal=bag.seal.strip(),
        bags=bag.bags,
        lines=lines,
    )


def call_off(desk: Desk, actor: Actor, number: str, reason: str) -> None:
    """收回 a manifest that nobody has begun to count: its papers are back at the station, its number is not reused.

    Raises HandoverRefused once counting has begun.
    """
    require(actor, "handover.call_off")
    if not reason.strip():
        raise HandoverRefused("收回清单要写原因，还没有收回。")
    at = desk.now()
    with desk.store.work() as work:
        manifest = work.proxies.handover(number)
        hall = work.reference.hall(local_date(at))
        if manifest is None or manifest.from_unit != hall.station or manifest.direction is not Direction.UP:
            raise HandoverRefused("这张清单不是这里送的，不能收回。")
        if manifest.state is not HandoverState.SENT or work.proxies.count_of(number) is not None:
            raise HandoverRefused("这张清单已经开始点收，或者已经收回过。")
        rows = {"handover": {number: {"state": HandoverState.CALLED_OFF.value}}}
        facts = {"reason": reason.strip()}
        work.append(NewEntry("handover.call_off", number, actor.number, at, rows, facts))
        for line in manifest.lines:
            on_it = [s for s in work.proxies.sheets([line.case_id]) if s.place == on_the_way(number)]
            passing = Passing(
                at_unit(hall.station), at, manifest.carrier, actor.number, number, holder=actor.number
            )
            rows = proxying.moved_rows(desk, on_it, passing)
            proxying.step(
                work, actor, "proxy.call_off", line.case_id, at, rows, {"manifest": number}, manifest=""
            )
