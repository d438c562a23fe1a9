"""`hall-client tally`: a day's tally as text, JSON, PDF or spreadsheet."""

import argparse
import json
import sys
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from hall_client.cli.common import add_folder, opened
from hall_client.devices.spreadsheets import write_table
from hall_client.domain.people import PROGRAM, Actor, Role
from hall_client.services import rating_keys, tallying
from hall_client.services.opening import hall_today
from hall_client.services.ports import Desk
from hall_client.services.signing_in import SignInRefused, supervisor_word

_SUPERVISOR = Actor(PROGRAM.number, "命令行", frozenset({Role.SUPERVISOR}))


def register(commands: Any) -> None:
    """Add `tally --date D [--window W] [--pdf F] [--xlsx F] [--json]`."""
    parser = commands.add_parser("tally", help="日报：窗口日报（C19）或中心日报（C20）")
    parser.add_argument("--date", required=True, metavar="D", help="哪一天，如 2026-03-18")
    parser.add_argument("--window", type=int, metavar="W", help="只看一个窗口（C19，不含评价等级）")
    parser.add_argument("--pdf", metavar="F", help="存成 PDF")
    parser.add_argument("--xlsx", metavar="F", help="存成表格")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--supervisor", metavar="N", help="主管的工号；评价等级要主管的密码才打得开")
    parser.add_argument("--password-file", metavar="FILE", help="放主管密码的文件，和 --supervisor 一起写")
    add_folder(parser)
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Print or write the tally; 1 when a check before printing fails."""
    try:
        day = date.fromisoformat(args.date)
    except ValueError:
        print(f"日期 {args.date} 读不懂，请写成 2026-03-18 这样。", file=sys.stderr)
        return 2
    with opened(args) as desk:
        who = _who(args, desk.desk)
        if args.window is None:
            found = tallying.centre_tally(desk.desk, who, day)
        elif args.window in {each.number for each in hall_today(desk.desk).windows}:
            found = tallying.window_tally(desk.desk, who, day, args.window)
        else:
            print(f"本中心没有 {args.window} 号窗口。", file=sys.stderr)
            return 2
    try:
        _write(args, found)
    except OSError as error:
        print(f"日报没有写成文件：{error.strerror}。请换一个位置再写，数据没有动。", file=sys.stderr)
        return 1
    if args.json:
        figures = asdict(found.figures)
        if args.window is not None:
            del figures["grades"]
        checks = [asdict(check) for check in found.checks]
        print(json.dumps({"figures": figures, "checks": checks}, ensure_ascii=False, default=str))
    else:
        for row in found.table:
            print("\t".join(row))
        for check in found.checks:
            print(f"核对　{check.title}：{check.text}")
    return 1 if any(check.ok is False for check in found.checks) else 0


def _who(args: argparse.Namespace, desk: Desk) -> Actor:
    """The command line by itself, or as a supervisor, whose password opens the grades. Raises SignInRefused."""
    if not args.supervisor:
        return _SUPERVISOR
    try:
        password = Path(args.password_file or "").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SignInRefused("放主管密码的文件读不了。请用 --password-file 写明它在哪里。") from None
    person = supervisor_word(desk, args.supervisor, password, _SUPERVISOR)
    return replace(
        _SUPERVISOR, number=person.number, rating_keys=rating_keys.unlocked(desk, person, password)
    )


def _write(args: argparse.Namespace, found: tallying.Tally) -> None:
    if args.pdf:
        Path(args.pdf).write_bytes(found.sheet.pdf)
    if args.xlsx:
        write_table(Path(args.xlsx), found.table, f"{found.number} {PROGRAM.name} {found.day.isoformat()}")
