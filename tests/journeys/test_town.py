"""A town's day with the line cut in the middle: what every desk has afterwards, counted from its own rows."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from hall_client.desk import open_desk
from hall_client.storage.database import FILE_NAME, connect
from tests.journeys.conftest import PATIENCE_SECONDS, ROOT

pytestmark = [pytest.mark.slow, pytest.mark.centre]

Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two windows and a village, played by the command itself."""
    out = tmp_path_factory.mktemp("town")
    command = [
        sys.executable,
        "-m",
        "hall_client",
        "demo",
        "--windows",
        "2",
        "--villages",
        "1",
        "--out",
        str(out),
    ]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def rows(town: Path, site: str, query: str) -> Rows:
    folder = town / "sites" / site
    opened = open_desk(folder)
    key = opened.secrets.get(opened.installation.name)
    opened.close()
    assert key is not None
    with closing(connect(folder / FILE_NAME, key)) as raw:
        return list(raw.execute(query).fetchall())


def sync(town: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((town / "summary.json").read_text(encoding="utf-8"))["sync"]
    return told


SITES = ("window-1", "window-2", "village-1")


def test_every_entry_written_is_at_the_centre_once(town: Path) -> None:
    told = sync(town)
    written = {site: rows(town, site, "SELECT entry_id FROM journal") for site in SITES}
    assert {site: told["per_site"][site]["entries"] for site in SITES} == {
        site: len(found) for site, found in written.items()
    }
    assert told["entries"] == sum(len(found) for found in written.values())
    assert (told["lost"], told["duplicated"], told["agree"]) == (0, 0, True)


def test_the_line_was_cut_and_people_were_called_by_paper(town: Path) -> None:
    for site in ("window-1", "window-2"):
        assert rows(town, site, "SELECT count(*) FROM journal WHERE kind = 'ticket.call_paper'") == [(3,)]
        assert rows(town, site, "SELECT DISTINCT told FROM paper_call") == [("told",)]


def test_what_two_windows_decided_apart_is_one_state_and_was_settled(town: Path) -> None:
    told = sync(town)
    assert told["conflicts"] > 0
    assert {told["per_site"][site]["open_disputes"] for site in SITES} == {0}
    kinds = "SELECT count(*) FROM journal WHERE kind = 'case.settle'"
    assert sum(rows(town, site, kinds)[0][0] for site in SITES) == 1


def test_every_window_has_the_same_cases_and_the_villages_too(town: Path) -> None:
    query = 'SELECT number, state, version, applicant_name, promised_due FROM "case" ORDER BY number'
    one, two, village = (rows(town, site, query) for site in SITES)
    assert one == two
    assert village
    assert set(village) <= set(one)
    numbers = [row[0] for row in one]
    assert len(numbers) == len(set(numbers))
    assert {number[:6] for number in numbers} == {"990101", "990102", "991101"}


def test_no_number_was_given_or_called_twice(town: Path) -> None:
    tickets = json.loads((town / "summary.json").read_text(encoding="utf-8"))["tickets"]
    assert tickets["issued"] == tickets["distinct"] > 0
    calls = [
        row[0]
        for site in ("window-1", "window-2")
        for row in rows(town, site, "SELECT subject FROM journal WHERE kind = 'ticket.call'")
    ]
    assert calls
    assert len(calls) == len(set(calls))


def test_what_the_village_took_on_was_counted_and_came_back(town: Path) -> None:
    told = json.loads((town / "summary.json").read_text(encoding="utf-8"))
    proxies = told["proxies"]
    assert proxies["taken"] > proxies["handed_over"] == proxies["counted"] > 0
    assert proxies["decided"] == proxies["delivered"] > 0
    assert proxies["taken"] == proxies["delivered"] + proxies["open"]
    for table in ("proxy", "sheet", "hop"):
        query = f"SELECT * FROM {table} ORDER BY 1"
        assert rows(town, "village-1", query) == rows(town, "window-1", query) != [], table
    places = rows(town, "window-1", "SELECT place FROM sheet")
    assert len(told["custody"]) == len(places)
    assert not [place for (place,) in places if place.startswith(("way/", "missing/"))]


def test_a_bag_was_counted_by_its_paper_while_the_line_was_cut(town: Path) -> None:
    (blind,) = rows(
        town,
        "window-1",
        "SELECT count(*) FROM journal WHERE kind = 'handover.mark' AND actor = 'program'",
    )[0]
    assert blind > 0
