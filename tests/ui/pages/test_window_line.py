"""The window without the hall's queue, and a case somebody else has open."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from hall_client.domain.cases import Case, Outcome
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import Actor
from hall_client.domain.syncing import Holder
from hall_client.services import calling, parking
from hall_client.services.calling import WindowView
from hall_client.services.ports import Desk
from hall_client.storage.work import Work
from hall_client.ui import theme
from hall_client.ui.pages.window_bench import Phase
from tests.ui.pages.window_desk import CHEN, CTRL, ENTER, ESC, F2, F12, Window, at_materials, window

K = Qt.Key
WANG = Holder(2, "王志强", datetime(2026, 3, 18, 1, 0, tzinfo=UTC))
SENTENCE = "叫号连不上，请看着小票叫，输入票号"


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    with window(tmp_path, qtbot) as made:
        yield made


class Queue:
    """Whether the hall's queue can be reached."""

    def __init__(self) -> None:
        self.linked = False
        self._view = calling.view

    def view(self, desk: Desk, actor: Actor) -> WindowView:
        return replace(self._view(desk, actor), linked=self.linked)


@pytest.fixture
def queue(desk: Window, monkeypatch: pytest.MonkeyPatch) -> Queue:
    """The queue out of reach, the window having seen it before."""
    made = Queue()
    monkeypatch.setattr(calling, "view", made.view)
    # This PC's own queue could be told what was called by paper: one out of reach cannot.
    monkeypatch.setattr(calling, "_tell_papers", lambda _desk: ())
    look(desk)
    return made


def look(desk: Window) -> None:
    desk.bench.view_changed.emit()
    desk.settle()


def test_f2_asks_the_number_on_the_slip_in_place(desk: Window, queue: Queue) -> None:
    label = desk.ticket()
    desk.press(F2)
    assert desk.page.ask.sentence == SENTENCE
    assert desk.serving == ""
    desk.type("23")
    desk.press(ENTER)
    assert desk.page.ask.field.error == "票号是一个字母加数字，像 A023，请照小票再输一次。"
    assert desk.page.ask.field.text() == "23"
    assert desk.page.ask._yes.text() == "叫这个号"
    desk.keyboard.selectAll()  # type: ignore[attr-defined]
    desk.type(label.lower().replace("00", ""))
    desk.press(ENTER)
    assert desk.serving == label
    assert desk.phase is Phase.CASE
    assert desk.page.ask.sentence == ""


def test_esc_goes_back_to_where_the_keyboard_was(desk: Window, queue: Queue) -> None:
    desk.page.bottom.call.setFocus()
    desk.press(F2)
    desk.press(ESC)
    assert desk.page.ask.sentence == ""
    assert desk.keyboard is desk.page.bottom.call
    assert desk.phase is Phase.IDLE


def test_an_unfinished_case_is_parked_before_the_number_is_asked(desk: Window, queue: Queue) -> None:
    label = desk.ticket()
    desk.press(F2)
    desk.type(label)
    desk.press(ENTER)
    desk.name()
    following = desk.ticket()
    desk.press(F2)
    assert desk.strip == "这一件还没办完。再按一次 F2，暂存这一件并呼叫 下一位。"
    desk.press(F2)
    assert desk.page.ask.sentence == SENTENCE
    desk.type(following)
    desk.press(ENTER)
    assert desk.serving == following
    assert len(parking.parked(desk.hall.seed)) == 1


def test_a_scanned_slip_is_called_without_asking(desk: Window, queue: Queue) -> None:
    label = desk.ticket()
    desk.press(F2)
    desk.controller.on_scan(label)
    desk.settle()
    assert desk.serving == label
    assert desk.page.ask.sentence == ""


def test_the_left_column_says_that_it_is_how_it_was(desk: Window, queue: Queue) -> None:
    label = desk.ticket()
    look(desk)
    left = desk.page.left
    assert left._stale.isVisible()
    assert left._stale.accessibleName() == "叫号连不上，下面是断开前的。按 F2 输票号。"
    assert left.queue.queue.index(0).data() == label
    assert desk.page.bottom._next == "看小票，输票号"


def test_it_goes_back_to_normal_by_itself(desk: Window, queue: Queue) -> None:
    first, second = desk.ticket(), desk.ticket()
    desk.press(F2)
    desk.type(second)
    queue.linked = True
    look(desk)
    assert not desk.page.left._stale.isVisible()
    assert desk.page.ask.sentence == SENTENCE
    assert desk.keyboard is desk.page.ask.field.edit
    desk.press(ENTER)
    assert desk.serving == second
    assert first in [ticket.label for ticket in desk.view.waiting]


def received(desk: Window) -> Case:
    """A case that was told what is missing, open to go on with."""
    at_materials(desk, "RS-004")
    desk.material("5")
    desk.press(K.Key_F10)
    number = desk.draft.number
    desk.press(F12)
    return desk.case(number)


def test_a_case_open_elsewhere_is_refused_and_nothing_changes(desk: Window) -> None:
    case = received(desk)
    desk.line.holders[case.id] = WANG
    desk.press(K.Key_N, CTRL)
    desk.name("李四", "999999199001010017")
    draft, asked = desk.draft, len(desk.line.asked)
    desk.controller.on_scan(case.number)
    desk.settle()
    desk.first_action()
    assert desk.strip == "这一件王志强（2 号窗口）正在办。你可以先看，他离开后会提醒你。"
    assert desk.draft == draft
    assert desk.phase is Phase.CASE
    assert parking.parked(desk.hall.seed) == ()
    assert desk.line.asked[asked:] == [("hold", case.id)]


def test_it_may_be_read_meanwhile_and_one_is_reminded(desk: Window) -> None:
    case = received(desk)
    desk.line.holders[case.id] = WANG
    looked: list[str] = []
    desk.controller.look_wished.connect(looked.append)
    desk.page.bottom.call.setFocus()
    desk.controller.on_scan(case.number)
    desk.settle()
    desk.first_action()
    assert looked == [case.id]
    holding = desk.controller._holding
    holding.look_again()
    desk.settle()
    assert "正在办" in desk.strip
    del desk.line.holders[case.id]
    desk.line.refusal = "中心没有回答。"
    holding.look_again()
    desk.settle()
    assert "正在办" in desk.strip
    desk.line.refusal = ""
    holding.look_again()
    desk.settle()
    assert desk.strip == "王志强（2 号窗口）已经离开陈䶮根的办件。现在可以打开了。"
    assert desk.keyboard is desk.page.bottom.call
    desk.first_action()
    assert desk.draft.case_id == case.id
    assert not holding._timer.isActive()


def test_a_case_is_held_as_long_as_it_is_open_here(desk: Window) -> None:
    case = received(desk)
    desk.controller.on_scan(case.number)
    desk.settle()
    assert desk.draft.case_id == case.id
    assert desk.line.asked == [("hold", case.id)]
    desk.press(K.Key_S, CTRL)
    assert desk.line.asked[1:] == [("release", case.id)]
    desk.press(K.Key_T, CTRL)
    desk.press(K.Key_1)
    assert desk.line.asked[2:] == [("hold", case.id)]
    desk.controller.end_shift()
    desk.settle()
    assert desk.line.asked[3:] == [("release", case.id)]


def test_a_case_past_being_taken_in_is_let_go_again(desk: Window) -> None:
    case = desk.hall.serve(CHEN, "MZ-006", Outcome.ACCEPTED, MaterialState.ORIGINAL).case
    desk.controller.on_scan(case.number)
    desk.settle()
    assert "已经不在收件阶段" in desk.strip
    assert desk.line.asked == [("hold", case.id), ("release", case.id)]


def test_without_the_centre_a_case_is_opened_all_the_same(desk: Window) -> None:
    case = received(desk)
    desk.line.refusal = "中心没有回答。"
    desk.controller.on_scan(case.number)
    desk.settle()
    assert desk.draft.case_id == case.id


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_paper_number_is_asked_at_every_size(
    desk: Window, queue: Queue, qapp: QApplication, scale: float
) -> None:
    theme.apply(qapp, scale)
    desk.press(F2)
    ask = desk.page.ask
    assert ask.isVisible()
    assert ask.field.edit.hasFocus()
    assert ask.geometry().right() <= desk.page.width()


def test_a_number_that_was_given_twice_asks_whose_case_it_is(desk: Window) -> None:
    other = replace(CHEN, name="王二妮", id_number="999999195203050026")
    mine, theirs = (
        desk.hall.serve(person, "MZ-006", Outcome.NOTICED, MaterialState.MISSING).case
        for person in (CHEN, other)
    )
    with desk.hall.seed.store.work() as work:
        assert isinstance(work, Work)
        same = text('UPDATE "case" SET number = :number WHERE id = :id')
        work.connection.execute(same, {"number": mine.number, "id": theirs.id})
    desk.controller.on_scan(mine.number)
    desk.settle()
    assert [answer.words for answer in desk.page.choice._answers] == [
        f"陈䶮根，{mine.item_name}",
        f"王二妮，{mine.item_name}",
    ]
    assert desk.phase is Phase.IDLE
    desk.press(K.Key_2)
    assert (desk.draft.case_id, desk.draft.applicant.name) == (theirs.id, "王二妮")
    assert desk.line.asked[-1] == ("hold", theirs.id)
