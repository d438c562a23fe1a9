"""Ratings in the local database: given, sealed, asked for now, and the steps about bad ones."""

from datetime import date, datetime

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select

from hall_client.domain.entries import instant_text
from hall_client.domain.follow_ups import SealedStep
from hall_client.domain.ratings import Invitation, Rating, RatingKey, SealedRating
from hall_client.domain.visits import ServiceAct
from hall_client.services.rating_ports import AnyRating
from hall_client.storage.rating_tables import follow_up_step, rating, rating_call, rating_key, sealed_rating
from hall_client.storage.records import parsed, record
from hall_client.storage.visit_tables import service_act


class RatingBook:
    """`services.rating_ports.RatingBook`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_service(self, service_id: str) -> AnyRating | None:
        """The rating of a service, if the citizen gave one."""
        query = select(sealed_rating).where(sealed_rating.c.service_id == service_id)
        row = self._connection.execute(query).mappings().one_or_none()
        if row is not None:
            return record(SealedRating, row)
        query = select(rating).where(rating.c.service_id == service_id)
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else record(Rating, row)

    def between(self, first: date, last: date) -> tuple[tuple[ServiceAct, AnyRating], ...]:
        """The ratings of the services of these days, with the services, oldest first."""
        days = service_act.c.business_date.between(first.isoformat(), last.isoformat())
        found: dict[str, AnyRating] = {}
        kinds: tuple[tuple[type[AnyRating], Table], ...] = ((Rating, rating), (SealedRating, sealed_rating))
        for kind, table in kinds:
            query = select(table).join(service_act, service_act.c.id == table.c.service_id).where(days)
            found |= {
                row["service_id"]: record(kind, row) for row in self._connection.execute(query).mappings()
            }
        rated = select(service_act).where(days).order_by(service_act.c.started_at)
        services = [record(ServiceAct, row) for row in self._connection.execute(rated).mappings()]
        return tuple((each, found[each.id]) for each in services if each.id in found)

    def wrapped(self) -> tuple[RatingKey, ...]:
        """The wrapped secrets that are here."""
        rows = self._connection.execute(select(rating_key).order_by(rating_key.c.id)).mappings()
        return tuple(record(RatingKey, row) for row in rows)

    def steps(self) -> tuple[SealedStep, ...]:
        """Every step about a bad rating, oldest first."""
        query = select(follow_up_step).order_by(follow_up_step.c.at, follow_up_step.c.id)
        return tuple(record(SealedStep, row) for row in self._connection.execute(query).mappings())

    def invite(self, window: int, invitation: Invitation | None, at: datetime) -> None:
        """Put an invitation on the rating screen of a window, or take it off."""
        self._connection.execute(delete(rating_call).where(rating_call.c.window == window))
        if invitation is not None:
            row = {
                "window": window,
                "service_id": invitation.service_id,
                "opened_at": instant_text(at),
                "body": msgspec.to_builtins(invitation),
            }
            self._connection.execute(insert(rating_call).values(**row))

    def invitation(self, window: int) -> Invitation | None:
        """What the rating screen of a window shows."""
        body = self._connection.scalar(select(rating_call.c.body).where(rating_call.c.window == window))
        return parsed(Invitation, body) if body else None
