"""`hall-client setup`: a ready hall from a file, or a sample one."""

import argparse
import sys
from pathlib import Path
from typing import Any

import resources
from hall_client.cli.common import add_folder, settings_of
from hall_client.desk import Ready, set_up
from hall_client.domain.hall import HallPlan
from hall_client.setup_file import read_plan, write_recovery_sheet


def register(commands: Any) -> None:
    """Add `setup [--from FILE | --demo]`."""
    parser = commands.add_parser("setup", help="装好一个大厅：单位、窗口、号票、人员、打印机，并给出恢复密钥")
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--from", dest="source", metavar="FILE", help="大厅的设置文件（TOML）；样子见 --print-sample"
    )
    which.add_argument("--demo", action="store_true", help="装一个样例大厅；密钥放在数据旁边，只能用来看")
    which.add_argument("--print-sample", action="store_true", help="打印样例设置文件")
    add_folder(parser)
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Set up; prints where things are, new passwords once, and the file with the recovery key."""
    sample = resources.path("demo_hall.toml")
    if args.print_sample:
        print(sample.read_text(encoding="utf-8"), end="")
        return 0
    if not args.source and not args.demo:
        print(
            "请写 --from 设置文件，或 --demo 装样例大厅。也可以直接打开程序，在第一页里填。", file=sys.stderr
        )
        return 2
    chosen = settings_of(args)
    plan = read_plan(sample if args.demo else Path(args.source))
    ready = set_up(chosen.folder, plan, passphrase=chosen.passphrase(), demo=args.demo)
    sheet = write_recovery_sheet(chosen.folder, chosen.passphrase(), ready)
    _tell(plan, chosen.folder, ready, sheet)
    return 0


def _tell(plan: HallPlan, folder: Path, ready: Ready, sheet: Path | None) -> None:
    hall = plan.hall
    print(f"已装好：{hall.name}，站点 {hall.station}，终端 {hall.terminal}，{len(hall.windows)} 个窗口。")
    tell_keys(folder, ready, sheet)


def tell_keys(folder: Path, ready: Ready, sheet: Path | None) -> None:
    """Where a new installation's keys are, and the passwords that are shown once."""
    print(f"数据文件夹：{folder}")
    print(f"密钥：{ready.key_words}")
    print(f"恢复密钥：{sheet}")
    print("请打印这张纸，交中心负责人封存，然后删掉这个文件。没有它，备份打不开。")
    for account in ready.accounts:
        if account.password:
            print(f"初始密码　{account.number} {account.name}：{account.password}（只显示这一次）")
