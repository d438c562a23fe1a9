"""The guide's desk: numbers with slips, one way back for a no-show, reasons for everything ended."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall_client.domain.people import KIOSK
from hall_client.services import calling, issuing
from hall_client.ui import theme
from hall_client.ui.pages.guide_controller import GuideController
from hall_client.ui.pages.guide_page import GuidePage
from hall_client.ui.widgets.message_strip import MessageStrip
from tests.printing import reading
from tests.ui.pages.real_hall import RealHall


@dataclass
class Opened:
    page: GuidePage
    controller: GuideController
    strip: MessageStrip


@pytest.fixture
def desk(hall: RealHall, qtbot: QtBot) -> Iterator[Opened]:
    context = hall.context("0210", None)
    page, strip = GuidePage(), MessageStrip()
    qtbot.addWidget(page)
    qtbot.addWidget(strip)
    controller = GuideController(page, context, strip)
    page.resize(1366, 640)
    page.show()
    controller.begin()
    qtbot.waitUntil(lambda: len(page.series.buttons) == 4)
    yield Opened(page, controller, strip)
    context.background.close()


def choose(opened: Opened, number: str, *, missed: bool = False) -> None:
    queue = opened.page.lists.missed if missed else opened.page.lists.waiting
    rows = [queue.model().index(row, 0) for row in range(queue.model().rowCount())]
    queue.setCurrentIndex(next(index for index in rows if index.data() == number))


def test_a_number_is_given_shown_and_printed(hall: RealHall, qtbot: QtBot, desk: Opened) -> None:
    desk.page.series.buttons["B"].click()
    desk.page.series.buttons["B"].click()
    qtbot.waitUntil(lambda: desk.page.series.number == "B001")
    qtbot.waitUntil(lambda: desk.page.lists.waiting.model().rowCount() == 1)
    assert [out[:2] for out in hall.tray.out] == [("B001", "roll")]
    assert "等 1 人" in desk.page.series.buttons["B"].second_line


def test_priority_counts_for_one_person_only(hall: RealHall, qtbot: QtBot, desk: Opened) -> None:
    elder = next(b for b in desk.page.series._priorities.buttons() if b.text() == "老年人")
    elder.click()
    desk.page.series.buttons["A"].click()
    qtbot.waitUntil(lambda: desk.page.series.number == "P001")
    desk.page.series.buttons["A"].click()
    qtbot.waitUntil(lambda: desk.page.series.number == "A001")


def test_without_paper_the_number_stays_and_it_is_said(hall: RealHall, qtbot: QtBot, desk: Opened) -> None:
    hall.tray.broken = True
    desk.page.series.buttons["C"].click()
    qtbot.waitUntil(lambda: desk.page.series.number == "C001")
    assert "号有效" in desk.page.series.note
    desk.page.series.buttons["B"].click()
    qtbot.waitUntil(lambda: desk.strip.top is not None and "C001、B001 的小票没打出来" in desk.strip.top.what)
    desk.controller._slips._print_kept()
    qtbot.waitUntil(lambda: desk.controller._slips._kept != ())
    hall.tray.broken = False
    desk.controller._slips._print_kept()
    qtbot.waitUntil(lambda: desk.strip.top is not None and "都打好了" in desk.strip.top.what)
    assert [out[0] for out in hall.tray.out] == ["C001", "B001"]


def test_the_slip_of_a_number_of_the_ticket_machine_is_printed_again_and_says_so(
    hall: RealHall, qtbot: QtBot, desk: Opened
) -> None:
    issuing.issue(hall.seed, KIOSK, "A")
    desk.controller.begin()
    qtbot.waitUntil(lambda: desk.page.lists.waiting.model().rowCount() == 1)
    choose(desk, "A001")
    desk.page.lists.slip_requested.emit("A001")
    qtbot.waitUntil(lambda: hall.tray.out == [("A001-again", "roll", 1)])
    assert "补打（第1次）" in reading.flat(issuing.slip_again(hall.seed, KIOSK, "A001").pdf)


def test_voiding_needs_a_reason(hall: RealHall, qtbot: QtBot, desk: Opened) -> None:
    issuing.issue(hall.seed, KIOSK, "A")
    desk.controller.begin()
    qtbot.waitUntil(lambda: desk.page.lists.waiting.model().rowCount() == 1)
    choose(desk, "A001")
    desk.page.lists.void_requested.emit("A001")
    desk.page.form._on_yes()
    qtbot.waitUntil(lambda: "要写一句原因" in desk.page.form.refused)
    assert hall.entries("ticket.void") == 0
    desk.page.form.set_value("reason", "取错了")
    desk.page.form._on_yes()
    qtbot.waitUntil(lambda: desk.page.lists.waiting.model().rowCount() == 0)
    assert hall.entries("ticket.void") == 1


def test_a_no_show_comes_back_once(hall: RealHall, qtbot: QtBot, desk: Opened) -> None:
    clerk = hall.actor("0307")
    issuing.issue(hall.seed, KIOSK, "A")
    calling.call_next(hall.seed, clerk, "r-1")
    hall.clock.on(minutes=2)
    calling.no_show(hall.seed, clerk)
    desk.controller.begin()
    qtbot.waitUntil(lambda: desk.page.lists.missed.model().rowCount() == 1)
    choose(desk, "A001", missed=True)
    desk.page.lists.reactivate_requested.emit("A001")
    qtbot.waitUntil(lambda: desk.page.lists.waiting.model().rowCount() == 1)
    desk.page.lists.reactivate_requested.emit("A001")
    qtbot.waitUntil(lambda: desk.strip.top is not None and "不能做这一步" in desk.strip.top.what)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_fits_at_every_size(qapp: QApplication, desk: Opened, scale: float) -> None:
    theme.apply(qapp, scale)
    desk.page.resize(1366, 600)
    qapp.processEvents()
    inside = desk.page.series.parentWidget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= 1366
