"""Catalogue files in and out: .xlsx, .csv and .json, and the starter items that ship with the program.

A .csv holds one table: item rows without situations and materials, or the county's published list. Both are
guidance only.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
from openpyxl import Workbook
from openpyxl.styles import Font

from hall_client.domain.catalogue import Item
from hall_client.domain.catalogue_check import CatalogueFileError, Sheet
from hall_client.domain.records import decode
from hall_client.storage.catalogue_tables import Table, bounded_bytes, csv_table, quoted, xlsx_tables
from hall_client.storage.catalogue_template import ITEMS, sheet_of, tables_of
from hall_client.storage.county_list import county_sheet, is_county_list


def read(path: Path) -> Sheet:
    """What a catalogue file holds: all of it, or one sentence why none of it.

    A fault in a row of the template keeps every item out; in the county's list it keeps out that row. Whether
    the items may be published is for ``catalogue_check.check``.

    Raises:
        CatalogueFileError: the file as a whole cannot be read.
    """
    readers: dict[str, Callable[[bytes], Sheet]] = {
        ".xlsx": _from_xlsx,
        ".csv": _from_csv,
        ".json": _from_json,
    }
    reader = readers.get(path.suffix.lower())
    content = bounded_bytes(path)
    if reader is None:
        raise CatalogueFileError(f"不认识“{path.name}”。目录文件只收 .xlsx、.csv、.json。")
    return reader(content)


def write(path: Path, items: Iterable[Item]) -> None:
    """Write the items in the form the file's ending names; a .csv gets item rows only, as guidance.

    Raises:
        CatalogueFileError: another ending, or the file cannot be written.
    """
    writers: dict[str, Callable[[Iterable[Item]], bytes]] = {
        ".xlsx": _as_xlsx,
        ".csv": _as_csv,
        ".json": _as_json,
    }
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise CatalogueFileError(f"不能写成“{path.name}”。目录文件只有 .xlsx、.csv、.json 三种。")
    content = writer(items)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CatalogueFileError(f"写不了“{path.name}”。请看磁盘满没满、能不能写，再导出一次。") from error


def _from_xlsx(content: bytes) -> Sheet:
    tables = xlsx_tables(content)
    if ITEMS in tables:
        return sheet_of(tables)
    first = next(iter(tables.values()), Table("", (), ()))
    if is_county_list(first):
        return county_sheet(first)
    raise CatalogueFileError("没有叫“事项”的表，也不是县里公布的清单。请先导出一份目录，照它的样子填。")


def _from_csv(content: bytes) -> Sheet:
    table = csv_table(content)
    if is_county_list(table):
        return county_sheet(table)
    return sheet_of({ITEMS: replace(table, name=ITEMS)})


def _from_json(content: bytes) -> Sheet:
    try:
        items = decode(content.removeprefix(b"\xef\xbb\xbf"), tuple[Item, ...])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        where = str(error).partition(" - at ")[2].strip("`")
        place = f"，错在 {where}" if where else ""
        raise CatalogueFileError(
            f"不是完整的目录 JSON{place}，没有导入任何事项。请重新导出再导入。"
        ) from error
    if not items:
        raise CatalogueFileError("文件里没有事项。请换一个有内容的文件。")
    return Sheet(items=items)


def _as_xlsx(items: Iterable[Item]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables_of(items).items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for row in rows:
            sheet.append([quoted(text) for text in row])
        for cell in sheet[1]:
            cell.font = Font(bold=True)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _as_csv(items: Iterable[Item]) -> bytes:
    guidance = [
        replace(item, guidance_only=True, situations=(), materials=(), rules=(), no_materials=False)
        for item in items
    ]
    text = io.StringIO(newline="")
    csv.writer(text).writerows([quoted(cell) for cell in row] for row in tables_of(guidance)[ITEMS])
    return text.getvalue().encode("utf-8-sig")


def _as_json(items: Iterable[Item]) -> bytes:
    text = json.dumps([_sparse(item) for item in items], ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _sparse(value: Any) -> Any:
    """The value as plain data without the fields that hold their default, so that a person can read it."""
    if isinstance(value, tuple):
        return [_sparse(part) for part in value]
    if not is_dataclass(value):
        return value
    kept = ((field, getattr(value, field.name)) for field in fields(value))
    return {field.name: _sparse(part) for field, part in kept if part != field.default}
