"""`hall-client setup`: a ready hall from a file, or a sample one."""

import argparse
import sys
import tomllib
from pathlib import Path
from typing import Any

import resources
from hall_client.cli.common import add_folder, settings_of
from hall_client.desk import Ready, open_desk, set_up
from hall_client.devices.paper import Press
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import HallPlan, PlanRefused, plan_from
from hall_client.domain.people import PROGRAM
from hall_client.services import papers


def register(commands: Any) -> None:
    """Add `setup [--from FILE | --demo]`."""
    parser = commands.add_parser("setup", help="装好一个大厅：单位、窗口、号票、人员、打印机，并给出恢复密钥")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--from", dest="source", metavar="FILE", help="大厅的设置文件（TOML）；样子见 --print-sample")
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
        print("请写 --from 设置文件，或 --demo 装样例大厅。也可以直接打开程序，在第一页里填。", file=sys.stderr)
        return 2
    chosen = settings_of(args)
    plan = read_plan(sample if args.demo else Path(args.source))
    ready = set_up(chosen.folder, plan, passphrase=chosen.passphrase(), demo=args.demo)
    sheet = write_recovery_sheet(chosen.folder, chosen.passphrase(), ready)
    _tell(plan, chosen.folder, ready, sheet)
    return 0


def read_plan(file: Path) -> HallPlan:
    """The plan in a TOML file. Raises PlanRefused with every problem."""
    try:
        with file.open("rb") as stream:
            return plan_from(tomllib.load(stream))
    except (OSError, UnicodeDecodeError) as error:
        raise PlanRefused((f"设置文件 {file} 读不了，什么都没有装。",)) from error
    except tomllib.TOMLDecodeError as error:
        raise PlanRefused((f"设置文件 {file} 不是 TOML：{error}。什么都没有装。",)) from error


def write_recovery_sheet(folder: Path, passphrase: str | None, ready: Ready) -> Path:
    """The recovery key on paper, to be printed, sealed and deleted from the disk."""
    opened = open_desk(folder, passphrase=passphrase)
    try:
        at = opened.desk.now()
        with opened.store.read() as work:
            hall = work.reference.hall(local_date(at))
    finally:
        opened.close()
    data = {
        "head": papers.head(hall, PROGRAM, f"{hall.station}{hall.terminal}-MY", at),
        "key": ready.recovery_key,
        "made_on": papers.day_of(at),
        "installation": f"{hall.station}-{hall.terminal}",
        "keeper": "中心负责人",
    }
    sheet = Press().draw("recovery_key", data)
    file = opened.desk.printer.put_out(sheet.pdf, f"{hall.station}{hall.terminal}-恢复密钥", "a4", 1, "")
    if file is None:
        raise PlanRefused(("恢复密钥没有写成文件，请重新装一次。",))
    return file


def _tell(plan: HallPlan, folder: Path, ready: Ready, sheet: Path) -> None:
    hall = plan.hall
    print(f"已装好：{hall.name}，站点 {hall.station}，终端 {hall.terminal}，{len(hall.windows)} 个窗口。")
    print(f"数据文件夹：{folder}")
    print(f"密钥：{ready.key_words}")
    print(f"恢复密钥：{sheet}")
    print("请打印这张纸，交中心负责人封存，然后删掉这个文件。没有它，备份打不开。")
    for account in ready.accounts:
        if account.password:
            print(f"初始密码　{account.number} {account.name}：{account.password}（只显示这一次）")
