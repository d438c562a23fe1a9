"""`hall-client package`: data carried by hand between a station without a line and the hall above it."""

import argparse
import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from hall_client import packages
from hall_client.cli.common import add_folder, opened
from hall_client.desk import OpenDesk
from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.packages import Direction, PackageNote, PackageState
from hall_client.services.package_ports import ExportResult, PackageRefused


def register(commands: Any) -> None:
    """Add `package export [--to FOLDER] [--for STATION]` and `package import FILE`."""
    parser = commands.add_parser("package", help="用 U 盘带数据：没有网的村站和镇里之间")
    acts = parser.add_subparsers(title="命令", metavar="命令", required=True, parser_class=type(parser))

    out = acts.add_parser("export", help="写一个数据包：村站带到镇里的，或者（--for）镇里带给村站的")
    out.add_argument("--to", metavar="FOLDER", default=".", help="写到哪个文件夹（U 盘）；不写是现在这个")
    out.add_argument("--for", dest="station", metavar="STATION", default="", help="给哪个村站，4 位站点号")
    _common(out, run_export)

    taking = acts.add_parser("import", help="读入一个数据包；重复导入不会重复登记")
    taking.add_argument("file", metavar="FILE", help="数据包（.hallpkg）")
    _common(taking, run_import)


def _common(parser: argparse.ArgumentParser, act: Any) -> None:
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    add_folder(parser)
    parser.set_defaults(func=act)


def run_export(args: argparse.Namespace) -> int:
    """0 when the file is written whole; 1 with the reason when nothing is."""
    with opened(args) as desk:
        _ask_whom(desk, args.station)
        made = packages.export(desk, Path(args.to), args.station)
    if args.json:
        print(json.dumps(asdict(made) | {"path": str(made.path)}, ensure_ascii=False))
        return 0
    print(f"写好了：{made.path}")
    print(_held(made))
    return 0


def _ask_whom(desk: OpenDesk, station: str) -> None:
    below = packages.stations(desk)
    if below and not station:
        listed = "、".join(f"{unit} {name}" for unit, name in below.items())
        raise PackageRefused(f"给哪个村站，请用 --for 写明，没有写文件。下面有：{listed}。")


def _held(made: ExportResult) -> str:
    if made.direction is Direction.UP:
        return f"带给{made.to_name}：{made.cases} 件，{made.entries} 条留痕。镇里导入以后，再带一个包回来才算传到。"
    return f"带给{made.to_name}：{made.cases} 件办件，连同目录、人员一共 {made.entries} 样。"


def run_import(args: argparse.Namespace) -> int:
    """0 when the package was taken or had been before; 1 when it was refused, here or by the centre."""
    with opened(args) as desk:
        done = packages.import_(desk, Path(args.file))
    note = done.note
    if args.json:
        print(json.dumps(_facts(note) | {"again": done.again}, ensure_ascii=False))
    else:
        print(_words(note, again=done.again))
    return 1 if note.state is PackageState.REFUSED else 0


def _facts(note: PackageNote) -> dict[str, Any]:
    return asdict(note) | {"made_at": note.made_at.isoformat(), "at": note.at.isoformat()}


def _words(note: PackageNote, *, again: bool) -> str:
    from_ = f"{note.name}的包（{_shown(note.made_at)}做的，{note.cases} 件）"
    if again:
        return f"{from_}{_shown(note.at)}导入过，没有重复登记。{note.words}"
    return f"{from_}：{note.words}"


def _shown(at: datetime) -> str:
    here = at.astimezone(LOCAL_ZONE)
    return f"{here.month} 月 {here.day} 日 {here:%H:%M} "
