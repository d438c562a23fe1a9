"""The voice in the hall: calls from recorded words, other sentences by espeak-ng or Windows, in one line."""

import atexit
import logging
import queue
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from hall_client.devices.clips import Clips
from hall_client.devices.sound import (
    BadSound,
    NoSoundDevice,
    Player,
    Samples,
    check_device,
    decoded,
    joined,
    silence,
    softer,
)
from hall_client.domain.aloud import FIGURES, number_words
from hall_client.domain.numbers import spoken_ticket
from hall_client.services.voice_ports import Announcement, Told

LONGEST_LINE = 8
"""Sentences that may wait; when more come, the oldest is left out. Calls are never left out."""

OWN_WORDS = "voice"
"""The folder, in the data folder, where a hall may put recorded words of its own."""
NOT_SPOKEN = "语音出了问题，请看屏幕上的号。"
_SECONDS = 20.0
_BETWEEN = 0.35
"""Seconds between two times the same call is said, and before the next one."""
_IDLE = 1.0
"""Seconds without a job after which there is time to tidy up."""
_LABEL = re.compile(r"([A-Z])\s*([0-9]+)")
_NUMBER = re.compile(r"[0-9]+")
_MASK = re.compile(r"[＊*]+")

log = logging.getLogger(__name__)


class Speaker(Protocol):
    """A program that can read any sentence aloud; `words` names it."""

    words: str

    def sound(self, sentence: str) -> Samples:
        """The sentence, spoken. Raises OSError, SubprocessError, BadSound."""


def spoken(sentence: str) -> str:
    """A call as it is read aloud: A036 figure by figure, window 12 as a number, a hidden name part as 某."""
    text = _MASK.sub("某", sentence)
    text = _LABEL.sub(lambda found: f"{found[1]} {_figures(found[2])}", text)
    return _NUMBER.sub(lambda found: "".join(number_words(found[0])), text)


def pinyin(sentence: str) -> str:
    """The syllables with tones that espeak-ng reads; its own reading of Chinese characters is English letters."""
    # Its table of readings takes a while to load, and calls are recorded: few PCs ever need it.
    from pypinyin import Style, lazy_pinyin

    syllables = lazy_pinyin(spoken(sentence), style=Style.TONE3, neutral_tone_with_five=True)
    return " ".join(" ".join(syllables).split())


def _figures(digits: str) -> str:
    return "".join(FIGURES[int(digit)] for digit in digits)


class Espeak:
    """espeak-ng, a process of its own for each sentence."""

    words = "朗读用 espeak-ng"

    def __init__(self, program: str) -> None:
        self._program = program

    def sound(self, sentence: str) -> Samples:
        """The sentence, spoken from its pinyin."""
        made = subprocess.run(  # noqa: S603 - a fixed program; the words go in by stdin
            [self._program, "-v", "cmn-latn-pinyin", "--stdin", "--stdout"],
            input=pinyin(sentence).encode(),
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
        return decoded(made.stdout)


class Windows:
    """The Mandarin voice of Windows, where it has one; PowerShell makes the sound."""

    words = "朗读用 Windows 的语音"
    _SCRIPT = """
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$reader = New-Object System.IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8)
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$voice.SelectVoiceByHints('NotSet', 'NotSet', 0, 'zh-CN')
if ($voice.Voice.Culture.Name -ne 'zh-CN') { exit 1 }
$made = New-Object System.IO.MemoryStream
$voice.SetOutputToWaveStream($made)
$voice.Speak($reader.ReadToEnd())
$voice.SetOutputToNull()
$out = [Console]::OpenStandardOutput()
$made.WriteTo($out)
$out.Flush()
"""

    def __init__(self, program: str) -> None:
        self._program = program

    def sound(self, sentence: str) -> Samples:
        """The sentence, spoken; without a Mandarin voice a SubprocessError."""
        made = subprocess.run(  # noqa: S603 - a fixed program; the words go in by stdin
            [self._program, "-NoProfile", "-NonInteractive", "-Command", self._SCRIPT],
            input=spoken(sentence).encode(),
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
        return decoded(made.stdout)


@dataclass(frozen=True)
class _Job:
    make: Callable[[], Samples]
    told: Told
    sentence: bool = False


class HallVoice:
    """The one voice of this process: a thread plays what waits, each to its end before the next.

    `services.voice_ports.Announcer` and `services.ports.Voice`. A call is said with the hall's own recorded words;
    without them by the voice of Windows, where there is one; else with the words the program carries.
    """

    def __init__(self, clips: Clips, speaker: Speaker | None) -> None:
        self._clips, self._speaker = clips, speaker
        self._line: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._sentences = 0
        """How many sentences wait."""
        self._guard = threading.Lock()
        self._player = Player()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="voice", daemon=True)
        self._thread.start()

    @property
    def words(self) -> str:
        """What this PC speaks with."""
        return f"叫号用录好的字，{self._speaker.words if self._speaker else '没有装朗读'}"

    def announce(self, call: Announcement, told: Told) -> None:
        """Put a call in the line."""
        self._line.put(_Job(lambda: self._announcement(call), told))

    def check(self, told: Told) -> None:
        """Tell whether there is a device, when what waits has been said."""
        self._line.put(_Job(lambda: silence(0), told))

    def say(self, sentence: str) -> None:
        """Put a sentence in the line; returns at once and never raises."""
        speaker = self._speaker
        if speaker is not None:
            with self._guard:
                self._sentences += 1
            self._line.put(_Job(lambda: speaker.sound(sentence), _nobody, sentence=True))

    def close(self) -> None:
        """Fall silent at once, and end the thread."""
        self._stopping.set()
        self._line.put(None)
        self._thread.join()

    def _work(self) -> None:
        while not self._stopping.is_set():
            try:
                job = self._line.get(timeout=_IDLE)
            except queue.Empty:
                self._player.tidy()
                continue
            if job is not None and not (job.sentence and self._outrun()):
                job.told(self._heard(job))
        self._player.close()

    def _outrun(self) -> bool:
        """A sentence's turn has come: whether too many newer ones wait behind it."""
        with self._guard:
            self._sentences -= 1
            return self._sentences >= LONGEST_LINE

    def _heard(self, job: _Job) -> str:
        try:
            samples = job.make()
            if samples:
                self._player.play(samples, self._stopping)
            else:
                check_device()
        except NoSoundDevice as nothing:
            return str(nothing)
        except (OSError, subprocess.SubprocessError, BadSound) as fault:
            log.warning("voice: %s", type(fault).__name__)
            return NOT_SPOKEN
        return ""

    def _announcement(self, call: Announcement) -> Samples:
        once = joined(iter((self._call(call), silence(_BETWEEN))))
        return softer(joined(iter((self._clips.chime(), *[once] * call.repeats))), call.percent)

    def _call(self, call: Announcement) -> Samples:
        if isinstance(self._speaker, Windows) and not self._clips.are_own:
            try:
                return self._speaker.sound(spoken_ticket(call.label, call.window))
            except (OSError, subprocess.SubprocessError, BadSound) as fault:
                log.info("the voice of Windows does not speak: %s", type(fault).__name__)
        return self._clips.call(call.label, call.window)


def _nobody(words: str) -> None:
    """A sentence read aloud stands on the screen as well."""


class Silent:
    """A PC without a voice, for the tests and the demo."""

    words = "这台电脑没有装语音，叫号只显示在屏幕上"

    def say(self, sentence: str) -> None:
        """Nothing: the screen shows it."""


def choose_voice(own_words: Path | None = None) -> HallVoice:
    """The voice this PC has; `own_words` is where the hall may have put recorded words of its own."""
    windows = shutil.which("powershell") if sys.platform == "win32" else None
    espeak = shutil.which("espeak-ng")
    speaker = Windows(windows) if windows else Espeak(espeak) if espeak else None
    made = HallVoice(Clips(own_words), speaker)
    # The sound system must not ask for more while the interpreter is being taken down.
    atexit.register(made.close)
    return made
