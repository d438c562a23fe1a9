"""The tables of the local database. Instants are UTC texts, days ISO texts, so that rows equal journal bodies."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from hall_client.storage.board_tables import takeover, tide, urging, urging_reply
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

EVER = "2000-01-01T00:00:00.000000Z"
"""When passwords of a set-up count as set: any other of the same person is newer."""


def _backwards(column: str) -> str:
    """SQL for the last six characters of a column in reverse order."""
    return " || ".join(f"substr({column}, -{n}, 1)" for n in range(1, 7))


# --- the installation itself ---------------------------------------------------------------------------------
meta = Table("meta", metadata, Column("key", Text, primary_key=True), _text("value"))
counter = Table(
    "counter",
    metadata,
    Column("name", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    _whole("last"),
)
"""Serial numbers that are never reused: case numbers and ticket numbers, by day."""

# --- reference -----------------------------------------------------------------------------------------------
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

# --- the queue: facts, not folds; of a shared queue, what this installation moved itself -------------------------
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

# --- work: written by the fold alone ---------------------------------------------------------------------------
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
case = Table(
    "case",
    metadata,
    Column("id", Text, primary_key=True),
    _text("number"),
    _text("query_code"),
    _text("item_code"),
    _whole("item_version"),
    _text("item_name"),
    _text("kind"),
    _text("route"),
    _text("department"),
    _text("state"),
    _text("outcome"),
    _whole("version"),
    _whole("window"),
    _text("clerk"),
    _text("clerk_name"),
    _text("first_contact"),
    _text("service_id"),
    _text("business_date"),
    _text("opened_at"),
    _text("applicant_kind"),
    _text("applicant_name"),
    _text("applicant_initials"),
    _text("applicant_id_type"),
    _text("applicant_id"),
    _text("applicant_phone"),
    _text("applicant_address"),
    Column("agent", JSON, nullable=False),
    Column("answers", JSON, nullable=False),
    Column("told", JSON, nullable=False),
    _text("received_at", null=True),
    _text("accepted_at", null=True),
    _text("closed_at", null=True),
    _text("delivered_at", null=True),
    _text("decide_due", null=True),
    _text("supplement_due", null=True),
    _text("deferral_due", null=True),
    _text("legal_due", null=True),
    _text("promised_due", null=True),
    Column("provisional", Boolean, nullable=False),
    _text("calendar"),
    Column("deemed", Boolean, nullable=False),
    _text("reason"),
    _text("result"),
    _text("result_number"),
    _whole("amended"),
    _text("remark"),
    # Two PCs from one image can give a number twice: both cases are kept and shown.
    Index("ix_case_number", "number"),
    Index("ix_case_day", "business_date"),
    Index("ix_case_name", "applicant_name"),
    Index("ix_case_initials", "applicant_initials"),
    # The ends of numbers are asked for by phone: stored backwards they are prefixes, and an index finds them.
    Column("id_tail", Text, Computed(_backwards("applicant_id"), persisted=False)),
    Column("number_tail", Text, Computed(_backwards("number"), persisted=False)),
    Index("ix_case_applicant", "applicant_id"),
    Index("ix_case_id_tail", "id_tail"),
    Index("ix_case_number_tail", "number_tail"),
    Index("ix_case_open", "state", "promised_due"),
)
# The hall board asks every few seconds for what was closed today.
Index("ix_case_closed", case.c.closed_at, sqlite_where=text("closed_at IS NOT NULL"))
case_material = Table(
    "case_material",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", Text, ForeignKey("case.id"), nullable=False, index=True),
    _text("code"),
    _whole("position"),
    _text("name"),
    _text("requirement"),
    _text("state"),
    _whole("copies"),
    _whole("pages"),
    Column("kept", Boolean, nullable=False),
    _text("note"),
    _text("reason"),
    _text("remedy"),
    _text("basis"),
    _text("seen_at", null=True),
    _text("due", null=True),
)
case_step = Table(
    "case_step",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", Text, ForeignKey("case.id"), nullable=False, index=True),
    _text("kind"),
    _text("at"),
    _text("actor"),
    _text("actor_name"),
    _text("opinion"),
    Column("merged", Boolean, nullable=False),
)
document = Table(
    "document",
    metadata,
    Column("id", Text, primary_key=True),
    _text("case_id"),
    _text("kind"),
    _text("number"),
    _text("template"),
    Column("data", JSON, nullable=False),
    _text("sha256"),
    _whole("copies"),
    _text("business_date"),
    _text("made_at"),
    _text("state"),
    _whole("reprints"),
    _text("size"),
    Index("ix_document_case", "case_id"),
    Index("ix_document_day", "business_date"),
)
attachment = Table(
    "attachment",
    metadata,
    Column("id", Text, primary_key=True),
    _text("case_id"),
    _text("material"),
    _text("name"),
    _text("sha256"),
    _whole("size"),
    _text("media_type"),
    _text("at"),
    _text("actor"),
    _text("withdrawn_at", null=True),
    Index("ix_attachment_case", "case_id"),
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

REFERENCE = frozenset({setting.name, item_version.name, calendar_table.name})
"""Tables read at nearly every act and changed a few times a year."""

REFERENCE_STAMP = "reference"
"""The key in `meta` of the hash of the last entry that changed one of them."""

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

# --- the line to the centre -----------------------------------------------------------------------------------
answer = Table(
    "answer",
    metadata,
    Column("log_id", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
    _text("disposition"),
    _whole("version"),
    _text("was"),
    Index("ix_answer_disposition", "disposition"),
)
"""The centre's answer to entries about cases, and every answer that is not `accepted`.

`was` is an earlier answer that a promoted or restored centre has changed since; a person looks at it.
"""
held = Table(
    "held",
    metadata,
    Column("thing", Text, primary_key=True),
    _text("kind"),
    _whole("version"),
    Column("foreign_rows", Boolean, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("stale", Boolean, nullable=False),
)
"""What the centre told us. `foreign_rows`: they cannot be proved by this installation's own log.

`gone`: out of this unit's scope; `stale`: an entry of ours did not stand, so the rows are to be fetched anew.
"""
Index("ix_held_stale", held.c.thing, sqlite_where=text("stale"))
mark = Table("mark", metadata, Column("n", Integer, primary_key=True), _text("token"))
"""The last places in the feed that were reached, each with its proof."""
line_event = Table(
    "line_event",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("at"),
    _text("words"),
    Column("well", Boolean, nullable=False),
)
"""最近: what became of the line, the last fifty."""
parked_away = Table(
    "parked_away",
    metadata,
    Column("draft_id", Text, primary_key=True),
    _text("saved_at"),
    _text("epoch"),
)
"""Parked drafts of this desk that stand at the centre, as they were saved, and under which epoch."""

kept_file = Table(
    "kept_file",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    _whole("size"),
    _whole("here"),
    _whole("sent"),
    _text("epoch"),
    Column("refused", Boolean, nullable=False),
)
"""The content of attachments: bytes that are here and bytes the centre told of having, under which epoch of it.

`refused`: under that epoch the centre does not take it, or what is kept here is damaged.
"""
kept_piece = Table(
    "kept_piece",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""The pieces of a kept file, in order from 0."""
peer = Table(
    "peer",
    metadata,
    Column("device", Text, primary_key=True),
    _text("unit"),
    _text("name"),
    _text("place"),
    _text("state"),
    _text("sign_key"),
    _text("seal_key"),
)
"""The devices packages may be exchanged with, as the centre last told."""
package = Table(
    "package",
    metadata,
    Column("id", Text, primary_key=True),
    _text("direction"),
    _text("unit"),
    _text("name"),
    _text("made_at"),
    _text("at"),
    _whole("entries"),
    _whole("cases"),
    _text("state"),
    _text("words"),
    Column("part", Text, nullable=True),
    Index("ix_package_at", "at"),
)
"""Packages made and read here; `part` is what is still to be relayed to the centre."""
