"""Tables for spreadsheets: every cell text, nothing a formula, marked with who took it out and when."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING


def write_table(file: Path, rows: Sequence[Sequence[str]], mark: str) -> None:
    """Write `rows` to an .xlsx with `mark` in its header and footer; the file appears whole or not at all."""
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise RuntimeError("a new workbook has a sheet")
    for y, row in enumerate(rows, 1):
        for x, text in enumerate(row, 1):
            cell = sheet.cell(y, x)
            cell.value = text
            cell.data_type = TYPE_STRING
    if sheet.oddFooter is not None:
        sheet.oddFooter.center.text = mark
    new = file.with_name(f".{file.name}.new")
    book.save(new)
    new.replace(file)
