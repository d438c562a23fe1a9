"""How the devices of a PC are named, and what no device can be called."""

import pytest

from hall_client.domain.devices import Devices, command_words, problems


@pytest.mark.parametrize(
    ("command", "windows", "words"),
    [
        (
            r"py -3.11-32 -m reader C:\cvr100\termb.dll",
            True,
            ["py", "-3.11-32", "-m", "reader", r"C:\cvr100\termb.dll"],
        ),
        (r'"C:\Program Files\card.exe" -p 2', True, [r"C:\Program Files\card.exe", "-p", "2"]),
        (r"/opt/card\ reader/run '二 号'", False, ["/opt/card reader/run", "二 号"]),
    ],
)
def test_a_helper_is_started_by_the_words_of_its_command(
    command: str, windows: bool, words: list[str]
) -> None:
    assert command_words(command, windows=windows) == words


@pytest.mark.parametrize(
    ("devices", "told"),
    [
        (Devices(card_reader='py "reader.py'), "card_reader（身份证读卡器）的命令少一个引号"),
        (Devices(kiosk_reader="py 'reader.py"), "kiosk_reader（取号机的读卡器）的命令少一个引号"),
        (Devices(camera='"shoot'), "camera（高拍仪）的命令少一个引号"),
        (Devices(camera="folder:pictures"), "要写完整的路径"),
        (Devices(camera="folder:"), "要写完整的路径"),
        (Devices(scanner="COM3 9600"), "只写串口的名字"),
    ],
)
def test_what_no_device_can_be_called_is_told(devices: Devices, told: str) -> None:
    (found,) = problems(devices)
    assert told in found


def test_everything_may_be_missing_and_a_folder_may_be_on_either_system() -> None:
    for devices in (
        Devices(),
        Devices("simulator", "simulator", "simulator", "COM3"),
        Devices(camera=r"folder:D:\学校 'A'\拍照"),
        Devices(camera="folder:/home/hall/拍照"),
    ):
        assert problems(devices) == []
