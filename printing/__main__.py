"""Drawing one paper from the command line: python -m printing notice sample.json -o out.pdf."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

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
        return _refuse(f"文件 {fault.filename} 读写不了：{fault.strerror}。")
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m printing", description="把一份数据印成文书（PDF）。")
    parser.add_argument(
        "kind", choices=sorted(KINDS), metavar="文书", help=f"文书种类：{'、'.join(sorted(KINDS))}"
    )
    parser.add_argument("data", type=Path, metavar="数据.json", help="文书数据")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="文件.pdf", help="写到哪里")
    parser.add_argument("--fonts", type=Path, default=_FONTS, metavar="文件夹", help="字体文件夹")
    parser.add_argument("--reprint", type=int, default=0, metavar="N", help="第几次补打")
    return parser


if __name__ == "__main__":
    sys.exit(main())
