"""The same papers counted, named, found or sent at two PCs that had not heard of each other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall_client.domain.cases import Case
from hall_client.domain.custody import at_unit, missing_from, unbalanced
from hall_client.domain.manifests import Handover, LineMark, code_of, parse_code
from hall_client.domain.proxies import ProxyState
from hall_client.services import counting, differences, disputes, handing_over
from tests.central.cluster import Centre
from tests.central.roads import BAG, Build, Road, agreed, at_desk, papers_of
from tests.central.seats import Seat
from tests.desk import template
from tests.services.acts import GUEST
from tests.services.villages import PROXY, PROXY_DESK, entrusted

AGENT = "RS-008"


@pytest.fixture
def pair(town: Centre, build: Build, tmp_path: Path) -> Iterator[tuple[Road, Seat]]:
    """A town with one village, and a second desk in the town, installed on its own."""
    way = build(1)
    other = at_desk(town, template(tmp_path / "source"), tmp_path / "other", "9901", way.clock)
    yield way, other
    other.close()


def sent(village: Seat) -> tuple[Case, Handover]:
    """A villager's matter and the manifest that it travels with."""
    case = entrusted(village.hall, AGENT, who=GUEST).case
    return case, handing_over.send_up(village.hall.desk, PROXY, [case.id], BAG)


def test_a_count_that_two_desks_take_in_moves_the_papers_once(town: Centre, pair: tuple[Road, Seat]) -> None:
    way, other = pair
    (village,), desk = way.villages, way.town.hall.desk
    case, manifest = sent(village)
    paper = parse_code(code_of(manifest))
    (line,) = counting.counting(desk, paper.number, paper).lines
    counting.mark(desk, PROXY_DESK, paper.number, case.number, LineMark.MATCHED, line.expected, paper=paper)
    counting.close(desk, PROXY_DESK, paper.number)
    for each in (way.town, other, village):
        each.sync()
    # Neither has heard of the other's yet.
    for each in (way.town, other):
        each.sync()
        assert papers_of(each, case.id)[0].state is ProxyState.RECEIVED
    one, two = ({hop.id for hop in papers_of(each, case.id)[2]} for each in (way.town, other))
    assert one == two
    agreed(town, way, case.id)
    other.sync()
    assert {hop.id for hop in papers_of(other, case.id)[2]} == one


def test_two_desks_that_name_the_missing_sheets_leave_one_list(town: Centre, pair: tuple[Road, Seat]) -> None:
    way, other = pair
    (village,), desk = way.villages, way.town.hall.desk
    case, manifest = sent(village)
    (line,) = manifest.lines
    paper = parse_code(code_of(manifest))
    counting.mark(
        desk, PROXY_DESK, manifest.id, line.number, LineMark.SHORT, len(line.sheets) - 1, paper=paper
    )
    counting.close(desk, PROXY_DESK, manifest.id)
    way.meet(way.town, other, village)
    way.meet(way.town, other)
    key = f"{manifest.id}/{line.number}"
    heard_first, heard_later = line.sheets[0].id, line.sheets[1].id
    differences.name_missing(other.hall.desk, PROXY_DESK, key, [heard_first])
    differences.name_missing(desk, PROXY_DESK, key, [heard_later])
    other.sync()
    way.meet(way.town, other, village)
    for each in (*way.seats, other):
        with each.hall.desk.store.read() as work:
            (open_one,) = work.proxies.differences()
        assert open_one.missing == (heard_first,)
        missing = {s.id for s in papers_of(each, case.id)[1] if s.place == missing_from(manifest.id)}
        assert missing == {heard_first}
    agreed(town, way, case.id)


def test_a_sheet_that_both_ends_found_is_put_before_a_person(town: Centre, build: Build) -> None:
    way = build(1)
    (village,), desk = way.villages, way.town.hall.desk
    case, manifest = sent(village)
    way.meet()
    (line,) = manifest.lines
    gone = line.sheets[0].id
    counting.mark(desk, PROXY_DESK, manifest.id, line.number, LineMark.SHORT, len(line.sheets) - 1, [gone])
    counting.close(desk, PROXY_DESK, manifest.id)
    way.meet()
    key = f"{manifest.id}/{line.number}"
    differences.settle(desk, PROXY_DESK, key, [gone], "夹在镇里的文件夹里")
    differences.settle(village.hall.desk, PROXY, key, [gone], "落在村里")
    way.meet()
    assert {s.place for s in papers_of(village, case.id)[1]} == {at_unit("9901")}
    (dispute,) = disputes.listed(village.hall.desk)
    assert dispute.my_word == "材料差异了结"
    assert disputes.listed(desk) == ()
    disputes.settle(village.hall.desk, PROXY, dispute, ())
    way.meet()
    assert disputes.listed(village.hall.desk) == ()
    assert papers_of(village, case.id) == papers_of(way.town, case.id)


def test_two_pcs_from_one_disk_do_not_write_over_each_others_manifest(
    town: Centre, build: Build, tmp_path: Path
) -> None:
    way = build(1)
    (village,) = way.villages
    mine, theirs = entrusted(village.hall, AGENT).case, entrusted(village.hall, AGENT, who=GUEST).case
    way.meet()
    clone = village.copied(tmp_path / "clone")
    clone.hall.clock = way.clock
    first = handing_over.send_up(village.hall.desk, PROXY, [mine.id], BAG)
    alike = handing_over.send_up(clone.hall.desk, PROXY, [theirs.id], BAG)
    assert first.id == alike.id
    way.meet()
    way.meet(clone)
    way.meet(village, way.town)
    with way.town.hall.desk.store.read() as work:
        assert work.proxies.handover(first.id) == first
    for each in (clone, way.town):
        proxy, sheets, hops = papers_of(each, theirs.id)
        assert proxy.state is ProxyState.GATHERED
        assert {s.place for s in sheets} == {at_unit("9911")}
        assert unbalanced(sheets, hops) == ()
    (told,) = disputes.listed(clone.hall.desk)
    assert (told.case_id, told.my_word) == (theirs.id, "交接送镇")
    again = handing_over.send_up(clone.hall.desk, PROXY, [theirs.id], BAG)
    assert again.id != first.id
    way.meet(clone, way.town)
    assert papers_of(way.town, theirs.id)[0].state is ProxyState.SENT
    assert papers_of(way.town, mine.id)[0].state is ProxyState.SENT
    clone.close()
