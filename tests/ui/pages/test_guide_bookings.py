"""预约 at the guide's desk, and the call for help that reaches it."""

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from hall_client.domain.people import KIOSK
from hall_client.domain.tickets import Rank
from hall_client.services import appointing, helping, issuing, stray_numbers
from hall_client.ui.help_watch import HelpWatch
from hall_client.ui.pages.guide_controller import GuideController
from hall_client.ui.pages.guide_page import GuidePage
from hall_client.ui.shell import Shell
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip
from tests.ui.pages.real_hall import RealHall

CHEN = {"name": "陈䶮根", "id_number": "999999194103120010", "phone": "10000000044"}


@pytest.fixture
def page(hall: RealHall, qtbot: QtBot) -> Iterator[GuidePage]:
    context = hall.context("0210", None)
    page, strip = GuidePage(), MessageStrip()
    qtbot.addWidget(page)
    qtbot.addWidget(strip)
    controller = GuideController(page, context, strip)
    page.resize(1366, 640)
    page.show()
    controller.begin()
    qtbot.waitUntil(lambda: page.bookings._shown is not None)
    yield page
    context.background.close()


def book(page: GuidePage, qtbot: QtBot, starts: str) -> None:
    page.bookings.new.click()
    for name, value in {**CHEN, "starts": starts}.items():
        page.bookings.form.set_value(name, value)
    page.bookings.form.confirm()
    qtbot.waitUntil(lambda: page.bookings.form.act == "" or bool(page.bookings.form.refused))


def rows(page: GuidePage) -> list[str]:
    model = page.bookings.rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_booking_is_made_and_taken_back(hall: RealHall, qtbot: QtBot, page: GuidePage) -> None:
    book(page, qtbot, "10:30")
    qtbot.waitUntil(lambda: rows(page) == ["10:30"])
    [made] = appointing.bookings(hall.seed).booked
    assert (made.day, made.business, made.name) == (date(2026, 3, 19), "A", "陈䶮根")
    page.bookings.off.click()
    assert rows(page) == ["10:30"], "nothing is chosen"
    page.bookings.rows.setCurrentIndex(page.bookings.rows.model().index(0, 0))
    page.bookings.off.click()
    qtbot.waitUntil(lambda: rows(page) == [])


def test_a_refusal_keeps_what_was_typed(qtbot: QtBot, page: GuidePage) -> None:
    book(page, qtbot, "10:30")
    qtbot.waitUntil(lambda: rows(page) == ["10:30"])
    book(page, qtbot, "14:00")
    assert "一天一次" in page.bookings.form.refused
    assert page.step_back()
    assert page.bookings.form.act == ""


def test_who_comes_gets_a_number_and_a_slip(hall: RealHall, qtbot: QtBot, page: GuidePage) -> None:
    book(page, qtbot, "10:30")
    qtbot.waitUntil(lambda: rows(page) == ["10:30"])
    hall.clock.on(hours=25, minutes=30)
    page.bookings.rows.setCurrentIndex(page.bookings.rows.model().index(0, 0))
    page.bookings.here.click()
    qtbot.waitUntil(lambda: page.series.number == "Y001")
    assert [out[:2] for out in hall.tray.out] == [("Y001", "roll")]


def test_a_number_the_queue_did_not_take_stands_there_beside_it(hall: RealHall, qtbot: QtBot) -> None:
    context, shell = hall.context("0210", None), Shell()
    qtbot.addWidget(shell)
    watch = HelpWatch(shell, context)
    watch.poll.stop()
    _, new, note = issuing.prepared(hall.seed, KIOSK, "A", "", Rank.ORDINARY, "")
    with hall.seed.store.work() as work:
        own = work.mirror.issue_own(new, 5, new.id, note)
    stray_numbers.record(hall.seed, own)
    helping.call_for_help(hall.seed, KIOSK)
    watch.look()
    qtbot.waitUntil(lambda: shell.strip.top is not None)
    assert shell.strip.top is not None
    assert "取号机 03 发的 K005 叫号那边没有登记上" in shell.strip.top.what
    shell.strip.top.actions[0].run()
    qtbot.waitUntil(lambda: stray_numbers.open_numbers(hall.seed) == ())
    qtbot.waitUntil(lambda: shell.strip.top is not None and "要帮忙" in shell.strip.top.what)
    context.close()


def test_a_call_for_help_stands_in_the_strip_until_somebody_goes(hall: RealHall, qtbot: QtBot) -> None:
    context, shell = hall.context("0101", None), Shell()
    qtbot.addWidget(shell)
    watch = HelpWatch(shell, context)
    watch.poll.stop()
    call = helping.call_for_help(hall.seed, KIOSK)
    watch.look()
    qtbot.waitUntil(lambda: shell.strip.top is not None)
    assert shell.strip.top is not None
    assert "取号机 03 有人要帮忙（09:00）" in shell.strip.top.what
    watch.look()
    qtbot.waitUntil(lambda: not context.background.busy)
    shell.strip.top.actions[0].run()
    qtbot.waitUntil(lambda: helping.answered(hall.seed, call.id))
    qtbot.waitUntil(lambda: shell.strip.top is None)
    assert helping.open_calls(hall.seed) == ()
    context.close()


def test_an_answer_that_could_not_be_kept_is_told_and_the_call_is_said_again(
    hall: RealHall, qtbot: QtBot
) -> None:
    context, shell = hall.context("0501", None), Shell()
    qtbot.addWidget(shell)
    watch = HelpWatch(shell, context)
    watch.poll.stop()
    helping.call_for_help(hall.seed, KIOSK)
    watch.look()
    qtbot.waitUntil(lambda: shell.strip.top is not None)
    assert shell.strip.top is not None
    shell.strip.top.actions[0].run()
    qtbot.waitUntil(lambda: shell.strip.top is not None and shell.strip.top.kind is MessageKind.RED)
    assert shell.strip.top.what
    for name in ("not_answered", "help"):
        shell.strip.take_back(name)
    watch.look()
    qtbot.waitUntil(lambda: shell.strip.top is not None)
    assert "要帮忙" in shell.strip.top.what
    assert len(helping.open_calls(hall.seed)) == 1
    context.close()
