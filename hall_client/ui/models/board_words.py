"""The words of the hall board: its seven figures, the state of a window, the proposal of a tide window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hall_client.domain.hall import Hall
from hall_client.domain.lights import Level
from hall_client.domain.tallies import rate
from hall_client.domain.tides import TideProposal
from hall_client.services.board_windows import WindowRow, WindowState
from hall_client.services.hall_board import Board
from hall_client.services.papers import local

translate = QCoreApplication.translate

_NUMBERS = 3


@dataclass(frozen=True)
class Figure:
    """One card: its name, the big number with its unit, and a line under it in a tone, with an icon or without."""

    name: str
    number: str
    unit: str
    line: str
    tone: str = "hint"
    icon: str = ""


def figures(board: Board) -> tuple[Figure, ...]:
    """The seven cards in their order."""
    return (
        _waiting(board),
        _windows(board.windows),
        Figure(
            translate("board", "今日取号"),
            str(board.figures.issued),
            translate("board", "个"),
            translate("board", "过号 {n} 个").format(n=board.figures.no_show),
        ),
        Figure(
            translate("board", "今日办件"),
            str(board.figures.cases),
            translate("board", "件"),
            translate("board", "其中村站代办 {n} 件").format(n=board.figures.from_villages),
        ),
        _on_the_spot(board),
        _satisfied(board),
        _overdue(board),
    )


def _waiting(board: Board) -> Figure:
    total = sum(each.waiting for each in board.series)
    longest = max(board.series, key=lambda each: each.longest, default=None)
    minutes = longest.longest // 60 if longest else 0
    if longest is None or not total:
        return Figure(
            translate("board", "正在等候"), "0", translate("board", "人"), translate("board", "没有人在等")
        )
    words = translate("board", "最久 {n} 分，{name}").format(n=minutes, name=longest.name)
    near = minutes * 3 >= board.hall.board.wait_minutes
    return Figure(
        translate("board", "正在等候"),
        str(total),
        translate("board", "人"),
        words,
        "amber" if near else "hint",
        "clock" if near else "",
    )


def _windows(windows: Sequence[WindowRow]) -> Figure:
    def said(state: WindowState, few: str, many: str) -> str:
        found = [str(each.number) for each in windows if each.state is state]
        if len(found) > _NUMBERS:
            return many.format(n=len(found))
        return few.format(n="、".join(found)) if found else ""

    busy = sum(1 for each in windows if each.state in (WindowState.SERVING, WindowState.CALLED))
    words = [
        said(WindowState.PAUSED, translate("board", "{n} 号暂停"), translate("board", "{n} 个暂停")),
        said(WindowState.IDLE, translate("board", "{n} 号空闲"), translate("board", "{n} 个空闲")),
        said(WindowState.NOBODY, translate("board", "{n} 号没人"), translate("board", "{n} 个没人")),
    ]
    words = [each for each in words if each]
    unit = translate("board", "/ {n} 在办").format(n=len(windows))
    return Figure(
        translate("board", "窗口"), str(busy), unit, "，".join(words[:2]) or translate("board", "都在办")
    )


def _on_the_spot(board: Board) -> Figure:
    spot, closed = board.figures.spot, board.figures.closed
    target = board.hall.targets.get("on_the_spot", 0.5)
    unit = (
        translate("board", "件，占 {rate}").format(rate=rate(spot, closed))
        if closed
        else translate("board", "件")
    )
    words = translate("board", "目标 {n:.0%} 以上").format(n=target)
    if closed:
        reached = spot >= target * closed
        words += translate("board", "，已达到") if reached else translate("board", "，还没达到")
    return Figure(translate("board", "即办件"), str(spot), unit, words)


def _satisfied(board: Board) -> Figure:
    given = board.figures
    if not given.rated:
        return Figure(translate("board", "群众满意"), "—", "", translate("board", "今天还没有人评"))
    number = rate(given.satisfied, given.rated).removesuffix("%")
    if not given.bad:
        return Figure(
            translate("board", "群众满意"),
            number,
            "%",
            translate("board", "评价 {n} 件，没有差评").format(n=given.rated),
        )
    return Figure(
        translate("board", "群众满意"),
        number,
        "%",
        translate("board", "差评 {n} 件").format(n=given.bad),
        "amber",
        "warning",
    )


def _overdue(board: Board) -> Figure:
    overdue, soon = board.count(Level.OVERDUE), board.count(Level.SOON)
    words = translate("board", "另有 {n} 件今明要处理") if overdue else translate("board", "{n} 件今明要处理")
    line = words.format(n=soon) if soon else translate("board", "没有要马上处理的")
    tone = "red" if overdue else "amber" if soon else "hint"
    icon = "unfit" if overdue else "clock" if soon else ""
    return Figure(translate("board", "超期"), str(overdue), translate("board", "件"), line, tone, icon)


_ICONS = {
    WindowState.SERVING: ("person", "green_7"),
    WindowState.CALLED: ("speaker", "blue_7"),
    WindowState.PAUSED: ("pause", "ink_2"),
    WindowState.IDLE: ("unseen", "ink_3"),
    WindowState.NOBODY: ("minus", "ink_3"),
}


def window_icon(row: WindowRow) -> tuple[str, str]:
    """Icon and ink of a window's state."""
    return ("clock", "amber_7") if row.slow else _ICONS[row.state]


def window_state(row: WindowRow) -> str:
    """正在办，偏久; 暂停，外出勘查."""
    words = {
        WindowState.SERVING: translate("board", "正在办"),
        WindowState.CALLED: translate("board", "已叫号"),
        WindowState.PAUSED: translate("board", "暂停"),
        WindowState.IDLE: translate("board", "空闲"),
        WindowState.NOBODY: translate("board", "没人上岗"),
    }[row.state]
    more = [translate("board", "偏久")] if row.slow else [row.reason] if row.reason else []
    if row.takeover is not None:
        more.append(translate("board", "B 角 {name} 在办").format(name=row.takeover.deputy_name))
    return "，".join([words, *more])


def window_business(row: WindowRow, hall: Hall) -> str:
    """What a window calls: its name, or the series; what a tide brought is set off by a plus."""
    own = row.name if len(row.own) == len(hall.series) else "、".join(hall.series_name(x) for x in row.own)
    extra = [hall.series_name(letter) for letter in row.series if letter not in row.own]
    fewer = row.tide is not None and any(letter not in row.series for letter in row.own)
    if fewer:
        return translate("board", "潮汐：{names}").format(
            names="、".join(hall.series_name(x) for x in row.series)
        )
    return f"{own}＋{'、'.join(extra)}" if extra else own


def elapsed(since: datetime | None, at: datetime) -> str:
    """How long something has gone on, as 03:10; from an hour on in minutes, as the column is narrow."""
    if since is None:
        return ""
    seconds = max(0, int((at - since).total_seconds()))
    if seconds >= 3600:
        return QCoreApplication.translate("board", "{n} 分").format(n=seconds // 60)
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


def minutes(value: float | None) -> str:
    """The mean length of a service."""
    return "—" if value is None else f"{value:.1f}"


def proposal(found: TideProposal, hall: Hall) -> str:
    """The sentence before 按此调整."""
    name = hall.series_name(found.letter)
    if found.ends:
        return translate("board", "{name}只剩 {n} 人在等，{window} 号窗口可以回到本来的业务。").format(
            name=name, n=found.waiting, window=found.window
        )
    more = translate("board", "{name}排了 {n} 人，最后一位约等 {minutes} 分，可以开 {window} 号窗口一起叫。")
    help_out = translate("board", "{name}排了 {n} 人，最后一位约等 {minutes} 分，可让 {window} 号窗口也叫。")
    words = more if found.reserve else help_out
    return words.format(name=name, n=found.waiting, minutes=found.minutes, window=found.window)


def waiting_words(board: Board) -> str:
    """Who waits for what, and for how long: 社会事务 6 人（最久 12 分）."""
    found = [
        translate("board", "{name} {n} 人（最久 {minutes} 分）").format(
            name=each.name, n=each.waiting, minutes=each.longest // 60
        )
        for each in board.series
        if each.waiting
    ]
    return (
        translate("board", "在等：{list}").format(list="　".join(found))
        if found
        else translate("board", "没有人在等。")
    )


def busier(board: Board) -> str:
    """9 点到 10 点来的人比平常多 4 个: about the last full hour, where there is something to compare with."""
    hour = local(board.at).hour - 1
    flow = next((each for each in board.flow if each.hour == hour), None)
    if flow is None or flow.usual is None:
        return ""
    more = flow.taken - round(flow.usual)
    if not more:
        return ""
    many = translate("board", "{a} 点到 {b} 点来的人比平常多 {n} 个。")
    few = translate("board", "{a} 点到 {b} 点来的人比平常少 {n} 个。")
    words = many if more > 0 else few
    return words.format(a=hour, b=hour + 1, n=abs(more))
