"""Makes the shipped words of a call: `python -m hall_client.devices.clip_making resources/voice`.

Each word is spoken by espeak-ng from its pinyin, cut free of silence, and written as a WAV; the chime is two tones.
"""

import math
import subprocess
import sys
import wave
from array import array
from pathlib import Path

from pypinyin import Style, lazy_pinyin

from hall_client.devices.clips import CHIME
from hall_client.devices.sound import RATE, Samples, decoded, joined, silence
from hall_client.domain.aloud import VOCABULARY

_PACE = 185
"""Words a minute; the words are not drawn together as in talk, so that the whole is slower."""
_QUIET = 300
"""Samples below this are silence."""
_EDGE = 0.02
_PAUSES = {"号": 0.2, "请": 0.08}
"""Seconds of silence behind a word where a speaker breathes; behind the others `_EDGE`."""
_LOUDEST = 26_000


def main(folder: Path) -> None:
    """Write every word and the chime into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for word, name in VOCABULARY.items():
        _write(folder / f"{name}.wav", _spoken(word))
    _write(folder / f"{CHIME}.wav", joined(iter((_bell(660, 0.25), _bell(528, 0.45), silence(0.1)))))


def _spoken(word: str) -> Samples:
    syllables = " ".join(lazy_pinyin(word, style=Style.TONE3, neutral_tone_with_five=True))
    made = subprocess.run(  # noqa: S603 - a fixed command
        ["espeak-ng", "-v", "cmn-latn-pinyin", "-s", str(_PACE), "--stdin", "--stdout"],  # noqa: S607
        input=syllables.encode(),
        capture_output=True,
        check=True,
    )
    samples = _cut(decoded(made.stdout))
    loudest = max(abs(each) for each in samples)
    level = array("h", (each * _LOUDEST // loudest for each in samples))
    return joined(iter((silence(_EDGE), level, silence(_PAUSES.get(word, _EDGE)))))


def _cut(samples: Samples) -> Samples:
    loud = [at for at, each in enumerate(samples) if abs(each) > _QUIET]
    return samples[loud[0] : loud[-1] + 1]


def _bell(pitch: float, seconds: float) -> Samples:
    """A tone that dies away."""
    count = round(seconds * RATE)
    swing = 2 * math.pi * pitch / RATE
    return array("h", (round(9_000 * math.exp(-4 * n / count) * math.sin(swing * n)) for n in range(count)))


def _write(file: Path, samples: Samples) -> None:
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
