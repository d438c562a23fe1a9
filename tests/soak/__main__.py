"""`python -m tests.soak`: kills the program round after round until stopped, then tells the seed and the totals.

With `--line` it is a town of programs at one centre, and everything that befalls their line as well.
"""

import argparse
import itertools
import logging
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random, SystemRandom

from tests.soak.line import soaking
from tests.soak.rounds import Round, Soak, Violation, new_hall, play

ROUNDS_IN_A_HALL = 50
"""Then a new hall is begun, so that checking a round never takes longer than the round."""


def main(arguments: list[str] | None = None) -> int:
    """Soak; 0 when every round held, 1 at the first violation."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description="随机强杀程序，再看有没有丢。")
    parser.add_argument("--rounds", type=int, default=0, help="几轮，不写就一直跑到按 Ctrl+C")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(1_000_000), help="随机种子")
    parser.add_argument("--line", action="store_true", help="几台电脑连一个中心库：断线、强杀、换服务器")
    parser.add_argument("--folder", type=Path, help="放数据的空文件夹，不写就用临时文件夹")
    args = parser.parse_args(arguments)
    logging.getLogger("hall_client").setLevel(logging.ERROR)
    folder = args.folder or Path(tempfile.mkdtemp(prefix="hall-soak-"))
    print(f"种子 {args.seed}，数据在 {folder}", flush=True)
    return (soaking.soak if args.line else soak)(folder, args.seed, args.rounds)


def soak(folder: Path, seed: int, rounds: int) -> int:
    """Play `rounds` rounds (0: without end), one line each."""
    luck = Random(seed)
    played: list[Round] = []
    state = Soak(folder, seed, luck)
    numbers = range(1, rounds + 1) if rounds else itertools.count(1)
    try:
        for number in numbers:
            if number % ROUNDS_IN_A_HALL == 1:
                state = Soak(folder / f"hall-{number // ROUNDS_IN_A_HALL + 1}", seed, luck, times=state.times)
                new_hall(state.folder)
            played.append(play(state, number))
            _say(number, played[-1])
    except Violation as found:
        print(f"第 {len(played) + 1} 轮不成立：\n{found}")
        print(
            f"数据留在 {state.folder}。重来一次：python -m tests.soak --seed {seed} --rounds {len(played) + 1}"
        )
        return 1
    except KeyboardInterrupt:
        print()
    _total(seed, played)
    return 0


def _say(number: int, each: Round) -> None:
    print(
        f"第 {number:3d} 轮　杀在 {each.act}　确认过 {each.acknowledged} 步　"
        f"办件 {each.cases}　找回草稿 {each.drafts}　待补打 {each.offered}　一样不少",
        flush=True,
    )


def _total(seed: int, played: list[Round]) -> None:
    acts = "、".join(f"{act} {count}" for act, count in Counter(each.act for each in played).most_common())
    print(f"种子 {seed}：{len(played)} 轮都成立，确认过 {sum(each.acknowledged for each in played)} 步。")
    print(f"杀在：{acts}")


if __name__ == "__main__":
    sys.exit(main())
