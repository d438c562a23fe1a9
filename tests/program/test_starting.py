"""What the sign-in page needs is loaded before it, everything else after: an old PC takes seconds for the rest."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LATER = (
    "hall_client.shift",
    "hall_client.first_run",
    "hall_client.faces",
    "pypinyin",
    "reportlab",
    "psycopg",
)


def test_the_sign_in_page_waits_for_nothing_that_comes_after_it() -> None:
    script = "import json, sys, hall_client.app; print(json.dumps(list(sys.modules)))"
    said = subprocess.run(
        (sys.executable, "-c", script), cwd=ROOT, check=True, capture_output=True, text=True
    )
    loaded = json.loads(said.stdout)
    assert "hall_client.ui.pages.sign_in_page" in loaded
    assert [name for name in LATER if name in loaded] == []
