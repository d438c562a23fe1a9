"""Codes as a printer with 203 dots to the inch puts them on paper."""

from itertools import groupby
from typing import Any

import pytest

import printing
from printing.barcodes import code128c, payload, qr
from tests.printing import reading


def test_sixteen_digits_take_set_c() -> None:
    # start 11 + eight pairs 88 + check 11 + stop 13, and 10 modules of white on either side
    assert code128c("9901032603180096").modules == 123 + 20


@pytest.mark.parametrize("digits", ["", "123", "12a4", "١٢٣٤"])
def test_only_pairs_of_digits_are_taken(digits: str) -> None:
    with pytest.raises(ValueError, match="条码"):
        code128c(digits)


def test_quiet_zone_of_a_qr_code_is_four_modules() -> None:
    marks = qr(payload("C3", "9901032603180096", "9901", "6"))
    assert marks.rows[:4] == ((),) * 4
    assert min(start for runs in marks.rows for start, _ in runs) == 4
    assert max(start + length for runs in marks.rows for start, length in runs) == marks.modules - 4


def test_bars_are_whole_dots_wide() -> None:
    done = printing.render("receipt", printing.sample("receipt") | {"roll": True})
    picture = reading.pictures(done.pdf)[0]
    rows = ([picture.getpixel((x, y)) for x in range(picture.width)] for y in range(picture.height))
    # ten symbols of three bars and three spaces, the last with one bar more, and white at both ends
    bars = next(runs for runs in map(runs_of, rows) if len(runs) == 69)[1:-1]
    assert {shade for shade, _ in bars} == {0, 255}
    assert all(length % 3 == 0 for _, length in bars)


def runs_of(row: list[Any]) -> list[tuple[int, int]]:
    sharp = [round(shade / 5) * 5 for shade in row]  # 254 is white: reading the PDF rounds a little
    return [(shade, len(list(same))) for shade, same in groupby(sharp)]
