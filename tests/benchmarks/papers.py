"""One paper, the first of a process and the next ones, against bare ReportLab writing the same strings."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportlab.pdfgen.textobject import PDFTextObject

import printing
import resources
from tests.benchmarks.bare_paper import Word, write
from tests.benchmarks.measure import Row, in_turns

KINDS = {"notice": "一次性告知书", "acceptance": "受理通知书", "completion": "即办件办结单"}
WARM_TIMES, FIRST_TIMES = 30, 5
ROOT = Path(__file__).parents[2]


def rows(folder: Path) -> Iterator[Row]:
    """First in a process of its own (imports and reading of typefaces included), then warm."""
    for kind, title in KINDS.items():
        words = folder / f"{kind}.json"
        words.write_text(json.dumps(strings(kind)))
        ours, theirs = _first(kind, words)
        against = "裸 ReportLab 写同样的字"
        yield Row("paper-first", f"第一张{title}", against, ours, theirs, "ms CPU", 1.5, "各自一个新进程")
        yield _warm(kind, f"再一张{title}", against)


def strings(kind: str) -> list[Word]:
    """What a paper of this kind writes, and where."""
    written: list[Word] = []
    original = PDFTextObject.textOut

    def noted(text: Any, word: str) -> None:
        written.append((text._fontname, text._fontsize, text.getX(), text.getY(), word))
        original(text, word)

    printing.use_fonts(resources.path("fonts"))
    PDFTextObject.textOut = noted
    try:
        printing.render(kind, printing.sample(kind))
    finally:
        PDFTextObject.textOut = original
    return written


def _warm(kind: str, what: str, against: str) -> Row:
    data = printing.sample(kind)
    written = strings(kind)
    ours, theirs = in_turns(lambda: printing.render(kind, data), lambda: write(written), WARM_TIMES)
    return Row("paper-warm", what, against, ours, theirs, "ms CPU", 1.3)


def _first(kind: str, words: Path) -> tuple[float, float]:
    found = [(_child("ours", kind), _child("bare", str(words))) for _ in range(FIRST_TIMES)]
    return statistics.median(a for a, _ in found), statistics.median(b for _, b in found)


def _child(way: str, what: str) -> float:
    worker = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.first_paper", way, what], cwd=ROOT)
    _, status, used = os.wait4(worker.pid, 0)
    if status:
        raise RuntimeError(f"the first paper was not drawn: {way} {what}")
    return (used.ru_utime + used.ru_stime) * 1000
