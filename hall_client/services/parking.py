"""暂存 and 取回: a draft waits, at this window or, where there is a centre, for any window of the hall."""

from dataclasses import replace

from hall_client.domain.cases import CaseRefused
from hall_client.domain.drafts import Draft, as_body, from_body
from hall_client.domain.entries import NewEntry
from hall_client.domain.people import Actor, require
from hall_client.services.line_ports import LineDown, LineRefused
from hall_client.services.ports import Desk

_TAKEN = "这一件已经在别的窗口取回了，请看一眼暂存的列表。"
_OUT_OF_REACH = "没有联网，别的窗口暂存的现在取不回来。请等联网，或到那个窗口取。"


def parked(desk: Desk) -> tuple[Draft, ...]:
    """The drafts somebody parked: at this PC, and with a line to the centre in the whole hall."""
    with desk.store.read() as work:
        here = work.drafts.parked()
    if desk.centre is None:
        return here
    try:
        bodies = desk.centre.ask(lambda line: line.parked())
    except (LineDown, LineRefused):
        return here
    known = {draft.id for draft in here}
    return (*here, *(from_body(body) for body in bodies if body["id"] not in known))


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
    found, told = _taken(desk, draft)
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
        if told:
            work.diary.fetch_back(draft.id)
        work.append(NewEntry("draft.take_back", draft.id, actor.number, at, facts={"number": draft.number}))
    return back


def _taken(desk: Desk, draft: Draft) -> tuple[Draft, bool]:
    """The draft, which is this desk's from now on, and whether the centre knows."""
    with desk.store.read() as work:
        here = {each.id: each for each in work.drafts.parked()}.get(draft.id)
        left = draft.id in work.diary.left_there()
    if desk.centre is None:
        body = None
    else:
        try:
            body = desk.centre.ask(lambda line: line.take_parked(draft.id))
        except (LineDown, LineRefused):
            if here is None:
                raise CaseRefused(_OUT_OF_REACH) from None
            # Only this PC can say that it took it; the next meeting tells the centre.
            return here, False
    if body is not None:
        return from_body(body), True
    if here is None or left:
        raise CaseRefused(_TAKEN)
    return here, True
