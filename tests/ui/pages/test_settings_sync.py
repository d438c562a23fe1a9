"""同步和备份: what waits, what two desks differ on, and that nothing is decided without being looked at."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QRadioButton

from hall_client.domain.line_status import LineState
from hall_client.domain.syncing import Disposition
from hall_client.ui import theme
from hall_client.ui.pages import settings_sync_controller
from tests.ui.line_example import (
    DISPUTE,
    EVENTS,
    LONG_NAME,
    LOST,
    OFFLINE,
    RARE,
    SENDING,
    SENT,
    WAITING,
    ExampleLine,
)
from tests.ui.pages.sync_page import BUSY, Opened, hall, opened

__all__ = ["hall", "opened"]

K, CTRL, D = Qt.Key, Qt.KeyboardModifier.ControlModifier, Disposition


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(settings_sync_controller, "announce", lambda _widget, text: heard.append(text))
    return heard


def test_the_four_facts_and_what_waits(opened: Callable[..., Opened]) -> None:
    sync = opened(BUSY).page.sync
    assert sync.network.words == "已联网，正在上传　10:50 连上"
    assert sync.unsent.words == "40 条，其中办件 2 件　不影响办理"
    assert sync.reference.words == "最新，08:20 核对　没网时用这一份"
    assert sync.waiting.words == [
        "办件，9901-03-260318-014-0，史玉兰，残疾人两项补贴资格认定，10:41，正在传",
        f"办件，9901-03-260318-015-8，{LONG_NAME}，老年优待证，10:48，等着传",
        "评价，9901-03-260318-014-0，已评，10:44，等着传",
        "留痕，37 条，随办件一起传，10:50，等着传",
    ]
    assert sync.recent.words == [
        "10:50，恢复联网，开始上传",
        "10:39，断开，转为离线办理",
        "08:31，传完 14 条",
    ]
    sync.recent.more.click()
    assert sync.recent.words[-1] == "3 月 17 日 10:52，断开，转为离线办理"


def test_opening_says_how_much_waits(opened: Callable[..., Opened], spoken: list[str]) -> None:
    made = opened(BUSY)
    assert spoken == ["2 件还没上传"]
    made.page.form.menu.setCurrentRow(0)
    made.line.now = replace(SENDING, waiting=7, waiting_cases=0)
    made.page.show_section("sync")
    made.settle()
    made.line.now = SENT
    made.page.form.menu.setCurrentRow(0)
    made.page.show_section("sync")
    made.settle()
    assert spoken[1:] == ["7 条还没上传", "都传完了，10:52"]


def test_nothing_waiting_says_since_when(opened: Callable[..., Opened]) -> None:
    sync = opened(ExampleLine(SENT, (), (), EVENTS)).page.sync
    assert sync.unsent.words == "都传完了，10:52"
    assert sync.waiting._empty.accessibleName() == "都传完了，10:52。新办的会自动上传。"
    assert sync.waiting.table.isHidden()
    assert sync.dispute.isHidden()
    assert sync.changed.isHidden()
    assert sync.twice.isHidden()
    assert sync.lost.isHidden()


def test_a_pc_on_its_own_says_so_and_how_to_join(opened: Callable[..., Opened], spoken: list[str]) -> None:
    sync = opened(ExampleLine()).page.sync
    assert sync.network.words == "单机办理　没有加入中心"
    assert sync.alone.isVisible()
    assert not sync.waiting.isVisible()
    assert spoken == []


def test_offline_it_says_what_is_kept(opened: Callable[..., Opened]) -> None:
    sync = opened(ExampleLine(OFFLINE, WAITING)).page.sync
    assert sync.network.words == "没有网络　10:39 断开，照常办理"
    assert sync.unsent.words == "12 条，其中办件 3 件　联网后自动上传"
    assert sync.reference.words == "08:20 的　没网时用这一份"


def test_sending_is_asked_for_held_back_and_gone_on_with(opened: Callable[..., Opened]) -> None:
    made = opened(BUSY)
    waiting = made.page.sync.waiting
    waiting.now.click()
    waiting.hold.click()
    made.settle()
    assert waiting.hold.text() == "继续传"
    assert made.page.sync.network.words.startswith("已联网，暂缓上传")
    waiting.hold.click()
    made.settle()
    assert waiting.hold.text() == "暂缓"
    assert made.line.asked == ["sync", ("hold_back", True), ("hold_back", False)]


def test_what_differs_is_merged_by_the_keyboard_alone(opened: Callable[..., Opened]) -> None:
    made = opened(BUSY)
    card = made.page.sync.dispute
    made.page.sync.waiting.table.setFocus()
    made.press(K.Key_Return, CTRL)
    assert card.error == "还有 2 项没选，选好再合并。"
    for _ in range(4):
        made.press(K.Key_Tab)
        if isinstance(QApplication.focusWidget(), QRadioButton):
            made.press(K.Key_Space)
            if card.fields.undecided == 1:
                continue
            made.press(K.Key_Right)
    made.press(K.Key_Return, CTRL)
    assert made.line.asked == [("settle", "c1", ["applicant_phone"])]
    assert card.isHidden()
    top = made.shell.strip.top
    assert top is not None
    assert top.what == "已按选的合并，两边的记录都留着。"
    made.press(K.Key_Z, CTRL)
    assert made.line.asked[1:] == [("unsettle", "s-c1")]
    assert card.shown == DISPUTE
    assert card.fields.undecided == 2
    made.press(K.Key_Z, CTRL)
    assert len(made.line.asked) == 2
    assert made.shell.strip.top is not None
    assert made.shell.strip.top.what == "没有可撤销的。"


def test_each_value_says_whose_it_is(opened: Callable[..., Opened]) -> None:
    made = opened(BUSY)
    said = [button.accessibleName() for button in made.page.sync.dispute.fields.buttons]
    assert said == [
        "联系电话，这台电脑，100 0000 0077",
        "联系电话，柳塘村站，100 0000 0071",
        "材料 3，这台电脑，缺",
        "材料 3，柳塘村站，复印件",
    ]


def test_what_was_chosen_survives_news_of_the_line(opened: Callable[..., Opened]) -> None:
    made = opened(BUSY)
    fields = made.page.sync.dispute.fields
    fields.choose(0, mine=True)
    made.controller._signal.publish(replace(SENDING, waiting=12))
    made.settle()
    assert made.page.sync.dispute.fields.undecided == 1
    assert made.page.sync.unsent.words.startswith("40 条")


def test_put_off_shows_the_next_and_nothing_is_lost(opened: Callable[..., Opened]) -> None:
    made = opened(replace(BUSY, open_disputes=(DISPUTE, RARE)))
    card = made.page.sync.dispute
    card.later.setFocus()
    made.press(K.Key_Space)
    assert card.shown == RARE
    assert card._number.text() == "9901-03-260318-002-9"
    said = [button.accessibleName() for button in card.fields.buttons]
    assert said[1] == f"姓名，柳塘村站，{LONG_NAME}"
    assert said[2] == "证件号，这台电脑，999999 1941**** 0010"
    assert said[4] == "承诺日期，这台电脑，（空着）"
    made.press(K.Key_Space)
    assert card.shown is None
    assert card.isVisible()
    made.press(K.Key_Return, CTRL)
    assert made.line.asked == []
    made.press(K.Key_Space)
    assert card.shown == DISPUTE


def test_a_refused_merge_keeps_the_choice(opened: Callable[..., Opened]) -> None:
    made = opened(BUSY)
    card = made.page.sync.dispute
    card.fields.choose(0, mine=True)
    card.fields.choose(1, mine=False)
    made.line.refusal = "中心没有回答，还没有合并。"
    card.merge.click()
    made.settle()
    top = made.shell.strip.top
    assert top is not None
    assert top.what == "中心没有回答，还没有合并。"
    assert card.fields.undecided == 0


def test_the_menu_marks_the_page_while_something_differs(opened: Callable[..., Opened]) -> None:
    made = opened(BUSY)
    assert not made.page.form.menu.item(4).icon().isNull()
    made.controller._signal.publish(SENT)
    assert made.page.form.menu.item(4).icon().isNull()


def test_tab_and_f6_reach_everything_in_reading_order(opened: Callable[..., Opened]) -> None:
    made = opened(BUSY)
    made.page.form.menu.setFocus()
    sync, met = made.page.sync, []
    for _ in range(12):
        made.press(K.Key_Tab)
        met.append(QApplication.focusWidget())
    wanted = [
        sync.backup_now,
        sync.waiting.now,
        sync.waiting.hold,
        sync.waiting.table,
        sync.dispute.later,
        sync.dispute.merge,
        sync.recent.more,
        sync.look_again,
    ]
    assert [widget for widget in met if widget in wanted] == wanted
    sync.dispute.later.setFocus()
    made.press(K.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is made.page.form.menu
    made.press(K.Key_F6)
    assert QApplication.focusWidget() is sync.dispute.later
    for widget in met:
        assert widget is not None
        assert QAccessible.queryAccessibleInterface(widget) is not None


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("contrast", [False, True])
def test_it_fits_at_every_size_and_in_high_contrast(
    opened: Callable[..., Opened], qapp: QApplication, scale: float, contrast: bool
) -> None:
    made = opened(replace(BUSY, open_disputes=(RARE, DISPUTE), lost=LOST))
    theme.apply(qapp, scale, contrast)
    made.settle()
    area = made.page.form.stack.currentWidget()
    assert made.page.sync.minimumSizeHint().width() <= area.width()
    assert made.page.minimumSizeHint().width() <= 1366
    assert made.page.minimumSizeHint().height() <= 600


def test_a_status_nobody_can_read_is_told_and_asked_for_again(opened: Callable[..., Opened]) -> None:
    made = opened(BUSY)
    made.line.refusal = "这台电脑已被停用，请找管理员。"
    made.controller.begin()
    made.settle()
    top = made.shell.strip.top
    assert top is not None
    assert "已被停用" in top.what
    made.line.refusal = ""
    made.line.now = replace(SENDING, state=LineState.CONNECTED, waiting=0, waiting_cases=0)
    made.controller.begin()
    made.settle()
    assert made.page.sync.network.words.startswith("已联网　")
