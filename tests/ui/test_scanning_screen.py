"""Twenty scans through a real X screen, with an input method on and without: xdotool is the scanner."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from hall_client.ui.scanning import END_MS, GAP_MS
from tests.ui.real_screen import RealScreen

pytestmark = pytest.mark.slow

TRIES = 20
CODES = [f"99010326031{n:05d}" for n in range(20)]
PINYIN = "libpinyin"


@pytest.fixture(params=["", PINYIN], ids=["plain", PINYIN])
def screen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RealScreen]:
    made = RealScreen(tmp_path, request.param)
    yield made
    made.close()


def scan(screen: RealScreen, code: str, *prefix: str) -> list[tuple[str, str]]:
    """One scan; what came of it besides the stamps of its keys.

    A busy machine may hold the tool itself up between two keys; then it was no scanner, and pulls the trigger again.
    """
    for _ in range(TRIES):
        screen.xdotool("key", "--delay", "1", *prefix, *code, "Return")
        heard = screen.heard()
        print(heard)
        stamps = sorted(int(text) for kind, text in heard if kind == "stamp")
        # F13 may come too early to be known: the tool gives it a place on the keyboard a moment before.
        gaps = [after - before for before, after in pairwise(stamps)][len(prefix) :]
        if max(gaps[:-1]) < GAP_MS and gaps[-1] < END_MS:
            return [each for each in heard if each[0] not in ("stamp", "typed")]
        screen.xdotool("key", "ctrl+a", "BackSpace")
        screen.heard()
    raise AssertionError(f"the tool never came near a scanner's pace: {gaps}")


def typed(screen: RealScreen, word: str) -> list[tuple[str, str]]:
    """A word by hand and Enter."""
    screen.xdotool("key", "--delay", "110", *word, "Return")
    return [each for each in screen.heard() if each[0] == "enter"]


def test_twenty_scans_and_hands_between_them(screen: RealScreen) -> None:
    for at, code in enumerate(CODES):
        prefix = ("F13",) if at % 2 else ()
        assert scan(screen, code, *prefix) == [("scan", code)]
        if at % 5 == 0:
            assert typed(screen, f"2026{at:04d}") == [("enter", f"2026{at:04d}")]


def test_a_scan_and_hands_while_the_screen_stands_still(screen: RealScreen) -> None:
    screen.stall(3)
    screen.xdotool("key", "--delay", "110", *"20260318", "Return")
    assert scan(screen, CODES[7])[-1] == ("scan", CODES[7])
