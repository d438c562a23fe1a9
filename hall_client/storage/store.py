"""The store: the workstation's database, one transaction at a time."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from secrets import token_bytes

from sqlalchemy import Connection, Engine

from hall_client.domain.own_numbers import NumberBlock
from hall_client.domain.tickets import Ticket
from hall_client.services.queue_ports import FarQueue
from hall_client.storage.database import Gate, Guard, transaction
from hall_client.storage.journal import RandomBytes
from hall_client.storage.mirror import Mirror, MirroredQueue
from hall_client.storage.reference import Shelf
from hall_client.storage.work import Work


class Store:
    """The workstation's own database, opened."""

    def __init__(self, engine: Engine, guard: Guard, random: RandomBytes = token_bytes) -> None:
        self._engine = engine
        self._random = random
        self._gate = Gate()
        self._shelf = Shelf()
        self._guard = guard
        self._far_queue: FarQueue | None = None
        self._behind = False

    def join_queue(self, far_queue: FarQueue) -> None:
        """From now on the hall's tickets are at the centre, and the local ones are what this desk moved there."""
        far_queue.remember(self._known_from, self._blocks_from)
        self._far_queue = far_queue
        self._behind = True

    def _known_from(self, day: date) -> tuple[Ticket, ...]:
        with self.read() as work:
            return work.mirror.since(day)

    def _blocks_from(self, day: date) -> tuple[NumberBlock, ...]:
        with self.read() as work:
            return work.kiosk.blocks(day)

    @contextmanager
    def work(self) -> Iterator[Work]:
        """A writing transaction: committed when the block ends well, otherwise nothing of it remains.

        What was moved in a shared queue stands even then: `catch_up` records it.
        """
        self._guard()
        try:
            with ExitStack() as stack:
                work = self._work(stack, write=True)
                yield work
                work.record_moves()
            work.moves_recorded()
        except BaseException:
            self._behind = self._far_queue is not None
            raise

    @contextmanager
    def read(self) -> Iterator[Work]:
        """A reading transaction: one consistent view, never waiting for the writer."""
        self._guard()
        with ExitStack() as stack:
            yield self._work(stack, write=False)

    def _work(self, stack: ExitStack, *, write: bool) -> Work:
        def begin() -> Connection:
            return stack.enter_context(transaction(self._engine, self._gate, write=write))

        return Work(begin, self._random, self._shelf, self._shared(self._far_queue))

    def _shared(self, far: FarQueue | None) -> Callable[[Callable[[], Mirror]], MirroredQueue] | None:
        return None if far is None else lambda mirror: MirroredQueue(far, mirror, self._doubt)

    def _doubt(self) -> None:
        self._behind = True

    def catch_up(self, since: date) -> None:
        """Record what this desk moved in a shared queue since a day and was stopped from recording.

        Raises QueueDown; nothing to do where the queue is in the local file or nothing was left undone.
        """
        if self._far_queue is None or not self._behind:
            return
        known = {each.id: each.rev for each in self._known_from(since)}
        moves = self._far_queue.moves(since, known)
        with self.work() as work:
            for each in moves:
                work.mirror.keep(each)
        self._far_queue.recorded(moves)
        self._behind = False

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()
