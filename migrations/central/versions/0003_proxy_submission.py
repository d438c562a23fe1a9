"""Villages that hand cases over to the town.

Revision ID: 0003
Revises: 0002
"""

from alembic import op

from migrations.central import text

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(text("proxy_tables.sql"))


def downgrade() -> None:
    raise NotImplementedError("what villages handed over is not taken back: restore a backup instead")
