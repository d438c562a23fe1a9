"""The card reader, against real helper processes: good, confused, hanging, crashing."""

import json
import sys
import time
from pathlib import Path

import pytest

from hall_client.devices.card_reader import NOT_READ, NOT_TRUSTED, HelperReader, NoReader, SimulatedReader
from hall_client.services.ports import Card, CardNotRead

MAN = "999999194103120010"
LONG_NAME = "阿卜杜勒艾则孜·买买提明·吐尔逊尼亚孜·阿布都热合曼·库尔班"
CARD = {"name": "王䶮", "sex": "男", "id_number": MAN, "address": "示例省示例县石桥镇𬭎村 3 组"}


def _helper(tmp_path: Path, body: str, seconds: float = 5.0) -> HelperReader:
    script = tmp_path / "helper.py"
    script.write_text(f"import json, os, subprocess, sys, time\n{body}\n", encoding="utf-8")
    return HelperReader([sys.executable, "-S", str(script)], seconds)


def _answering(tmp_path: Path, answer: bytes) -> HelperReader:
    return _helper(tmp_path, f"sys.stdin.readline()\nsys.stdout.buffer.write({answer!r})")


def _refusal(reader: HelperReader) -> str:
    with pytest.raises(CardNotRead) as refused:
        reader.read()
    return str(refused.value)


@pytest.mark.parametrize("name", ["王䶮", "𠮷𬭎", LONG_NAME, "王\ue863"])
def test_a_card_is_read_with_its_rare_and_private_characters(tmp_path: Path, name: str) -> None:
    reader = _helper(
        tmp_path,
        "assert json.loads(sys.stdin.readline()) == {'read': 'id_card'}\n"
        f"print(json.dumps({CARD | {'name': name}!r}))",
    )
    assert reader.read() == Card(name, "男", MAN, CARD["address"])


def test_no_card_on_the_reader_is_said_as_such(tmp_path: Path) -> None:
    assert _refusal(_answering(tmp_path, b"{}\n")) == NOT_READ


@pytest.mark.parametrize(
    "wrong",
    [
        CARD | {"id_number": MAN[:17] + "4"},
        CARD | {"id_number": MAN[:17]},
        CARD | {"sex": "女"},
        CARD | {"sex": "男\n"},
        CARD | {"name": ""},
        CARD | {"name": "王" * 61},
        CARD | {"address": "石桥镇\x00"},
        CARD | {"address": "石" * 121},
        CARD | {"photo": "…"},
        {"id_number": MAN},
        [MAN],
    ],
)
def test_an_answer_that_is_not_a_card_is_refused_and_never_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, wrong: object
) -> None:
    assert _refusal(_answering(tmp_path, json.dumps(wrong).encode())) == NOT_TRUSTED
    assert "answer refused" in caplog.text
    assert MAN[:17] not in caplog.text


@pytest.mark.parametrize("garbage", [b"", b"\xff\xfe\x00", b"{" * 3000, "读卡成功".encode("gbk"), b"{}{}"])
def test_garbage_is_refused(tmp_path: Path, garbage: bytes) -> None:
    assert _refusal(_answering(tmp_path, garbage)) == NOT_TRUSTED


@pytest.mark.parametrize(
    "body", ["os.abort()", "sys.exit(3)", "sys.stdout.write('x' * 100_000)", "sys.stdin.close(); sys.exit(1)"]
)
def test_a_crash_or_a_flood_is_no_card(tmp_path: Path, body: str) -> None:
    assert _refusal(_helper(tmp_path, body)) == NOT_READ


def test_a_hanging_helper_is_ended_with_everything_it_started(tmp_path: Path) -> None:
    note = tmp_path / "alive"
    child = f"import time\nwhile True:\n    open({str(note)!r}, 'w').write(str(time.time()))\n    time.sleep(0.02)"
    body = f"subprocess.Popen([sys.executable, '-S', '-c', {child!r}])\ntime.sleep(600)"
    assert _refusal(_helper(tmp_path, body, seconds=1.0)) == NOT_READ
    assert note.exists()
    last = note.read_text(encoding="utf-8")
    time.sleep(0.2)
    assert note.read_text(encoding="utf-8") == last


def test_a_helper_that_is_not_there_is_no_card(tmp_path: Path) -> None:
    assert _refusal(HelperReader([str(tmp_path / "vendor.exe")])) == NOT_READ


def test_no_reader_and_a_simulated_one() -> None:
    with pytest.raises(CardNotRead, match="没读到卡。把身份证平放在感应区再按 F5，也可以直接输证件号。"):
        NoReader().read()
    card = Card("王䶮", "男", MAN, "")
    simulated = SimulatedReader([card])
    assert simulated.read() == card
    with pytest.raises(CardNotRead):
        simulated.read()
