"""暂存 and 取回: a draft waits, at this window or, where there is a centre, for any window of the hall."""

from dataclasses import replace

from hall_client.domain.cases import CaseRefused
from hall_client.domain.drafts import Draft, as_body, from_body
from hall_client.domain.entries import NewEntry
from hall_client.domain.people import Actor, require
from hall_client.domain.syncing import Taker
from hall_client.services.line_ports import LineDown, LineRefused
from hall_client.services.ports import Desk

_TAKEN = "这一件已经在别的窗口取回了，请看一眼暂存的列表。"
_OUT_OF_REACH = "没有联网，别的窗口暂存的现在取不回来。请等联网，或到那个窗口取。"


def parked(desk: Desk) -> tuple[Draft, ...]:
    """The drafts somebody parked: at this PC, and with a line to the centre in the whole hall."""
    with desk.store.read() as work:
        here = work.drafts.parked()
        known = {draft.id for draft in work.drafts.all()} | work.diary.left_there().keys()
    if desk.centre is None:
        return here
    try:
        there = desk.centre.ask(lambda line: line.parked())
    except (LineDown, LineRefused):
        return here
    taken = {each.id for each in there if each.taker is Taker.OTHER}
    others = (from_body(each.body) for each in there if each.id not in known | taken)
    return (*(draft for draft in here if draft.id not in taken), *others)


def park(desk: Desk, actor: Actor, draft: Draft) -> Draft:
    """暂存: the draft waits, its service has a result, the window is free. The next meeting takes it to the centre."""
    require(actor, "draft.park")
    kept = replace(draft, parked=True)
    at = desk.now()
    with desk.store.work() as work:
        work.drafts.save(kept, at)
        facts = {"number": draft.number, "label": draft.ticket_label}
        rows = {"service_act": {draft.service_id: {"result": "parked"}}} if draft.service_id else {}
        if draft.service_id and work.floor.service(draft.service_id).result != "open":
            rows = {}
        work.append(NewEntry("draft.park", draft.id, actor.number, at, rows, facts))
    _leave(desk, kept)
    return kept


def _leave(desk: Desk, draft: Draft) -> None:
    """Put it where other windows find it, at once if that goes at once."""
    if desk.centre is None:
        return
    with desk.store.read() as work:
        # Asked before: a centre put back meanwhile does not have what the one before it was given.
        epoch = work.get_meta("epoch")
    try:
        desk.centre.ask(lambda line: line.park(draft.id, draft.window, as_body(draft)))
    except (LineDown, LineRefused):
        return
    with desk.store.work() as work:
        work.diary.leave(draft.id, work.drafts.saved_at().get(draft.id, ""), epoch)


def take_back(desk: Desk, actor: Actor, draft: Draft, service_id: str, label: str) -> Draft:
    """Take a parked draft back at this window, for the person served now. Raises CaseRefused when it is gone."""
    require(actor, "draft.take_back")
    at = desk.now()
    found, there = _taken(desk, draft)
    back = replace(
        found,
        parked=False,
        window=actor.window or 0,
        clerk=actor.number,
        service_id=service_id,
        ticket_label=label,
    )
    with desk.store.work() as work:
        work.drafts.save(back, at)
        if there:
            # Until the centre has heard of it: the next meeting tells it, should this process not come to it.
            work.diary.leave(draft.id, "", "")
        work.append(NewEntry("draft.take_back", draft.id, actor.number, at, facts={"number": draft.number}))
    if there:
        _keep(desk, draft.id)
    return back


def _keep(desk: Desk, draft_id: str) -> None:
    """Say that a draft taken from the centre is safe here, at once if that goes at once."""
    assert desk.centre is not None
    try:
        ours = desk.centre.ask(lambda line: line.take_parked(draft_id, kept=True)) is not None
    except (LineDown, LineRefused):
        return
    if not ours:
        # Somebody else has it as well; the next meeting says so.
        return
    with desk.store.work() as work:
        work.diary.fetch_back(draft_id)


def _taken(desk: Desk, draft: Draft) -> tuple[Draft, bool]:
    """The draft, which is this desk's from now on, and whether it stands at the centre, where that is to be told."""
    with desk.store.read() as work:
        here = {each.id: each for each in work.drafts.parked()}.get(draft.id)
        left = work.diary.left_there().get(draft.id, ("", ""))[0]
        newer = here is not None and left != work.drafts.saved_at()[draft.id]
    if desk.centre is None:
        body = None
    else:
        try:
            body = desk.centre.ask(lambda line: line.take_parked(draft.id, kept=False))
        except (LineDown, LineRefused):
            if here is None:
                raise CaseRefused(_OUT_OF_REACH) from None
            # Only this PC can say that it took it; the next meeting tells the centre.
            return here, False
    if here is not None and newer:
        # Parked here again without a line: the centre has it as it was before, if at all.
        return here, body is not None
    if body is None:
        raise CaseRefused(_TAKEN)
    return from_body(body), True
