"""Lines, tables and pages."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import printing
from printing.text import b, break_lines
from tests.printing import reading

FORBIDDEN_FIRST = "，。、；：？！）》”"
FORBIDDEN_LAST = "（《“"
SENTENCE = (
    "补齐后，到任一综合窗口（含“办不成事”窗口）出示《一次性告知书》，扫码接着办，不用重新填表；"
    "电话 100 0000 0012（工作日），或者 https://999999.example/banshi/chaxun 查询。"
)


@pytest.mark.parametrize("width", range(60, 400, 7))
def test_no_line_starts_or_ends_with_a_mark_that_may_not_stand_there(width: int) -> None:
    lines = [line.plain for line in break_lines(SENTENCE, width, 10.5)]
    assert "".join(lines).replace(" ", "") == SENTENCE.replace(" ", "")
    assert not [line for line in lines[1:] if line[0] in FORBIDDEN_FIRST]
    assert not [line for line in lines[:-1] if line[-1] in FORBIDDEN_LAST]


@pytest.mark.parametrize("width", [60, 133, 250])
def test_no_line_is_wider_than_the_column(width: int) -> None:
    lines = break_lines([SENTENCE, b(SENTENCE)], width, 10.5, first=21, justify=True)
    assert max(line.width for line in lines) <= width + 0.02


@given(st.text(max_size=80), st.integers(40, 300))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_character_is_ever_lost(text: str, width: int) -> None:
    pieces = [run for line in break_lines(text, width, 10.5) for run in line.runs]
    printed = "".join(chr(int(run.text[2:], 16)) if run.code else run.text for run in pieces)
    assert printed.replace(" ", "") == "".join(char for char in text if _visible(char))


def _visible(char: str) -> bool:
    selector = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return char > " " and char != "\x7f" and not selector


def test_words_and_numbers_stay_whole() -> None:
    lines = [line.plain for line in break_lines("编号 9901-03-260318-013-1 的办件", 120, 10.5)]
    assert any("9901-03-260318-013-1" in line for line in lines)


def many_asked(count: int) -> dict[str, object]:
    asked = [
        {"name": f"第{n}样材料", "reason": "没带。", "remedy": "带原件，窗口复印。"}
        for n in range(1, count + 1)
    ]
    return printing.sample("notice") | {"asked": asked}


def test_long_notice_goes_on_to_a_second_page_in_the_same_type() -> None:
    short = printing.render("notice", printing.sample("notice"))
    long = printing.render("notice", many_asked(12))
    assert (short.pages, long.pages) == (1, 2)
    assert reading.sizes(long.pdf) == reading.sizes(short.pdf)
    first, second = reading.text(long.pdf).split("\f")
    assert "第 1 页　共 2 页" in first
    assert "第 2 页　共 2 页" in second
    assert all(f"第{n}样材料" in first + second for n in range(1, 13))


def test_long_table_repeats_its_heading_and_loses_no_row() -> None:
    entries = [{"at": "2026-03-18", "actor": "赵婷", "act": f"第{n}步"} for n in range(1, 121)]
    done = printing.render("timeline", printing.sample("timeline") | {"entries": entries})
    pages = reading.text(done.pdf).split("\f")
    assert len(pages) >= 3
    assert all("环节" in page for page in pages)
    acts = [word for word in "\n".join(pages).split() if word.startswith("第") and word.endswith("步")]
    assert acts == [f"第{n}步" for n in range(1, 121)]


def test_row_longer_than_a_page_is_cut_and_nothing_is_lost() -> None:
    detail = "。".join(f"说明{n}" for n in range(1, 900))
    entries = [{"at": "2026-03-18", "actor": "赵婷", "act": "承办", "detail": detail}]
    done = printing.render("timeline", printing.sample("timeline") | {"entries": entries})
    assert done.pages >= 2
    assert reading.text(done.pdf).count("说") == 899


def test_centre_tally_with_many_columns_lies_across_the_sheet() -> None:
    columns = [{"title": f"列{n}"} for n in range(1, 19)]
    rows = [{"name": "1 号　李敏", "values": ["7"] * 18}]
    wide = {"columns": columns, "rows": rows}
    done = printing.render("centre_tally", printing.sample("centre_tally") | wide)
    width, height = reading.pictures(done.pdf)[0].size
    assert width > height
