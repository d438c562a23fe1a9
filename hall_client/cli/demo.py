"""`hall-client demo`: a whole service day through the real pages."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

_SEED = 20260318


def register(commands: Any) -> None:
    """Add `demo [--out DIR] [--headless] [--seed N] [--citizens N]`."""
    parser = commands.add_parser(
        "demo", help="演示一整天：真的页面，虚构的群众；留下文书、日报、截图和 summary.json"
    )
    parser.add_argument("--out", metavar="DIR", default="demo-out", help="放结果的文件夹，默认 demo-out")
    parser.add_argument("--headless", action="store_true", help="不用屏幕")
    parser.add_argument("--seed", type=int, default=_SEED, metavar="N", help="同一个数，同一天")
    parser.add_argument("--citizens", type=int, metavar="N", help="来多少人；不写就是每种结果都有的最少人数")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Play the day; 0 when it balances and the journal verifies."""
    headless = args.headless or not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform == "win32"
    )
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # The script reads the buttons as a clerk does: in Chinese.
    os.environ.pop("HALL_LANGUAGE", None)
    # Qt chooses its platform when it is first loaded, so the day is loaded after the choice.
    from hall_client.demo import day

    citizens = day.FEWEST if args.citizens is None else args.citizens
    if citizens < day.FEWEST:
        print(f"至少要来 {day.FEWEST} 人，才轮得到每一种结果。", file=sys.stderr)
        return 2
    summary = day.run(Path(args.out), args.seed, citizens, headless=headless, tell=print)
    print(f"一天办完：{summary}")
    return 0
