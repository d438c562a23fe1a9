"""`hall-client deadline` as a script sees it: the last line, the exit code and the sentence."""

import argparse
import json

import pytest

from hall_client.cli import deadline


def call(*words: str) -> int:
    parser = argparse.ArgumentParser()
    deadline.register(parser.add_subparsers())
    args = parser.parse_args(["deadline", *words])
    code: int = args.func(args)
    return code


@pytest.mark.parametrize(
    ("words", "last_line"),
    [
        (["2026-02-13", "5"], "2026-02-27"),
        (["2026-03-02", "5", "--pause", "2026-03-04:2026-03-06"], "2026-03-11"),
        (
            ["2026-03-02", "1", "--pause", "2026-03-02:2026-03-03", "--pause", "2026-03-03:2026-03-05"],
            "2026-03-06",
        ),
        (["2026-03-06", "15", "--natural"], "2026-03-23"),
        (["2026-12-31", "5"], "2027-01-08 暂定"),
    ],
)
def test_the_last_line_is_the_due_date(
    words: list[str], last_line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*words) == 0
    assert capsys.readouterr().out.splitlines()[-1] == last_line


def test_json_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("2026-12-31", "5", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["due"], answer["provisional"]) == ("2027-01-08", True)
    assert answer["calendar"] == "2024:1 2025:1 2026:1"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["3月2日", "5"], 2, "看不懂日期“3月2日”"),
        (["2026-02-30", "5"], 2, "看不懂日期"),
        (["2026-03-02", "五"], 2, "看不懂天数“五”"),
        (["2026-03-02", "0"], 2, "看不懂天数"),
        (["2026-03-02", "9" * 5000], 2, "看不懂天数"),
        (["2026-03-02", "5", "--pause", "2026-03-04"], 2, "看不懂停表"),
        (["2026-03-02", "5", "--pause", "2026-03-04:明天"], 2, "看不懂日期"),
        (["2026-03-02", "5", "--pause", "2026-03-06:2026-03-04"], 1, "早于开始"),
        (["9999-12-30", "5"], 1, "日期太远"),
    ],
)
def test_what_cannot_be_done_is_said_in_chinese(
    words: list[str], code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*words) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert sentence in printed.err
