"""An enrolled installation and its centre, put together: the queue, the line's thread, and what desks share."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import psycopg

from hall_client.central import membership
from hall_client.central.address import connect
from hall_client.central.asking import Asking
from hall_client.central.listening import Listener
from hall_client.central.membership import Membership
from hall_client.central.queue import CentralQueue
from hall_client.central.queue_line import QueueLine
from hall_client.desk import OpenDesk
from hall_client.domain.line_status import Dispute, DisputedField, LineEvent, LineStatus, WaitingRow
from hall_client.domain.people import Actor
from hall_client.domain.syncing import FarEntry, Holder
from hall_client.line_thread import LineThread
from hall_client.services import disputes, line_views
from hall_client.services.line_ports import Line
from hall_client.services.ports import Desk


class Uplink:
    """What the programs of an enrolled installation have of the centre. Nothing is connected before it is needed."""

    def __init__(self, opened: OpenDesk, member: Membership) -> None:
        self._folder, self.member = opened.folder, member
        self._password = (opened.secrets.get(f"{opened.installation.name}.centre") or b"").decode()
        self.asking = Asking(self.line)
        self._queue = CentralQueue(QueueLine(self._dial))
        opened.store.join_queue(self._queue)
        self.opened = replace(opened, desk=replace(opened.desk, centre=self.asking))
        self._thread: LineThread | None = None
        self._listener: Listener | None = None

    def line(self) -> Line:
        """A line of one's own. Raises LineDown, LineRefused."""
        return membership.open_line(self._folder, self.member, self._password)

    def _dial(self) -> psycopg.Connection:
        return connect(self.member.address(self._folder), self._password)

    def keep_in_step(self, on_status: Callable[[LineStatus], None]) -> LineThread:
        """Start the thread of the line; `on_status` is called on it."""
        self._thread = LineThread(self.opened.desk, self.line, on_status)
        self._thread.start()
        return self._thread

    def listen(self, wake: Callable[[], None]) -> None:
        """Call `wake`, on a thread of its own, when the hall's queue has changed."""
        self._listener = Listener(self._dial, self.member.unit, wake)
        self._listener.start()

    def close(self) -> None:
        """Stop the threads and hang up; what waits goes up the next time."""
        if self._listener is not None:
            self._listener.stop()
        if self._thread is not None:
            self._thread.stop()
        self._queue.close()
        self.asking.close()


class DeskLine:
    """The line as the page 同步和备份 asks it."""

    def __init__(self, desk: Desk, thread: LineThread, actor: Callable[[], Actor]) -> None:
        self._desk, self._thread, self._actor = desk, thread, actor

    def status(self) -> LineStatus:
        """The line as it stands."""
        return self._thread.status

    def waiting_rows(self) -> Sequence[WaitingRow]:
        """What the centre does not have yet."""
        return line_views.waiting_rows(self._desk)

    def disputes(self) -> Sequence[Dispute]:
        """Cases two desks moved on while apart."""
        return disputes.listed(self._desk)

    def events(self) -> Sequence[LineEvent]:
        """What happened to the line."""
        return line_views.events(self._desk)

    def sync_now(self) -> None:
        """Try at once."""
        self._thread.sync_now()

    def hold_back(self, wait: bool) -> None:
        """Wait with sending, or go on."""
        self._thread.hold_back(wait)

    def settle(self, dispute: Dispute, choices: Sequence[DisputedField]) -> None:
        """Settle a dispute; it goes up at once."""
        disputes.settle(self._desk, self._actor(), dispute, choices)
        self._thread.sync_now()


class DeskCases:
    """What desks tell each other about single cases."""

    def __init__(self, asking: Asking, actor: Callable[[], Actor]) -> None:
        self._asking, self._actor = asking, actor

    def hold(self, case_id: str) -> Holder | None:
        """Say that this desk has a case open."""
        actor = self._actor()
        return self._asking.ask(lambda line: line.hold(case_id, actor.window or 0, actor.name))

    def release(self, case_id: str) -> None:
        """The case is not open here any more."""
        self._asking.ask(lambda line: line.release(case_id))

    def holder(self, case_id: str) -> Holder | None:
        """Which other desk has a case open now."""
        return self._asking.ask(lambda line: line.holder(case_id))

    def timeline(self, case_id: str) -> Sequence[FarEntry]:
        """Every entry about a case, from all desks."""
        return self._asking.ask(lambda line: line.timeline(case_id))


def joined(opened: OpenDesk) -> Uplink | None:
    """The uplink of an enrolled installation; None for a PC that stands alone."""
    member = membership.load(opened.folder)
    return None if member is None else Uplink(opened, member)
