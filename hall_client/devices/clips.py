"""The recorded words of a call: those the program carries, or the hall's own of the same names."""

import logging
from array import array
from pathlib import Path

import resources
from hall_client.devices.sound import BadSound, Samples, decoded, joined
from hall_client.domain.aloud import VOCABULARY, call_words

CHIME = "chime"
"""What sounds before a number is called."""

logger = logging.getLogger(__name__)


class Clips:
    """`own` is the hall's folder: a WAV there is used instead of the shipped one, a damaged one is not."""

    def __init__(self, own: Path | None = None) -> None:
        self._own = own
        self._read: dict[str, Samples] = {}

    @property
    def are_own(self) -> bool:
        """Whether the hall has recorded words of its own."""
        return self._own is not None and any(self._own.glob("*.wav"))

    def chime(self) -> Samples:
        """The sound that makes people look up."""
        return self._sound(CHIME)

    def call(self, label: str, window: int) -> Samples:
        """请 A 零三六 号 到 三 号窗口, once."""
        return joined(self._sound(VOCABULARY[word]) for word in call_words(label, window))

    def _sound(self, name: str) -> Samples:
        if name not in self._read:
            self._read[name] = self._own_sound(name) or decoded(
                resources.path(f"voice/{name}.wav").read_bytes()
            )
        return self._read[name]

    def _own_sound(self, name: str) -> Samples:
        file = self._own / f"{name}.wav" if self._own else None
        if file is None or not file.exists():
            return array("h")
        try:
            return decoded(file.read_bytes())
        except (BadSound, OSError):
            logger.warning("the recorded word %s cannot be read: the shipped one is used", file)
            return array("h")
