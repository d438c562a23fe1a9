"""Migrations: the history leads to the tables the program works with, and a file is copied before it is moved on."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver
from alembic import command
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


def test_a_file_of_the_first_schema_keeps_all_it_held(tmp_path: Path) -> None:
    """The tables made anew for the line to the centre: case, rating and journal, with what refers to them."""
    file = tmp_path / "hall.db"
    engine = open_engine(file, KEY)
    with transaction(engine, Gate(), write=True) as connection:
        command.upgrade(history.configuration(connection), "0001")
    engine.dispose()
    with closing(connect(file, KEY)) as raw:
        for table in ("person", "service_act", "case", "case_material", "credential", "rating", "journal"):
            raw.execute(*_row(raw, table))
        before = {table: raw.execute(f'SELECT * FROM "{table}"').fetchall() for table in _tables(raw)}
        indexes = _indexes(raw)
    assert migrate.upgrade(file, KEY) == tmp_path / f"hall-before-0001-to-{migrate.HEAD}.db"
    with closing(connect(file, KEY)) as raw:
        for table, rows in before.items():
            after = raw.execute(f'SELECT * FROM "{table}"').fetchall()
            assert [row[: len(rows[0])] for row in after] == rows, table
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        assert indexes - _indexes(raw) == set()
        assert raw.execute("SELECT changed_at FROM credential").fetchone() == ("2000-01-01T00:00:00.000000Z",)
        with pytest.raises(driver.IntegrityError):
            raw.execute('DELETE FROM "case"')


def _tables(raw: Any) -> list[str]:
    found = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'")
    return [name for (name,) in found if raw.execute(f'SELECT count(*) FROM "{name}"').fetchone() != (0,)]


def _indexes(raw: Any) -> set[str]:
    return {
        sql
        for (sql,) in raw.execute("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    }


def _row(raw: Any, table: str) -> tuple[str, list[Any]]:
    """A row of a table in which every key is `x`, so that the rows refer to one another."""
    columns = raw.execute(f'PRAGMA table_info("{table}")').fetchall()
    values = [1 if kind in ("INTEGER", "BOOLEAN") else "x" for _, _, kind, *_ in columns]
    return f'INSERT INTO "{table}" VALUES ({", ".join("?" for _ in values)})', values
