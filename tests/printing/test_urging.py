"""C18 超期督办单: what is late and where it stands, what is asked, and the column for the answer."""

import pytest

import printing
from tests.printing import reading

RARE = "古丽巴哈尔·阿布都热依木䶮𬭎𠮷"
MATTER: dict[str, object] = {
    "case": None,
    "matter": "5 号窗口，外出勘查",
    "due": None,
    "overdue_days": 0,
    "stage": "",
}


def urging(**changes: object) -> printing.Rendered:
    return printing.render("urging", printing.sample("urging") | changes)


def test_it_says_how_late_where_it_stands_and_until_when_an_answer_is_wanted() -> None:
    told = reading.flat(urging().pdf)
    for words in (
        "超期督办单",
        "〔2026〕第01001号",
        "何建国、杨春䶮（青禾镇便民服务中心）",
        "应办结日2026年3月17日",
        "已超期1个工作日",
        "当前环节批准，已停留3天",
        "请于2026-03-1817:00前书面回复",
        "抄送：镇督查室",
        "业务专用章",
        "签收人",
    ):
        assert words in told


def test_before_the_answer_there_is_room_to_write_it() -> None:
    told = reading.flat(urging(reply=None).pdf)
    assert "预计办结年月日" in told
    assert "补拍" not in told
    assert "预计办结2026年3月19日" in reading.flat(urging().pdf)


def test_an_answer_without_a_day_says_so() -> None:
    reply = {"cause": "等上级", "measures": "已催", "by": "杨春", "at": "2026-03-18 15:40"}
    assert "预计办结没有写" in reading.flat(urging(reply=reply).pdf)


def test_what_is_not_late_yet_and_no_case_is_a_plain_urging_without_bars() -> None:
    done = urging(**MATTER)
    told = reading.flat(done.pdf)
    assert "已超期" not in told
    assert told.startswith("青禾镇便民服务中心督办单")
    assert "5号窗口，外出勘查" in told
    assert reading.codes(done.pdf) == []


def test_it_has_to_ask_something() -> None:
    with pytest.raises(printing.PaperError, match="没有写要求"):
        urging(asked=" ")


def test_long_words_and_rare_names_go_on_to_a_second_page_whole() -> None:
    reply = {"cause": "原因" * 100, "measures": "措施" * 100, "by": RARE, "at": "2026-03-18 15:40"}
    done = urging(recipients="、".join([RARE] * 6), asked="请说明" * 60, situation="情况" * 100, reply=reply)
    assert done.uncovered == ()
    told = reading.flat(done.pdf)
    assert told.count(RARE) == 7
    assert "措施" * 100 in told
    last = "".join(reading.text(done.pdf).split("\f")[-1].split())
    assert all(word in last for word in ("回复", "签收人", "回复人"))
