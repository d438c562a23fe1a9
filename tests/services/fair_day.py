"""A simulated day of 300 numbers of every class, in a hall whose windows are not all for everybody."""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import resources
from hall_client.desk import set_up
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Counter as Window
from hall_client.domain.people import KIOSK, Actor, Role
from hall_client.domain.tickets import Rank, Ticket, TicketState
from hall_client.services import attending, calling, issuing
from hall_client.setup_file import read_plan
from tests.desk import MORNING, TestDesk

K = 2
TICKETS = 300
WINDOWS = {1: ("A",), 2: ("B", "C"), 3: ("A", "B", "C", "D")}
CLASSES = ("elder", "disabled", "infant", "soldier", "urgent")
AT = {number: Actor(f"030{number}", "窗口", frozenset({Role.CLERK}), number) for number in WINDOWS}


@dataclass(frozen=True)
class Called:
    """One call: where, whom by rank, and whether an ordinary ticket that window may take was waiting."""

    window: int
    rank: int
    could_be_ordinary: bool


def hall_of_series(folder: Path) -> Path:
    """The sample hall with windows that are not all for everybody."""
    plan = read_plan(resources.path("demo_hall.toml"))
    counters = tuple(Window(number, "窗口", series) for number, series in WINDOWS.items())
    set_up(folder, replace(plan, hall=replace(plan.hall, windows=counters)), demo=True, now=lambda: MORNING)
    return folder


class Day:
    """Numbers are taken, called, sent on and called back at random; every call is written down."""

    def __init__(self, hall: TestDesk, seed: int) -> None:
        self.hall, self.chance = hall, random.Random(seed)
        self.calls: list[Called] = []
        self.issued = 0

    def tickets(self, *states: TicketState) -> tuple[Ticket, ...]:
        with self.hall.desk.store.read() as work:
            return work.queue.of_day("9901", local_date(self.hall.clock.at), *states)

    def run(self) -> None:
        """Until all numbers are given out and nobody waits."""
        while self.issued < TICKETS or self.tickets(TicketState.WAITING):
            for _ in range(self.chance.choice([0, 1, 2, 3])):
                self.take_number()
            for window in self.chance.sample(sorted(WINDOWS), 3):
                self.call(window)
            self.hall.clock.forward(seconds=70)

    def take_number(self) -> None:
        if self.issued == TICKETS:
            return
        self.issued += 1
        series = self.chance.choice("AABCD")
        kind = self.chance.random()
        if kind < 0.3:
            issuing.issue(self.hall.desk, KIOSK, series)
        elif kind < 0.6:
            issuing.issue(self.hall.desk, KIOSK, series, rank=Rank.APPOINTMENT)
        else:
            issuing.issue(self.hall.desk, KIOSK, series, self.chance.choice(CLASSES))

    def call(self, window: int) -> None:
        waiting = [t for t in self.tickets(TicketState.WAITING) if self._may_take(window, t)]
        if not waiting:
            return
        ordinary = any(t.rank == Rank.ORDINARY for t in waiting)
        called = calling.call_next(self.hall.desk, AT[window], f"call-{self.hall.clock()}")
        self.calls.append(Called(window, called.rank, ordinary))
        self.end(window)

    @staticmethod
    def _may_take(window: int, ticket: Ticket) -> bool:
        if ticket.target_window is not None:
            return ticket.target_window == window
        return ticket.business in WINDOWS[window]

    def end(self, window: int) -> None:
        """Served; or not there and back later; or sent on to another window, where they come back as 复窗."""
        what = self.chance.random()
        if what < 0.1:
            self.hall.clock.forward(seconds=70)
            missed = calling.no_show(self.hall.desk, AT[window])
            if missed.state is TicketState.NO_SHOW:
                issuing.reactivate(self.hall.desk, KIOSK_GUIDE, missed.label)
            return
        attending.start(self.hall.desk, AT[window])
        if what < 0.3:
            calling.transfer(
                self.hall.desk, AT[window], self.chance.choice([w for w in WINDOWS if w != window])
            )
            return
        attending.without_case(self.hall.desk, AT[window], "consult", "")
        attending.finish(self.hall.desk, AT[window])


KIOSK_GUIDE = Actor("0401", "吴桂芳", frozenset({Role.GUIDE}))


def longest_run(calls: Iterable[Called]) -> int:
    """The most others called in a row, up to one that was called although an ordinary ticket could have been."""
    longest = run = 0
    for each in calls:
        run = 0 if each.rank == Rank.ORDINARY else run + 1
        longest = max(longest, run if each.could_be_ordinary else 0)
    return longest


def check_fair(day: Day) -> None:
    """At most k others between two ordinary calls, of the hall and of each window; priority goes first otherwise."""
    ranks = Counter(each.rank for each in day.calls)
    assert set(ranks) == {int(rank) for rank in Rank}, "a day without one of the classes proves nothing"
    assert longest_run(day.calls) <= K
    for window in WINDOWS:
        assert longest_run(each for each in day.calls if each.window == window) <= K
    in_order = [each.rank < Rank.ORDINARY for each in day.calls if each.could_be_ordinary]
    assert any(in_order), "those with priority go first wherever the guard does not hold"
