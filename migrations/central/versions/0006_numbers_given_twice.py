"""Two PCs that numbered alike before they joined bring two cases under one number: both are kept.

Revision ID: 0006
Revises: 0005
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DROP INDEX centre.thing_number")
    op.execute("CREATE INDEX thing_number ON centre.thing (number) WHERE number IS NOT NULL")


def downgrade() -> None:
    raise NotImplementedError("cases are not taken away again: restore a backup instead")
