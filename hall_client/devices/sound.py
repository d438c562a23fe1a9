"""Sound as the hall's voice has it: one channel of 16-bit samples, joined, made softer, played to its end."""

import threading
import time
from array import array
from collections import deque
from collections.abc import Generator, Iterator
from typing import TypeAlias

import miniaudio
from miniaudio import Backend, MiniaudioError, PlaybackDevice, SampleFormat

RATE = 22_050
"""Samples a second."""
Samples: TypeAlias = "array[int]"

_SYSTEMS = [Backend.WASAPI, Backend.PULSEAUDIO, Backend.ALSA]
"""Never the null backend: it takes everything and sounds like nothing."""
_PERIOD_MS = 1_000
"""The sound system takes three times as much ahead, and goes on alone while this program is busy."""
_LEAD = 0.2
"""Seconds of silence before a sound: a device that wakes up swallows the beginning."""
_HOLD = 2.5
"""Seconds a device is kept after its sound should be over: what the system still holds back of it is played until
then, while the next sound may have begun on a device of its own, held back as long."""
_LATE = 2.0
"""Seconds a sound may take longer than it is; then the device is gone."""
_DUMMY = b"auto_null"
"""The sink PulseAudio and PipeWire offer where there is no other."""


class NoSoundDevice(Exception):
    """Nothing can be heard here; the sentence says what to look at."""

    def __init__(self) -> None:
        super().__init__("没有找到音箱，叫号只显示在屏幕上。")


class BadSound(Exception):
    """These bytes are no sound."""


def silence(seconds: float) -> Samples:
    """Nothing, for a while."""
    return array("h", bytes(2 * round(seconds * RATE)))


def joined(parts: Iterator[Samples]) -> Samples:
    """One sound after another."""
    whole = array("h")
    for part in parts:
        whole.extend(part)
    return whole


def softer(samples: Samples, percent: int) -> Samples:
    """The same at so many percent of its loudness, 100 at most."""
    return samples if percent >= 100 else array("h", (each * percent // 100 for each in samples))


def decoded(data: bytes) -> Samples:
    """The sound in the bytes of a WAV, FLAC, MP3 or Ogg file. Raises BadSound."""
    try:
        return array("h", miniaudio.decode(data, SampleFormat.SIGNED16, 1, RATE).samples)
    except MiniaudioError as error:
        raise BadSound from error


def check_device() -> None:
    """Raise NoSoundDevice where nothing can be heard."""
    try:
        found = miniaudio.Devices(_SYSTEMS)
        names = [bytes(miniaudio.ffi.buffer(each["id"], len(_DUMMY))) for each in found.get_playbacks()]
    except MiniaudioError as error:
        raise NoSoundDevice from error
    if all(name == _DUMMY for name in names):
        raise NoSoundDevice


class Player:
    """Plays one sound after another. Every method is called on one and the same thread."""

    def __init__(self) -> None:
        self._sounding: deque[tuple[float, PlaybackDevice]] = deque()

    def play(self, samples: Samples, stopping: threading.Event) -> None:
        """Play to the end, or until `stopping`; returns when it has sounded.

        Raises NoSoundDevice, also when the device goes meanwhile. The device is opened for every sound: what was
        plugged in or chosen since is used, and what is gone is noticed.
        """
        check_device()
        whole = joined(iter((silence(_LEAD), samples)))
        taken = threading.Event()
        stream = _stream(whole, taken)
        next(stream)
        self._start(stream, len(whole) / RATE)
        # It is all taken before it has sounded, and the library tells nobody when it has.
        stopping.wait(len(whole) / RATE)
        if not (stopping.is_set() or taken.wait(_LATE)):
            self.close()
            raise NoSoundDevice
        self.tidy()
        check_device()

    def _start(self, stream: Generator[Samples, int, None], seconds: float) -> None:
        try:
            device = PlaybackDevice(
                SampleFormat.SIGNED16, 1, RATE, _PERIOD_MS, backends=_SYSTEMS, app_name="hall-client"
            )
            self._sounding.append((time.monotonic() + seconds + _HOLD, device))
            device.start(stream)
        except MiniaudioError as error:
            raise NoSoundDevice from error

    def tidy(self) -> None:
        """Let go of the devices on which nothing can be under way any more."""
        while self._sounding and self._sounding[0][0] < time.monotonic():
            _close(self._sounding.popleft()[1])

    def close(self) -> None:
        """Fall silent."""
        while self._sounding:
            _close(self._sounding.popleft()[1])


def _close(device: PlaybackDevice) -> None:
    context = device._context
    device.close()
    # The library leaves the connection to the sound system open, and that has room for sixty-four.
    miniaudio.lib.ma_context_uninit(context)


def _stream(samples: Samples, taken: threading.Event) -> Generator[Samples, int, None]:
    at = 0
    wanted = yield array("h")
    while at < len(samples):
        piece = samples[at : at + wanted]
        at += len(piece)
        wanted = yield piece
    taken.set()
