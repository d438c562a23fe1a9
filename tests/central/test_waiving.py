"""After a restart of the server, at the screen: whom the queue waits for, and a supervisor's word that it need not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall_client.central import membership
from hall_client.demo.hands import ALT, CTRL
from hall_client.services import calling, issuing
from hall_client.ui import theme
from hall_client.ui.faces.kiosk_controller import KioskController
from hall_client.ui.faces.kiosk_face import KioskFace
from hall_client.ui.pages.guide_series import GuideSeries
from tests.central import seats
from tests.central.cluster import Centre
from tests.central.desks import SharedDesk, enrolled, joined
from tests.desk import GUIDE, OTHER_CLERK, TestDesk
from tests.program.seat import Seat

# The offscreen platform says this of windows; it concerns no screen of ours.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

K = Qt.Key
WAITS = "叫号刚恢复，还在等1 号窗口核对"


@pytest.fixture
def off(town: Centre, hall_template: Path, tmp_path: Path) -> SharedDesk:
    """Window 1, which called somebody and was then switched off at the mains."""
    made = joined(hall_template, tmp_path / "off", enrolled(town))
    for _ in range(3):
        issuing.issue(made.desk, GUIDE, "A")
    calling.call_next(made.desk, OTHER_CLERK, "r1")
    made.close()
    return made


@pytest.fixture
def seat(town: Centre, off: SharedDesk, hall: TestDesk, qapp: QApplication) -> Iterator[Seat]:
    """Another PC of that hall with the real program, before the server was started again."""
    theme.apply(qapp)
    member = seats.seat(town, hall)
    hall.opened.secrets.put(f"{hall.opened.installation.name}.centre", member.password.encode())
    membership.save(hall.opened.folder, member.member, town.server.certificate)
    made = Seat(hall.opened.folder)
    calling.view(made.desk, OTHER_CLERK)
    town.server.stop()
    town.server.start()
    yield made
    made.close()


def waived(seat: Seat) -> list[tuple[str, str, list[int]]]:
    """What the journal says of it: who, on whose word, which windows."""
    with seat.desk.store.read() as work:
        entries = work.entries_of("queue")
    return [(each.actor, each.second_actor, (each.body or {})["facts"]["windows"]) for each in entries]


def give_word(seat: Seat) -> None:
    seat.hands.type("0101")
    seat.press(K.Key_Return)
    seat.hands.type("qinghe-0101")
    seat.press(K.Key_Return, CTRL)


def test_a_supervisor_gives_their_word_at_the_window(seat: Seat) -> None:
    seat.sign_in("0307")
    seat.wait_for(WAITS)
    seat.press(K.Key_F2)
    assert WAITS in seat.message
    assert not seat.shift.window or not seat.bench.view or not seat.bench.view.label
    seat.press(K.Key_B, ALT)
    seat.hands.type("0307")
    seat.press(K.Key_Return)
    seat.hands.type("qinghe-0307")
    seat.press(K.Key_Return, CTRL)
    form = seat.shift.window._page.waiver  # type: ignore[union-attr]
    assert form.password.error == "赵婷不是主管，这一步要主管来确认。"
    form.name.set_text("")
    form.name.setFocus()
    give_word(seat)
    seat.wait_for("不再等1 号窗口，叫号接着用。")
    assert form.isHidden()
    assert waived(seat) == [("0307", "0101", [1])]
    seat.press(K.Key_F2)
    seat.hands.wait(lambda: seat.bench.view is not None and seat.bench.view.label == "A002", "A002")


def test_at_the_guides_desk_too_and_esc_goes_on_waiting(seat: Seat) -> None:
    seat.sign_in("0401")
    seat.page(8)
    seat.wait_for(WAITS)
    seat.press(K.Key_B, ALT)
    seat.press(K.Key_Escape)
    assert waived(seat) == []
    seat.hands.click(seat.shell.findChild(GuideSeries).buttons["A"])  # type: ignore[union-attr]
    seat.wait_for("现在取不了号，没有取号，请群众稍等。")
    seat.press(K.Key_B, ALT)
    give_word(seat)
    seat.wait_for("不再等1 号窗口，叫号接着用。")
    assert waived(seat) == [("0401", "0101", [1])]
    assert issuing.issue(seat.desk, GUIDE, "A").ticket.label == "A004"
    seat.press(K.Key_B, ALT)
    assert seat.message == "叫号没有在等别的窗口。"


def test_a_supervisor_on_duty_goes_on_at_once(seat: Seat) -> None:
    seat.sign_in("0101")
    seat.page(8)
    seat.wait_for(WAITS)
    seat.press(K.Key_B, ALT)
    seat.wait_for("不再等1 号窗口，叫号接着用。")
    assert waived(seat) == [("0101", "", [1])]


def test_the_desk_that_comes_back_takes_the_sentence_away(seat: Seat, off: SharedDesk, town: Centre) -> None:
    seat.sign_in("0307")
    seat.wait_for(WAITS)
    with town.admin() as admin:
        admin.execute('UPDATE centre.seat SET epoch = centre.epoch() WHERE "window" = 1')
    seat.hands.wait(lambda: WAITS not in seat.message, "the sentence to go")


def test_the_ticket_machine_tells_a_citizen_to_wait(seat: Seat, qtbot: QtBot) -> None:
    face = KioskFace()
    qtbot.addWidget(face)
    controller = KioskController(face, seat.context)
    controller.poll.stop()
    face.show()
    qtbot.waitUntil(lambda: bool(face.home.tiles))
    face.home.chosen.emit("A", "")
    words = "叫号刚恢复，正在和各窗口核对，现在取不了号，没有取号。请您稍等再取，或请导办员安排。"
    qtbot.waitUntil(lambda: face.number.note == words)
    assert seat.tray.sheets == []
