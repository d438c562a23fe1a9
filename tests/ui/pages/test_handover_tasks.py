"""The lists of the town's proxy desk: differences settled or given up, bags sent back down, who waits for what."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall_client.domain.custody import LOST, at_unit, on_the_way, unbalanced
from hall_client.domain.manifests import Handover, LineMark, code_of
from hall_client.domain.proxies import ProxyState
from hall_client.services import counting
from tests.desk import CLERK
from tests.services.villages import PROXY_DESK
from tests.ui.pages.handover_desk import Seat, Town, seated, town
from tests.ui.pages.real_hall import type_with_ime

K = Qt.Key


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


def confirm(seat: Seat) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    seat.idle()


def go(seat: Seat, job: str) -> None:
    """Into a list of the left column, by keyboard."""
    seat.page.side.setFocus()
    at = seat.page.side.side.row_of(job)
    seat.page.side.setCurrentIndex(seat.page.side.side.index(at))
    QTest.keyClick(seat.page.side, K.Key_Return)
    seat.idle()


def number(seat: Seat, job: str) -> int | None:
    return seat.page.side.side.rows[seat.page.side.side.row_of(job)].number


def counted(hall: Town, marks: tuple[LineMark, ...], *items: str) -> Handover:
    """A bag that came and was counted: short ones lack their first sheet."""
    sent = hall.bag(*items)
    lines = counting.counting(hall.desk, sent.id).lines
    for line, mark in zip(lines, marks, strict=True):
        gone = [line.sheets[0].id] if mark is LineMark.SHORT else []
        note = "缺盖章" if mark is LineMark.RETURNED else ""
        expected = line.expected - len(gone)
        counting.mark(hall.desk, PROXY_DESK, sent.id, line.case_number, mark, expected, gone, note)
    counting.close(hall.desk, PROXY_DESK, sent.id)
    return sent


def state(hall: Town, case_id: str) -> ProxyState:
    with hall.desk.store.read() as work:
        found = work.proxies.found(case_id)
        assert found is not None
        assert unbalanced(work.proxies.sheets([case_id]), work.proxies.hops(case_id)) == ()
        return found.state


def places(hall: Town, case_id: str) -> set[str]:
    with hall.desk.store.read() as work:
        return {sheet.place for sheet in work.proxies.sheets([case_id])}


def test_what_was_missing_is_found_and_the_case_goes_on(hall: Town, qtbot: QtBot) -> None:
    sent = counted(hall, (LineMark.SHORT, LineMark.MATCHED), "RS-008", "RS-008")
    seat = seated(hall, qtbot)
    assert number(seat, "differences") == 1
    go(seat, "differences")
    assert "马德福" in seat.page.tasks.list.tasks.rows[0].upper
    for words in ("柳塘村便民服务站", "吴桂芳", "青禾镇便民服务中心", "高红", "LT-0318-1"):
        assert words in seat.page.details.words
    press(seat, K.Key_Return)
    confirm(seat)
    assert "在哪里找到" in seat.page.tasks.form.refused
    type_with_ime(QApplication.focusWidget() or seat.page, "袋子底下")
    seat.page.tasks.form.set_value("words", "袋子底下，吴桂芳送来")
    confirm(seat)
    assert state(hall, sent.lines[0].case_id) is ProxyState.RECEIVED
    assert places(hall, sent.lines[0].case_id) == {at_unit("9901")}
    assert number(seat, "differences") == 0
    assert seat.page.tasks.list.tasks.rows == ()


def test_what_is_not_found_is_given_up_as_lost(hall: Town, qtbot: QtBot) -> None:
    sent = counted(hall, (LineMark.SHORT,), "RS-008")
    seat = seated(hall, qtbot)
    go(seat, "differences")
    press(seat, K.Key_L)
    seat.page.tasks.form.set_value("words", "两边都找过，没有")
    confirm(seat)
    assert LOST in places(hall, sent.lines[0].case_id)
    assert state(hall, sent.lines[0].case_id) is ProxyState.RECEIVED
    assert "遗失" in seat.message
    assert [name[-3:] for name, _pdf, _copies in hall.tray.sheets] == ["-YS"]


def test_a_bag_counted_by_its_paper_is_named_when_the_list_comes(hall: Town, qtbot: QtBot) -> None:
    sent = hall.bag("RS-008", carry=False)
    seat = seated(hall, qtbot)
    seat.controller.on_scan(code_of(sent))
    seat.idle()
    press(seat, K.Key_2)
    press(seat, K.Key_Return)
    press(seat, K.Key_F12)
    assert number(seat, "without_data") == 1
    hall.road.carry()
    seat.signal.changed.emit(None)
    seat.idle()
    assert number(seat, "without_data") == 0
    go(seat, "differences")
    assert seat.page.tasks.list.tasks.rows[0].chip == "要写明少哪份"
    press(seat, K.Key_L)
    assert seat.page.tasks.form.act == ""
    press(seat, K.Key_Return)
    confirm(seat)
    assert "请勾出是哪几份" in seat.page.tasks.form.refused
    press(seat, K.Key_1)
    confirm(seat)
    assert seat.page.tasks.list.tasks.rows[0].chip == "少 1 份"
    assert f"missing/{sent.id}" in places(hall, sent.lines[0].case_id)


def test_returned_papers_go_down_in_one_bag_with_f12_twice(hall: Town, qtbot: QtBot) -> None:
    sent = counted(hall, (LineMark.RETURNED, LineMark.RETURNED, LineMark.MATCHED), *["RS-008"] * 3)
    seat = seated(hall, qtbot)
    assert number(seat, "down") == 2
    go(seat, "down")
    assert "勾选 2 件" in seat.page.print_words
    press(seat, K.Key_Space)
    assert "勾选 1 件" in seat.page.print_words
    press(seat, K.Key_Space, K.Key_F12)
    assert "柳塘村便民服务站 2 件" in seat.page.tasks.form.findChildren(type(seat.page._why))[0].text()
    seat.page.tasks.form.set_value("carrier", " ")
    press(seat, K.Key_F12)
    assert "要写送件人" in seat.page.tasks.form.refused
    seat.page.tasks.form.set_value("carrier", "村委会的车")
    press(seat, K.Key_F12)
    assert "已送出 2 件" in seat.message
    (name, pdf, copies), cover = hall.tray.sheets[-2:]
    assert (name[:4], copies, pdf[:4], cover[2]) == ("9901", 3, b"%PDF", 1)
    with hall.desk.store.read() as work:
        manifest = work.proxies.handover(name[:16])
    assert manifest is not None
    assert (manifest.to_unit, manifest.carrier) == ("9911", "村委会的车")
    assert {place for line in sent.lines[:2] for place in places(hall, line.case_id)} == {
        on_the_way(manifest.id)
    }
    assert number(seat, "down") == 0


def test_a_printer_that_does_not_answer_loses_nothing(hall: Town, qtbot: QtBot) -> None:
    counted(hall, (LineMark.RETURNED,), "RS-008")
    seat = seated(hall, qtbot)
    go(seat, "down")
    press(seat, K.Key_F12)
    hall.tray.jammed = True
    press(seat, K.Key_F12)
    assert "没打出来" in seat.message
    assert number(seat, "down") == 0
    hall.tray.jammed = False
    assert seat.strip.top is not None
    seat.strip.top.actions[0].run()
    seat.idle()
    assert seat.message.startswith("已重打")
    assert len(hall.tray.sheets) == 2


def test_enter_reads_the_case_and_esc_closes_the_form(hall: Town, qtbot: QtBot) -> None:
    sent = counted(hall, (LineMark.RETURNED,), "RS-008")
    seat = seated(hall, qtbot)
    wished: list[str] = []
    seat.controller.case_wished.connect(wished.append)
    go(seat, "down")
    press(seat, K.Key_Return)
    assert wished == [sent.lines[0].case_id]
    press(seat, K.Key_F12, K.Key_Escape)
    assert seat.page.tasks.form.act == ""
    assert seat.page.tasks.list.hasFocus()


def test_a_clerk_counts_and_leaves_sending_to_the_proxy_desk(hall: Town, qtbot: QtBot) -> None:
    counted(hall, (LineMark.RETURNED,), "RS-008")
    seat = seated(hall, qtbot, CLERK)
    go(seat, "down")
    assert "由代办专员来送" in seat.page.print_words
    press(seat, K.Key_F12)
    assert seat.page.tasks.form.act == ""


def test_stations_that_have_not_reported_are_listed(hall: Town, qtbot: QtBot) -> None:
    seat = seated(hall, qtbot)
    assert number(seat, "silent") == 4
    go(seat, "silent")
    assert [row.upper for row in seat.page.tasks.list.tasks.rows][:1] == ["柳塘村便民服务站"]
