"""The table of a village by the keys: taking a matter on for a villager, without a queue."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hall_client.domain.cases import CaseState, Outcome
from hall_client.domain.drafts import Party
from hall_client.domain.proxies import Proxy, ProxyState
from hall_client.domain.village_lists import VillageList
from hall_client.ui.pages.window_bench import Phase
from tests.ui.pages.village_desk import village
from tests.ui.pages.window_desk import ALT, CHEN_ID, CTRL, ENTER, F2, F8, F9, F10, F11, F12, Window

K = Qt.Key
RECEIVER, AGENT, IN_PERSON, OWN = "MZ-006", "RS-008", "RS-005", "CN-001"


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    with village(tmp_path, qtbot) as made:
        yield made


def looked_at(desk: Window, item: str) -> None:
    """A villager at the table, the item chosen, every question answered, every paper in order."""
    desk.press(K.Key_N, CTRL)
    desk.name()
    desk.item(item)
    desk.answer_all()
    desk.press(K.Key_A, CTRL)
    desk.press(K.Key_1)


def proxy(desk: Window, number: str) -> Proxy:
    with desk.hall.seed.store.read() as work:
        found = work.proxies.found(desk.case(number).id)
    assert found is not None
    return found


def test_a_matter_is_taken_on_and_the_next_person_comes(desk: Window) -> None:
    looked_at(desk, AGENT)
    desk.press(F9)
    assert desk.page.right.mandate.clock.text().startswith("代办受理不等于受理")
    number = desk.draft.number
    desk.press(F12)
    case, made = desk.case(number), proxy(desk, number)
    assert (case.state, case.outcome, case.received_at) == (CaseState.ENTRUSTED, Outcome.ENTRUSTED, None)
    assert (made.state, made.powers) == (ProxyState.GATHERED, ("submit", "supplement", "collect"))
    assert (str(made.mandate_until), made.visit, made.witnesses) == ("2027-03-18", False, ())
    assert desk.hall.tray.out == [(f"{number}-C12-1", "a4", 3), (f"{number}-C13-1", "a5", 2)]
    assert desk.page.lists.counts()[VillageList.HAND_OVER] == 1
    assert not desk.page.done.rating.isVisible()
    desk.press(K.Key_N, ALT)
    assert (desk.draft.applicant.id_number, desk.page.case.active) == (CHEN_ID, "item")
    desk.item(RECEIVER)
    desk.answer_all()
    desk.press(K.Key_A, CTRL)
    desk.press(K.Key_1)
    desk.press(F9)
    desk.press(F12)
    desk.press(K.Key_N, CTRL)
    assert (desk.phase, desk.draft.applicant) == (Phase.CASE, Party())
    assert desk.hall.entries("service.finish") == 1


def test_where_the_village_receives_for_the_town_the_clock_is_said_and_starts(desk: Window) -> None:
    looked_at(desk, RECEIVER)
    desk.press(F9)
    assert "村里收件就是镇里收件" in desk.page.right.mandate.clock.text()
    number = desk.draft.number
    desk.press(F12)
    case = desk.case(number)
    assert (case.state, str(case.decide_due)) == (CaseState.RECEIVED, "2026-03-25")


def test_who_cannot_sign_needs_two_witnesses(desk: Window) -> None:
    looked_at(desk, AGENT)
    desk.press(F9)
    desk.press(K.Key_4)
    desk.press(K.Key_5)
    desk.press(ENTER)
    desk.type("古丽巴哈尔·阿布都热依木")
    desk.press(F12)
    assert "两位见证人" in desk.strip
    assert desk.phase is Phase.CASE
    desk.press(ENTER)
    desk.type("马𠮷")
    number = desk.draft.number
    desk.press(F12)
    made = proxy(desk, number)
    assert made.witnesses == ("古丽巴哈尔·阿布都热依木", "马𠮷")
    assert made.visit


def test_a_mandate_without_submitting_is_refused_and_ticks_are_undone(desk: Window) -> None:
    looked_at(desk, AGENT)
    desk.press(F9)
    desk.press(K.Key_1)
    assert desk.draft.decision["powers"] == "supplement,collect"
    desk.press(F12)
    assert "递交材料" in desk.strip
    desk.press(K.Key_Z, CTRL)
    assert desk.draft.decision["powers"] == "submit,supplement,collect"
    assert desk.page.right.mandate.ticks["submit"].isChecked()


def test_an_item_for_which_the_person_must_come_says_so_when_it_is_chosen(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with village(tmp_path, qtbot, in_person=IN_PERSON) as desk:
        refused(desk)


def refused(desk: Window) -> None:
    desk.press(K.Key_N, CTRL)
    desk.name()
    desk.item(IN_PERSON)
    assert "须本人到场，不能代办" in desk.strip
    desk.answer_all()
    desk.press(K.Key_A, CTRL)
    desk.press(K.Key_1)
    assert desk.page.bottom.outcomes["entrusted"][0].second_line == "F9  须本人到场，不能代办"
    desk.press(F9)
    assert desk.draft.outcome == ""


def test_what_is_missing_is_told_in_writing_or_taken_on_with_its_notice(desk: Window) -> None:
    looked_at(desk, AGENT)
    desk.press(K.Key_Up)
    desk.press(K.Key_5)
    desk.press(ENTER)
    desk.press(F10)
    assert not desk.page.right.form.isVisible()
    told = desk.draft.number
    desk.press(F12)
    assert desk.case(told).state is CaseState.NOTICED
    desk.controller.on_scan(told)
    desk.settle()
    desk.press(K.Key_A, CTRL)
    desk.press(K.Key_1)
    desk.press(K.Key_Up)
    desk.press(K.Key_5)
    desk.press(ENTER)
    desk.press(F9)
    desk.press(F12)
    assert (desk.case(told).state, proxy(desk, told).state) == (CaseState.ENTRUSTED, ProxyState.ENTRUSTED)
    desk.controller.on_scan(told)
    desk.settle()
    desk.press(K.Key_A, CTRL)
    desk.press(K.Key_1)
    assert desk.page.bottom.outcomes["noticed"][0].second_line == "F10  按代办受理，告知书一起打"
    desk.press(F9)
    assert not desk.page.right.mandate.until.isVisible()
    desk.press(F12)
    assert proxy(desk, told).state is ProxyState.GATHERED


def test_the_village_decides_nothing_for_the_town_and_calls_nobody(desk: Window) -> None:
    looked_at(desk, AGENT)
    assert set(desk.page.bottom.outcomes) == {"entrusted", "noticed"}
    desk.press(F8)
    assert desk.strip == "现在不能当场办结：由镇便民服务中心决定。"
    desk.press(F11)
    assert "6" not in [answer.digit for answer in desk.page.choice._answers]
    desk.press(K.Key_Escape)
    desk.press(F2)
    assert desk.draft.applicant.id_number == CHEN_ID
    desk.press(K.Key_N, CTRL)
    assert "还没办完" in desk.strip
    desk.press(K.Key_S, CTRL)
    desk.controller.on_scan("A001")
    assert "不叫号" in desk.strip


def test_a_matter_of_its_own_is_decided_in_the_village(desk: Window) -> None:
    looked_at(desk, OWN)
    assert "accepted" in desk.page.bottom.outcomes
    desk.press(F9)
    assert desk.draft.outcome == "accepted"
    assert not desk.page.right.mandate.isVisible()
    number = desk.draft.number
    desk.press(F12)
    assert desk.case(number).state is CaseState.ACCEPTED
    with desk.hall.seed.store.read() as work:
        assert work.proxies.found(desk.case(number).id) is None
