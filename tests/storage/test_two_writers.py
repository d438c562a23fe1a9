"""Two threads of one program: one writes and goes on reading, the other waits for its turn."""

import threading
from pathlib import Path

from tests.desk import TestDesk


def test_who_waits_for_a_turn_stops_nobody(hall: TestDesk, tmp_path: Path) -> None:
    store = hall.opened.store
    waiting = threading.Event()

    def wait_for_a_turn() -> None:
        with store.work() as work:
            waiting.set()
            work.reference.people()

    other = threading.Thread(target=wait_for_a_turn, daemon=True)
    with store.work() as work:
        work.set_meta("mine", "yes")
        other.start()
        waiting.wait(5)
        # The other one is inside its first question to the database by now, waiting until this transaction ends.
        other.join(0.2)
        reading = threading.Thread(target=lambda: work.reference, daemon=True)
        reading.start()
        reading.join(5)
        assert not reading.is_alive()
    other.join(5)
    assert not other.is_alive()
