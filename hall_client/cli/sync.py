"""`hall-client sync`: meet the centre once, or keep in step with it until interrupted."""

import argparse
import json
import sys
import threading
from dataclasses import asdict
from typing import Any

from hall_client.cli.common import add_folder, opened
from hall_client.desk import OpenDesk
from hall_client.domain.line_status import LineState, LineStatus
from hall_client.line_thread import LineThread
from hall_client.services import line_views
from hall_client.services.syncing import SyncReport, sync_once

ALONE = "这台电脑单机办理，没有加入中心库，不用同步。要加入请运行 hall-client enrol 登记码。"


def register(commands: Any) -> None:
    """Add `sync [--once] [--json]`."""
    parser = commands.add_parser(
        "sync", help="和中心库同步：没传的传上去，别处办的拿下来；不写 --once 就一直守着"
    )
    parser.add_argument("--once", action="store_true", help="同步一次就结束")
    parser.add_argument("--json", action="store_true", help="输出 JSON，一次一行")
    add_folder(parser)
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 when the centre was met; 1 when it was not, with the reason."""
    with opened(args) as desk:
        if desk.connect is None:
            print(ALONE, file=sys.stderr)
            return 1
        return _once(desk, as_json=args.json) if args.once else _keep(desk, as_json=args.json)


def _once(desk: OpenDesk, *, as_json: bool) -> int:
    assert desk.connect is not None
    line = desk.connect()
    try:
        report = sync_once(desk.desk, line)
    finally:
        line.close()
    _tell(desk, report, as_json=as_json)
    return 0


def _keep(desk: OpenDesk, *, as_json: bool) -> int:
    """Until interrupted: every meeting that did something is told, and every break of the line."""
    assert desk.connect is not None
    before = LineState.ALONE

    def on_status(status: LineStatus) -> None:
        nonlocal before
        if status.state is not before and status.state in (LineState.OFFLINE, LineState.REFUSED):
            print(status.words, file=sys.stderr, flush=True)
        before = status.state

    def on_report(report: SyncReport) -> None:
        moved = report.sent or report.arrived or report.repaired or report.files or report.relayed
        if moved:
            _tell(desk, report, as_json=as_json)

    thread = LineThread(desk.desk, desk.connect, on_status, on_report)
    thread.start()
    try:
        threading.Event().wait()
    finally:
        thread.stop()
    return 0


def _tell(desk: OpenDesk, report: SyncReport, *, as_json: bool) -> None:
    parts = line_views.status_parts(desk.desk)
    if as_json:
        facts = asdict(report) | {"kinds": sorted(report.kinds)}
        facts |= {"waiting": parts.waiting, "disputes": parts.disputes}
        print(json.dumps(facts, ensure_ascii=False), flush=True)
        return
    print(f"传上去 {report.sent} 条，拿下来 {report.arrived} 样，还剩 {parts.waiting} 条没传。", flush=True)
    if report.files:
        print(f"扫描件传上去 {report.files} 份。", flush=True)
    if report.files_left:
        print(f"还有 {report.files_left} 份扫描件没传完，下次接着传。", flush=True)
    if report.relayed:
        print(f"替村站传上去 {report.relayed} 条（U 盘带来的包）。", flush=True)
    if parts.disputes:
        print(f"有 {parts.disputes} 件两边都改过，请在“设置 → 同步和备份”里看一眼。", flush=True)
    if report.repaired:
        print(f"核对时有 {report.repaired} 样和中心不一致，已经补齐。", flush=True)
