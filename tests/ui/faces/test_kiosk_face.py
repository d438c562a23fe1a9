"""The ticket machine: a number in two touches, valid without paper, none outside the opening hours."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hall_client.domain.cases import Outcome
from hall_client.domain.drafts import Party
from hall_client.domain.hall import UNSTATED, Hall, PriorityClass, Series
from hall_client.domain.materials import MaterialState
from hall_client.domain.tickets import Rank
from hall_client.services import appointing, helping, issuing
from hall_client.services.appointing import Wish
from hall_client.services.opening import kiosk_view
from hall_client.services.ports import Card, CardNotRead, DeviceState
from hall_client.ui.faces.kiosk_citizen import MOST_WRONG
from hall_client.ui.faces.kiosk_controller import KioskController
from hall_client.ui.faces.kiosk_face import IDLE_SECONDS, KioskFace
from hall_client.ui.faces.kiosk_touch import KioskTouch
from tests.ui.pages.real_hall import HALL, PASSWORD, RealHall, real_hall

UPRIGHT, LYING, WIDE = QSize(1080, 1920), QSize(1366, 768), QSize(1920, 1080)
OLD = Card("陈䶮根", "男", "999999194103120010", "青禾镇柳塘村三组 18 号")
BIG = replace(
    HALL,
    series=tuple(Series(letter, "户籍和其他证明") for letter in "ABCDEFGH"),
    priorities=tuple(PriorityClass(f"p{n}", "军人和优抚对象") for n in range(5)),
)
Machine = tuple[KioskFace, KioskController]


@dataclass
class Reader:
    """A reader with this card on it, or none."""

    card: Card | None = None

    def read(self) -> Card:
        if self.card is None:
            raise CardNotRead("没读到卡。")
        return self.card

    def cancel(self) -> None:
        """Nothing takes long here."""

    def state(self) -> DeviceState:
        return DeviceState(True, "已接上")


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    with real_hall(tmp_path) as made:
        yield made


@pytest.fixture
def machine(hall: RealHall, reader: Reader, qtbot: QtBot) -> Iterator[Machine]:
    context = hall.context("0307")
    context.reader = reader
    face = KioskFace()
    qtbot.addWidget(face)
    face.resize(LYING)
    controller = KioskController(face, context)
    controller.poll.stop()
    face.show()
    qtbot.waitUntil(lambda: bool(face.home.tiles))
    yield face, controller
    context.close()


def touch(field: QWidget) -> None:
    assert field.isVisible()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)


def touch_tile(face: KioskFace, letter: str) -> None:
    touch(next(each for each in face.home.tiles if each.letter == letter))


def type_digits(face: KioskFace, digits: str) -> None:
    for digit in digits:
        touch(next(key for key in (*face.keys.keys, face.keys.zero) if key.text() == digit))
    touch(face.keys.go_on)


def test_one_touch_gives_one_number_and_one_slip(hall: RealHall, qtbot: QtBot, machine: Machine) -> None:
    face, _ = machine
    touch_tile(face, "B")
    face.home.chosen.emit("B", "")
    qtbot.waitUntil(lambda: face.number.number == "B001")
    assert "马上就到您" in face.number.note
    assert face.number.said.where == "社保医保，1 至 3 号窗口"
    qtbot.waitUntil(lambda: [out[:2] for out in hall.tray.out] == [("B001", "roll")])
    assert issuing.guide_view(hall.seed).issued == 1


def test_the_number_is_spoken_and_everything_else_only_when_asked_for(
    hall: RealHall, qtbot: QtBot, machine: Machine
) -> None:
    face, _controller = machine
    said: list[str] = []
    face.spoken.connect(said.append)
    touch(face.home.first)
    assert said == []
    touch(face.home.back)
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: len(said) == 1)
    assert "A001" in said[0]
    touch(face.number.ready)
    touch(face.foot.aloud)
    assert "社会事务" in said[-1]
    touch(face.home.progress)
    assert "请输办件编号" in said[-1]


def test_two_touches_give_priority_and_nobody_must_say_why(
    hall: RealHall, qtbot: QtBot, machine: Machine
) -> None:
    face, _ = machine
    touch(face.home.first)
    assert "不说也行" in face.home.hint.text()
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: face.number.number == "P001")
    view = issuing.guide_view(hall.seed)
    ticket = view.waiting[0]
    assert (ticket.business, ticket.priority, ticket.rank) == ("A", UNSTATED, Rank.PRIORITY)
    assert view.hall.priority_label(ticket.priority) == "到窗口说"
    touch(face.number.ready)
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: face.number.number == "A001")


def test_a_priority_class_that_is_said_is_recorded(hall: RealHall, qtbot: QtBot, machine: Machine) -> None:
    face, _ = machine
    touch(face.home.first)
    elder, disabled, _army = face.home.classes
    touch(elder)
    touch(disabled)
    assert [each.isChecked() for each in face.home.classes] == [False, True, False]
    touch(disabled)
    touch(elder)
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: face.number.number == "P001")
    assert issuing.guide_view(hall.seed).waiting[0].priority == "elder"
    assert "老年人" not in face.number.spoken, "the reason is the staff's business"
    touch(face.number.ready)
    touch(face.home.first)
    assert not any(each.isChecked() for each in face.home.classes), "the next one says it for themselves"
    touch(face.home.back)
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: face.number.number == "A001")


def test_a_card_and_a_tile_give_a_number_and_the_age_its_priority(
    hall: RealHall, reader: Reader, qtbot: QtBot, machine: Machine
) -> None:
    face, _ = machine
    reader.card = OLD
    touch(face.home.card)
    qtbot.waitUntil(lambda: "陈＊根" in face.home.title.text())
    assert "优先" in face.home.title.text()
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: face.number.number == "P001")
    assert face.number.said.caption == "陈＊根，您的号是"
    touch(face.number.ready)
    assert "陈" not in face.home.title.text()
    assert face.home.card.isVisible()


def test_a_reader_that_fails_goes_out_of_sight(qtbot: QtBot, machine: Machine) -> None:
    face, controller = machine
    for _ in range(3):
        touch(face.home.card)
        qtbot.waitUntil(lambda: not controller.citizen._reading)
    assert not face.home.card.isVisible()
    assert face.home.title.text() == "点要办的事，就出号"


def test_without_paper_the_number_is_still_valid(hall: RealHall, qtbot: QtBot, machine: Machine) -> None:
    face, _ = machine
    hall.tray.broken = True
    touch_tile(face, "C")
    qtbot.waitUntil(lambda: face.number.number == "C001")
    qtbot.waitUntil(lambda: "请记下号 C001" in face.number.note)
    assert len(issuing.guide_view(hall.seed).waiting) == 1


def test_the_slip_is_printed_once_more_and_not_the_number(
    hall: RealHall, qtbot: QtBot, machine: Machine
) -> None:
    face, _ = machine
    touch_tile(face, "C")
    qtbot.waitUntil(lambda: face.number.number == "C001")
    touch(face.number.reprint)
    qtbot.waitUntil(lambda: len(hall.tray.out) == 2)
    assert not face.number.reprint.isVisible()
    assert issuing.guide_view(hall.seed).issued == 1


def test_a_case_is_looked_up_by_number_and_code(hall: RealHall, qtbot: QtBot, machine: Machine) -> None:
    face, _ = machine
    somebody = Party(name=OLD.name, id_number=OLD.id_number)
    case = hall.serve(somebody, "MZ-003", Outcome.ACCEPTED, MaterialState.ORIGINAL).case
    touch(face.home.progress)
    type_digits(face, case.number)
    assert "查询码" in face.keys.words
    type_digits(face, case.query_code)
    qtbot.waitUntil(lambda: face.number.said.headline == "承办中")
    assert face.number.number == "", "no number was given out"
    assert face.number.said.caption == case.item_name
    touch(face.number.ready)
    assert "承办中" not in face.number.spoken


def test_codes_are_not_guessed(hall: RealHall, qtbot: QtBot, machine: Machine) -> None:
    face, controller = machine
    touch(face.home.booked)
    for _ in range(MOST_WRONG):
        assert face.keys.isVisible()
        face.keys.ask("", 6)
        type_digits(face, "000000")
        qtbot.waitUntil(lambda: not controller._context.busy)
    qtbot.waitUntil(lambda: face.number.said.headline == "请找工作人员")
    touch(face.number.ready)
    touch(face.home.booked)
    face.keys.entered.emit("000000")
    assert face.number.said.headline == "请找工作人员"


@pytest.mark.parametrize("by_card", [True, False])
def test_who_is_booked_checks_in_and_is_ahead_of_the_ordinary(
    hall: RealHall, reader: Reader, qtbot: QtBot, machine: Machine, by_card: bool
) -> None:
    face, _ = machine
    day = appointing.bookings(hall.seed).days[0]
    wish = Wish(day, time(9, 0), "B", OLD.name, OLD.id_number, "10000000044")
    made = appointing.book(hall.seed, hall.actor("0210", None), wish)
    hall.clock.on(hours=24)
    if by_card:
        reader.card = OLD
        touch(face.home.card)
    else:
        touch(face.home.booked)
        type_digits(face, made.code)
    qtbot.waitUntil(lambda: face.number.number == "Y001")
    assert face.number.said.where.startswith("社保医保")
    assert issuing.guide_view(hall.seed).waiting[0].rank == Rank.APPOINTMENT


def test_after_25_seconds_nothing_of_the_citizen_is_left(
    reader: Reader, qtbot: QtBot, machine: Machine
) -> None:
    face, controller = machine
    reader.card = OLD
    touch(face.foot.large)
    touch(face.home.card)
    qtbot.waitUntil(lambda: "陈＊根" in face.home.title.text())
    assert face.idle_timer.isActive()
    face.idle_timer.stop()
    for _ in range(IDLE_SECONDS - 1):
        face.second_passed()
    assert "陈＊根" in face.home.title.text()
    assert "1 秒后回到首页" in face.bar._when.text()
    face.second_passed()
    assert "陈" not in face.home.title.text()
    assert controller.citizen.masked == ""
    assert not face.large


def test_a_touch_anywhere_begins_the_25_seconds_anew(qtbot: QtBot, machine: Machine) -> None:
    face, _ = machine
    touch(face.home.progress)
    face.idle_timer.stop()
    for _ in range(IDLE_SECONDS - 1):
        face.second_passed()
    window = face.windowHandle()
    assert window is not None
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=face.rect().center())
    for _ in range(IDLE_SECONDS - 1):
        face.second_passed()
    assert face.keys.isVisible()


@pytest.mark.parametrize(("hours", "minutes", "words"), [(8, 20, "今天都给您办完"), (9, 0, "17:30 关门")])
def test_no_number_outside_the_opening_hours(
    hall: RealHall, qtbot: QtBot, machine: Machine, hours: int, minutes: int, words: str
) -> None:
    face, controller = machine
    hall.clock.on(hours=hours, minutes=minutes)
    controller.look()
    qtbot.waitUntil(lambda: not face.is_open)
    assert "08:30 到 17:15" in face.number.note
    assert words in face.number.note
    face.home.chosen.emit("A", "")
    qtbot.wait(50)
    assert issuing.guide_view(hall.seed).issued == 0


@pytest.mark.parametrize(
    ("minutes", "is_open", "words"),
    [
        (164, True, ""),
        (170, False, "现在不取号，中午休息，14:00 起再取号，已经取的号，今天都给您办完。"),
        (299, False, "现在不取号，中午休息，14:00 起再取号，已经取的号"),
        (301, True, ""),
        (
            500,
            False,
            "现在不取号，已经取的号，今天都给您办完。08:30 到 11:45、14:00 到 17:15 取号，17:30 关门。",
        ),
    ],
)
def test_at_midday_it_rests_as_it_does_in_the_evening(
    tmp_path: Path, qtbot: QtBot, minutes: int, is_open: bool, words: str
) -> None:
    with real_hall(tmp_path, replace(HALL, rest_from=time(12), rest_to=time(14))) as hall:
        hall.clock.on(minutes=minutes)
        view = kiosk_view(hall.seed)
        assert view.is_open is is_open
        face = KioskFace()
        qtbot.addWidget(face)
        face.show_view(view)
        assert face.is_open is is_open
        assert face.number.spoken.startswith(words)


def test_the_closed_page_goes_with_the_time_of_day(hall: RealHall, qtbot: QtBot, machine: Machine) -> None:
    face, _ = machine
    touch_tile(face, "A")
    qtbot.waitUntil(lambda: face.number.number == "A001")
    hall.clock.on(hours=9)
    face.show_view(kiosk_view(hall.seed))
    assert face.number.number == "A001", "whoever reads their number may read on"
    face.go_home()
    face.show_view(kiosk_view(hall.seed))
    assert face.number.number == ""
    assert "今天都给您办完" in face.number.note
    hall.clock.on(hours=13)
    face.show_view(kiosk_view(hall.seed))
    assert "今天都给您办完" not in face.number.note, "that was yesterday"
    hall.clock.on(hours=2)
    face.show_view(kiosk_view(hall.seed))
    assert face.home.isVisible()


def test_a_call_for_help_reaches_the_staff_and_their_answer_the_citizen(
    hall: RealHall, qtbot: QtBot, machine: Machine
) -> None:
    face, controller = machine
    touch(face.foot.help)
    qtbot.waitUntil(lambda: face.foot.help.text() == "已经叫人")
    [call] = helping.open_calls(hall.seed)
    assert call.place == "取号机 03"
    touch(face.foot.help)
    qtbot.wait(50)
    assert helping.open_calls(hall.seed) == (call,), "one call, however often it is touched"
    helping.answer(hall.seed, hall.actor("0210"), call.id)
    controller.look()
    qtbot.waitUntil(lambda: face.foot.help.text() == "马上来")
    assert helping.open_calls(hall.seed) == ()


def test_only_a_supervisor_leaves(qtbot: QtBot, machine: Machine) -> None:
    face, controller = machine
    assert not face.close(), "Alt+F4 leaves nothing"
    assert face.isVisible()
    QTest.keyClick(face, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    face.leave_requested.emit("0307", PASSWORD)
    qtbot.waitUntil(lambda: "不是主管" in face._leave._refused.text())
    with qtbot.waitSignal(controller.left):
        face.leave_requested.emit("0101", PASSWORD)
    qtbot.waitUntil(lambda: not face.isVisible())


@pytest.mark.parametrize("size", [UPRIGHT, LYING, WIDE])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("lowered", [False, True])
@pytest.mark.parametrize("shown", [HALL, BIG])
def test_every_field_is_large_enough_and_none_covers_another(
    hall: RealHall, qtbot: QtBot, machine: Machine, size: QSize, large: bool, lowered: bool, shown: Hall
) -> None:
    face, _ = machine
    face.show_view(replace(kiosk_view(hall.seed), hall=shown))
    face.resize(size)
    face.foot.large.setChecked(large)
    face.foot.lowered.setChecked(lowered)
    least = 120 if size == UPRIGHT else 84
    for show in (face.go_home, lambda: touch(face.home.first), lambda: touch(face.home.progress)):
        show()
        qtbot.wait(10)
        fields = [each for each in face.findChildren(KioskTouch) if each.isVisible()]
        boxes = [each.rect().translated(each.mapTo(face, each.rect().topLeft())) for each in fields]
        for field, box in zip(fields, boxes, strict=True):
            assert face.rect().contains(box), field.text()
            assert box.height() >= least - 1, (field.text(), box)
            assert lowered is False or face.keys.isVisible() or box.top() >= size.height() / 2 - 1, (
                field.text()
            )
            overlapping = [other for other in boxes if other is not box and other.intersects(box)]
            assert overlapping == [], field.text()
