"""The tables of the local database. Instants are UTC texts, days ISO texts, so that rows equal journal bodies."""

from sqlalchemy import JSON, Boolean, Column, Index, Integer, Table, Text, UniqueConstraint

from hall_client.storage import line_tables as line_tables
from hall_client.storage import queue_tables as queue_tables
from hall_client.storage.board_tables import takeover, tide, urging, urging_reply
from hall_client.storage.case_tables import attachment, case, case_material, case_step, document
from hall_client.storage.columns import metadata as metadata
from hall_client.storage.columns import text_column as _text
from hall_client.storage.columns import whole_column as _whole
from hall_client.storage.kiosk_tables import appointment, help_call, stray_number
from hall_client.storage.proxy_tables import (
    handover,
    handover_count,
    handover_mark,
    handover_settlement,
    hop,
    proxy,
    referral,
    sheet,
    station_report,
)
from hall_client.storage.rating_tables import follow_up_step, rating, rating_key, sealed_rating
from hall_client.storage.reference_tables import calendar_table, item_version, person, setting
from hall_client.storage.visit_tables import day_close, incident, pause, service_act, session

meta = Table("meta", metadata, Column("key", Text, primary_key=True), _text("value"))
counter = Table(
    "counter",
    metadata,
    Column("name", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    _whole("last"),
)
"""Serial numbers that are never reused: case numbers and ticket numbers, by day."""

# --- drafts: one encrypted row each, not history -----------------------------------------------------------------
draft = Table(
    "draft",
    metadata,
    Column("id", Text, primary_key=True),
    _whole("window"),
    _text("clerk"),
    _text("number"),
    _text("case_id"),
    Column("parked", Boolean, nullable=False),
    _text("business_date"),
    _text("saved_at"),
    Column("body", JSON, nullable=False),
)

# --- the journal ---------------------------------------------------------------------------------------------
journal = Table(
    "journal",
    metadata,
    Column("log_id", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
    _text("entry_id"),
    _text("at"),
    _text("actor"),
    _text("second_actor"),
    _text("kind"),
    _whole("version"),
    _text("subject"),
    _whole("based_on"),
    Column("body", Text, nullable=True),
    Column("salt", Text, nullable=True),
    _text("body_digest"),
    _text("prev_hash"),
    _text("hash"),
    # An entry sent again in a new log keeps its id.
    UniqueConstraint("log_id", "entry_id", name="uq_journal_log_id_entry_id"),
    Index("ix_journal_subject", "subject"),
    Index("ix_journal_at", "at"),
)

FOLDED = {
    table.name: table
    for table in (
        person,
        setting,
        item_version,
        calendar_table,
        service_act,
        case,
        case_material,
        case_step,
        document,
        proxy,
        sheet,
        hop,
        referral,
        handover,
        handover_count,
        handover_mark,
        handover_settlement,
        station_report,
        attachment,
        rating,
        sealed_rating,
        rating_key,
        follow_up_step,
        day_close,
        pause,
        session,
        incident,
        urging,
        urging_reply,
        takeover,
        tide,
        appointment,
        help_call,
        stray_number,
    )
}
"""Tables whose rows are the fold of the journal: nothing else writes them."""
