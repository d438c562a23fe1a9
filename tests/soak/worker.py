"""The process that is killed: opens the hall as the program does and serves citizens until it dies."""

import sys
from datetime import datetime
from pathlib import Path
from random import Random

from hall_client.desk import check_boot_token, open_desk
from hall_client.services import timekeeping
from tests.desk import Clock
from tests.soak.diary import Diary
from tests.soak.shift import Shift


def main(folder: str, diary_file: str, seed: str, start: str) -> None:
    """Open the installation in `folder` and work from the instant `start` on."""
    clock = Clock(datetime.fromisoformat(start))
    diary = Diary(Path(diary_file), clock)
    diary.doing("opening")
    opened = open_desk(Path(folder), now=clock)
    said = check_boot_token(opened)
    if said:
        raise SystemExit(said)
    timekeeping.settle(opened.desk)
    diary.done("opening")
    Shift(opened.desk, clock, Random(seed), diary).work()


if __name__ == "__main__":
    main(*sys.argv[1:])
