"""The hall board by keyboard: looked at, a 督办 sent and answered, a tide and a take-over decided, all on one PC."""

import pytest
from PySide6.QtWidgets import QApplication

from hall_client.demo.hands import ALT, CTRL
from hall_client.domain.cases import Outcome
from hall_client.domain.hall_warnings import Urged, WarningKind
from hall_client.domain.ratings import Grade
from hall_client.services import attending, hall_board, rating, signing_in, urging
from hall_client.ui import theme
from hall_client.ui.pages.bad_ratings_page import BadRatingsPage
from hall_client.ui.pages.board_page import BoardPage
from tests.desk import CLERK, HANDLER, OTHER_CLERK, SUPERVISOR, TestDesk
from tests.program.seat import K, Seat
from tests.services.acts import finished

pytestmark = pytest.mark.slow


def arranged(seat: Seat) -> TestDesk:
    return TestDesk(seat.behind, seat.clock, seat.tray)


@pytest.fixture
def late(seat: Seat) -> str:
    """A case that is overdue by today, and window 3 paused for long; the id of the case."""
    hall = arranged(seat)
    case = finished(hall, "NY-002", Outcome.ACCEPTED).case
    attending.finish(hall.desk, CLERK)
    seat.clock.forward(days=40)
    for clerk in (OTHER_CLERK, CLERK):
        signing_in.sign_in(hall.desk, clerk.number, f"qinghe-{clerk.number}", clerk.window)
    attending.pause(hall.desk, CLERK, "外出勘查")
    seat.clock.forward(minutes=40)
    return case.id


def board(seat: Seat) -> BoardPage:
    seat.hands.settle()
    page = seat.program.frame.findChild(BoardPage)
    assert isinstance(page, BoardPage)
    return page


def test_the_supervisor_begins_at_the_board_and_a_clerk_has_none(seat: Seat) -> None:
    seat.sign_in("0101")
    assert seat.shell.page == "board"
    assert seat.page(2) == "cases"
    assert seat.page(3) == "board"
    assert board(seat).figures[0].words == "正在等候 0 人，没有人在等"
    assert board(seat).warnings.empty.accessibleName().startswith("今天没有要催的")
    seat.sign_out()
    seat.sign_in("0307")
    assert seat.page(3) == "window"


def test_a_question_is_sent_answered_on_another_page_and_seen_back(seat: Seat, late: str) -> None:
    seat.sign_in("0101")
    card = board(seat).warnings
    assert [row.kind.value for row in card.view.warnings.rows] == ["case", "pause"]
    seat.press(K.Key_D, ALT)
    seat.hands.type("请今天办好。")
    seat.press(K.Key_Return, CTRL)
    assert "督办〔2026〕第03001号已发出" in seat.message
    assert card.view.warnings.rows[0].urged is Urged.SENT
    assert "已发给钱立新、罗素英" in card.composer.stands
    seat.press(K.Key_F12)
    assert len(seat.tray.sheets) == 1
    seat.sign_out()

    seat.sign_in("0501")
    assert seat.shell.page == "cases"
    seat.wait_for("周海燕督办：陈䶮根")
    assert "请今天办好。" in seat.message
    seat.press(K.Key_D, ALT)
    seat.press(K.Key_Return, CTRL)
    form = seat.shift.joined.urgings.form
    assert "原因和措施都要写" in form.refused
    seat.hands.type("照片缺一张")
    seat.press(K.Key_Tab)
    seat.hands.type("今天补拍")
    seat.press(K.Key_Return, CTRL)
    assert form.act == ""
    assert "回复已发出" in seat.message
    assert urging.waiting_for(seat.desk, HANDLER) == ()
    seat.sign_out()

    seat.sign_in("0101")
    card = board(seat).warnings
    assert card.view.warnings.rows[0].urged is Urged.ANSWERED
    assert "钱立新" in card.composer.stands
    assert "照片缺一张" in card.composer.stands


def test_enter_reads_the_case_and_what_is_no_case_goes_to_its_window(seat: Seat, late: str) -> None:
    seat.sign_in("0101")
    card = board(seat).warnings
    seat.press(K.Key_Down)
    seat.press(K.Key_Return)
    assert card.form.act == "tide"
    seat.press(K.Key_Escape)
    assert card.form.act == ""
    seat.press(K.Key_Up)
    seat.press(K.Key_Return)
    assert seat.shell.page == "cases"


def test_a_window_calls_other_numbers_and_its_matters_go_to_the_b_role(seat: Seat, late: str) -> None:
    seat.sign_in("0101")
    page = board(seat)
    page.windows.table.setFocus()
    for _ in range(3):
        seat.press(K.Key_Down)
    assert page.windows.table.chosen == 3
    seat.press(K.Key_Return)
    for key in (K.Key_1, K.Key_3, K.Key_4):
        seat.press(key)
    seat.press(K.Key_Return, CTRL)
    assert "3 号窗口从下一个号起按新的业务叫号" in seat.message
    three = hall_board.view(seat.desk, SUPERVISOR).windows[2]
    assert three.series == ("B",)
    page.windows.table.setFocus()
    seat.press(K.Key_B)
    assert page.warnings.form.act == "takeover"
    seat.press(K.Key_Return, CTRL)
    assert "3 号窗口改由 李敏 办" in seat.message
    page.windows.table.setFocus()
    seat.press(K.Key_B)
    assert "B 角 李敏 在办" in seat.message
    seat.press(K.Key_B)
    assert "已交还赵婷" in seat.message
    assert hall_board.view(seat.desk, SUPERVISOR).windows[2].takeover is None


def test_the_window_is_told_that_it_calls_other_numbers(seat: Seat, late: str) -> None:
    seat.sign_in("0101")
    page = board(seat)
    page.windows.table.setFocus()
    for _ in range(3):
        seat.press(K.Key_Down)
    seat.press(K.Key_Return)
    seat.press(K.Key_1)
    seat.press(K.Key_Return, CTRL)
    seat.sign_out()
    seat.sign_in("0307")
    seat.wait_for("1 张文书上次没打出来")
    seat.press(K.Key_Escape)
    assert seat.message.startswith("本窗口现在叫：社保医保、农业农村、户籍和证明")


def test_the_register_lists_what_was_sent_and_esc_comes_back(seat: Seat, late: str) -> None:
    seat.sign_in("0101")
    card = board(seat).warnings
    seat.press(K.Key_D, ALT)
    seat.press(K.Key_Return, CTRL)
    seat.press(K.Key_Escape)
    seat.hands.click_words("督办台账", board(seat))
    assert card.registers
    (row,) = card.register.tasks.rows
    assert row.upper.startswith("陈䶮根，")
    assert row.lower.startswith("〔2026〕第03001号 钱立新、罗素英")
    seat.press(K.Key_F12)
    assert len(seat.tray.sheets) == 1
    seat.press(K.Key_Escape)
    seat.press(K.Key_Escape)
    assert not card.registers


def test_refreshing_keeps_row_and_words(seat: Seat, late: str) -> None:
    seat.sign_in("0101")
    card = board(seat).warnings
    seat.press(K.Key_Down)
    key = card.view.key
    seat.press(K.Key_D, ALT)
    seat.hands.type("请回窗口")
    seat.clock.forward(minutes=5)
    assert seat.shift.board is not None
    seat.shift.board.begin()
    seat.hands.settle()
    assert card.view.key == key
    assert card.composer.asked.text() == "请回窗口"
    assert card.composer.asked.hasFocus()


def test_at_twice_the_size_one_thing_at_a_time(seat: Seat, late: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    seat.sign_in("0101")
    theme.apply(app, 2.0)
    try:
        page = board(seat)
        assert page.figures[0].isVisible()
        assert not page.warnings.isVisible()
        seat.press(K.Key_D, ALT)
        assert page.warnings.composer.isVisible()
        assert not page.warnings.view.isVisible()
        seat.press(K.Key_Escape)
        assert page.warnings.view.isVisible()
        assert page.warnings.view.hasFocus()
    finally:
        theme.apply(app)


def test_a_bad_rating_is_among_the_warnings_and_enter_opens_it(seat: Seat) -> None:
    hall = arranged(seat)
    for grade in (Grade.BAD, Grade.VERY_BAD):
        done = finished(hall, "RS-004", Outcome.ON_THE_SPOT)
        rating.give(hall.desk, done.case.service_id, grade, ("材料要求",), contact=True)
        attending.finish(hall.desk, CLERK)
    seat.clock.forward(days=2)
    seat.sign_in("0101")
    card = board(seat).warnings
    assert [row.kind for row in card.view.warnings.rows] == [WarningKind.RATING] * 2
    seat.press(K.Key_Down)
    wanted = card.view.key
    assert card.composer.composed is not None
    assert card.composer.composed.title == "一件要跟进的事"
    seat.press(K.Key_Return)
    assert seat.shell.page == "bad_ratings"
    seat.hands.settle()
    page = seat.program.frame.findChild(BadRatingsPage)
    assert isinstance(page, BadRatingsPage)
    assert page.list.side.rows[page.list.currentIndex().row()].key == wanted
    seat.press(K.Key_F11)
    seat.press(K.Key_1)
    page.form.set_value("finding", "情况清楚，已立整立改")
    page.form.set_value("words", "属实，已道歉")
    seat.press(K.Key_Return, CTRL)
    assert seat.page(3) == "board"
    card = board(seat).warnings
    assert sorted(row.words for row in card.view.warnings.rows) == ["等复核", "超期 1 天"]
