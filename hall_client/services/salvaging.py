"""What a centre that went back has lost, and the PC that wrote it may be lost too: handed over for somebody to decide.

Most of it comes again by itself, with the log of whoever wrote it; what has come is forgotten here and there.
"""

from hall_client.domain.cases import state_word
from hall_client.domain.line_status import LostCase, LostHere
from hall_client.domain.syncing import Hello, Salvaged
from hall_client.services.line_ports import Salvager
from hall_client.services.ports import Desk

_AT_ONCE = 50


def hand_over(desk: Desk, line: Salvager, hello: Hello) -> None:
    """Give the centre what an earlier meeting noticed, and take back what is no longer missed.

    Raises LineDown, LineRefused; what was not handed over by then is in the next meeting.
    """
    with desk.store.read() as work:
        if work.salvage.empty:
            return
    if hello.refills:
        _tell(desk, line, hello.epoch)
        _settle(desk, line)
    _note_new(desk)


def _tell(desk: Desk, line: Salvager, epoch: str) -> None:
    while copies := _untold(desk, epoch):
        line.keep_copies(copies)
        with desk.store.work() as work:
            work.salvage.tell([each.thing for each in copies], epoch)


def _settle(desk: Desk, line: Salvager) -> None:
    with desk.store.read() as work:
        back = work.salvage.back()
    unwanted = line.release_copies(back)
    with desk.store.work() as work:
        work.salvage.forget(unwanted | back.keys())


def _note_new(desk: Desk) -> None:
    with desk.store.work() as work:
        if new := work.salvage.pass_by():
            words = (
                f"中心退回到以前的样子，这台电脑看到过的有 {new} 样它没有了。"
                "这台电脑都留着，等办理的那台电脑补上，或者由管理员补回。"
            )
            work.diary.note(desk.now(), words, well=False)


def _untold(desk: Desk, epoch: str) -> tuple[Salvaged, ...]:
    with desk.store.read() as work:
        return work.salvage.untold(epoch, _AT_ONCE)


def lost_here(desk: Desk) -> LostHere:
    """What this desk keeps for the centre: the cases one by one, how many other things."""
    with desk.store.read() as work:
        kept = work.salvage.listed()
    rows = tuple(_row(each) for each in kept if each.kind == "case")
    return LostHere(rows, len(kept) - len(rows))


def _row(kept: Salvaged) -> LostCase:
    stood = kept.base.get("case", {}).get(kept.thing, {})
    held = {**stood, **kept.lost.get("case", {}).get(kept.thing, {})}
    title = f"{held['applicant_name']}，{held['item_name']}"
    return LostCase(held["number"], title, state_word(held["state"]), state_word(stood.get("state", "")))
