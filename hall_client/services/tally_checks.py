"""打印前核对: what to look at before a tally is printed."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.hall import Hall
from hall_client.domain.tallies import Happened, figures, number_gaps
from hall_client.services.ports import Work


@dataclass(frozen=True)
class Check:
    """One line of 打印前核对: True holds, None is worth knowing, False needs a look."""

    ok: bool | None
    title: str
    text: str


def checks(work: Work, hall: Hall, happened: Happened) -> tuple[Check, ...]:
    """Whether numbers, tickets and papers of a day add up, and what was changed."""
    return (
        _numbers(work, hall, happened),
        _tickets(happened),
        _papers(happened),
        _unrated(happened),
        *_amended(work, happened),
    )


def _numbers(work: Work, hall: Hall, happened: Happened) -> Check:
    day = happened.day
    last = work.last_serial(f"case/{hall.terminal}", day.isoformat())
    mine = f"{hall.station}{hall.terminal}{day:%y%m%d}"
    used = work.cases.numbers_under(mine)
    drafts = [number for number in work.drafts.numbers() if number.startswith(mine)]
    gaps = number_gaps(used, last, drafts)
    if gaps:
        listed = "、".join(f"{serial:03d}" for serial in gaps)
        return Check(None, f"空号 {len(gaps)} 个", f"{listed} 号选了事项又放弃，没有办件")
    return Check(True, "编号连续", f"{len(used)} 个办件编号，没有缺号、重号")


def _tickets(happened: Happened) -> Check:
    if not happened.linked:
        return Check(False, "连不上中心", "号票和结果只数了这台电脑知道的，连上后再打印")
    counted = figures(happened, None).tickets
    text = (
        f"取号 {counted.issued} = 办理 {counted.served} + 过号 {counted.no_show} + 弃号 {counted.abandoned}"
        f" + 作废 {counted.voided} + 清号 {counted.cleared} + 未完 {counted.open}"
    )
    return Check(counted.balances(), "号票对得上" if counted.balances() else "号票对不上", text)


def _papers(happened: Happened) -> Check:
    printed = sum(1 for paper in happened.papers if paper.state == "printed")
    again = sum(paper.reprints for paper in happened.papers)
    waiting = len(happened.papers) - printed
    text = f"文书 {len(happened.papers)} 张，打出 {printed} 张，补打 {again} 次"
    if waiting:
        return Check(False, f"还有 {waiting} 张没打出来", text)
    return Check(True, "票据对得上", text)


def _unrated(happened: Happened) -> Check:
    counted = figures(happened, None)
    left = counted.ratable - counted.rated
    return Check(None, f"未评价 {left} 件", "按“未评价”统计，不进满意率")


def _amended(work: Work, happened: Happened) -> tuple[Check, ...]:
    start = datetime.combine(happened.day, time(), LOCAL_ZONE)
    moves = work.floor.moves(start, start + timedelta(days=1))
    amended = [m[3]["number"] for m in moves if m[0] == "case.amend"]
    voided = [m[3]["number"] for m in moves if m[0] == "case.void"]
    found = []
    if amended:
        found.append(Check(None, f"{len(amended)} 件更正过", "、".join(f"尾号 {n[-4:]}" for n in amended)))
    if voided:
        found.append(Check(None, f"{len(voided)} 件作废", "、".join(f"尾号 {n[-4:]}" for n in voided)))
    return tuple(found)
