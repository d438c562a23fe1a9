"""One program of a hall, run as a process of its own: `worker.py guide|kiosk|window FOLDER NUMBER COUNT`.

Every act is written out the moment the program has acknowledged it, so that what a killed one did is known.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

from hall_client.desk import open_desk
from hall_client.domain.people import KIOSK, Actor, Role
from hall_client.services import attending, calling, issuing
from hall_client.services.calling import NothingWaiting
from hall_client.services.ports import Desk
from tests.desk import GUIDE


def give_out(desk: Desk, actor: Actor, name: str, count: int) -> None:
    """Give out `count` numbers, every fifth ahead of the others."""
    for n in range(count):
        priority = "elder" if n % 5 == 4 else ""
        ticket = issuing.issue(desk, actor, "ABCD"[n % 4], priority, f"{name}-{n}").ticket
        print("issued", ticket.label, flush=True)


def serve(desk: Desk, window: int) -> None:
    """Call and serve until nobody has come for a while; every seventh person does not come."""
    clerk = Actor(f"03{window:02}", f"{window} 号窗口", frozenset({Role.CLERK}), window)
    quiet, n = 0, 0
    while quiet < 40:
        n += 1
        try:
            ticket = calling.call_next(desk, clerk, f"{window}-{time.time_ns()}")
        except NothingWaiting:
            quiet += 1
            time.sleep(0.05)
            continue
        quiet = 0
        print("called", ticket.label, flush=True)
        attending.start(desk, clerk)
        attending.without_case(desk, clerk, "consult", "")
        if n % 7 == 0:
            calling.hold(desk, clerk)
            calling.resume(desk, clerk, ticket.id)
            attending.without_case(desk, clerk, "guide", "")
        attending.finish(desk, clerk)
        print("served", ticket.label, flush=True)


def main() -> None:
    """Do what the command line says."""
    role, folder, number, count = sys.argv[1:]
    opened = open_desk(Path(folder))
    print("ready", flush=True)
    sys.stdin.readline()
    if role == "window":
        serve(opened.desk, int(number))
    else:
        actor = GUIDE if role == "guide" else replace(KIOSK, number=f"kiosk-{number}")
        give_out(opened.desk, actor, f"{role}-{number}", int(count))
    opened.close()


if __name__ == "__main__":
    main()
