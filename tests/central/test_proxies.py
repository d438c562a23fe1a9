"""A village's matter on its way through town and county and back: real desks, a real centre, papers counted."""

from dataclasses import replace

import pytest

from hall_client.domain.cases import CaseState, Outcome
from hall_client.domain.custody import VILLAGER, at_unit, missing_from, on_the_way
from hall_client.domain.manifests import LineMark, code_of, parse_code
from hall_client.domain.materials import MaterialState
from hall_client.domain.proxies import ProxyRefused, ProxyState
from hall_client.services import (
    counting,
    deciding,
    differences,
    from_above,
    handing_over,
    intake,
    proxying,
    referring,
    stepping,
    tallying,
    village_day,
)
from hall_client.services.handing_over import Bag, HandoverRefused
from hall_client.services.referring import Opinion
from tests.central.cluster import Centre
from tests.central.roads import BAG, Build, Road, agreed, counted, papers_of
from tests.central.seats import asked
from tests.desk import APPROVER, HANDLER, REVIEWER, SUPERVISOR
from tests.services.acts import GUEST, begin, mark_all
from tests.services.villages import PROXY, PROXY_DESK, entrusted

M = MaterialState
RECEIVER, AGENT, OWN_ROUTE = "MZ-006", "RS-008", "MZ-003"


def accepted(way: Road, number: str) -> None:
    """The town's clerk accepts a village's case as it came, nothing typed again."""
    desk = way.town.hall
    draft = intake.open_case(desk.desk, PROXY_DESK, number, begin(desk, PROXY_DESK), "").draft
    draft = replace(mark_all(desk, draft, M.ORIGINAL), outcome=Outcome.ACCEPTED.value)
    deciding.finish(desk.desk, PROXY_DESK, draft)


@pytest.mark.parametrize("item", [RECEIVER, OWN_ROUTE])
def test_from_the_villagers_table_to_the_result_in_her_hand(town: Centre, build: Build, item: str) -> None:
    way = build(1)
    (village,), desk = way.villages, way.town.hall.desk
    case = entrusted(village.hall, item).case
    manifest = handing_over.send_up(village.hall.desk, PROXY, [case.id], BAG)
    way.meet()
    assert papers_of(way.town, case.id)[0].state is ProxyState.SENT
    counted(way.town, manifest)
    accepted(way, case.number)
    stepping.record_step(desk, HANDLER, case.id, "材料齐全。")
    stepping.record_step(desk, REVIEWER, case.id, "同意上报。")
    if item == RECEIVER:
        bag = Bag("司机老周", "QH-1")
        up = referring.refer(
            desk, PROXY_DESK, [case.id], "清和县民政局", Opinion("齐全", "符合条件"), "何建国", bag
        )
        assert {s.place for s in papers_of(way.town, case.id)[1]} == {on_the_way(up.id)}
        from_above.received(desk, PROXY_DESK, case.id, "县民政局 张𬭎")
        with pytest.raises(ProxyRefused, match="第三十五条"):
            from_above.returned(desk, PROXY_DESK, case.id, "again", (), "让她再交一次")
        from_above.answered(desk, PROXY_DESK, case.id, "granted", "高龄津贴认定", "清民〔2026〕12 号", "")
    else:
        stepping.record_step(desk, APPROVER, case.id, "同意。")
    closer = APPROVER
    stepping.record_step(desk, closer, case.id, "办结。", "准予", "清民〔2026〕12 号")
    assert papers_of(way.town, case.id)[0].state is ProxyState.READY
    way.meet()
    down = handing_over.send_down(desk, PROXY_DESK, "9911", [case.id], Bag("高红"))
    way.meet()
    counted(village, down, PROXY)
    assert papers_of(village, case.id)[0].state is ProxyState.FETCHED
    way.meet()
    chased = proxying.chase(desk, PROXY_DESK, case.id, "phone", "周五前送到她手里")
    way.meet()
    assert chased.chased_at is not None
    assert papers_of(village, case.id)[0].chased_at == chased.chased_at
    proxying.deliver(village.hall.desk, PROXY, case.id, "陈䶮根", "本人", "柳塘村 3 组")
    proxying.call_back(village.hall.desk, PROXY, case.id, True, "钱到了")
    proxying.archive(village.hall.desk, PROXY, case.id)
    agreed(town, way, case.id)
    proxy, sheets, _ = papers_of(way.town, case.id)
    assert proxy.state is ProxyState.ARCHIVED
    assert {s.place for s in sheets if s.form == "result"} == {VILLAGER}
    assert way.town.case(case.id).state is CaseState.DELIVERED


def test_paper_comes_before_its_data_and_is_matched_when_it_arrives(town: Centre, build: Build) -> None:
    way = build(1)
    (village,), desk = way.villages, way.town.hall.desk
    cases = [entrusted(village.hall, AGENT, who=who).case for who in (GUEST, replace(GUEST, name="马德福"))]
    manifest = handing_over.send_up(village.hall.desk, PROXY, [case.id for case in cases], BAG)
    with pytest.raises(HandoverRefused, match="数据还没到"):
        counting.counting(desk, manifest.id)
    paper = parse_code(code_of(manifest))
    now = counting.counting(desk, paper.number, paper)
    assert [line.case for line in now.lines] == [None, None]
    for line in now.lines:
        counting.mark(
            desk, PROXY_DESK, paper.number, line.case_number, LineMark.MATCHED, line.expected, paper=paper
        )
    closed = counting.close(desk, PROXY_DESK, paper.number)
    assert closed.done
    way.town.sync()
    village.sync()
    way.clock.forward(hours=3)
    way.town.sync()
    for case in cases:
        proxy, sheets, _ = papers_of(way.town, case.id)
        assert proxy.state is ProxyState.RECEIVED
        assert {s.place for s in sheets} == {at_unit("9901")}
        received = way.town.case(case.id)
        assert received.state is CaseState.RECEIVED
        mark_at = counting.counting(desk, manifest.id).lines[0].mark
        assert mark_at is not None
        assert received.received_at is not None
        assert received.received_at.date() == mark_at.at.date()
    agreed(town, way, *(case.id for case in cases))


def test_a_case_that_is_here_without_the_act_that_sent_it_is_taken_in_when_that_comes(
    town: Centre, build: Build
) -> None:
    way = build(1)
    (village,), desk = way.villages, way.town.hall.desk
    case = entrusted(village.hall, AGENT).case
    way.meet()
    assert papers_of(way.town, case.id)[0].state is ProxyState.GATHERED
    manifest = handing_over.send_up(village.hall.desk, PROXY, [case.id], BAG)
    paper = parse_code(code_of(manifest))
    (line,) = counting.counting(desk, paper.number, paper).lines
    assert line.case is None
    counting.mark(desk, PROXY_DESK, paper.number, case.number, LineMark.MATCHED, line.expected, paper=paper)
    village.sync()
    way.town.sync()
    counting.close(desk, PROXY_DESK, paper.number)
    proxy, sheets, _ = papers_of(way.town, case.id)
    assert proxy.state is ProxyState.RECEIVED
    assert {s.place for s in sheets} == {at_unit("9901")}
    agreed(town, way, case.id)


def test_six_cases_and_23_sheets_received_with_22(town: Centre, build: Build) -> None:
    way = build(1)
    (village,), desk = way.villages, way.town.hall.desk
    people = [
        replace(GUEST, name=name) for name in ("马德福", "苏龑", "欧阳德顺", "陈𠮷䶮", "赵𬭎", "黄小满")
    ]
    cases = [entrusted(village.hall, AGENT, who=who).case for who in people]
    manifest = handing_over.send_up(village.hall.desk, PROXY, [case.id for case in cases], BAG)
    way.meet()
    short = manifest.lines[4]
    gone = short.sheets[-1]
    for line in manifest.lines[:4] + manifest.lines[5:]:
        counting.mark(desk, PROXY_DESK, manifest.id, line.number, LineMark.MATCHED, len(line.sheets))
    with pytest.raises(HandoverRefused, match="不能记相符"):
        counting.mark(desk, PROXY_DESK, manifest.id, short.number, LineMark.MATCHED, len(short.sheets) - 1)
    with pytest.raises(HandoverRefused, match="请勾出是哪几份"):
        counting.mark(desk, PROXY_DESK, manifest.id, short.number, LineMark.SHORT, len(short.sheets) - 1)
    with pytest.raises(HandoverRefused, match="还有 1 件没点"):
        counting.close(desk, PROXY_DESK, manifest.id)
    counting.mark(
        desk, PROXY_DESK, manifest.id, short.number, LineMark.SHORT, len(short.sheets) - 1, [gone.id]
    )
    counting.close(desk, PROXY_DESK, manifest.id)
    way.meet()
    for each in way.seats:
        with each.hall.desk.store.read() as work:
            (open_one,) = work.proxies.differences()
        assert (open_one.case_number, open_one.missing) == (short.number, (gone.id,))
        proxy, sheets, _ = papers_of(each, short.case_id)
        assert proxy.state is ProxyState.SENT
        assert [s.id for s in sheets if s.place == missing_from(manifest.id)] == [gone.id]
        assert papers_of(each, manifest.lines[0].case_id)[0].state is ProxyState.RECEIVED
    (of_village,) = village_day.sheet_data(village.hall.desk, PROXY)["differences"]
    assert of_village["missing"] in gone.name
    said = tallying.centre_tally(desk, SUPERVISOR, desk.now().date()).data["differences"]
    assert any(gone.name in each for each in said)
    differences.settle(village.hall.desk, PROXY, open_one.id, [gone.id], "夹在村里的文件夹里")
    assert village_day.sheet_data(village.hall.desk, PROXY)["differences"] == []
    again = handing_over.send_up(village.hall.desk, PROXY, [short.case_id], BAG)
    assert [s.id for s in again.lines[0].sheets] == [gone.id]
    way.meet()
    counted(way.town, again)
    way.meet()
    for each in way.seats:
        with each.hall.desk.store.read() as work:
            assert work.proxies.differences() == ()
        assert papers_of(each, short.case_id)[0].state is ProxyState.RECEIVED
    agreed(town, way, *(case.id for case in cases))


def test_what_goes_back_to_the_village_comes_again_without_retyping(town: Centre, build: Build) -> None:
    way = build(1)
    (village,), desk = way.villages, way.town.hall.desk
    case = entrusted(village.hall, AGENT).case
    manifest = handing_over.send_up(village.hall.desk, PROXY, [case.id], BAG)
    way.meet()
    line = manifest.lines[0]
    with pytest.raises(HandoverRefused, match="退回要写原因"):
        counting.mark(desk, PROXY_DESK, manifest.id, line.number, LineMark.RETURNED, len(line.sheets))
    counting.mark(
        desk, PROXY_DESK, manifest.id, line.number, LineMark.RETURNED, len(line.sheets), note="照片过期"
    )
    counting.close(desk, PROXY_DESK, manifest.id)
    down = handing_over.send_down(desk, PROXY_DESK, "9911", [case.id], Bag("高红"))
    way.meet()
    assert papers_of(village, case.id)[0].reason == "照片过期"
    counted(village, down, PROXY)
    proxy, sheets, _ = papers_of(village, case.id)
    assert proxy.state is ProxyState.RETURNED
    assert {s.place for s in sheets} == {at_unit("9911")}
    agreed(town, way, case.id)


def test_a_village_never_decides_for_the_town_and_never_sees_its_neighbour(
    town: Centre, build: Build
) -> None:
    way = build(2)
    one, other = way.villages
    case = entrusted(one.hall, RECEIVER).case
    way.meet()
    assert way.town.case(case.id).number == case.number
    with other.hall.desk.store.read() as work:
        assert work.cases.found(case.id) is None
    forged(one, case.id)
    one.sync()
    told = asked(town, "SELECT answer, why FROM centre.entry WHERE kind = 'case.accept'")
    assert told == [("quarantined", "the town decides")]
    assert asked(town, "SELECT count(*) FROM centre.audit WHERE what = 'push.forbidden'") == [(1,)]
    assert way.town.case(case.id).state is CaseState.RECEIVED


def forged(village: object, case_id: str) -> None:
    """An acceptance that a changed program of the village writes into its log."""
    from hall_client.domain.entries import NewEntry

    desk = village.hall.desk  # type: ignore[attr-defined]
    with desk.store.work() as work:
        case = work.cases.get(case_id)
        rows = {"case": {case_id: {"state": "accepted", "version": case.version + 1}}}
        work.append(NewEntry("case.accept", case_id, "1101", desk.now(), rows, {}, based_on=case.version))
