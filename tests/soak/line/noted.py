"""The line of a soaked desk: the program's own, with a word in the diary before every push and pull."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from hall_client.domain.entries import Written
from hall_client.domain.syncing import Arrival, Mark, Pushed
from hall_client.services.line_ports import Line
from tests.soak.diary import Diary

Nudge = Callable[[], None]
"""Asks the line's thread to meet the centre now."""


class NotedLine:
    """Tells the diary when entries go up and rows come down, so that a kill can be aimed between the two ends."""

    def __init__(self, line: Line, diary: Diary) -> None:
        self._line, self._diary = line, diary

    def __getattr__(self, name: str) -> Any:
        return getattr(self._line, name)

    def push(
        self, log_id: str, base_seq: int, base_hash: str, entries: Sequence[Written], *filling: Any
    ) -> Pushed:
        """Send entries."""
        self._diary.doing("push")
        pushed = self._line.push(log_id, base_seq, base_hash, entries, *filling)
        self._diary.doing("pushed")
        return pushed

    def pull(self, marks: Sequence[Mark], page: int) -> Iterator[tuple[Mark | None, Sequence[Arrival]]]:
        """Take what changed."""
        for place, arrivals in self._line.pull(marks, page):
            if arrivals:
                self._diary.doing("pull")
            yield place, arrivals


def noted(connect: Callable[[], Line], diary: Diary) -> Callable[[], Line]:
    """`connect`, whose lines are noted."""
    return lambda: cast("Line", NotedLine(connect(), diary))
