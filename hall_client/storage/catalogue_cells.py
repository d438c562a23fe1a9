"""How each kind of value of the catalogue stands in a spreadsheet cell, and how it is read back."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hall_client.domain.catalogue import Labelled

LIMIT = re.compile(
    r"(?:(?P<days>\d{1,4}) ?(?P<unit>个?工作日|日|天)?|(?P<word>当场|未定))(?:；(?P<note>.+))?", re.DOTALL
)


@dataclass(frozen=True)
class Cell:
    """A kind of cell: plain value (as in JSON) to text and back; ``expected`` says what may be written.

    ``read`` raises ValueError or KeyError on anything else.
    """

    write: Callable[[Any], str]
    read: Callable[[str], Any]
    expected: str


def _number(text: str) -> int:
    if not re.fullmatch(r"\d{1,6}", text):
        raise ValueError(text)
    return int(text)


def _write_limit(limit: dict[str, Any] | None) -> str:
    if limit is None:
        return ""
    days = limit["days"]
    words = (
        "未定"
        if days is None
        else "当场"
        if days == 0
        else f"{days} {'日' if limit['natural'] else '个工作日'}"
    )
    return f"{words}；{limit['note']}" if limit["note"] else words


def _read_limit(text: str) -> dict[str, Any]:
    found = LIMIT.fullmatch(text)
    if found is None:
        raise ValueError(text)
    days = {"当场": 0, "未定": None}[found["word"]] if found["word"] else int(found["days"])
    return {"days": days, "natural": found["unit"] in ("日", "天"), "note": found["note"] or ""}


def _write_condition(condition: dict[str, Any] | None) -> str:
    if condition is None:
        return ""
    groups = ([f"{c['question']}={'/'.join(c['options'])}" for c in group] for group in condition["any_of"])
    return " 或 ".join(" 且 ".join(group) for group in groups)


def _read_condition(text: str) -> dict[str, Any]:
    return {"any_of": [[_clause(part) for part in group.split(" 且 ")] for group in text.split(" 或 ")]}


def _clause(text: str) -> dict[str, Any]:
    question, equals, options = text.replace("＝", "=").partition("=")
    if not (question.strip() and equals and options.strip()):
        raise ValueError(text)
    return {"question": question.strip(), "options": [option.strip() for option in options.split("/")]}


TEXT = Cell(str, str, "文字")
NUMBER = Cell(str, _number, "0 或正整数")
OPTIONAL_NUMBER = Cell(lambda value: "" if value is None else str(value), _number, "0 或正整数，没有就空着")
YES_NO = Cell(lambda value: "是" if value else "否", lambda text: {"是": True, "否": False}[text], "是或否")
LINES = Cell("\n".join, lambda text: [line.strip() for line in text.splitlines() if line.strip()], "一行一条")
LIMITED = Cell(_write_limit, _read_limit, "例如 7 个工作日、15 日、当场，后面可加；说明")
CONDITION = Cell(_write_condition, _read_condition, "例如 agent=relative/village 且 first=yes")


def one_of(words: type[Labelled]) -> Cell:
    """A cell holding one of these Chinese words."""
    codes = {word.label: word.value for word in words}
    return Cell(lambda code: words(code).label, codes.__getitem__, "、".join(codes))


def some_of(words: type[Labelled]) -> Cell:
    """A cell holding several of these Chinese words, one a line."""
    codes = {word.label: word.value for word in words}
    return Cell(
        lambda chosen: "\n".join(words(code).label for code in chosen),
        lambda text: [codes[line.strip()] for line in text.splitlines() if line.strip()],
        "一行一个：" + "、".join(codes),
    )


def code_of(words: type[Labelled]) -> Cell:
    """A cell holding a code word itself, or nothing."""
    return Cell(
        lambda code: code or "", lambda text: words(text).value, "、".join(word.value for word in words)
    )
