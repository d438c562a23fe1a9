"""`hall-client central`: the centre's server and its administration, for IT staff."""

import argparse
from typing import Any

_HOURS = 72


def register(commands: Any) -> None:
    """Add `central` with its own commands."""
    group = commands.add_parser("central", help="中心库：装好、运行、发登记码、停用电脑、看现状")
    acts = group.add_subparsers(
        title="中心库的命令", metavar="命令", dest="act", required=True, parser_class=type(group)
    )
    _register_server(acts)
    _register_acts(acts)


def _register_server(acts: Any) -> None:
    init = acts.add_parser("init", help="新建中心库：服务器、证书、结构、第一个站点；已有的服务器用 --url")
    _add_place(init)
    _add_listening(init)
    init.add_argument("--unit", required=True, metavar="9901", help="第一个站点（大厅）的 4 位站点号")
    init.add_argument("--name", required=True, help="它的名称")
    init.set_defaults(func=run_server)

    serve = acts.add_parser("serve", help="运行中心库，直到收到停止信号")
    _add_data(serve)
    _add_listening(serve)
    serve.add_argument(
        "--standby-of", metavar="CODE", help="在空文件夹里做主库的备用库，CODE 由 standby-code 发"
    )
    serve.set_defaults(func=run_server)

    promote = acts.add_parser("promote", help="主库坏了：让这台备用库接上")
    _add_data(promote)
    promote.set_defaults(func=run_server)


def _register_acts(acts: Any) -> None:
    enrol = acts.add_parser("enrol-code", help="发一个一次性登记码；站点没有就按 --name、--parent 新建")
    _add_place(enrol)
    enrol.add_argument("--unit", required=True, metavar="9911", help="电脑所在的站点")
    enrol.add_argument("--name", help="新站点的名称")
    enrol.add_argument("--parent", metavar="9901", help="新站点的上级站点")
    enrol.add_argument("--hours", type=int, default=_HOURS, help=f"多少小时内有效，不写是 {_HOURS}")
    enrol.add_argument("--supervisor", action="store_true", help="主管的电脑：能看到评价内容")
    enrol.add_argument("--pdf", metavar="FILE", help="同时印成一张 A4 纸（PDF）")
    enrol.add_argument(
        "--host", action="append", default=[], metavar="NAME:PORT", help="用 --url 时：电脑怎样连它"
    )
    enrol.set_defaults(func=run_act)

    standby = acts.add_parser("standby-code", help="发一个码，让另一台服务器做备用库；前一个不能再用来连接")
    _add_place(standby)
    standby.set_defaults(func=run_act)

    revoke = acts.add_parser("revoke", help="停用一台电脑：马上断开，不能再连")
    _add_place(revoke)
    revoke.add_argument("role", nargs="?", metavar="ROLE", help="设备名，像 hall_d_1a2b3c4d")
    revoke.add_argument("--station", metavar="9911", help="按站点停用")
    revoke.add_argument("--terminal", metavar="03", help="站点里的哪一台")
    revoke.set_defaults(func=run_act)

    person = acts.add_parser("disable-person", help="停用一个人：站点的每台电脑下次联系时生效")
    _add_place(person)
    person.add_argument("unit", metavar="UNIT", help="站点号")
    person.add_argument("number", metavar="NUMBER", help="工号")
    person.set_defaults(func=run_act)

    salvage = acts.add_parser("salvage", help="恢复或换机后中心少了、电脑还留着的：列出来，补回，或者不要")
    _add_place(salvage)
    decision = salvage.add_mutually_exclusive_group()
    decision.add_argument(
        "--take", nargs="+", metavar="NUMBER", help="补回这些（受理编号或名字），all 是全部"
    )
    decision.add_argument(
        "--drop", nargs="+", metavar="NUMBER", help="不要这些，中心照现在的样子，电脑不再留"
    )
    salvage.set_defaults(func=run_act)

    state = acts.add_parser("status", help="站点、设备、最近联系、冲突、被拒绝的次数")
    _add_place(state)
    state.add_argument("--json", action="store_true", help="输出 JSON")
    state.set_defaults(func=run_act)


def _add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", help="中心库的文件夹；不写用 HALL_CENTRE_DATA")


def _add_place(parser: argparse.ArgumentParser) -> None:
    _add_data(parser)
    parser.add_argument("--url", help="管理别处的 PostgreSQL（不是本程序运行的）；不写用 HALL_CENTRE_URL")


def _add_listening(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--listen",
        action="append",
        default=[],
        metavar="ADDR",
        help="监听的地址，可写几次；不写只有本机 127.0.0.1",
    )
    parser.add_argument("--port", type=int, help="端口，不写是 5433")
    parser.add_argument(
        "--host",
        action="append",
        default=[],
        metavar="NAME",
        help="大厅电脑连它用的名字，备用库的也写上，可写几次",
    )


# The drivers of databases take a while to load; the commands that need none do without them.
def run_server(args: argparse.Namespace) -> int:
    """Make, serve or promote a server."""
    from hall_client.cli import central_server

    return central_server.ACTS[args.act](args)


def run_act(args: argparse.Namespace) -> int:
    """What the administrator does at a running centre."""
    from hall_client.cli import central_acts

    return central_acts.ACTS[args.act](args)
