"""同步和备份 after the centre was put back: what it answers otherwise, numbers given twice, what it no longer has."""

from collections.abc import Callable
from dataclasses import replace

from hall_client.domain.line_status import ChangedAnswer
from hall_client.domain.syncing import Disposition
from tests.ui.line_example import (
    CHANGED,
    LONG_NAME,
    LOST,
    TWICE,
    at,
)
from tests.ui.pages.sync_page import BUSY, Opened, hall, opened

__all__ = ["hall", "opened"]

D = Disposition


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
