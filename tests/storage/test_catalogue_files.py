"""Catalogue files in and out: what is written comes back the same, a broken file gets one clear sentence."""

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

import resources
from hall_client.domain.catalogue import Clause, Condition, Limit
from hall_client.domain.catalogue_check import CatalogueFileError, check
from hall_client.storage.catalogue_files import read, write
from hall_client.storage.starter import read_starter

STARTER = tuple(v.item for v in read_starter(resources.path("catalogue")))
COUNTY = Path(__file__).parents[1] / "samples" / "catalogue" / "county_dirty.csv"
COUNTY_HEADER = "部门,主项,事项名称,实施编码,行政区划,事项类型代码,部门代码"


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """A few starter items as a workbook, to be broken by the test."""
    path = tmp_path / "目录.xlsx"
    write(path, STARTER[:4])
    return path


@pytest.mark.parametrize("name", ["目录.xlsx", "目录.json"])
def test_what_is_exported_comes_back_equal(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, STARTER)
    back = read(tmp_path / name)
    assert back.items == STARTER
    assert (back.refused, back.notes, check(back.items, back.rows)) == ((), (), ())


def test_odd_texts_survive_the_way_there_and_back(tmp_path: Path) -> None:
    first = STARTER[0]
    either = Condition(
        ((Clause("agent", ("self", "village")), Clause("kin", ("no",))), (Clause("kin", ("yes",)),))
    )
    odd = replace(
        first,
        name="=䶮镇+𬭎村·“𠮷”事项",
        place="@窗口",
        promised_limit=Limit(None, note="按批次；另行公布"),
        materials=(replace(first.materials[0], remedy="-先补\n再交", condition=either), *first.materials[1:]),
    )
    for name in ("一.xlsx", "一.json"):
        write(tmp_path / name, [odd])
        assert read(tmp_path / name).items == (odd,)


@pytest.mark.parametrize("name", ["目录.xlsx", "目录.csv"])
def test_no_exported_cell_can_run_as_a_formula(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write(
        path, [replace(STARTER[0], name='=HYPERLINK("http://x")', place="+1", result="@a", department="-1")]
    )
    if name.endswith(".csv"):
        cells = [cell for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"))) for cell in row]
    else:
        book = openpyxl.load_workbook(path)
        assert not [c for sheet in book for row in sheet for c in row if c.data_type == "f"]
        cells = [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert '\'=HYPERLINK("http://x")' in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "-"))]


def test_a_csv_carries_item_rows_as_guidance(tmp_path: Path) -> None:
    path = tmp_path / "目录.csv"
    write(path, STARTER)
    back = read(path)
    assert [item.code for item in back.items] == [item.code for item in STARTER]
    assert all(item.guidance_only and not item.materials for item in back.items)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_countys_dirt_is_put_right_or_refused_by_name(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "county.csv"
    path.write_text(COUNTY.read_text("utf-8-sig"), encoding=encoding)
    sheet = read(path)
    assert [(i.code[:14], i.name) for i in sheet.items] == [
        ("512B0000000001", "老年人福利补贴（县级）"),
        ("512B0000000002", "老年人证件补办（县级）"),
        ("512C0000000003", "入学政策咨询"),
        ("G-000098-001-9", "木材运输备案"),
        ("G-000101-001-9", "䶮山林场8级林地调查"),
    ]
    assert sheet.items[1].code.endswith("A-1-00")
    assert all(item.guidance_only for item in sheet.items)
    assert [(n.row, n.column[:2]) for n in sheet.notes] == [
        (3, "事项"),
        (3, "实施"),
        (4, "实施"),
        (12, "事项"),
    ]
    assert [fault.row for fault in sheet.refused if not fault.blocking] == [5, 6, 7, 9, 10, 11]
    words = ("17 位", "校验位不对", "段数或位数不对", "和第 8 行重复", "“99”", "没有填")
    assert all(word in fault.problem for word, fault in zip(words, sheet.refused, strict=True))
    assert check(sheet.items, sheet.rows) == ()


def test_the_county_list_may_come_as_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(COUNTY.read_text("utf-8-sig"))):
        book.worksheets[0].append(row)
    book.save(tmp_path / "county.xlsx")
    assert read(tmp_path / "county.xlsx").items == read(COUNTY).items


def change(path: Path, sheet: str, cell: str, value: str | None) -> None:
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book.save(path)


def title(path: Path, sheet: str, name: str) -> str:
    """The letter of the column with this title."""
    return next(cell.column_letter for cell in openpyxl.load_workbook(path)[sheet][1] if cell.value == name)


@pytest.mark.parametrize(
    ("sheet", "column", "value", "words"),
    [
        ("材料", "怎么补", None, "没有填"),
        ("材料", "材料形式", "电子", "“电子”认不出来"),
        ("材料", "使用条件", "代办", "“代办”认不出来"),
        ("材料", "事项编码", "ZZ-999", "“事项”表里没有 ZZ-999"),
        ("事项", "承诺时限", "很快", "“很快”认不出来"),
        ("事项", "许可事项", "可能", "“可能”认不出来"),
        ("情形", "带出依据", "weather", "“weather”认不出来"),
        ("规则", "结果", "随缘", "“随缘”认不出来"),
    ],
)
def test_one_wrong_row_is_named_and_nothing_is_taken(
    exported: Path, sheet: str, column: str, value: str | None, words: str
) -> None:
    change(exported, sheet, f"{title(exported, sheet, column)}3", value)
    back = read(exported)
    assert back.items == ()
    fault = back.refused[0]
    assert (fault.row, fault.blocking) == (3, True)
    assert column in fault.column
    assert words in fault.problem
    assert fault.remedy


def test_findings_carry_the_line_in_the_file(exported: Path) -> None:
    letter = title(exported, "材料", "材料名称")
    change(exported, "材料", f"{letter}5", "其他证明")
    back = read(exported)
    assert [(f.row, f.column) for f in check(back.items, back.rows)] == [(5, "材料名称")]


def test_days_may_be_written_as_people_write_them(exported: Path) -> None:
    letter = title(exported, "事项", "承诺时限")
    for text, limit in (
        ("7", Limit(7)),
        ("7工作日", Limit(7)),
        ("15天", Limit(15, natural=True)),
        ("当场", Limit(0)),
    ):
        change(exported, "事项", f"{letter}2", text)
        assert read(exported).items[0].promised_limit == limit


def wrong_header(path: Path) -> None:
    change(path, "事项", "B1", "名字")


def merged(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["材料"].merge_cells("A2:A4")
    book.save(path)


def formula(path: Path) -> None:
    change(path, "事项", "B3", '=CONCATENATE("低","保")')


def no_item_sheet(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["事项"].title = "Sheet1"
    book.save(path)


def renamed_program(path: Path) -> None:
    path.write_bytes(b"MZ\x90\x00" + bytes(500))


def too_large(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(10 * 1024 * 1024))


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.bin", bytes(61 * 1024 * 1024))


def entities(path: Path) -> None:
    """A workbook whose sheet swells by nested entities when its XML is read."""
    original = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    swelling = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><a>&b;</a></worksheet>'
    with zipfile.ZipFile(path, "w") as archive:
        for name in original.namelist():
            sheet = name == "xl/worksheets/sheet1.xml"
            archive.writestr(name, swelling if sheet else original.read(name))


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def not_a_workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")


def old_format(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))


def far_row(path: Path) -> None:
    change(path, "事项", "A90000", "MZ-999")


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (wrong_header, "缺“事项名称”，多出“名字”"),
        (merged, "合并单元格"),
        (formula, "第 3 行有公式"),
        (no_item_sheet, "没有叫“事项”的表"),
        (renamed_program, "程序文件"),
        (too_large, "超过 10 MB"),
        (bomb, "解开后太大"),
        (entities, "表格文件坏了"),
        (cut_off, "表格文件坏了"),
        (not_a_workbook, "表格文件坏了"),
        (old_format, "旧版 .xls"),
        (far_row, "超过 20000 行"),
    ],
)
def test_a_broken_workbook_gets_one_sentence(
    exported: Path, broken: Callable[[Path], None], words: str
) -> None:
    broken(exported)
    with pytest.raises(CatalogueFileError, match=words) as refused:
        read(exported)
    assert str(refused.value).endswith("。")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"\xff\xfe\x00\x01", "不是文本表格"),
        ("a.csv", b"\x81\xff\xff\x81", "文字编码认不出来"),
        ("a.csv", b"a,b\n1,2\n", "表头和模板对不上"),
        ("a.csv", f'{COUNTY_HEADER}\n县民政局,"没收口'.encode(), "引号或分隔不完整"),
        ("a.csv", f"{COUNTY_HEADER}\n县民政局,x,=1+1,,,,\n".encode(), "第 2 行有公式"),
        ("a.csv", COUNTY_HEADER.encode(), "只有表头"),
        ("a.csv", b"PK\x03\x04rest", "不是文本表格"),
        ("a.xlsx", b"code,name\n", "内容却不是表格文件"),
        ("a.json", b"{", "不是完整的目录 JSON"),
        ("a.json", b'[{"code": 1}]', r"错在 \$\[0\]\.code"),
        ("a.json", b"[]", "没有事项"),
        ("a.json", b"[" * 100_000, "不是完整的目录 JSON"),
        ("a.docx", b"PK\x03\x04", "只收 .xlsx、.csv、.json"),
        ("a.xlsx", b"", "空的"),
    ],
)
def test_a_broken_text_file_gets_one_sentence(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CatalogueFileError, match=words):
        read(tmp_path / name)


def test_a_missing_file_and_an_unwritable_one_are_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueFileError, match=r"打不开“没有\.xlsx”"):
        read(tmp_path / "没有.xlsx")
    with pytest.raises(CatalogueFileError, match=r"写不了“目录\.json”"):
        write(tmp_path / "没有这个文件夹" / "目录.json", STARTER)
    with pytest.raises(CatalogueFileError, match=r"只有 \.xlsx、\.csv、\.json"):
        write(tmp_path / "目录.pdf", STARTER)


def test_a_damaged_starter_catalogue_says_so(tmp_path: Path) -> None:
    (tmp_path / "index.json").write_text('{"version": 1}', encoding="utf-8")
    with pytest.raises(CatalogueFileError, match="程序自带的事项目录坏了"):
        read_starter(tmp_path)


def test_the_starter_versions_are_one_publication() -> None:
    versions = read_starter(resources.path("catalogue"))
    assert {v.number for v in versions} == {1}
    assert {v.published_at.utcoffset() is not None for v in versions} == {True}
    assert len(list(resources.path("catalogue").glob("*-*.json"))) == len(versions)
