"""全程代办 on the demo's day, counted again from the journals of the hall and of its three villages."""

from collections import Counter
from typing import Any

import pytest

from tests.journeys.demo_day import DemoDay
from tests.printing.reading import flat

pytestmark = pytest.mark.slow

Rows = dict[str, dict[str, Any]]
NAMES = {
    "unit/9901": "青禾镇便民服务中心",
    "unit/9911": "柳塘村便民服务站",
    "unit/9912": "上桥村便民服务站",
    "unit/9913": "竹园村便民服务站",
    "superior/清和县民政局": "清和县民政局",
    "villager": "村民手里",
}


def up(demo: DemoDay) -> Rows:
    """The manifests that went to the town."""
    return {key: row for key, row in demo.recount.table("handover").items() if row["direction"] == "up"}


def marks(demo: DemoDay, village: str = "") -> list[dict[str, Any]]:
    """How the cases of those were counted."""
    found = demo.recount.table("handover_mark").values()
    return [row for row in found if row["to_unit"] == "9901" and row["from_unit"].startswith(village)]


def test_a_second_count_of_the_proxies_says_the_same_and_balances(demo: DemoDay) -> None:
    told, proxies = demo.summary["proxies"], demo.recount.table("proxy").values()
    handed = {line["number"] for bag in up(demo).values() for line in bag["lines"]}
    over = sum(row["state"] in ("delivered", "called_back", "archived", "ended") for row in proxies)
    assert told == {
        "taken": len(proxies),
        "handed_over": len(handed),
        "counted": len({row["case_number"] for row in marks(demo)}),
        "differences": sum(row["mark"] == "short" for row in marks(demo)),
        "returned": sum(row["mark"] == "returned" for row in marks(demo)),
        "decided": sum(bool(row.get("ready_at")) for row in proxies),
        "delivered": sum(bool(row.get("delivered_at")) for row in proxies),
        "open": len(proxies) - over,
    }
    assert told["taken"] == told["delivered"] + told["open"]
    assert told["taken"] > told["handed_over"] == told["counted"] > told["decided"] >= told["delivered"]
    assert min(told.values()) > 0


def test_every_sheet_is_where_its_last_hop_left_it(demo: DemoDay) -> None:
    """By the instants alone: on the demo's day every clock is right."""
    where: dict[str, tuple[str, str]] = {}
    for hop in sorted(demo.recount.table("hop").values(), key=lambda row: str(row["at"])):
        assert where.get(hop["sheet"], (hop["from_place"], ""))[0] == hop["from_place"], hop
        assert (hop["giver"] and hop["taker"]) or hop["difference"], hop
        where[hop["sheet"]] = hop["to_place"], hop["at"]
    sheets, cases = demo.recount.table("sheet"), demo.recount.table("case")
    assert sheets.keys() == where.keys()
    told = Counter((row["case"], row["paper"], row["where"]) for row in demo.summary["custody"])
    assert told == Counter(
        (cases[row["case_id"]]["number"], _label(row), NAMES[where[key][0]]) for key, row in sheets.items()
    )
    for row in demo.summary["custody"]:
        assert set(row) == {"case", "paper", "form", "where", "since"}
    assert {"村民手里", "清和县民政局", "青禾镇便民服务中心"} < {
        row["where"] for row in demo.summary["custody"]
    }


def _label(sheet: dict[str, Any]) -> str:
    return f"{sheet['name']}（第 {sheet['copy']} 份）" if sheet["copy"] > 1 else str(sheet["name"])


def test_the_hall_and_its_villages_know_the_same(demo: DemoDay) -> None:
    for table in ("proxy", "sheet", "hop"):
        query = f"SELECT * FROM {table} ORDER BY 1"
        villages = [row for home in demo.villages for row in demo.rows(home, query)]
        assert sorted(villages) == sorted(demo.rows(demo.hall, query)), table


def test_paper_came_before_its_data(demo: DemoDay) -> None:
    counted = [row for row in demo.recount.today if row.kind == "handover.close"]
    blind = {row["case_id"] for row in marks(demo, "9911")}
    arrived = [row.at for row in demo.recount.today if row.kind == "proxy.receive" and row.subject in blind]
    assert len(arrived) == 2
    assert min(arrived) > min(row.at for row in counted if row.subject.startswith("9911"))
    assert {row["known"] for row in marks(demo, "9911")} == {True}


def test_23_sheets_were_22_until_the_last_was_found(demo: DemoDay) -> None:
    first = min(number for number, bag in up(demo).items() if bag["from_unit"] == "9912")
    counted = [row for row in marks(demo, "9912") if row["handover"] == first]
    assert (sum(row["expected"] for row in counted), sum(row["counted"] for row in counted)) == (23, 22)
    (gone,) = [sheet for row in counted for sheet in row["missing"]]
    assert demo.recount.table("sheet")[gone]["place"] == "unit/9901"
    (settled,) = demo.recount.table("handover_settlement").values()
    assert settled["words"] == "夹在村里的文件夹里"
    slip = flat(demo.paper(f"{first}-JS.pdf"))
    assert "份数不符" in slip


def test_a_village_went_by_stick_alone_and_one_case_by_the_county(demo: DemoDay) -> None:
    assert len(list((demo.hall / "stick").iterdir())) == 3
    sent = "SELECT count(*) FROM package WHERE direction = 'up'"
    assert demo.rows(demo.villages[2], sent) == [(2,)]
    (referral,) = demo.recount.table("referral").values()
    assert (referral["answer"], referral["receiver"]) == ("granted", "县民政局 张𬭎")
    proxy = demo.recount.table("proxy")[referral["case_id"]]
    assert (proxy["village"], proxy["state"]) == ("9912", "archived")


def test_the_papers_of_the_road_are_there(demo: DemoDay) -> None:
    kinds = Counter(paper["kind"] for paper in demo.summary["papers"])
    taken = demo.summary["proxies"]["taken"]
    assert (kinds["mandate"], kinds["proxy_receipt"]) == (taken, taken)
    assert kinds["referral"] == 1
    assert kinds["delivery"] == demo.summary["proxies"]["delivered"] + 1, "one case of the weeks before"
    for station in ("9911", "9912", "9913"):
        assert "代办点日报" in flat(demo.paper(f"{station}01-260318-C21.pdf"))
    said = flat((demo.out / "tally.pdf").read_bytes())
    assert "没有上报日报的站点1个：石埠村便民服务站" in said
