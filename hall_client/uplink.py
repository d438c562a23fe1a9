"""How an enrolled installation reaches its centre: lines, single questions, and the hall's queue."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from hall_client.central import membership
from hall_client.central.asking import Asking
from hall_client.central.guarding import Guard
from hall_client.central.listening import Listener
from hall_client.central.membership import Membership
from hall_client.central.queue import CentralQueue
from hall_client.central.queue_line import QueueLine
from hall_client.services.line_ports import Line


class Uplink:
    """Nothing is connected before it is needed. `queue` is the hall's, `asking` answers single questions.

    `guard` raises on the thread that must not wait for the centre.
    """

    def __init__(
        self, folder: Path, member: Membership, password: str, now: Callable[[], datetime], guard: Guard
    ) -> None:
        self._folder, self._password, self._now, self._guard = folder, password, now, guard
        self.member = member
        self.asking = Asking(self.connect)
        self._dial = membership.dialling(folder, member, password, guard)
        self._queue_line = QueueLine(self._dial)
        self.queue = CentralQueue(self._queue_line, now)

    def connect(self) -> Line:
        """A line of one's own. Raises LineDown, LineRefused."""
        return membership.open_line(self._folder, self.member, self._password, self._now, self._guard)

    @property
    def queue_reachable(self) -> bool:
        """Whether the hall's queue answered when it was last asked."""
        return self._queue_line.reachable

    def listener(self, wake: Callable[[], None]) -> Listener:
        """Calls `wake`, on a thread of its own once it is started, when the hall's queue has changed."""
        return Listener(self._dial, self.member.unit, wake)

    def close(self) -> None:
        """Hang up."""
        self.queue.close()
        self.asking.close()


def of(folder: Path, password: str, now: Callable[[], datetime], guard: Guard) -> Uplink | None:
    """The uplink of the installation in `folder`; None where it stands alone. Raises MembershipDamaged."""
    member = membership.load(folder)
    return None if member is None else Uplink(folder, member, password, now, guard)
