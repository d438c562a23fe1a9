"""Packages when something else went wrong too: restored disks and centres, two desks at once, a hand that stops."""

import json
import threading
from pathlib import Path

import pytest

from hall_client import packages
from hall_client.domain.packages import PackageState
from hall_client.services import signing_in
from hall_client.services.package_ports import PackageRefused
from hall_client.storage import installation
from hall_client.storage.verify import verify
from tests.central.cluster import Centre
from tests.central.conftest import Enrol
from tests.central.posts import Post, alike
from tests.central.seats import as_sent, asked, backed_up, kept_there, restored
from tests.cli.running import Terminal
from tests.desk import CLERK


def everything_once(town: Centre, *posts: Post) -> None:
    """Every entry of every desk is at the centre, by its id, exactly once among those that count."""
    counted = asked(
        town, "SELECT entry_id, count(*) FROM centre.entry WHERE answer <> 'duplicate' GROUP BY 1"
    )
    there = dict(tuple(row) for row in counted)
    for post in posts:
        assert {there.get(entry.entry_id) for entry in post.log()} == {1}


def hung_up(*posts: Post) -> None:
    """Nobody is connected: a database that is copied must have no guests."""
    for post in posts:
        assert post.opened.uplink is not None
        post.opened.uplink.close()


def numbered_on(post: Post) -> None:
    """Somebody scanned the last receipt."""
    with post.desk.store.work() as work:
        work.set_meta("numbering", "")


def test_a_log_begun_without_a_line_is_opened_by_the_package(
    town: Centre, hall_post: Post, village: Post, stick: Path
) -> None:
    lost = village.take_on()
    installation.begin_new_log(village.opened.store)
    numbered_on(village)
    case = village.take_on()
    file = village.export(stick)
    assert hall_post.import_(file).note.state is PackageState.RELAYED
    everything_once(town, village)
    assert hall_post.case(lost.id) == lost
    assert hall_post.case(case.id) == case
    # Made again it is the same log, and nothing begins anew.
    log_id = village.log()[0].log_id
    later = village.take_on()
    assert hall_post.import_(village.export(stick)).note.state is PackageState.RELAYED
    assert village.log()[0].log_id == log_id
    village.import_(hall_post.export(stick, "9911"))
    numbered_on(village)
    village.reach(town.host)
    report = village.sync()
    assert not report.new_log
    hall_post.sync()
    assert hall_post.case(later.id) == village.case(later.id)
    everything_once(town, village)
    assert verify(village.opened.store).findings == ()


def test_a_package_from_before_the_line_came_back_opens_no_log(
    town: Centre, hall_post: Post, village: Post, stick: Path
) -> None:
    installation.begin_new_log(village.opened.store)
    numbered_on(village)
    village.take_on()
    old = village.export(stick)
    installation.begin_new_log(village.opened.store)
    village.reach(town.host)
    village.sync()
    open_log = asked(town, "SELECT log FROM centre.log WHERE unit = '9911' AND state = 'open'")
    note = hall_post.import_(old).note
    assert note.state is PackageState.REFUSED
    assert "自己联过网" in note.words
    assert asked(town, "SELECT log FROM centre.log WHERE unit = '9911' AND state = 'open'") == open_log
    everything_once(town, village)


def test_a_centre_that_went_back_is_filled_up_by_hand(
    town: Centre, hall_post: Post, village: Post, stick: Path
) -> None:
    hung_up(hall_post, village)
    backed_up(town)
    first = village.take_on()
    assert hall_post.import_(village.export(stick)).note.state is PackageState.RELAYED
    village.import_(hall_post.export(stick, "9911"))
    second = village.take_on()
    behind = village.export(stick)
    restored(town)
    note = hall_post.import_(behind).note
    assert note.state is PackageState.WAITING
    assert "还缺" in note.words
    village.import_(hall_post.export(stick, "9911"))
    for case in (first, second):
        assert village.case(case.id) == case
    assert hall_post.import_(village.export(stick)).note.state is PackageState.RELAYED
    hall_post.sync()
    assert [each.state for each in packages.notes(hall_post.opened) if each.unit == "9911"].count(
        PackageState.WAITING
    ) == 0
    hall_post.sync()
    for case in (first, second):
        assert hall_post.case(case.id) == case
    log = village.log()
    there = kept_there(town, log)
    assert there == as_sent(log)[: len(there)]
    village.reach(town.host)
    village.sync()
    assert kept_there(town, village.log()) == as_sent(village.log())


def test_what_a_centre_that_went_back_has_lost_is_seen_by_hand(
    town: Centre, hall_post: Post, village: Post, stick: Path
) -> None:
    case = village.take_on()
    hall_post.import_(village.export(stick))
    village.import_(hall_post.export(stick, "9911"))
    hung_up(hall_post, village)
    backed_up(town)
    decided = hall_post.accept(case)
    hall_post.sync()
    village.import_(hall_post.export(stick, "9911"))
    assert village.case(case.id) == decided
    restored(town)
    village.import_(hall_post.export(stick, "9911"))
    alike(town, village)
    hall_post.sync()
    village.import_(hall_post.export(stick, "9911"))
    assert village.case(case.id) == decided
    alike(town, village)


def test_two_pcs_from_one_disk_both_get_through(
    town: Centre, hall_post: Post, village: Post, stick: Path, tmp_path: Path
) -> None:
    twin = village.copied(tmp_path / "twin")
    try:
        mine, theirs = village.take_on(), twin.take_on()
        assert hall_post.import_(village.export(stick)).note.state is PackageState.RELAYED
        note = hall_post.import_(twin.export(stick)).note
        assert note.state is PackageState.REFUSED
        assert "两台电脑" in note.words
        twin.import_(hall_post.export(stick, "9911"))
        assert hall_post.import_(twin.export(stick)).note.state is PackageState.RELAYED
        everything_once(town, twin)
        assert hall_post.case(mine.id) == mine
        # Both gave the same number: both cases stand.
        assert theirs.number == mine.number
        twin.import_(hall_post.export(stick, "9911"))
        for at in (hall_post, twin):
            assert (at.case(mine.id), at.case(theirs.id)) == (mine, theirs)
    finally:
        twin.close()


def test_two_halls_desks_relay_the_same_package_at_once(
    town: Centre, hall_post: Post, enrol: Enrol, stick: Path
) -> None:
    other = enrol("9901")
    other.sync()
    village = enrol("9911")
    village.sync()
    village.take_on()
    file = village.export(stick)
    hall_post.sync()
    results = []
    desks = [
        threading.Thread(target=lambda at=at: results.append(at.import_(file))) for at in (hall_post, other)
    ]
    for each in desks:
        each.start()
    for each in desks:
        each.join()
    assert [each.note.state for each in results] == [PackageState.RELAYED] * 2
    assert kept_there(town, village.log()) == as_sent(village.log())
    everything_once(town, village)


def test_a_desk_enrolled_later_is_told_that_it_cannot_open_it(
    hall_post: Post, village: Post, enrol: Enrol, stick: Path
) -> None:
    village.take_on()
    file = village.export(stick)
    later = enrol("9901")
    later.sync()
    with pytest.raises(PackageRefused, match="还不认识这台电脑"):
        later.import_(file)
    # The next package from above brings the word of it, without any line.
    hall_post.sync()
    village.import_(hall_post.export(stick, "9911"))
    village.take_on()
    assert later.import_(village.export(stick)).note.state is PackageState.RELAYED


class Enough(Exception):
    """Somebody pressed 停."""


def test_whoever_stops_leaves_nothing_behind(village: Post, stick: Path) -> None:
    village.take_on()
    heard = []

    def told(done: int, total: int) -> None:
        heard.append((done, total))
        if done:
            raise Enough

    with pytest.raises(Enough):
        packages.export(village.opened, stick, told=told)
    assert heard[0] == (0, village.waiting())
    assert list(stick.iterdir()) == []
    assert packages.notes(village.opened) == ()
    packages.export(village.opened, stick)


def test_an_import_that_was_stopped_is_made_whole_by_the_next(
    town: Centre, hall_post: Post, village: Post, stick: Path
) -> None:
    case = village.take_on()
    hall_post.import_(village.export(stick))
    decided = hall_post.accept(case)
    hall_post.sync()
    file = hall_post.export(stick, "9911")

    def told(done: int, total: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        packages.import_(village.opened, file, told)
    result = village.import_(file)
    assert (result.again, result.note.state) == (False, PackageState.TAKEN)
    assert village.case(case.id) == decided
    alike(town, village)


def test_a_password_set_at_the_village_is_not_undone(hall_post: Post, village: Post, stick: Path) -> None:
    made = hall_post.export(stick, "9911")
    village.clock.forward(minutes=1)
    signing_in.change_password(village.desk, CLERK, "qinghe-0307", "liushu-0307-new")
    mine = login(village, "0307")
    village.import_(made)
    village.import_(hall_post.export(stick, "9911"))
    assert login(village, "0307") == mine


def test_a_password_set_at_another_desk_comes_down(
    hall_post: Post, village: Post, enrol: Enrol, stick: Path
) -> None:
    other = enrol("9911")
    other.sync()
    other.clock.forward(hours=1)
    signing_in.change_password(other.desk, CLERK, "qinghe-0307", "liushu-0307-new")
    other.sync()
    hall_post.sync()
    village.import_(hall_post.export(stick, "9911"))
    assert login(village, "0307") == login(other, "0307")


def login(post: Post, number: str) -> str:
    with post.desk.store.read() as work:
        return next(each.password_hash for each in work.reference.logins() if each.number == number)


def test_by_the_command_line(
    town: Centre, hall_post: Post, village: Post, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hall = Terminal(capsys)
    village.take_on()
    here, there = ("--data", village.opened.folder), ("--data", hall_post.opened.folder)
    said = hall("package", "export", "--to", stick, *here)
    assert said.code == 0
    assert "带给青禾镇便民服务中心：1 件" in said.out
    (file,) = stick.iterdir()
    said = hall("package", "import", file, *there)
    assert said.code == 0
    assert "柳树村便民服务站的包" in said.out
    assert "条已经登记到中心" in said.out
    said = hall("package", "import", file, *there)
    assert said.code == 0
    assert "导入过，没有重复登记" in said.out
    file.unlink()
    said = hall("package", "export", "--to", stick, *there)
    assert (said.code, list(stick.iterdir())) == (1, [])
    assert "9911 柳树村便民服务站" in said.error
    said = hall("package", "export", "--to", stick, "--for", "9955", *there)
    assert said.code == 1
    said = hall("package", "export", "--to", stick, "--for", "9911", "--json", *there)
    told = json.loads(said.out)
    assert (said.code, told["to_name"]) == (0, "柳树村便民服务站")
    said = hall("package", "import", told["path"], "--json", *here)
    assert (said.code, json.loads(said.out)["state"]) == (0, "taken")
    Path(told["path"]).write_bytes(Path(told["path"]).read_bytes()[:-1])
    assert hall("package", "import", told["path"], *here).code == 1
    assert hall("package").code == 2
