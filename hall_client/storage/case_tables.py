"""The tables of the cases: materials, steps, documents and attachments."""

from sqlalchemy import JSON, Boolean, Column, Computed, ForeignKey, Index, Table, Text, text

from hall_client.storage.columns import metadata
from hall_client.storage.columns import text_column as _text
from hall_client.storage.columns import whole_column as _whole


def _backwards(column: str) -> str:
    """SQL for the last six characters of a column in reverse order."""
    return " || ".join(f"substr({column}, -{n}, 1)" for n in range(1, 7))


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
