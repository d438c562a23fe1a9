"""How far each log has come again after the centre went back.

Revision ID: 0009
Revises: 0008
"""

from alembic import op

from migrations.central import text

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(text("refill_tables.sql"))


def downgrade() -> None:
    raise NotImplementedError("a restored backup is filled up anew: restore one instead")
