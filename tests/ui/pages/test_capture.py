"""拍照 by the keys: pages taken, turned, dropped, kept as one marked sheet; what the camera left lying is gone."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hall_client.devices.camera import FolderCamera
from hall_client.services import attaching
from hall_client.services.ports import DeviceState, PictureNotTaken
from hall_client.ui import scan_sheets
from hall_client.ui.pages.capture_dialog import CaptureDialog
from tests.ui.pages.window_desk import Window, at_materials, window

K = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LINES = ("仅供办理“高龄津贴”使用", "青禾镇便民服务中心 2026-03-18")


def a_photo(shade: int, size: tuple[int, int] = (620, 877)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, (shade, 200, 200)).save(file, "JPEG")
    return file.getvalue()


class Shelf:
    """A camera with pictures on it one after another, then none."""

    by_itself = False

    def __init__(self, *pictures: bytes) -> None:
        self.pictures, self.kept_times = list(pictures), 0

    def begin(self) -> None:
        """Always ready."""

    def take(self) -> list[bytes]:
        if not self.pictures:
            raise PictureNotTaken("没拍到。请看高拍仪的插头和纸，再拍一次，或从文件里选。")
        return [self.pictures.pop(0)]

    def kept(self) -> None:
        self.kept_times += 1

    def state(self) -> DeviceState:
        return DeviceState(True, "")


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    with window(tmp_path, qtbot) as made:
        yield made


def opened(desk: Window) -> CaptureDialog:
    """F on the first material."""
    at_materials(desk, "MZ-006")
    desk.page.case.materials.table.view.go_to(0)
    desk.press(K.Key_F)
    capture = desk.controller.scans.capture
    assert capture is not None
    return capture.dialog


def press(desk: Window, dialog: CaptureDialog, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(dialog, key, modifier)
    desk.settle()


def test_pages_are_taken_turned_dropped_and_kept_as_one_sheet(desk: Window) -> None:
    camera = Shelf(a_photo(10), a_photo(20), a_photo(30))
    desk.context.camera = camera
    dialog = opened(desk)
    for _ in range(3):
        press(desk, dialog, K.Key_Insert)
    assert [page.width() for page in dialog.pages] == [620] * 3
    press(desk, dialog, K.Key_Insert)
    assert "没拍到" in dialog.words
    dialog.list.setCurrentRow(1)
    press(desk, dialog, K.Key_R)
    assert dialog.pages[1].width() == 877
    dialog.list.setCurrentRow(0)
    press(desk, dialog, K.Key_Delete)
    press(desk, dialog, K.Key_Return, CTRL)
    (scan,) = desk.draft.attachments
    assert (scan.media_type, scan.name[:3]) == ("application/pdf", "拍照 ")
    assert camera.kept_times == 1
    assert "已加附件" in desk.strip
    with desk.hall.seed.store.read() as work:
        content = work.files.content(scan.case_id, scan.sha256)
    document = pypdfium2.PdfDocument(content)
    assert [round(w / h, 1) for w, h in (page.get_size() for page in document)] == [1.4, 0.7]
    document.close()


def test_leaving_with_pages_wants_a_second_word(desk: Window) -> None:
    desk.context.camera = Shelf(a_photo(10))
    dialog = opened(desk)
    press(desk, dialog, K.Key_Insert)
    press(desk, dialog, K.Key_Escape)
    assert "还有 1 页没存" in dialog.words
    assert dialog.isVisible()
    press(desk, dialog, K.Key_Escape)
    assert desk.draft.attachments == ()


def test_a_folder_is_watched_and_emptied_of_what_was_kept(desk: Window, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "somebody-else.jpg").write_bytes(a_photo(1))
    desk.context.camera = FolderCamera(folder)
    dialog = opened(desk)
    (folder / "1.jpg").write_bytes(a_photo(2))
    desk.qtbot.waitUntil(lambda: len(dialog.pages) == 1)
    (folder / "2.jpg").write_bytes(a_photo(3))
    desk.qtbot.waitUntil(lambda: len(dialog.pages) == 2)
    desk.settle()
    press(desk, dialog, K.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: len(desk.draft.attachments) == 1)
    assert [file.name for file in folder.iterdir()] == ["somebody-else.jpg"]


def test_the_mark_says_for_what_alone_and_reaches_every_part(desk: Window) -> None:
    assert attaching.purpose_lines(desk.hall.seed, "高龄津贴")[0] == LINES[0]
    page = QImage(1654, 2339, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    marked = scan_sheets.stamped(page, LINES)
    across, down = 4, 5
    for column in range(across):
        for row in range(down):
            part = marked.copy(
                column * 1654 // across, row * 2339 // down, 1654 // across, 2339 // down
            ).scaled(1, 1, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
            assert part.pixelColor(0, 0).lightness() < 254, (column, row)


def test_a_large_picture_is_kept_no_finer_than_asked() -> None:
    page = scan_sheets.page_of(a_photo(9, (4960, 7016)))
    assert (page.width(), page.height()) == (1652, 2338)
    assert scan_sheets.page_of(a_photo(9, (300, 200))).width() == 300
