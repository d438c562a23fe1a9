"""Whether the desk that took a parked draft has said that it keeps it.

Revision ID: 0010
Revises: 0009
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE centre.parked ADD COLUMN kept boolean NOT NULL DEFAULT true;"
        "COMMENT ON COLUMN centre.parked.kept IS"
        " 'of a taken one: whether the taker has it safe; until then it is nowhere but here and where it was parked'"
    )


def downgrade() -> None:
    raise NotImplementedError(
        "what is on its way between two desks would be forgotten: restore a backup instead"
    )
