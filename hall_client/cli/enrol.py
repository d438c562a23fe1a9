"""`hall-client enrol`: this PC joins the centre with a one-time code."""

import argparse
from pathlib import Path
from typing import Any

from hall_client.cli.common import add_folder, settings_of
from hall_client.cli.setup import tell_keys


def register(commands: Any) -> None:
    """Add `enrol CODE [--window N] [--from FILE]`."""
    parser = commands.add_parser(
        "enrol", help="用登记码加入中心库：在用的电脑原样加入；空文件夹就按中心库里的资料装一台新的"
    )
    parser.add_argument("code", nargs="+", metavar="CODE", help="登记码单上的码，空格和横线可以不管")
    parser.add_argument("--window", type=int, default=1, metavar="N", help="新电脑是几号窗口，不写是 1")
    parser.add_argument(
        "--from", dest="source", metavar="FILE", help="站点的第一台电脑：大厅的设置文件（TOML），同 setup"
    )
    parser.add_argument("--demo", action="store_true", help="密钥放在数据旁边，只能用来看")
    add_folder(parser)
    parser.set_defaults(func=run)


# The driver of the centre takes a while to load; the commands that need none do without it.
def run(args: argparse.Namespace) -> int:
    """Enrol the installation in the folder, or make one. Says what became of it."""
    from hall_client.central import code
    from hall_client.storage import installation

    given, chosen = code.read("".join(args.code)), settings_of(args)
    if installation.exists(chosen.folder):
        return _existing(args, given)
    return _new(args, given)


def _existing(args: argparse.Namespace, given: Any) -> int:
    from hall_client import enrolment
    from hall_client.cli.common import opened

    with opened(args) as desk:
        before = enrolment.terminal_of(desk)
        done = enrolment.enrol_existing(desk, given)
    print(f"已登记：站点 {done.membership.unit}，终端 {done.terminal}，设备 {done.membership.role}。")
    if before != done.terminal:
        print(
            f"终端 {before} 中心已经给过一台电脑，这台以后按终端 {done.terminal} 编号，已经印出去的编号不变。"
        )
        print("两台编过同一个号的办件都留着，上传以后在“设置、同步和备份”里列出来，请看姓名。")
    print("原来的办件都在，打开程序后自动上传。")
    return 0


def _new(args: argparse.Namespace, given: Any) -> int:
    from hall_client import enrolment
    from hall_client.desk import Ready
    from hall_client.setup_file import read_plan, write_recovery_sheet

    chosen = settings_of(args)
    plan = read_plan(Path(args.source)) if args.source else None
    made = enrolment.enrol_new(
        chosen.folder,
        given,
        window=args.window,
        plan=plan,
        passphrase=chosen.passphrase(),
        demo=args.demo,
    )
    member = made.enrolled.membership
    print(f"已登记：站点 {member.unit}，终端 {made.enrolled.terminal}，设备 {member.role}。")
    ready = Ready(made.recovery_key, made.accounts, made.key_words)
    sheet = write_recovery_sheet(chosen.folder, chosen.passphrase(), ready)
    tell_keys(chosen.folder, ready, sheet)
    return 0
