"""The materials table under the number keys."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPushButton

from hall_client.domain.materials import MaterialState
from hall_client.ui import theme
from hall_client.ui.models.materials_model import MARKS, MaterialRow
from hall_client.ui.widgets import segments
from hall_client.ui.widgets.materials_summary import MaterialsSummary
from hall_client.ui.widgets.materials_table import MaterialsTable
from hall_client.ui.widgets.reason_line import ReasonLine

REASONS = ("没带", "要开具", "先办别的证")
ROWS = (
    MaterialRow("m1", "居民身份证", "原件核验", "original", 1),
    MaterialRow("m2", "户口簿", "首页、本人页"),
    MaterialRow("m3", "委托书", "", reasons=REASONS, remedy="窗口有空白委托书。"),
    MaterialRow("m4", "近期照片", "", can_waive=False, disabled_hint="没网核验不了，先收复印件"),
)


class Told:
    """What the table said, in order."""

    def __init__(self, table: MaterialsTable) -> None:
        self.said: list[tuple[object, ...]] = []
        for name in (
            "marked",
            "all_marked",
            "cleared",
            "copies_changed",
            "reason_chosen",
            "note_requested",
            "refused",
        ):
            getattr(table, name).connect(lambda *facts, name=name: self.said.append((name, *facts)))


@pytest.fixture
def table(show: Callable[..., None]) -> MaterialsTable:
    made = MaterialsTable()
    made.set_rows(ROWS)
    show(made, 800, 500)
    made.setFocus()
    return made


def press(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    for character in text:
        key = ord(character.upper()) if character.isascii() else 0
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, character)
        QApplication.sendEvent(focused, event)


def reason_line(table: MaterialsTable) -> ReasonLine | None:
    lines = [line for line in table.findChildren(ReasonLine) if line.isVisible()]
    return lines[0] if lines else None


def test_starts_on_the_first_row_not_looked_at(table: MaterialsTable) -> None:
    assert table.view.row == 1


def test_digits_mark_and_go_on(table: MaterialsTable) -> None:
    told = Told(table)
    press("24")
    assert told.said == [("marked", 1, "copy"), ("marked", 2, "deferred")]
    assert table.view.row == 3
    press("1")
    assert table.view.row == 3, "nothing left to look at: the place stays"
    assert [row.state for row in table.model.rows] == ["original", "copy", "deferred", "original"]


def test_every_digit_has_its_state(table: MaterialsTable) -> None:
    told = Told(table)
    for at, state in enumerate(MARKS):
        table.view.setFocus()
        table.view.go_to(1)
        press(str(at + 1))
        assert told.said[-1] == ("marked", 1, state.value)


def test_clear_copies_and_note(table: MaterialsTable) -> None:
    told = Told(table)
    table.view.go_to(0)
    press("+=-b0")
    assert told.said == [
        ("copies_changed", 0, 1),
        ("copies_changed", 0, 1),
        ("copies_changed", 0, -1),
        ("note_requested", 0),
        ("cleared", 0),
    ]
    assert table.model.rows[0].state == "unseen"


def test_letters_do_not_search_the_list(table: MaterialsTable) -> None:
    press("w")
    assert table.view.row == 1


def test_ctrl_a_then_1_takes_only_what_was_not_looked_at(table: MaterialsTable) -> None:
    told = Told(table)
    table.model.set_rows([replace(row, state="missing") if row.code == "m2" else row for row in ROWS])
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press("1")
    assert told.said == [("all_marked", "original")]
    assert [row.state for row in table.model.rows] == ["original", "missing", "original", "original"]


def test_ctrl_a_is_forgotten_after_any_other_key(table: MaterialsTable) -> None:
    told = Told(table)
    QTest.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    press("1")
    assert told.said == [("marked", 2, "original")]


def test_what_is_not_possible_says_why(table: MaterialsTable) -> None:
    told = Told(table)
    table.view.go_to(3)
    press("3")
    assert told.said == [("refused", "没网核验不了，先收复印件")]
    assert table.model.rows[3].state == "unseen"


def test_missing_opens_the_reason_line_where_digits_are_reasons(table: MaterialsTable) -> None:
    told = Told(table)
    table.view.go_to(2)
    closed = table.view.visualRect(table.model.index(2, 0)).height()
    press("5")
    line = reason_line(table)
    assert line is not None
    assert line.hasFocus()
    assert table.view.visualRect(table.model.index(2, 0)).height() > closed + 60
    press("2")
    assert told.said[-1] == ("reason_chosen", 2, "要开具", "窗口有空白委托书。")
    chosen = [button.text() for button in line.findChildren(QPushButton) if button.isChecked()]
    assert chosen == ["要开具"]
    line.remedy.setFocus()
    line.remedy.selectAll()
    press("找村委会钟𬭎开。")
    QTest.keyClick(line.remedy, Qt.Key.Key_Return)
    assert told.said[-1] == ("reason_chosen", 2, "要开具", "找村委会钟𬭎开。")
    assert table.view.hasFocus()
    assert table.view.row == 3
    assert reason_line(table) is None


def test_esc_goes_from_the_reason_back_to_the_states(table: MaterialsTable) -> None:
    table.view.go_to(2)
    press("6")
    line = reason_line(table)
    assert line is not None
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert table.view.hasFocus()
    press("1")
    assert table.model.rows[2].state == "original"
    assert reason_line(table) is None


def test_answer_of_the_case_does_not_take_the_pen_away(table: MaterialsTable) -> None:
    table.view.go_to(2)
    press("5")
    line = reason_line(table)
    assert line is not None
    line.remedy.setFocus()
    line.remedy.setText("")
    press("先到")
    answered = [
        replace(row, state="missing", reason="没带", remedy="别的") if row.code == "m3" else row
        for row in table.model.rows
    ]
    table.set_rows(tuple(answered))
    assert reason_line(table) is line
    assert line.remedy.text() == "先到"
    assert line.remedy.hasFocus()


def test_rows_of_another_item_start_afresh(table: MaterialsTable) -> None:
    table.view.go_to(2)
    press("5")
    table.set_rows((MaterialRow("x1", "土地承包合同", ""),))
    assert reason_line(table) is None
    assert table.view.row == 0
    press("1")
    assert table.model.rows[0].state == "original"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_click_on_a_segment_marks_that_row(table: MaterialsTable, qapp: QApplication, scale: float) -> None:
    theme.apply(qapp, scale)
    table.resize(1366, 900)
    qapp.processEvents()
    told = Told(table)
    rect = table.view.visualRect(table.model.index(1, 0))
    cell = segments.cells(table.view.rows_delegate.segment_rect(rect))[3]
    button = Qt.MouseButton.LeftButton
    QTest.mouseClick(table.view.viewport(), button, Qt.KeyboardModifier.NoModifier, cell.center())
    assert told.said == [("marked", 1, "deferred")]
    name = QPoint(rect.left() + 60, rect.top() + 8)
    QTest.mouseClick(table.view.viewport(), button, Qt.KeyboardModifier.NoModifier, name)
    assert len(told.said) == 1


def test_narrow_window_puts_the_segments_under_the_name(table: MaterialsTable, qapp: QApplication) -> None:
    theme.apply(qapp, 2.0)
    table.resize(1366, 600)
    qapp.processEvents()
    rect = table.view.visualRect(table.model.index(1, 0))
    assert rect.height() == 134
    assert table.view.rows_delegate.segment_rect(rect).width() > rect.width() * 0.9
    assert not table.head.isVisible()


def test_rows_draw_closer_in_a_low_window(table: MaterialsTable, qapp: QApplication) -> None:
    heights = []
    for height in (698, 738):
        table.resize(1000, height)
        qapp.processEvents()
        heights.append(table.view.visualRect(table.model.index(1, 0)).height())
    assert heights == [38, 43]


def test_screen_reader_hears_a_sentence(table: MaterialsTable) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert table.model.index(1, 0).data(role) == "材料 2，户口簿，未看，按 1 到 6 标记"
    table.set_rows(tuple(replace(row, state="unfit", reason="已过有效期") for row in ROWS))
    assert table.model.index(2, 0).data(role) == "材料 3，委托书，不合格，已过有效期，按 1 到 6 标记"


def test_input_methods_stay_out_of_the_list(table: MaterialsTable) -> None:
    assert not table.view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert isinstance(table.view, QListView)


def test_summary_counts_as_marks_are_made(table: MaterialsTable, show: Callable[..., None]) -> None:
    summary = MaterialsSummary(table.model)
    show(summary)

    def words() -> list[str]:
        return [chip.text for chip in (summary._ready, *summary._chips.values()) if chip.isVisible()]

    assert words() == ["已齐 1", "未看 3"]
    table.view.mark(1, MaterialState.UNFIT)
    table.view.mark(2, MaterialState.DEFERRED)
    table.view.mark(3, MaterialState.COPY)
    assert words() == ["已齐 2", "不合格 1", "容缺 1"]
    assert summary._seen.isVisible()
