"""Twenty scans through a real X screen, with an input method on and without: xdotool is the scanner."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from hall_client.ui.scanning import END_MS, GAP_MS
from tests.ui.real_screen import RealScreen

pytestmark = pytest.mark.slow

TRIES = 20
NO_SCANNER = "the tool never came near a scanner's pace"
CODES = [f"99010326031{n:05d}" for n in range(20)]
PINYIN = "libpinyin"


@pytest.fixture(params=["", PINYIN], ids=["plain", PINYIN])
def screen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RealScreen]:
    made = RealScreen(tmp_path, request.param)
    yield made
    made.close()


def pull(screen: RealScreen, code: str, *prefix: str) -> tuple[list[tuple[str, str]], bool]:
    """The trigger pulled once: what came of it besides the stamps of its keys, and whether those were a scanner's.

    A busy machine may hold the tool itself up between two keys; then it was no scanner.
    """
    screen.press(*prefix, *code, "Return", delay=1)
    heard = screen.heard()
    print(heard)
    stamps = sorted(int(text) for kind, text in heard if kind == "stamp")[-len(code) - 1 :]
    gaps = [after - before for before, after in pairwise(stamps)]
    said = [each for each in heard if each[0] not in ("stamp", "typed")]
    return said, max(gaps[:-1]) < GAP_MS and gaps[-1] < END_MS


def scan(screen: RealScreen, code: str, *prefix: str) -> list[tuple[str, str]]:
    """What comes of one scan at a scanner's pace."""
    for _ in range(TRIES):
        said, quick = pull(screen, code, *prefix)
        if quick:
            return said
        screen.press("ctrl+a", "BackSpace", delay=12)
        screen.heard()
    raise AssertionError(NO_SCANNER)


def typed(screen: RealScreen, word: str) -> list[tuple[str, str]]:
    """A word by hand and Enter."""
    screen.press(*word, "Return", delay=110)
    return [each for each in screen.heard() if each[0] == "enter"]


def test_twenty_scans_and_hands_between_them(screen: RealScreen) -> None:
    for at, code in enumerate(CODES):
        prefix = ("F13",) if at % 2 else ()
        assert scan(screen, code, *prefix) == [("scan", code)]
        if at % 5 == 0:
            assert typed(screen, f"2026{at:04d}") == [("enter", f"2026{at:04d}")]


def test_a_scan_and_hands_while_the_screen_stands_still(screen: RealScreen) -> None:
    for _ in range(TRIES):
        screen.stall(3)
        screen.press(*"20260318", "Return", delay=110)
        said, quick = pull(screen, CODES[7])
        assert said[0] == ("enter", "20260318")
        if quick:
            assert said[1:] == [("scan", CODES[7])]
            return
        screen.press("ctrl+a", "BackSpace", delay=12)
        screen.heard()
    raise AssertionError(NO_SCANNER)
