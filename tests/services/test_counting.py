"""Counting a bag and the town's day: marks taken back, paper without data, what is late and who is silent."""

from datetime import date

import pytest

from hall_client.domain.entries import NewEntry, as_row, instant_text
from hall_client.domain.manifests import Handover, LineMark, StationReport, code_of, parse_code
from hall_client.domain.people import Actor, NotAllowed, Role
from hall_client.domain.proxies import ProxyState
from hall_client.services import counting, handing_over, looking_up, proxy_desk, receiving
from hall_client.services.handing_over import Bag, HandoverRefused
from hall_client.services.receiving import BagState
from hall_client.storage.verify import verify
from tests.desk import HANDLER, TestDesk
from tests.services.acts import GUEST
from tests.services.road import Road
from tests.services.villages import PROXY, PROXY_DESK, entrusted

MATCHED, SHORT, RETURNED = LineMark.MATCHED, LineMark.SHORT, LineMark.RETURNED


@pytest.fixture
def road(village: TestDesk, hall: TestDesk) -> Road:
    return Road(village.desk, hall.desk)


def sent(village: TestDesk, hall: TestDesk) -> Handover:
    cases = [entrusted(village, "RS-008").case.id, entrusted(village, "MZ-006", who=GUEST).case.id]
    made = handing_over.send_up(village.desk, PROXY, cases, Bag("吴桂芳", "LT-1"))
    hall.clock.at = village.clock.at
    return made


def mark(hall: TestDesk, bag: Handover, at: int, chosen: LineMark, **given: object) -> None:
    line = counting.counting(hall.desk, bag.id, parse_code(code_of(bag))).lines[at]
    counted = line.expected - (chosen is SHORT)
    gone = [line.sheets[0].id] if chosen is SHORT and line.sheets else []
    note = "缺章" if chosen is RETURNED else ""
    paper = parse_code(code_of(bag))
    counting.mark(hall.desk, PROXY_DESK, bag.id, line.case_number, chosen, counted, gone, note, paper)


def marks(hall: TestDesk, bag: Handover) -> list[str | None]:
    return [line.mark.mark if line.mark else None for line in counting.counting(hall.desk, bag.id).lines]


def test_a_mark_can_be_taken_back_until_the_count_is_closed(
    village: TestDesk, hall: TestDesk, road: Road
) -> None:
    bag = sent(village, hall)
    road.carry()
    mark(hall, bag, 0, SHORT)
    mark(hall, bag, 1, MATCHED)
    counting.unmark(hall.desk, PROXY_DESK, bag.id, bag.lines[0].number)
    assert marks(hall, bag) == [None, MATCHED]
    with hall.desk.store.read() as work:
        assert work.proxies.differences() == ()
    with pytest.raises(HandoverRefused, match="还有 1 件没点"):
        counting.close(hall.desk, PROXY_DESK, bag.id)
    counting.unmark(hall.desk, PROXY_DESK, bag.id, bag.lines[0].number)
    mark(hall, bag, 0, MATCHED)
    counting.close(hall.desk, PROXY_DESK, bag.id)
    with pytest.raises(HandoverRefused, match="已经点收完"):
        counting.unmark(hall.desk, PROXY_DESK, bag.id, bag.lines[0].number)
    with pytest.raises(NotAllowed):
        counting.unmark(hall.desk, HANDLER, bag.id, bag.lines[0].number)
    assert verify(hall.opened.store).findings == ()


def test_by_paper_alone_nothing_can_be_closed_before_every_line_is_counted(
    village: TestDesk, hall: TestDesk, road: Road
) -> None:
    """The paper's lines are kept with the first mark: a new start of the program does not forget the others."""
    bag = sent(village, hall)
    mark(hall, bag, 0, MATCHED)
    now = counting.counting(hall.desk, bag.id)
    assert (now.unmarked, len(now.lines)) == (1, 2)
    with pytest.raises(HandoverRefused, match="还有 1 件没点"):
        counting.close(hall.desk, PROXY_DESK, bag.id)
    (waiting,) = proxy_desk.day(hall.desk).without_data
    assert waiting.case_number == bag.lines[0].number
    (shown,) = receiving.incoming(hall.desk)
    assert (shown.state, shown.cases, shown.sheets) == (BagState.COUNTING, 2, bag.sheets)
    mark(hall, bag, 1, SHORT)
    counting.close(hall.desk, PROXY_DESK, bag.id)
    road.carry()
    assert proxy_desk.day(hall.desk).without_data == ()
    (difference,) = proxy_desk.day(hall.desk).differences
    assert difference.to_name
    assert {sheet.id for sheet in difference.missing} == {sheet.id for sheet in bag.lines[1].sheets}


def test_bags_are_listed_from_sending_to_settling(village: TestDesk, hall: TestDesk, road: Road) -> None:
    bag = sent(village, hall)
    road.carry()
    (waiting,) = receiving.incoming(hall.desk)
    assert (waiting.state, waiting.cases, waiting.due) == (BagState.WAITING, 2, date(2026, 3, 23))
    mark(hall, bag, 0, SHORT)
    assert [each.state for each in receiving.incoming(hall.desk)] == [BagState.COUNTING]
    mark(hall, bag, 1, RETURNED)
    counting.close(hall.desk, PROXY_DESK, bag.id)
    hall.clock.forward(days=2)
    (done,) = receiving.incoming(hall.desk)
    assert (done.state, done.short) == (BagState.COUNTED, 1)
    day = proxy_desk.day(hall.desk)
    assert [load.case.id for load in day.down] == [bag.lines[1].case_id]
    assert [each.case.id for each in day.differences if each.case] == [bag.lines[0].case_id]


def test_a_bag_called_off_is_not_waited_for(village: TestDesk, hall: TestDesk, road: Road) -> None:
    bag = sent(village, hall)
    road.carry()
    handing_over.call_off(village.desk, PROXY, bag.id, "车没来")
    road.carry()
    assert receiving.incoming(hall.desk) == ()
    with pytest.raises(HandoverRefused, match="收回"):
        counting.counting(hall.desk, bag.id)


def test_what_was_fetched_and_not_delivered_in_three_working_days_is_chased(
    village: TestDesk, hall: TestDesk, road: Road
) -> None:
    """Fetched on Wednesday the 18th: the third working day after it is Monday the 23rd."""
    bag = sent(village, hall)
    road.carry()
    fetched = {"state": ProxyState.FETCHED.value, "fetched_at": instant_text(hall.clock())}
    with hall.desk.store.work() as work:
        rows = {"proxy": {bag.lines[0].case_id: fetched}}
        work.append(NewEntry("document.print", bag.id, "0306", hall.clock(), rows))
    hall.clock.at = hall.clock.at.replace(day=23)
    assert proxy_desk.day(hall.desk).late == ()
    hall.clock.forward(days=1)
    (late,) = proxy_desk.day(hall.desk).late
    assert (late.case.id, late.due) == (bag.lines[0].case_id, date(2026, 3, 23))


def test_a_station_that_reported_today_is_not_silent(hall: TestDesk) -> None:
    silent = [each.station for each in proxy_desk.day(hall.desk).silent]
    at = hall.clock()
    report = StationReport(f"{silent[0]}/{at.date()}", silent[0], "", at.date(), at, "1101", {})
    with hall.desk.store.work() as work:
        rows = {"station_report": {report.id: as_row(report)}}
        work.append(NewEntry("station.report", report.id, "1101", at, rows))
    assert [each.station for each in proxy_desk.day(hall.desk).silent] == silent[1:]
    hall.clock.forward(days=1)
    assert [each.station for each in proxy_desk.day(hall.desk).silent] == silent


def test_who_signed_is_told_by_the_manifest_and_not_by_a_number_of_another_unit(
    village: TestDesk, hall: TestDesk, road: Road
) -> None:
    """0307 is 赵婷 in the town and somebody else in the village."""
    ma = Actor("0307", "马永福", frozenset({Role.VILLAGE_PROXY}), 1)
    case = entrusted(village, "RS-008").case
    bag = handing_over.send_up(village.desk, ma, [case.id], Bag("村委会的车"))
    hall.clock.at = village.clock.at
    road.carry()
    mark(hall, bag, 0, MATCHED)
    counting.close(hall.desk, PROXY_DESK, bag.id)
    custody = looking_up.look_at(hall.desk, PROXY_DESK, case.id).custody
    given = [[(hop.giver, hop.taker) for hop in trail.hops] for trail in custody.trails]
    assert [("陈䶮根", "吴桂芳"), ("马永福", "村委会的车"), ("村委会的车", "高红")] in given
    assert {trail.place for trail in custody.trails} == {"青禾镇便民服务中心"}
    assert not any(trail.astray for trail in custody.trails)
