"""The ticket machine, driven at random through the real services on a real store."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row
from hall_client.domain.numbers import BadNumber
from hall_client.domain.people import Actor, Role
from hall_client.domain.standing_in import TakeoverRefused
from hall_client.domain.tickets import (
    AT_WINDOW,
    MOVES,
    OPEN,
    Rank,
    Ticket,
    TicketRefused,
    TicketState,
    counts,
)
from hall_client.domain.visits import Session
from hall_client.services import attending, calling, closing_day, issuing, standing_in, timekeeping
from hall_client.storage.verify import verify
from tests.desk import CLERK, GUIDE, MORNING, OTHER_CLERK, SUPERVISOR, TestDesk, fresh

THIRD = Actor("0311", "王志强", frozenset({Role.CLERK}), 2)
AT = {1: OTHER_CLERK, 2: THIRD, 3: CLERK}
REFUSALS = (
    TicketRefused,
    attending.NotFinished,
    calling.NothingWaiting,
    closing_day.AlreadyClosed,
    BadNumber,
    TakeoverRefused,
)
ANY = st.integers(0, 11)
"""Chooses among what suits an act; 11 chooses at random, to try what does not suit as well."""

RUN = 2
"""The starvation guard of the sample hall: k of domain E.3."""


class Hall(RuleBasedStateMachine):
    """Three windows and a guide over one store. `done` counts what was not refused."""

    source: Path

    def __init__(self) -> None:
        super().__init__()
        self.hall: TestDesk = self.opened()
        self.issued: Counter[str] = Counter()
        self.done: Counter[str] = Counter()
        self.called: list[tuple[int, int]] = []
        """Window and rank of every call of the day: somebody called twice is two calls."""
        self.labels: set[tuple[str, str]] = set()

    def opened(self) -> TestDesk:
        """The hall of the next example."""
        return fresh(self.source, self.folder())

    @staticmethod
    def folder() -> Path:
        """A new folder for the next example."""
        raise NotImplementedError

    def teardown(self) -> None:
        assert verify(self.hall.opened.store).findings == ()
        with self.hall.desk.store.read() as work:
            told = Counter(kind for kind, _, _, _ in work.floor.moves(MORNING, MORNING + timedelta(days=99)))
        assert told["ticket.issue"] == sum(self.issued.values())
        self.hall.opened.close()

    # --- looking ------------------------------------------------------------------------------------------
    def today(self) -> tuple[Ticket, ...]:
        day = local_date(self.hall.clock.at)
        with self.hall.desk.store.read() as work:
            return work.queue.of_day("9901", day)

    def window(self, n: int, *states: TicketState) -> int:
        """A window with a ticket in one of these states, as far as there is one."""
        suiting = [t.window for t in self.today() if t.state in states and t.window]
        everywhere = sorted(AT)
        return suiting[n % len(suiting)] if suiting and n < 11 else everywhere[n % len(everywhere)]

    def label(self, n: int, *states: TicketState) -> str:
        """The number of a ticket in one of these states, as far as there is one."""
        tickets = self.today()
        suiting = [t.label for t in tickets if t.state in states] if n < 11 else []
        known = suiting or [t.label for t in tickets] or ["A001"]
        return known[n % len(known)]

    def attempt(self, act: str, change: Callable[[], Ticket | None]) -> None:
        """Do an act: it is refused and nothing moved, or one ticket moved exactly as the table says."""
        before = {t.id: t for t in self.today()}
        try:
            ticket = change()
        except calling.NothingWaiting:
            return
        except REFUSALS:
            assert {t.id: t for t in self.today()} == before
            return
        self.done[act] += 1
        if ticket is not None and act in MOVES:
            sources, leads_to = MOVES[act]
            was = before[ticket.id]
            twice = {"no_show": bool(was.reactivations), "undo_no_show": was.state is TicketState.ABANDONED}
            assert was.state in sources or twice.get(act)
            assert ticket.state is (TicketState.ABANDONED if act == "no_show" and twice[act] else leads_to)

    # --- acts ---------------------------------------------------------------------------------------------
    @initialize(tickets=st.lists(st.sampled_from(["", "", "elder"]), max_size=4))
    def morning(self, tickets: list[str]) -> None:
        for priority in ("", "elder", "elder", "elder", *tickets):
            self.take_number("A", priority)

    @rule(seconds=st.sampled_from([3, 25, 70]))
    def wait(self, seconds: int) -> None:
        self.hall.clock.forward(seconds=seconds)

    @rule(series=st.sampled_from("AB"), priority=st.sampled_from(["", "", "elder", "soldier"]))
    def take_number(self, series: str, priority: str) -> None:
        request = f"slip-{self.hall.clock()}"
        first = issuing.issue(self.hall.desk, GUIDE, series, priority, request).ticket
        again = issuing.issue(self.hall.desk, GUIDE, series, priority, request).ticket
        assert again.id == first.id
        named = (first.business_date.isoformat(), first.label)
        assert named not in self.labels
        self.labels.add(named)
        self.issued[named[0]] += 1
        letter = "P" if priority else series
        mine = [number for day, number in self.labels if day == named[0] and number[0] == letter]
        assert first.number == len(mine), "a repeated request burns no number"

    @rule(n=ANY, tidy=st.sampled_from([True, True, False]))
    def next_one(self, n: int, tidy: bool) -> None:
        window = 1 + n % 3
        if tidy:
            self._come_to_an_end(window)
        waiting = [t for t in self.today() if t.state is TicketState.WAITING]
        mine = [t for t in waiting if t.target_window in (None, window)]
        ordinary = [t for t in mine if t.rank == Rank.ORDINARY]
        starved = self._starved(range(1, 4)) or self._starved([window])

        def call() -> Ticket:
            request = f"call-{self.hall.clock()}"
            ticket = calling.call_next(self.hall.desk, AT[window], request)
            assert calling.call_next(self.hall.desk, AT[window], request).id == ticket.id
            if starved and ordinary:
                assert ticket.rank == Rank.ORDINARY
                self.done["guard"] += 1
            else:
                assert ticket.rank == min(t.rank for t in mine)
            self.called.append((window, ticket.rank))
            return ticket

        self.attempt("call", call)

    def _come_to_an_end(self, window: int) -> None:
        """Whoever is at the window is done with, or does not come."""
        seen = calling.view(self.hall.desk, AT[window])
        if seen.service is not None and seen.service.result == "open":
            attending.without_case(self.hall.desk, AT[window], "consult", "")
        if seen.serving is not None and seen.serving.state is TicketState.CALLED:
            self.hall.clock.forward(seconds=70)
            calling.no_show(self.hall.desk, AT[window])

    @rule(n=ANY)
    def that_one(self, n: int) -> None:
        window, label = 1 + n % 3, self.label(n, TicketState.WAITING)
        self._come_to_an_end(window)

        def call() -> Ticket:
            request = f"label-{self.hall.clock()}"
            ticket = calling.call_next(self.hall.desk, AT[window], request, label)
            assert ticket.label == label
            assert calling.call_next(self.hall.desk, AT[window], request, label).id == ticket.id
            self.called.append((window, ticket.rank))
            return ticket

        self.attempt("call", call)

    def _starved(self, windows: Iterable[int]) -> bool:
        """Whether the last calls at these windows all went ahead of the ordinary queue."""
        ranks = [rank for window, rank in self.called if window in windows][-RUN:]
        return len(ranks) == RUN and max(ranks) < Rank.ORDINARY

    @rule(n=ANY)
    def recall(self, n: int) -> None:
        window = self.window(n, TicketState.CALLED)
        self.attempt("recall", lambda: calling.recall(self.hall.desk, AT[window]))

    @rule(n=ANY, after=st.sampled_from([1, 70]))
    def not_here(self, n: int, after: int) -> None:
        window = self.window(n, TicketState.CALLED)
        self.hall.clock.forward(seconds=after)
        self.attempt("no_show", lambda: calling.no_show(self.hall.desk, AT[window]))

    @rule(n=ANY)
    def here_after_all(self, n: int) -> None:
        if n % 2:
            self._come_to_an_end(self.window(n, TicketState.CALLED))
        gone = [
            t for t in self.today() if t.state in (TicketState.NO_SHOW, TicketState.ABANDONED) and t.window
        ]
        if not gone:
            return
        missed = max(gone, key=lambda t: t.ended_at or t.issued_at) if n < 8 else gone[n % len(gone)]
        window = missed.window or 1
        last = max((t for t in self.today() if t.window == window), key=lambda t: t.called_at or t.issued_at)

        def undo() -> Ticket:
            ticket = calling.undo_no_show(self.hall.desk, AT[window], missed.id)
            assert missed == last, "somebody else was called there since"
            return ticket

        self.attempt("undo_no_show", undo)

    @rule(n=ANY)
    def come_back(self, n: int) -> None:
        if n % 2:
            self._come_to_an_end(self.window(n, TicketState.CALLED))
        label = self.label(n, TicketState.NO_SHOW)
        before = {t.label: t.reactivations for t in self.today()}

        def back() -> Ticket:
            ticket = issuing.reactivate(self.hall.desk, GUIDE, label)
            assert before[label] == 0, "a number comes back once"
            return ticket

        self.attempt("reactivate", back)

    @rule(n=ANY)
    def begin(self, n: int) -> None:
        attending.start(self.hall.desk, AT[self.window(n, TicketState.CALLED)])

    @rule(n=ANY, kind=st.sampled_from(["consult", "guide"]))
    def end(self, n: int, kind: str) -> None:
        window = self.window(n, TicketState.IN_SERVICE)
        attending.without_case(self.hall.desk, AT[window], kind, "")

        def finish() -> None:
            attending.finish(self.hall.desk, AT[window])

        self.attempt("finish", finish)

    @rule(n=ANY)
    def copy_something(self, n: int) -> None:
        self._hold(n)

    def _hold(self, n: int) -> None:
        window = self.window(n, *AT_WINDOW)
        attending.start(self.hall.desk, AT[window])
        self.attempt("hold", lambda: calling.hold(self.hall.desk, AT[window]))

    @rule(n=ANY)
    def go_on(self, n: int) -> None:
        if n % 2:
            self._hold(n)
        window = 1 + n % 3
        self._come_to_an_end(window)
        attending.finish(self.hall.desk, AT[window])
        held = [t.id for t in self.today() if t.state is TicketState.HELD]
        if held:
            ticket = held[n % len(held)]
            self.attempt("resume", lambda: calling.resume(self.hall.desk, AT[window], ticket))

    @rule(n=ANY, other=st.sampled_from([1, 2, 3, 9]))
    def send_on(self, n: int, other: int) -> None:
        window = self.window(n, *AT_WINDOW)
        attending.start(self.hall.desk, AT[window])
        self.attempt("transfer", lambda: calling.transfer(self.hall.desk, AT[window], other))

    @rule(n=ANY)
    def stand_in(self, n: int) -> None:
        """The next window's clerk takes over what waits for this window alone."""
        window, deputy = 1 + n % 3, AT[1 + (n + 1) % 3]
        self._on_duty(deputy)
        before = {t.id: t.target_window for t in self.today()}

        def take_over() -> Ticket | None:
            args = (window, AT[window].number, deputy.number, "请假")
            standing_in.take_over(self.hall.desk, SUPERVISOR, *args)
            return next((t for t in self.today() if t.target_window != before[t.id]), None)

        self.attempt("take_over", take_over)

    def _on_duty(self, clerk: Actor) -> None:
        at = self.hall.clock()
        shift = Session(f"shift-{at}", clerk.number, clerk.window or 0, local_date(at), at)
        with self.hall.desk.store.work() as work:
            rows = {"session": {shift.id: as_row(shift)}}
            work.append(NewEntry("person.sign_in", clerk.number, clerk.number, at, rows))

    @rule(n=ANY, reason=st.sampled_from(["取错了", " "]))
    def void(self, n: int, reason: str) -> None:
        label = self.label(n, TicketState.NO_SHOW, TicketState.HELD)
        self.attempt("void", lambda: issuing.void(self.hall.desk, GUIDE, label, reason))

    @rule(n=ANY)
    def leave(self, n: int) -> None:
        label = self.label(n, TicketState.NO_SHOW, TicketState.CALLED)
        self.attempt("abandon", lambda: issuing.abandon(self.hall.desk, GUIDE, label, "等不及走了"))

    @rule(n=st.integers(0, 4), closed=st.booleans())
    def next_day(self, n: int, closed: bool) -> None:
        if n:
            return
        day = local_date(self.hall.clock.at)
        if closed:
            closing_day.close_today(self.hall.desk, SUPERVISOR)
            assert not [t for t in self.today() if t.state in OPEN]
        gave_out = bool(self.today())
        self.hall.clock.at = (self.hall.clock.at + timedelta(days=1)).replace(hour=8, minute=30)
        assert timekeeping.settle(self.hall.desk).closed_days == ((day,) if gave_out and not closed else ())
        assert timekeeping.settle(self.hall.desk).closed_days == ()
        self.called = []
        self.done["day"] += 1

    # --- what always holds -----------------------------------------------------------------------------------
    @invariant()
    def the_day_balances(self) -> None:
        tickets = self.today()
        counted = counts([t.state for t in tickets])
        assert counted.balances()
        assert counted.issued == self.issued[local_date(self.hall.clock.at).isoformat()]

    @invariant()
    def one_person_at_a_window(self) -> None:
        at_windows = [t.window for t in self.today() if t.state in AT_WINDOW]
        assert None not in at_windows
        assert len(at_windows) == len(set(at_windows))
        with self.hall.desk.store.read() as work:
            running = [
                s.window for s in work.floor.services(local_date(self.hall.clock.at)) if not s.ended_at
            ]
        assert len(running) == len(set(running))


def do_every_move(hall: Hall) -> None:
    """What the machine tries at random, once in an order in which nothing is refused."""
    hall.morning([""] * 6)
    for _ in range(3):
        hall.next_one(0, tidy=True)
    hall.wait(25)
    hall.recall(0)
    hall.not_here(0, 70)
    hall.here_after_all(0)
    hall.not_here(0, 70)
    hall.come_back(0)
    hall.next_one(0, tidy=True)
    hall.copy_something(0)
    hall.go_on(0)
    hall.send_on(0, 3)
    hall.stand_in(2)
    hall.next_one(0, tidy=True)
    hall.begin(0)
    hall.end(0, "guide")
    hall.that_one(0)
    hall.leave(0)
    hall.void(12, "取错了")
    hall.next_day(0, closed=True)
    hall.teardown()
    assert set(hall.done) == set(MOVES) - {"start", "clear"} | {"guard", "day"}
