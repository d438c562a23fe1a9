"""What the hall board reads: 督办, take-overs, tide windows, clocks that run out, and how many came by hour."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, literal_column, select

from hall_client.domain.cases import BEFORE_ACCEPTANCE, IN_HAND, CaseState
from hall_client.domain.entries import instant_text
from hall_client.domain.hall_warnings import DueCase
from hall_client.domain.standing_in import Takeover
from hall_client.domain.tides import Tide
from hall_client.domain.urgings import Urging, UrgingReply
from hall_client.storage.board_tables import takeover, tide, urging, urging_reply
from hall_client.storage.case_tables import case
from hall_client.storage.records import record
from hall_client.storage.statements import Statement
from hall_client.storage.visit_tables import service_act

T = TypeVar("T")

_DUE = [case.c[name] for name in DueCase.__dataclass_fields__]
_HAND = sorted(state.value for state in IN_HAND)
_AT_COUNTER = sorted(state.value for state in BEFORE_ACCEPTANCE)
_TIDE = Statement(
    select(tide.c.id)
    .where(
        tide.c.business_date == bindparam("p_day"),
        tide.c.window == bindparam("p_window"),
        tide.c.until.is_(None),
    )
    .order_by(tide.c.since.desc())
)
_CAME: ColumnElement[int] = literal_column(
    "CAST(strftime('%H', service_act.started_at, '-' || service_act.waited || ' seconds', '+8 hours') AS INTEGER)"
)
"""The hour somebody took their number, in the hall's time: when they were served, less how long they waited."""


class BoardBook:
    """Reading for the hall board, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _all(self, kind: type[T], query: Select[Any]) -> tuple[T, ...]:
        return tuple(record(kind, row) for row in self._connection.execute(query).mappings())

    def urging(self, urging_id: str) -> Urging:
        """One 督办. Raises KeyError."""
        found = self._all(Urging, select(urging).where(urging.c.id == urging_id))
        if not found:
            raise KeyError(urging_id)
        return found[0]

    def urgings(self, since: date) -> tuple[Urging, ...]:
        """Those sent since a day, newest first."""
        query = select(urging).where(urging.c.business_date >= since.isoformat())
        return self._all(Urging, query.order_by(urging.c.sent_at.desc()))

    def replies(self, since: date) -> tuple[UrgingReply, ...]:
        """The answers to them, oldest first."""
        sent = select(urging.c.id).where(urging.c.business_date >= since.isoformat())
        query = select(urging_reply).where(urging_reply.c.urging.in_(sent))
        return self._all(UrgingReply, query.order_by(urging_reply.c.at))

    def takeovers(self, day: date) -> tuple[Takeover, ...]:
        """The day's take-overs in order of time."""
        query = select(takeover).where(takeover.c.business_date == day.isoformat())
        return self._all(Takeover, query.order_by(takeover.c.since))

    def tides(self, day: date) -> tuple[Tide, ...]:
        """The day's tide windows in order of time."""
        query = select(tide).where(tide.c.business_date == day.isoformat())
        return self._all(Tide, query.order_by(tide.c.since))

    def tide(self, day: date, window: int) -> Tide | None:
        """What a window calls just now instead of its own series; asked at every call, nearly always for nothing."""
        row = _TIDE.run(self._connection, {"p_day": day.isoformat(), "p_window": window}).fetchone()
        return next((each for each in self.tides(day) if each.id == row[0]), None) if row else None

    def due_cases(self, until: date) -> tuple[DueCase, ...]:
        """Cases with a running clock that is due on a day or before it; each branch runs over an index."""
        last = until.isoformat()
        waits = case.c.state == CaseState.RECEIVED.value
        received = select(*_DUE).where(waits, case.c.decide_due <= last)
        in_hand = case.c.state.in_(_HAND)
        promised = select(*_DUE).where(in_hand, case.c.promised_due <= last)
        legal = select(*_DUE).where(in_hand, case.c.promised_due.is_(None), case.c.legal_due <= last)
        return tuple(each for query in (received, promised, legal) for each in self._all(DueCase, query))

    def closed_since(self, at: datetime) -> tuple[tuple[str, str], ...]:
        """(kind of applicant, outcome) of the cases closed since an instant."""
        query = select(case.c.applicant_kind, case.c.outcome).where(case.c.closed_at >= instant_text(at))
        return tuple((row[0], row[1]) for row in self._connection.execute(query))

    def opened_on(self, day: date) -> tuple[tuple[str, datetime], ...]:
        """(case number, when) of the cases first recorded on a day."""
        query = select(case.c.number, case.c.opened_at).where(case.c.business_date == day.isoformat())
        return tuple((row[0], datetime.fromisoformat(row[1])) for row in self._connection.execute(query))

    def in_hand(self, clerk: str) -> int:
        """How many cases of a person at the counter wait to be decided or supplied."""
        query = select(func.count()).where(case.c.state.in_(_AT_COUNTER), case.c.clerk == clerk)
        return int(self._connection.scalar(query) or 0)

    def arrivals(self, first: date, last: date) -> tuple[int, Mapping[int, int]]:
        """People served with a number from `first` to `last`: on how many days, and by the hour they came."""
        query = (
            select(_CAME, service_act.c.business_date, func.count())
            .where(
                service_act.c.business_date >= first.isoformat(),
                service_act.c.business_date <= last.isoformat(),
                service_act.c.ticket_id != "",
            )
            .group_by(_CAME, service_act.c.business_date)
        )
        rows = self._connection.execute(query).all()
        hours: dict[int, int] = {}
        for hour, _day, count in rows:
            hours[hour] = hours.get(hour, 0) + count
        return len({day for _hour, day, _count in rows}), hours
