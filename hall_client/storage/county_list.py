"""The county's published list of items, taken in for search and guidance; its dirt is put right or named.

The list has names and codes only, no materials or limits, so its items open no case.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from stdnum.cn import uscc

from hall_client.domain.catalogue import EntryMode, Item, Origin
from hall_client.domain.catalogue_check import CatalogueFileError, Finding, Sheet
from hall_client.storage.catalogue_tables import Table

HEADER = ("部门", "主项", "事项名称", "实施编码", "行政区划", "事项类型代码", "部门代码")

POWERS = {
    "1": "行政许可",
    "2": "行政处罚",
    "3": "行政强制",
    "4": "行政征收",
    "5": "行政给付",
    "6": "行政检查",
    "7": "行政确认",
    "8": "行政奖励",
    "9": "行政裁决",
    "10": "其他行政权力",
    "20": "公共服务",
}

CODE = re.compile(
    r"(?P<base>[0-9A-Z]+(?:-\d+-\d+)?)-(?P<region>\d{12})-(?P<order>\d{3})"
    r"-(?P<unit>[0-9A-Z]+(?:-[0-9X])?)-(?P<version>\d+)-(?P<variant>\d+)"
)
"""基本编码–行政区划–顺序–实施主体代码–版本–序 (domain part E.1)."""

OLD_UNIT = re.compile(r"[0-9A-Z]{8}-?[0-9X]")
"""The organisation code of before 2015 (GB 11714), with or without its dash."""

UNIT_LENGTH = 18
_FULL_WIDTH = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
)
_BRACKETS = str.maketrans("()〔〕［］,", "（）（）（），")


def is_county_list(table: Table) -> bool:
    """Whether the table has the published list's header."""
    return table.header[: len(HEADER)] == HEADER


def county_sheet(table: Table) -> Sheet:
    """The list as guidance-only items; rows that cannot be put right are refused one by one.

    Raises:
        CatalogueFileError: the table has no rows.
    """
    if not table.rows:
        raise CatalogueFileError("只有表头，没有事项。请确认导出时选了数据。")
    items: dict[str, Item] = {}
    rows: dict[str, int] = {}
    notes: list[Finding] = []
    refused: list[Finding] = []
    for line, cells in table.records():
        item, found = _item(line, cells)
        if item is not None and item.code in items:
            problem = f"实施编码 {item.code} 和第 {rows[item.code]} 行重复"
            found, item = (Finding(line, "实施编码", problem, "删去一行，或改成它自己的编码"),), None
        if item is None:
            refused += [
                replace(fault, remedy=f"{fault.remedy}，这一行没有导入", blocking=False) for fault in found
            ]
            continue
        notes += found
        items[item.code], rows[item.code] = item, line
    return Sheet(items=tuple(items.values()), rows=rows, notes=tuple(notes), refused=tuple(refused))


def _item(line: int, cells: dict[str, str]) -> tuple[Item | None, tuple[Finding, ...]]:
    """The row's item with what was put right, or None with the one fault that stops it."""
    for column in ("部门", "事项名称", "实施编码"):
        if not cells.get(column):
            return None, (Finding(line, column, "没有填", f"填上{column}"),)
    name = cells["事项名称"].translate(_FULL_WIDTH).translate(_BRACKETS)
    code = cells["实施编码"].translate(_FULL_WIDTH).upper()
    fault = _code_fault(line, code) or _power_fault(line, cells.get("事项类型代码", ""))
    if fault is not None:
        return None, (fault,)
    item = Item(
        code=code,
        name=name,
        department=cells["部门"],
        power=POWERS[cells["事项类型代码"]],
        entry_mode=EntryMode.INFORMATION,
        origin=Origin.STATUTORY,
        guidance_only=True,
        published_code=code,
    )
    return item, tuple(_changes(line, cells, name, code))


def _power_fault(line: int, power: str) -> Finding | None:
    if power in POWERS:
        return None
    return Finding(line, "事项类型代码", f"“{power}”不是事项类型代码", f"应为 {'、'.join(POWERS)} 中的一个")


def _code_fault(line: int, code: str) -> Finding | None:
    found = CODE.fullmatch(code)
    if found is None:
        remedy = "按“基本编码-行政区划12位-顺序3位-实施主体代码-版本-序”写全"
        return Finding(line, "实施编码", f"“{code}”段数或位数不对", remedy)
    unit = found["unit"]
    if OLD_UNIT.fullmatch(unit) or uscc.is_valid(unit):
        return None
    if len(unit) != UNIT_LENGTH:
        problem = f"里面的统一社会信用代码“{unit}”是 {len(unit)} 位，应为 18 位"
    else:
        problem = f"里面的统一社会信用代码“{unit}”校验位不对"
    return Finding(line, "实施编码", problem, "对照单位的登记证书改正")


def _changes(line: int, cells: dict[str, str], name: str, code: str) -> Iterator[Finding]:
    if name != cells["事项名称"]:
        problem = "名称里的括号、逗号或数字半角全角混用，已统一"
        yield Finding(line, "事项名称", problem, "看一眼名称对不对", blocking=False)
    if code != cells["实施编码"]:
        yield Finding(line, "实施编码", "编码里有小写或全角字母，已改成大写", "不用改", blocking=False)
    unit = CODE.fullmatch(code)
    if unit is not None and OLD_UNIT.fullmatch(unit["unit"]):
        problem = f"用的是旧的组织机构代码“{unit['unit']}”，照原样留下"
        yield Finding(line, "实施编码", problem, "有统一社会信用代码时再换", blocking=False)
