"""The tables of the queue: facts, not folds; of a shared queue, what this installation moved itself."""

from sqlalchemy import CheckConstraint, Column, Index, Table, Text, UniqueConstraint, text

from hall_client.storage.columns import metadata
from hall_client.storage.columns import text_column as _text
from hall_client.storage.columns import whole_column as _whole

ticket = Table(
    "ticket",
    metadata,
    Column("id", Text, primary_key=True),
    _text("hall"),
    _text("business_date"),
    _text("series"),
    _whole("number"),
    _text("business"),
    _text("label"),
    _whole("rank"),
    _text("priority"),
    _text("issued_at"),
    _text("issued_by"),
    _text("state"),
    _whole("queue_at"),
    _whole("window", null=True),
    _whole("target_window", null=True),
    _whole("calls"),
    _text("called_at", null=True),
    _text("last_call_at", null=True),
    _text("started_at", null=True),
    _text("ended_at", null=True),
    _whole("reactivations"),
    _text("first_contact"),
    _text("reason"),
    _whole("rev"),
    _text("issue_request", null=True),
    _text("claim_request", null=True),
    UniqueConstraint("hall", "business_date", "series", "number", name="uq_ticket_number"),
    UniqueConstraint("issue_request", name="uq_ticket_issue_request"),
    UniqueConstraint("claim_request", name="uq_ticket_claim_request"),
    CheckConstraint(
        "state in ('waiting','called','in_service','held','served','no_show','abandoned','voided','cleared')",
        name="state",
    ),
    Index("ix_ticket_waiting", "hall", "business_date", "state", "rank", "queue_at"),
    Index("ix_ticket_called", "hall", "business_date", "called_at"),
)
Index(
    "uq_ticket_open_at_window",
    ticket.c.hall,
    ticket.c.window,
    unique=True,
    sqlite_where=text("state in ('called','in_service')"),
)

paper_call = Table(
    "paper_call",
    metadata,
    Column("id", Text, primary_key=True),
    _text("label"),
    _whole("window"),
    _text("business_date"),
    _text("actor"),
    _text("called_at"),
    _text("started_at", null=True),
    _text("ended_at", null=True),
    _text("told"),
    Index("ix_paper_call_told", "told", "called_at"),
)
"""Numbers called by their paper while a shared queue was out of reach."""
