"""What goes over the line, as values of the program."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from hall_client.domain.entries import Rows
from hall_client.domain.syncing import Answer, Arrival, Disposition, Pushed, PushState


def dumps(value: Any) -> str:
    """JSON as the centre takes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def arrival(row: Sequence[Any]) -> Arrival:
    """What a row (n, thing, kind, version, gone, rows) of the feed tells."""
    n, thing, kind, version, gone, rows = row
    return Arrival(n, thing, kind, version, gone, _rows(rows))


def _rows(text: str) -> Rows:
    """What cannot be read becomes rows that nobody can keep: the thing is set aside, what comes behind it arrives."""
    try:
        rows: Rows = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return {}
    return rows


def pushed(told: Mapping[str, Any]) -> Pushed:
    """The centre's answer to entries that were sent."""
    answers = tuple(Answer(seq, Disposition(kind), version) for seq, kind, version in told.get("answers", ()))
    return Pushed(PushState(told["status"]), told["seq"], told["hash"], answers)
