"""What each log will bring to a centre that is filled up, so that nobody waits for what nobody has.

Revision ID: 0011
Revises: 0010
"""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE centre.refill ADD COLUMN brings jsonb;"
        "COMMENT ON COLUMN centre.refill.brings IS"
        " 'by case, the seq of each entry that is still to come and the version it was made upon; null: not said'"
    )


def downgrade() -> None:
    raise NotImplementedError("a restored backup is filled up anew: restore one instead")
