"""Mandate, the forms of a proxy, and the manifest that both ends sign."""

import re

import pytest

import printing
from tests.printing import reading

RARE = "古丽巴哈尔·阿布都热依木䶮𬭎𠮷"
MANIFEST = "9911012603189011"
CASES = [f"99110126031801{n:02d}" for n in range(40)]


def bars(done: printing.Rendered) -> list[str]:
    return [code.text for code in reading.codes(done.pdf) if code.kind == "Code128"]


def manifest(**changes: object) -> printing.Rendered:
    return printing.render("manifest", printing.sample("manifest") | changes)


def bagged(number: str, *names: str, who: str = RARE) -> dict[str, object]:
    pieces = [{"name": name, "form": "原件", "copies": 1, "pages": 2} for name in names]
    return {"number": number, "name": who, "item": "事项", "pieces": pieces}


def test_manifest_lists_every_material_with_copies_and_pages() -> None:
    told = reading.flat(manifest(lines=[bagged(CASES[0], "申请表", "户口簿")]).pdf)
    assert f"{RARE}2份" in told
    assert "申请表户口簿原件原件1122" in told
    assert "合计1件24" in told


def test_scanner_reads_manifest_and_every_case_on_it() -> None:
    done = manifest(lines=[bagged(number, "申请表") for number in CASES])
    assert bars(done) == [MANIFEST, *CASES]


def test_later_pages_of_a_manifest_say_which_it_is() -> None:
    done = manifest(lines=[bagged(number, "申请表") for number in CASES])
    first, *others = reading.text(done.pdf).split("\f")
    assert len(others) >= 3
    assert "（续）" not in first
    assert all("纸质材料交接清单（续） 9911-01-260318-901-1" in page.replace("　", " ") for page in others)


def test_case_of_90_materials_goes_on_with_its_name_and_loses_none() -> None:
    names = [f"第{n}样" for n in range(90)]
    done = manifest(lines=[bagged(CASES[0], "申请表"), bagged(CASES[1], *names), bagged(CASES[2], "申请表")])
    pages = ["".join(page.split()) for page in reading.text(done.pdf).split("\f")]
    parts = [page for page in pages if "样" in page]
    assert len(parts) >= 3
    assert all(f"{RARE}90份" in page for page in parts)
    found = re.findall(r"第\d+样", "".join(parts))
    assert found == names


def test_material_with_a_name_longer_than_a_page_is_cut_and_nothing_is_lost() -> None:
    name = "证明" * 400
    done = manifest(lines=[bagged(CASES[0], name, "申请表")])
    assert done.pages >= 2
    assert reading.text(done.pdf).count("证") == 400


def test_manifest_of_nothing_says_so() -> None:
    told = reading.flat(manifest(lines=[], seal="").pdf)
    assert "清单上没有办件" in told
    assert "没有封口" in told


@pytest.mark.parametrize(("stamped", "label"), [(True, "接收人（盖章）："), (False, "接收人：")])
def test_superior_department_puts_its_seal_on_a_manifest(stamped: bool, label: str) -> None:
    assert label in reading.flat(manifest(stamped=stamped).pdf)


def mandate(**changes: object) -> str:
    return reading.flat(printing.render("mandate", printing.sample("mandate") | changes).pdf)


def test_mandate_ticks_the_powers_that_are_given() -> None:
    powers = [{"name": "递交材料", "given": True}, {"name": "领取结果", "given": False}]
    assert "■递交材料□领取结果" in mandate(powers=powers)


def test_mandate_of_one_who_cannot_sign_is_read_aloud_before_two_witnesses() -> None:
    told = mandate(witnesses=[RARE, "马𬭎"])
    assert f"由吴桂芳当着见证人逐条念读，委托人表示同意并捺印，见证人：{RARE}、马𬭎。" in told
    assert f"见证人一（签名）：{RARE}" in told
    assert "委托人（捺印）：" in told


def test_mandate_of_one_who_signs_needs_no_witness() -> None:
    told = mandate(witnesses=[])
    assert "见证人" not in told
    assert "委托人（签名、捺印）：" in told


def test_mandate_names_the_fee_and_that_the_service_is_free() -> None:
    assert "代办不收取任何费用；规费由委托人承担，本事项规费：5.00元（不动产登记收费标准）。" in mandate(
        fee="5.00 元（不动产登记收费标准）"
    )
    assert "本事项规费：不收费。" in mandate(fee="")


@pytest.mark.parametrize(
    ("receiver", "said", "unsaid"),
    [
        (True, "本站收件即为收件，自今天起5个工作日内（最迟2026年3月25日）告知您是否受理", "不等于受理"),
        (False, "代办受理不等于受理。收件时间以青禾镇便民服务中心收到材料的时间为准", "即为收件"),
    ],
)
def test_proxy_receipt_says_whether_the_village_receives_by_law(
    receiver: bool, said: str, unsaid: str
) -> None:
    data = {"receiver": receiver, "answer_by": "2026-03-25", "town": "青禾镇便民服务中心"}
    told = reading.flat(printing.render("proxy_receipt", printing.sample("proxy_receipt") | data).pdf)
    assert said in told
    assert unsaid not in told
    assert "材料最迟2026年3月23日交到镇里（收到后3个工作日内）" in told


def test_what_is_missing_is_asked_for_before_the_papers_go_to_the_town() -> None:
    data = printing.sample("proxy_receipt") | {"missing": ["银行卡复印件"]}
    told = reading.flat(printing.render("proxy_receipt", data).pdf)
    assert "还要补的材料：银行卡复印件。补齐后再交到镇里。" in told
    assert "材料最迟" not in told


def test_ended_proxy_lists_every_paper_that_went_back() -> None:
    names = [f"第{n}份" for n in range(1, 41)]
    done = printing.render("proxy_ending", printing.sample("proxy_ending") | {"returned": names})
    told = reading.flat(done.pdf)
    assert "退还的材料（40份，委托人当面点清）" in told
    assert re.findall(r"第\d+份", told) == names
    assert done.pages >= 2


def test_ended_proxy_without_papers_says_so() -> None:
    data = printing.sample("proxy_ending") | {"returned": [], "kept": []}
    assert "退还的材料：无。" in reading.flat(printing.render("proxy_ending", data).pdf)


@pytest.mark.parametrize("kind", ["proxy_suspension", "proxy_continuation"])
def test_resting_proxy_gives_nothing_back(kind: str) -> None:
    assert "退还" not in reading.flat(printing.render(kind, printing.sample(kind)).pdf)
