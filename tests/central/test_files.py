"""Scans in a lane of their own: piece by piece, resumed where the line broke, and only what was named is kept."""

import hashlib
import secrets
import uuid
from collections.abc import Iterator

import pytest

from hall_client.services.line_ports import PIECE, WHOLE, LineRefused
from tests.central.cluster import Centre
from tests.central.sites import Site, case_rows, close, enrolled

SCAN = secrets.token_bytes(2 * PIECE + 777)
NAME = hashlib.sha256(SCAN).hexdigest()


@pytest.fixture
def village(centre: Centre) -> Iterator[Site]:
    site = enrolled(centre, "9911", centre.server.data / "centre.crt")
    case_id = f"case-{uuid.uuid4()}"
    site.act("case.receive", case_id, case_rows(case_id, f"991101{uuid.uuid4().int % 10**10:010d}"), seen=0)
    site.push()
    yield site
    close([site])


def send(site: Site, case_id: str, n: int, scan: bytes = SCAN, name: str = NAME) -> int:
    return site.line.put_piece(case_id, name, len(scan), n, scan[n * PIECE : (n + 1) * PIECE])


def test_a_scan_arrives_whole_for_the_town(village: Site, centre: Centre) -> None:
    case_id = village.entries[0].subject
    assert village.line.put_piece(case_id, NAME, len(SCAN), 0, None) == 0
    assert [send(village, case_id, n) for n in (0, 1)] == [1, 2]
    assert village.line.get_piece(case_id, NAME, 0) is None
    assert send(village, case_id, 2) == WHOLE
    town = enrolled(centre, "9901", centre.server.data / "centre.crt")
    got = [town.line.get_piece(case_id, NAME, n) for n in range(4)]
    close([town])
    assert got[3] is None
    assert b"".join(piece or b"" for piece in got) == SCAN


def test_a_broken_line_goes_on_where_it_was(village: Site) -> None:
    case_id = village.entries[0].subject
    send(village, case_id, 0)
    assert village.line.put_piece(case_id, NAME, len(SCAN), 0, None) == 1
    # Sent again, or out of turn, a piece is not taken twice.
    assert [send(village, case_id, n) for n in (0, 2)] == [1, 1]
    assert [send(village, case_id, n) for n in (1, 2)] == [2, WHOLE]
    assert send(village, case_id, 0) == WHOLE


def test_what_is_not_what_was_named_is_begun_again(village: Site) -> None:
    case_id = village.entries[0].subject
    small = b"x" * 100
    assert send(village, case_id, 0, b"y" * 100, hashlib.sha256(small).hexdigest()) == 0
    assert send(village, case_id, 0, small, hashlib.sha256(small).hexdigest()) == WHOLE


def test_too_much_is_refused(village: Site) -> None:
    case_id = village.entries[0].subject
    with pytest.raises(LineRefused):
        village.line.put_piece(case_id, NAME, 60_000_000, 0, b"x")
    with pytest.raises(LineRefused):
        village.line.put_piece(case_id, NAME, 10, 0, b"x" * 11)


def test_another_village_sees_none_of_it(village: Site, centre: Centre) -> None:
    case_id = village.entries[0].subject
    for n in range(3):
        send(village, case_id, n)
    other = enrolled(centre, "9912", centre.server.data / "centre.crt")
    assert other.line.get_piece(case_id, NAME, 0) is None
    close([other])
