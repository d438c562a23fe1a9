"""The smaller controls: outcomes, questions, fields, sections, queue, preview."""

import threading
from collections.abc import Callable
from io import BytesIO

import pypdfium2
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from hall_client.ui import theme
from hall_client.ui.background import Background
from hall_client.ui.widgets.bottom_bar import BottomBar
from hall_client.ui.widgets.code_text import CodeText
from hall_client.ui.widgets.field import Field
from hall_client.ui.widgets.option_row import OptionRow
from hall_client.ui.widgets.outcome_button import OutcomeButton
from hall_client.ui.widgets.paper_view import Fit, PaperView, draw_pages
from hall_client.ui.widgets.password_field import PasswordField
from hall_client.ui.widgets.queue_list import QueueList, QueueRow
from hall_client.ui.widgets.section_card import SectionCard, SectionState
from hall_client.ui.widgets.section_stack import SectionStack
from hall_client.ui.widgets.stage_bar import Stage, StageBar, StageState


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def pdf(pages: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    target = BytesIO()
    document.save(target)
    document.close()
    return target.getvalue()


def test_forbidden_outcome_keeps_its_reason_readable(qtbot: QtBot) -> None:
    button = OutcomeButton("受理", "F9")
    qtbot.addWidget(button)
    button.forbid("剩 2 项没看")
    assert not button.isEnabled()
    assert button.second_line == "F9  剩 2 项没看"
    assert button.accessibleDescription() == "F9  剩 2 项没看"
    button.allow(state="recommended")
    assert button.isEnabled()
    assert button.second_line == "F9"
    with pytest.raises(KeyError):
        button.set_state("green")


def test_outcome_button_is_wide_enough_for_its_reason(qtbot: QtBot, qapp: QApplication) -> None:
    button = OutcomeButton("受理", "F9")
    qtbot.addWidget(button)
    short = button.sizeHint().width()
    button.forbid("还有 2 项材料没看，看完再定")
    assert button.minimumSizeHint().width() > short
    before = button.sizeHint()
    theme.apply(qapp, 2.0)
    assert button.sizeHint().height() == 2 * before.height()


def test_outcomes_fold_into_a_list_where_they_do_not_fit(show: Callable[..., None]) -> None:
    bar = BottomBar()
    chosen: list[str] = []
    buttons = [
        OutcomeButton(text, key) for text, key in (("当场办结", "F8"), ("受理", "F9"), ("告知", "F10"))
    ]
    bar.add_left(OutcomeButton("呼叫下一位", "F2", width=208))
    for button in buttons:
        bar.add_outcome(button)
    bar.add_right(OutcomeButton("打印", "F12", width=188))
    buttons[0].forbid("不是即办件")
    buttons[1].clicked.connect(lambda: chosen.append("accept"))
    show(bar, 1000, 64)
    assert all(button.isVisible() for button in buttons)
    bar.resize(620, 64)
    assert not any(button.isVisible() for button in buttons)
    bar.open_list()
    menu = bar.findChild(QMenu)
    assert menu is not None
    entries = menu.actions()
    assert [entry.text() for entry in entries] == ["当场办结　F8  不是即办件", "受理　F9", "告知　F10"]
    assert not entries[0].isEnabled()
    entries[1].trigger()
    assert chosen == ["accept"]
    menu.close()


@pytest.fixture
def question(show: Callable[..., None]) -> OptionRow:
    row = OptionRow("谁来办？", (("self", "本人"), ("kin", "亲属代办"), ("village", "委托村站")))
    show(row)
    row.setFocus()
    return row


def test_question_is_answered_by_digit_or_arrow(question: OptionRow) -> None:
    given: list[str] = []
    asked: list[bool] = []
    question.chosen.connect(given.append)
    question.next_requested.connect(lambda: asked.append(True))
    for key in (Qt.Key.Key_3, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_9):
        QTest.keyClick(focused(), key)
    assert given == ["village", "kin", "village", "village"]
    assert question.answer == "village"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert asked == [True]


def test_prefilled_answer_says_where_it_comes_from(question: OptionRow) -> None:
    def words() -> list[str]:
        return [label.text() for label in question.findChildren(QLabel)]

    assert "要问一下" in words()
    question.set_answer("kin", "读卡带出")
    assert "读卡带出" in words()
    assert question.answer == "kin"
    QTest.keyClick(focused(), Qt.Key.Key_1)
    assert "读卡带出" not in words(), "the clerk's own answer does not come from the card"


def test_field_keeps_what_was_typed_under_its_error(show: Callable[..., None]) -> None:
    field = Field("证件号", digits=True)
    show(field)
    field.setFocus()
    QTest.keyClicks(field.edit, "999999196803120020")
    field.set_error("最后一位不对，请对照身份证再输一次。")
    assert field.text() == "999999196803120020"
    assert field.error == "最后一位不对，请对照身份证再输一次。"
    assert field.edit.accessibleDescription() == field.error
    assert field.edit.inputMethodHints() & Qt.InputMethodHint.ImhDigitsOnly
    QTest.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.error == ""
    assert not Field("姓名").edit.inputMethodHints() & Qt.InputMethodHint.ImhDigitsOnly


def test_password_field_tells_of_locked_capitals(show: Callable[..., None]) -> None:
    field = PasswordField("密码")
    show(field)
    QTest.keyClicks(field.edit, "a")
    assert field.caps_hint == ""
    QTest.keyClicks(field.edit, "A")
    assert field.caps_hint == "大写已锁定"
    QTest.keyClicks(field.edit, "A", Qt.KeyboardModifier.ShiftModifier)
    assert field.caps_hint == ""
    assert field.edit.displayText() != field.text()


def test_finished_sections_are_lines_joined_into_one_card(
    show: Callable[..., None], qapp: QApplication
) -> None:
    stack = SectionStack()
    cards = [SectionCard(title, f"Alt+{at}") for at, title in enumerate(("申请人", "事项", "材料"), 1)]
    for card in cards:
        stack.add(card)
    cards[0].set_summary("钟𬭎 <b>84</b> 岁")
    for card in cards[:2]:
        card.set_state(SectionState.DONE)
    cards[2].set_state(SectionState.ACTIVE)
    show(stack, 800, 600)
    assert [card.property("joined") for card in cards] == ["first", "last", ""]
    assert cards[1].y() == cards[0].geometry().bottom() + 1
    assert cards[2].y() == cards[1].geometry().bottom() + 1 + 12
    assert cards[2].height() > 300
    cards[0].setVisible(False)
    cards[1].setVisible(False)
    qapp.processEvents()
    assert cards[2].y() == 0, "hidden sections leave no gap"
    asked: list[bool] = []
    cards[0].edit_requested.connect(lambda: asked.append(True))
    cards[0]._edit.click()
    assert asked == [True]


def test_refreshed_queue_keeps_its_place(show: Callable[..., None], qapp: QApplication) -> None:
    queue = QueueList()
    rows = [QueueRow(f"A{number:03}", "社会事务", f"{number} 分钟") for number in range(60)]
    queue.set_rows(rows)
    show(queue, 236, 300)
    queue.setCurrentIndex(queue.queue.index(35, 0))
    queue.verticalScrollBar().setValue(30)
    queue.set_rows(rows[1:])
    assert queue.currentIndex().data() == "A035"
    assert queue.currentIndex().row() == 34
    qapp.processEvents()
    assert queue.verticalScrollBar().value() == 30
    role = Qt.ItemDataRole.AccessibleTextRole
    assert queue.queue.index(0, 0).data(role) == "A001，社会事务，1 分钟"


def test_stages_are_read_out_in_words(qtbot: QtBot) -> None:
    bar = StageBar()
    qtbot.addWidget(bar)
    bar.set_stages(
        [Stage("申请", "09:37", StageState.DONE), Stage("受理", state=StageState.CURRENT), Stage("承办")]
    )
    assert bar.accessibleName() == "申请已过，受理正在，承办还没到"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_dots_of_stages_are_round(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    theme.apply(qapp, scale)
    bar = StageBar()
    qtbot.addWidget(bar)
    bar.set_stages([Stage("申请", state=StageState.DONE)])
    bar.resize(bar.sizeHint())
    picture = bar.grab().toImage()
    green = theme.colour("green_7").rgb()
    edge, middle = (
        sum(picture.pixel(x, y) == green for x in range(picture.width())) for y in (0, theme.px(6))
    )
    theme.apply(qapp)
    assert edge <= 2 < middle, "a dot that is cut has a straight edge at the top"


def test_long_name_may_shrink_but_keeps_its_text(qtbot: QtBot) -> None:
    name = "古丽巴哈尔·阿布都热依木·吐尔逊江·买买提艾力·阿不都拉·䶮"
    label = CodeText(name)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < label.sizeHint().width()
    assert label.toolTip() == name
    assert label.accessibleName() == name


def test_paper_is_drawn_off_the_gui_thread_and_fits(show: Callable[..., None], qtbot: QtBot) -> None:
    background = Background()
    view = PaperView(background)
    view.show_words("选好结果，这里出预览")
    show(view, 444, 600)
    view.show_paper(pdf(3))
    assert view.page_count == 0
    qtbot.waitUntil(lambda: view.page_count == 3)
    widths = [page.pixmap().width() for page in view._pages]
    assert max(widths) <= 444 - 2 * 14
    assert min(widths) > 380
    view._whole.click()
    qtbot.waitUntil(lambda: view._pages[0].pixmap().height() < 540)
    view.show_paper(b"no paper at all")
    qtbot.waitUntil(lambda: view.page_count == 0)
    assert "不影响打印" in view._words.text()
    background.close()


def test_paper_drawn_too_late_does_not_come_back(show: Callable[..., None], qtbot: QtBot) -> None:
    background, gate = Background(), threading.Event()
    view = PaperView(background)
    show(view, 444, 600)
    background.run(gate.wait, print, print)
    view.show_paper(pdf(1))
    view.show_words("选好结果，这里出预览")
    gate.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert view.page_count == 0
    assert view._words.isVisible()
    background.close()


def test_paper_is_sharp_on_dense_screens_and_keeps_its_colours(qapp: QApplication) -> None:
    target = BytesIO()
    canvas = Canvas(target, pagesize=(595, 842))
    canvas.setFillColorRGB(0.8, 0.1, 0.1)
    canvas.rect(0, 0, 595, 842, stroke=0, fill=1)
    canvas.save()
    zoom, (page,) = draw_pages(target.getvalue(), QSize(100, 100), Fit.ZOOM, 1.0, 2.0)
    assert page.pixelColor(50, 50).red() > 180
    assert page.pixelColor(50, 50).blue() < 60
    assert zoom == 1.0
    assert page.devicePixelRatio() == 2.0
    assert page.deviceIndependentSize().toSize().width() == pytest.approx(793, abs=1)
