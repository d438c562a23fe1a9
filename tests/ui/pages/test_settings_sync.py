"""同步和备份: what waits, what two desks differ on, and that nothing is decided without being looked at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from hall_client.domain.line_status import ChangedAnswer, LineState
from hall_client.domain.syncing import Disposition
from hall_client.ui import theme
from hall_client.ui.context import Context
from hall_client.ui.pages import settings_sync_controller
from hall_client.ui.pages.settings_page import SettingsPage
from hall_client.ui.pages.settings_sync_controller import SyncController
from hall_client.ui.shell import Shell
from tests.ui.line_example import (
    CHANGED,
    DISPUTE,
    EVENTS,
    LONG_NAME,
    LOST,
    OFFLINE,
    RARE,
    SENDING,
    SENT,
    TWICE,
    WAITING,
    ExampleLine,
    at,
    example,
)
from tests.ui.pages.real_hall import RealHall, real_hall

K, CTRL, D = Qt.Key, Qt.KeyboardModifier.ControlModifier, Disposition
BUSY = ExampleLine(SENDING, WAITING, (DISPUTE,), EVENTS)


@dataclass
class Opened:
    shell: Shell
    page: SettingsPage
    line: ExampleLine
    context: Context
    controller: SyncController
    qtbot: QtBot

    def settle(self) -> None:
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.context.background.busy)
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)
        self.settle()


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RealHall]:
    with real_hall(tmp_path) as made:
        made.clock.at = at(10, 52)
        yield made


@pytest.fixture
def opened(hall: RealHall, qtbot: QtBot, show: Callable[..., None]) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def open_with(line: ExampleLine) -> Opened:
        context = hall.context("0307")
        contexts.append(context)
        shell, page = Shell(), SettingsPage()
        line, centre = example(replace(line, asked=[]))
        controller = SyncController(page, context, shell.strip, centre)
        shell.add_page("settings", "设置", page, 7)
        shell.set_zones("settings", page.zones())
        show(shell, 1366, 738)
        page.show_section("sync")
        made = Opened(shell, page, line, context, controller, qtbot)
        made.settle()
        return made

    yield open_with
    for context in contexts:
        context.close()


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


def test_answers_a_restored_centre_changed_are_listed_until_seen(opened: Callable[..., Opened]) -> None:
    more = [ChangedAnswer("", "", "收件", at(10, 45), D.ACCEPTED, D.QUARANTINED)] * 8
    made = opened(replace(BUSY, changed=(*CHANGED, *more)))
    card = made.page.sync.changed
    assert card.title == "中心换过机器，10 条记录的结论和上次不一样了"
    assert card.words[0] == (
        "9901-03-260318-014-0　史玉兰，残疾人两项补贴\n受理（10:41）：原来已收下，现在和别处对不上。"
        "按中心的为准；要按这台电脑的，在上面“要你看一眼”里合并。"
    )
    assert card.words[1].endswith("原来没有收下，现在已收下。不用做什么，看一眼这件现在对不对。")
    assert card.words[2].endswith("原来已收下，现在没有收下。这台电脑上的都在，请把编号告诉维护人员。")
    assert card.words[8] == "还有 2 条，看过这些再显示。"
    card.all_seen.click()
    made.settle()
    assert made.line.asked == ["seen"]
    assert card.isHidden()


def test_a_number_given_twice_is_listed_with_both_names(opened: Callable[..., Opened]) -> None:
    card = opened(replace(BUSY, twice=TWICE)).page.sync.twice
    assert card.title == "1 个编号给过两件，两件都在。查和扫的时候看姓名"
    assert card.words == [
        f"9901-03-260318-014-0\n陈䶮根，养老金资格认证（10:41，赵婷）\n{LONG_NAME}，老年优待证（10:44，李敏）"
    ]


def test_what_a_centre_lost_is_listed_with_what_becomes_of_it(opened: Callable[..., Opened]) -> None:
    card = opened(replace(BUSY, lost=LOST)).page.sync.lost
    assert card.title == "中心退回到以前，少了 7 样，这台电脑都留着"
    assert "hall-client central salvage" in card.words[0]
    assert card.words[1:] == [
        "9901-03-260318-014-0　陈䶮根，养老金资格认证\n这里看到过“承办中”，中心现在是“收件待决定”",
        f"9901-03-260318-002-9　{LONG_NAME}，老年优待证\n这里看到过“已办结”，中心没有这一件",
        "另有大厅的记录、名册、目录等 5 样",
    ]


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
