"""Migrations: the history leads to the tables the program works with, and a file is copied before it is moved on."""

from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from hall_client.storage import history, migrate
from hall_client.storage.database import Gate, connect, open_engine, transaction
from hall_client.storage.tables import metadata

KEY = b"\x07" * 32


def test_the_history_makes_the_tables_of_the_program(tmp_path: Path) -> None:
    file = tmp_path / "hall.db"
    assert migrate.upgrade(file, KEY) is None
    engine = open_engine(file, KEY)
    with transaction(engine, Gate(), write=False) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "render_as_batch": True})
        differences = [d for d in compare_metadata(context, metadata) if d[0] != "modify_default"]
    engine.dispose()
    assert differences == []


def test_the_program_knows_the_newest_migration(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "hall.db", KEY)
    with transaction(engine, Gate(), write=True) as connection:
        script = ScriptDirectory.from_config(history.configuration(connection))
    engine.dispose()
    assert script.get_heads() == [migrate.HEAD]
    assert migrate.revision(tmp_path / "hall.db", KEY) == ""


def test_a_file_of_an_older_program_is_copied_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "hall.db"
    migrate.upgrade(file, KEY)
    before, now = file.read_bytes(), migrate.HEAD
    monkeypatch.setattr(migrate, "HEAD", "9999")
    copy = migrate.upgrade(file, KEY)
    assert copy == tmp_path / f"hall-before-{now}-to-9999.db"
    assert copy.read_bytes() == before
    with closing(connect(copy, KEY)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (now,)
