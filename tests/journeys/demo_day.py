"""What `hall-client demo` left in a folder, read without the program's own counting."""

import json
from contextlib import closing
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from hall_client.desk import open_desk
from hall_client.storage.database import FILE_NAME, connect
from tests.journeys.recount import Recount, Row

DAY = "2026-03-18"


class DemoDay:
    """One run: `code` is the exit code, `said` what the command printed."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.code = int((out / "code.txt").read_text(encoding="utf-8"))
        self.said = (out / "said.txt").read_text(encoding="utf-8")

    @cached_property
    def summary_text(self) -> str:
        """summary.json as it lies there."""
        return (self.out / "summary.json").read_text(encoding="utf-8")

    @cached_property
    def summary(self) -> dict[str, Any]:
        """summary.json."""
        found: dict[str, Any] = json.loads(self.summary_text)
        return found

    def paper(self, name: str) -> bytes:
        """A filed paper, `name` with its ending."""
        return (self.out / "papers" / name).read_bytes()

    @cached_property
    def recount(self) -> Recount:
        """The raw rows of the hall's journal, counted anew; of the villages' journals what they say of tables."""
        journal = "SELECT seq, at, kind, subject, body, hash FROM journal ORDER BY seq"
        hall, *villages = (
            [Row(*row) for row in self.rows(home, journal)] for home in (self.hall, *self.villages)
        )
        return Recount(hall, DAY, [row for village in villages for row in village])

    @property
    def hall(self) -> Path:
        """The hall's installation."""
        return self.out / "data"

    @property
    def villages(self) -> list[Path]:
        """The villages' installations, by station."""
        return sorted((self.hall / "villages").iterdir())

    def rows(self, home: Path, query: str) -> list[tuple[Any, ...]]:
        """What an installation's database holds."""
        opened = open_desk(home)
        key = opened.secrets.get(opened.installation.name)
        opened.close()
        assert key is not None
        with closing(connect(home / FILE_NAME, key)) as raw:
            return list(raw.execute(query).fetchall())


def digest(content: bytes) -> str:
    """SHA-256 in hex."""
    return sha256(content).hexdigest()
