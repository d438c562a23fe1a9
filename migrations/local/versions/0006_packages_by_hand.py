"""packages that are carried by hand"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    texts = ("unit", "name", "place", "state", "sign_key", "seal_key")
    op.create_table(
        "peer",
        sa.Column("device", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.PrimaryKeyConstraint("device", name=op.f("pk_peer")),
    )
    op.create_table(
        "package",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_package")),
    )
    op.create_index("ix_package_at", "package", ["at"])
