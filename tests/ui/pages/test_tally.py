"""The tally page: the sheet itself, what a clerk may see of it, and closing the day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from hall_client.domain.cases import Outcome
from hall_client.domain.drafts import Party
from hall_client.domain.materials import MaterialState
from hall_client.domain.ratings import Grade
from hall_client.services import rating
from hall_client.services.satisfaction import By
from hall_client.services.tallying import Report, Tally
from hall_client.ui import theme
from hall_client.ui.context import Context
from hall_client.ui.pages.tally_controller import TallyController
from hall_client.ui.pages.tally_page import TallyPage
from hall_client.ui.widgets.message_strip import MessageStrip
from tests.ui.pages.real_hall import LONG_NAME, RealHall, real_hall

PERSON = Party(LONG_NAME, "resident", "999999194103120010", "10000000021", "青禾镇柳塘村 2 组")


@dataclass
class Opened:
    page: TallyPage
    controller: TallyController
    strip: MessageStrip
    written: list[tuple[Report, Path]] = field(default_factory=list)

    @property
    def tally(self) -> Report | None:
        return self.page.shown


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    with real_hall(tmp_path) as made:
        done = made.serve(PERSON, "MZ-006", Outcome.ACCEPTED, MaterialState.ORIGINAL)
        made.invite(done)
        rating.give(made.seed, done.case.service_id, Grade.BAD)
        yield made


@pytest.fixture
def at_desk(hall: RealHall, qtbot: QtBot) -> Iterator[Callable[[str, int | None], Opened]]:
    made: list[tuple[Context, TallyPage]] = []

    def open_as(number: str, window: int | None) -> Opened:
        context = hall.context(number, window)
        page, strip = TallyPage(context.drawing), MessageStrip()
        made.append((context, page))
        qtbot.addWidget(strip)
        written: list[tuple[Report, Path]] = []
        controller = TallyController(page, context, strip, lambda tally, path: written.append((tally, path)))
        opened = Opened(page, controller, strip, written)
        page.resize(1366, 620)
        page.show()
        controller.begin()
        qtbot.waitUntil(lambda: opened.tally is not None)
        return opened

    yield open_as
    for context, page in made:
        shiboken6.delete(page)
        context.close()


def reports(opened: Opened) -> list[str]:
    listed = opened.page.options._reports
    return [listed.item(row).text() for row in range(listed.count())]


def test_a_clerk_sees_only_their_own_window_and_no_grades(
    at_desk: Callable[[str, int | None], Opened],
) -> None:
    opened = at_desk("0307", 3)
    assert reports(opened) == ["窗口日报"]
    assert opened.page.options._windows.count() == 1
    assert opened.tally is not None
    assert opened.tally.kind == "window_tally"
    assert "不满意" not in str(opened.tally.data)
    assert opened.page._close.isHidden()


def heads(opened: Opened, words: str) -> bool:
    return opened.tally is not None and opened.tally.table[0][0] == words


def test_a_supervisor_sees_the_centre_and_the_grades(
    qtbot: QtBot, at_desk: Callable[[str, int | None], Opened]
) -> None:
    opened = at_desk("0101", None)
    assert reports(opened) == ["窗口日报", "中心日报", "满意度统计"]
    assert opened.tally is not None
    assert opened.tally.kind == "centre_tally"
    assert any("号票对得上" in words for words in opened.page.checks.spoken)
    opened.page.options.choose("satisfaction")
    qtbot.waitUntil(lambda: opened.tally is not None and opened.tally.kind == "satisfaction")
    qtbot.waitUntil(lambda: opened.page.paper.page_count >= 1)
    for by, head in (
        (By.CLERK, "人员（工号）"),
        (By.ITEM, "事项"),
        (By.CHANNEL, "评价渠道"),
        (By.WINDOW, "窗口"),
    ):
        opened.page.options.choose_by(by)
        qtbot.waitUntil(partial(heads, opened, head))


def test_an_empty_day_prints_zeros(qtbot: QtBot, at_desk: Callable[[str, int | None], Opened]) -> None:
    opened = at_desk("0307", 3)
    opened.page.options.set_day(date(2026, 3, 17))
    qtbot.waitUntil(lambda: opened.tally is not None and opened.tally.day == date(2026, 3, 17))
    assert opened.tally is not None
    assert isinstance(opened.tally, Tally)
    assert opened.tally.figures.tickets.issued == 0
    assert opened.page._print.isEnabled()


def test_f12_prints_and_a_dead_printer_says_so(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str, int | None], Opened]
) -> None:
    opened = at_desk("0307", 3)
    QTest.keyClick(opened.page, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: len(hall.tray.out) == 1)
    hall.tray.broken = True
    QTest.keyClick(opened.page, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: opened.strip.top is not None and "没有回应" in opened.strip.top.what)


def test_closing_the_day_asks_once_in_place(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str, int | None], Opened]
) -> None:
    opened = at_desk("0101", None)
    opened.page._close.click()
    assert opened.strip.top is not None
    qtbot.wait(50)
    assert hall.entries("day.close") == 0
    QTest.keyClick(opened.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: hall.entries("day.close") == 1)
    qtbot.waitUntil(lambda: opened.tally is not None and opened.tally.closed)
    assert opened.page._close.isHidden()
    assert "已封账" in opened.page.options._state.text()


def test_export_writes_the_tally_shown(
    qtbot: QtBot,
    at_desk: Callable[[str, int | None], Opened],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = at_desk("0307", 3)
    wanted = tmp_path / "日报.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wanted), ""))
    QTest.keyClick(opened.page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(opened.written) == 1)
    assert opened.written[0] == (opened.tally, wanted)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_fits_at_every_size(
    qapp: QApplication, at_desk: Callable[[str, int | None], Opened], scale: float
) -> None:
    opened = at_desk("0101", None)
    opened.page.options.choose("window")
    theme.apply(qapp, scale)
    opened.page.resize(1366, 500)
    qapp.processEvents()
    assert opened.page.minimumSizeHint().height() <= 500
    assert opened.page.minimumSizeHint().width() <= 1366
    assert opened.page.bottom.minimumSizeHint().width() <= 1366
    assert opened.page.paper.isVisible()
