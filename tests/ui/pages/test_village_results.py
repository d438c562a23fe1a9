"""What comes back to a village: results and returned papers, who is told, and matters that rest or end."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall_client.domain.cases import Case, Outcome
from hall_client.domain.custody import VILLAGER, at_unit, unbalanced
from hall_client.domain.manifests import Handover, LineMark, code_of
from hall_client.domain.materials import MaterialState
from hall_client.domain.proxies import ProxyState
from hall_client.domain.village_lists import VillageList
from hall_client.services import counting, deciding, handing_over, intake
from hall_client.services.handing_over import Bag
from tests.desk import CLERK, TestDesk, fresh
from tests.services.road import Road
from tests.services.villages import PROXY_DESK
from tests.ui.pages.lists_desk import Lists, lists
from tests.ui.pages.window_desk import CTRL, ENTER, F11, F12

K, M, L = Qt.Key, MaterialState, VillageList
GULI = "古丽巴哈尔·阿布都热依木"
RECEIVER, AGENT = "MZ-006", "RS-008"


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Lists]:
    with lists(tmp_path, qtbot) as made:
        yield made


@pytest.fixture
def town(hall_template: Path, tmp_path: Path, desk: Lists) -> Iterator[TestDesk]:
    made = fresh(hall_template, tmp_path / "town")
    yield made
    made.opened.close()


def decided(town: TestDesk, case: Case) -> None:
    draft = intake.open_case(town.desk, CLERK, case.number, "", "").draft
    decision = {"reason": "不符合法定条件", "where": "", "basis": ""}
    deciding.finish(town.desk, CLERK, replace(draft, outcome=Outcome.REFUSED.value, decision=decision))


def come_back(desk: Lists, town: TestDesk) -> tuple[Handover, Case, Case, Road]:
    """One case is decided in the town, one turned back; both come down in one bag."""
    road = Road(town.desk, desk.hall.seed)
    good, bad = desk.take(GULI, RECEIVER), desk.take("苏䶮", AGENT)
    desk.begin()
    desk.press(F12)
    bag = desk.sent
    town.clock.at = desk.hall.clock.at
    road.carry()
    for case, mark, note in ((good, LineMark.MATCHED, ""), (bad, LineMark.RETURNED, "申请表没签字")):
        line = next(
            each for each in counting.counting(town.desk, bag.id).lines if each.case_number == case.number
        )
        counting.mark(town.desk, PROXY_DESK, bag.id, case.number, mark, line.expected, (), note)
    counting.close(town.desk, PROXY_DESK, bag.id)
    decided(town, good)
    down = handing_over.send_down(town.desk, PROXY_DESK, "9911", [good.id, bad.id], Bag("高红", "QH-0318-7"))
    desk.hall.clock.at = town.clock.at
    return down, good, bad, road


def test_results_and_returned_papers_come_down_and_are_delivered(desk: Lists, town: TestDesk) -> None:
    down, good, bad, road = come_back(desk, town)
    assert desk.controller.takes(code_of(down))
    assert desk.controller.on_scan(code_of(down))
    desk.settle()
    assert desk.page.middle.currentWidget() is desk.page.counting
    road.carry()
    desk.controller.begin()
    desk.controller.counting.refresh()
    desk.settle()
    desk.page.counting.view.setFocus()
    desk.press(K.Key_1)
    desk.press(K.Key_1)
    desk.press(F12)
    assert desk.hall.tray.out[-1][0] == f"{down.id}-JS"
    assert (desk.proxy(good).state, desk.proxy(bad).state) == (ProxyState.FETCHED, ProxyState.RETURNED)
    desk.press(K.Key_Escape)
    desk.begin(L.RETURNED)
    assert desk.page.card.note_words.startswith("镇里退回：申请表没签字。")
    desk.press(ENTER)
    assert desk.wished[-1] == bad.number
    desk.begin(L.TO_DELIVER)
    assert desk.page.print_words == "送达，打印回证，F12  村民签字"
    desk.press(F12)
    for _ in range(3):
        desk.press(K.Key_Tab)
    desk.press(ENTER, CTRL)
    assert desk.proxy(good).state is ProxyState.DELIVERED
    assert desk.hall.tray.out[-1][0].endswith("-C9-1")
    with desk.hall.seed.store.read() as work:
        sheets = work.proxies.sheets([good.id])
        assert {s.place for s in sheets if s.form == "result"} == {VILLAGER}
        assert {s.place for s in sheets if s.form != "result"} == {at_unit("9901")}
        assert unbalanced(sheets, work.proxies.hops(good.id)) == ()
    desk.begin(L.DELIVERED)
    desk.press(F11)
    desk.press(K.Key_1)
    desk.press(ENTER, CTRL)
    assert desk.proxy(good).state is ProxyState.CALLED_BACK
    desk.press(F11)
    desk.press(K.Key_2)
    desk.press(ENTER, CTRL)
    assert desk.proxy(good).state is ProxyState.ARCHIVED


def test_the_villager_is_told_with_a_text_that_is_ready(desk: Lists) -> None:
    case = desk.take("黄小满", AGENT, M.ORIGINAL, M.MISSING)
    desk.begin(L.TO_BRING)
    desk.press(K.Key_F7)
    desk.press(K.Key_1)
    text = QApplication.clipboard().text()
    assert f"查询码 {case.query_code}" in text
    assert "还要补：" in text
    desk.press(F11)
    desk.press(K.Key_2)
    desk.press(ENTER, CTRL)
    assert desk.hall.entries("proxy.tell") == 1
    assert desk.strip == "已记下：发了短信。"


def test_a_matter_rests_goes_on_and_ends_with_its_papers(desk: Lists) -> None:
    case = desk.take("马德福", AGENT)
    desk.begin()
    desk.press(F11)
    desk.press(K.Key_4)
    desk.type("村民外出")
    desk.press(ENTER, CTRL)
    assert desk.proxy(case).state is ProxyState.SUSPENDED
    desk.begin(L.SUSPENDED)
    assert desk.page.card.note_words.startswith("中止：村民外出。")
    desk.press(F11)
    desk.press(K.Key_1)
    desk.type("村民回来了")
    desk.press(ENTER, CTRL)
    assert desk.proxy(case).state is ProxyState.GATHERED
    desk.begin()
    desk.press(F11)
    desk.press(K.Key_5)
    desk.type("村民不办了")
    desk.press(ENTER, CTRL)
    assert desk.proxy(case).state is ProxyState.ENDED
    assert [name.split("-", 1)[1] for name, _size, _copies in desk.hall.tray.out] == [
        "Z13-1",
        "X13-1",
        "T13-1",
    ]
