"""`hall-client appointments import FILE`: bookings that were taken elsewhere, from a table."""

import argparse
from datetime import date, time
from pathlib import Path
from typing import Any

from hall_client.cli.common import add_folder, opened
from hall_client.domain.people import PROGRAM, Actor, Role
from hall_client.services import appointing
from hall_client.services.appointing import Wish
from hall_client.storage.catalogue_tables import Table, bounded_bytes, csv_table, xlsx_tables

COLUMNS = ("日期", "时段", "业务", "姓名", "证件号", "电话")
_IT = Actor(PROGRAM.number, "维护人员", frozenset({Role.GUIDE}))


class BookingFileError(Exception):
    """The table cannot be read as bookings; nothing was booked."""


def register(commands: Any) -> None:
    """Add `appointments import FILE`."""
    parser = commands.add_parser("appointments", help="预约：导入别处约好的（.xlsx、.csv）")
    what = parser.add_subparsers(title="做什么", metavar="import", required=True)
    text = f"表头要有{'、'.join(COLUMNS)}；业务写号票字母，一行一人，不能约的列出原因"
    each = what.add_parser("import", help=text)
    each.add_argument("file", metavar="FILE")
    add_folder(each)
    each.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 when every line was booked; 1 with the reason of each that was not. Raises BookingFileError."""
    lines, wishes = zip(*_wishes(Path(args.file)), strict=True)
    with opened(args) as desk:
        booked, refused = appointing.take_in(desk.desk, _IT, wishes)
    for at, why in refused:
        print(f"第 {lines[at - 1]} 行没有约上：{why}")
    print(f"约上 {booked} 个，没约上 {len(refused)} 个。")
    return 1 if refused else 0


def _wishes(file: Path) -> list[tuple[int, Wish]]:
    table = _table(file)
    missing = [name for name in COLUMNS if name not in table.header]
    if missing:
        raise BookingFileError(
            f"表里缺{'、'.join(missing)}这几列，没有导入。请照“{'、'.join(COLUMNS)}”排好。"
        )
    found = [(line, _wish(line, cells)) for line, cells in table.records()]
    if not found:
        raise BookingFileError("只有表头，没有预约。请确认导出时选了数据。")
    return found


def _table(file: Path) -> Table:
    content = bounded_bytes(file)
    if file.suffix.lower() == ".csv":
        return csv_table(content)
    return next(iter(xlsx_tables(content).values()))


def _wish(line: int, cells: dict[str, str]) -> Wish:
    try:
        day, starts = (
            date.fromisoformat(cells["日期"].strip()[:10]),
            time.fromisoformat(cells["时段"].strip()),
        )
    except ValueError as error:
        raise BookingFileError(
            f"第 {line} 行的日期或时段看不懂，没有导入。日期写成 2026-03-19，时段写成 10:30。"
        ) from error
    return Wish(day, starts, cells["业务"].strip().upper(), cells["姓名"], cells["证件号"], cells["电话"])
