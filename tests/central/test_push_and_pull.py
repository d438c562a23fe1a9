"""Log up, rows down: the seam, the answers, the feed and its proof."""

import hashlib
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

import psycopg
import pytest

from hall_client.central import schema
from hall_client.domain.syncing import INSTALLATION_KEYS, REACH, Disposition, Mark, PushState
from hall_client.services.line_ports import LineDown, LineRefused
from hall_client.storage.tables import FOLDED
from tests.central.cluster import Centre
from tests.central.sites import Site, case_rows, close, enrolled

Enrol = Callable[[str], Site]
ACCEPTED, CONFLICT = Disposition.ACCEPTED, Disposition.CONFLICT


@pytest.fixture
def enrol(centre: Centre) -> Iterator[Enrol]:
    made: list[Site] = []

    def make(unit: str) -> Site:
        made.append(enrolled(centre, unit, centre.server.data / "centre.crt"))
        return made[-1]

    yield make
    close(made)


_serial = iter(range(1, 1000))


def new_case(site: Site, **fields: str) -> str:
    case_id, number = f"case-{uuid.uuid4()}", f"{site.unit}01260318{next(_serial):04d}"
    site.act("case.receive", case_id, case_rows(case_id, number, **fields), seen=0)
    return case_id


def step(site: Site, kind: str, case_id: str, seen: int, **fields: str) -> None:
    site.act(kind, case_id, {"case": {case_id: fields}}, seen=seen)


def answers(site: Site) -> list[Disposition]:
    return [answer.disposition for answer in site.push().answers]


def test_every_folded_table_has_its_reach() -> None:
    assert set(REACH) == set(FOLDED)


def test_a_case_of_one_window_stands_at_the_other(enrol: Enrol) -> None:
    one, two = enrol("9901"), enrol("9901")
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


def test_a_villages_case_reaches_the_town_and_no_other_village(enrol: Enrol) -> None:
    village, town, other = enrol("9911"), enrol("9901"), enrol("9912")
    case_id = new_case(village)
    village.push()
    assert case_id in town.pull()
    assert case_id in village.pull()
    assert case_id not in other.pull()
    assert other.line.fetch([case_id])[0].gone
    assert other.line.timeline(case_id) == ()


def test_what_the_town_hands_down_reaches_every_village_even_one_founded_later(
    enrol: Enrol, centre: Centre
) -> None:
    town, village = enrol("9901"), enrol("9911")
    row = {"code": "MZ-001", "number": 1, "item": {}, "effective_from": "2000-01-01", "published_at": ""}
    town.act("item.publish", "MZ-001", {"item_version": {"MZ-001/1": row}})
    town.act("person.add", "9901", {"person": {"0307": {"name": "赵婷"}}})
    town.push()
    assert "item_version/9901/MZ-001/1" in village.pull()
    with centre.admin() as admin:
        admin.execute("SELECT centre.create_unit('9913', '上桥村便民服务站', '9901')")
    late = enrol("9913").pull()
    assert "item_version/9901/MZ-001/1" in late
    assert not [thing for thing in late if thing.startswith("person/")]


def test_settings_of_one_pc_stay_there(enrol: Enrol) -> None:
    one, two = enrol("9901"), enrol("9901")
    rows = {f"station/{key}/2026": {"key": key, "value": "x"} for key in ("name", *INSTALLATION_KEYS)}
    one.act("setting.change", "name", {"setting": rows})
    one.push()
    assert [t for t in two.pull() if t.startswith("setting/")] == ["setting/9901/station/name/2026"]


def test_a_pc_that_joins_later_does_not_bring_its_own_names(enrol: Enrol) -> None:
    first, second = enrol("9912"), enrol("9912")
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
    enrol: Enrol, centre: Centre
) -> None:
    old, new = enrol("9901"), enrol("9901")
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


def test_pushing_again_changes_nothing(enrol: Enrol) -> None:
    site = enrol("9901")
    new_case(site)
    first = site.push(0)
    again = site.push(0)
    assert again == first
    assert len(site.line.versions()) == len(site.pull())


def test_a_gap_asks_for_the_rest(enrol: Enrol) -> None:
    site = enrol("9901")
    for _ in range(3):
        new_case(site)
    gap = site.push(2)
    assert (gap.state, gap.seq) == (PushState.GAP, 0)
    assert site.push(0).seq == 3


def test_a_copied_disk_is_a_fork(enrol: Enrol) -> None:
    site = enrol("9901")
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


def test_another_devices_log_is_closed_to_us(enrol: Enrol) -> None:
    mine, theirs = enrol("9901"), enrol("9901")
    new_case(theirs)
    forged = replace(mine, log_id=theirs.log_id, entries=theirs.entries)
    assert forged.push(0).state is PushState.CLOSED
    assert theirs.push(0).seq == 1


def test_an_altered_entry_stops_the_push_before_it(enrol: Enrol) -> None:
    site = enrol("9901")
    new_case(site)
    case_id = new_case(site)
    body = {"facts": {}, "rows": case_rows(case_id, "9901012603189999")}
    site.entries[1] = replace(site.entries[1], body=body)
    pushed = site.push(0)
    assert (pushed.state, pushed.seq, len(pushed.answers)) == (PushState.STORED, 1, 1)


def test_two_desks_decide_the_same_case_apart(enrol: Enrol) -> None:
    one, two = enrol("9901"), enrol("9901")
    case_id = new_case(one)
    one.push()
    seen = two.pull()[case_id].version
    step(one, "case.accept", case_id, seen, state="accepted")
    step(two, "case.refuse", case_id, seen, state="refused")
    step(two, "case.amend", case_id, seen, applicant_phone="100 0000 0021")
    assert answers(one) == [ACCEPTED]
    # What followed a decision that does not stand does not stand either.
    assert answers(two) == [CONFLICT, CONFLICT]
    arrival = two.pull()[case_id]
    assert arrival.rows["case"][case_id]["state"] == "accepted"
    assert arrival.version == 4
    # Having seen what stands, the desk goes on.
    step(two, "case.amend", case_id, arrival.version, applicant_phone="100 0000 0044")
    assert answers(two) == [ACCEPTED]
    kinds = [(entry.kind, entry.disposition) for entry in one.line.timeline(case_id)]
    assert kinds == [
        ("case.receive", ACCEPTED),
        ("case.accept", ACCEPTED),
        ("case.refuse", CONFLICT),
        ("case.amend", CONFLICT),
        ("case.amend", ACCEPTED),
    ]


def test_changes_of_different_fields_both_stand(enrol: Enrol) -> None:
    one, two = enrol("9901"), enrol("9901")
    case_id = new_case(one)
    one.push()
    seen = two.pull()[case_id].version
    step(one, "case.amend", case_id, seen, applicant_phone="100 0000 0021")
    step(two, "case.accept", case_id, seen, state="accepted")
    step(two, "case.handle", case_id, seen, state="handled")
    assert answers(one) == [ACCEPTED]
    assert answers(two) == [ACCEPTED, ACCEPTED]
    case = one.pull()[case_id].rows["case"][case_id]
    assert (case["state"], case["applicant_phone"], case["version"]) == ("handled", "100 0000 0021", 4)


def test_the_same_field_changed_apart_is_a_conflict(enrol: Enrol) -> None:
    one, two = enrol("9901"), enrol("9901")
    case_id = new_case(one)
    one.push()
    step(one, "case.amend", case_id, 1, applicant_phone="100 0000 0021")
    step(two, "case.amend", case_id, 1, applicant_phone="100 0000 0044")
    assert (answers(one), answers(two)) == ([ACCEPTED], [CONFLICT])


def test_what_time_did_is_taken_once(enrol: Enrol) -> None:
    one, two = enrol("9901"), enrol("9901")
    case_id = new_case(one)
    one.push()
    name = str(uuid.uuid4())
    for site in (one, two):
        site.act(
            "case.deemed_accept", case_id, {"case": {case_id: {"state": "accepted"}}}, seen=1, entry_id=name
        )
    assert answers(one) == [ACCEPTED]
    assert [(each.disposition, each.version) for each in two.push().answers] == [(Disposition.DUPLICATE, 1)]


def test_what_is_repeated_and_did_not_stand_is_told_apart(enrol: Enrol) -> None:
    one, two = enrol("9901"), enrol("9901")
    name, rows = str(uuid.uuid4()), {"case": {"case-unheard": {"state": "accepted"}}}
    for site in (one, two):
        site.act("case.deemed_accept", "case-unheard", rows, seen=1, entry_id=name)
    assert answers(one) == [Disposition.QUARANTINED]
    assert [(each.disposition, each.version) for each in two.push().answers] == [(Disposition.DUPLICATE, 0)]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("case.teleport", {"case": {"SUBJECT": {"number": "9901012603180001", "state": "gone"}}}),
        ("floor.paint", {"wall": {"1": {"colour": "blue"}}}),
        ("case.receive", {"case": {"SUBJECT": {"number": "9912012603180001", "state": "received"}}}),
        (
            "case.receive",
            {"case": {"SUBJECT": {"number": "9901012603180001"}, "case-other": {"number": "1"}}},
        ),
        ("case.accept", {"case": {"SUBJECT": {"state": "accepted\x00"}}}),
    ],
)
def test_what_cannot_be_folded_is_kept_aside_and_blocks_nothing(
    enrol: Enrol, kind: str, rows: dict[str, dict[str, object]]
) -> None:
    site = enrol("9901")
    case_id = f"case-{uuid.uuid4()}"
    placed = {t: {k.replace("SUBJECT", case_id): v for k, v in r.items()} for t, r in rows.items()}
    site.act(kind, case_id, placed, seen=0)
    other = new_case(site)
    assert answers(site) == [Disposition.QUARANTINED, ACCEPTED]
    assert other in site.pull()
    assert case_id not in site.line.versions()


def test_a_number_given_twice_stands_on_both_cases(enrol: Enrol) -> None:
    one, two = enrol("9901"), enrol("9901")
    number, cases = "9901012603187777", []
    for site in (one, two):
        cases.append(f"case-{uuid.uuid4()}")
        site.act("case.receive", cases[-1], case_rows(cases[-1], number), seen=0)
        assert answers(site) == [ACCEPTED]
    assert {each.thing for each in one.line.find(number)} == set(cases)


def test_a_sheet_is_passed_on_only_from_where_it_lies(enrol: Enrol) -> None:
    one, two = enrol("9901"), enrol("9901")
    case_id = new_case(one)
    sheet = f"{case_id}/form/1"

    def passed(site: Site, hop: str, start: str, end: str, seen: int) -> None:
        moved = {"code": "form", "place": end}
        way = {"sheet": sheet, "from_place": start, "to_place": end, "giver": "0307", "taker": "0311"}
        site.act("sheet.pass", case_id, {"sheet": {sheet: moved}, "hop": {hop: way}}, seen=seen)

    passed(one, "h1", "villager", "unit/9901", 1)
    passed(one, "h2", "unit/9901", "superior/A", 2)
    assert answers(one) == [ACCEPTED] * 3
    # This desk had seen more than a centre put back knows: nothing changed under it, and yet the paper is not there.
    passed(two, "h3", "unit/9901", "superior/B", 9)
    passed(two, "h4", "superior/A", "unit/9901", 9)
    assert answers(two) == [CONFLICT, ACCEPTED]


def test_an_act_on_a_row_that_nobody_made_here_is_a_conflict_and_leaves_no_half_row(enrol: Enrol) -> None:
    site = enrol("9901")
    case_id = new_case(site)
    paper = {"document": {f"{case_id}/d1": {"state": "printed", "reprints": 1}}}
    site.act("document.print", case_id, paper, seen=1)
    assert answers(site) == [ACCEPTED, CONFLICT]
    assert "document" not in site.pull()[case_id].rows
    whole = {"document": {f"{case_id}/d1": {"kind": "receipt", "template": "receipt/1", "state": "made"}}}
    site.act("document.make", case_id, whole, seen=2)
    site.act("document.print", case_id, paper, seen=3)
    assert answers(site) == [ACCEPTED, ACCEPTED]
    (row,) = site.pull()[case_id].rows["document"].values()
    assert (row["kind"], row["state"]) == ("receipt", "printed")


def test_an_upgrade_takes_its_turn_among_desks_at_work(enrol: Enrol, centre: Centre) -> None:
    sites, over = [enrol("9901"), enrol("9901"), enrol("9911")], threading.Event()

    def work(site: Site) -> None:
        while not over.is_set():
            new_case(site)
            with suppress(LineDown):
                site.push()
                site.pull()

    desks = [threading.Thread(target=work, args=(site,)) for site in sites]
    for each in desks:
        each.start()
    try:
        with centre.admin() as admin:
            for _ in range(6):
                schema.install(admin)
    finally:
        over.set()
        for each in desks:
            each.join()
    for site in sites:
        site.push()
        assert site.line.hello(site.log_id).seq == len(site.entries) > 1


def test_an_upgrade_never_waits_for_a_desk_that_waits_for_it(centre: Centre) -> None:
    """An act under way holds one table and comes to another: of the two, none is stopped."""
    failures: list[BaseException] = []

    def upgrade() -> None:
        with centre.admin() as admin:
            # Whose patience ends first finds the deadlock: let it be the desk.
            admin.execute("SET deadlock_timeout = '20s'")
            try:
                schema.install(admin)
            except psycopg.Error as failure:
                failures.append(failure)

    with centre.admin() as desk, desk.transaction():
        desk.execute("SET LOCAL deadlock_timeout = '100ms'")
        desk.execute("LOCK TABLE centre.log IN ACCESS SHARE MODE")
        upgrading = threading.Thread(target=upgrade)
        upgrading.start()
        waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'centre.log'::regclass"
        with centre.admin() as looker:
            for _ in range(50):
                if looker.execute(waiting).fetchone() != (0,):
                    break
                time.sleep(0.02)
        desk.execute("LOCK TABLE centre.device IN ACCESS SHARE MODE")
    upgrading.join()
    assert failures == []


def test_pages_cover_everything_once_and_the_mark_moves_last(enrol: Enrol) -> None:
    site = enrol("9912")
    cases = [new_case(site) for _ in range(7)]
    site.push()
    pages = list(site.line.pull((), 3))
    assert pages[0] == (Mark(0, ""), ())
    assert [mark is not None for mark, _ in pages[1:]] == [False] * (len(pages) - 2) + [True]
    things = [each.thing for _, page in pages for each in page]
    assert set(cases) <= set(things)
    assert len(things) == len(set(things))


def test_a_mark_from_another_history_is_not_vouched_for(enrol: Enrol) -> None:
    site = enrol("9901")
    new_case(site)
    site.push()
    site.pull()
    good = site.marks[-1]
    false = Mark(good.n + 40, str(uuid.uuid4()))
    vouched = [next(iter(site.line.pull(marks, 100)))[0] for marks in ([false, good], [false])]
    assert vouched == [good, Mark(0, "")]


def test_both_ends_prove_the_same(enrol: Enrol) -> None:
    site = enrol("9911")
    for _ in range(3):
        new_case(site)
    site.push()
    digest = 0
    for thing, version in site.line.versions().items():
        part = hashlib.md5(f"{thing}/{version}".encode(), usedforsecurity=False).digest()[:8]
        digest ^= int.from_bytes(part, signed=True)
    proof = site.line.proof()
    assert (proof.count, proof.digest) == (len(site.line.versions()), digest)


def test_pushes_side_by_side_leave_one_gapless_feed(enrol: Enrol, centre: Centre) -> None:
    sites = [enrol("9901") for _ in range(4)]

    def work(site: Site) -> None:
        for _ in range(15):
            new_case(site)
            site.push()

    with centre.admin() as admin:
        before = admin.execute("SELECT feed_n FROM centre.unit WHERE unit = '9901'").fetchone()
        threads = [threading.Thread(target=work, args=(site,)) for site in sites]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert before is not None
        rows = admin.execute("SELECT n FROM centre.feed WHERE unit = '9901' AND n > %s ORDER BY n", before)
        assert [n for (n,) in rows] == list(range(before[0] + 1, before[0] + 61))
        (entries,) = admin.execute("SELECT count(*) FROM centre.entry").fetchone() or (0,)
        (sums,) = admin.execute("SELECT sum(seq) FROM centre.log").fetchone() or (0,)
    assert entries == sums


def test_a_paper_of_a_case_that_did_not_come_yet_stands_nowhere(enrol: Enrol) -> None:
    """After an old backup the desk that printed may be back before the desk that opened the case."""
    one, two = enrol("9901"), enrol("9901")
    case_id = new_case(one)
    paper = f"{case_id}/notice/1"
    two.act("document.print", case_id, {"document": {paper: {"state": "printed", "reprints": 0}}}, seen=1)
    assert answers(two) == [Disposition.QUARANTINED]
    one.push()
    assert [thing for thing in one.pull() if thing.startswith("document/")] == []
    tally = {"state": "printed", "reprints": 0}
    one.act("document.print", "tally-1", {"document": {"tally-1": tally}})
    assert answers(one) == [Disposition.ACCEPTED]
    assert one.pull()["document/9901/tally-1"].rows == {"document": {"tally-1": tally}}


def test_parked_at_one_window_is_taken_back_once(enrol: Enrol) -> None:
    one, two, village = enrol("9901"), enrol("9901"), enrol("9911")
    one.line.park("d-1", 1, {"id": "d-1", "applicant": "𬭎𠮷"})
    assert [body["applicant"] for body in two.line.parked()] == ["𬭎𠮷"]
    assert village.line.parked() == ()
    assert village.line.take_parked("d-1") is None
    taken = two.line.take_parked("d-1")
    assert taken is not None
    assert taken["id"] == "d-1"
    assert one.line.take_parked("d-1") is None


def test_a_case_open_at_a_desk_is_held_there(enrol: Enrol) -> None:
    one, two = enrol("9901"), enrol("9901")
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


def test_what_cannot_be_read_keeps_nothing_back(enrol: Enrol, centre: Centre) -> None:
    one, two = enrol("9901"), enrol("9901")
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
