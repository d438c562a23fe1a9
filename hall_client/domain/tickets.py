"""Tickets (号票): their states, who moves them on, and the order in which they are called."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum


class TicketState(StrEnum):
    """Where a ticket is. The last five are final for the tally (a no-show may come back once)."""

    WAITING = "waiting"
    CALLED = "called"
    IN_SERVICE = "in_service"
    HELD = "held"
    SERVED = "served"
    NO_SHOW = "no_show"
    ABANDONED = "abandoned"
    VOIDED = "voided"
    CLEARED = "cleared"


OPEN = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.IN_SERVICE, TicketState.HELD})
AT_WINDOW = frozenset({TicketState.CALLED, TicketState.IN_SERVICE})

STATE_WORDS = {
    TicketState.WAITING: "等候",
    TicketState.CALLED: "已叫号",
    TicketState.IN_SERVICE: "办理中",
    TicketState.HELD: "挂起",
    TicketState.SERVED: "已完成",
    TicketState.NO_SHOW: "过号",
    TicketState.ABANDONED: "弃号",
    TicketState.VOIDED: "作废",
    TicketState.CLEARED: "日终清号",
}


class Rank(IntEnum):
    """The order of the groups in the queue, smallest first (domain E.3)."""

    PRIORITY = 1
    APPOINTMENT = 2
    RETURNING = 3
    ORDINARY = 4


@dataclass(frozen=True)
class Ticket:
    """One number of one day. `queue_at` orders tickets of the same rank (microseconds).

    `series` is the letter on the slip (P for priority), `business` the letter of what the citizen came for.
    """

    id: str
    hall: str
    business_date: date
    series: str
    number: int
    business: str
    label: str
    rank: int
    priority: str
    issued_at: datetime
    issued_by: str
    state: TicketState
    queue_at: int
    window: int | None = None
    target_window: int | None = None
    calls: int = 0
    called_at: datetime | None = None
    last_call_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    reactivations: int = 0
    first_contact: str = ""
    reason: str = ""
    rev: int = 0
    """Counted by a queue that several desks share; the higher one is the later."""


class TicketRefused(Exception):
    """The ticket is not in a state that allows the act; the sentence says what to do instead."""


_S = TicketState
MOVES: dict[str, tuple[frozenset[TicketState], TicketState]] = {
    "call": (frozenset({_S.WAITING}), _S.CALLED),
    "recall": (frozenset({_S.CALLED}), _S.CALLED),
    "start": (frozenset({_S.CALLED}), _S.IN_SERVICE),
    "no_show": (frozenset({_S.CALLED}), _S.NO_SHOW),
    "undo_no_show": (frozenset({_S.NO_SHOW}), _S.CALLED),
    "reactivate": (frozenset({_S.NO_SHOW}), _S.WAITING),
    "abandon": (frozenset({_S.NO_SHOW, _S.WAITING, _S.CALLED}), _S.ABANDONED),
    "hold": (frozenset({_S.IN_SERVICE}), _S.HELD),
    "resume": (frozenset({_S.HELD}), _S.IN_SERVICE),
    "transfer": (frozenset({_S.IN_SERVICE}), _S.WAITING),
    "take_over": (frozenset({_S.WAITING}), _S.WAITING),
    "finish": (frozenset({_S.IN_SERVICE, _S.HELD}), _S.SERVED),
    "void": (frozenset({_S.WAITING, _S.CALLED, _S.NO_SHOW, _S.HELD}), _S.VOIDED),
    "clear": (frozenset({_S.WAITING, _S.CALLED, _S.HELD}), _S.CLEARED),
}
"""Act -> (states it may start from, state it leads to): the whole of domain D.1."""


def steps() -> list[tuple[str, str, str]]:
    """The table of moves as the centre keeps it: (act, from, to). A second 过号 gives the number up."""
    listed = [(act, source, target) for act, (sources, target) in MOVES.items() for source in sources]
    twice = [("no_show", _S.CALLED, _S.ABANDONED), ("undo_no_show", _S.ABANDONED, _S.CALLED)]
    return [(act, source.value, target.value) for act, source, target in [*listed, *twice]]


def moved(ticket: Ticket, act: str) -> TicketState:
    """The state `act` leads to. Raises TicketRefused in the clerk's words when it cannot be done now."""
    sources, target = MOVES[act]
    if ticket.state not in sources:
        raise TicketRefused(f"{ticket.label} 现在是“{STATE_WORDS[ticket.state]}”，不能做这一步。")
    return target


def check_come(ticket: Ticket) -> None:
    """Somebody called to the window must come or be 过号 before the next one is called. Raises TicketRefused."""
    if ticket.state is TicketState.CALLED:
        raise TicketRefused(f"{ticket.label} 还没来。重呼按 F3，没来按 F4 过号。")


def no_such_label(label: str) -> TicketRefused:
    """Why nothing can be done about a number nobody was given today."""
    return TicketRefused(f"今天没有发过 {label} 这个号，请看一眼小票上的号码。")


def moved_elsewhere(label: str) -> TicketRefused:
    """Why a step was not done: another desk was first."""
    return TicketRefused(f"{label} 刚在别处变了，请看一眼等候列表再做。")


def waited(ticket: Ticket, at: datetime) -> int:
    """Seconds from taking the number to being called (or to `at`, when nobody called yet)."""
    return max(0, int(((ticket.called_at or at) - ticket.issued_at).total_seconds()))


@dataclass(frozen=True)
class QueueRules:
    """The hall's settings for its queue. Times in seconds."""

    priority_run: int = 2
    """After this many calls ahead of the ordinary queue, one ordinary ticket is called (starvation guard)."""
    recall_gap: int = 20
    no_show_calls: int = 3
    no_show_seconds: int = 60
    return_places: int = 3
    hold_seconds: int = 1800


def check_no_show(ticket: Ticket, at: datetime, rules: QueueRules) -> None:
    """过号 needs three calls or a minute since the first one. Raises TicketRefused with what is still lacking."""
    moved(ticket, "no_show")
    waited = (at - ticket.called_at).total_seconds() if ticket.called_at else 0.0
    # A call that is still to come was made before the clock was put right: nobody is made to wait for it.
    if ticket.calls >= rules.no_show_calls or waited >= rules.no_show_seconds or waited < 0:
        return
    left = int(rules.no_show_seconds - waited) + 1
    raise TicketRefused(
        f"{ticket.label} 才叫了 {ticket.calls} 次，叫满 {rules.no_show_calls} 次或再等 {left} 秒才能过号。重呼按 F3。"
    )


def check_recall(ticket: Ticket, at: datetime, rules: QueueRules) -> None:
    """A call is repeated at most three times, twenty seconds apart. Raises TicketRefused."""
    moved(ticket, "recall")
    if ticket.calls >= rules.no_show_calls:
        raise TicketRefused(f"{ticket.label} 已经叫了 {ticket.calls} 次，没有来就按 F4 过号。")
    since = (at - ticket.last_call_at).total_seconds() if ticket.last_call_at else rules.recall_gap
    if 0 <= since < rules.recall_gap:
        raise TicketRefused(f"刚叫过 {ticket.label}，再等 {int(rules.recall_gap - since) + 1} 秒可以重呼。")


def check_reactivate(ticket: Ticket, today: date) -> None:
    """A no-show comes back once, on its own day. Raises TicketRefused."""
    moved(ticket, "reactivate")
    if ticket.business_date != today:
        raise TicketRefused(f"{ticket.label} 是 {ticket.business_date:%m-%d} 的号，当日有效，请重新取号。")
    if ticket.reactivations:
        raise TicketRefused(f"{ticket.label} 已经激活过一次，请重新取号。")


@dataclass(frozen=True)
class QueueCounts:
    """A day's tickets by state; they always balance (architecture §8.6)."""

    issued: int = 0
    served: int = 0
    no_show: int = 0
    abandoned: int = 0
    voided: int = 0
    cleared: int = 0
    open: int = 0

    def balances(self) -> bool:
        """issued = served + no_show + abandoned + voided + cleared + open."""
        parts = (self.served, self.no_show, self.abandoned, self.voided, self.cleared, self.open)
        return self.issued == sum(parts)


def counts(states: list[TicketState]) -> QueueCounts:
    """Count a day's tickets."""

    def of(state: TicketState) -> int:
        return sum(1 for each in states if each is state)

    return QueueCounts(
        issued=len(states),
        served=of(_S.SERVED),
        no_show=of(_S.NO_SHOW),
        abandoned=of(_S.ABANDONED),
        voided=of(_S.VOIDED),
        cleared=of(_S.CLEARED),
        open=sum(1 for each in states if each in OPEN),
    )
