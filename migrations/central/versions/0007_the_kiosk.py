"""Calls as the starvation guard counts them, and the blocks of numbers of the ticket machines.

Revision ID: 0007
Revises: 0006
"""

from alembic import op

from migrations.central import text

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(text("kiosk_tables.sql"))


def downgrade() -> None:
    raise NotImplementedError("tickets are not taken away again: restore a backup instead")
