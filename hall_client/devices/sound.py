"""Sound as the hall's voice has it: one channel of 16-bit samples, joined, made softer, played to its end."""

import os
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
_PERIOD_MS = 100
_PULSE_LATENCY = "60"
"""Milliseconds; left to itself PulseAudio begins up to two seconds late."""
_TAIL = 0.25
"""Seconds of silence behind a sound, so that what the system still holds back of it is played before it is closed."""
_LATE = 5.0
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
    whole = joined(iter((samples, silence(_TAIL))))
    done = threading.Event()
    stream = _stream(whole, done, stopping)
    next(stream)
    with _device() as device:
        device.start(stream)
        if not done.wait(len(whole) / RATE + _LATE):
            raise NoSoundDevice


def _stream(
    samples: Samples, done: threading.Event, stopping: threading.Event
) -> Generator[Samples, int, None]:
    at = 0
    wanted = yield array("h")
    while at < len(samples) and not stopping.is_set():
        piece = samples[at : at + wanted]
        at += len(piece)
        wanted = yield piece
    done.set()


@contextmanager
def _device() -> Iterator[PlaybackDevice]:
    os.environ.setdefault("PULSE_LATENCY_MSEC", _PULSE_LATENCY)
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
