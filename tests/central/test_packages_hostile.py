"""A town that carries a village's package and is not to be trusted."""

from dataclasses import replace
from pathlib import Path

import pytest

from hall_client.central import administering
from hall_client.domain.entries import hash_of
from hall_client.services.line_ports import LineRefused
from tests.central.cluster import Centre
from tests.central.conftest import Enrol
from tests.central.log_parts import part_of
from tests.central.posts import Post
from tests.central.seats import as_sent, asked, kept_there
from tests.central.sites import Site, close, enrolled


@pytest.fixture
def file(village: Post, stick: Path) -> Path:
    """A good package of the village, with a case in it."""
    village.take_on()
    return village.export(stick)


@pytest.fixture
def villain(town: Centre, village: Post) -> Site:
    """A PC of another town, with a valid role."""
    with town.admin() as admin:
        admin.execute("SELECT centre.create_unit('9902', '东山镇便民服务中心', NULL)")
    return enrolled(town, "9902", town.server.data / "centre.crt")


def test_a_hostile_town_relays_for_nobody_elses_village(
    town: Centre, village: Post, villain: Site, enrol: Enrol
) -> None:
    village.take_on()
    part, known = part_of(village), len(kept_there(town, village.log()))
    before = asked(town, "SELECT thing, version FROM centre.thing ORDER BY thing")
    neighbour = enrolled(town, "9912", town.server.data / "centre.crt")
    twin = enrolled(town, "9911", town.server.data / "centre.crt")
    for each in (villain, neighbour, twin):
        seam = part.entries[known - 1].hash
        assert each.line.push_for(part, known, seam, part.entries[known:]).state == "closed"
        assert each.line.greet_for(part)[0] == "foreign"
        assert (
            each.line.greet_for(replace(part, log_id="00000000-0000-4000-8000-000000000000"))[0] == "foreign"
        )
        with pytest.raises(LineRefused):
            each.line.package_for("9911", lambda done: None)
        noted = {w for (w,) in asked(town, "SELECT what FROM centre.audit WHERE role = %s", each.role)}
        assert {"relay.refused", "package.refused"} <= noted
    for statement in ("package_rows('9911', 0, '', 100)", "package_answers('9911')"):
        assert villain.connection.execute(f"SELECT * FROM centre.{statement}").fetchall() == []
    assert {peer.unit for peer in villain.line.peers()} == {"9902"}
    assert {peer.unit for peer in neighbour.line.peers()} == {"9901", "9912"}
    assert kept_there(town, village.log()) == as_sent(village.log())[:known]
    assert asked(town, "SELECT thing, version FROM centre.thing ORDER BY thing") == before
    close([villain, neighbour, twin])


def test_a_hall_that_changes_what_it_carries_is_found_out(
    town: Centre, hall_post: Post, village: Post, file: Path
) -> None:
    """The centre cannot check a station's signature itself; whoever looks at it later can."""
    hall_post.import_(file)
    with town.admin() as admin:
        assert [each["genuine"] for each in administering.status(admin)["packages"]] == [True]
    known = len(kept_there(town, village.log()))
    last = village.log()[known - 1]
    forged = replace(last, seq=known + 1, entry_id="forged", prev_hash=last.hash, body=None, salt=None)
    forged = replace(forged, hash=hash_of(forged))
    part = replace(part_of(village), entries=(*village.log()[:known], forged))
    assert hall_post.opened.connect is not None
    line = hall_post.opened.connect()
    assert line.push_for(part, known, last.hash, [forged]).state == "stored"
    line.close()
    with town.admin() as admin:
        assert [each["genuine"] for each in administering.status(admin)["packages"]] == [True, False]
    # The village itself notices when it comes: its own entries go up under a new log, none is lost.
    village.take_on()
    village.reach(town.host)
    report = village.sync()
    assert report.new_log
    ids = {entry_id for (entry_id,) in asked(town, "SELECT entry_id FROM centre.entry")}
    assert {entry.entry_id for entry in village.log()} <= ids
