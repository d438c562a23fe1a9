"""calls as the starvation guard counts them, appointments, calls for help, and a block of numbers"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "ticket_call",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("hall", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Text(), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_ticket_call")),
    )
    op.create_index("ix_ticket_call_day", "ticket_call", ["hall", "business_date", "n"])
    op.create_index("ix_ticket_call_window", "ticket_call", ["hall", "business_date", "window", "n"])
    texts = ("starts", "business", "name", "id_number", "phone", "code", "state", "booked_at", "booked_by")
    op.create_table(
        "appointment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in (*texts, "ticket_label")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_index("ix_appointment_day", "appointment", ["day"])
    op.create_index("ix_appointment_id_number", "appointment", ["id_number"])
    op.create_table(
        "help_call",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.Text(), nullable=True),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_call")),
    )
    op.create_index("ix_help_call_business_date", "help_call", ["business_date"])
    op.create_table(
        "number_block",
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_number_block")),
    )
