"""Desks that went home give up their place at the queue.

Revision ID: 0004
Revises: 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE centre.seat ADD COLUMN away boolean NOT NULL DEFAULT false")


def downgrade() -> None:
    raise NotImplementedError("who went home is not forgotten: restore a backup instead")
