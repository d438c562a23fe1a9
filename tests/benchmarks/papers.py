"""One paper, the first of a process and the next ones, against bare ReportLab writing the same strings."""

import json
import resource
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from reportlab.pdfgen.textobject import PDFTextObject

import printing
import resources
from tests.benchmarks.bare_paper import Word, write
from tests.benchmarks.measure import Row, in_turns

KINDS = {"notice": "一次性告知书", "acceptance": "受理通知书", "completion": "即办件办结单"}
WARM_TIMES, FIRST_TIMES = 30, 5
ROOT = Path(__file__).parents[2]


def rows(folder: Path) -> Iterator[Row]:
    """The first paper of a new process, with and without its imports; then the next ones."""
    against = "裸 ReportLab 写同样的字"
    for kind, title in KINDS.items():
        words = folder / f"{kind}.json"
        words.write_text(json.dumps(strings(kind)))
        drawn, whole = _first(kind, words)
        note = "连读字体，不含导入"
        yield Row("paper-first", f"第一张{title}", against, *drawn, "ms CPU", 1.5, note)
        yield Row("paper-first", f"第一张{title}", against, *whole, "ms CPU", None, "整个新进程")
        yield _warm(kind, f"再一张{title}", against)


def strings(kind: str) -> list[Word]:
    """What a paper of this kind writes, and where."""
    written: list[Word] = []
    original = PDFTextObject.textOut

    def noted(text: Any, word: str) -> None:
        written.append((text._fontname, text._fontsize, text.getX(), text.getY(), word))
        original(text, word)

    printing.use_fonts(resources.path("fonts"))
    with patch.object(PDFTextObject, "textOut", noted):
        printing.render(kind, printing.sample(kind))
    return written


def _warm(kind: str, what: str, against: str) -> Row:
    data = printing.sample(kind)
    written = strings(kind)
    ours, theirs = in_turns(lambda: printing.render(kind, data), lambda: write(written), WARM_TIMES)
    return Row("paper-warm", what, against, ours, theirs, "ms CPU", 1.3)


Pair = tuple[float, float]


def _first(kind: str, words: Path) -> tuple[Pair, Pair]:
    """(ours, bare) for the drawing, and for the whole process."""
    found = [(_child("ours", kind), _child("bare", str(words))) for _ in range(FIRST_TIMES)]
    medians = [[statistics.median(each[way][part] for each in found) for way in (0, 1)] for part in (0, 1)]
    return (medians[0][0], medians[0][1]), (medians[1][0], medians[1][1])


def _child(way: str, what: str) -> Pair:
    """Milliseconds for the drawing, and for the whole process."""
    command = [sys.executable, "-m", "tests.benchmarks.first_paper", way, what]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return float(done.stdout), whole * 1000
