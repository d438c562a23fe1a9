"""The tables of ratings: sealed ones, what opens them, the steps about bad ones, and what a rating screen shows."""

from sqlalchemy import JSON, Boolean, Column, Index, Integer, Table, Text

from hall_client.storage.columns import metadata
from hall_client.storage.columns import text_column as _text
from hall_client.storage.columns import whole_column as _whole

# What arrives from the centre comes in any order: a rating may be here before its service.
rating = Table(
    "rating",
    metadata,
    Column("id", Text, primary_key=True),
    Column("service_id", Text, nullable=False, unique=True),
    _whole("grade"),
    _text("at"),
    _text("source"),
    Column("reasons", JSON, nullable=False),
    Column("contact", Boolean, nullable=True),
)
"""Ratings in the clear, from before the hall had a key; what a log holds is never written anew."""
sealed_rating = Table(
    "sealed_rating",
    metadata,
    Column("id", Text, primary_key=True),
    Column("service_id", Text, nullable=False, unique=True),
    _text("at"),
    _text("source"),
    _text("sealed"),
    Index("ix_sealed_rating_at", "at"),
)
rating_key = Table(
    "rating_key",
    metadata,
    Column("id", Text, primary_key=True),
    _text("person"),
    _text("public"),
    _text("wrapped"),
)
follow_up_step = Table(
    "follow_up_step",
    metadata,
    Column("id", Text, primary_key=True),
    _text("follow_up"),
    _text("at"),
    _text("sealed"),
)
"""Steps about a bad rating. `follow_up` tells neither the rating nor the service, except to who has the key."""
rating_call = Table(
    "rating_call",
    metadata,
    Column("window", Integer, primary_key=True),
    _text("service_id"),
    _text("opened_at"),
    Column("body", JSON, nullable=False),
)
"""What the rating screen of a window shows now."""
