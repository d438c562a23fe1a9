"""The papers that go with a bag: counting it, its cover, what was lost, what goes up, the village's day."""

from datetime import date, timedelta
from typing import Any

import pytest

import printing
from printing import frame
from tests.printing import reading

RARE = "古丽巴哈尔·阿布都热依木䶮𬭎𠮷"
MANIFEST = "9911012603189011"
CASES = [f"99110126031801{n:02d}" for n in range(40)]


def counted(number: str, **changes: object) -> dict[str, object]:
    return {
        "number": number,
        "listed": 3,
        "counted": 3,
        "mark": "相符",
        "name": RARE,
        "item": "事项",
    } | changes


def slip(*lines: dict[str, object], **changes: object) -> printing.Rendered:
    return printing.render("count_slip", printing.sample("count_slip") | {"lines": list(lines)} | changes)


def cover(lines: list[dict[str, object]]) -> printing.Rendered:
    return printing.render("bag_cover", printing.sample("bag_cover") | {"lines": lines})


def tally(**changes: object) -> printing.Rendered:
    return printing.render("village_tally", printing.sample("village_tally") | changes)


def bars(done: printing.Rendered) -> list[str]:
    return [code.text for code in reading.codes(done.pdf) if code.kind == "Code128"]


def test_slip_of_40_cases_keeps_every_row_under_its_heading() -> None:
    done = slip(*(counted(number) for number in CASES))
    pages = reading.text(done.pdf).split("\f")
    assert len(pages) >= 3
    assert all("办件编号" in page for page in pages)
    assert reading.flat(done.pdf).count(RARE) == 40
    assert bars(done) == [MANIFEST]


def test_slip_adds_up_cases_sheets_and_marks() -> None:
    done = slip(
        counted(CASES[0]),
        counted(CASES[1], mark="份数不符", counted=2, note="户口簿 1 份"),
        counted(CASES[2], mark="退回", note="没有签名"),
    )
    assert "合计3件98相符1件份数不符1件退回1件" in reading.flat(done.pdf)


def test_case_counted_before_its_data_came_has_no_name_yet() -> None:
    done = slip(counted(CASES[0], name="", item=""))
    assert "数据未到" in reading.text(done.pdf)


@pytest.mark.parametrize(
    ("mark", "said", "unsaid"),
    [
        ("相符", "全部相符，没有差异", "查清"),
        ("份数不符", "自点收起3个工作日内（2026年3月23日前）查清并了结", "退回的材料"),
        ("退回", "退回的材料随本单交回送件方", "查清"),
    ],
)
def test_slip_ends_with_what_is_still_to_do(mark: str, said: str, unsaid: str) -> None:
    told = reading.flat(slip(counted(CASES[0], mark=mark)).pdf)
    assert said in told
    assert unsaid not in told


@pytest.mark.parametrize(
    ("seal", "whole", "said"),
    [("LT-1", True, "LT-1，完好"), ("LT-1", False, "LT-1，已破损"), ("", False, "编号没有登记，已破损")],
)
def test_slip_says_how_the_seal_was_found(seal: str, whole: bool, said: str) -> None:
    done = slip(counted(CASES[0]), seal=seal, seal_whole=whole)
    assert said in reading.flat(done.pdf)


def test_slip_refuses_a_mark_nobody_can_make() -> None:
    with pytest.raises(printing.PaperError, match="9911-01-260318-010-0 的点收写的是“差不多”"):
        slip(counted(CASES[0], mark="差不多"))


def test_later_pages_of_slip_and_cover_say_whose_they_are() -> None:
    bagged: list[dict[str, object]] = [
        {"number": number, "name": RARE, "item": "事项", "count": 2} for number in CASES
    ]
    number = frame.shown(MANIFEST)
    for done, head in (
        (slip(*(counted(each) for each in CASES)), f"点收回单（续）清单{number}"),
        (cover(bagged), f"材料袋封面（续）清单{number}"),
    ):
        first, *later = ("".join(page.split()) for page in reading.text(done.pdf).split("\f"))
        assert head not in first
        assert later
        assert all(page.count(head) == 1 for page in later)


@pytest.mark.parametrize("kind", ["count_slip", "bag_cover"])
def test_manifest_without_cases_says_so(kind: str) -> None:
    done = printing.render(kind, printing.sample(kind) | {"lines": []})
    assert "没有办件" in reading.text(done.pdf)
    assert bars(done) == [MANIFEST]


def test_scanner_reads_manifest_and_every_case_of_a_bag() -> None:
    lines: list[dict[str, object]] = [
        {"number": number, "name": RARE, "item": "事项", "count": 2} for number in CASES
    ]
    done = cover(lines)
    assert bars(done) == [MANIFEST, *CASES]
    pages = reading.text(done.pdf).split("\f")
    assert all("办件编号" in page for page in pages)
    assert "各袋共有40件80份" in reading.flat(done.pdf)
    assert "第1袋，共2袋" in reading.flat(done.pdf)


def test_bag_with_a_case_number_of_odd_length_is_refused() -> None:
    with pytest.raises(printing.PaperError, match="材料袋封面画不出来：条码"):
        cover([{"number": "991101260318010", "name": "马德福", "item": "事项", "count": 1}])


def test_row_with_bars_grows_with_a_long_name_and_the_bars_still_read() -> None:
    done = cover([{"number": CASES[0], "name": RARE * 6, "item": "事项", "count": 1}])
    assert RARE * 6 in reading.flat(done.pdf)
    assert bars(done) == [MANIFEST, CASES[0]]


def test_report_of_a_loss_spares_the_villager_and_names_who_had_the_papers() -> None:
    told = reading.flat(printing.render("lost_paper", printing.sample("lost_paper")).pdf)
    assert "不再要求本人重新提交" in told
    assert "由青禾镇便民服务中心向出具单位补办、调取或者核验，2026年3月30日前补到" in told
    assert "遗失的材料（2份4页）" in told
    assert told.index("吴桂芳周小满") < told.index("周小满高红")


def test_report_of_a_loss_without_manifest_or_signatures_is_drawn() -> None:
    bare: dict[str, object] = {"manifest": "", "signed": [], "replaced_by": None}
    told = reading.flat(printing.render("lost_paper", printing.sample("lost_paper") | bare).pdf)
    assert "交接清单" not in told
    assert "没有交接签字" in told


def test_report_of_a_loss_has_to_name_a_paper() -> None:
    with pytest.raises(printing.PaperError, match="没有写遗失的是哪几份材料"):
        printing.render("lost_paper", printing.sample("lost_paper") | {"originals": []})


@pytest.mark.parametrize(
    ("days", "said"), [(17, "17个工作日"), (0, "剩余0个工作日"), (-2, "已超2个工作日"), (None, "")]
)
def test_referral_tells_the_department_what_time_is_left(days: int | None, said: str) -> None:
    data = printing.sample("referral") | {"remaining_days": days}
    told = reading.flat(printing.render("referral", data).pdf)
    assert said in told
    assert ("剩余" in told) is (days is not None)


def test_referral_binds_the_receiver_to_article_35() -> None:
    told = reading.flat(printing.render("referral", printing.sample("referral")).pdf)
    assert "行政许可法》第三十五条，已经报送的材料，不要求申请人重复提供" in told
    assert "21页，随交接清单9901-06-260320-901-8" in told
    assert "999999********0037" in told


def test_long_opinion_takes_the_receipt_whole_to_the_next_page() -> None:
    data = printing.sample("referral") | {"lawful": "符合村庄规划。" * 60}
    pages = reading.text(printing.render("referral", data).pdf).split("\f")
    last = "".join(pages[-1].split())
    assert len(pages) == 2
    assert all(word in last for word in ("回执", "接收人签名", "接收时间", "退回原因"))


def test_day_of_a_village_without_anything_late_says_so() -> None:
    told = reading.flat(tally(late=[], differences=[], plan=[]).pdf)
    assert told.count("没有。") == 2
    assert "明日到镇计划没有安排。" in told
    assert "待送达超3天0件差异未了结0件" in told


def test_day_of_a_village_lists_40_late_results_with_full_names() -> None:
    fetched = date(2026, 3, 18) - timedelta(days=5)
    late: list[dict[str, Any]] = [
        {"number": number, "name": RARE, "item": "事项", "fetched_on": fetched.isoformat(), "days": 5}
        for number in CASES
    ]
    done = tally(late=late)
    pages = reading.text(done.pdf).split("\f")
    assert len(pages) >= 3
    assert reading.flat(done.pdf).count(RARE) == 40
    assert "待送达超3天40件" in reading.flat(done.pdf)
    assert done.uncovered == ()


def test_cover_of_a_single_bag_holds_the_whole_manifest() -> None:
    done = printing.render("bag_cover", printing.sample("bag_cover") | {"bags": 1})
    assert "袋内6件26份" in reading.flat(done.pdf)
