"""Sound as the hall's voice has it: one channel of 16-bit samples, joined, made softer, played to its end."""

import threading
from array import array
from collections.abc import Generator, Iterator
from contextlib import contextmanager
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
_LEAD, _TAIL = 0.2, 0.2
"""Seconds of silence before and behind a sound: a device that wakes up swallows the beginning, and what the system
still holds back of the end has to be played before it is closed."""
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


def play(samples: Samples, stopping: threading.Event) -> None:
    """Play to the end, or until `stopping`; returns when it has sounded.

    Raises NoSoundDevice, also when the device goes meanwhile.
    The device is opened for every sound: what was plugged in or chosen since is used, and what is gone is noticed.
    """
    check_device()
    whole = joined(iter((silence(_LEAD), samples, silence(_TAIL))))
    taken = threading.Event()
    stream = _stream(whole, taken)
    next(stream)
    with _device() as device:
        device.start(stream)
        # It is all taken before it has sounded, and the library tells nobody when it has.
        stopping.wait(len(whole) / RATE)
        if not (stopping.is_set() or taken.wait(_LATE)):
            raise NoSoundDevice
    check_device()


def _stream(samples: Samples, taken: threading.Event) -> Generator[Samples, int, None]:
    at = 0
    wanted = yield array("h")
    while at < len(samples):
        piece = samples[at : at + wanted]
        at += len(piece)
        wanted = yield piece
    taken.set()


@contextmanager
def _device() -> Iterator[PlaybackDevice]:
    try:
        device = PlaybackDevice(
            SampleFormat.SIGNED16, 1, RATE, _PERIOD_MS, backends=_SYSTEMS, app_name="hall-client"
        )
    except MiniaudioError as error:
        raise NoSoundDevice from error
    try:
        yield device
    except MiniaudioError as error:
        raise NoSoundDevice from error
    finally:
        context = device._context
        device.close()
        # The library leaves the connection to the sound system open, and that has room for sixty-four.
        miniaudio.lib.ma_context_uninit(context)
