"""The voice in the hall: numbers are called by espeak-ng where it is installed, else by the screen alone."""

import contextlib
import logging
import queue
import re
import shutil
import subprocess
import threading

from pypinyin import Style, lazy_pinyin

LONGEST_LINE = 8
"""Calls that may wait for the voice; when more come, the oldest is dropped: the screen has shown it."""

_SECONDS = 20.0
_FIGURES = "零一二三四五六七八九"
_LABEL = re.compile(r"([A-Z])\s*([0-9]+)")
_NUMBER = re.compile(r"[0-9]+")
_MASK = re.compile(r"[＊*]+")

log = logging.getLogger(__name__)


def spoken(sentence: str) -> str:
    """A call as it is read aloud: A036 figure by figure, window 12 as a number, a hidden name part as 某."""
    text = _MASK.sub("某", sentence)
    text = _LABEL.sub(lambda found: f"{found[1]} {_figures(found[2])}", text)
    return _NUMBER.sub(lambda found: _number(found[0]), text)


def pinyin(sentence: str) -> str:
    """The syllables with tones that espeak-ng reads; its own reading of Chinese characters is English letters."""
    syllables = lazy_pinyin(spoken(sentence), style=Style.TONE3, neutral_tone_with_five=True)
    return " ".join(" ".join(syllables).split())


def _figures(digits: str) -> str:
    return "".join(_FIGURES[int(digit)] for digit in digits)


def _number(digits: str) -> str:
    value = int(digits)
    if value > 99 or digits != str(value):
        return _figures(digits)
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_FIGURES[tens]}十"
    return head + (_FIGURES[ones] if ones or not tens else "")


class Silent:
    """A PC without a voice."""

    words = "这台电脑没有装语音，叫号只显示在屏幕上"

    def say(self, sentence: str) -> None:
        """Nothing: the screen shows the call."""


class EspeakVoice:
    """Speaks through espeak-ng, a process of its own per call, one call after another in a thread."""

    words = "用 espeak-ng 叫号"

    def __init__(self, program: str) -> None:
        self._program = program
        self._line: queue.Queue[str] = queue.Queue(LONGEST_LINE)
        threading.Thread(target=self._work, name="voice", daemon=True).start()

    def say(self, sentence: str) -> None:
        """Put a call in the line; returns at once and never raises."""
        while True:
            try:
                self._line.put_nowait(sentence)
                return
            except queue.Full:
                self._drop_oldest()

    def _drop_oldest(self) -> None:
        with contextlib.suppress(queue.Empty):
            self._line.get_nowait()

    def _work(self) -> None:
        while True:
            sentence = self._line.get()
            try:
                self._speak(pinyin(sentence))
            except (OSError, subprocess.SubprocessError) as fault:
                log.warning("voice: %s", type(fault).__name__)

    def _speak(self, syllables: str) -> None:
        subprocess.run(  # noqa: S603 - a fixed program; the words go in by stdin
            [self._program, "-v", "cmn-latn-pinyin", "--stdin"],
            input=syllables.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=True,
        )


def choose_voice() -> EspeakVoice | Silent:
    """The voice this PC has; `words` says which."""
    program = shutil.which("espeak-ng")
    return EspeakVoice(program) if program else Silent()
