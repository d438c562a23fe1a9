"""Who stands at the window: typed, read, scanned, compared, and never lost."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall_client.domain.cases import Outcome
from hall_client.domain.materials import MaterialState
from hall_client.services import intake
from hall_client.services.ports import Card, CardNotRead
from hall_client.ui.pages.window_bench import Phase
from tests.ui.pages.real_hall import LONG_NAME
from tests.ui.pages.window_desk import (
    ALT,
    CHEN,
    CHEN_ID,
    CTRL,
    ENTER,
    F5,
    F8,
    F9,
    Reader,
    Window,
    window,
)

pytestmark = pytest.mark.slow

K = Qt.Key
COMPANY = "91350100M000100Y43"


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    with window(tmp_path, qtbot) as made:
        yield made


def test_what_is_typed_survives_a_crash(desk: Window) -> None:
    desk.call()
    desk.type(LONG_NAME)
    desk.press(ENTER)
    desk.type("99999919")
    desk.settle()
    saved = intake.unfinished(desk.hall.seed, desk.context.actor)[0]
    assert (saved.applicant.name, saved.applicant.id_number) == (LONG_NAME, "99999919")
    desk.bench.forget()
    desk.bench.begin_empty()
    desk.bench.set_phase(Phase.IDLE)
    desk.controller.start_shift()
    desk.settle()
    assert desk.strip == "上次有 1 件没办完，已经打开。"
    assert desk.page.case.applicant.person.number.edit.text() == "99999919"


def test_a_wrong_last_digit_is_said_under_the_field_and_stops_the_outcome(desk: Window) -> None:
    desk.call()
    desk.name(number=CHEN_ID[:-1] + "1")
    person = desk.page.case.applicant.person
    assert person.number.error == "最后一位不对，请对照身份证再输一次。"
    assert person.number.text() == CHEN_ID[:-1] + "1"
    desk.item("RS-004")
    desk.answer_all()
    desk.press(K.Key_1)
    desk.press(F8)
    assert desk.draft.outcome == ""
    assert desk.page.case.active == "applicant"


def test_a_second_card_asks_whose_it_is(desk: Window) -> None:
    desk.call()
    desk.reader.cards = [
        Card("陈有根", "男", CHEN_ID, "青禾镇柳塘村 3 组"),
        Card("陈秀兰", "女", "999999196803080020", "青禾镇柳塘村 3 组"),
    ]
    desk.press(F5)
    assert (desk.draft.applicant.name, desk.page.case.active) == ("陈有根", "item")
    desk.press(F5)
    assert desk.page.choice.question == "这是谁的证件：陈秀兰"
    desk.press(K.Key_2)
    assert desk.agent == "陈秀兰"
    assert desk.draft.applicant.name == "陈有根"
    desk.press(F5)
    assert desk.strip.startswith("没读到卡。")


def test_an_applicant_who_does_not_fit_needs_a_reason(desk: Window) -> None:
    desk.call()
    desk.name("李小满", "999999198809170042")
    desk.item("MZ-006")
    assert "这一项要满 80 岁。仍要办请写明原因。" in desk.page.ask.sentence
    desk.press(ENTER)
    assert desk.draft.item_code == ""
    desk.type("户籍登记的出生年有误，已报更正")
    desk.press(ENTER)
    assert desk.draft.item_code == "MZ-006"
    assert desk.draft.unsuited_reason == "户籍登记的出生年有误，已报更正"


def test_the_same_item_twice_is_pointed_out(desk: Window) -> None:
    desk.hall.serve(CHEN, "MZ-006", Outcome.ACCEPTED, MaterialState.ORIGINAL)
    desk.call()
    desk.name()
    desk.item("MZ-006")
    assert "办过同一项" in desk.strip
    assert desk.page.right.tabs.tabText(2) == "往来 1"


def test_copying_into_other_systems_is_cleared(desk: Window) -> None:
    desk.call()
    desk.name()
    desk.press(K.Key_F7)
    desk.press(K.Key_2)
    assert QApplication.clipboard().text() == CHEN_ID
    desk.controller._card.copying.clear()
    assert QApplication.clipboard().text() == ""


def test_the_agent_is_typed_and_answers_who_comes(desk: Window) -> None:
    desk.call()
    desk.name()
    desk.press(K.Key_1, ALT)
    desk.page.case.applicant.by_agent.click()
    desk.type("陈秀兰")
    desk.press(ENTER)
    desk.type("999999196803080020")
    desk.press(ENTER)
    desk.type("女儿")
    desk.press(ENTER)
    assert (desk.agent, desk.draft.relation) == ("陈秀兰", "女儿")
    desk.item("MZ-006")
    assert desk.draft.answers["agent"] == "relative"
    assert "mandate" in {mark.code for mark in desk.draft.marks}


def test_addresses_are_found_by_initials(desk: Window) -> None:
    desk.call()
    place = desk.page.case.applicant.place
    assert place.offered("ltc3") == ["柳塘村 3 组"]
    assert place.offered("sqc")[0] == "上桥村"


def test_items_only_explained_open_no_case(desk: Window) -> None:
    desk.call()
    desk.name()
    desk.item("ZX-001")
    assert "只作指引" in desk.strip
    assert desk.draft.item_code == ""
    desk.first_action()
    assert [name for name, _size, _copies in desk.hall.tray.out] == ["ZX-001-ZN"]


def test_an_organisation_has_a_credit_code_and_a_person_may_have_no_document(desk: Window) -> None:
    desk.call()
    person = desk.page.case.applicant.person
    desk.type("青禾镇柳塘村经济合作社")
    person.types.setCurrentIndex(person.types.findData("uscc"))
    person.types.activated.emit(person.types.currentIndex())
    person.number.setFocus()
    desk.type(COMPANY)
    desk.press(ENTER)
    assert person.number.error == ""
    assert (desk.draft.applicant.kind, desk.draft.applicant.id_number) == ("organisation", COMPANY)
    person.types.setCurrentIndex(person.types.findData("none"))
    person.types.activated.emit(person.types.currentIndex())
    person.reason.setFocus()
    desk.type("证件正在补领")
    assert (desk.draft.applicant.id_number, desk.draft.applicant.no_id_reason) == ("", "证件正在补领")


def test_typing_is_one_step_and_undo_goes_back_behind_it(desk: Window) -> None:
    desk.call()
    desk.name()
    assert desk.page.bottom.undo.second_line == "Ctrl+Z  证件号"
    desk.bench.history.undo()
    assert desk.draft.applicant.id_number == ""
    assert desk.draft.applicant.name == "陈䶮根"
    assert desk.page.case.applicant.person.number.edit.text() == ""


def test_an_applicant_named_after_the_item_is_compared_before_the_outcome(desk: Window) -> None:
    desk.call()
    desk.item("MZ-006")
    desk.name("李小满", "999999198809170042")
    desk.press(K.Key_3, ALT)
    desk.answer_all()
    desk.press(K.Key_A, CTRL)
    desk.press(K.Key_1)
    desk.press(F9)
    assert "要满 80 岁" in desk.page.ask.sentence
    assert desk.draft.outcome == ""
    desk.type("出生年登记有误")
    desk.press(ENTER)
    assert (desk.draft.outcome, desk.draft.unsuited_reason) == ("accepted", "出生年登记有误")


def test_the_same_person_is_carried_over_from_the_cases_page(desk: Window) -> None:
    case = desk.hall.serve(CHEN, "MZ-006", Outcome.ACCEPTED, MaterialState.ORIGINAL).case
    desk.controller.begin_with(case)
    desk.settle()
    assert (desk.draft.applicant.name, desk.page.case.active) == ("陈䶮根", "item")
    assert [draft.applicant.name for draft in intake.unfinished(desk.hall.seed, desk.context.actor)] == [
        "陈䶮根"
    ]


class Waiting(Reader):
    """A reader that waits for a card until it is told not to."""

    def __init__(self) -> None:
        super().__init__()
        self.given_up = threading.Event()

    def read(self) -> Card:
        assert self.given_up.wait(30)
        raise CardNotRead("读卡停了。要读再按 F5，也可以直接输证件号。")

    def cancel(self) -> None:
        self.given_up.set()


def test_a_number_is_entered_by_hand_while_the_reader_waits(desk: Window) -> None:
    """The fields stay open; with the number in, the card is not waited for and nothing is said of it."""
    reader = desk.context.reader = Waiting()
    desk.call()
    QTest.keyClick(desk.keyboard, F5)
    desk.type("陈有福")
    QTest.keyClick(desk.keyboard, ENTER)
    desk.type(CHEN_ID)
    QTest.keyClick(desk.keyboard, ENTER)
    desk.qtbot.waitUntil(reader.given_up.is_set)
    desk.settle()
    assert (desk.draft.applicant.name, desk.draft.applicant.id_number) == ("陈有福", CHEN_ID)
    assert "读卡" not in desk.strip
    assert "没读到卡" not in desk.strip
