"""The command line's parser: argparse that explains and refuses in Chinese."""

import argparse
import sys
from typing import NoReturn

_WORDS = {
    "usage: ": "用法：",
    "positional arguments": "要写的",
    "options": "可以加的",
    "show this help message and exit": "显示这份说明",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s %(message)s",
    "unrecognized arguments: %s": "没有 %s 这样的写法",
    "the following arguments are required: %s": "还缺 %s",
    "one of the arguments %s is required": "%s 要写一个",
    "not allowed with argument %s": "和 %s 不能一起写",
    "ignored explicit argument %r": "后面不带内容，%r 是多的",
    "expected one argument": "后面要写一样内容",
    "expected at most one argument": "后面最多写一样内容",
    "expected at least one argument": "后面至少写一样内容",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 不知道是哪个：%(matches)s",
    "invalid %(type)s value: %(value)r": "要写数字，不能是 %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)": "没有 %(value)r，可以写 %(choices)s",
}


def _words(message: str) -> str:
    return _WORDS.get(message, message)


# argparse takes its words from the language of the terminal; ours are Chinese at every terminal, as all others here.
argparse._ = _words  # type: ignore[attr-defined]


class Parser(argparse.ArgumentParser):
    """An argument parser that refuses in Chinese with exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Print what was wrong and how the command is written."""
        self.print_usage(sys.stderr)
        print(f"命令写得不对：{message}。用 {self.prog} --help 看怎么写。", file=sys.stderr)
        raise SystemExit(2)
