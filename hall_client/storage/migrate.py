"""Bringing the local database to this program's schema: copy first, then migrate, never over a newer one."""

import shutil
from contextlib import closing
from pathlib import Path

from sqlalchemy import event

from hall_client.storage.database import Gate, connect, faults_named, open_engine, transaction
from hall_client.storage.errors import NewerSchema

HEAD = "0012"
"""The schema this program writes; a test compares it with the newest migration."""


def revision(file: Path, key: bytes) -> str:
    """The schema of `file`; empty when nothing has been made in it. Raises Damaged."""
    with closing(connect(file, key)) as raw, faults_named():
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}
        if "alembic_version" not in tables:
            return ""
        row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else ""


def upgrade(file: Path, key: bytes) -> Path | None:
    """Bring `file` to HEAD. Returns the copy made before, or None where nothing had to change.

    Raises NewerSchema when a newer program wrote the file; it is left as it is.
    """
    now = revision(file, key)
    if now == HEAD:
        return None
    if now > HEAD:
        raise NewerSchema(
            f"本机数据是更新的程序写的（版式 {now}，这个程序认到 {HEAD}）。数据没有改动，请安装新版程序再打开。"
        )
    # Alembic takes a third of a second to load; a start whose schema is current does without it.
    from hall_client.storage import history

    copy = _copied(file, now) if now else None
    engine = open_engine(file, key)
    # A table that others refer to is made anew by dropping it: that must not count as losing its rows.
    event.listen(engine, "connect", lambda raw, _record: raw.execute("PRAGMA foreign_keys=OFF"))
    try:
        with transaction(engine, Gate(), write=True) as connection:
            history.run(connection)
    finally:
        engine.dispose()
    return copy


def _copied(file: Path, now: str) -> Path:
    copy = file.with_name(f"{file.stem}-before-{now}-to-{HEAD}{file.suffix}")
    shutil.copy2(file, copy)
    return copy
