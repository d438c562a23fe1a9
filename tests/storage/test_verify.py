"""`verify`: whatever is changed behind the program's back, with the key in hand, is named."""

import pytest

from hall_client.domain.cases import Outcome
from hall_client.domain.entries import NewEntry
from hall_client.storage.verify import verify
from tests.desk import TestDesk
from tests.services.acts import finished
from tests.storage.prying import run_sql


@pytest.fixture
def seq(hall: TestDesk) -> int:
    """A hall with one accepted case; the seq of the entry that accepted it."""
    finished(hall, "MZ-006", Outcome.ACCEPTED)
    assert verify(hall.opened.store).findings == ()
    return int(run_sql(hall, "SELECT seq FROM journal WHERE kind = 'case.accept'")[0][0])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE journal SET body = replace(body, '陈䶮根', '陈某某') WHERE seq = ?", "内容被改过"),
        ("UPDATE journal SET body = 'null' WHERE seq = ?", "内容被改过"),
        ("UPDATE journal SET body = '不是 JSON' WHERE seq = ?", "内容被改过"),
        ("UPDATE journal SET body = NULL, salt = NULL WHERE seq = ?", "内容不见了"),
        ("UPDATE journal SET actor = '0305' WHERE seq = ?", "被改过"),
        ("UPDATE journal SET at = '2026-03-18T00:00:00.000000Z' WHERE seq = ?", "被改过"),
        ("UPDATE journal SET second_actor = '0101' WHERE seq = ?", "被改过"),
        ("DELETE FROM journal WHERE seq = ?", "缺失"),
    ],
)
def test_a_changed_entry_is_named(hall: TestDesk, seq: int, change: str, problem: str) -> None:
    finished(hall, "RS-004", Outcome.ON_THE_SPOT)
    run_sql(hall, change, seq)
    found = verify(hall.opened.store).findings
    assert [finding.seq for finding in found] == [seq]
    assert f"第 {seq} 条" in found[0].sentence
    assert problem in found[0].sentence


def test_an_entry_forged_with_its_own_hash_does_not_hang_on(hall: TestDesk, seq: int) -> None:
    run_sql(hall, "UPDATE journal SET hash = ? WHERE seq = ?", "0" * 64, seq)
    assert verify(hall.opened.store).findings[0].seq == seq


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("UPDATE \"case\" SET applicant_name = '王某'", ("case 的", "applicant_name")),
        ("UPDATE \"case\" SET promised_due = '2027-01-01', state = 'closed'", ("promised_due", "state")),
        ("DELETE FROM case_material WHERE position = 1", ("case_material", "记录不见了")),
        ("UPDATE document SET sha256 = ''", ("document 的", "sha256")),
        ("UPDATE person SET roles = '[\"supervisor\"]' WHERE number = '0307'", ("person 的 0307", "roles")),
        (
            "INSERT INTO rating VALUES ('r', (SELECT id FROM service_act), 5, 'now', 'screen', '[]', NULL)",
            ("rating 的 r", "留痕里没有"),
        ),
    ],
)
@pytest.mark.usefixtures("seq")
def test_a_changed_row_is_named(hall: TestDesk, change: str, named: tuple[str, str]) -> None:
    run_sql(hall, change)
    sentences = "\n".join(finding.sentence for finding in verify(hall.opened.store).findings)
    for word in named:
        assert word in sentences


def test_the_last_entry_taken_away_is_missed_in_the_rows(hall: TestDesk, seq: int) -> None:
    run_sql(hall, "DELETE FROM journal WHERE seq >= ?", seq)
    sentences = "\n".join(finding.sentence for finding in verify(hall.opened.store).findings)
    assert "case 的" in sentences
    assert "留痕里没有" in sentences


def test_an_act_named_twice_in_one_log_keeps_its_name_once(hall: TestDesk) -> None:
    """Recorded again because it did not stand at the centre, it is another entry: the log goes on."""
    named = NewEntry("day.close", "2026-03-18", "program", hall.clock(), entry_id="the-name-two-desks-give")
    with hall.desk.store.work() as work:
        first, again = work.append(named), work.append(named)
    assert first.entry_id == named.entry_id
    assert again.entry_id != named.entry_id
    assert verify(hall.opened.store).findings == ()
