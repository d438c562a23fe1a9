"""One workstation of the soaked town: the program without its screens, until it is killed or its town is gone."""

import faulthandler
import logging
import signal
import sys
from datetime import datetime
from pathlib import Path
from random import Random

from hall_client.desk import check_boot_token, open_desk
from hall_client.domain.line_status import LineStatus
from hall_client.domain.people import Actor, Role
from hall_client.line_thread import LineThread
from hall_client.services import timekeeping
from tests.desk import Clock
from tests.soak.diary import Diary
from tests.soak.line.bags import Bags
from tests.soak.line.clerk import TownClerk
from tests.soak.line.noted import noted
from tests.soak.line.orders import Orders
from tests.soak.line.slips import Slips


def main(
    folder: str, diary_file: str, seed: str, start: str, number: str, name: str, role: str, window: str
) -> None:
    """Open the installation in `folder` and work as the person `number` at `window`."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(threadName)s %(message)s"
    )
    # The town asks where a process hangs that does not come to rest.
    faulthandler.register(signal.SIGUSR1)
    clock = Clock(datetime.fromisoformat(start))
    orders = Orders(clock)
    diary = Diary(Path(diary_file), clock)
    diary.doing("opening")
    opened = open_desk(Path(folder), now=clock)
    check_boot_token(opened)
    desk = opened.desk
    assert opened.uplink is not None
    timekeeping.settle(desk)
    thread = LineThread(desk, noted(opened.uplink.connect, diary), _tell)
    thread.start()
    opened.uplink.listener(lambda: None).start()
    diary.done("opening")
    here, town = Path(folder).name, Path(folder).parent
    actor = Actor(number, name, frozenset({Role(role)}), int(window))
    slips = None if "village" in here else Slips(town / "slips")
    bags = Bags(town / "bags", here)
    TownClerk(desk, clock, Random(seed), diary, actor, orders, slips, thread.sync_now, bags).work()


def _tell(status: LineStatus) -> None:
    """Keep what the clerk would read."""
    if status.words:
        logging.info("the line is %s: %s", status.state.value, status.words)


if __name__ == "__main__":
    main(*sys.argv[1:])
