"""The tables of the ticket machine: bookings, calls for help and stray numbers are folded, its blocks are its own."""

from sqlalchemy import Column, Index, Integer, Table, Text

from hall_client.storage.columns import metadata
from hall_client.storage.columns import text_column as _text
from hall_client.storage.columns import whole_column as _whole

ticket_call = Table(
    "ticket_call",
    metadata,
    Column("n", Integer, primary_key=True),
    _text("hall"),
    _text("business_date"),
    _whole("window"),
    _whole("rank"),
    Index("ix_ticket_call_day", "hall", "business_date", "n"),
    Index("ix_ticket_call_window", "hall", "business_date", "window", "n"),
)
"""Who was called in which order, by rank alone: a ticket called twice is two calls, and neither is forgotten."""

appointment = Table(
    "appointment",
    metadata,
    Column("id", Text, primary_key=True),
    _text("day"),
    _text("starts"),
    _text("business"),
    _text("name"),
    _text("id_number"),
    _text("phone"),
    _text("code"),
    _text("state"),
    _text("booked_at"),
    _text("booked_by"),
    _text("ticket_label"),
    Index("ix_appointment_day", "day"),
    Index("ix_appointment_id_number", "id_number"),
)
help_call = Table(
    "help_call",
    metadata,
    Column("id", Text, primary_key=True),
    _text("place"),
    _text("business_date"),
    _text("at"),
    _text("answered_at", null=True),
    _text("answered_by"),
    Index("ix_help_call_business_date", "business_date"),
)
stray_number = Table(
    "stray_number",
    metadata,
    Column("id", Text, primary_key=True),
    _text("label"),
    _text("place"),
    _text("business_date"),
    _text("at"),
    _text("settled_at", null=True),
    _text("settled_by"),
    Index("ix_stray_number_business_date", "business_date"),
)
number_block = Table(
    "number_block",
    metadata,
    Column("day", Text, primary_key=True),
    _whole("first"),
    _whole("last"),
)
"""The numbers this machine may give out by itself while the queue is out of reach."""
