"""What desks still hold of what a centre put back has lost.

Revision ID: 0008
Revises: 0007
"""

from alembic import op

from migrations.central import text

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(text("salvage_tables.sql"))


def downgrade() -> None:
    raise NotImplementedError("what desks handed over is not taken away again: restore a backup instead")
