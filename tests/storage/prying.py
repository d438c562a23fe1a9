"""What somebody with the key, or with the disk, can do to a store behind the program's back."""

from contextlib import closing
from pathlib import Path
from typing import Any

from hall_client.storage.database import FILE_NAME, connect
from tests.desk import TestDesk


def key_of(hall: TestDesk) -> bytes:
    """The key of an opened installation."""
    key = hall.opened.secrets.get(hall.opened.installation.name)
    assert key is not None
    return key


def run_sql(hall: TestDesk, sql: str, *values: Any) -> list[Any]:
    """Run one statement with the key in hand; it must have touched or found something."""
    with closing(connect(hall.opened.folder / FILE_NAME, key_of(hall))) as raw:
        cursor = raw.execute(sql, values)
        found = list(cursor.fetchall())
        assert found or cursor.rowcount, "the statement hit nothing, so it proves nothing"
        return found


def flip(file: Path, offset: int) -> bytes:
    """Turn over one byte of `file`; what the file holds now is returned."""
    content = bytearray(file.read_bytes())
    content[offset] ^= 0x55
    file.write_bytes(content)
    return bytes(content)
