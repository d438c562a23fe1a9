"""Who signs in sees their own pages under their own keys; who may not is told why, and nothing else happens."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from hall_client.domain.line_status import LineState, LineStatus
from hall_client.domain.people import Role
from hall_client.services import settings_changing
from tests.desk import MORNING, SUPERVISOR
from tests.program.seat import K, Seat

pytestmark = pytest.mark.slow

PAGES = {1: "window", 2: "cases", 4: "tally", 7: "settings", 8: "guide"}


@pytest.mark.parametrize(
    ("number", "badge", "digits"),
    [
        ("0307", "3 号窗口", (1, 2, 4, 7)),
        ("0401", "导办员", (7, 8)),
        ("0501", "承办人", (2, 7)),
        ("0601", "批准人", (2, 7)),
        ("0101", "主管", (2, 4, 7, 8)),
        ("0901", "管理员", (7,)),
    ],
)
def test_each_role_has_its_pages(seat: Seat, number: str, badge: str, digits: tuple[int, ...]) -> None:
    seat.sign_in(number)
    assert seat.program.frame.currentWidget() is seat.shell
    assert badge in seat.program.frame.windowTitle()
    assert seat.page(digits[-1]) == PAGES[digits[-1]]
    for digit, name in PAGES.items():
        before = seat.shell.page
        assert seat.page(digit) == (name if digit in digits else before)


def test_a_wrong_password_is_said_under_the_field_and_can_be_put_right(seat: Seat) -> None:
    seat.sign_in("0307", "qinghe-0308")
    form = seat.program.sign_in_page.form
    assert form.password.error == "密码不对，还可以试 4 次。"
    assert seat.program.shift is None
    assert seat.entries("person.sign_in") == 0
    seat.hands.type("qinghe-0307")
    seat.press(Qt.Key.Key_Return)
    assert seat.bench.actor.name == "赵婷"
    assert form.password.edit.text() == "", "the password is not kept"


def test_signing_out_gives_the_desk_to_the_next_person(seat: Seat) -> None:
    seat.sign_in("0307")
    seat.sign_out()
    assert seat.program.frame.currentWidget() is seat.program.sign_in_page
    assert seat.entries("person.sign_out") == 1
    seat.sign_in("0401")
    assert seat.shell.page == "guide"
    seat.press(K.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert seat.shell.page == "guide", "nothing of the clerk's shift is left"


def test_whoever_is_disabled_at_the_centre_is_out_at_the_next_contact(seat: Seat) -> None:
    seat.sign_in("0307")
    signal = seat.program._centre.signal
    contact = LineStatus(LineState.CONNECTED, reference_at=MORNING)
    signal.publish(contact)
    seat.hands.settle()
    assert seat.program.shift is not None
    settings_changing.save_person(seat.desk, SUPERVISOR, "0307", "赵婷", (Role.CLERK,), disabled=True)
    signal.publish(replace(contact, waiting=3))
    seat.hands.settle()
    assert seat.program.shift is not None, "nothing came from the centre since"
    signal.publish(replace(contact, reference_at=MORNING + timedelta(minutes=5)))
    seat.hands.wait(lambda: seat.program.shift is None, "the shift to end")
    form = seat.program.sign_in_page.form
    assert form.ended == "赵婷的账号已停用，请找管理员。没办完的都存好了。"
    assert seat.program.frame.currentWidget() is seat.program.sign_in_page
    assert seat.entries("person.sign_out") == 1
    seat.sign_in("0307")
    assert form.password.error == "赵婷的账号已停用，请找管理员。"
    assert seat.program.shift is None
