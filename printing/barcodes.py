"""Barcodes and QR codes as black marks on the dot grid of a 203-dpi printer."""

import json
from functools import lru_cache
from typing import NamedTuple

import segno
from barcode.charsets import code128

DOT = 72 / 203  # one printer dot, in points
_CODE128_QUIET = 10  # modules of white the scanner needs on either side
_QR_QUIET = 4


class Marks(NamedTuple):
    """Black cells of a code: rows of (first module, modules) runs, quiet zone counted in `modules`."""

    rows: tuple[tuple[tuple[int, int], ...], ...]
    modules: int


@lru_cache(maxsize=64)
def code128c(digits: str) -> Marks:
    """Code 128 in set C, the set that packs two digits into one symbol.

    Raises ValueError unless `digits` is an even number of ASCII digits. The symbols are put together here
    from python-barcode's tables because its own encoder loses a leading pair 99, the first digits of a
    station number.
    """
    if not (digits and digits.isascii() and digits.isdigit() and len(digits) % 2 == 0):
        raise ValueError(f"条码只放偶数位数字，不能放 {digits!r}")
    values = [code128.START_CODES["C"]] + [int(digits[i : i + 2]) for i in range(0, len(digits), 2)]
    check = (values[0] + sum(i * value for i, value in enumerate(values))) % 103
    bits = "".join(code128.CODES[value] for value in [*values, check]) + code128.STOP + "11"
    return Marks((_runs(bits, _CODE128_QUIET),), len(bits) + 2 * _CODE128_QUIET)


@lru_cache(maxsize=64)
def qr(payload: str) -> Marks:
    """A QR code of `payload` at error level M, quiet zone included."""
    matrix = segno.make(payload, error="m", micro=False).matrix
    rows = [_runs("".join("1" if cell else "0" for cell in row), _QR_QUIET) for row in matrix]
    blank: list[tuple[tuple[int, int], ...]] = [()] * _QR_QUIET
    return Marks(tuple(blank + rows + blank), len(rows) + 2 * _QR_QUIET)


def payload(kind: str, number: str, station: str, check: str) -> str:
    """What a QR code says: kind of paper, number, station, check; never anything about a person."""
    return json.dumps({"t": kind, "n": number, "s": station, "c": check}, separators=(",", ":"))


def _runs(bits: str, quiet: int) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for place, bit in enumerate(bits, start=quiet):
        if bit != "1":
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return tuple(runs)
