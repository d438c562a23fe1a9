"""The tables of the day at the windows: who was served, pauses, sessions, incidents, and the day closed."""

from sqlalchemy import JSON, Column, Index, Table, Text

from hall_client.storage.columns import metadata
from hall_client.storage.columns import text_column as _text
from hall_client.storage.columns import whole_column as _whole

service_act = Table(
    "service_act",
    metadata,
    Column("id", Text, primary_key=True),
    _text("ticket_id"),
    _text("ticket_label"),
    _whole("window"),
    _text("clerk"),
    _text("first_contact"),
    _text("business_date"),
    _text("started_at"),
    _text("ended_at", null=True),
    _text("result"),
    _text("note"),
    _whole("waited"),
    _whole("ratable"),
    Index("ix_service_act_day", "business_date"),
)
day_close = Table(
    "day_close",
    metadata,
    Column("id", Text, primary_key=True),
    _text("closed_at"),
    _text("actor"),
    Column("figures", JSON, nullable=False),
)
pause = Table(
    "pause",
    metadata,
    Column("id", Text, primary_key=True),
    _whole("window"),
    _text("clerk"),
    _text("business_date"),
    _text("started_at"),
    _text("ended_at", null=True),
    _text("reason"),
)
session = Table(
    "session",
    metadata,
    Column("id", Text, primary_key=True),
    _text("person"),
    _whole("window"),
    _text("business_date"),
    _text("started_at"),
    _text("ended_at", null=True),
    _text("standing_in_for"),
)
incident = Table(
    "incident",
    metadata,
    Column("id", Text, primary_key=True),
    _text("service_id"),
    _text("kind"),
    _text("text"),
    _text("at"),
    _text("business_date"),
)
