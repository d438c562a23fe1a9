"""A village's 交接 by the keys: the bag that goes up, what comes down, and the result in the villager's hand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall_client.domain.custody import VILLAGER, Passing, at_unit
from hall_client.domain.materials import MaterialState
from hall_client.domain.proxies import ProxyState
from hall_client.domain.village_lists import VillageList
from hall_client.services import intake, proxying
from hall_client.ui import theme
from tests.ui.pages.lists_desk import Lists, lists
from tests.ui.pages.window_desk import CTRL, ENTER, F5, F11, F12

K, M, L = Qt.Key, MaterialState, VillageList
GULI = "古丽巴哈尔·阿布都热依木"
RECEIVER, AGENT = "MZ-006", "RS-008"


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Lists]:
    with lists(tmp_path, qtbot) as made:
        yield made


def test_what_is_complete_is_ticked_and_ticks_are_undone_one_by_one(desk: Lists) -> None:
    desk.take("马德福", AGENT)
    desk.take(GULI, RECEIVER)
    desk.take("黄小满", RECEIVER, M.ORIGINAL, M.MISSING)
    desk.begin()
    assert desk.names == ["马德福", GULI, "黄小满"]
    assert desk.ticked == ["马德福", GULI]
    desk.preview()
    desk.press(K.Key_Space)
    assert desk.ticked == [GULI]
    assert desk.page.card.count_words.startswith("3 件，已勾 1 件，纸质材料共 ")
    desk.press(K.Key_Down)
    desk.press(K.Key_Down)
    desk.press(K.Key_Space)
    assert desk.strip.startswith("黄小满的材料还没齐，不能交接")
    desk.press(K.Key_A, CTRL)
    assert desk.ticked == ["马德福", GULI]
    desk.press(K.Key_Z, CTRL)
    assert desk.ticked == [GULI]
    desk.press(K.Key_Z, CTRL)
    assert desk.ticked == ["马德福", GULI]
    desk.press(K.Key_Space)
    desk.begin()
    assert desk.ticked == ["马德福", GULI]


def test_a_tick_taken_away_stays_away_when_the_list_is_looked_at_again(desk: Lists) -> None:
    desk.take("马德福", AGENT)
    desk.begin()
    desk.press(K.Key_Space)
    desk.take("苏䶮", AGENT)
    desk.begin()
    assert desk.ticked == ["苏䶮"]


def test_the_bag_goes_with_its_manifest_and_can_be_called_back(desk: Lists) -> None:
    case = desk.take("马德福", AGENT)
    desk.begin()
    desk.page.manifest.seal.setFocus()
    desk.type("LT-0318-1")
    desk.preview()
    desk.press(F12)
    bag = desk.sent
    assert bag.id[12:15] == "901"
    assert (bag.carrier, bag.seal, bag.bags) == ("吴桂芳", "LT-0318-1", 1)
    assert [name for name, _size, _copies in desk.hall.tray.out] == [f"{bag.id}-C14", f"{bag.id}-JF-1"]
    assert (desk.names, desk.page.manifest.seal.text()) == ([], "")
    assert desk.page.left.counts()[L.UNCOUNTED] == 1
    desk.begin(L.UNCOUNTED)
    desk.press(F12)
    assert len(desk.hall.tray.out) == 4
    desk.press(F11)
    desk.press(K.Key_5)
    desk.press(ENTER, CTRL)
    assert "原因" in desk.page.card.form.refused
    desk.type("袋子没带走")
    desk.press(ENTER, CTRL)
    assert desk.proxy(case).state is ProxyState.GATHERED
    desk.begin()
    assert desk.names == ["马德福"]


def test_a_printer_that_is_dead_takes_nothing_back(desk: Lists) -> None:
    case = desk.take("马德福", AGENT)
    desk.begin()
    desk.hall.tray.broken = True
    desk.press(F12)
    assert desk.strip.startswith("交接清单没打出来。已经登记送镇")
    assert desk.proxy(case).state is ProxyState.SENT
    desk.hall.tray.broken = False
    assert desk.shell.strip.top is not None
    desk.shell.strip.top.actions[0].run()
    desk.settle()
    assert desk.hall.tray.out[0][0] == f"{desk.sent.id}-C14"


def test_terms_and_data_say_what_presses(desk: Lists) -> None:
    desk.take("马德福", AGENT)
    desk.begin()
    row = desk.page.card.model.rows[0]
    assert (row.term, row.look, row.uploaded) == ("还有 3 天", "", False)
    desk.hall.clock.on(days=5)
    desk.begin()
    assert (desk.page.card.model.rows[0].term, desk.page.card.model.rows[0].look) == (
        "今天要交",
        "amber_solid",
    )
    desk.hall.clock.on(days=1)
    with desk.hall.seed.store.work() as work:
        work.sync.set_answered(work.sync.head())
    desk.begin()
    row = desk.page.card.model.rows[0]
    assert (row.term, row.look, row.uploaded) == ("超期 1 天", "red_solid", True)


def test_enter_leads_to_where_the_case_can_be_worked_on(desk: Lists) -> None:
    gathered, missing = desk.take("马德福", AGENT), desk.take("黄小满", AGENT, M.ORIGINAL, M.MISSING)
    draft = intake.save(
        desk.hall.seed, replace(intake.new_draft(desk.hall.seed, desk.actor), applicant=desk.person("何𠮷"))
    )
    desk.begin()
    desk.press(ENTER)
    desk.begin(L.TO_BRING)
    assert "没带" in desk.page.card.note_words
    desk.press(ENTER)
    desk.begin(L.DRAFTS)
    desk.press(ENTER)
    assert desk.wished == [gathered.number, missing.number, draft]
    desk.begin()
    desk.press(F12)
    desk.begin(L.UNCOUNTED)
    desk.press(ENTER)
    assert desk.wished[-1] == gathered.id


def test_a_card_finds_the_case_of_the_person_at_the_table(desk: Lists) -> None:
    desk.take("马德福", AGENT)
    wanted = desk.take(GULI, AGENT)
    desk.begin()
    desk.lay_card(wanted)
    desk.press(F5)
    assert desk.page.card.table.at == 1
    desk.begin(L.RETURNED)
    desk.lay_card(wanted)
    desk.press(F5)
    assert desk.strip.startswith(f"这一栏里没有{GULI}的办件")


def test_the_day_is_reported_under_one_key(desk: Lists) -> None:
    desk.take("马德福", AGENT)
    desk.begin()
    assert desk.page.reported_words == "今天的日报还没报，下班前按 Alt+R。"
    desk.press(K.Key_R, Qt.KeyboardModifier.AltModifier)
    assert "代办收件 1" in desk.strip
    assert desk.page.reported_words.endswith("已报镇里。")


def test_certificates_that_a_village_does_not_issue(desk: Lists) -> None:
    desk.take("马德福", AGENT)
    desk.begin()
    desk.press(K.Key_T, Qt.KeyboardModifier.AltModifier)
    assert len(desk.page.stop_list.found) == 20
    desk.press(F12)
    assert desk.hall.entries("handover.send") == 0
    desk.type("qsgx")
    assert [each.name for each in desk.page.stop_list.found] == ["亲属关系证明"]
    desk.press(K.Key_Escape)
    assert desk.page.middle.currentWidget() is desk.page.card


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_wider_than_the_screen(tmp_path: Path, qtbot: QtBot, scale: float) -> None:
    with lists(tmp_path, qtbot) as desk:
        desk.take(GULI * 2, AGENT)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, scale)
        desk.begin()
        assert desk.shell.width() == 1366
        assert desk.page.card.table.isVisible()
        assert desk.page.manifest.isVisible() == (scale == 1.0)
        theme.apply(app)


def test_papers_that_came_back_after_the_end_are_given_to_the_villager(desk: Lists) -> None:
    seed, case = desk.hall.seed, desk.take("陈䶮𬭎𠮷", AGENT)
    proxying.suspend(seed, desk.actor, case.id, "住院")
    proxying.end(seed, desk.actor, case.id, "不办了")
    with seed.store.work() as work:
        back = Passing(at_unit("9911"), desk.hall.clock(), "老周", "1101", "9901032611239018", "", "1101")
        rows = proxying.moved_rows(seed, work.proxies.sheets([case.id]), back)
        proxying.step(work, desk.actor, "proxy.settle_sheet", case.id, desk.hall.clock(), rows)
    desk.begin(L.SUSPENDED)
    assert [(row.name, row.term) for row in desk.page.card.model.rows] == [("陈䶮𬭎𠮷", "已终止")]
    desk.press(F11)
    assert [answer.words for answer in desk.page.card.choice._answers] == ["终止代办"]
    desk.press(K.Key_1)
    desk.type("材料退回来了")
    desk.press(ENTER, CTRL)
    assert desk.strip.startswith("已记下：终止代办。")
    assert desk.names == []
    with seed.store.read() as work:
        assert {sheet.place for sheet in work.proxies.sheets([case.id])} == {VILLAGER}
