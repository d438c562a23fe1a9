"""The cases page: finding, the honest timeline, and what each role may record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall_client.domain.cases import Case, CaseState, Outcome
from hall_client.domain.drafts import Party
from hall_client.domain.materials import MaterialState
from hall_client.services import stepping
from hall_client.services.looking_up import look_at
from hall_client.ui import theme
from hall_client.ui.context import Context
from hall_client.ui.line_desk import alone
from hall_client.ui.pages.cases_controller import CasesController
from hall_client.ui.pages.cases_page import CasesPage
from hall_client.ui.widgets.message_strip import MessageStrip
from tests.ui.pages.real_hall import LONG_NAME, RealHall, type_with_ime

ID = "999999194103120010"
PERSON = Party(LONG_NAME, "resident", ID, "10000000021", "青禾镇柳塘村 2 组")


@dataclass
class Opened:
    page: CasesPage
    controller: CasesController
    context: Context
    strip: MessageStrip


@pytest.fixture
def at_desk(hall: RealHall, qtbot: QtBot) -> Iterator[Callable[[str], Opened]]:
    contexts = []

    def open_as(number: str) -> Opened:
        context = hall.context(number)
        contexts.append(context)
        page, strip = CasesPage(), MessageStrip()
        qtbot.addWidget(page)
        qtbot.addWidget(strip)
        page.resize(1366, 640)
        page.show()
        return Opened(page, CasesController(page, context, strip, alone()), context, strip)

    yield open_as
    for context in contexts:
        context.close()


def accepted(hall: RealHall, person: Party = PERSON) -> Case:
    return hall.serve(person, "MZ-003", Outcome.ACCEPTED, MaterialState.ORIGINAL).case


def open_found(qtbot: QtBot, opened: Opened, text: str) -> None:
    type_with_ime(opened.page.left.search, text)
    qtbot.waitUntil(lambda: opened.page.left.model.rowCount() == 1)
    QTest.keyClick(opened.page.left.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.page.head.id_shown != "")


@pytest.mark.parametrize("text", [LONG_NAME, "0010", "9901032603180012"], ids=["name", "tail", "number"])
def test_a_case_is_found_by_name_id_tail_or_number(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened], text: str
) -> None:
    accepted(hall)
    opened = at_desk("0307")
    open_found(qtbot, opened, text)
    assert opened.page.head.id_shown == "999999 1941**** 0010"
    assert opened.page.body.chain_words.endswith("条记录前后相扣，没有改动或缺失")


def test_nothing_found_says_what_to_try(qtbot: QtBot, at_desk: Callable[[str], Opened]) -> None:
    opened = at_desk("0307")
    type_with_ime(opened.page.left.search, "𠮷某某")
    qtbot.waitUntil(lambda: "没有找到“𠮷某某”" in opened.page.left._empty.accessibleName())


def test_the_whole_id_needs_a_reason_is_journalled_and_goes_away(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    accepted(hall)
    opened = at_desk("0307")
    open_found(qtbot, opened, "0010")
    form = opened.page.form
    QTest.keyClick(opened.page, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: form.act == "unmask")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "为什么看" in form.refused)
    assert hall.entries("case.unmask") == 0
    QTest.keyClick(form._fields["reason"], Qt.Key.Key_Escape)
    assert form.act == ""
    opened.page._ask("unmask")
    form.set_value("reason", "核对身份证原件")
    form._on_yes()
    qtbot.waitUntil(lambda: opened.page.head.id_shown == ID)
    assert hall.entries("case.unmask") == 1
    opened.page.head._mask_again.timeout.emit()
    assert opened.page.head.id_shown == "999999 1941**** 0010"


def test_a_correction_keeps_the_old_record_and_prints_anew(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    case = accepted(hall)
    opened = at_desk("0307")
    open_found(qtbot, opened, "0010")
    opened.page._ask("amend")
    form = opened.page.form
    form.set_value("applicant_address", "青禾镇上桥村 5 组")
    form._on_yes()
    qtbot.waitUntil(lambda: "更正要写原因" in form.refused)
    form.set_value("reason", "住址听错了")
    form._on_yes()
    qtbot.waitUntil(lambda: form.act == "" and not opened.context.background.busy)
    view = look_at(hall.seed, opened.context.actor, case.id)
    assert view.case.applicant_address == "青禾镇上桥村 5 组"
    assert view.case.amended == 1
    assert len(hall.tray.out) == len(view.documents) - 1 == 1
    assert any(act.word == "更正" and "住址听错了" in act.detail for act in view.acts)


def test_who_accepted_may_not_record_the_next_step(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    accepted(hall)
    clerk = at_desk("0307")
    open_found(qtbot, clerk, "0010")
    assert clerk.page._step.isHidden()
    handler = at_desk("0401")
    open_found(qtbot, handler, "0010")
    assert handler.page._step.text() == "记下一步：承办"


def test_an_overdue_case_is_closed_only_with_the_reason(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    case = accepted(hall)
    for number, opinion in (("0401", "入户核实，材料属实"), ("0402", "同意"), ("0501", "同意")):
        stepping.record_step(hall.seed, hall.actor(number), case.id, opinion)
    hall.clock.on(days=20)
    approver = at_desk("0501")
    open_found(qtbot, approver, "0010")
    approver.page._ask("step")
    form = approver.page.form
    for name, value in (("opinion", "发放"), ("result", "准予"), ("result_number", "青民高〔2026〕7号")):
        form.set_value(name, value)
    form._on_yes()
    qtbot.waitUntil(lambda: "超期说明" in form.refused)
    form.set_value("overdue_reason", "公示延长")
    form._on_yes()
    qtbot.waitUntil(lambda: not approver.page._right.isHidden() and form.act == "")
    assert look_at(hall.seed, approver.context.actor, case.id).case.state is CaseState.CLOSED


def test_delivery_prints_its_receipt_even_when_the_printer_is_gone_it_is_saved(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    case = accepted(hall)
    for number, opinion in (("0401", "属实"), ("0402", "同意"), ("0501", "同意")):
        stepping.record_step(hall.seed, hall.actor(number), case.id, opinion)
    stepping.record_step(hall.seed, hall.actor("0501"), case.id, "办结", "准予", "青民高〔2026〕7号")
    hall.tray.broken = True
    clerk = at_desk("0307")
    open_found(qtbot, clerk, "0010")
    clerk.page._ask("deliver")
    clerk.page.form._on_yes()
    qtbot.waitUntil(lambda: clerk.strip.top is not None and not clerk.context.background.busy)
    assert clerk.strip.top is not None
    assert "已送达" in clerk.strip.top.what
    assert "没有打出来" in clerk.strip.top.rest
    view = look_at(hall.seed, clerk.context.actor, case.id)
    assert view.case.state is CaseState.DELIVERED
    assert view.documents[-1].state == "failed"


def test_f12_prints_the_timeline_and_ctrl_n_carries_the_applicant(
    hall: RealHall, qtbot: QtBot, at_desk: Callable[[str], Opened]
) -> None:
    case = accepted(hall)
    opened = at_desk("0307")
    open_found(qtbot, opened, "0010")
    QTest.keyClick(opened.page, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: [out[0] for out in hall.tray.out] == [f"{case.number}-LH-1"])
    with qtbot.waitSignal(opened.controller.same_person) as heard:
        QTest.keyClick(opened.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert heard.args[0].applicant_id == ID


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_fits_at_every_size(
    hall: RealHall, qtbot: QtBot, qapp: QApplication, at_desk: Callable[[str], Opened], scale: float
) -> None:
    accepted(hall)
    opened = at_desk("0307")
    open_found(qtbot, opened, "0010")
    theme.apply(qapp, scale)
    opened.page.resize(1366, 560)
    qapp.processEvents()
    assert opened.page.minimumSizeHint().width() <= 1366
    assert opened.page.bottom.minimumSizeHint().width() <= 1366
    assert opened.page.left.isVisible() == (scale == 1.0)
    if scale > 1:
        assert opened.page.step_back()
        assert opened.page.left.isVisible()
