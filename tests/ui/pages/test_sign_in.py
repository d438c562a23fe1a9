"""Signing in: a right password opens a shift at the right desk, a wrong one says so under the field."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall_client.domain.people import PROGRAM
from hall_client.services.signing_in import SignedIn
from hall_client.ui import theme
from hall_client.ui.line_signal import LineSignal
from hall_client.ui.pages.sign_in_checks import SelfCheck
from hall_client.ui.pages.sign_in_controller import SignInController
from hall_client.ui.pages.sign_in_page import SignInPage
from tests.ui.line_example import OFFLINE, SENT
from tests.ui.pages.real_hall import PASSWORD, RealHall, type_with_ime

CHECKS = (
    SelfCheck("回执打印机", False, "纸快用完，约剩 40 张"),
    SelfCheck("扫码枪", None, "随便扫一张回执试试"),
)


@pytest.fixture
def opened(hall: RealHall, qtbot: QtBot, signal: LineSignal) -> Iterator[tuple[SignInPage, SignInController]]:
    context = hall.context("0307")
    context.actor = PROGRAM
    page = SignInPage()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    controller = SignInController(page, context, lambda: CHECKS, signal)
    page.show()
    controller.begin()
    qtbot.waitUntil(lambda: page.form.form.desk.count() == 4)
    yield page, controller
    context.close()


@pytest.fixture
def signal() -> LineSignal:
    return LineSignal()


def type_in(page: SignInPage, who: str, password: str) -> None:
    type_with_ime(page.form.form.who, who)
    QTest.keyClicks(page.form.password.edit, password)


def test_enter_signs_in_at_the_window_of_this_pc(
    opened: tuple[SignInPage, SignInController], qtbot: QtBot
) -> None:
    page, controller = opened
    type_in(page, "zt", PASSWORD)
    assert "赵婷" in page.form.form.who_found.text()
    with qtbot.waitSignal(controller.signed_in) as heard:
        QTest.keyClick(page.form.password.edit, Qt.Key.Key_Return)
    signed_in: SignedIn = heard.args[0]
    assert (signed_in.actor.number, signed_in.actor.window) == ("0307", 3)
    assert page.form.form.who.text() == ""


def test_a_wrong_password_is_said_under_the_field_and_nothing_is_lost(
    opened: tuple[SignInPage, SignInController], qtbot: QtBot
) -> None:
    page, _ = opened
    type_in(page, "0307", "not-the-password")
    QTest.keyClick(page.form.password.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.form.password.error == "密码不对，还可以试 4 次。")
    assert page.form.form.who.text() == "0307"
    assert page.form.password.edit.text() == "not-the-password"
    assert page.form.enter.isEnabled()


def test_a_guide_signs_in_without_a_window(opened: tuple[SignInPage, SignInController], qtbot: QtBot) -> None:
    page, controller = opened
    type_in(page, "何𠮷", PASSWORD)
    with qtbot.waitSignal(controller.signed_in) as heard:
        page.form.enter.click()
    assert heard.args[0].actor.window is None


def test_standing_in_is_recorded_with_the_a_role(
    opened: tuple[SignInPage, SignInController], qtbot: QtBot
) -> None:
    page, controller = opened
    type_in(page, "0305", PASSWORD)
    page.form.form.standing_in.click()
    page.form.form.stood_in_for.setCurrentIndex(page.form.form.stood_in_for.findData("0307"))
    with qtbot.waitSignal(controller.signed_in) as heard:
        page.form.enter.click()
    assert heard.args[0].actor.standing_in_for == "0307"


def test_faults_are_shown_and_never_block(opened: tuple[SignInPage, SignInController], qtbot: QtBot) -> None:
    page, _ = opened
    qtbot.waitUntil(lambda: len(page.checks._shown) == 3)
    assert [row.accessibleName() for row in page.checks._shown] == [
        "网络，单机办理",
        "回执打印机，纸快用完，约剩 40 张",
        "扫码枪，随便扫一张回执试试",
    ]
    assert page.form.enter.isEnabled()


def test_offline_the_same_form_says_which_password(
    opened: tuple[SignInPage, SignInController], signal: LineSignal, qtbot: QtBot
) -> None:
    page, controller = opened
    qtbot.waitUntil(lambda: len(page.checks._shown) == 3)
    forgotten = "忘记密码：请主管周海燕在“设置”里重置。"
    assert page.form.form.notes.text() == forgotten
    type_in(page, "0307", PASSWORD)
    signal.publish(OFFLINE)
    assert page.form.form.notes.text() == f"没有网络也能登录，用上次联网时的密码。\n{forgotten}"
    assert page.checks._shown[0].accessibleName() == "网络，没有网络，照常办理"
    assert page.form.password.edit.text() == PASSWORD
    with qtbot.waitSignal(controller.signed_in):
        QTest.keyClick(page.form.password.edit, Qt.Key.Key_Return)
    signal.publish(SENT)
    assert page.checks._shown[0].accessibleName() == "网络，已联网"


def test_why_a_shift_ended_stands_over_the_form_until_somebody_signs_in(
    opened: tuple[SignInPage, SignInController], qtbot: QtBot
) -> None:
    page, controller = opened
    page.show_ended("赵婷的账号已停用，请找管理员。")
    assert page.form.ended == "赵婷的账号已停用，请找管理员。没办完的都存好了。"
    assert page.form.form.who.text() == ""
    type_in(page, "0305", PASSWORD)
    with qtbot.waitSignal(controller.signed_in):
        QTest.keyClick(page.form.password.edit, Qt.Key.Key_Return)
    assert page.form.ended == ""


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_is_reachable_at_1366_by_698(
    opened: tuple[SignInPage, SignInController], qapp: QApplication, scale: float
) -> None:
    page, _ = opened
    page.resize(1366, 698)
    theme.apply(qapp, scale)
    qapp.processEvents()
    assert page.minimumSizeHint().width() <= 1366
    assert page.minimumSizeHint().height() <= 698
    type_in(page, "0307", "")
    assert page.form.form.who.hasFocus() or page.form.password.edit.hasFocus()
