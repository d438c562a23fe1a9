"""The centre's server, for a hall that has none of its own: made, served, copied, promoted."""

import argparse
import signal
import threading
from dataclasses import replace
from typing import Any

from hall_client.central import administering, code, schema
from hall_client.central.faults import CentreFault
from hall_client.cli.central_place import folder_of, url_of


def run_init(args: argparse.Namespace) -> int:
    """A new centre with its first unit."""
    url = url_of(args)
    if url is not None:
        with administering.connect(url, "postgres") as connection:
            administering.make_database(connection)
        with administering.connect(url) as connection:
            schema.install(connection)
            administering.create_unit(connection, args.unit, args.name)
        print(f"中心库已装好，第一个站点：{args.unit} {args.name}。")
        return 0
    serving, server = _ours()
    folder = folder_of(args)
    made = server.Server(folder)
    serving.found(made, _listening(args, server.Listening()), args.unit, args.name)
    print(f"中心库已装在 {folder}，第一个站点：{args.unit} {args.name}。")
    print(f"大厅电脑会用 {'、'.join(made.listening.known_as)} 连接。")
    print(f"现在运行：hall-client central serve --data {folder}")
    return 0


def run_serve(args: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT."""
    serving, server = _ours()
    made = server.Server(folder_of(args))
    if args.standby_of:
        given = code.read(args.standby_of)
        serving.copy(made, given, _listening(args, server.Listening(hosts=given.hosts)))
    else:
        made.listen(_listening(args, made.listening))
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    serving.serve(made, lambda words: print(words, flush=True), stop)
    print("中心库已停下，数据都在。")
    return 0


def run_promote(args: argparse.Namespace) -> int:
    """Make the standby in the folder the primary."""
    _, server = _ours()
    server.Server(folder_of(args)).promote()
    print(
        "这台备用库已经接上，大厅的电脑会自己连过来。原来的主库修好以后不要直接启动：清空它，再做成备用库。"
    )
    return 0


def _listening(args: argparse.Namespace, kept: Any) -> Any:
    """What the command asks for, over what was kept."""
    return replace(
        kept,
        addresses=tuple(args.listen) or kept.addresses,
        port=args.port or kept.port,
        hosts=tuple(args.host) or kept.hosts,
    )


def _ours() -> Any:
    """What runs a server of our own: on Linux alone. Raises CentreFault elsewhere."""
    try:
        from hall_client.central import server, serving
    except ModuleNotFoundError as error:
        raise CentreFault(
            "这个系统上不能运行自己的中心库。请把它装在一台 Linux 电脑上，或用 --url 管理已有的 PostgreSQL。"
        ) from error
    return serving, server


ACTS = {"init": run_init, "serve": run_serve, "promote": run_promote}
