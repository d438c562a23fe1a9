"""The log file: what went wrong can be read in it, who was concerned cannot."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hall_client import logs
from hall_client.app import catch_the_rest
from hall_client.ui import failures

NAME = "阿卜杜热合曼·买买提艾力·吐尔逊江·𬭎𠮷·阿布都克里木·䶮明"
ID, OLD_ID, PHONE = "99999919850214003X", "999999850214003", "100 0000 0044"
PEOPLE = (NAME, *NAME.split("·"), "王〇", "〇", ID, OLD_ID, PHONE, "10000000044", "柳塘村")

logger = logging.getLogger("hall_client.tests.logs")


class Unforeseen(ValueError):
    """A fault nobody named."""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield logs.to_file(tmp_path)
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def meet_a_citizen() -> None:
    """Fails the way a bug does, with everything about a person in its words."""
    raise Unforeseen(f"{NAME} {ID} {OLD_ID} {PHONE} 10000000044 王〇 柳塘村 3 组")


def kept(file: Path) -> str:
    """The log as it lies there, with nobody in it."""
    said = file.read_text(encoding="utf-8")
    for text in PEOPLE:
        assert text not in said, text
    return said


def test_a_line_loses_names_and_numbers_and_keeps_the_rest(file: Path) -> None:
    logger.warning("case %s of %s (%s, %s) was not printed", "9901032603180012", NAME, ID, PHONE)
    logger.warning("%s: %s %s", OLD_ID, "王〇", "柳塘村")
    said = kept(file)
    assert "case 9901032603180012 of <" in said
    assert "(<id>, <phone>) was not printed" in said
    assert "WARNING hall_client.tests.logs" in said


def test_a_fault_behind_an_act_is_logged_with_its_traceback_alone(file: Path) -> None:
    try:
        meet_a_citizen()
    except Unforeseen as fault:
        sentence = failures.sentence(fault)
    assert sentence == "这一步没有做成，已经记下来给维护人员看。填好的都在，请再做一次。"
    said = kept(file)
    assert "Unforeseen: <" in said
    assert "in meet_a_citizen" in said


def test_what_nobody_caught_is_logged_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.excepthook", lambda *_fault: None)
    catch_the_rest()
    try:
        meet_a_citizen()
    except Unforeseen as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    assert "in meet_a_citizen" in kept(file)
