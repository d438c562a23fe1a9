"""A proxied case on the cases page: sent up and answered, turned back, suspended, and where each sheet is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hall_client.domain.cases import CaseState, Outcome
from hall_client.domain.custody import at_superior, at_unit, on_the_way, unbalanced
from hall_client.domain.drafts import Party
from hall_client.domain.manifests import LineMark
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import Actor
from hall_client.domain.proxies import ProxyState
from hall_client.services import attending, counting, deciding, intake, proxy_desk, stepping
from hall_client.ui.context import Context
from hall_client.ui.line_desk import alone
from hall_client.ui.pages.cases_controller import CasesController
from hall_client.ui.pages.cases_page import CasesPage
from hall_client.ui.widgets.message_strip import MessageStrip
from tests.desk import APPROVER, CLERK, HANDLER, REVIEWER, TestDesk
from tests.services.acts import mark_all
from tests.services.villages import PROXY_DESK
from tests.ui.pages.handover_desk import PEOPLE, Town, town

K = Qt.Key
COUNTY, INSURANCE = "清和县民政局", "清和县医疗保障局"


@pytest.fixture
def hall(hall_template: Path, village_source: Path, tmp_path: Path) -> Iterator[Town]:
    with town(hall_template, village_source, tmp_path) as made:
        yield made


@dataclass
class Opened:
    whole: QWidget
    page: CasesPage
    controller: CasesController
    context: Context
    strip: MessageStrip
    qtbot: QtBot

    def idle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.context.background.busy)

    def look(self, case_id: str) -> None:
        self.controller.open_case(case_id)
        self.idle()

    def act(self, name: str, values: Mapping[str, str]) -> None:
        """F11, the digit of the act, the fields, Ctrl+Enter."""
        self.page.setFocus()
        QTest.keyClick(self.page, K.Key_F11)
        at = self.page.proxy.acts.index(name)
        QTest.keyClick(QApplication.focusWidget() or self.page, Qt.Key(K.Key_1.value + at))
        assert self.page.form.act == name
        for field, value in values.items():
            self.page.form.set_value(field, value)
        QTest.keyClick(
            QApplication.focusWidget() or self.page, K.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
        self.idle()

    @property
    def message(self) -> str:
        return self.strip.top.spoken if self.strip.top else ""


def open_page(hall: Town, qtbot: QtBot, actor: Actor = PROXY_DESK) -> Opened:
    context = hall.context(actor)
    page, strip, whole = CasesPage(), MessageStrip(), QWidget()
    column = QVBoxLayout(whole)
    column.addWidget(strip)
    column.addWidget(page, 1)
    qtbot.addWidget(whole)
    whole.resize(1366, 646)
    with qtbot.waitActive(whole):
        whole.show()
        whole.activateWindow()
    return Opened(whole, page, CasesController(page, context, strip, alone()), context, strip, qtbot)


def received(hall: Town, item: str = "MZ-006", who: Party = PEOPLE[0]) -> str:
    """A case whose bag came and was counted."""
    sent = hall.bag(item, people=(who,))
    (line,) = sent.lines
    counting.mark(hall.desk, PROXY_DESK, sent.id, line.number, LineMark.MATCHED, len(line.sheets))
    counting.close(hall.desk, PROXY_DESK, sent.id)
    return line.case_id


def reviewed(hall: Town, who: Party = PEOPLE[0]) -> str:
    """A referred case that the town accepted, handled and reviewed."""
    case_id = received(hall, who=who)
    with hall.desk.store.read() as work:
        number = work.cases.get(case_id).number
    service = attending.start(hall.desk, CLERK)
    draft = intake.open_case(hall.desk, CLERK, number, service.id, "").draft
    draft = mark_all(TestDesk(hall.behind, hall.clock, hall.tray), draft, MaterialState.ORIGINAL)
    deciding.finish(hall.desk, CLERK, replace(draft, outcome=Outcome.ACCEPTED.value))
    stepping.record_step(hall.desk, HANDLER, case_id, "属实")
    stepping.record_step(hall.desk, REVIEWER, case_id, "同意上报")
    return case_id


def look_behind(hall: Town, case_id: str) -> tuple[CaseState, ProxyState, set[str]]:
    with hall.desk.store.read() as work:
        proxy = work.proxies.found(case_id)
        assert proxy is not None
        sheets = work.proxies.sheets([case_id])
        assert unbalanced(sheets, work.proxies.hops(case_id)) == ()
        places = {sheet.place for sheet in sheets if sheet.form != "result"}
        return work.cases.get(case_id).state, proxy.state, places


def cells(table: QTableWidget) -> list[list[str]]:
    rows = range(table.rowCount())
    return [
        [item.text() for column in range(table.columnCount()) if (item := table.item(row, column))]
        for row in rows
    ]


def test_where_the_last_case_of_an_item_went_is_offered(hall: Town, qtbot: QtBot) -> None:
    first, second = reviewed(hall), reviewed(hall, PEOPLE[1])
    opened = open_page(hall, qtbot)
    opened.look(first)
    opened.act("refer", {"department": INSURANCE, "approver": "周海燕", "carrier": "高红"})
    assert f"已送审到{INSURANCE}" in opened.message
    assert proxy_desk.day(hall.desk).departments == {"MZ-006": INSURANCE}
    opened.look(second)
    opened.act("refer", {"complete": ""})
    (offered,) = opened.page.form.findChildren(QComboBox)
    assert (offered.accessibleName(), offered.currentText()) == ("送达部门", INSURANCE)
    opened.page.form.set_value("department", COUNTY)
    assert offered.currentText() == COUNTY


def test_a_case_goes_up_and_comes_back_with_its_result(hall: Town, qtbot: QtBot) -> None:
    case_id = reviewed(hall)
    opened = open_page(hall, qtbot)
    opened.look(case_id)
    assert opened.page.proxy.acts[0] == "refer"
    opened.act("refer", {"department": COUNTY, "approver": "周海燕", "carrier": "高红", "seal": "QH-1"})
    assert "已送审到清和县民政局" in opened.message
    names = [name for name, _pdf, _copies in hall.tray.sheets]
    assert any("-C16-" in name for name in names)
    manifest = next(name[:16] for name in names if name.endswith("-C14"))
    assert look_behind(hall, case_id) == (CaseState.REFERRED, ProxyState.REFERRED, {on_the_way(manifest)})
    assert "turn_back" not in opened.page.proxy.acts
    words = opened.page.proxy.words
    assert "镇里 03-27 前" in words
    assert "上级 04-16 前" in words
    opened.act("superior_receipt", {"receiver": "县局 马𬭎"})
    assert look_behind(hall, case_id)[2] == {at_superior(COUNTY)}
    assert "superior_receipt" not in opened.page.proxy.acts
    opened.act(
        "superior_result",
        {"answer": "准予", "result": "高龄津贴审批表", "result_number": "清民〔2026〕18 号"},
    )
    assert look_behind(hall, case_id)[0] is CaseState.APPROVED
    opened.context.actor = APPROVER
    opened.look(case_id)
    QTest.mouseClick(opened.page._step, Qt.MouseButton.LeftButton)
    opened.page.form.set_value("opinion", "照上级结果办结")
    QTest.keyClick(opened.page.form, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    opened.idle()
    assert look_behind(hall, case_id)[:2] == (CaseState.CLOSED, ProxyState.READY)


def test_a_forbidden_reason_is_refused_with_its_article_and_nothing_is_recorded(
    hall: Town, qtbot: QtBot
) -> None:
    case_id = reviewed(hall)
    opened = open_page(hall, qtbot)
    opened.look(case_id)
    opened.act("refer", {"department": COUNTY})
    opened.act("superior_return", {"reason": "请申请人重新提交已经报送的材料"})
    assert "行政许可法第三十五条" in opened.page.form.refused
    opened.page.form.set_value("reason", "要目录以外的材料")
    opened.page.form.confirm()
    opened.idle()
    assert "第三十一条" in opened.page.form.refused
    opened.page.form.set_value("reason", "材料破损、看不清")
    opened.page.form.confirm()
    opened.idle()
    assert "哪一份材料" in opened.page.form.refused
    assert look_behind(hall, case_id)[0] is CaseState.REFERRED
    opened.page.form.set_value("damaged", opened.page.body.custody._trails[0].sheet.label)
    opened.page.form.confirm()
    opened.idle()
    assert look_behind(hall, case_id) == (CaseState.REVIEWED, ProxyState.RECEIVED, {at_unit("9901")})
    assert "材料破损" in opened.page.proxy.words
    assert opened.page.proxy.acts[0] == "refer"


def test_a_case_in_hand_is_turned_back_with_the_reason(hall: Town, qtbot: QtBot) -> None:
    case_id = received(hall)
    opened = open_page(hall, qtbot)
    opened.look(case_id)
    opened.act("turn_back", {"reason": " "})
    assert "退回要写原因" in opened.page.form.refused
    opened.page.form.set_value("reason", "缺村委会盖章")
    opened.page.form.confirm()
    opened.idle()
    assert look_behind(hall, case_id)[1] is ProxyState.RETURNED
    assert "缺村委会盖章" in opened.page.proxy.words
    assert "turn_back" not in opened.page.proxy.acts


def test_suspended_and_continued_each_with_its_paper(hall: Town, qtbot: QtBot) -> None:
    case_id = received(hall, "RS-008")
    opened = open_page(hall, qtbot)
    opened.look(case_id)
    opened.act("suspend", {"reason": "委托人住院"})
    assert look_behind(hall, case_id)[1] is ProxyState.SUSPENDED
    assert "continue" in opened.page.proxy.acts
    opened.act("continue", {"reason": "委托人出院"})
    assert look_behind(hall, case_id)[1] is ProxyState.RECEIVED
    codes = [name.split("-")[1] for name, _pdf, _copies in hall.tray.sheets if "13-" in name]
    assert codes == ["Z13", "X13"]


def test_each_sheet_tells_where_it_is_and_who_passed_it_on(hall: Town, qtbot: QtBot) -> None:
    case_id = received(hall, "RS-008")
    opened = open_page(hall, qtbot)
    opened.look(case_id)
    custody = opened.page.body.custody
    sheets = cells(custody.sheets)
    assert sheets
    assert {row[1] for row in sheets} == {"青禾镇便民服务中心"}
    hops = cells(custody.hops)
    assert [(row[0], row[2], row[3]) for row in hops] == [
        ("村民手里 → 柳塘村便民服务站", "马德福", "吴桂芳"),
        ("柳塘村便民服务站 → 在路上", "吴桂芳", "吴桂芳"),
        ("在路上 → 青禾镇便民服务中心", "吴桂芳", "高红"),
    ]


def test_a_clerk_without_the_proxy_desk_sees_and_does_not_refer(hall: Town, qtbot: QtBot) -> None:
    case_id = reviewed(hall)
    opened = open_page(hall, qtbot, CLERK)
    opened.look(case_id)
    assert "refer" not in opened.page.proxy.acts
    assert "柳塘村便民服务站 吴桂芳代办" in opened.page.proxy.words
