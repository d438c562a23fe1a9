"""when the town asked for a result to be handed over"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("proxy", sa.Column("chased_at", sa.Text(), nullable=True))
