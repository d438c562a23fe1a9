"""Away from the desk: everything is covered and deaf, the open case waits."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hall_client.demo.hands import CTRL
from hall_client.domain.drafts import Draft
from hall_client.ui.idle import IdleWatch
from hall_client.ui.pages.window_bench import Phase
from hall_client.ui.scanning import Scan
from tests.program.seat import K, Seat, delete

pytestmark = pytest.mark.slow


@pytest.fixture
def idle(seat: Seat, qapp: QApplication) -> Iterator[QTimer]:
    """The idle watch as the program has it; the timer of it, so that ten minutes need not be waited."""
    watch = IdleWatch(qapp)
    seat.program.idle_limit_changed.connect(watch.begin)
    watch.went_idle.connect(seat.program.on_idle)
    timer = watch.findChild(QTimer)
    assert timer is not None
    yield timer
    delete(watch)


def open_case(seat: Seat) -> Draft:
    """A person called, named, and an item chosen."""
    seat.call()
    seat.press(K.Key_F5)
    seat.hands.type("RS-004")
    seat.press(K.Key_Return)
    assert seat.bench.draft.item_code == "RS-004"
    return seat.bench.draft


def unlock(seat: Seat, password: str = "qinghe-0307") -> None:
    """Type the password over whatever stands there, Enter."""
    seat.press(K.Key_A, CTRL)
    seat.hands.type(password)
    seat.press(K.Key_Return)


def test_ctrl_l_covers_everything_until_the_same_person_is_back(seat: Seat) -> None:
    seat.sign_in("0307")
    draft, waiting = open_case(seat), seat.ticket()
    seat.press(K.Key_L, CTRL)
    assert seat.shell.lock_page.isVisible()
    assert seat.find("陈䶮根") is None
    for key in (K.Key_F2, K.Key_F2, K.Key_F8, K.Key_F12):
        seat.press(key)
    seat.press(K.Key_2, CTRL)
    assert (seat.state_of(waiting), seat.entries("case.finish_on_the_spot")) == ("waiting", 0)
    unlock(seat, "qinghe-0305")
    assert seat.shell.lock_page.isVisible()
    assert seat.shell.lock_page.password.error == "密码不对，还可以试 4 次。"
    unlock(seat)
    assert not seat.shell.lock_page.isVisible()
    assert (seat.shell.page, seat.bench.phase, seat.bench.draft) == ("window", Phase.CASE, draft)


def test_a_scan_behind_the_lock_opens_nothing(seat: Seat) -> None:
    seat.sign_in("0307")
    seat.call()
    number = seat.at_once()
    seat.press(K.Key_F12)
    seat.press(K.Key_2, CTRL)
    seat.press(K.Key_L, CTRL)
    seat.program.on_scanned(Scan(number))
    seat.hands.settle()
    assert seat.shell.lock_page.isVisible()
    assert (seat.shell.page, seat.message) == ("cases", "")


def test_an_idle_desk_locks_itself_every_time(seat: Seat, idle: QTimer) -> None:
    seat.sign_in("0307")
    assert (idle.isActive(), idle.interval()) == (True, 600_000)
    draft = open_case(seat)
    for _ in range(2):
        idle.start(30)
        seat.hands.wait(seat.shell.lock_page.isVisible, "the desk to lock itself")
        unlock(seat)
        assert (idle.isActive(), idle.interval()) == (True, 600_000), "the watch goes on after coming back"
    assert seat.bench.draft == draft
    seat.sign_out()
    assert not idle.isActive(), "the sign-in page is not locked"
