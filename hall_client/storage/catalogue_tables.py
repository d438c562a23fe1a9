"""Raw tables out of a spreadsheet someone hands in; a file that plays tricks is refused in one sentence."""

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from hall_client.domain.catalogue_check import CatalogueFileError

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 20_000
MOST_CELLS = 60  # in a row; sheets with formatted empty columns claim 16,384

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell beginning so may be run as a formula by a spreadsheet program; written out it gets a quote."""

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    InvalidFileException,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    OSError,
    ArithmeticError,
    RuntimeError,  # an entry locked with a password
)


@dataclass(frozen=True)
class Table:
    """One sheet: the header and the rows that are not empty, each with its line number in the file."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def records(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row as column name to text, with its line number."""
        for line, cells in self.rows:
            yield line, dict(zip(self.header, cells, strict=False))


def bounded_bytes(path: Path) -> bytes:
    """The file's bytes.

    Raises:
        CatalogueFileError: it is missing, empty, over 10 MB, or a program under another name.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise CatalogueFileError(
                f"文件有 {size / 1024 / 1024:.1f} MB，超过 10 MB。请把目录拆成几个文件再导入。"
            )
        content = path.read_bytes()
    except OSError as error:
        raise CatalogueFileError(f"打不开“{path.name}”。请看文件在不在、有没有被别的程序占用。") from error
    if not content.strip():
        raise CatalogueFileError("文件是空的，没有导入任何事项。请换一个有内容的文件。")
    if content.startswith((b"MZ", b"\x7fELF")):
        raise CatalogueFileError("这是程序文件，只是改了名字，没有打开。请确认文件来源。")
    return content


def csv_table(content: bytes) -> Table:
    """The one table of a .csv file in UTF-8 or GB 18030.

    Raises:
        CatalogueFileError: it is not text, or not a table.
    """
    if b"\x00" in content or content.startswith(b"PK\x03\x04"):
        raise CatalogueFileError("扩展名是 .csv，内容却不是文本表格。请在表格软件里另存为 CSV 再导入。")
    try:
        lines = list(csv.reader(io.StringIO(_decoded(content), newline=""), strict=True))
    except csv.Error as error:
        raise CatalogueFileError(
            "CSV 的引号或分隔不完整，读不下去。请在表格软件里重新另存为 CSV。"
        ) from error
    return _table("CSV", lines)


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CatalogueFileError("文字编码认不出来。请另存为 UTF-8 的 CSV 再导入。")


def xlsx_tables(content: bytes) -> dict[str, Table]:
    """The sheets of an .xlsx file by name.

    Raises:
        CatalogueFileError: not a workbook, damaged, too large once unpacked, merged cells or formulas.
    """
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise CatalogueFileError("这是旧版 .xls 或加了密码的文件。请去掉密码，另存为 .xlsx 再导入。")
    if not content.startswith(b"PK\x03\x04"):
        raise CatalogueFileError("扩展名是 .xlsx，内容却不是表格文件。请在表格软件里另存为 .xlsx 再导入。")
    try:
        _inspect(zipfile.ZipFile(io.BytesIO(content)))
        with warnings.catch_warnings(
            action="ignore"
        ):  # what openpyxl would drop, such as styles, is not ours
            return _sheets(content)
    except CatalogueFileError:
        raise
    except _DAMAGED as error:
        raise CatalogueFileError("表格文件坏了，没有导入任何事项。请另存为 .xlsx 再试。") from error


def _sheets(content: bytes) -> dict[str, Table]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        return {sheet.title: _table(sheet.title, _lines(sheet)) for sheet in book.worksheets}
    finally:
        book.close()


def _inspect(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise CatalogueFileError("文件解开后太大，不像正常的目录，没有打开。请把目录拆成几个文件再导入。")
    for part in parts:
        if part.filename.startswith("xl/worksheets/") and b"<mergeCell " in archive.read(part):
            raise CatalogueFileError("表里有合并单元格，读出来会错位。请取消合并，每格都填上再导入。")


def _lines(sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # a sheet may claim any size; only what it holds is read
    for cells in sheet.iter_rows(max_col=MOST_CELLS):
        yield ["=" if cell.data_type == "f" else _text(cell.value) for cell in cells]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _table(name: str, lines: Iterable[Sequence[str]]) -> Table:
    header: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number, line in enumerate(lines, start=1):
        if number > MOST_ROWS:
            raise CatalogueFileError(f"“{name}”超过 {MOST_ROWS} 行。请拆成几个文件再导入。")
        if any(cell.startswith("=") for cell in line):
            raise CatalogueFileError(f"“{name}”第 {number} 行有公式。请把公式粘贴成数值再导入。")
        cells = tuple(unquoted(cell.strip()) for cell in line)
        if not any(cells):
            continue
        if not header:
            header = _without_tail(cells)
        else:
            rows.append((number, cells))
    return Table(name, header, tuple(rows))


def _without_tail(cells: tuple[str, ...]) -> tuple[str, ...]:
    filled = [number for number, cell in enumerate(cells, start=1) if cell]
    return cells[: filled[-1]]


def quoted(text: str) -> str:
    """The text as it may stand in a cell: a quote before anything a spreadsheet program could run."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def unquoted(text: str) -> str:
    """The text without the quote ``quoted`` put before it."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text
