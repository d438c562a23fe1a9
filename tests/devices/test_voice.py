"""What is read aloud, and how espeak-ng is told to say it."""

import shutil
import subprocess

import pytest

from hall_client.devices.voice import pinyin, spoken


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


@pytest.mark.slow
def test_espeak_speaks_the_syllables_as_mandarin() -> None:
    if shutil.which("espeak-ng") is None:
        pytest.fail("install espeak-ng")
    command = ["espeak-ng", "-v", "cmn-latn-pinyin", "-q", "-x", "--stdin"]
    done = subprocess.run(
        command, input=pinyin("请A036号到3号窗口"), capture_output=True, text=True, check=True
    )
    assert done.stdout.replace("_|", "").split()[:4] == ["tS;h'i21N", "'ei51", "l'i35N", "s'a55n"]
