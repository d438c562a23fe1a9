"""The card reader, against real helper processes: good, confused, hanging, crashing, given up, started again."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hall_client.devices.adapters import card_simulator
from hall_client.devices.card_reader import (
    CANCELLED,
    NO_DEVICE,
    NO_READER,
    NOT_READ,
    NOT_TRUSTED,
    AdapterReader,
    NoReader,
    SimulatedReader,
)
from hall_client.services.ports import Card, CardNotRead, DeviceState

MAN = "999999194103120010"
LONG_NAME = "阿卜杜勒艾则孜·买买提明·吐尔逊尼亚孜·阿布都热合曼·库尔班"
CARD = {"name": "王䶮", "sex": "男", "id_number": MAN, "address": "示例省示例县石桥镇𬭎村 3 组"}
HEAD = """
import json, os, subprocess, sys, time
sys.stdin.reconfigure(encoding="utf-8"); sys.stdout.reconfigure(encoding="utf-8")
def ask():
    return json.loads(sys.stdin.readline())
def answer(request, **rest):
    print(json.dumps({"id": request["id"], **rest}), flush=True)
"""
Make = Callable[..., AdapterReader]


@pytest.fixture
def helper(tmp_path: Path) -> Iterator[Make]:
    """A reader whose helper does what a few lines of Python say; ended with the test."""
    made: list[AdapterReader] = []

    def make(body: str, seconds: float = 5.0) -> AdapterReader:
        script = tmp_path / "helper.py"
        script.write_text(HEAD + body, encoding="utf-8")
        made.append(AdapterReader([sys.executable, "-S", str(script)], seconds))
        return made[-1]

    yield make
    for each in made:
        each.close()


def _answering(helper: Make, answer: str) -> AdapterReader:
    return helper(
        f"while True:\n    r = ask()\n    sys.stdout.write({answer!r}.replace('ID', str(r['id'])) + '\\n')\n"
        "    sys.stdout.flush()"
    )


def _refusal(reader: AdapterReader | NoReader | SimulatedReader) -> str:
    with pytest.raises(CardNotRead) as refused:
        reader.read()
    return str(refused.value)


@pytest.mark.parametrize("name", ["王䶮", "𠮷𬭎", LONG_NAME, "王\ue863"])
def test_one_helper_reads_card_after_card_with_rare_and_private_characters(helper: Make, name: str) -> None:
    reader = helper(
        f"for n in range(3):\n    r = ask()\n    assert r['do'] == 'read', r\n"
        f"    answer(r, card={CARD | {'name': name}!r} | {{'address': str(os.getpid())}})"
    )
    cards = [reader.read() for _ in range(3)]
    assert cards[0] == Card(name, "男", MAN, cards[0].address)
    assert len({card.address for card in cards}) == 1, "one process stays open"


@pytest.mark.parametrize(
    ("error", "words"),
    [("no_card", NOT_READ), ("unreadable", NOT_TRUSTED), ("no_device", NO_DEVICE), ("何", NOT_READ)],
)
def test_what_a_helper_could_not_read_is_said_as_such(helper: Make, error: str, words: str) -> None:
    assert _refusal(helper(f"answer(ask(), error={error!r})\nask()")) == words


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
    helper: Make, caplog: pytest.LogCaptureFixture, wrong: object
) -> None:
    reader = helper(f"answer(ask(), card={wrong!r})\nask()")
    assert _refusal(reader) == NOT_TRUSTED
    assert "answer refused" in caplog.text
    assert MAN[:17] not in caplog.text


@pytest.mark.parametrize("garbage", ["", "\x00", "{" * 3000, "读卡成功", "{}{}", '{"id": "ID"}', "[ID]"])
def test_garbage_is_refused_and_the_next_card_is_read(helper: Make, garbage: str) -> None:
    reader = helper(f"ask(); print({garbage!r}, flush=True)\nanswer(ask(), card={CARD!r})\nask()")
    assert _refusal(reader) == NOT_TRUSTED
    assert reader.read().name == "王䶮"


@pytest.mark.parametrize(
    "crash",
    ["os.abort()", "sys.exit(3)", "os.close(1); time.sleep(60)", "os.write(1, b'half a line'); os.abort()"],
)
def test_a_crash_is_told_and_the_helper_is_there_again(helper: Make, tmp_path: Path, crash: str) -> None:
    once = tmp_path / "crashed"
    reader = helper(
        f"r = ask()\nif not os.path.exists({str(once)!r}):\n    open({str(once)!r}, 'w').close(); {crash}\n"
        f"answer(r, card={CARD!r})\nask()"
    )
    assert _refusal(reader) == "读卡的程序停了，已经重新启动。请再按 F5，也可以直接输证件号。"
    assert reader.read().id_number == MAN


def test_a_hanging_helper_is_ended_with_everything_it_started(helper: Make, tmp_path: Path) -> None:
    note = tmp_path / "alive"
    child = f"import time\nwhile True:\n    open({str(note)!r}, 'w').write(str(time.time()))\n    time.sleep(0.02)"
    body = f"if ask():\n    subprocess.Popen([sys.executable, '-S', '-c', {child!r}])\n    time.sleep(600)"
    assert (
        _refusal(helper(body, seconds=0.5))
        == "读卡的程序没有回应，已经重新启动。请再按 F5，也可以直接输证件号。"
    )
    assert note.exists()
    last = note.read_text(encoding="utf-8")
    time.sleep(0.2)
    assert note.read_text(encoding="utf-8") == last


def test_a_late_answer_is_not_taken_for_the_next_person(helper: Make) -> None:
    """The answer to an earlier request, come while another is under way, is nobody's."""
    reader = helper(
        f"r = ask()\nanswer({{'id': r['id'] - 1}}, card={CARD | {'name': '前一个人'}!r})\n"
        f"answer(r, card={CARD!r})\nask()"
    )
    assert reader.read().name == "王䶮"


def test_reading_is_given_up_at_once(helper: Make) -> None:
    reader = helper(
        "r = ask()\nif ask()['do'] == 'cancel':\n    answer(r, error='cancelled')\n"
        f"answer(ask(), card={CARD!r})\nask()",
        seconds=60,
    )
    said: list[str] = []
    reading = threading.Thread(target=lambda: said.append(_refusal(reader)))
    reading.start()
    while reading.is_alive():
        reader.cancel()
        reading.join(0.05)
        if said:
            break
    assert said == [CANCELLED]


def test_a_helper_that_is_not_there_is_no_card(tmp_path: Path) -> None:
    reader = AdapterReader([str(tmp_path / "vendor.exe")])
    assert "启动不了" in _refusal(reader)
    assert reader.state().well is False


def test_the_state_is_the_helpers_word(helper: Make) -> None:
    reader = helper(
        f"answer(ask(), card={CARD!r})\nr = ask()\nassert r['do'] == 'status'\n"
        "answer(r, ready=True, device='CVR-100')\n"
        "answer(ask(), ready=False)\nprint('?', flush=True)\nask()"
    )
    reader.read()
    assert reader.state() == DeviceState(True, "CVR-100，读过 1 张")
    assert reader.state() == DeviceState(False, "没找到读卡器，请看插头")
    assert reader.state().well is False


def test_the_simulator_that_ships_reads_invented_cards_and_now_and_then_none() -> None:
    reader = AdapterReader([sys.executable, "-m", card_simulator.__name__], 0.2)
    assert [reader.read().name for _ in range(2)] == [str(card["name"]) for card in card_simulator.CARDS]
    assert _refusal(reader) == NOT_READ
    assert reader.state() == DeviceState(True, "模拟读卡器，读过 2 张")
    reader.close()


def test_no_reader_and_a_simulated_one() -> None:
    assert _refusal(NoReader()) == NOT_READ
    assert NoReader().state() == DeviceState(None, NO_READER)
    card = Card("王䶮", "男", MAN, "")
    simulated = SimulatedReader([card])
    assert simulated.read() == card
    assert simulated.state().well
    assert _refusal(simulated) == NOT_READ
