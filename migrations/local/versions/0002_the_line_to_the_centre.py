"""the line to the centre"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _tables()
    _remake("case", "\n\tCONSTRAINT uq_case_number UNIQUE (number)", "")
    op.create_index("ix_case_number", "case", ["number"])
    rating = "\n\tCONSTRAINT fk_rating_service_id_service_act FOREIGN KEY(service_id) REFERENCES service_act (id), "
    _remake("rating", rating, "")
    once = "CONSTRAINT uq_journal_entry_id UNIQUE (entry_id)"
    _remake("journal", once, "CONSTRAINT uq_journal_log_id_entry_id UNIQUE (log_id, entry_id)")
    ever = sa.Column("changed_at", sa.Text(), server_default="2000-01-01T00:00:00.000000Z", nullable=False)
    op.add_column("credential", ever)


def _remake(table: str, out: str, put: str) -> None:
    """The table with one of its constraints changed. SQLite changes none in place, and Alembic trips over computed
    columns."""
    run = op.get_bind().exec_driver_sql
    (made,) = run("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).scalars()
    indexes = run(
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", (table,)
    )
    again = indexes.scalars().all()
    # Computed columns are not in this list.
    columns = ", ".join(f'"{row.name}"' for row in run(f'PRAGMA table_info("{table}")'))
    assert out in made, made
    body = made.replace(out, put)[made.index("(") :].replace(", \n)", "\n)")
    run(f"CREATE TABLE made_anew {body}")
    run(f'INSERT INTO made_anew ({columns}) SELECT {columns} FROM "{table}" ORDER BY rowid')  # noqa: S608
    run(f'DROP TABLE "{table}"')
    run(f'ALTER TABLE made_anew RENAME TO "{table}"')
    for statement in again:
        run(statement)


def _tables() -> None:
    op.create_table(
        "answer",
        sa.Column("log_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("disposition", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("log_id", "seq", name=op.f("pk_answer")),
    )
    op.create_index("ix_answer_disposition", "answer", ["disposition"])
    op.create_table(
        "held",
        sa.Column("thing", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("foreign_rows", sa.Boolean(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("thing", name=op.f("pk_held")),
    )
    op.create_index("ix_held_stale", "held", ["thing"], sqlite_where=sa.text("stale"))
    op.create_table(
        "mark",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_mark")),
    )
    op.create_table(
        "line_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("well", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line_event")),
    )
    op.create_table(
        "parked_away",
        sa.Column("draft_id", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("draft_id", name=op.f("pk_parked_away")),
    )
