"""An enrolled installation and its centre, put together: the queue, the line's thread, and what desks share."""

from collections.abc import Callable
from dataclasses import replace

from hall_client.central import membership
from hall_client.central.asking import Asking
from hall_client.central.listening import Listener
from hall_client.central.membership import Membership
from hall_client.central.queue import CentralQueue
from hall_client.central.queue_line import QueueLine
from hall_client.desk import OpenDesk
from hall_client.domain.line_status import LineStatus
from hall_client.line_thread import LineThread
from hall_client.services.line_ports import Line


class Uplink:
    """What the programs of an enrolled installation have of the centre. Nothing is connected before it is needed."""

    def __init__(self, opened: OpenDesk, member: Membership) -> None:
        self._folder, self.member = opened.folder, member
        self._password = (opened.secrets.get(f"{opened.installation.name}.centre") or b"").decode()
        self.asking = Asking(self.line)
        self._dial = membership.dialling(opened.folder, member, self._password)
        self._queue_line = QueueLine(self._dial)
        self._queue = CentralQueue(self._queue_line)
        opened.store.join_queue(self._queue)
        self.opened = replace(opened, desk=replace(opened.desk, centre=self.asking))
        self._thread: LineThread | None = None
        self._listener: Listener | None = None

    def line(self) -> Line:
        """A line of one's own. Raises LineDown, LineRefused."""
        return membership.open_line(self._folder, self.member, self._password)

    def keep_in_step(self, on_status: Callable[[LineStatus], None]) -> LineThread:
        """Start the thread of the line; `on_status` is called on it."""

        def tell(status: LineStatus) -> None:
            on_status(replace(status, queue_reachable=self._queue_line.reachable))

        self._thread = LineThread(self.opened.desk, self.line, tell)
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


def joined(opened: OpenDesk) -> tuple[OpenDesk, Uplink | None]:
    """An installation with its uplink; without one, as it was, where the PC stands alone."""
    member = membership.load(opened.folder)
    if member is None:
        return opened, None
    uplink = Uplink(opened, member)
    return uplink.opened, uplink
