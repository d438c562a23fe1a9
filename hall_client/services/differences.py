"""Differences of a count: which sheet is missing, where it was found, and what is given up as lost (R-25, C-11)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from hall_client.domain.custody import LOST, Passing, Sheet, at_unit, missing_from, on_the_way
from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row, changes
from hall_client.domain.hall import Hall
from hall_client.domain.manifests import HandoverMark, Settlement
from hall_client.domain.people import Actor, require
from hall_client.domain.proxies import ProxyState
from hall_client.services import proxying, taking_in
from hall_client.services.handing_over import HandoverRefused
from hall_client.services.ports import Desk, Work


def name_missing(desk: Desk, actor: Actor, mark_key: str, missing: Sequence[str]) -> None:
    """Name the sheets of a case that was counted short before its list was here.

    Of two desks that name them while apart the first one heard stands. Raises HandoverRefused.
    """
    require(actor, "handover.mark")
    at = desk.now()
    with desk.store.work() as work:
        hall = work.reference.hall(local_date(at))
        waiting = work.proxies.mark(mark_key)
        case = taking_in.sent_case(work, waiting.handover, waiting.case_number) if waiting else None
        if waiting is None or case is None or waiting.known:
            raise HandoverRefused("这条差异已经写明了，或者它的数据还没到。")
        listed = {s.id for s in work.proxies.sheets([case.id]) if s.place == on_the_way(waiting.handover)}
        if len(set(missing)) != waiting.expected - waiting.counted or not set(missing) <= listed:
            raise HandoverRefused(f"少了 {waiting.expected - waiting.counted} 份，请勾出是哪几份。")
        made = replace(waiting, known=True, case_id=case.id, missing=tuple(missing))
        rows = {"handover_mark": {made.id: changes(waiting, made)}}
        facts, name = {"number": case.number}, taking_in.matched_name(made)
        work.append(NewEntry("handover.mark", made.handover, actor.number, at, rows, facts, entry_id=name))
        taking_in.take_in(desk, work, hall, actor, made, at)


def settle(desk: Desk, actor: Actor, mark_key: str, found: Sequence[str], words: str) -> None:
    """了结 a difference: these missing sheets were found and lie here now. Raises HandoverRefused.

    When nothing of the case is missing any more the town has received it.
    """
    require(actor, "handover.settle")
    at = desk.now()
    with desk.store.work() as work:
        hall = work.reference.hall(local_date(at))
        made, missing = _missing(work, mark_key)
        here = [sheet for sheet in missing if sheet.id in found]
        if not here or not words.strip():
            raise HandoverRefused("请勾出找到的材料，写明在哪里找到的。")
        passing = Passing(
            at_unit(hall.station), at, words.strip(), actor.number, made.handover, words.strip(), actor.number
        )
        rows = proxying.moved_rows(desk, here, passing)
        facts = {"number": made.case_number, "words": words.strip()}
        proxying.step(work, actor, "proxy.settle_sheet", made.case_id, at, rows, facts)
        _settled(work, hall, actor, made, words.strip(), at)


def report_lost(desk: Desk, actor: Actor, mark_key: str, words: str) -> None:
    """遗失: what is still missing is given up; who had it last stands in its hops. Raises HandoverRefused."""
    require(actor, "proxy.report_lost")
    at = desk.now()
    with desk.store.work() as work:
        hall = work.reference.hall(local_date(at))
        made, missing = _missing(work, mark_key)
        if not words.strip():
            raise HandoverRefused("遗失要写怎么找过，还没有登记。")
        rows = proxying.moved_rows(
            desk, missing, Passing(LOST, at, "", actor.number, made.handover, words.strip())
        )
        facts = {"number": made.case_number, "words": words.strip()}
        proxying.step(work, actor, "proxy.report_lost", made.case_id, at, rows, facts)
        _settled(work, hall, actor, made, f"遗失：{words.strip()}", at)


def _missing(work: Work, mark_key: str) -> tuple[HandoverMark, list[Sheet]]:
    made = work.proxies.mark(mark_key)
    if made is None or not made.case_id:
        raise HandoverRefused("没有这条差异，或者它的数据还没到。")
    place = missing_from(made.handover)
    missing = [s for s in work.proxies.sheets([made.case_id]) if s.place == place]
    if not missing:
        raise HandoverRefused("这条差异已经了结了。")
    return made, missing


def _settled(work: Work, hall: Hall, actor: Actor, made: HandoverMark, words: str, at: datetime) -> None:
    proxy = work.proxies.found(made.case_id)
    if taking_in.still_missing(work, made.case_id):
        return
    done = Settlement(
        id=f"{made.id}/{hall.station}",
        mark=made.id,
        from_unit=made.from_unit,
        to_unit=made.to_unit,
        at=at,
        actor=actor.number,
        actor_name=actor.name,
        words=words,
    )
    rows = {"handover_settlement": {done.id: as_row(done)}}
    work.append(NewEntry("handover.settle", made.handover, actor.number, at, rows, {"words": words}))
    sheets = work.proxies.sheets([made.case_id])
    in_town = all(s.place in (at_unit(hall.station), LOST) for s in sheets)
    if not hall.is_village and proxy is not None and proxy.stands is ProxyState.SENT and in_town:
        facts = {"number": made.case_number, "manifest": made.handover}
        taking_in.advance(work, actor, "proxy.receive", proxy, at, {}, facts, received_at=at)
        taking_in.receive_legally(work, hall, actor, made.case_id, at)
