"""`hall-client catalogue check|import|export FILE`."""

import argparse
from pathlib import Path
from typing import Any

from hall_client.cli.common import add_folder, opened
from hall_client.domain.catalogue_check import check
from hall_client.domain.people import PROGRAM, Actor, Role
from hall_client.services import cataloguing
from hall_client.storage import catalogue_files

_IT = Actor(PROGRAM.number, "维护人员", frozenset({Role.ADMIN}))


def register(commands: Any) -> None:
    """Add the catalogue commands."""
    parser = commands.add_parser("catalogue", help="事项目录：检查、导入、导出（.xlsx、.csv、.json）")
    what = parser.add_subparsers(title="做什么", metavar="check|import|export", required=True)
    for name, text, run in (
        ("check", "只检查，不导入", run_check),
        ("import", "检查后导入，全部或全不", run_import),
        ("export", "导出在用的目录", run_export),
    ):
        each = what.add_parser(name, help=text)
        each.add_argument("file", metavar="FILE")
        add_folder(each)
        each.set_defaults(func=run)


def run_check(args: argparse.Namespace) -> int:
    """Print every finding; 1 when one of them blocks."""
    return 1 if _examined(Path(args.file))[1] else 0


def run_import(args: argparse.Namespace) -> int:
    """Import what was read, all or nothing; 1 when a finding blocks."""
    items, blocked = _examined(Path(args.file))
    if blocked:
        print("有必须先改的，一项都没有导入。")
        return 1
    with opened(args) as desk:
        done = cataloguing.take_in(desk.desk, _IT, items)
    print(f"新增 {len(done.added)} 项，更新 {len(done.changed)} 项，没变 {done.same} 项。")
    return 0


def run_export(args: argparse.Namespace) -> int:
    """Write the catalogue in force."""
    with opened(args) as desk:
        items = cataloguing.in_force(desk.desk).items
    catalogue_files.write(Path(args.file), items)
    print(f"已导出 {len(items)} 项到 {args.file}。")
    return 0


def _examined(file: Path) -> tuple[Any, bool]:
    sheet = catalogue_files.read(file)
    findings = (*sheet.findings, *check(sheet.items, sheet.rows))
    for finding in findings:
        place = f"第 {finding.row} 行　" if finding.row else ""
        word = "要改" if finding.blocking else "留意"
        print(f"{word}　{place}{finding.column}：{finding.problem}　{finding.remedy}")
    print(
        f"读到 {len(sheet.items)} 项，{sum(1 for f in findings if f.blocking)} 处要改，共 {len(findings)} 处。"
    )
    return sheet.items, any(finding.blocking for finding in findings)
