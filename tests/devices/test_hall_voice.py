"""The voice of the hall at a real sound server: whole announcements, one after another, and a missing device."""

import math
import queue
import threading
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import resources
from hall_client.devices import voice as voices
from hall_client.devices.clips import CHIME, Clips
from hall_client.devices.sound import RATE, decoded, joined, silence
from hall_client.devices.voice import LONGEST_LINE, NOT_SPOKEN, Espeak, HallVoice, Windows, choose_voice
from hall_client.domain.aloud import VOCABULARY, call_words
from hall_client.services.voice_ports import Announcement
from tests.devices import pulse
from tests.devices.pulse import SINK, Recorder, record_tones, said, sound_server, sounds

CLIP = 0.05
APART = 0.3
"""Seconds of silence between two announcements, and between two times one is said; a busy machine may stutter."""
NO_DEVICE = "没有找到音箱，叫号只显示在屏幕上。"
Make = Callable[..., HallVoice]


@pytest.fixture
def make() -> Iterator[Make]:
    """Voices, silent at the end."""
    made: list[HallVoice] = []

    def voice(clips: Clips | None = None, speaker: voices.Speaker | None = None) -> HallVoice:
        made.append(HallVoice(clips or Clips(), speaker))
        return made[-1]

    yield voice
    for each in made:
        each.close()


@pytest.fixture
def hall_sound(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
    """Everything the hall hears is recorded."""
    with sound_server(f"module-null-sink sink_name={SINK}") as server:
        monkeypatch.setenv("PULSE_SERVER", server.address)
        server.record()
        yield server


@pytest.fixture
def tones(tmp_path: Path) -> Clips:
    record_tones(tmp_path / "voice", CLIP)
    return Clips(tmp_path / "voice")


def outcomes(count: int, told: "queue.SimpleQueue[str]") -> list[str]:
    return [told.get(timeout=60) for _ in range(count)]


def test_two_windows_at_once_give_two_whole_announcements(
    hall_sound: Recorder, make: Make, tones: Clips
) -> None:
    voice, told = make(tones), queue.SimpleQueue[str]()
    both = threading.Barrier(2)

    def call(label: str, window: int) -> None:
        both.wait()
        voice.announce(Announcement(label, window, 2, 100), told.put)

    windows = [threading.Thread(target=call, args=each) for each in (("A036", 3), ("B020", 12))]
    for each in windows:
        each.start()
    assert outcomes(2, told) == ["", ""]
    heard = [said(each, CLIP) for each in sounds(hall_sound.heard(), APART)]
    first, second = call_words("A036", 3), call_words("B020", 12)
    assert heard in ([first, first, second, second], [second, second, first, first])


def test_a_call_waits_for_a_sentence_and_the_other_way_round(
    hall_sound: Recorder, make: Make, tones: Clips, tmp_path: Path
) -> None:
    voice, told = (
        make(tones, _speaker(tmp_path, f"cat {tmp_path}/voice/{VOCABULARY['到']}.wav")),
        queue.SimpleQueue[str](),
    )
    voice.say("大字")
    voice.announce(Announcement("A036", 3, 1, 100), told.put)
    voice.say("小字")
    voice.check(told.put)
    assert outcomes(2, told) == ["", ""]
    heard = [said(each, CLIP) for each in sounds(hall_sound.heard(), APART)]
    assert heard == [("到",), call_words("A036", 3), ("到",)]


def test_of_too_many_sentences_the_oldest_are_left_out_and_no_call_is(
    hall_sound: Recorder, make: Make, tones: Clips, tmp_path: Path
) -> None:
    asked = tmp_path / "asked"
    voice, told = (
        make(tones, _speaker(tmp_path, f"cat >> {asked}; echo >> {asked}; exit 1")),
        queue.SimpleQueue[str](),
    )
    voice.announce(Announcement("A001", 1, 1, 100), told.put)
    for number in range(10, 10 + 2 * LONGEST_LINE):
        voice.say(f"A0{number}")
        voice.announce(Announcement("B001", 1, 1, 0), told.put)
    assert outcomes(1 + 2 * LONGEST_LINE, told) == [""] * (1 + 2 * LONGEST_LINE)
    kept = range(10 + LONGEST_LINE, 10 + 2 * LONGEST_LINE)
    assert asked.read_text(encoding="utf-8").splitlines() == [voices.pinyin(f"A0{number}") for number in kept]


def test_it_is_softer_at_the_hours_the_hall_wants_it_so(
    hall_sound: Recorder, make: Make, tones: Clips
) -> None:
    voice, told = make(tones), queue.SimpleQueue[str]()
    voice.announce(Announcement("A001", 1, 1, 100), told.put)
    voice.announce(Announcement("A001", 1, 1, 25), told.put)
    outcomes(2, told)
    loud, soft = (max(map(abs, each)) for each in sounds(hall_sound.heard(), APART))
    assert 0.2 < soft / loud < 0.3


def test_without_a_device_it_is_said_and_with_one_it_is_found(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice, told = make(), queue.SimpleQueue[str]()
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    voice.check(told.put)
    voice.announce(Announcement("A001", 1, 1, 100), told.put)
    assert outcomes(2, told) == [NO_DEVICE, NO_DEVICE]
    with sound_server("module-always-sink") as server:
        monkeypatch.setenv("PULSE_SERVER", server.address)
        voice.check(told.put)
        assert outcomes(1, told) == [NO_DEVICE], "the sink that stands for none"
        server.ask("load-module", "module-null-sink", f"sink_name={SINK}")
        voice.check(told.put)
        assert outcomes(1, told) == [""]


def test_a_device_that_goes_in_the_middle_is_told_and_the_next_call_is_heard(
    hall_sound: Recorder, make: Make, monkeypatch: pytest.MonkeyPatch, tones: Clips
) -> None:
    voice, told = make(tones), queue.SimpleQueue[str]()
    with sound_server(f"module-null-sink sink_name={SINK}") as gone:
        monkeypatch.setenv("PULSE_SERVER", gone.address)
        gone.record()
        voice.announce(Announcement("A001", 1, 5, 100), told.put)
        pulse.until(lambda: "hall-client" in gone.ask("list", "clients"))
        gone.server.kill()
        gone.server.wait()
        assert outcomes(1, told) == [NO_DEVICE]
    monkeypatch.setenv("PULSE_SERVER", hall_sound.address)
    voice.announce(Announcement("A002", 1, 1, 100), told.put)
    assert outcomes(1, told) == [""]
    assert [said(each, CLIP) for each in sounds(hall_sound.heard(), APART)] == [call_words("A002", 1)]


def test_closing_falls_silent_at_once(hall_sound: Recorder, tones: Clips) -> None:
    voice, told = HallVoice(tones, None), queue.SimpleQueue[str]()
    voice.announce(Announcement("A001", 1, 5, 100), told.put)
    voice.announce(Announcement("A002", 1, 5, 100), told.put)
    pulse.until(lambda: "hall-client" in hall_sound.ask("list", "clients"))
    voice.close()
    heard = [said(each, CLIP) for each in sounds(hall_sound.heard(), APART)]
    assert call_words("A002", 1) not in heard
    assert len(heard) < 5


@pytest.mark.slow
def test_twenty_real_calls_in_a_row_lose_none(hall_sound: Recorder, make: Make) -> None:
    voice, told, clips = make(), queue.SimpleQueue[str](), Clips()
    calls = [(f"{'ABCD'[n % 4]}{7 * n:03d}", n % 12 + 1) for n in range(1, 21)]
    for label, window in calls:
        voice.announce(Announcement(label, window, 1, 100), told.put)
    assert outcomes(20, told) == [""] * 20
    heard = [_envelope(each, pulse.RATE) for each in sounds(hall_sound.heard(), 0.5)]
    wanted = [_envelope(joined(iter((clips.chime(), clips.call(*each)))), RATE) for each in calls]
    assert len(heard) == 20, "none lost, none over another"
    assert all(_alike(one, other) > 0.9 for one, other in zip(heard, wanted, strict=True)), "each whole"


@pytest.mark.slow
def test_three_hundred_calls_lose_none(
    hall_sound: Recorder, make: Make, tones: Clips, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voices, "_BETWEEN", 0.0)
    voice, told = make(tones), queue.SimpleQueue[str]()
    calls = [(f"{'ABCD'[n % 4]}{n:03d}", n % 9 + 1) for n in range(1, 301)]
    for label, window in calls:
        voice.announce(Announcement(label, window, 1, 100), told.put)
    assert [told.get(timeout=600) for _ in calls] == [""] * 300
    heard = said(hall_sound.heard(), CLIP)
    assert heard == tuple(word for each in calls for word in call_words(*each)), "one after another"


def _envelope(samples: "array[int]", rate: int) -> list[float]:
    """How loud it is, fifty times a second, around its mean."""
    step = rate // 50
    loud = [sum(map(abs, samples[at : at + step : 8])) for at in range(0, len(samples) - step + 1, step)]
    mean = sum(loud) / len(loud)
    return [each - mean for each in loud]


def _alike(heard: list[float], wanted: list[float]) -> float:
    """How much of what was heard is what was wanted, 1 at most, wherever in it that begins."""

    def shifted(by: int) -> float:
        pairs = list(zip(heard[max(0, -by) :], wanted[max(0, by) :], strict=False))
        strength = math.sqrt(sum(a * a for a in heard) * sum(b * b for b in wanted))
        return sum(a * b for a, b in pairs) / strength

    return max(shifted(by) for by in range(-10, 11))


def _speaker(tmp_path: Path, body: str) -> Espeak:
    program = tmp_path / "espeak-ng"
    program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    program.chmod(0o700)
    return Espeak(str(program))


def test_every_word_of_a_call_is_shipped_and_sounds() -> None:
    for name in [*VOCABULARY.values(), CHIME]:
        samples = decoded(resources.path(f"voice/{name}.wav").read_bytes())
        assert 0.1 < len(samples) / RATE < 1.5
        assert max(map(abs, samples)) > 8_000, name
    assert len({resources.path(f"voice/{name}.wav").read_bytes() for name in VOCABULARY.values()}) == len(
        VOCABULARY
    )


def test_the_shipped_words_say_where_they_come_from() -> None:
    words = resources.path("voice/README.txt").read_text(encoding="utf-8")
    for needed in ("espeak-ng", "MIT", "没有人用耳朵听过", "never judged by ear"):
        assert needed in words


def test_a_damaged_recording_is_replaced_by_the_shipped_word(tones: Clips, tmp_path: Path) -> None:
    shipped = Clips().call("A001", 1)
    (tmp_path / "voice" / "qing.wav").write_bytes(b"nothing")
    mixed = Clips(tmp_path / "voice").call("A001", 1)
    head = decoded(resources.path("voice/qing.wav").read_bytes())
    assert mixed[: len(head)] == head == shipped[: len(head)]
    assert len(mixed) < len(shipped)


def test_a_speaker_that_fails_stops_nobody(hall_sound: Recorder, make: Make, tmp_path: Path) -> None:
    for broken in (
        _speaker(tmp_path, "exit 1"),
        _speaker(tmp_path, "echo no sound"),
        Espeak(str(tmp_path / "no")),
    ):
        voice, told = make(None, broken), queue.SimpleQueue[str]()
        voice.say("请A001号到1号窗口")
        voice.check(told.put)
        assert outcomes(1, told) == [""]


def test_a_call_that_cannot_be_made_is_told(hall_sound: Recorder, make: Make) -> None:
    class Torn(Clips):
        def call(self, label: str, window: int) -> "array[int]":
            raise OSError

    voice, told = make(Torn()), queue.SimpleQueue[str]()
    voice.announce(Announcement("A001", 1, 1, 100), told.put)
    assert outcomes(1, told) == [NOT_SPOKEN]


def test_the_voice_of_windows_speaks_calls_unless_the_hall_has_its_own_words(
    hall_sound: Recorder, make: Make, tones: Clips, tmp_path: Path
) -> None:
    asked = tmp_path / "asked"
    program = tmp_path / "powershell"
    program.write_text(f"#!/bin/sh\ncat >> {asked}; cat {tmp_path}/voice/qing.wav\n", encoding="utf-8")
    program.chmod(0o700)
    told = queue.SimpleQueue[str]()
    for clips in (Clips(), tones):
        make(clips, Windows(str(program))).announce(Announcement("A036", 3, 1, 100), told.put)
        assert outcomes(1, told) == [""]
    assert asked.read_text(encoding="utf-8") == "请 A零三六号到三号窗口"
    assert said(sounds(hall_sound.heard(), APART)[-1], CLIP) == call_words("A036", 3)


def test_the_choice_says_what_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    without = choose_voice()
    _speaker(tmp_path, "")
    with_it = choose_voice()
    assert (without.words, with_it.words) == (
        "叫号用录好的字，没有装朗读",
        "叫号用录好的字，朗读用 espeak-ng",
    )
    for each in (without, with_it):
        each.close()
    assert not silence(0)
