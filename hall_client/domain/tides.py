"""潮汐窗口 (domain E.6): a window that calls other numbers for a while, and when the program proposes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil


@dataclass(frozen=True)
class BoardRules:
    """When the hall board speaks up. Minutes and people.

    A wait or a pause is 今明要处理 from its limit and 提醒 from two thirds of it. More than `tide_waiting` people or a
    wait of `wait_minutes` to be expected propose a tide window, fewer than `tide_close` its end.
    """

    wait_minutes: int = 30
    pause_minutes: int = 30
    tide_waiting: int = 8
    tide_close: int = 3


@dataclass(frozen=True)
class Tide:
    """What a window calls instead of its own series on one day; empty `series` is all. `reason` are the figures."""

    id: str
    window: int
    series: tuple[str, ...]
    business_date: date
    since: datetime
    until: datetime | None
    actor: str
    reason: str


@dataclass(frozen=True)
class SeriesLoad:
    """How many wait for one series, the longest wait in seconds, and how many windows call it now."""

    letter: str
    name: str
    waiting: int
    longest: int
    windows: int


@dataclass(frozen=True)
class WindowLoad:
    """What a window can take on: what it calls now, what is its own, and how many wait for what it calls."""

    number: int
    series: tuple[str, ...]
    own: tuple[str, ...]
    staffed: bool
    paused: bool
    busy: bool
    waiting: int


@dataclass(frozen=True)
class TideProposal:
    """Let `window` call `series`, because of `letter`; `ends` gives it back its own. `minutes` is the expected wait.

    `reserve`: nobody is at that window yet.
    """

    window: int
    series: tuple[str, ...]
    letter: str
    waiting: int
    minutes: int
    ends: bool = False
    reserve: bool = False


def expected_minutes(load: SeriesLoad, each: float) -> int:
    """How long the last one will wait: everybody before them, `each` minutes, shared among the windows."""
    return ceil(load.waiting * each / max(1, load.windows))


def propose(
    loads: Sequence[SeriesLoad], windows: Sequence[WindowLoad], each: float, rules: BoardRules
) -> TideProposal | None:
    """The one switch that helps most, or None. The longest queue first; a tide that is no longer needed last."""
    pressed = [
        load
        for load in loads
        if load.waiting > rules.tide_waiting
        or (load.waiting > 1 and expected_minutes(load, each) > rules.wait_minutes)
    ]
    for load in sorted(pressed, key=lambda load: (-load.waiting, load.letter)):
        helper = _helper(load, windows, rules)
        if helper is not None:
            series = tuple(sorted({*helper.series, load.letter}))
            minutes = expected_minutes(load, each)
            reserve = not helper.staffed
            return TideProposal(helper.number, series, load.letter, load.waiting, minutes, reserve=reserve)
    return _ebb(loads, windows, rules)


def _helper(load: SeriesLoad, windows: Sequence[WindowLoad], rules: BoardRules) -> WindowLoad | None:
    """An idle window before a busy one; where nobody can help, one where nobody sits, best one that calls it anyway."""
    free = [window for window in windows if not window.paused]
    helping = [
        window
        for window in free
        if window.staffed and load.letter not in window.series and window.waiting < rules.tide_close
    ]
    reserve = [window for window in free if not window.staffed]
    if helping:
        return min(helping, key=lambda w: (w.busy, w.waiting, w.number))
    return min(reserve, key=lambda w: (load.letter not in w.series, w.number), default=None)


def _ebb(
    loads: Sequence[SeriesLoad], windows: Sequence[WindowLoad], rules: BoardRules
) -> TideProposal | None:
    waiting = {load.letter: load.waiting for load in loads}
    for window in windows:
        extra = [letter for letter in window.series if letter not in window.own]
        if extra and all(waiting.get(letter, 0) < rules.tide_close for letter in extra):
            most = max(extra, key=lambda letter: waiting.get(letter, 0))
            return TideProposal(window.number, window.own, most, waiting.get(most, 0), 0, ends=True)
    return None
