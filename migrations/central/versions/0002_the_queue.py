"""The queues of the halls.

Revision ID: 0002
Revises: 0001
"""

from alembic import op

from migrations.central import text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(text("queue_tables.sql"))


def downgrade() -> None:
    raise NotImplementedError("today's numbers are not taken back: restore a backup instead")
