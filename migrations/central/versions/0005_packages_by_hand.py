"""Packages that are carried by hand.

Revision ID: 0005
Revises: 0004
"""

from alembic import op

from migrations.central import text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(text("package_tables.sql"))


def downgrade() -> None:
    raise NotImplementedError("what was carried by hand is not taken back: restore a backup instead")
