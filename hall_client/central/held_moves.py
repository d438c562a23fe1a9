"""Moves that stand at the centre and are not in this PC's file yet."""

import threading
from collections.abc import Iterable

from hall_client.domain.moves import Moved


class HeldMoves:
    """For any thread; nobody waits here for the network."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._moves: dict[tuple[str, int], Moved] = {}

    def add(self, moves: Iterable[Moved]) -> None:
        """The centre has answered with these."""
        with self._lock:
            self._moves |= {(each.ticket.id, each.rev): each for each in moves}

    def drop(self, moves: Iterable[Moved]) -> None:
        """These are in the local file, committed."""
        with self._lock:
            for each in moves:
                self._moves.pop((each.ticket.id, each.rev), None)

    def all(self) -> tuple[Moved, ...]:
        """What is held now, in the order it was moved."""
        with self._lock:
            held = tuple(self._moves.values())
        return tuple(sorted(held, key=lambda each: (each.note.at, each.rev)))
