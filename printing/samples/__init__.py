"""One filled-in example of every paper, with invented people."""

import json
from pathlib import Path


def sample(kind: str) -> dict[str, object]:
    """The example data for `kind`. Raises FileNotFoundError for an unknown kind."""
    text = (Path(__file__).parent / f"{kind}.json").read_text(encoding="utf-8")
    filled: dict[str, object] = json.loads(text)
    return filled
