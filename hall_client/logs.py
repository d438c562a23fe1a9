"""The log file of an installation: what went wrong, for the people who maintain it, without personal data."""

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

_ID_NUMBER = re.compile(r"(?<![0-9])(?:[0-9]{17}[0-9Xx]|[0-9]{15})(?![0-9])")
_PHONE = re.compile(r"(?<![0-9])1[0-9]{2}[ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])")
_LETTERS = r"〇一-鿿㐀-䶿豈-\ufaff\U00020000-\U0003ffff"
_CHINESE = re.compile(f"[{_LETTERS}][{_LETTERS}·]*")
_MEGABYTE = 1024 * 1024


class WithoutPeople(logging.Formatter):
    """Takes out of every line, traceback included, what could name a person.

    Program messages are English by rule, so whatever is Chinese in a log line came from data or from a sentence for
    the screen; it is shortened to its length. ID numbers (18 or the old 15 digits) and telephone numbers go altogether.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line as it may be kept."""
        text = _ID_NUMBER.sub("<id>", super().format(record))
        text = _PHONE.sub("<phone>", text)
        return _CHINESE.sub(lambda found: f"<{len(found.group())}字>", text)


def to_file(folder: Path) -> Path:
    """Send the log to `folder`/logs/hall-client.log (three files of a megabyte); returns the file."""
    logs = folder / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    file = logs / "hall-client.log"
    handler = RotatingFileHandler(file, maxBytes=_MEGABYTE, backupCount=2, encoding="utf-8")
    handler.setFormatter(WithoutPeople("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return file
