"""Log up, rows down: the seam, the answers, the feed and its proof."""

import hashlib
import uuid
from dataclasses import replace

import pytest

from hall_client.domain.syncing import INSTALLATION_KEYS, REACH, Disposition, Mark, PushState
from hall_client.services.line_ports import LineRefused
from hall_client.storage.tables import FOLDED
from tests.central.cluster import Centre
from tests.central.pushing import Workstations, answers, new_case, step
from tests.central.sites import Site, case_rows

ACCEPTED, CONFLICT = Disposition.ACCEPTED, Disposition.CONFLICT


def test_every_folded_table_has_its_reach() -> None:
    assert set(REACH) == set(FOLDED)


def test_a_case_of_one_window_stands_at_the_other(workstation: Workstations) -> None:
    one, two = workstation("9901"), workstation("9901")
    case_id = new_case(one, applicant_name="陈䶮根")
    step(one, "case.accept", case_id, 0, state="accepted")
    pushed = one.push()
    assert pushed.state is PushState.STORED
    assert [(a.disposition, a.version) for a in pushed.answers] == [(ACCEPTED, 1), (ACCEPTED, 2)]
    arrival = two.pull()[case_id]
    case = arrival.rows["case"][case_id]
    assert (arrival.version, case["state"], case["applicant_name"]) == (2, "accepted", "陈䶮根")
    assert case["version"] == 2
    assert arrival.rows["case_material"][f"{case_id}/M1"]["state"] == "original"
    assert two.pull() == {}


def test_a_villages_case_reaches_the_town_and_no_other_village(workstation: Workstations) -> None:
    village, town, other = workstation("9911"), workstation("9901"), workstation("9912")
    case_id = new_case(village)
    village.push()
    assert case_id in town.pull()
    assert case_id in village.pull()
    assert case_id not in other.pull()
    assert other.line.fetch([case_id])[0].gone
    assert other.line.timeline(case_id) == ()


def test_what_the_town_hands_down_reaches_every_village_even_one_founded_later(
    workstation: Workstations, centre: Centre
) -> None:
    town, village = workstation("9901"), workstation("9911")
    row = {"code": "MZ-001", "number": 1, "item": {}, "effective_from": "2000-01-01", "published_at": ""}
    town.act("item.publish", "MZ-001", {"item_version": {"MZ-001/1": row}})
    town.act("person.add", "9901", {"person": {"0307": {"name": "赵婷"}}})
    town.push()
    assert "item_version/9901/MZ-001/1" in village.pull()
    with centre.admin() as admin:
        admin.execute("SELECT centre.create_unit('9913', '上桥村便民服务站', '9901')")
    late = workstation("9913").pull()
    assert "item_version/9901/MZ-001/1" in late
    assert not [thing for thing in late if thing.startswith("person/")]


def test_settings_of_one_pc_stay_there(workstation: Workstations) -> None:
    one, two = workstation("9901"), workstation("9901")
    rows = {f"station/{key}/2026": {"key": key, "value": "x"} for key in ("name", *INSTALLATION_KEYS)}
    one.act("setting.change", "name", {"setting": rows})
    one.push()
    assert [t for t in two.pull() if t.startswith("setting/")] == ["setting/9901/station/name/2026"]


def test_a_pc_that_joins_later_does_not_bring_its_own_names(workstation: Workstations) -> None:
    first, second = workstation("9912"), workstation("9912")
    key = "station/name/2000-01-01"

    def named(site: Site, kind: str, name: str) -> None:
        site.act(kind, "9912", {"setting": {key: {"key": "name", "value": name}}})
        site.push()

    def stands() -> str:
        return str(first.line.fetch([f"setting/9912/{key}"])[0].rows["setting"][key]["value"])

    named(first, "hall.set_up", "石桥村便民服务站")
    named(second, "hall.set_up", "样例村")
    assert stands() == "石桥村便民服务站"
    named(second, "setting.change", "石桥新村便民服务站")
    assert stands() == "石桥新村便民服务站"


def test_a_program_too_old_is_told_plainly_and_a_newer_one_keeps_its_words(
    workstation: Workstations, centre: Centre
) -> None:
    old, new = workstation("9901"), workstation("9901")
    case_id = new_case(new)
    # A kind this centre has never heard of, about a case it knows: kept, shown, and nobody is stopped by it.
    new.act("case.hologram", case_id, {}, seen=1)
    assert answers(new) == [ACCEPTED, ACCEPTED]
    assert [(entry.kind, entry.body) for entry in old.line.timeline(case_id)][1] == (
        "case.hologram",
        new.entries[1].body,
    )
    with centre.admin() as admin:
        admin.execute("UPDATE centre.fact SET value = '2' WHERE name = 'oldest_program'")
        try:
            with pytest.raises(LineRefused, match="请安装新版程序"):
                old.line.hello(old.log_id, 1)
            assert new.line.hello(new.log_id, 2).oldest_program == 2
        finally:
            admin.execute("UPDATE centre.fact SET value = '1' WHERE name = 'oldest_program'")


def test_pushing_again_changes_nothing(workstation: Workstations) -> None:
    site = workstation("9901")
    new_case(site)
    first = site.push(0)
    again = site.push(0)
    assert again == first
    assert len(site.line.versions()) == len(site.pull())


def test_a_gap_asks_for_the_rest(workstation: Workstations) -> None:
    site = workstation("9901")
    for _ in range(3):
        new_case(site)
    gap = site.push(2)
    assert (gap.state, gap.seq) == (PushState.GAP, 0)
    assert site.push(0).seq == 3


def test_a_copied_disk_is_a_fork(workstation: Workstations) -> None:
    site = workstation("9901")
    new_case(site)
    site.push()
    copy = replace(site, entries=list(site.entries))
    new_case(site)
    new_case(copy)
    site.push()
    assert copy.push(1).state is PushState.FORK
    # Longer than what the centre has, but on another history: still no.
    new_case(copy)
    assert copy.push(2).state is PushState.FORK


def test_another_devices_log_is_closed_to_us(workstation: Workstations) -> None:
    mine, theirs = workstation("9901"), workstation("9901")
    new_case(theirs)
    forged = replace(mine, log_id=theirs.log_id, entries=theirs.entries)
    assert forged.push(0).state is PushState.CLOSED
    assert theirs.push(0).seq == 1


def test_an_altered_entry_stops_the_push_before_it(workstation: Workstations) -> None:
    site = workstation("9901")
    new_case(site)
    case_id = new_case(site)
    body = {"facts": {}, "rows": case_rows(case_id, "9901012603189999")}
    site.entries[1] = replace(site.entries[1], body=body)
    pushed = site.push(0)
    assert (pushed.state, pushed.seq, len(pushed.answers)) == (PushState.STORED, 1, 1)


def test_pages_cover_everything_once_and_the_mark_moves_last(workstation: Workstations) -> None:
    site = workstation("9912")
    cases = [new_case(site) for _ in range(7)]
    site.push()
    pages = list(site.line.pull((), 3))
    assert pages[0] == (Mark(0, ""), ())
    assert [mark is not None for mark, _ in pages[1:]] == [False] * (len(pages) - 2) + [True]
    things = [each.thing for _, page in pages for each in page]
    assert set(cases) <= set(things)
    assert len(things) == len(set(things))


def test_a_mark_from_another_history_is_not_vouched_for(workstation: Workstations) -> None:
    site = workstation("9901")
    new_case(site)
    site.push()
    site.pull()
    good = site.marks[-1]
    false = Mark(good.n + 40, str(uuid.uuid4()))
    vouched = [next(iter(site.line.pull(marks, 100)))[0] for marks in ([false, good], [false])]
    assert vouched == [good, Mark(0, "")]


def test_both_ends_prove_the_same(workstation: Workstations) -> None:
    site = workstation("9911")
    for _ in range(3):
        new_case(site)
    site.push()
    digest = 0
    for thing, version in site.line.versions().items():
        part = hashlib.md5(f"{thing}/{version}".encode(), usedforsecurity=False).digest()[:8]
        digest ^= int.from_bytes(part, signed=True)
    proof = site.line.proof()
    assert (proof.count, proof.digest) == (len(site.line.versions()), digest)


def test_parked_at_one_window_is_taken_back_once(workstation: Workstations) -> None:
    one, two, village = workstation("9901"), workstation("9901"), workstation("9911")
    one.line.park("d-1", 1, {"id": "d-1", "applicant": "𬭎𠮷"})
    assert [each.body["applicant"] for each in two.line.parked()] == ["𬭎𠮷"]
    assert village.line.parked() == ()
    assert village.line.take_parked("d-1", kept=False) is None
    taken = two.line.take_parked("d-1", kept=False)
    assert taken is not None
    assert taken["id"] == "d-1"
    assert one.line.take_parked("d-1", kept=False) is None


def test_a_case_open_at_a_desk_is_held_there(workstation: Workstations) -> None:
    one, two = workstation("9901"), workstation("9901")
    case_id = new_case(one)
    one.push()
    assert one.line.hold(case_id, 2, "王志强") is None
    held = two.line.hold(case_id, 3, "赵婷")
    assert held is not None
    assert (held.window, held.name) == (2, "王志强")
    assert two.line.holder(case_id) == held
    assert one.line.holder(case_id) is None
    two.line.release(case_id)
    one.line.release(case_id)
    assert two.line.hold(case_id, 3, "赵婷") is None


def test_what_cannot_be_read_keeps_nothing_back(workstation: Workstations, centre: Centre) -> None:
    one, two = workstation("9901"), workstation("9901")
    broken, whole = new_case(one), new_case(one)
    one.push()
    with centre.admin() as admin:
        admin.execute(
            "UPDATE centre.thing SET rows = jsonb_set(rows, ARRAY['case', thing, 'version'], '1e5000')"
            " WHERE thing = %s",
            (broken,),
        )
    found = two.pull()
    assert found[broken].rows == {}
    assert found[whole].rows["case"][whole]["state"] == "received"
