"""A clerk at the window, by the keys: from F2 to the paper and the next F2."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import delete

from hall_client.domain.cases import Case, CaseState, Outcome
from hall_client.domain.drafts import Party
from hall_client.domain.materials import MaterialState
from hall_client.domain.ratings import Grade
from hall_client.services import intake, rating
from hall_client.storage.case_tables import document
from hall_client.ui.pages.window_bench import Phase
from hall_client.ui.workspace.print_card import PaperState
from tests.ui.pages.real_hall import PASSWORD
from tests.ui.pages.window_desk import (
    CHEN,
    CTRL,
    ENTER,
    F2,
    F8,
    F9,
    F10,
    F11,
    F12,
    Window,
    at_materials,
    told_something_new,
    window,
)

K = Qt.Key


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    with window(tmp_path, qtbot) as made:
        yield made


def told(desk: Window, person: Party = CHEN) -> Case:
    """A case that was told once, some days ago, with one material missing."""
    done = desk.hall.serve(person, "MZ-006", Outcome.NOTICED, MaterialState.MISSING, keep_paper="no")
    desk.hall.clock.on(days=1)
    return done.case


def test_on_the_spot_from_one_call_to_the_next(desk: Window) -> None:
    at_materials(desk, "RS-004")
    desk.press(K.Key_A, CTRL)
    desk.press(K.Key_1)
    desk.press(F8)
    number = desk.draft.number
    desk.press(F12)
    assert desk.bench.phase is Phase.DONE
    case = desk.case(number)
    assert (case.state, case.applicant_name) == (CaseState.DELIVERED, "陈䶮根")
    assert desk.hall.tray.out == [(f"{number}-C8-1", "a5", 2)]
    assert [line.state for line in desk.page.done.papers.lines] == [PaperState.OUT]
    assert desk.page.bottom.call.hasFocus()
    label = desk.ticket()
    desk.press(F2)
    assert (desk.bench.phase, desk.serving) == (Phase.CASE, label)
    assert desk.draft.applicant == Party()


def test_acceptance_with_a_deferred_material_asks_its_date_and_prints_both_papers(desk: Window) -> None:
    at_materials(desk, "MZ-006")
    desk.material("11")
    desk.press(K.Key_4)
    assert desk.page.ask.field.text() == "2026-03-25"
    desk.type("2026-03-30")
    desk.press(ENTER)
    assert "2026-03-25" in desk.page.ask.field.error
    desk.page.ask.field.edit.selectAll()
    desk.type("2026-03-20")
    desk.press(ENTER)
    desk.material("11")
    desk.press(F9)
    number = desk.draft.number
    desk.press(F12)
    case = desk.case(number)
    assert (case.outcome, str(case.deferral_due)) == (Outcome.ACCEPTED_DEFERRED, "2026-03-20")
    assert [name for name, _size, _copies in desk.hall.tray.out] == [f"{number}-C5-1", f"{number}-C7-1"]


def test_the_notice_waits_until_everything_has_been_looked_at(desk: Window) -> None:
    at_materials(desk, "MZ-006")
    desk.material("11")
    button = desk.page.bottom.outcomes["noticed"][0]
    assert not button.isEnabled()
    assert button.second_line == "F10  剩 3 项未看"
    desk.press(F10)
    assert desk.strip == "还有 3 项材料没看。看完再告知，群众少跑一趟。"
    assert desk.draft.outcome == ""
    desk.material("111")
    desk.press(K.Key_Up)
    desk.press(K.Key_6)
    desk.press(K.Key_2)
    reasons = {mark.reason for mark in desk.draft.marks if mark.state is MaterialState.UNFIT}
    desk.press(ENTER)
    desk.press(F10)
    assert desk.draft.outcome == "noticed"
    number = desk.draft.number
    desk.press(F12)
    assert desk.case(number).state is CaseState.NOTICED
    assert desk.hall.tray.out == [(f"{number}-C2-1", "a5", 2)]
    assert len(reasons) == 1
    assert reasons != {""}


def test_a_notice_with_paper_kept_receives_the_case(desk: Window) -> None:
    at_materials(desk, "MZ-006")
    desk.material("11115")
    desk.press(F10)
    desk.press(K.Key_2)
    assert desk.draft.decision["keep_paper"] == "yes"
    number = desk.draft.number
    desk.press(F12)
    assert desk.case(number).state is CaseState.SUPPLEMENT
    assert [name[-4:] for name, _size, _copies in desk.hall.tray.out] == ["C3-1", "C4-1"]


def test_refusal_needs_a_reason_that_a_digit_gives(desk: Window) -> None:
    at_materials(desk, "MZ-006")
    desk.press(F11)
    desk.press(K.Key_6)
    assert desk.draft.outcome == "refused"
    desk.press(F12)
    assert "理由" in desk.strip
    assert desk.bench.phase is Phase.CASE
    desk.page.right.form.begin()
    desk.press(K.Key_2)
    number = desk.draft.number
    desk.press(F12)
    case = desk.case(number)
    assert (case.state, case.reason) == (CaseState.REFUSED, "不符合法定条件")


def test_every_step_is_undone_and_named(desk: Window) -> None:
    at_materials(desk, "MZ-006")
    number = desk.draft.number
    desk.material("15")
    assert desk.page.bottom.undo.second_line == "Ctrl+Z  材料 2 的标记"
    desk.press(K.Key_Z, CTRL)
    assert desk.states[1] == "unseen"
    desk.press(K.Key_Y, CTRL)
    assert desk.states[1] == "missing"
    while desk.page.bottom.undo.isEnabled() and desk.draft.item_code:
        desk.press(K.Key_Z, CTRL)
    assert desk.page.case.active == "item"
    while desk.bench.history.undo():
        pass
    desk.name()
    desk.item("MZ-006")
    assert desk.draft.number == number
    desk.settle()
    saved = intake.unfinished(desk.hall.seed, desk.context.actor)
    assert [draft.id for draft in saved] == [desk.draft.id]


def test_the_scan_of_a_notice_goes_on_with_its_case(desk: Window) -> None:
    case = told(desk)
    desk.controller.on_scan(case.number)
    desk.settle()
    assert desk.strip == "扫到 3 月 18 日的一次性告知书。已打开陈䶮根的办件，带出看过的 0 项材料。"
    assert desk.page.case.active == "materials"
    desk.press(K.Key_A, CTRL)
    desk.press(K.Key_1)
    desk.press(F9)
    desk.press(F12)
    after = desk.case(case.number)
    assert (after.id, after.state) == (case.id, CaseState.ACCEPTED)


def test_a_wrong_scan_is_left_with_undo(desk: Window) -> None:
    case = told(desk)
    desk.controller.on_scan(case.number)
    desk.settle()
    desk.press(K.Key_Z, CTRL)
    assert desk.draft.case_id == ""
    assert intake.unfinished(desk.hall.seed, desk.context.actor) == ()
    desk.controller.on_scan("6901234567892")
    assert desk.strip == "这个码不是本中心的回执或告知书。"


def test_a_dead_printer_loses_nothing(desk: Window) -> None:
    at_materials(desk, "RS-004")
    desk.press(K.Key_1)
    desk.press(F8)
    number = desk.draft.number
    desk.hall.tray.broken = True
    desk.press(F12)
    assert desk.bench.phase is Phase.DONE
    assert desk.case(number).state is CaseState.DELIVERED
    assert desk.strip.startswith("办结单没打出来，打印机没有回应。办件已经存好，不会重号。")
    assert [line.state for line in desk.page.done.papers.lines] == [PaperState.FAILED]
    desk.hall.tray.broken = False
    desk.press(F12)
    assert desk.hall.tray.out == [(f"{number}-C8-1", "a5", 2)]
    assert desk.shell.strip.top is None
    desk.press(K.Key_R, CTRL)
    assert [name for name, _size, _copies in desk.hall.tray.out] == [f"{number}-C8-1", f"{number}-C8-1-补打1"]


def test_a_paper_whose_act_did_not_stand_is_not_offered_again(desk: Window) -> None:
    at_materials(desk, "RS-004")
    desk.press(K.Key_1)
    desk.press(F8)
    desk.hall.tray.broken = True
    desk.press(F12)
    # What is undone, because another desk was first, takes its papers with it.
    with desk.hall.seed.store.work() as work:
        work.connection.execute(delete(document))  # type: ignore[attr-defined]
    desk.hall.tray.broken = False
    desk.press(F12)
    assert desk.strip.startswith("办结单不要交出去：这一件在别处先办了，这次办理没有作数。")
    told = desk.shell.strip.top
    assert told is not None
    assert told.actions == ()
    assert desk.page.done.papers.lines == ()
    assert desk.hall.tray.out == []


def test_the_clerk_learns_that_it_was_rated_and_never_how(desk: Window) -> None:
    at_materials(desk, "RS-004")
    desk.press(K.Key_1)
    desk.press(F8)
    desk.press(F12)
    assert desk.page.done.rating.state == "waiting"
    rating.give(desk.hall.seed, desk.draft.service_id, Grade.BAD)
    desk.qtbot.waitUntil(lambda: desk.page.done.rating.state == "rated")
    assert desk.page.done.rating.accessibleName() == "群众已评"


def test_a_correction_keeps_the_case_and_prints_anew(desk: Window) -> None:
    at_materials(desk, "RS-004")
    desk.press(K.Key_1)
    desk.press(F8)
    number = desk.draft.number
    desk.press(F12)
    desk.press(K.Key_M, CTRL)
    form = desk.page.done.amend
    form.fields["applicant_name"].edit.selectAll()
    desk.type("陈𬭎根")
    desk.press(K.Key_Return, CTRL)
    assert form.reason.error
    desk.type("名字写错一个字")
    desk.press(K.Key_Return, CTRL)
    case = desk.case(number)
    assert (case.applicant_name, case.amended) == ("陈𬭎根", 1)
    assert [name for name, _size, _copies in desk.hall.tray.out] == [f"{number}-C8-1", f"{number}-C8-2"]
    desk.press(K.Key_N, CTRL)
    assert desk.draft.applicant.name == "陈𬭎根"
    assert desk.page.case.active == "item"


def test_waiving_names_its_basis(desk: Window) -> None:
    at_materials(desk, "MZ-006")
    desk.press(K.Key_3)
    assert desk.page.choice.question == "高龄津贴申请表免交，凭什么"
    desk.press(K.Key_1)
    assert (desk.draft.marks[0].state, desk.draft.marks[0].basis) == (MaterialState.WAIVED, "证照")
    desk.press(K.Key_3)
    assert desk.draft.marks[1].basis == "证照"


def test_enter_prints_nothing_and_calls_nobody(desk: Window) -> None:
    at_materials(desk, "RS-004")
    desk.press(K.Key_1)
    desk.press(F8)
    for widget in (desk.page.bottom.print, desk.page.bottom.call, desk.page.bottom.outcomes["refused"][0]):
        widget.setFocus()
        desk.press(ENTER)
    assert desk.hall.tray.out == []
    assert desk.bench.phase is Phase.CASE
    assert desk.draft.outcome == "on_the_spot"


def test_a_second_notice_about_something_new_takes_a_supervisors_word(desk: Window) -> None:
    number = told_something_new(desk)
    form = desk.page.right.supervisor
    assert not form.isHidden()
    desk.type("0101")
    desk.press(ENTER)
    desk.type("wrong-password")
    desk.press(ENTER)
    desk.type("身份证当场发现过期")
    desk.press(K.Key_Return, CTRL)
    assert form.password.error
    desk.type(PASSWORD)
    desk.press(K.Key_Return, CTRL)
    assert desk.bench.phase is Phase.DONE
    assert desk.case(number).told == ("form", "id")
