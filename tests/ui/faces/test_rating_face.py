"""The rating screen: one honest touch, kept at once, and no way for the clerk to make it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_client.domain.cases import Outcome
from hall_client.domain.drafts import Party
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import NotAllowed
from hall_client.domain.ratings import BAD_REASONS, Grade, Opinion
from hall_client.services import opinions, rating
from hall_client.ui.faces.rating_controller import RatingController
from hall_client.ui.faces.rating_face import RatingFace
from hall_client.ui.widgets.grade_face import GRADES
from tests.ui.pages.real_hall import LONG_NAME, PASSWORD, RealHall, real_hall

ID = "999999194103120010"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    with real_hall(tmp_path) as made:
        yield made


@pytest.fixture
def screen(hall: RealHall, qtbot: QtBot) -> Iterator[tuple[RatingFace, RatingController]]:
    context = hall.context("0307")
    face = RatingFace()
    qtbot.addWidget(face)
    face.resize(1366, 768)
    controller = RatingController(face, context, 3)
    controller.poll.stop()
    face.show()
    qtbot.waitUntil(lambda: not context.background.busy)
    yield face, controller
    context.background.close()


def served(hall: RealHall) -> str:
    person = Party(LONG_NAME, "resident", ID, "10000000021", "青禾镇柳塘村 2 组")
    done = hall.serve(person, "MZ-006", Outcome.ACCEPTED, MaterialState.ORIGINAL)
    hall.invite(done)
    return done.case.service_id


def follow_up_button(face: RatingFace, words: str) -> QPushButton:
    return next(each for each in face.follow_up.findChildren(QPushButton) if each.text() == words)


def read_by(hall: RealHall, service: str, person: str) -> Opinion | None:
    """What this person may read of a rating."""
    with hall.seed.store.read() as work:
        kept, act = work.ratings.of_service(service), work.floor.service(service)
    assert kept is not None
    return opinions.of(hall.seed, hall.actor(person), act, kept)


def ask(qtbot: QtBot, screen: tuple[RatingFace, RatingController]) -> RatingFace:
    face, controller = screen
    controller.look()
    qtbot.waitUntil(lambda: face.pages.currentWidget() is face.ask)
    return face


def touch(qtbot: QtBot, face: RatingFace, grade: int) -> None:
    button = next(each for each in face.ask.grades if each.grade == grade)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def counts(hall: RealHall) -> tuple[int, ...]:
    return rating.grades_of_day(hall.seed, hall.actor("0101"))


def test_the_five_grades_are_equal_in_fixed_order_and_none_is_chosen(
    hall: RealHall, qtbot: QtBot, screen: tuple[RatingFace, RatingController]
) -> None:
    served(hall)
    face = ask(qtbot, screen)
    assert [button.grade for button in face.ask.grades] == list(GRADES)
    widths = [button.width() for button in face.ask.grades]
    assert max(widths) - min(widths) <= 1
    assert not any(button.hasFocus() for button in face.ask.grades)


def test_no_personal_data_is_on_the_screen(
    hall: RealHall, qtbot: QtBot, screen: tuple[RatingFace, RatingController]
) -> None:
    served(hall)
    face = ask(qtbot, screen)
    shown = face.ask.facts.accessibleName()
    assert "80周岁以上老年人高龄津贴（已受理）" in shown
    assert "0307" in shown
    for secret in (LONG_NAME, LONG_NAME[:4], ID, ID[-4:], "10000000021"):
        assert secret not in shown


def test_a_touch_is_kept_once_and_thanked(
    hall: RealHall, qtbot: QtBot, screen: tuple[RatingFace, RatingController]
) -> None:
    served(hall)
    face = ask(qtbot, screen)
    touch(qtbot, face, 4)
    touch(qtbot, face, 5)
    qtbot.waitUntil(lambda: face.rest.words == "谢谢，已收到")
    assert counts(hall) == (0, 1, 0, 0, 0)
    assert face.rest.offers_change
    face.change_timer.timeout.emit()
    assert not face.rest.offers_change


def test_the_citizen_changes_the_grade(
    hall: RealHall, qtbot: QtBot, screen: tuple[RatingFace, RatingController]
) -> None:
    served(hall)
    face = ask(qtbot, screen)
    touch(qtbot, face, 5)
    qtbot.waitUntil(lambda: face.rest.offers_change)
    face.rest.change_requested.emit()
    touch(qtbot, face, 3)
    qtbot.waitUntil(lambda: counts(hall) == (0, 0, 1, 0, 0))


def test_a_bad_grade_may_say_why(
    hall: RealHall, qtbot: QtBot, screen: tuple[RatingFace, RatingController]
) -> None:
    service = served(hall)
    face = ask(qtbot, screen)
    touch(qtbot, face, 1)
    qtbot.waitUntil(lambda: face.pages.currentWidget() is face.follow_up)
    for words in ("服务效率", "愿意", "完成"):
        QTest.mouseClick(follow_up_button(face, words), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: hall.entries("rating.change") == 1)
    assert read_by(hall, service, "0101") == Opinion(Grade.VERY_BAD, ("服务效率",), True)
    assert read_by(hall, service, "0307") is None


def test_what_was_chosen_counts_when_nobody_touches_the_screen_any_more(
    hall: RealHall, qtbot: QtBot, screen: tuple[RatingFace, RatingController]
) -> None:
    service = served(hall)
    face = ask(qtbot, screen)
    touch(qtbot, face, 2)
    qtbot.waitUntil(lambda: face.pages.currentWidget() is face.follow_up)
    face.follow_up_timer.setInterval(60_000)
    face.follow_up_timer.stop()
    QTest.mouseClick(follow_up_button(face, "材料要求"), Qt.MouseButton.LeftButton)
    assert face.follow_up_timer.isActive(), "a touch begins the time anew"
    face.follow_up_timer.timeout.emit()
    qtbot.waitUntil(lambda: hall.entries("rating.change") == 1)
    assert face.rest.words == "谢谢，已收到"
    assert read_by(hall, service, "0101") == Opinion(Grade.BAD, ("材料要求",))


def test_the_phone_is_covered_and_nothing_else_of_the_citizen_is_anywhere(
    hall: RealHall, qtbot: QtBot, screen: tuple[RatingFace, RatingController]
) -> None:
    served(hall)
    face = ask(qtbot, screen)
    touch(qtbot, face, 1)
    qtbot.waitUntil(lambda: face.pages.currentWidget() is face.follow_up)
    widgets = face.findChildren(QWidget)
    told = [each.accessibleName() + each.accessibleDescription() + each.toolTip() for each in widgets]
    told += [each.text() for each in widgets if isinstance(each, QLabel | QAbstractButton)]
    assert "愿意让中心联系您吗 100****0021" in told
    for secret in (LONG_NAME, LONG_NAME[:4], ID, ID[-4:], "10000000021", "柳塘村"):
        assert not [words for words in told if secret in words]


def test_every_reason_of_the_list_is_offered_and_none_is_chosen(
    hall: RealHall, qtbot: QtBot, screen: tuple[RatingFace, RatingController]
) -> None:
    served(hall)
    face = ask(qtbot, screen)
    touch(qtbot, face, 1)
    qtbot.waitUntil(lambda: face.pages.currentWidget() is face.follow_up)
    for words in (*BAD_REASONS, "愿意", "不用"):
        assert not follow_up_button(face, words).isChecked()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (1920, 1080), (800, 1280), (1080, 1920)])
def test_the_five_are_alike_on_every_screen(
    hall: RealHall, qtbot: QtBot, screen: tuple[RatingFace, RatingController], size: tuple[int, int]
) -> None:
    served(hall)
    face, _ = screen
    face.resize(*size)
    ask(qtbot, screen)
    for large in (False, True):
        face.set_large(large)
        qtbot.wait(1)
        sizes = [each.size() for each in face.ask.grades]
        assert max(s.width() for s in sizes) - min(s.width() for s in sizes) <= 1
        assert max(s.height() for s in sizes) - min(s.height() for s in sizes) <= 1
        assert face.size().toTuple() == size
        if face.height() > face.width():
            words = [each.row_words() for each in face.ask.grades]
            assert max(words) - min(words) < 1
            for grade in face.ask.grades:
                font = QFont(grade.font())
                font.setPixelSize(round(grade.row_words()))
                font.setBold(True)
                assert QFontMetricsF(font).horizontalAdvance(grade.text()) <= grade.row_line().width() + 2
        inside = face.rect()
        for each in face.ask.findChildren(QWidget):
            if each.isVisible():
                corner = each.mapTo(face, each.rect().bottomRight())
                assert inside.contains(corner), (each, corner)


def test_not_rating_leaves_no_grade(
    hall: RealHall, qtbot: QtBot, screen: tuple[RatingFace, RatingController]
) -> None:
    served(hall)
    face = ask(qtbot, screen)
    face.ask.declined.emit()
    qtbot.waitUntil(lambda: face.pages.currentWidget() is face.rest)
    assert counts(hall) == (0, 0, 0, 0, 0)
    assert face.rest.words == "青禾镇便民服务中心"


def test_no_key_of_the_clerk_makes_a_grade(
    hall: RealHall, qtbot: QtBot, screen: tuple[RatingFace, RatingController]
) -> None:
    served(hall)
    face = ask(qtbot, screen)
    for key in (
        Qt.Key.Key_1,
        Qt.Key.Key_5,
        Qt.Key.Key_Return,
        Qt.Key.Key_Space,
        Qt.Key.Key_F9,
        Qt.Key.Key_F12,
    ):
        QTest.keyClick(face, key)
    qtbot.wait(50)
    assert hall.entries("rating.give") == 0
    with pytest.raises(NotAllowed):
        rating.grades_of_day(hall.seed, hall.actor("0307"))


def test_only_a_supervisor_leaves(
    hall: RealHall, qtbot: QtBot, screen: tuple[RatingFace, RatingController]
) -> None:
    face, controller = screen
    QTest.keyClick(face, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert face.pages.currentWidget() is face._leave
    face.leave_requested.emit("0307", PASSWORD)
    qtbot.waitUntil(lambda: "不是主管" in face._leave._refused.text())
    assert face.isVisible()
    with qtbot.waitSignal(controller.left):
        face.leave_requested.emit("周海燕", PASSWORD)
    assert not face.isVisible()
