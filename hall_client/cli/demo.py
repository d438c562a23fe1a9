"""`hall-client demo`: a whole service day through the real pages, at one window or in a whole town."""

import argparse
import json
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
    parser.add_argument(
        "--windows", type=int, default=0, metavar="N", help="一个镇：N 个窗口，各是一个进程，共用一个中心库"
    )
    parser.add_argument("--villages", type=int, default=0, metavar="M", help="再加 M 个村站；中途断网再接上")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Play the day; 0 when it balances and the journal verifies."""
    if args.windows or args.villages:
        return _town(args)
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


def _town(args: argparse.Namespace) -> int:
    """A town; 0 when every desk and the centre agree."""
    from hall_client.demo import town

    if not (2 <= args.windows <= town.MOST_WINDOWS and 0 <= args.villages <= town.MOST_VILLAGES):
        print(f"窗口 2 到 {town.MOST_WINDOWS} 个，村站最多 {town.MOST_VILLAGES} 个。", file=sys.stderr)
        return 2
    summary = town.run(Path(args.out), args.seed, args.windows, args.villages, print)
    agree = json.loads(summary.read_text(encoding="utf-8"))["sync"]["agree"]
    print(f"一天办完：{summary}" if agree else f"各处和中心对不上，请看 {summary}")
    return 0 if agree else 1
