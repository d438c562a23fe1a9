"""The yearly calendars the program carries: the State Council's holiday notices as data, one file a year."""

import json
from typing import Any

from resources import path


def tables() -> list[dict[str, Any]]:
    """All shipped tables {year, source, version, days: [{date, off}]}, oldest year first."""
    return [json.loads(file.read_text(encoding="utf-8")) for file in sorted(path("calendar").glob("*.json"))]
