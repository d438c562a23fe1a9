"""How a number is called aloud, and the hall's settings for it."""

from datetime import time

import pytest

from hall_client.domain.aloud import VOCABULARY, VoiceRules, call_words, number_words, voice_problems


@pytest.mark.parametrize(
    ("label", "window", "words"),
    [
        ("A036", 3, "请 A 零 三 六 号 到 三 号窗口"),
        ("P100", 10, "请 P 一 零 零 号 到 十 号窗口"),
        ("Y222", 12, "请 Y 二 二 二 号 到 十 二 号窗口"),
        ("K001", 20, "请 K 零 零 一 号 到 二 十 号窗口"),
        ("a999", 99, "请 A 九 九 九 号 到 九 十 九 号窗口"),
        ("B017", 100, "请 B 零 一 七 号 到 一 零 零 号窗口"),
        ("甲-1", 1, "请 一 号 到 一 号窗口"),
    ],
)
def test_a_call_in_words(label: str, window: int, words: str) -> None:
    assert call_words(label, window) == tuple(words.split())


def test_every_window_and_every_number_has_its_sounds() -> None:
    for value in range(1, 1000):
        assert all(word in VOCABULARY for word in call_words(f"Z{value:03d}", value))
    assert number_words("0") == ("零",)
    assert number_words("07") == ("零", "七")


def test_every_word_has_a_file_of_its_own_on_any_system() -> None:
    names = [name.lower() for name in VOCABULARY.values()]
    assert len(set(names)) == len(names)
    assert all(name.isascii() for name in names)


def test_the_volume_follows_the_hours() -> None:
    rules = VoiceRules(volumes=((14, 100), (12, 60), (18, 0)))
    heard = [rules.percent_at(time(hour, 59)) for hour in (8, 11, 12, 13, 14, 17, 18, 23)]
    assert heard == [100, 100, 60, 60, 100, 100, 0, 0]


def test_wrong_settings_are_told_all_at_once() -> None:
    assert voice_problems(VoiceRules()) == []
    assert len(voice_problems(VoiceRules("tv", 0, ((24, 50),)))) == 3
    assert len(voice_problems(VoiceRules("window", 6, ((8, 101),)))) == 2
