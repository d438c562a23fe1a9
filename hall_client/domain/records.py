"""From plain JSON values to frozen records, on whatever thread."""

import threading
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_turn = threading.Lock()
_met: set[object] = set()


def convert(plain: Any, kind: type[T], *, strict: bool = False) -> T:
    """`plain` as a `kind`; fields it lacks take their defaults. Raises msgspec.ValidationError."""
    _meet(kind)
    return msgspec.convert(plain, kind, strict=strict)


def decode(content: bytes, kind: type[T]) -> T:
    """JSON as a `kind`. Raises msgspec.DecodeError."""
    _meet(kind)
    return msgspec.json.decode(content, type=kind)


def _meet(kind: object) -> None:
    # msgspec takes a class apart the first time; a second thread that comes across it meanwhile, maybe inside another
    # class, ends the process.
    if kind in _met:
        return
    with _turn:
        msgspec.json.Decoder(kind)
        _met.add(kind)
