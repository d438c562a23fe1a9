"""Turning a complaint about a paper's data into Chinese."""

import re

_TYPES = {
    "str": "文字",
    "int": "整数",
    "bool": "是或否",
    "array": "列表",
    "object": "一组栏目",
    "null": "空",
    "float": "小数",
}
_MISSING = re.compile(r"Object missing required field `(?P<name>[^`]+)`")
_WRONG = re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<got>[^`]+)`")
_LENGTH = re.compile(r"Expected `str` of length")
_DATE = re.compile(r"Invalid RFC3339|Invalid (date|time)")
_PLACE = re.compile(r" - at `\$\.?(?P<path>[^`]*)`")


def explain(fault: str) -> str:
    """What is wrong and at which field, from msgspec's English sentence."""
    place = _PLACE.search(fault)
    where = f"“{place['path']}”" if place and place["path"] else ""
    if missing := _MISSING.search(fault):
        return f"文书数据{where}里缺少栏目“{missing['name']}”。"
    if wrong := _WRONG.search(fault):
        return f"文书数据{where}应当是{_type(wrong['wanted'])}，给的是{_type(wrong['got'])}。"
    if _LENGTH.search(fault):
        return f"文书数据{where}不能是空的。"
    if _DATE.search(fault):
        return f"文书数据{where}不是日期，应当像 2026-03-18。"
    return f"文书数据{where}不对：{fault}"


def _type(names: str) -> str:
    return "或".join(_TYPES.get(name, name) for name in names.split(" | "))
