"""Threads of one program take turns at writing, and none waits for ever: a clerk's act, and the line's thread."""

import threading

from tests.desk import TestDesk


def test_who_waits_for_a_turn_keeps_nothing_from_whoever_has_it(hall: TestDesk) -> None:
    store, waiting, written = hall.opened.store, threading.Event(), threading.Event()

    def clerk() -> None:
        with store.work() as work:
            waiting.set()
            work.reference.people()

    def line() -> None:
        with store.work() as work:
            work.set_meta("turn", "mine")
            other.start()
            waiting.wait()
            # The clerk's thread needs a moment from here to its place in the queue of writers.
            other.join(0.2)
            work.reference.people()
        written.set()

    # Should they lock each other out, the test fails and the program ends all the same.
    other = threading.Thread(target=clerk, daemon=True)
    one = threading.Thread(target=line, daemon=True)
    one.start()
    assert written.wait(30)
    other.join(30)
    assert not other.is_alive()
