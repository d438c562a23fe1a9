"""Fault rounds without end: a line for each, the totals at the end, and all that is needed to see a violation again."""

import itertools
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.soak.line.play import LineRound, play
from tests.soak.line.town import Town, build
from tests.soak.rounds import Violation

ROUNDS_IN_A_TOWN = 15
"""Then a new town is built, so that comparing both ends never takes longer than the round."""


@dataclass
class _Sum:
    """What the rounds of all towns came to."""

    rounds: int = 0
    acknowledged: int = 0
    befell: Counter[str] = field(default_factory=Counter)
    stood: Counter[str] = field(default_factory=Counter)
    """What stood at the centres when their towns were left."""
    last: LineRound | None = None

    def add(self, each: LineRound) -> None:
        """One more round held."""
        self.rounds += 1
        self.acknowledged += each.acknowledged
        self.befell[each.big] += 1
        self.last = each

    def leave_town(self) -> None:
        """The town is left as it stands."""
        if self.last is not None:
            names = ("entries", "cases", "bags", "delivered", "conflicts", "quarantined", "duplicates")
            self.stood.update({name: getattr(self.last, name) for name in names})
        self.last = None


def soak(folder: Path, seed: int, rounds: int) -> int:
    """Play `rounds` rounds (0: without end). 0 when all held, 1 at the first violation."""
    total = _Sum()
    numbers = range(1, rounds + 1) if rounds else itertools.count(1)
    town: Town | None = None
    try:
        for number in numbers:
            if town is None or number % ROUNDS_IN_A_TOWN == 1:
                _leave(town, total)
                town = build(folder / f"town-{number // ROUNDS_IN_A_TOWN + 1}")
            total.add(play(town, Random(f"{seed}/{number}"), f"{seed}/{number}"))
            _say(number, total)
    except Violation as found:
        print(f"第 {total.rounds + 1} 轮不成立：\n{found}")
        print(
            f"数据留在 {folder}。重来一次：python -m tests.soak --line --seed {seed} --rounds {total.rounds + 1}"
        )
        return 1
    except KeyboardInterrupt:
        print()
    finally:
        _leave(town, total)
    _tell(seed, total)
    return 0


def _leave(town: Town | None, total: _Sum) -> None:
    total.leave_town()
    if town is not None:
        town.close()


def _say(number: int, total: _Sum) -> None:
    each = total.last
    assert each is not None
    print(
        f"第 {number:3d} 轮　{each.words}　确认过 {each.acknowledged} 步　中心 {each.entries} 条 {each.cases} 件"
        f"　点收 {each.bags} 袋　送达 {each.delivered} 件　留着 {each.missed} 样"
        f"　冲突 {each.conflicts}　搁置 {each.quarantined}　两头一样，一条不少",
        flush=True,
    )


def _tell(seed: int, total: _Sum) -> None:
    befell = "、".join(f"{what} {count}" for what, count in total.befell.most_common())
    stood = total.stood
    print(f"种子 {seed}：{total.rounds} 轮都成立，确认过 {total.acknowledged} 步（{befell}）。")
    print(
        f"各中心共 {stood['entries']} 条、{stood['cases']} 件，点收 {stood['bags']} 袋，送达 {stood['delivered']} 件；"
        f"冲突 {stood['conflicts']}、搁置 {stood['quarantined']}、"
        f"重复 {stood['duplicates']}，两头都列着。丢的 0，重的 0。"
    )
