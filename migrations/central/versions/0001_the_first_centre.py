"""The first schema of the centre.

Revision ID: 0001
Revises:
"""

from alembic import op

from migrations.central import text

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(text("tables.sql"))


def downgrade() -> None:
    raise NotImplementedError("the centre's first schema is not taken back: restore a backup instead")
