"""The changelog tells of the version that is shipped."""

import re
from pathlib import Path

import hall_client

ROOT = Path(__file__).parents[2]


def test_the_top_entry_is_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[?(\d+\.\d+\.\d+)", changelog, flags=re.MULTILINE)
    assert versions[:1] == [hall_client.__version__]
