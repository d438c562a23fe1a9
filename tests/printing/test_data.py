"""Data that do not fit, the command line, the fonts' folder."""

import json
from pathlib import Path

import pytest

import printing
from printing.__main__ import main
from tests.printing import reading


def broken(**changes: object) -> dict[str, object]:
    return printing.sample("receipt") | changes


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (broken(received_on="三月十八"), "“received_on”不是日期"),
        (broken(received_on=20260318), "“received_on”应当是"),
        (
            broken(taken=[{"name": "申请表", "form": "表", "copies": "1"}]),
            "“taken[0].copies”应当是整数，给的是文字",
        ),
        (broken(taken=[{"name": "申请表", "form": "表"}]), "“taken[0]”里缺少栏目“copies”"),
        (broken(seal="章"), "不认识的栏目：seal"),
        (broken(taken=[{"name": "表", "form": "表", "copies": 1, "page": 2}]), "不认识的栏目：taken[0].page"),
    ],
)
def test_wrong_field_is_named_in_chinese(data: dict[str, object], said: str) -> None:
    with pytest.raises(printing.PaperError) as refused:
        printing.render("receipt", data)
    assert said in str(refused.value)


def test_unknown_kind_names_the_known_ones() -> None:
    with pytest.raises(printing.PaperError, match="receipt"):
        printing.render("recept", {})


def test_case_number_that_makes_no_barcode_is_refused() -> None:
    data = printing.sample("receipt")
    case = data["case"]
    assert isinstance(case, dict)
    case["number"] = "9901-03"
    with pytest.raises(printing.PaperError, match="收件回执画不出来"):
        printing.render("receipt", data)


def test_tally_row_with_a_figure_too_few_is_refused() -> None:
    rows = [{"name": "3 号　赵婷", "values": ["7"]}]
    with pytest.raises(printing.PaperError, match="“3 号　赵婷”有 1 个数，应当有 10 个"):
        printing.render("centre_tally", printing.sample("centre_tally") | {"rows": rows})


def test_ticket_without_a_number_is_refused() -> None:
    with pytest.raises(printing.PaperError, match="“number”不能是空的"):
        printing.render("ticket_slip", printing.sample("ticket_slip") | {"number": ""})


def test_empty_lists_are_said_in_words() -> None:
    done = printing.render("receipt", broken(taken=[], seen=[], waived=[], later=[]))
    assert "收下的材料：无。" in reading.text(done.pdf)
    nothing = printing.sample("notice") | {"asked": []}
    assert "材料已经看齐" in reading.flat(printing.render("notice", nothing).pdf)


def test_folder_without_typefaces_is_refused(tmp_path: Path) -> None:
    with pytest.raises(printing.FontsMissingError, match="HanaMinB"):
        printing.use_fonts(tmp_path)
    assert printing.render("receipt", printing.sample("receipt")).pages == 1


def test_command_line_draws_a_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, out = tmp_path / "data.json", tmp_path / "out.pdf"
    data.write_text(json.dumps(printing.sample("notice")), encoding="utf-8")
    assert main(["notice", str(data), "-o", str(out), "--reprint", "1"]) == 0
    assert out.read_bytes() == printing.render("notice", printing.sample("notice"), reprint=1).pdf
    assert "一次性告知书，1 页" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, "不是数据", "[]", "{}"])
def test_command_line_refuses_bad_data_with_words(
    content: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, out = tmp_path / "data.json", tmp_path / "out.pdf"
    if content is not None:
        data.write_text(content, encoding="utf-8")
    assert main(["notice", str(data), "-o", str(out)]) == 1
    assert not out.exists()
    assert capsys.readouterr().err.strip().endswith("。")


def test_command_line_usage_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["no-such-paper"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("参数不对。")
