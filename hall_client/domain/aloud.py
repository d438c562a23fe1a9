"""How a number is called aloud: which words are said, and how loud and how often the hall wants it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

DISPLAY, WINDOW = "display", "window"
FIGURES = "零一二三四五六七八九"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST_REPEATS = 5
_LAST_AS_NUMBER = 99


@dataclass(frozen=True)
class VoiceRules:
    """The hall's settings for its voice.

    `speaker` is who speaks: the call display (one voice for the hall), or each window for itself where a hall has no
    display. `volumes` are pairs: an hour of the day, and the percentage that holds from then on; before the first it is
    100.
    """

    speaker: str = DISPLAY
    repeats: int = 2
    volumes: tuple[tuple[int, int], ...] = ()

    def percent_at(self, at: time) -> int:
        """How loud at this time of day, in percent of what was recorded."""
        begun = [each for each in self.volumes if each[0] <= at.hour]
        return max(begun)[1] if begun else 100


def voice_problems(rules: VoiceRules) -> list[str]:
    """What is wrong with these settings, a sentence each."""
    problems = []
    if rules.speaker not in (DISPLAY, WINDOW):
        problems.append("voice.speaker（谁叫号）写 display（叫号屏）或 window（各窗口）")
    if not 1 <= rules.repeats <= _MOST_REPEATS:
        problems.append(f"voice.repeats（叫几遍）写 1 到 {_MOST_REPEATS}")
    if not all(0 <= hour < 24 and 0 <= percent <= 100 for hour, percent in rules.volumes):
        problems.append("voice.volumes（音量）写 [几点, 百分之几]，点数 0 到 23，音量 0 到 100")
    return problems


def call_words(label: str, window: int) -> tuple[str, ...]:
    """The words of a call, in order: A036 to window 12 is 请 A 零 三 六 号 到 十 二 号窗口.

    Letters outside A–Z and whatever else has no word are left out.
    """
    named = [FIGURES[int(each)] if each.isdecimal() else each for each in label.upper()]
    known = [word for word in named if word in VOCABULARY]
    return ("请", *known, "号", "到", *number_words(str(window)), "号窗口")


def number_words(digits: str) -> tuple[str, ...]:
    """A number as one says it up to 99 (12 is 十二); above, and with a leading nought, figure by figure."""
    value = int(digits)
    if value > _LAST_AS_NUMBER or digits != str(value):
        return tuple(FIGURES[int(each)] for each in digits)
    tens, ones = divmod(value, 10)
    head = () if tens == 0 else ("十",) if tens == 1 else (FIGURES[tens], "十")
    return (*head, FIGURES[ones]) if ones or not tens else head


VOCABULARY: Mapping[str, str] = {
    "请": "qing",
    "号": "hao",
    "到": "dao",
    "号窗口": "hao-chuangkou",
    "十": "figure-10",
    **{word: f"figure-{value}" for value, word in enumerate(FIGURES)},
    **{letter: f"letter-{letter}" for letter in LETTERS},
}
"""Every word a call may need, and what its sound file is called."""
