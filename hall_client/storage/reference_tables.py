"""The tables of what a hall is set up with: people and their passwords, settings, catalogue, calendars."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Table, Text, UniqueConstraint

from hall_client.storage.columns import metadata
from hall_client.storage.columns import text_column as _text
from hall_client.storage.columns import whole_column as _whole

EVER = "2000-01-01T00:00:00.000000Z"
"""When passwords of a set-up count as set: any other of the same person is newer."""

person = Table(
    "person",
    metadata,
    Column("number", Text, primary_key=True),
    _text("name"),
    _text("initials"),
    Column("roles", JSON, nullable=False),
    Column("disabled", Boolean, nullable=False),
)
credential = Table(
    "credential",
    metadata,
    Column("number", Text, ForeignKey("person.number"), primary_key=True),
    _text("password_hash"),
    _whole("failures"),
    _text("locked_until", null=True),
    _text("last_seen", null=True),
    Column("changed_at", Text, nullable=False, server_default=EVER),
)
"""Passwords stand apart from people: they are not history and never enter the journal."""
setting = Table(
    "setting",
    metadata,
    Column("id", Text, primary_key=True),
    _text("scope"),
    _text("key"),
    _text("effective"),
    Column("value", JSON, nullable=False),
    Index("ix_setting_lookup", "key", "effective"),
)
item_version = Table(
    "item_version",
    metadata,
    Column("id", Text, primary_key=True),
    _text("code"),
    _whole("number"),
    _text("effective_from"),
    _text("published_at"),
    Column("item", JSON, nullable=False),
    UniqueConstraint("code", "number", name="uq_item_version_code_number"),
)
calendar_table = Table(
    "calendar_table",
    metadata,
    Column("id", Text, primary_key=True),
    _whole("year"),
    _whole("version"),
    Column("body", JSON, nullable=False),
)

REFERENCE = frozenset({setting.name, item_version.name, calendar_table.name})
"""Tables read at nearly every act and changed a few times a year."""

REFERENCE_STAMP = "reference"
"""The key in `meta` of the hash of the last entry that changed one of them."""
