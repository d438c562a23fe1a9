"""差评 on the supervisor's screen: the list, each step by keyboard alone, paper forms, and what warns."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hall_client.domain.cases import Outcome
from hall_client.domain.drafts import Party
from hall_client.domain.follow_ups import Act, BadRating, Finding, Stage
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import Role
from hall_client.domain.ratings import Grade
from hall_client.services import follow_ups, rating, settings_changing, signing_in
from hall_client.ui.pages.bad_ratings_controller import BadRatingsController
from hall_client.ui.pages.bad_ratings_page import BadRatingsPage
from hall_client.ui.widgets.message_strip import MessageStrip
from tests.ui.pages.real_hall import LONG_NAME, RealHall, type_with_ime

WHO = Party(LONG_NAME, "resident", "999999194103120010", "10000000021", "青禾镇柳塘村 2 组")


@dataclass
class Opened:
    """The page as somebody sees it."""

    page: BadRatingsPage
    controller: BadRatingsController
    strip: MessageStrip
    around: QWidget
    settle: Callable[[], None]

    @property
    def words(self) -> str:
        return "\n".join(
            each.text() for each in self.page.findChildren(QLabel) if each.isVisibleTo(self.page)
        )

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)
        self.settle()

    def fill(self, words: str, field: str) -> None:
        found = next(e for e in self.page.form.findChildren(QLineEdit) if e.accessibleName() == field)
        found.clear()
        type_with_ime(found, words)

    def confirm(self) -> None:
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def at_desk(hall: RealHall, qtbot: QtBot) -> Iterator[Callable[[str], Opened]]:
    contexts = []

    def open_page(number: str, size: tuple[int, int] = (1366, 640)) -> Opened:
        context = hall.context(number, None)
        contexts.append(context)
        around = QWidget()
        qtbot.addWidget(around)
        page, strip = BadRatingsPage(around), MessageStrip(around)
        around.resize(*size)
        page.resize(*size)
        controller = BadRatingsController(page, context, strip)
        around.show()
        around.activateWindow()

        def settle() -> None:
            # What one answer asks for next is under way only when that answer has been heard.
            for _ in range(4):
                qtbot.waitUntil(lambda: not context.busy)
                QApplication.processEvents()

        opened = Opened(page, controller, strip, around, settle)
        controller.begin()
        settle()
        around.activateWindow()
        page.list.setFocus()
        return opened

    yield open_page
    for context in contexts:
        context.close()


def rated(hall: RealHall, grade: Grade, reasons: tuple[str, ...] = (), contact: bool | None = None) -> str:
    done = hall.serve(WHO, "MZ-006", Outcome.ACCEPTED, MaterialState.ORIGINAL)
    rating.give(hall.seed, done.case.service_id, grade, reasons, contact)
    return done.case.service_id


def line(hall: RealHall) -> BadRating:
    return follow_ups.register(hall.seed, hall.actor("0101")).lines[0]


def test_the_list_names_what_is_due_and_whom_to_call(
    hall: RealHall, at_desk: Callable[[str], Opened]
) -> None:
    rated(hall, Grade.GOOD)
    rated(hall, Grade.VERY_BAD, ("服务效率", "服务态度"), True)
    opened = at_desk("0101")
    (row,) = opened.page.list.side.rows
    assert (row.upper, row.chip) == ("非常不满意，3 号窗口", "明天要回访")
    assert "服务效率、服务态度" in opened.words
    assert f"{LONG_NAME}　10000000021" in opened.words
    assert "共 1 条，没关闭 1 条，超期 0 条。回访 0/1" in opened.words
    assert opened.strip.top is None
    opened.controller.warn()
    opened.settle()
    assert opened.strip.top is not None
    assert "今明要处理 1 条" in opened.strip.top.what
    opened.controller.begin()
    opened.settle()
    assert opened.strip.top is None


def test_who_reviews_is_told_that_it_waits_and_who_handled_it_is_not(
    hall: RealHall, at_desk: Callable[[str], Opened]
) -> None:
    rated(hall, Grade.BAD)
    follow_ups.step(hall.seed, hall.actor("0101"), line(hall), Act.CONTACTED, "属实", Finding.AT_ONCE)
    boss, head = at_desk("0101"), at_desk("0501")
    for opened in (boss, head):
        opened.controller.warn()
        opened.settle()
    assert boss.strip.top is None
    assert head.strip.top is not None
    assert "等你复核 1 条" in head.strip.top.what


def test_the_whole_way_by_keyboard(hall: RealHall, at_desk: Callable[[str], Opened]) -> None:
    rated(hall, Grade.BAD, ("材料要求",))
    boss = at_desk("0101")
    boss.press(Qt.Key.Key_F11)
    assert boss.page.choice.question == "记哪一步"
    boss.press(Qt.Key.Key_1)
    assert boss.page.form.act == "contacted"
    boss.confirm()
    assert "写一句情况" in boss.page.form.refused
    boss.page.form.set_value("finding", "要限期整改")
    boss.fill("多要了一份复印件，属实", "情况，一句话")
    boss.confirm()
    assert line(hall).follow_up.stage is Stage.TO_MEND
    assert boss.page.form.act == ""
    boss.press(Qt.Key.Key_F11)
    boss.fill("退回复印件，已告诉群众", "情况，一句话")
    boss.confirm()
    assert line(hall).follow_up.stage is Stage.TO_REVIEW
    assert not boss.page._acts.isEnabled(), "who put it right does not review it"
    boss.press(Qt.Key.Key_F11)
    assert boss.page.form.act == ""
    boss.around.hide()
    head = at_desk("0501")
    assert LONG_NAME not in head.words
    head.press(Qt.Key.Key_F11)
    head.press(Qt.Key.Key_1)
    head.fill("回访过", "情况，一句话")
    head.confirm()
    assert line(hall).follow_up.stage is Stage.CLOSED
    assert "复核通过" in head.words
    assert "多要了一份复印件，属实" in head.words


def test_a_paper_form_is_entered_without_a_grade_chosen_beforehand(
    hall: RealHall, at_desk: Callable[[str], Opened]
) -> None:
    done = hall.serve(WHO, "MZ-006", Outcome.ACCEPTED, MaterialState.ORIGINAL)
    opened = at_desk("0101")
    assert "没有差评" in opened.words
    opened.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    opened.fill("A001", "号票或回执编号")
    opened.confirm()
    assert "请选一档" in opened.page.form.refused
    opened.page.form.set_value("grade", "不满意")
    opened.page.form.set_value("reasons", "服务态度")
    opened.page.form.set_value("contact", "不用")
    opened.confirm()
    assert line(hall).service_id == done.case.service_id
    assert (line(hall).opinion.grade, line(hall).opinion.reasons) == (Grade.BAD, ("服务态度",))
    assert "不用联系" in opened.words
    assert LONG_NAME not in opened.words
    opened.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    opened.fill(done.case.number, "号票或回执编号")
    opened.page.form.set_value("grade", "满意")
    opened.confirm()
    assert "已经评过了" in opened.page.form.refused


def test_a_number_that_names_nothing_is_refused_and_stays(
    hall: RealHall, at_desk: Callable[[str], Opened]
) -> None:
    opened = at_desk("0101")
    opened.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    opened.page.form.set_value("grade", "满意")
    for number, why in (("A077", "没有“A077”"), ("你好", "票号是一个字母"), ("", "票号是一个字母")):
        opened.fill(number, "号票或回执编号")
        opened.confirm()
        assert why in opened.page.form.refused
    opened.fill("3 月", "办理日期")
    opened.confirm()
    assert "日期读不懂" in opened.page.form.refused
    opened.press(Qt.Key.Key_Escape)
    assert opened.page.form.act == ""
    assert hall.entries("rating.give") == 0


def test_a_blank_form_is_printed(hall: RealHall, at_desk: Callable[[str], Opened]) -> None:
    opened = at_desk("0101")
    opened.press(Qt.Key.Key_F12)
    assert hall.tray.out == [("评价表", "a5", 1)]
    hall.tray.broken = True
    opened.press(Qt.Key.Key_F12)
    assert opened.strip.top is not None
    assert "没有回应" in opened.strip.top.what


def test_what_is_over_its_term_is_red(hall: RealHall, at_desk: Callable[[str], Opened]) -> None:
    rated(hall, Grade.BAD)
    hall.clock.on(days=2)
    opened = at_desk("0101")
    (row,) = opened.page.list.side.rows
    assert (row.chip, row.tone) == ("超期 1 天", "red_solid")
    opened.controller.warn()
    opened.settle()
    assert opened.strip.top is not None
    assert "超期 1 条" in opened.strip.top.what


def test_somebody_newly_appointed_is_let_in_by_a_person_and_not_by_itself(
    hall: RealHall, at_desk: Callable[[str], Opened]
) -> None:
    supervisor = hall.actor("0101", None)
    settings_changing.save_person(
        hall.seed, supervisor, "0305", "李敏", (Role.CLERK, Role.SUPERVISOR), disabled=False
    )
    signing_in.set_password(hall.seed, replace(supervisor, rating_keys={}), "0305", "neu-hier-2026")

    def keys() -> Mapping[str, bytes]:
        return signing_in.sign_in(hall.seed, "0305", "neu-hier-2026", None).actor.rating_keys

    assert keys() == {}
    opened = at_desk("0101")
    assert keys() == {}
    asked = opened.strip.top
    assert asked is not None
    assert asked.what == "李敏（0305）要打开群众评价。"
    (act,) = asked.actions
    assert act.text == "让李敏打开"
    act.run()
    opened.settle()
    assert len(keys()) == 1
