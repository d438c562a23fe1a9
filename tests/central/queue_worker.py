"""One window of a hall as a process of its own, with the queue at the centre: `queue_worker.py call|die FOLDER ENTRY`.

`ENTRY` is what the desk connects with, as JSON. `call` calls until nobody waits and says each number; `die` is killed
between the centre's answer and its own record of it.
"""

import os
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import msgspec

from hall_client.central.queue import CentralQueue
from hall_client.central.queue_line import QueueLine
from hall_client.desk import open_desk
from hall_client.domain.moves import Call, Moved, Note
from hall_client.domain.tickets import Ticket
from hall_client.services import calling, issuing
from tests.central.desks import Pass
from tests.desk import CLERK, GUIDE, Clock


class Dying(CentralQueue):
    """Killed as soon as the centre has done what was asked."""

    def claim(self, call: Call, note: Note) -> tuple[Moved, ...]:
        moves = super().claim(call, note)
        os.kill(os.getpid(), signal.SIGKILL)
        return moves

    def issue(self, new: Ticket, request: str, note: Note) -> Moved:
        moved = super().issue(new, request, note)
        os.kill(os.getpid(), signal.SIGKILL)
        return moved


def main(way: str, folder: str, entry_text: str, window: str) -> None:
    """Do what the command line says."""
    entry = msgspec.json.decode(entry_text, type=Pass)
    clock = Clock()
    opened = open_desk(Path(folder), now=clock)
    queue = (CentralQueue if way == "call" else Dying)(QueueLine(entry.connection), clock)
    opened.store.join_queue(queue)
    clerk = replace(CLERK, window=int(window))
    print("ready", flush=True)
    sys.stdin.readline()
    if way == "die":
        calling.call_next(opened.desk, clerk, "the-request")
    if way == "die-issuing":
        issuing.issue(opened.desk, GUIDE, "A", request="the-request")
    with suppress(calling.NothingWaiting):
        while True:
            called = calling.call_next(opened.desk, clerk, opened.desk.new_id())
            print(called.label, flush=True)
            clock.forward(seconds=61)
            calling.no_show(opened.desk, clerk)
    queue.close()
    opened.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
