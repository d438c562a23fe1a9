"""the hall board"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_TEXTS = {
    "urging": (
        "number subject case_id case_number title situation from_unit to_unit sender sender_name recipient_names"
        " asked copied_to stage answer_by sent_at business_date"
    ),
    "urging_reply": "urging from_unit to_unit actor actor_name at cause measures",
    "takeover": "absent absent_name deputy deputy_name business_date since actor reason",
    "tide": "business_date since actor reason",
}
_BLANKS = {"urging": "due", "urging_reply": "expected", "takeover": "until", "tide": "until"}
_WHOLES = {
    "urging": "overdue_days stage_days",
    "takeover": "window deputy_window cases tickets",
    "tide": "window",
}
_LISTS = {"urging": "recipients", "tide": "series"}
_INDEXES = {
    "urging": ("ix_urging_day", "business_date"),
    "urging_reply": ("ix_urging_reply_urging", "urging"),
    "takeover": ("ix_takeover_day", "business_date"),
    "tide": ("ix_tide_day", "business_date"),
}


def upgrade() -> None:
    for table, texts in _TEXTS.items():
        op.create_table(
            table,
            sa.Column("id", sa.Text(), nullable=False),
            *(sa.Column(name, sa.Text(), nullable=False) for name in texts.split()),
            sa.Column(_BLANKS[table], sa.Text(), nullable=True),
            *(sa.Column(name, sa.Integer(), nullable=False) for name in _WHOLES.get(table, "").split()),
            *(sa.Column(name, sa.JSON(), nullable=False) for name in _LISTS.get(table, "").split()),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        )
        name, column = _INDEXES[table]
        op.create_index(name, table, [column])
    op.create_index("ix_case_closed", "case", ["closed_at"], sqlite_where=sa.text("closed_at IS NOT NULL"))
