"""Runs a command the way the console script does and keeps what it said."""

from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase

import pytest
from pypdfium2 import PdfDocument

from hall_client.cli.main import main


@dataclass(frozen=True)
class Said:
    """What a command answered (0 done, 1 refused or findings, 2 bad usage) and printed."""

    code: int
    out: str
    error: str


class Terminal:
    """A terminal: `hall("verify", "--data", folder)`."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object) -> Said:
        """Run a command; a usage error leaves the way the console script does."""
        try:
            code = main([str(word) for word in words])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        out, error = self._capsys.readouterr()
        assert "Traceback" not in out + error
        assert "没有料到" not in out + error, "an unforeseen fault reached the user"
        return Said(code, out, error)


def key_on(sheet: Path) -> str:
    """A recovery key as read from its printed sheet."""
    text = PdfDocument(sheet)[0].get_textpage().get_text_range()
    groups = [
        word for word in text.split() if len(word) == 4 and set(word) <= set(ascii_uppercase + "234567")
    ]
    return " ".join(groups[:13])
