"""Drawing one paper from the command line: python -m printing notice sample.json -o out.pdf."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from printing import KINDS, PaperError, render, use_fonts

_FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the paper; 0 done, 1 refused with the reason, 2 bad usage (raised by argparse)."""
    options = _parser().parse_args(arguments)
    try:
        data = _read(options.data)
        use_fonts(options.fonts)
        done = render(options.kind, data, reprint=options.reprint)
        options.output.write_bytes(done.pdf)
    except PaperError as fault:
        return _refuse(str(fault))
    except OSError as fault:
        return _refuse(f"文件 {fault.filename} 读写不了（{fault.strerror}），请看路径和权限。")
    sys.stdout.write(f"{options.output}：{KINDS[options.kind]}，{done.pages} 页，{done.sha256}\n")
    for char in done.uncovered:
        sys.stdout.write(f"字体里没有 U+{ord(char):04X}，纸上印的是它的编码。\n")
    return 0


def _read(path: Path) -> dict[str, object]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as fault:
        raise PaperError(f"{path} 不是 JSON 文件：{fault}。") from fault
    if not isinstance(data, dict):
        raise PaperError(f"{path} 里应当是一组栏目（JSON 对象）。")
    return data


def _refuse(reason: str) -> int:
    sys.stderr.write(f"{reason}\n")
    return 1


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say in Chinese how to call it instead of argparse's English complaint, and stop with 2."""
        self.exit(2, f"参数不对。\n{self.format_help()}")


def _parser() -> argparse.ArgumentParser:
    kinds = sorted(KINDS)
    parser = _Parser(
        prog="python -m printing",
        usage="python -m printing 文书 数据.json -o 文件.pdf [--fonts 文件夹] [--reprint N]",
        description="把一份数据印成文书（PDF）。",
        add_help=False,
    )
    what = parser.add_argument_group("要印什么")
    what.add_argument("kind", choices=kinds, metavar="文书", help="、".join(kinds))
    what.add_argument("data", type=Path, metavar="数据.json", help="文书数据")
    how = parser.add_argument_group("选项")
    how.add_argument("-o", "--output", type=Path, required=True, metavar="文件.pdf", help="写到哪里")
    how.add_argument("--fonts", type=Path, default=_FONTS, metavar="文件夹", help="字体文件夹")
    how.add_argument("--reprint", type=int, default=0, metavar="N", help="第几次补打")
    how.add_argument("-h", "--help", action="help", help="显示这段说明")
    return parser


if __name__ == "__main__":
    sys.exit(main())
