"""Calling aloud: what is said, and that a broken voice stops nobody."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from hall_client.devices.voice import LONGEST_LINE, EspeakVoice, Silent, choose_voice, pinyin, spoken


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("请 A036 号，到 3 号窗口", "请 A 零三六 号，到 三 号窗口"),
        ("请 P 004 号，到 12 号窗口", "请 P 零零四 号，到 十二 号窗口"),
        ("到 20 号窗口，再到 10 号窗口", "到 二十 号窗口，再到 十 号窗口"),
        ("请陈＊＊兰到 0 号窗口", "请陈某兰到 零 号窗口"),
        ("电话 114", "电话 一一四"),
    ],
)
def test_numbers_are_said_as_people_say_them(sentence: str, said: str) -> None:
    assert spoken(sentence) == said


def test_characters_become_syllables_with_tones() -> None:
    assert pinyin("请A036号到3号窗口").split() == (
        ["qing3", "A", "ling2", "san1", "liu4", "hao4", "dao4", "san1", "hao4", "chuang1", "kou3"]
    )


def _voice(tmp_path: Path, body: str) -> EspeakVoice:
    program = tmp_path / "espeak-ng"
    program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    program.chmod(0o700)
    return EspeakVoice(str(program))


def _wait_for(file: Path, lines: int) -> list[str]:
    limit = time.monotonic() + 20
    while time.monotonic() < limit:
        found = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        if len(found) >= lines:
            return found
        time.sleep(0.01)
    return pytest.fail(f"{file.name} never had {lines} lines")


def test_calls_are_spoken_one_after_another_and_a_failed_one_does_not_end_it(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    voice = _voice(tmp_path, f'echo "$1 $2 $(cat)" >> {heard}; exit 1')
    voice.say("请A001号到1号窗口")
    voice.say("请A002号到1号窗口")
    first, second = _wait_for(heard, 2)
    assert first == "-v cmn-latn-pinyin qing3 A ling2 ling2 yi1 hao4 dao4 yi1 hao4 chuang1 kou3"
    assert "ling2 er4 hao4" in second


def test_saying_never_waits_and_the_latest_calls_win(tmp_path: Path) -> None:
    heard, gate = tmp_path / "heard", tmp_path / "gate"
    voice = _voice(
        tmp_path,
        f"cat >> {heard}; echo >> {heard}; for n in $(seq 1000); do [ -e {gate} ] && exit; sleep 0.01; done",
    )
    voice.say("1 号")
    _wait_for(heard, 1)
    for number in range(10, 10 + 2 * LONGEST_LINE):
        voice.say(f"A0{number}")
    gate.touch()
    said = _wait_for(heard, 1 + LONGEST_LINE)
    assert said[1:] == [pinyin(f"A0{number}") for number in range(10 + LONGEST_LINE, 10 + 2 * LONGEST_LINE)]


def test_a_missing_program_stops_nobody(tmp_path: Path) -> None:
    EspeakVoice(str(tmp_path / "nothing")).say("请A001号到1号窗口")
    Silent().say("请A001号到1号窗口")


def test_the_choice_says_whether_there_is_a_voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert choose_voice().words == "这台电脑没有装语音，叫号只显示在屏幕上"
    _voice(tmp_path, "")
    assert choose_voice().words == "用 espeak-ng 叫号"


@pytest.mark.slow
def test_espeak_speaks_the_syllables_as_mandarin() -> None:
    if shutil.which("espeak-ng") is None:
        pytest.fail("install espeak-ng")
    command = ["espeak-ng", "-v", "cmn-latn-pinyin", "-q", "-x", "--stdin"]
    done = subprocess.run(
        command, input=pinyin("请A036号到3号窗口"), capture_output=True, text=True, check=True
    )
    assert done.stdout.replace("_|", "").split()[:4] == ["tS;h'i21N", "'ei51", "l'i35N", "s'a55n"]
