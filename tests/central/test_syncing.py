"""Desks at a real centre: worked apart, met again; nothing is lost, nothing comes twice."""

import json

import pytest

from hall_client.cli.main import main
from hall_client.domain.cases import Outcome
from hall_client.domain.syncing import PushState
from hall_client.services import (
    disputes,
    finding,
    intake,
    line_views,
    printing_out,
    tallying,
)
from hall_client.storage.verify import verify
from tests.central.cluster import Centre
from tests.central.meeting import M, Sit, agreed, decided, received
from tests.central.seats import as_sent, asked, kept_there
from tests.desk import CLERK, MORNING, OTHER_CLERK, SUPERVISOR, TestDesk
from tests.services.acts import begin, draft_of, finished
from tests.storage.prying import run_sql


def test_what_two_desks_did_apart_stands_at_both(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    agreed(town, one, two)
    mine = [
        finished(one.hall, "MZ-006", Outcome.ACCEPTED).case,
        finished(one.hall, "RS-004", Outcome.NOTICED, M.MISSING).case,
    ]
    theirs = finished(two.hall, "RS-004", Outcome.ON_THE_SPOT).case
    report = one.sync()
    assert (report.unit, report.parent, report.new_log, report.refused) == ("9901", "", False, 0)
    agreed(town, one, two)
    assert two.case(mine[0].id) == mine[0]
    assert one.case(theirs.id) == theirs
    assert two.sync().arrived == two.sync().sent == 0


def test_each_log_numbers_under_its_own_terminal(town: Centre, sit: Sit) -> None:
    """Both PCs were set up as terminal 03: the centre gives the second another, and numbering goes on under it."""
    one, two = sit(), sit()
    one.sync()
    two.sync()
    first, second = draft_of(one.hall, "RS-004"), draft_of(two.hall, "RS-004")
    assert first.number[:6] != second.number[:6]
    given = dict(asked(town, "SELECT log::text, terminal FROM centre.log"))
    assert (first.number[4:6], second.number[4:6]) == (given[one.log()[0].log_id], given[two.log()[0].log_id])


def test_papers_are_offered_for_printing_where_they_were_made(sit: Sit) -> None:
    one, two = sit(), sit()
    case = received(one, two)
    made = printing_out.left_over(one.desk)
    assert [each.case_id for each in made] == [case.id]
    assert printing_out.left_over(two.desk) == ()


def test_the_same_done_at_two_desks_is_no_damage(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    received(one, two)
    (paper,) = printing_out.left_over(one.desk)
    for each in (one, two):
        printing_out.put_out(each.desk, CLERK, paper.id)
    assert two.sync().refused == 0
    assert one.sync().refused == 1
    agreed(town, one, two)


def test_an_answer_that_was_lost_is_asked_for_again(town: Centre, sit: Sit) -> None:
    """The client is killed after the centre took its entries and before it heard so: one of them conflicted."""
    one, two = sit(), sit()
    case = received(one, two)
    decided(one, case, Outcome.ACCEPTED)
    one.sync()
    decided(two, case, Outcome.REFUSED)
    with two.desk.store.read() as work:
        after = work.sync.answered()
        batch, seam = work.sync.batch(after, 500, 10**6), work.sync.hash_at(after)
    with two.line() as line:
        line.hello(batch[0].log_id)
        assert line.push(batch[0].log_id, after, seam, batch).state is PushState.STORED
    assert disputes.listed(two.desk) == ()
    assert two.sync().refused == 1
    assert len(disputes.listed(two.desk)) == 1
    agreed(town, one, two)
    assert len([entry for entry in two.log() if entry.kind == "conflict.told"]) == 1


def test_a_case_transferred_away_leaves_with_all_its_rows(town: Centre, sit: Sit) -> None:
    one = sit()
    case = finished(one.hall, "MZ-006", Outcome.ACCEPTED).case
    one.sync()
    with town.admin() as admin:
        admin.execute("UPDATE centre.unit SET feed_n = feed_n + 1 WHERE unit = '9901'")
        admin.execute(
            "INSERT INTO centre.feed (unit, n) SELECT unit, feed_n FROM centre.unit WHERE unit = '9901'"
        )
        admin.execute(
            "UPDATE centre.scope SET gone = true, n = (SELECT feed_n FROM centre.unit WHERE unit = '9901')"
            " WHERE thing = %s AND unit = '9901'",
            (case.id,),
        )
    one.sync()
    with one.desk.store.read() as work:
        assert work.cases.numbered(case.number) == ()
        assert work.cases.materials(case.id) == ()
        assert work.cases.documents(case.id) == ()
    assert verify(one.hall.opened.store).findings == ()
    assert one.sync().repaired == 0


def test_a_number_not_here_is_asked_of_the_centre(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    two.sync()
    case = finished(one.hall, "MZ-006", Outcome.NOTICED, M.MISSING).case
    assert finding.cases_numbered(two.desk, case.number) == ()
    one.sync()
    assert finding.cases_numbered(two.hall.desk, case.number) == ()
    opened = intake.open_case(two.desk, OTHER_CLERK, case.number, begin(two.hall, OTHER_CLERK), "")
    assert opened.case == case
    agreed(town, one, two)


def test_what_waits_is_listed(sit: Sit) -> None:
    one = sit()
    one.sync()
    case = finished(one.hall, "MZ-006", Outcome.ACCEPTED).case
    rows = line_views.waiting_rows(one.desk, sending=True)
    assert [(row.kind, row.sending) for row in rows] == [("case", True), ("entries", False)]
    assert rows[0].number == case.number
    assert case.applicant_name in rows[0].text
    parts = line_views.status_parts(one.desk)
    assert (parts.waiting, parts.waiting_cases) == (1 + int(rows[1].number.split()[0]), 1)
    one.sync()
    assert line_views.waiting_rows(one.desk) == ()


def test_a_changed_entry_goes_no_further(town: Centre, sit: Sit) -> None:
    """Somebody with the key changed an entry that was not sent yet: the centre does not take it, and it is said."""
    one = sit()
    one.sync()
    finished(one.hall, "RS-004", Outcome.ON_THE_SPOT)
    run_sql(one.hall, "UPDATE journal SET actor = '0305' WHERE kind = 'case.finish_on_the_spot'")
    with pytest.raises(Exception, match="中心不收"):
        one.sync()


def test_the_days_tally_counts_what_every_desk_did(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    agreed(town, one, two)
    finished(one.hall, "MZ-006", Outcome.ACCEPTED)
    finished(two.hall, "RS-004", Outcome.ON_THE_SPOT)
    agreed(town, one, two)
    together = tallying.centre_tally(one.desk, SUPERVISOR, MORNING.date())
    alone = tallying.centre_tally(one.hall.desk, SUPERVISOR, MORNING.date())
    one.hang_up()
    assert [sum(each.figures.outcomes.values()) for each in (together, alone)] == [2, 1]


def test_the_command_meets_the_centre_once(
    town: Centre, sit: Sit, capsys: pytest.CaptureFixture[str]
) -> None:
    one = sit()
    finished(one.hall, "RS-004", Outcome.ON_THE_SPOT)
    opened = one.hall.opened
    opened.secrets.put(f"{opened.installation.name}.centre", one.password.encode())
    folder = ["--data", str(opened.folder)]
    assert main(["sync", "--once", "--json", *folder]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["unit"], told["waiting"], told["disputes"]) == ("9901", 0, 0)
    assert told["sent"] == len(one.log()) - told["new_log"]
    assert kept_there(town, one.log()) == as_sent(one.log())
    assert main(["status", "--json", *folder]) == 0
    line = json.loads(capsys.readouterr().out)["line"]
    assert (line["joined"], line["waiting"], line["waiting_cases"]) == (True, 0, 0)
    town.server.stop()
    try:
        assert main(["sync", "--once", *folder]) == 1
        assert "联网后自动上传" in capsys.readouterr().err
    finally:
        town.server.start()


def test_the_command_at_a_pc_that_stands_alone(hall: TestDesk, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sync", "--once", "--data", str(hall.opened.folder)]) == 1
    assert "单机办理" in capsys.readouterr().err
