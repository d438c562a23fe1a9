"""The import and export template of the catalogue: four sheets of named columns, one row per thing.

The columns are those township pages really use for items and materials (domain part F).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from hall_client.domain.catalogue import (
    Applicant,
    EntryMode,
    Fact,
    Form,
    Item,
    Kind,
    Origin,
    Route,
    RuleOutcome,
    Source,
)
from hall_client.domain.catalogue_check import CatalogueFileError, Finding, Sheet
from hall_client.domain.records import convert
from hall_client.storage.catalogue_cells import (
    CONDITION,
    LIMITED,
    LINES,
    NUMBER,
    OPTIONAL_NUMBER,
    TEXT,
    YES_NO,
    Cell,
    code_of,
    one_of,
    some_of,
)
from hall_client.storage.catalogue_tables import Table

Plain = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """A column: its title, the field it fills (``eligibility.min_age`` for a nested one), and its kind."""

    title: str
    field: str
    cell: Cell
    required: bool = False


ITEMS, SITUATIONS, MATERIALS, RULES = "事项", "情形", "材料", "规则"
ITEM_CODE = Column("事项编码", "item", TEXT, required=True)

ITEM_COLUMNS = (
    Column("事项编码", "code", TEXT, required=True),
    Column("事项名称", "name", TEXT, required=True),
    Column("俗称", "synonyms", LINES),
    Column("承办部门", "department", TEXT, required=True),
    Column("事项类型", "power", TEXT, required=True),
    Column("办件类型", "kind", one_of(Kind)),
    Column("办理方式", "route", one_of(Route)),
    Column("入驻方式", "entry_mode", one_of(EntryMode)),
    Column("权力来源", "origin", one_of(Origin)),
    Column("申请人类型", "applicants", some_of(Applicant)),
    Column("收费（分）", "fee", NUMBER),
    Column("收费说明", "fee_note", TEXT),
    Column("收费依据", "fee_basis", TEXT),
    Column("办理依据", "basis", LINES),
    Column("受理条件", "conditions", LINES),
    Column("办理结果", "result", TEXT),
    Column("办理流程", "steps", LINES),
    Column("权力运行流程", "power_steps", LINES),
    Column("不计时环节", "uncounted_steps", LINES),
    Column("办理地点", "place", TEXT),
    Column("网办入口", "online_entry", TEXT),
    Column("法定时限", "legal_limit", LIMITED),
    Column("承诺时限", "promised_limit", LIMITED),
    Column("标准用时（分钟）", "standard_minutes", NUMBER),
    Column("可以代办", "may_be_proxied", YES_NO),
    Column("村站收件起算", "village_is_receiver", YES_NO),
    Column("简易事项", "simple", YES_NO),
    Column("只需形式审查", "formal_review", YES_NO),
    Column("许可事项", "licence", YES_NO),
    Column("补正期限（工作日）", "supplement_days", NUMBER),
    Column("取号字母", "series", TEXT),
    Column("A角", "primary_role", TEXT),
    Column("B角", "deputy_role", TEXT),
    Column("保管期限", "retention", TEXT),
    Column("最小年龄", "eligibility.min_age", OPTIONAL_NUMBER),
    Column("最大年龄", "eligibility.max_age", OPTIONAL_NUMBER),
    Column("限本镇户籍", "eligibility.local_household", YES_NO),
    Column("对象说明", "eligibility.text", TEXT),
    Column("不需要材料", "no_materials", YES_NO),
    Column("只作指南", "guidance_only", YES_NO),
    Column("示例字段", "sample_fields", LINES),
    Column("常办排名", "frequency_rank", NUMBER),
    Column("实施编码", "published_code", TEXT),
)
SITUATION_COLUMNS = (
    ITEM_CODE,
    Column("情形编码", "situation", TEXT, required=True),
    Column("问题", "question", TEXT, required=True),
    Column("出现条件", "shown_when", CONDITION),
    Column("选项编码", "code", TEXT, required=True),
    Column("选项", "label", TEXT, required=True),
    Column("带出依据", "fact", code_of(Fact)),
)
MATERIAL_COLUMNS = (
    ITEM_CODE,
    Column("材料编码", "code", TEXT, required=True),
    Column("材料名称", "name", TEXT, required=True),
    Column("要求", "requirement", TEXT, required=True),
    Column("材料形式", "form", one_of(Form), required=True),
    Column("纸质份数", "copies", NUMBER, required=True),
    Column("收原件", "keeps_original", YES_NO),
    Column("材料必要性", "necessary", YES_NO),
    Column("来源渠道", "source", one_of(Source), required=True),
    Column("来源渠道说明", "source_note", TEXT),
    Column("怎么补", "remedy", TEXT, required=True),
    Column("可容缺", "deferrable", YES_NO),
    Column("补交期限（工作日）", "defer_days", OPTIONAL_NUMBER),
    Column("可免交", "waivable", YES_NO),
    Column("免交依据", "waive_basis", TEXT),
    Column("要点", "points", LINES),
    Column("不合格原因", "unfit_reasons", LINES),
    Column("提供空白表", "blank_form", YES_NO),
    Column("使用条件", "condition", CONDITION),
)
RULE_COLUMNS = (
    ITEM_CODE,
    Column("规则条件", "condition", CONDITION, required=True),
    Column("结果", "outcome", one_of(RuleOutcome), required=True),
    Column("说明", "text", TEXT, required=True),
    Column("去哪里", "where", TEXT),
    Column("规则依据", "basis", TEXT),
    Column("改为时限", "limit", LIMITED),
)
SHEETS = {
    ITEMS: ITEM_COLUMNS,
    SITUATIONS: SITUATION_COLUMNS,
    MATERIALS: MATERIAL_COLUMNS,
    RULES: RULE_COLUMNS,
}


def tables_of(items: Iterable[Item]) -> dict[str, list[list[str]]]:
    """Every sheet with its header and rows, as text."""
    sheets = {name: [[column.title for column in columns]] for name, columns in SHEETS.items()}
    for item in items:
        plain = asdict(item)
        sheets[ITEMS].append(_written(ITEM_COLUMNS, plain))
        for situation in plain["situations"]:
            about = {"situation": situation["code"], "question": situation["question"]}
            for option in situation["options"]:
                row = {**about, "shown_when": situation["shown_when"], **option, "item": item.code}
                sheets[SITUATIONS].append(_written(SITUATION_COLUMNS, row))
        for material in plain["materials"]:
            sheets[MATERIALS].append(_written(MATERIAL_COLUMNS, {**material, "item": item.code}))
        for rule in plain["rules"]:
            sheets[RULES].append(_written(RULE_COLUMNS, {**rule, "item": item.code}))
    return sheets


def _written(columns: Iterable[Column], plain: Plain) -> list[str]:
    cells = []
    for column in columns:
        value: Any = plain
        for name in column.field.split("."):
            value = value[name]
        cells.append(column.cell.write(value))
    return cells


def sheet_of(tables: Mapping[str, Table]) -> Sheet:
    """The items of the template's sheets; if any row is wrong, all its faults and no item.

    Raises:
        CatalogueFileError: a sheet is missing or its header is not the template's.
    """
    for name, table in tables.items():
        if name in SHEETS:
            _same_header(table, SHEETS[name])
    return _Reading(tables).sheet()


def _same_header(table: Table, columns: Iterable[Column]) -> None:
    titles = [column.title for column in columns]
    missing = [title for title in titles if title not in table.header]
    strange = [title for title in table.header if title and title not in titles]
    if missing or strange or len(set(table.header)) < len(table.header):
        parts = [f"缺“{'”“'.join(missing)}”"] if missing else []
        parts += [f"多出“{'”“'.join(strange)}”"] if strange else []
        what = "，".join(parts) or "有重名的列"
        raise CatalogueFileError(
            f"“{table.name}”的表头和模板对不上：{what}。请先导出一份目录，照它的表头填。"
        )


class _Reading:
    """Gathers the rows of the four sheets into items, with every fault on the way."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._tables = tables
        self._faults: list[Finding] = []
        self._rows: dict[str, int] = {}
        self._items: dict[str, Plain] = {}

    def sheet(self) -> Sheet:
        """The finished sheet."""
        for line, plain in self._records(ITEMS):
            if plain["code"] in self._items:
                self._fault(line, ITEM_CODE.title, f"事项编码 {plain['code']} 重复", "每个事项一行，一个编码")
            self._items[plain["code"]] = {**plain, "situations": [], "materials": [], "rules": []}
            self._rows[plain["code"]] = line
        self._gather_situations()
        for name, part in ((MATERIALS, "materials"), (RULES, "rules")):
            for line, plain in self._records(name):
                self._put(line, plain, part)
        if self._faults:
            return Sheet(items=(), refused=tuple(self._faults))
        items = tuple(convert(plain, Item, strict=True) for plain in self._items.values())
        return Sheet(items=items, rows=self._rows)

    def _gather_situations(self) -> None:
        for line, row in self._records(SITUATIONS):
            option = {"code": row["code"], "label": row["label"], "fact": row.get("fact")}
            known = self._items.get(row["item"], {}).get("situations", [])
            for situation in known:
                if situation["code"] == row["situation"]:
                    situation["options"].append(option)
                    break
            else:
                about = {"code": row["situation"], "question": row["question"], "options": [option]}
                self._put(
                    line, {**about, "shown_when": row.get("shown_when"), "item": row["item"]}, "situations"
                )

    def _put(self, line: int, plain: Plain, part: str) -> None:
        owner = self._items.get(plain["item"])
        if owner is None:
            self._fault(line, ITEM_CODE.title, f"“事项”表里没有 {plain['item']}", "先在“事项”表里加这个事项")
            return
        owner[part].append({key: value for key, value in plain.items() if key != "item"})
        if "code" in plain:
            self._rows[f"{plain['item']}/{plain['code']}"] = line

    def _records(self, name: str) -> Iterator[tuple[int, Plain]]:
        """The rows of a sheet that can be read; the faults of the others are noted."""
        table = self._tables.get(name, Table(name, (), ()))
        for line, record in table.records():
            before = len(self._faults)
            plain: Plain = {}
            for column in SHEETS[name]:
                self._read(name, line, column, record.get(column.title, ""), plain)
            if len(self._faults) == before:
                yield line, plain

    def _read(self, name: str, line: int, column: Column, text: str, plain: Plain) -> None:
        place = f"{name}表“{column.title}”"
        if not text:
            if column.required:
                self._fault(line, place, "没有填", f"填上{column.title}（{column.cell.expected}）")
            return
        try:
            value = column.cell.read(text)
        except (ValueError, KeyError):
            self._fault(line, place, f"“{text}”认不出来", f"应填{column.cell.expected}")
            return
        *outer, last = column.field.split(".")
        for key in outer:
            plain = plain.setdefault(key, {})
        plain[last] = value

    def _fault(self, line: int, column: str, problem: str, remedy: str) -> None:
        self._faults.append(Finding(line, column, problem, remedy))
