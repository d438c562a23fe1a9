"""The tables of the hall board: 督办 with their answers, what a B-role took over, and tide windows."""

from sqlalchemy import JSON, Column, Index, Table, Text

from hall_client.storage.columns import metadata
from hall_client.storage.columns import text_column as _text
from hall_client.storage.columns import whole_column as _whole

urging = Table(
    "urging",
    metadata,
    Column("id", Text, primary_key=True),
    _text("number"),
    _text("subject"),
    _text("case_id"),
    _text("case_number"),
    _text("title"),
    _text("situation"),
    _text("from_unit"),
    _text("to_unit"),
    _text("sender"),
    _text("sender_name"),
    Column("recipients", JSON, nullable=False),
    _text("recipient_names"),
    _text("asked"),
    _text("copied_to"),
    _text("due", null=True),
    _whole("overdue_days"),
    _text("stage"),
    _whole("stage_days"),
    _text("answer_by"),
    _text("sent_at"),
    _text("business_date"),
    Index("ix_urging_day", "business_date"),
)
urging_reply = Table(
    "urging_reply",
    metadata,
    Column("id", Text, primary_key=True),
    _text("urging"),
    _text("from_unit"),
    _text("to_unit"),
    _text("actor"),
    _text("actor_name"),
    _text("at"),
    _text("cause"),
    _text("measures"),
    _text("expected", null=True),
    Index("ix_urging_reply_urging", "urging"),
)
"""Apart from the 督办: a row is written by one end alone."""
takeover = Table(
    "takeover",
    metadata,
    Column("id", Text, primary_key=True),
    _whole("window"),
    _text("absent"),
    _text("absent_name"),
    _text("deputy"),
    _text("deputy_name"),
    _whole("deputy_window"),
    _text("business_date"),
    _text("since"),
    _text("until", null=True),
    _text("actor"),
    _text("reason"),
    _whole("cases"),
    _whole("tickets"),
    Index("ix_takeover_day", "business_date"),
)
tide = Table(
    "tide",
    metadata,
    Column("id", Text, primary_key=True),
    _whole("window"),
    Column("series", JSON, nullable=False),
    _text("business_date"),
    _text("since"),
    _text("until", null=True),
    _text("actor"),
    _text("reason"),
    Index("ix_tide_day", "business_date"),
)
