"""Receiving a bag at the town: scanned, counted under the keys, taken back, closed; data before paper and after it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall_client.domain.custody import unbalanced
from hall_client.domain.manifests import LineMark, code_of
from hall_client.domain.numbers import handover_number
from hall_client.domain.proxies import ProxyState
from hall_client.services import counting
from hall_client.ui import theme
from hall_client.ui.models.counting_model import CountRow
from tests.desk import SUPERVISOR
from tests.ui.pages.handover_desk import Seat, Town, seated, town

K = Qt.Key
OTHER = handover_number("9912", "01", date(2026, 3, 18), 901)
ITEMS = ("MZ-006", "RS-008", "MZ-006")


@pytest.fixture
def hall(hall_template: Path, village_source: Path, tmp_path: Path) -> Iterator[Town]:
    with town(hall_template, village_source, tmp_path) as made:
        yield made


def press(seat: Seat, *keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    seat.idle()


def rows(seat: Seat) -> tuple[CountRow, ...]:
    return seat.page.card.model.rows


def marks(seat: Seat) -> list[str]:
    return [row.mark.value for row in rows(seat)]


def opened(hall: Town, qtbot: QtBot, *items: str) -> tuple[Seat, str]:
    sent = hall.bag(*(items or ITEMS))
    seat = seated(hall, qtbot)
    assert seat.controller.on_scan(sent.id)
    seat.idle()
    return seat, sent.id


def state_of(hall: Town, case_number: str) -> ProxyState:
    with hall.desk.store.read() as work:
        (case,) = work.cases.numbered(case_number)
        proxy = work.proxies.found(case.id)
        assert proxy is not None
        return proxy.state


def test_a_bag_is_counted_with_one_key_for_each_case_and_closed_with_f12(hall: Town, qtbot: QtBot) -> None:
    seat, number = opened(hall, qtbot)
    assert "点完 3 件再打" in seat.page.print_words
    press(seat, K.Key_1, K.Key_1)
    assert marks(seat) == ["matched", "matched", ""]
    assert seat.page.card.view.row == 2
    seat.page.print_requested.emit()
    seat.idle()
    assert not counting.counting(hall.desk, number).done
    press(seat, K.Key_1)
    press(seat, K.Key_F12)
    done = counting.counting(hall.desk, number)
    assert done.done
    assert {state_of(hall, line.case_number) for line in done.lines} == {ProxyState.RECEIVED}
    assert [(name, copies) for name, _pdf, copies in hall.tray.sheets] == [(f"{number}-JS", 2)]
    press(seat, K.Key_3, K.Key_2)
    assert marks(seat) == ["matched"] * 3


def test_the_cover_of_a_case_leads_to_its_row(hall: Town, qtbot: QtBot) -> None:
    seat, _ = opened(hall, qtbot)
    assert seat.controller.on_scan(rows(seat)[2].line.case_number)
    assert seat.page.card.view.row == 2
    assert not seat.controller.on_scan("9911012603180997")
    assert not seat.controller.on_scan("no number of ours")


def test_what_is_missing_is_ticked_by_name_and_can_be_taken_back(hall: Town, qtbot: QtBot) -> None:
    seat, number = opened(hall, qtbot)
    before = rows(seat)[0].line.expected
    press(seat, K.Key_2)
    assert "少了哪几份" in seat.page.card.ask.words
    press(seat, K.Key_Return)
    assert marks(seat)[0] == ""
    press(seat, K.Key_2, K.Key_Return)
    assert marks(seat)[0] == "short"
    mark = counting.counting(hall.desk, number).lines[0].mark
    assert mark is not None
    assert (mark.counted, len(mark.missing)) == (before - 1, 1)
    assert rows(seat)[0].line.sheets[1].label in rows(seat)[0].second
    assert seat.controller.counting.undo_words == "第 1 件记为份数不符"
    seat.page.card.view.go_to(0)
    press(seat, K.Key_1)
    assert marks(seat)[0] == "matched"
    QTest.keyClick(seat.page, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    seat.idle()
    assert marks(seat)[0] == "short"
    QTest.keyClick(seat.page, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    seat.idle()
    assert marks(seat) == ["", "", ""]
    assert rows(seat)[0].counted is None
    assert seat.controller.counting.undo_words == ""
    assert "点完 3 件再打" in seat.page.print_words


def test_a_case_goes_back_with_its_reason(hall: Town, qtbot: QtBot) -> None:
    seat, _ = opened(hall, qtbot, "MZ-006")
    press(seat, K.Key_3, K.Key_Return)
    assert "退回要写原因" in seat.page.card.ask.words
    assert marks(seat) == [""]
    QTest.keyClicks(seat.page.card.ask.note, "no seal")
    press(seat, K.Key_Return)
    assert "退回：no seal" in rows(seat)[0].second
    press(seat, K.Key_F12)
    assert state_of(hall, rows(seat)[0].line.case_number) is ProxyState.RETURNED


def test_esc_makes_no_mark(hall: Town, qtbot: QtBot) -> None:
    seat, number = opened(hall, qtbot)
    press(seat, K.Key_Minus)
    assert rows(seat)[0].counted == rows(seat)[0].line.expected - 1
    press(seat, K.Key_2, K.Key_Escape)
    assert seat.page.card.ask.words == ""
    assert marks(seat) == ["", "", ""]
    press(seat, K.Key_Down)
    assert rows(seat)[0].counted is None
    assert counting.counting(hall.desk, number).count is None


def test_paper_is_counted_before_its_data_and_matched_when_it_comes(hall: Town, qtbot: QtBot) -> None:
    sent = hall.bag(*ITEMS, carry=False)
    seat = seated(hall, qtbot)
    seat.controller.on_scan(sent.id)
    seat.idle()
    assert "方形码" in seat.message
    seat.controller.on_scan(code_of(sent))
    seat.idle()
    assert [row.line.case is None for row in rows(seat)] == [True] * 3
    press(seat, K.Key_1, K.Key_1)
    seat.controller.counting.close()
    seat.controller.on_scan(sent.id)
    seat.idle()
    assert marks(seat) == ["matched", "matched", ""]
    press(seat, K.Key_2, K.Key_Return, K.Key_F12)
    assert counting.counting(hall.desk, sent.id).done
    hall.road.carry()
    seat.signal.changed.emit(None)
    seat.idle()
    assert [row.line.case is None for row in rows(seat)] == [False] * 3
    states = [state_of(hall, row.line.case_number) for row in rows(seat)]
    assert states == [ProxyState.RECEIVED, ProxyState.RECEIVED, ProxyState.SENT]
    keys = [row.key for row in seat.page.side.side.rows if row.number]
    assert "differences" in keys


def test_a_slip_that_did_not_come_out_is_printed_again(hall: Town, qtbot: QtBot) -> None:
    seat, number = opened(hall, qtbot, "MZ-006")
    hall.tray.jammed = True
    press(seat, K.Key_1, K.Key_F12)
    assert seat.message.startswith("已点收，回单没打出来")
    assert counting.counting(hall.desk, number).done
    hall.tray.jammed = False
    press(seat, K.Key_F12)
    assert len(hall.tray.sheets) == 1


def test_custody_balances_after_a_count_with_a_difference(hall: Town, qtbot: QtBot) -> None:
    seat, _ = opened(hall, qtbot)
    press(seat, K.Key_2, K.Key_1, K.Key_Return, K.Key_1, K.Key_1, K.Key_F12)
    assert marks(seat) == ["short", "matched", "matched"]
    with hall.desk.store.read() as work:
        for row in rows(seat):
            (case,) = work.cases.numbered(row.line.case_number)
            assert unbalanced(work.proxies.sheets([case.id]), work.proxies.hops(case.id)) == ()


def test_the_left_column_tells_how_far_each_bag_is(hall: Town, qtbot: QtBot) -> None:
    sent = hall.bag(*ITEMS)
    seat = seated(hall, qtbot)
    bag = seat.page.side.side.rows[1]
    assert (bag.upper, bag.chip) == ("柳塘村便民服务站", "没来")
    assert bag.lower.startswith("3 件，")
    press(seat, K.Key_Down)
    assert seat.controller.counting.shown is not None
    assert seat.controller.counting.shown.number == sent.id
    seat.page.card.setFocus()
    press(seat, K.Key_1)
    assert "正在点" in seat.page.side.side.rows[1].lower
    press(seat, K.Key_1, K.Key_1, K.Key_F12)
    assert "已点收" in seat.page.side.side.rows[1].lower
    assert LineMark.NONE.value not in marks(seat)


def test_at_twice_the_size_the_question_takes_the_place_of_the_list(
    hall: Town, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, 2.0)
    try:
        seat, _ = opened(hall, qtbot, "RS-008", "RS-008")
        press(seat, K.Key_2)
        assert (seat.page.card.view.isVisible(), seat.page.card.ask.isVisible()) == (False, True)
        yes = seat.page.card.ask._yes
        qtbot.waitUntil(lambda: 0 < yes.geometry().bottom() < seat.page.card.ask.height())
        press(seat, K.Key_Escape)
        assert seat.page.card.view.hasFocus()
        press(seat, K.Key_2, K.Key_1, K.Key_Return, K.Key_1)
        assert marks(seat) == ["short", "matched"]
    finally:
        theme.apply(qapp)


def test_a_supervisor_looks_and_does_not_mark(hall: Town, qtbot: QtBot) -> None:
    sent = hall.bag("RS-008")
    seat = seated(hall, qtbot, SUPERVISOR)
    seat.controller.on_scan(sent.id)
    seat.idle()
    press(seat, K.Key_1)
    assert (marks(seat), seat.message) == ([""], "")
    assert "由窗口或代办专员来点" in seat.page.print_words


def test_a_manifest_for_another_unit_is_named_as_such(hall: Town, qtbot: QtBot) -> None:
    sent = hall.bag("RS-008")
    seat = seated(hall, qtbot)
    elsewhere = code_of(sent).replace(":9901:", ":9902:").replace(sent.id, OTHER)
    seat.controller.on_scan(elsewhere)
    seat.idle()
    assert "不是送到这里的" in seat.message
    assert seat.controller.counting.shown is None


def test_a_broken_seal_is_noted_with_f(hall: Town, qtbot: QtBot) -> None:
    seat, number = opened(hall, qtbot, "RS-008")
    press(seat, K.Key_F, K.Key_1, K.Key_F12)
    count = counting.counting(hall.desk, number).count
    assert count is not None
    assert count.seal_whole is False
