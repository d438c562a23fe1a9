"""What happened on the floor: services, pauses, shifts, papers, and days that were closed."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from hall_client.domain.entries import instant_text
from hall_client.domain.syncing import Disposition
from hall_client.domain.visits import DayClose, Document, Pause, ServiceAct, Session
from hall_client.storage.case_tables import document
from hall_client.storage.line_tables import answer
from hall_client.storage.records import record
from hall_client.storage.statements import Statement
from hall_client.storage.tables import journal
from hall_client.storage.visit_tables import day_close, pause, service_act, session

Move = tuple[str, str, str, Mapping[str, Any]]
_NOBODY: Mapping[str, Move] = {}

_OPEN_SERVICE = (
    select(service_act)
    .where(
        service_act.c.business_date == bindparam("p_day"),
        service_act.c.window == bindparam("p_window"),
        service_act.c.ended_at.is_(None),
    )
    .order_by(service_act.c.started_at.desc())
)
_FIRST_CONTACT = Statement(select(service_act.c.first_contact).where(service_act.c.id == bindparam("the_id")))


class Floor:
    """Reading the floor of the hall, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def service(self, service_id: str) -> ServiceAct:
        """One service. Raises KeyError."""
        row = self._connection.execute(select(service_act).where(service_act.c.id == service_id)).mappings()
        found = row.one_or_none()
        if found is None:
            raise KeyError(service_id)
        return record(ServiceAct, found)

    def services(self, day: date) -> tuple[ServiceAct, ...]:
        """The day's services in order of time."""
        query = select(service_act).where(service_act.c.business_date == day.isoformat())
        rows = self._connection.execute(query.order_by(service_act.c.started_at)).mappings()
        return tuple(record(ServiceAct, row) for row in rows)

    def first_contact(self, service_id: str) -> str:
        """Who is 首问责任人 of a service; empty for one that is not known."""
        row = _FIRST_CONTACT.run(self._connection, {"the_id": service_id}).fetchone()
        return str(row[0]) if row else ""

    def open_service(self, day: date, window: int) -> ServiceAct | None:
        """The service running at a window; the later one, should there be two."""
        row = self._connection.execute(_OPEN_SERVICE, {"p_day": day.isoformat(), "p_window": window})
        found = row.mappings().first()
        return record(ServiceAct, found) if found else None

    def pauses(self, day: date) -> tuple[Pause, ...]:
        """The day's pauses."""
        rows = self._connection.execute(
            select(pause).where(pause.c.business_date == day.isoformat())
        ).mappings()
        return tuple(record(Pause, row) for row in rows)

    def sessions(self, day: date) -> tuple[Session, ...]:
        """The day's shifts."""
        rows = self._connection.execute(select(session).where(session.c.business_date == day.isoformat()))
        return tuple(record(Session, row) for row in rows.mappings())

    def papers(self, day: date) -> tuple[Document, ...]:
        """The papers made that day."""
        query = (
            select(document).where(document.c.business_date == day.isoformat()).order_by(document.c.made_at)
        )
        return tuple(record(Document, row) for row in self._connection.execute(query).mappings())

    def day_close(self, day: date) -> DayClose | None:
        """How the day was closed, if it was."""
        row = self._connection.execute(select(day_close).where(day_close.c.id == day.isoformat())).mappings()
        found = row.one_or_none()
        return record(DayClose, found) if found else None

    def moves(
        self, first: datetime, last: datetime, others: Mapping[str, Move] = _NOBODY
    ) -> tuple[Move, ...]:
        """The journal's facts from `first` until before `last`: (kind, actor, subject, facts).

        `others` are what all desks did, by entry, as the centre tells it. What did not stand there is left out.
        """
        answered = (answer.c.log_id == journal.c.log_id) & (answer.c.seq == journal.c.seq)
        stood = answer.c.disposition.is_(None) | (answer.c.disposition == Disposition.ACCEPTED.value)
        query = (
            select(journal.c.entry_id, journal.c.kind, journal.c.actor, journal.c.subject, journal.c.body)
            .outerjoin(answer, answered)
            .where(journal.c.at >= instant_text(first), journal.c.at < instant_text(last), stood)
            .order_by(journal.c.seq)
        )
        # An entry that was sent again in a new log counts once.
        mine = {
            r.entry_id: (r.kind, r.actor, r.subject, json.loads(r.body)["facts"] if r.body else {})
            for r in self._connection.execute(query)
        }
        return tuple({**others, **mine}.values())
