"""附件 by the keys: chosen at the window and on an opened case, looked at, taken off, fetched and stopped."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from hall_client.domain.attachments import Picked, picked
from hall_client.domain.cases import Case, Outcome
from hall_client.domain.materials import MaterialState
from hall_client.services import attaching, looking_up
from hall_client.services.line_ports import PIECE
from hall_client.ui.context import Context
from hall_client.ui.line_desk import alone
from hall_client.ui.pages.cases_controller import CasesController
from hall_client.ui.pages.cases_page import CasesPage
from hall_client.ui.pages.scans_dialog import ScansDialog
from hall_client.ui.widgets.message_strip import MessageStrip
from tests.ui.pages.real_hall import RealHall
from tests.ui.pages.window_desk import CHEN, CTRL, F9, F12, Window, at_materials, window

K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def a_pdf(pages: int = 2) -> bytes:
    target = BytesIO()
    canvas = Canvas(target)
    for n in range(pages):
        canvas.drawString(100, 700, f"page {n}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def a_photo(folder: Path) -> bytes:
    image = QImage(620, 877, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(str(folder / "photo.jpg"))
    return (folder / "photo.jpg").read_bytes()


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str, bytes], None]:
    """What the system's file picker comes back with next."""

    def put(name: str, content: bytes) -> None:
        file = tmp_path / name
        file.write_bytes(content)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))

    return put


Choose = Callable[[str, bytes], None]


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    with window(tmp_path, qtbot) as made:
        yield made


def dialog_of(desk: Window) -> ScansDialog:
    dialog = desk.controller.scans.dialog
    assert dialog is not None
    return dialog


def test_a_scan_is_put_beside_a_material_by_one_key(desk: Window, choose: Choose, tmp_path: Path) -> None:
    at_materials(desk, "MZ-006")
    table = desk.page.case.materials.table
    desk.press(K.Key_1)
    table.view.go_to(0)
    choose("户口簿.pdf", a_pdf())
    desk.press(K.Key_F)
    assert "已加附件" in desk.strip
    assert [row.scans for row in table.model.rows][:2] == [1, 0]
    spoken = table.model.data(table.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "附件 1 份" in str(spoken)
    desk.press(K.Key_Z, CTRL)
    assert (table.model.rows[0].scans, desk.states[0]) == (1, "unseen"), "undone is the mark"

    table.view.go_to(0)
    desk.press(K.Key_F)
    dialog = dialog_of(desk)
    choose("手机拍的.jpg", a_photo(tmp_path))
    QTest.keyClick(dialog, K.Key_Insert)
    desk.settle()
    assert [each.name for each in desk.draft.attachments] == ["户口簿.pdf", "手机拍的.jpg"]
    assert dialog.chosen == desk.draft.attachments[1]
    for row, pages in ((1, 1), (0, 2)):
        dialog.list.setCurrentRow(row)
        QTest.keyClick(dialog.list, K.Key_Return)
        desk.settle()
        assert dialog.paper.page_count == pages
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog, K.Key_Delete)
    assert "再按一次 Delete 撤下“手机拍的.jpg”" in dialog.words
    assert len(desk.draft.attachments) == 2
    QTest.keyClick(dialog, K.Key_Delete)
    desk.settle()
    assert [each.name for each in desk.draft.attachments] == ["户口簿.pdf"]
    dialog.reject()
    desk.qtbot.waitUntil(table.view.hasFocus)

    desk.press(K.Key_A, CTRL)
    desk.press(K.Key_1)
    desk.press(F9)
    number = desk.draft.number
    desk.press(F12)
    view = looking_up.look_at(desk.hall.seed, desk.context.actor, desk.case(number).id)
    assert [each.name for each in view.attachments] == ["户口簿.pdf"]
    assert desk.hall.entries("case.look_at_scan") == 0, "it was no case yet"


def test_a_file_that_is_no_scan_is_refused_on_the_page(desk: Window, choose: Choose) -> None:
    at_materials(desk, "MZ-006")
    choose("申请表.docx", b"PK\x03\x04" + bytes(2000))
    desk.press(K.Key_F)
    assert "“申请表.docx”不是 PDF、JPEG 或 PNG，没有加" in desk.strip
    choose("太大.pdf", b"%PDF-1.7" + bytes(10 * 1024 * 1024))
    desk.press(K.Key_F)
    assert "最大 10.0 MB" in desk.strip
    (Path(QFileDialog.getOpenFileName()[0])).unlink()
    desk.press(K.Key_F)
    assert "读不了，没有加" in desk.strip
    assert desk.draft.attachments == ()


@pytest.fixture
def case(hall: RealHall) -> Case:
    return hall.serve(CHEN, "MZ-006", Outcome.ACCEPTED, MaterialState.ORIGINAL).case


class Cases:
    """The cases page with one case open."""

    def __init__(self, qtbot: QtBot, context: Context, case: Case) -> None:
        self.qtbot, self.context = qtbot, context
        self.page, self.strip = CasesPage(), MessageStrip()
        qtbot.addWidget(self.page)
        qtbot.addWidget(self.strip)
        self.page.resize(1366, 640)
        self.page.show()
        self.controller = CasesController(self.page, context, self.strip, alone())
        self.controller.open_case(case.id)
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not self.context.busy)
            self.qtbot.wait(1)

    def ask(self) -> None:
        """Alt+F."""
        QTest.keyClick(self.page, K.Key_F, ALT)
        self.settle()

    @property
    def dialog(self) -> ScansDialog:
        found = self.controller.scans.scans.dialog
        assert found is not None
        return found

    @property
    def counted(self) -> str:
        item = self.page.body._material_table.item(0, 3)
        assert item is not None
        return item.text()

    def open_chosen(self) -> None:
        QTest.keyClick(self.dialog.list, K.Key_Return)


@pytest.fixture
def open_as(hall: RealHall, case: Case, qtbot: QtBot) -> Iterator[Callable[..., Cases]]:
    contexts: list[Context] = []

    def make(number: str, **changes: Any) -> Cases:
        context = hall.context(number)
        context.desk = replace(context.desk, **changes)
        contexts.append(context)
        return Cases(qtbot, context, case)

    yield make
    for each in contexts:
        each.close()


def test_a_case_shows_counts_and_takes_scans(
    hall: RealHall, open_as: Callable[..., Cases], choose: Choose
) -> None:
    cases = open_as("0307")
    choose("户口簿.pdf", a_pdf())
    cases.ask()
    assert cases.counted == "", "the first press goes to the materials"
    cases.ask()
    assert cases.counted == "1"
    assert hall.entries("case.attach") == 1
    cases.ask()
    cases.open_chosen()
    cases.qtbot.waitUntil(lambda: cases.dialog.paper.page_count == 2)
    assert hall.entries("case.look_at_scan") == 1
    for _ in range(2):
        QTest.keyClick(cases.dialog, K.Key_Delete)
    cases.settle()
    assert cases.counted == ""
    assert hall.entries("case.detach") == 1
    cases.dialog.reject()


def kept(hall: RealHall, case: Case, chosen: Picked) -> None:
    with hall.seed.store.read() as work:
        code = work.cases.materials(case.id)[0].code
    attaching.attach(hall.seed, hall.actor("0307"), case.id, code, chosen)


def test_who_may_not_add_may_look(hall: RealHall, case: Case, open_as: Callable[..., Cases]) -> None:
    cases = open_as("0401")
    cases.ask()
    cases.ask()
    assert cases.strip.top is not None
    assert "没有附件" in cases.strip.top.spoken
    kept(hall, case, picked("户口簿.pdf", a_pdf()))
    cases.controller.open_case(case.id)
    cases.settle()
    cases.ask()
    assert cases.dialog._add.isHidden()
    QTest.keyClick(cases.dialog, K.Key_Delete)
    QTest.keyClick(cases.dialog, K.Key_Delete)
    cases.settle()
    assert hall.entries("case.detach") == 0
    cases.dialog.reject()


class SlowCentre:
    """A centre that gives the pieces of one file, each when it is told to."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.may_give = threading.Semaphore(0)

    def ask(self, job: Callable[[Any], Any]) -> Any:
        return job(self)

    def get_piece(self, _case_id: str, _sha256: str, n: int) -> bytes:
        assert self.may_give.acquire(timeout=60)
        return self._content[n * PIECE : (n + 1) * PIECE]

    def close(self) -> None:
        """Nothing to hang up."""


def test_fetching_shows_how_far_it_is_and_can_be_stopped(
    hall: RealHall, case: Case, open_as: Callable[..., Cases]
) -> None:
    content = a_pdf() + bytes(2 * PIECE)
    chosen = picked("户口簿.pdf", content)
    kept(hall, case, chosen)
    with hall.seed.store.work() as work:
        work.files.drop(case.id, chosen.sha256)
    centre = SlowCentre(content)
    cases = open_as("0307", centre=centre)
    cases.ask()
    cases.ask()
    cases.open_chosen()
    centre.may_give.release()
    cases.qtbot.waitUntil(lambda: "0.2 MB，共 0.5 MB" in cases.dialog.words)
    # The window goes on working meanwhile: acts have a thread of their own.
    cases.controller.open_case(case.id)
    cases.qtbot.waitUntil(lambda: not cases.context.background.busy)
    cases.dialog._stop.click()
    centre.may_give.release()
    cases.qtbot.waitUntil(lambda: "取到的都留着" in cases.dialog.words)
    assert hall.entries("case.look_at_scan") == 0
    centre.may_give.release()
    cases.open_chosen()
    cases.qtbot.waitUntil(lambda: cases.dialog.paper.page_count == 2)
    cases.dialog.reject()
