"""A real PulseAudio with a sink nobody hears, whose sound is recorded: what the hall would hear, sample by sample."""

import math
import os
import shutil
import subprocess
import tempfile
import time
import wave
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hall_client.devices.clips import CHIME
from hall_client.domain.aloud import VOCABULARY

CLIP_RATE = 32_000
"""Not the program's own: recorded words may have any."""
RATE = 16_000
"""Samples a second of what is recorded."""
SINK = "hall"
_QUIET = 150
_HOP, _WINDOW = 0.005, 0.02
"""How the pitch is followed, in seconds."""


PITCHES = {word: 400 + 90 * n for n, word in enumerate(VOCABULARY)}
"""A tone of its own for every word, in Hz."""


def record_tones(folder: Path, seconds: float) -> None:
    """A hall's own words: every one a tone of this length, and a chime that is silent and short."""
    folder.mkdir()
    for word, pitch in PITCHES.items():
        swing = 2 * math.pi * pitch / CLIP_RATE
        tone = [round(12_000 * math.sin(swing * n)) for n in range(round(seconds * CLIP_RATE))]
        _write(folder / f"{VOCABULARY[word]}.wav", array("h", tone))
    _write(folder / f"{CHIME}.wav", array("h", [0]))


def _write(file: Path, samples: "array[int]") -> None:
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(CLIP_RATE)
        out.writeframes(samples.tobytes())


def said(samples: "array[int]", clip: float) -> tuple[str, ...]:
    """The words that were said in tones of `clip` seconds that follow each other without a gap."""
    hop, window = round(_HOP * RATE), round(_WINDOW * RATE)
    runs: list[list[object]] = []
    for at in range(0, len(samples) - window + 1, hop):
        pitch = _pitch(samples[at : at + window])
        if pitch is None:
            continue
        word = min(PITCHES, key=lambda word: abs(PITCHES[word] - pitch))
        if runs and runs[-1][0] == word:
            runs[-1].append(at)
        else:
            runs.append([word, at])
    # Where one word gives way to another a window has something of both, and is taken for a third.
    times = [(str(run[0]), round((len(run) - 1) * _HOP / clip)) for run in runs]
    return tuple(word for word, many in times for _ in range(many))


def _pitch(tone: "array[int]") -> float | None:
    """In Hz, by when it crosses nought; None for silence."""
    crossings = [
        n + tone[n] / (tone[n] - tone[n + 1])
        for n in range(len(tone) - 1)
        if (tone[n] < 0) != (tone[n + 1] < 0)
    ]
    if max(map(abs, tone)) < _QUIET or len(crossings) < 3:
        return None
    return (len(crossings) - 1) / 2 / (crossings[-1] - crossings[0]) * RATE


def sounds(samples: "array[int]", gap: float) -> list["array[int]"]:
    """What is heard between pauses of at least `gap` seconds."""
    found: list[array[int]] = []
    begun = last = -1
    for at, each in enumerate(samples):
        if abs(each) <= _QUIET:
            continue
        if begun >= 0 and at - last > gap * RATE:
            found.append(samples[begun : last + 1])
            begun = at
        begun, last = max(begun, 0) if begun >= 0 else at, at
    return [*found, samples[begun : last + 1]] if begun >= 0 else found


@dataclass
class Recorder:
    """A sound server, and what its sink was given so far."""

    folder: Path
    server: "subprocess.Popen[bytes]"
    recording: "subprocess.Popen[bytes] | None" = field(default=None)

    @property
    def address(self) -> str:
        """What PULSE_SERVER has to be."""
        return f"unix:{self.folder}/s"

    def ask(self, *words: str) -> str:
        """`pactl WORDS`."""
        around = {**os.environ, "PULSE_SERVER": self.address}
        return subprocess.run(["pactl", *words], env=around, capture_output=True, text=True).stdout

    def record(self) -> None:
        """From now on."""
        with (self.folder / "heard").open("wb") as out:
            # Without a short latency the sink takes what it plays two seconds at a time.
            words = [
                "--latency-msec=100",
                "-d",
                f"{SINK}.monitor",
                f"--rate={RATE}",
                "--channels=1",
                "--format=s16le",
            ]
            around = {**os.environ, "PULSE_SERVER": self.address}
            self.recording = subprocess.Popen(["parec", *words], stdout=out, env=around)
        until(lambda: (self.folder / "heard").stat().st_size > RATE)

    def heard(self) -> "array[int]":
        """All that was recorded, after what the server still holds has come too."""
        time.sleep(0.5)
        data = (self.folder / "heard").read_bytes()
        return array("h", data[: len(data) // 2 * 2])

    def close(self) -> None:
        """End both."""
        for process in (self.recording, self.server):
            if process is not None:
                process.kill()
                process.wait()
        shutil.rmtree(self.folder)


def until(true: "object") -> None:
    """Wait for something another process does."""
    assert callable(true)
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


@contextmanager
def sound_server(*modules: str) -> Iterator[Recorder]:
    """A server with these modules besides the way in; its own, whatever else there is on this machine."""
    if shutil.which("pulseaudio") is None or shutil.which("parec") is None:
        pytest.fail("install pulseaudio and pulseaudio-utils")
    folder = Path(tempfile.mkdtemp(prefix="pulse-"))
    loaded = [f"module-native-protocol-unix socket={folder}/s auth-anonymous=1", *modules]
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    around = {**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--disable-shm=yes", *(f"--load={each}" for each in loaded)],
            env=around, stdout=log, stderr=log,
        )  # fmt: skip
    made = Recorder(folder, server)
    try:
        until(lambda: (folder / "s").exists() and "Server Name" in made.ask("info"))
        yield made
    finally:
        made.close()
