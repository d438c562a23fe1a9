"""The document camera: helper processes and a real folder."""

import base64
import io
import sys
from pathlib import Path

import pytest
from PIL import Image

from hall_client.devices.adapters import camera_simulator
from hall_client.devices.camera import AdapterCamera, FolderCamera
from hall_client.services.ports import DeviceState, PictureNotTaken


def a_picture(kind: str = "JPEG", shade: int = 0) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), (shade, 90, 120)).save(file, kind)
    return file.getvalue()


def _helper(tmp_path: Path, answer: str) -> AdapterCamera:
    script = tmp_path / "helper.py"
    script.write_text(
        "import json, sys\nfor line in sys.stdin:\n    r = json.loads(line)\n"
        f"    print(json.dumps({{'id': r['id'], **{answer}}}), flush=True)",
        encoding="utf-8",
    )
    return AdapterCamera([sys.executable, "-S", str(script)])


def test_pictures_come_through_the_pipe_page_by_page(tmp_path: Path) -> None:
    pages = [a_picture(shade=1), a_picture("PNG", 2)]
    answer = {"pictures": [base64.b64encode(page).decode() for page in pages]}
    camera = _helper(tmp_path, repr(answer))
    assert list(camera.take()) == pages
    camera.close()


@pytest.mark.parametrize("answer", ["{}", "{'error': 'no_device'}", "{'pictures': ['?']}", "{'pictures': 3}"])
def test_no_picture_is_told_with_what_to_do(tmp_path: Path, answer: str) -> None:
    camera = _helper(tmp_path, answer)
    with pytest.raises(PictureNotTaken, match="再拍一次"):
        camera.take()
    camera.close()


def test_the_simulator_that_ships_gives_numbered_pages() -> None:
    camera = AdapterCamera([sys.executable, "-m", camera_simulator.__name__])
    assert camera.state() == DeviceState(True, "模拟高拍仪")
    first, second = (camera.take()[0] for _ in range(2))
    assert first != second
    assert Image.open(io.BytesIO(first)).size == (1240, 1754)
    camera.close()
    assert camera.state().well is False


def test_a_folder_gives_what_comes_once_and_whole_and_not_what_lay_there(tmp_path: Path) -> None:
    camera = FolderCamera(tmp_path)
    another = tmp_path / "somebody-else.jpg"
    another.write_bytes(a_picture())
    camera.begin()
    assert camera.take() == []
    under_way, page = tmp_path / "page-1.jpg", a_picture(shade=7)
    under_way.write_bytes(page[: len(page) // 2])
    (tmp_path / "thumbs.db").write_bytes(b"no picture")
    assert camera.take() == []
    under_way.write_bytes(page)
    (tmp_path / "page-2.png").write_bytes(a_picture("PNG"))
    assert list(camera.take()) == [page, a_picture("PNG")]
    assert camera.take() == []
    assert under_way.exists(), "not yet kept"
    camera.kept()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["somebody-else.jpg", "thumbs.db"]


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    camera = FolderCamera(tmp_path / "gone")
    assert camera.state().well is False
    with pytest.raises(PictureNotTaken, match="还在不在"):
        camera.begin()
