"""The day of a village: every figure counted from its rows, reported once or put right, and what a villager is told."""

from dataclasses import replace

import pytest

from hall_client.domain.cases import Outcome
from hall_client.domain.custody import Passing, at_unit
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import NotAllowed
from hall_client.domain.proxies import ProxyRefused, ProxyState
from hall_client.domain.village_lists import VillageList
from hall_client.services import (
    attending,
    deciding,
    handing_over,
    proxying,
    reporting,
    telling,
    village_lists,
)
from hall_client.services.deciding import Done
from hall_client.services.handing_over import Bag
from hall_client.storage.verify import verify
from tests.desk import TestDesk
from tests.services.acts import GUEST, draft_of, mark_all
from tests.services.villages import PROXY, PROXY_DESK, entrusted

M = MaterialState
AGENT, OWN = "RS-008", "CN-001"
NOTHING = dict.fromkeys(reporting.FIGURES, 0)


def fetched(village: TestDesk, done: Done) -> None:
    """As it arrives: counted in the town, ready, and its result in the village."""
    case_id = done.case.id
    handing_over.send_up(village.desk, PROXY, [case_id], Bag("吴桂芳"))
    at = village.clock()
    with village.desk.store.work() as work:
        proxying.step(work, PROXY_DESK, "proxy.receive", case_id, at, received_at=at)
        proxying.step(work, PROXY_DESK, "proxy.ready", case_id, at, ready_at=at)
        passing = Passing(at_unit("9911"), at, PROXY_DESK.number, PROXY.number, holder=PROXY.number)
        rows = proxying.moved_rows(village.desk, work.proxies.sheets([case_id]), passing)
        proxying.step(work, PROXY, "proxy.fetch", case_id, at, rows, fetched_at=at, manifest="")


def own_matter(village: TestDesk) -> None:
    draft = mark_all(village, draft_of(village, OWN, GUEST, PROXY), M.ORIGINAL)
    deciding.finish(village.desk, PROXY, replace(draft, outcome=Outcome.ACCEPTED.value))


def test_an_empty_day_is_all_zeros(village: TestDesk) -> None:
    assert reporting.figures(village.desk) == NOTHING


def test_every_figure_is_counted(village: TestDesk) -> None:
    delivered, waiting = entrusted(village, AGENT), entrusted(village, AGENT)
    back = entrusted(village, AGENT, visit="yes")
    entrusted(village, AGENT)
    own_matter(village)
    attending.start(village.desk, PROXY)
    attending.without_case(village.desk, PROXY, "consult", "")
    for done in (delivered, waiting):
        fetched(village, done)
    proxying.deliver(village.desk, PROXY, delivered.case.id, "陈䶮根", "本人", "村便民服务站")
    handing_over.send_up(village.desk, PROXY, [back.case.id], Bag("吴桂芳"))
    with village.desk.store.work() as work:
        at = village.clock()
        proxying.step(work, PROXY_DESK, "proxy.turn_back", back.case.id, at, reason="缺签字")
    assert reporting.figures(village.desk) == {
        "taken": 4,
        "bags": 3,
        "returned": 1,
        "fetched": 2,
        "delivered": 1,
        "late": 0,
        "own": 1,
        "consulted": 1,
        "visits": 1,
        "differences": 0,
        "planned": 1,
    }


def test_a_result_that_lies_for_more_than_three_working_days_is_late(village: TestDesk) -> None:
    fetched(village, entrusted(village, AGENT))
    village.clock.forward(days=5)
    assert reporting.figures(village.desk)["late"] == 0
    village.clock.forward(days=1)
    assert reporting.figures(village.desk) == {**NOTHING, "late": 1}
    assert village_lists.overview(village.desk).late == 1


def test_a_bag_called_back_was_not_sent(village: TestDesk) -> None:
    done = entrusted(village, AGENT)
    manifest = handing_over.send_up(village.desk, PROXY, [done.case.id], Bag("吴桂芳"))
    handing_over.call_off(village.desk, PROXY, manifest.id, "没走成")
    assert (reporting.figures(village.desk)["bags"], reporting.figures(village.desk)["planned"]) == (0, 1)


def test_a_report_is_one_row_a_day_and_can_be_put_right(village: TestDesk) -> None:
    reporting.report(village.desk, PROXY)
    entrusted(village, AGENT)
    second = reporting.report(village.desk, PROXY)
    assert second.figures["taken"] == 1
    told = village_lists.overview(village.desk).reported
    assert told is not None
    assert (told.id, told.figures, told.at) == ("9911/2026-03-18", second.figures, second.at)
    assert verify(village.opened.store).findings == ()
    village.clock.forward(days=1)
    assert village_lists.overview(village.desk).reported is None
    with pytest.raises(NotAllowed):
        reporting.report(village.desk, PROXY_DESK)


def test_only_a_village_reports(hall: TestDesk) -> None:
    with pytest.raises(ProxyRefused, match="只有村站"):
        reporting.report(hall.desk, PROXY)


def test_what_a_villager_is_told(village: TestDesk) -> None:
    missing = entrusted(village, AGENT, M.ORIGINAL, M.MISSING)
    text = telling.message(village.desk, missing.case.id)
    assert text.startswith("【柳塘村便民服务站】")
    assert "还要补：" in text
    assert f"编号尾号 {missing.case.number[-4:]}，查询码 {missing.case.query_code}。" in text
    ready = entrusted(village, AGENT)
    fetched(village, ready)
    assert "已经办好" in telling.message(village.desk, ready.case.id)


def test_lists_say_whether_the_centre_has_a_case(village: TestDesk) -> None:
    first = entrusted(village, AGENT)
    with village.desk.store.work() as work:
        work.sync.set_answered(work.sync.head())
    second = entrusted(village, AGENT, M.ORIGINAL, M.MISSING)
    found = {row.case.id: row for row in village_lists.rows(village.desk, VillageList.HAND_OVER)}
    assert (found[first.case.id].uploaded, found[second.case.id].uploaded) == (True, False)
    assert (found[first.case.id].may_go, found[second.case.id].may_go) == (True, False)
    assert found[second.case.id].proxy.state is ProxyState.ENTRUSTED
    counts = village_lists.overview(village.desk).counts
    assert (counts[VillageList.HAND_OVER], counts[VillageList.TO_BRING]) == (2, 1)
