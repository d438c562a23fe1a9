"""Papers that are counted after their matter was suspended or given up: they lie where they were counted."""

import pytest

from hall_client.domain.cases import CaseState
from hall_client.domain.custody import VILLAGER
from hall_client.domain.deadlines import local_date
from hall_client.domain.manifests import Handover, LineMark, code_of, parse_code
from hall_client.domain.people import Actor
from hall_client.domain.proxies import Proxy, ProxyRefused, ProxyState
from hall_client.domain.village_lists import VillageList
from hall_client.services import counting, differences, handing_over, proxying, referring, village_lists
from hall_client.services.handing_over import Bag
from hall_client.storage.verify import verify
from tests.desk import TestDesk
from tests.services.road import Road
from tests.services.villages import PROXY, PROXY_DESK, entrusted

BAG = Bag("吴桂芳", "LT-1")
P = ProxyState


@pytest.fixture
def road(village: TestDesk, hall: TestDesk) -> Road:
    return Road(village.desk, hall.desk)


def count(at: TestDesk, actor: Actor, bag: Handover, chosen: LineMark = LineMark.MATCHED) -> None:
    paper = parse_code(code_of(bag))
    for line in counting.counting(at.desk, bag.id, paper).lines:
        note = "缺章" if chosen is LineMark.RETURNED else ""
        counting.mark(at.desk, actor, bag.id, line.case_number, chosen, line.expected, [], note, paper)
    counting.close(at.desk, actor, bag.id)


def received(village: TestDesk, hall: TestDesk, road: Road) -> str:
    """A matter of the village that the town has counted."""
    case_id = entrusted(village, "RS-008").case.id
    up = handing_over.send_up(village.desk, PROXY, [case_id], BAG)
    hall.clock.at = village.clock.at
    road.carry()
    count(hall, PROXY_DESK, up)
    return case_id


def matter(at: TestDesk, case_id: str) -> tuple[Proxy, set[str]]:
    with at.desk.store.read() as work:
        proxy = work.proxies.found(case_id)
        assert proxy is not None
        return proxy, {sheet.place for sheet in work.proxies.sheets([case_id])}


@pytest.mark.parametrize("by_paper", [False, True])
@pytest.mark.parametrize(
    ("chosen", "then"), [(LineMark.MATCHED, P.RECEIVED), (LineMark.RETURNED, P.RETURNED)]
)
def test_a_matter_suspended_on_its_way_is_in_town_and_goes_on_from_there(
    village: TestDesk, hall: TestDesk, road: Road, chosen: LineMark, then: ProxyState, by_paper: bool
) -> None:
    case_id = entrusted(village, "RS-008").case.id
    bag = handing_over.send_up(village.desk, PROXY, [case_id], BAG)
    hall.clock.at = village.clock.at
    proxying.suspend(village.desk, PROXY, case_id, "村民要想一想")
    if by_paper:
        count(hall, PROXY_DESK, bag, chosen)
        road.carry()
    else:
        road.carry()
        count(hall, PROXY_DESK, bag, chosen)
    proxy, places = matter(hall, case_id)
    assert (proxy.state, places) == (P.SUSPENDED, {"unit/9901"})
    road.carry()
    proxying.go_on(village.desk, PROXY, case_id, "村民要办")
    proxy, _ = matter(village, case_id)
    assert (proxy.state, proxy.reason) == (then, "缺章" if then is P.RETURNED else "")
    with hall.desk.store.read() as work:
        state = work.cases.get(case_id).state
    assert (state is CaseState.RECEIVED) == (chosen is LineMark.MATCHED)
    assert verify(hall.opened.store).findings == ()


@pytest.mark.parametrize("by_paper", [False, True])
def test_papers_of_a_matter_given_up_on_their_way_back_lie_at_the_village(
    village: TestDesk, hall: TestDesk, road: Road, by_paper: bool
) -> None:
    case_id = received(village, hall, road)
    referring.turn_back(hall.desk, PROXY_DESK, case_id, "少一份公示照片")
    down = handing_over.send_down(hall.desk, PROXY_DESK, "9911", [case_id], BAG)
    proxying.suspend(hall.desk, PROXY_DESK, case_id, "村民不办了")
    proxying.end(hall.desk, PROXY_DESK, case_id, "村民不办了")
    village.clock.at = hall.clock.at
    if by_paper:
        count(village, PROXY, down)
        road.carry()
    else:
        road.carry()
        count(village, PROXY, down)
    proxy, places = matter(village, case_id)
    assert (proxy.state, places) == (P.ENDED, {"unit/9911"})
    assert village_lists.overview(village.desk).counts[VillageList.SUSPENDED] == 1
    (row,) = village_lists.rows(village.desk, VillageList.SUSPENDED)
    assert {sheet.place for sheet in row.lying} == {"unit/9911"}
    ended = proxy.ended_at
    village.clock.forward(days=1)
    paper = proxying.end(village.desk, PROXY, case_id, "材料从镇里退回来了")
    proxy, places = matter(village, case_id)
    assert (proxy.state, proxy.ended_at, places) == (P.ENDED, ended, {VILLAGER})
    with village.desk.store.read() as work:
        assert len(work.cases.document(paper).data["returned"]) == len(row.lying)
    assert village_lists.rows(village.desk, VillageList.SUSPENDED) == ()
    with pytest.raises(ProxyRefused, match="没有要还的材料"):
        proxying.end(village.desk, PROXY, case_id, "再来一次")
    assert verify(village.opened.store).findings == ()


def test_a_result_that_is_counted_while_its_matter_rests_was_fetched_when_it_goes_on(
    village: TestDesk, hall: TestDesk, road: Road
) -> None:
    case_id = received(village, hall, road)
    at = hall.clock.at
    with hall.desk.store.work() as work:
        town = work.reference.hall(local_date(at))
        referring.result_ready(hall.desk, work, PROXY_DESK, town, work.cases.get(case_id), "补贴核定表", at)
    down = handing_over.send_down(hall.desk, PROXY_DESK, "9911", [case_id], BAG)
    road.carry()
    village.clock.at = at
    proxying.suspend(village.desk, PROXY, case_id, "村民外出")
    count(village, PROXY, down)
    proxying.go_on(village.desk, PROXY, case_id, "村民回来了")
    assert matter(village, case_id)[0].state is P.FETCHED


def test_a_missing_paper_found_while_its_matter_rests_completes_the_count(
    village: TestDesk, hall: TestDesk, road: Road
) -> None:
    case_id = entrusted(village, "RS-008").case.id
    bag = handing_over.send_up(village.desk, PROXY, [case_id], BAG)
    hall.clock.at = village.clock.at
    proxying.suspend(village.desk, PROXY, case_id, "村民要想一想")
    road.carry()
    (line,) = counting.counting(hall.desk, bag.id).lines
    gone = line.sheets[0].id
    counting.mark(
        hall.desk, PROXY_DESK, bag.id, line.case_number, LineMark.SHORT, line.expected - 1, [gone], ""
    )
    counting.close(hall.desk, PROXY_DESK, bag.id)
    assert matter(hall, case_id)[0].stands is P.SENT
    differences.settle(hall.desk, PROXY_DESK, f"{bag.id}/{line.case_number}", [gone], "在袋底找到")
    proxy, places = matter(hall, case_id)
    assert (proxy.state, proxy.stands, places) == (P.SUSPENDED, P.RECEIVED, {"unit/9901"})
    road.carry()
    proxying.go_on(village.desk, PROXY, case_id, "村民要办")
    assert matter(village, case_id)[0].state is P.RECEIVED
