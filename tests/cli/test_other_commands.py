"""`catalogue`, `tally`, how every command explains itself, and how a wrong one is refused."""

import argparse
import csv
import io
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from hall_client import __version__
from hall_client.cli.main import parser
from hall_client.desk import OpenDesk, open_desk
from hall_client.domain.ratings import Grade
from hall_client.services import rating
from tests.cli.running import Terminal


def every_command() -> list[tuple[str, ...]]:
    """The words of every command and subcommand."""
    found: list[tuple[str, ...]] = []

    def walk(words: tuple[str, ...], command: argparse.ArgumentParser) -> None:
        found.append(words)
        for action in command._actions:
            if isinstance(action, argparse._SubParsersAction):
                for name, below in action.choices.items():
                    walk((*words, name), below)

    walk((), parser())
    return found


def english(said: str) -> list[str]:
    """Words that a parser's English sentences are made of."""
    words = "usage options arguments? show exit the are is required invalid value choice choose expected one allowed"
    return re.findall(rf"(?<![-\w])(?:{words.replace(' ', '|')})(?![-\w])", said)


def test_the_commands_are_all_there() -> None:
    wanted = {
        "setup",
        "demo",
        "verify",
        "self-check",
        "backup",
        "restore",
        "status",
        "catalogue",
        "deadline",
        "tally",
    }
    assert wanted <= {words[0] for words in every_command() if words}


@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_every_command_explains_itself(hall_client: Terminal, words: tuple[str, ...]) -> None:
    said = hall_client(*words, "--help")
    assert (said.code, said.error) == (0, "")
    assert said.out.startswith("用法：hall-client")
    assert english(said.out) == []


@pytest.mark.parametrize(
    "words",
    [
        ("veryfy",),
        ("verify", "--quick"),
        ("tally",),
        ("backup",),
        ("catalogue",),
        ("catalogue", "eat", "file"),
        ("central", "salvage", "--take"),
        ("central", "salvage", "--take", "1", "--drop", "2"),
        ("sync", "--once=3"),
        ("tally", "--date"),
        ("tally", "--p", "x"),
        ("tally", "--date", "2026-03-18", "--window", "three"),
    ],
)
def test_a_command_written_wrong_is_refused_in_chinese(hall_client: Terminal, words: tuple[str, ...]) -> None:
    said = hall_client(*words)
    assert (said.code, said.out) == (2, "")
    assert "命令写得不对" in said.error
    assert "--help 看怎么写" in said.error
    assert english(said.error) == []


@pytest.mark.parametrize(
    "words", [("verify",), ("status",), ("backup", "f"), ("tally", "--date", "2026-03-18")]
)
def test_a_folder_without_a_hall_says_what_to_do(
    hall_client: Terminal, tmp_path: Path, words: tuple[str, ...]
) -> None:
    said = hall_client(*words, "--data", tmp_path)
    assert (said.code, said.out) == (1, "")
    assert "新装请运行 hall-client setup" in said.error


def test_the_folder_may_come_from_the_environment(
    hall_client: Terminal, worked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HALL_DATA", str(worked))
    assert hall_client("verify").code == 0
    assert hall_client("--version").out == f"hall-client {__version__}\n"


# --- catalogue -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
def test_the_catalogue_goes_out_and_comes_back(
    hall_client: Terminal, worked: Path, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"items{suffix}"
    out = hall_client("catalogue", "export", file, "--data", worked)
    assert (out.code, out.out) == (0, f"已导出 41 项到 {file}。\n")
    assert hall_client("catalogue", "check", file).code == 0
    back = hall_client("catalogue", "import", file, "--data", worked)
    assert back.code == 0
    assert back.out.endswith("新增 0 项，更新 0 项，没变 41 项。\n")


def test_bare_rows_do_not_replace_whole_items(hall_client: Terminal, worked: Path, tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    assert hall_client("catalogue", "export", file, "--data", worked).code == 0
    said = hall_client("catalogue", "import", file, "--data", worked)
    assert said.code == 1
    assert "等 41 项在表里只有指引，导入会盖掉现在的情形和材料，一项都没有导入" in said.error
    head, *rows = csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline=""))
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([head, ["MZ-906", *rows[0][1:]]])
    assert hall_client("catalogue", "import", file, "--data", worked).out.endswith(
        "新增 1 项，更新 0 项，没变 0 项。\n"
    )


def test_a_changed_item_is_a_new_version_and_a_bad_file_changes_nothing(
    hall_client: Terminal, worked: Path, tmp_path: Path
) -> None:
    file = tmp_path / "items.json"
    hall_client("catalogue", "export", file, "--data", worked)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("80周岁以上老年人高龄津贴", "80周岁以上老年人高龄补贴"), encoding="utf-8")
    done = hall_client("catalogue", "import", file, "--data", worked)
    assert done.out.endswith("新增 0 项，更新 1 项，没变 40 项。\n")
    entries = json.loads(hall_client("status", "--json", "--data", worked).out)["entries"]

    file.write_text(text.replace('"MZ-006"', '"MZ-005"', 1), encoding="utf-8")
    refused = hall_client("catalogue", "import", file, "--data", worked)
    assert refused.code == 1
    assert "要改" in refused.out
    assert "一项都没有导入" in refused.out
    assert json.loads(hall_client("status", "--json", "--data", worked).out)["entries"] == entries
    assert hall_client("verify", "--data", worked).code == 0


def test_a_file_that_is_no_catalogue_is_refused(hall_client: Terminal, worked: Path, tmp_path: Path) -> None:
    for name, content in (
        ("exe.xlsx", b"MZ\x90\x00" * 100),
        ("half.json", b'{"items": ['),
        ("empty.csv", b""),
        ("letter.txt", "您好".encode()),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        for command in ("check", "import"):
            said = hall_client("catalogue", command, file, "--data", worked)
            assert said.code == 1, name
            assert said.out + said.error
    assert hall_client("catalogue", "check", tmp_path / "none.csv").code == 1
    assert (
        hall_client("catalogue", "export", tmp_path / "no folder" / "items.csv", "--data", worked).code == 1
    )


# --- tally ----------------------------------------------------------------------------------------------------------
def test_the_tally_as_text_json_paper_and_table(hall_client: Terminal, worked: Path, tmp_path: Path) -> None:
    pdf, xlsx = tmp_path / "t.pdf", tmp_path / "t.xlsx"
    day = ("tally", "--date", "2026-03-18", "--data", worked)
    said = hall_client(*day, "--pdf", pdf, "--xlsx", xlsx)
    assert said.code == 1, "two papers are not printed: a check before printing fails"
    assert "还有 2 张没打出来" in said.out
    assert "号票对得上：取号 4 = 办理 1 + 过号 0 + 弃号 0 + 作废 0 + 清号 0 + 未完 3" in said.out
    assert pdf.read_bytes().startswith(b"%PDF")
    sheet = openpyxl.load_workbook(xlsx).worksheets[0]
    rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert "\n".join("\t".join(row) for row in rows) in said.out
    told = json.loads(hall_client(*day, "--json").out)
    assert told["figures"]["outcomes"]["accepted"] == 1
    assert told["figures"]["grades"] == [0, 0, 0, 0, 0]


def test_the_tally_of_a_window_has_no_grades(hall_client: Terminal, worked: Path) -> None:
    day = ("tally", "--date", "2026-03-18", "--data", worked)
    told = json.loads(hall_client(*day, "--window", 3, "--json").out)
    assert "grades" not in told["figures"]
    assert told["figures"]["cases"] == 3
    figures = hall_client(*day, "--window", 3).out.partition("核对")[0]
    assert "已评" in figures
    assert "满意" not in figures


def test_the_grades_take_a_supervisors_password(hall_client: Terminal, worked: Path, tmp_path: Path) -> None:
    opened = open_desk(worked)
    (service, *_) = _ratable(opened)
    rating.give(opened.desk, service, Grade.BAD)
    opened.close()
    day = ("tally", "--date", "2026-03-18", "--data", worked)
    assert json.loads(hall_client(*day, "--json").out)["figures"]["grades"] == []
    assert "这次登录打不开评价" not in hall_client(*day).error
    secret, other = tmp_path / "word", tmp_path / "other"
    secret.write_text("qinghe-0101\n", encoding="utf-8")
    other.write_text("qinghe-0307", encoding="utf-8")
    with_word = (*day, "--supervisor", "0101", "--password-file", secret, "--json")
    assert json.loads(hall_client(*with_word).out)["figures"]["grades"] == [0, 0, 0, 1, 0]
    for number, file, why in (
        ("0101", other, "密码不对"),
        ("0307", other, "不是主管"),
        ("0101", tmp_path, "读不了"),
    ):
        said = hall_client(*day, "--supervisor", number, "--password-file", file)
        assert (said.code, said.out) == (1, "")
        assert why in said.error


def _ratable(opened: OpenDesk) -> list[str]:
    with opened.store.read() as work:
        return [each.id for each in work.floor.services(date(2026, 3, 18)) if each.ratable]


def test_a_tally_that_cannot_be_made_is_refused_in_words(
    hall_client: Terminal, worked: Path, tmp_path: Path
) -> None:
    data = ("--data", worked)
    for words, code, sentence in (
        (("--date", "18.3."), 2, "读不懂"),
        (("--date", "2026-03-18", "--window", 9), 2, "没有 9 号窗口"),
        (("--date", "2026-03-18", "--pdf", tmp_path / "none" / "t.pdf"), 1, "日报没有写成文件"),
        (("--date", "2026-03-18", "--xlsx", tmp_path / "none" / "t.xlsx"), 1, "日报没有写成文件"),
    ):
        said = hall_client("tally", *words, *data)
        assert (said.code, said.out) == (code, "")
        assert sentence in said.error
    empty = hall_client("tally", "--date", "2026-03-19", *data)
    assert empty.code == 0
    assert "取号 0 = 办理 0" in empty.out


@pytest.mark.slow
def test_the_program_started_by_the_shell_answers_as_the_function_does(worked: Path) -> None:
    program = [sys.executable, "-m", "hall_client"]
    environment = {**os.environ, "LANG": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [*program, "verify", "--data", worked], capture_output=True, text=True, env=environment, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "前后相扣" in done.stdout
    wrong = subprocess.run([*program, "veryfy"], capture_output=True, text=True, env=environment, check=False)
    assert wrong.returncode == 2
