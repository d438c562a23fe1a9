"""Scanned files between desks: behind the entries, from where the line broke, and nothing but what was named."""

import contextlib
import secrets
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import psycopg
import pytest

from hall_client.domain.attachments import Attachment, AttachmentRefused, picked
from hall_client.domain.cases import CaseState, Outcome
from hall_client.services import attaching, carrying, disputes, line_views
from hall_client.services.line_ports import PIECE, LineDown
from tests.central.cluster import Centre, until
from tests.central.meeting import agreed, decided, received
from tests.central.seats import Seat, asked, backed_up, restored
from tests.desk import CLERK
from tests.services.acts import finished

Sit = Callable[..., Seat]
GATE = 20260318


def attached(at: Seat, case_id: str, pieces: float = 2.5) -> tuple[Attachment, bytes]:
    """A scan of so many pieces, put beside the first material of a case."""
    content = b"%PDF-1.7\n" + secrets.token_bytes(int(pieces * PIECE) - 9)
    with at.hall.desk.store.read() as work:
        code = work.cases.materials(case_id)[0].code
    return attaching.attach(at.hall.desk, CLERK, case_id, code, picked("户口簿.pdf", content)), content


def taken_in(at: Seat) -> str:
    return finished(at.hall, "MZ-006", Outcome.ACCEPTED).case.id


def opened(at: Seat, attachment: Attachment, told: list[int] | None = None, stop_at: int = -1) -> bytes:
    heard: list[int] = [] if told is None else told
    return carrying.fetch(at.desk, attachment, heard.append, lambda: len(heard) == stop_at)


def pieces_there(town: Centre) -> list[tuple[int, int]]:
    """The pieces at the centre, each with the transaction that put it there."""
    return [tuple(row) for row in asked(town, "SELECT n, xmin::text::bigint FROM centre.piece ORDER BY n")]


@contextlib.contextmanager
def gate(town: Centre, n: int) -> Iterator[psycopg.Connection]:
    """While it is shut, whoever sends piece `n` waits at the centre; end the block to let it through."""
    with town.admin() as admin:
        admin.execute(
            "CREATE OR REPLACE FUNCTION public.gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" PERFORM pg_advisory_xact_lock({GATE}); RETURN NEW; END $$"
        )
        admin.execute(
            f"CREATE TRIGGER gate BEFORE INSERT ON centre.piece FOR EACH ROW WHEN (NEW.n = {n})"
            " EXECUTE FUNCTION public.gate()"
        )
    with town.admin() as keeper:
        keeper.execute(f"SELECT pg_advisory_lock({GATE})")
        yield keeper
        keeper.execute(f"SELECT pg_advisory_unlock({GATE})")
    with town.admin() as admin:
        admin.execute("DROP TRIGGER gate ON centre.piece")


def at_the_gate(town: Centre) -> bool:
    waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = %s"
    return bool(asked(town, waiting, GATE)[0][0])


def test_a_file_attached_offline_arrives_whole_though_the_program_is_killed(
    town: Centre, sit: Sit, tmp_path: object
) -> None:
    one, two = sit(), sit()
    file, content = attached(one, taken_in(one), pieces=4.5)
    opened_hall = one.hall.opened
    opened_hall.secrets.put(f"{opened_hall.installation.name}.centre", one.password.encode())
    with gate(town, 2):
        words = [sys.executable, "-m", "hall_client", "sync", "--data", str(opened_hall.folder)]
        program = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: at_the_gate(town))
        program.send_signal(signal.SIGKILL)
        program.wait()
    # What was at the gate is in, and nobody here knows.
    until(lambda: len(pieces_there(town)) == 3)
    before = pieces_there(town)
    two.sync()
    with pytest.raises(AttachmentRefused, match="还没有从加它的那台电脑传上来"):
        opened(two, file)
    report = one.sync()
    assert (report.files, report.files_left) == (1, 0)
    assert pieces_there(town)[:3] == before, "nothing was sent twice"
    assert opened(two, file) == content
    agreed(town, one, two)


def test_a_line_cut_in_the_middle_goes_on_from_there(town: Centre, sit: Sit) -> None:
    one = sit()
    attached(one, taken_in(one))
    ended: list[type[Exception]] = []

    def meet() -> None:
        try:
            one.sync()
        except LineDown as down:
            ended.append(type(down))

    with gate(town, 1):
        meeting = threading.Thread(target=meet)
        meeting.start()
        until(lambda: at_the_gate(town))
        asked(
            town, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", one.member.role
        )
        meeting.join()
    assert ended == [LineDown]
    (first,) = pieces_there(town)
    assert one.sync().files == 1
    assert pieces_there(town)[0] == first
    assert len(pieces_there(town)) == 3


def test_entries_go_before_files(town: Centre, sit: Sit) -> None:
    one = sit()
    case_id = taken_in(one)
    attached(one, case_id)
    reports = []
    with gate(town, 1):
        meeting = threading.Thread(target=lambda: reports.append(one.sync()))
        meeting.start()
        until(lambda: at_the_gate(town))
        assert asked(town, "SELECT 1 FROM centre.entry WHERE kind = 'case.attach'")
        # Somebody works on while a piece is under way.
        finished(one.hall, "RS-004", Outcome.ON_THE_SPOT)
    meeting.join()
    assert (reports[0].files, reports[0].files_left) == (0, 1)
    assert len(pieces_there(town)) == 2
    report = one.sync()
    assert report.sent > 0
    assert report.files == 1


def test_a_large_file_takes_several_meetings(town: Centre, sit: Sit) -> None:
    one = sit()
    case_id = taken_in(one)
    attached(one, case_id, pieces=carrying.STEPS + 2)
    attached(one, case_id, pieces=0.1)
    assert _waiting(one) == ["2 份", "还有 4.5 MB，在办件之后传"]
    report = one.sync()
    # The small one goes first; asking how far the centre is takes a step of each.
    assert (report.files, report.files_left, len(pieces_there(town))) == (1, 1, carrying.STEPS - 1)
    assert _waiting(one) == ["1 份", "还有 1.0 MB，在办件之后传"]
    report = one.sync()
    assert (report.files, report.files_left) == (1, 0)
    assert one.sync().files == 0
    assert _waiting(one) == []


def _waiting(at: Seat) -> list[str]:
    """What 等着上传 says of scans."""
    rows = [row for row in line_views.waiting_rows(at.desk) if row.kind == "file"]
    return [words for row in rows for words in (row.number, row.text)]


def test_fetching_is_stopped_and_goes_on(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    file, content = attached(one, taken_in(one))
    one.sync()
    two.sync()
    told: list[int] = []
    with pytest.raises(AttachmentRefused, match="取到的都留着"):
        opened(two, file, told, stop_at=1)
    assert told == [PIECE]
    two.hang_up()
    told.clear()
    assert opened(two, file, told) == content
    assert told == [2 * PIECE, file.size]
    with town.admin() as admin:
        admin.execute("TRUNCATE centre.piece")
    assert opened(two, file) == content, "it is here now"


def test_an_altered_piece_is_refused(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    file, content = attached(one, taken_in(one))
    one.sync()
    two.sync()
    altered = "UPDATE centre.piece SET data = set_byte(data, 100, get_byte(data, 100) # 1) WHERE n = 1"
    with town.admin() as admin:
        admin.execute(altered)
    with pytest.raises(AttachmentRefused, match="对不上"):
        opened(two, file)
    with two.hall.desk.store.read() as work:
        assert work.files.found(file.case_id, file.sha256) is None
    with town.admin() as admin:
        admin.execute(altered)
    assert opened(two, file) == content
    with town.admin() as admin:
        admin.execute("UPDATE centre.piece SET data = data || 'x'::bytea WHERE n = 2")
    assert opened(one, file) == content


def test_a_centre_that_went_back_gets_the_file_again(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    case_id = taken_in(one)
    one.sync()
    backed_up(town)
    file, content = attached(one, case_id)
    assert one.sync().files == 1
    one.hang_up()
    restored(town)
    # What the centre forgot, the desk that has it fills up again; a new server is a new epoch.
    town.server.stop()
    town.server.start()
    assert one.sync().files == 1
    two.sync()
    assert opened(two, file) == content


def test_what_the_centre_will_not_take_delays_nothing(town: Centre, sit: Sit) -> None:
    one = sit()
    case_id = taken_in(one)
    one.sync()
    file, _ = attached(one, case_id)
    attached(one, case_id, pieces=0.5)
    with town.admin() as admin:
        admin.execute("INSERT INTO centre.file VALUES (%s, %s, 10)", (case_id, file.sha256))
    report = one.sync()
    assert (report.files, report.files_left) == (1, 0)
    assert "扫描件" in line_views.events(one.desk)[0].words
    before = len(line_views.events(one.desk))
    assert one.sync().files_left == 0
    assert len(line_views.events(one.desk)) == before, "told once"


def test_a_case_that_leaves_takes_what_the_centre_has_of_it(town: Centre, sit: Sit) -> None:
    one = sit()
    case_id = taken_in(one)
    sent, _ = attached(one, case_id)
    one.sync()
    late, _ = attached(one, case_id)
    with town.admin() as admin:
        admin.execute(
            "UPDATE centre.scope SET gone = true, n = (SELECT feed_n + 1 FROM centre.unit WHERE unit = '9901')"
            " WHERE unit = '9901' AND thing = %s",
            (case_id,),
        )
        admin.execute("UPDATE centre.unit SET feed_n = feed_n + 1 WHERE unit = '9901'")
        admin.execute("INSERT INTO centre.feed SELECT unit, feed_n FROM centre.unit WHERE unit = '9901'")
    report = one.sync()
    assert (report.files, report.files_left) == (0, 0)
    with one.hall.desk.store.read() as work:
        assert work.files.found(case_id, sent.sha256) is None
        assert work.files.content(case_id, sent.sha256) == b""
        assert work.files.found(case_id, late.sha256) is not None, "nobody else has it"


def test_a_withdrawn_file_does_not_travel(town: Centre, sit: Sit) -> None:
    one = sit()
    file, _ = attached(one, taken_in(one))
    attaching.detach(one.hall.desk, CLERK, file)
    assert one.sync().files == 0
    assert pieces_there(town) == []


def test_scans_of_both_sides_outlive_a_dispute(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    case = received(one, two)
    decided(one, case, Outcome.ACCEPTED)
    decided(two, case, Outcome.REFUSED)
    kept = [attached(each, case.id, pieces=0.5)[0] for each in (one, two)]
    one.sync()
    two.sync()
    (dispute,) = disputes.listed(two.desk)
    disputes.settle(two.desk, CLERK, dispute, [])
    for each in (two, one, two):
        each.sync()
    agreed(town, one, two)
    assert one.case(case.id).state is CaseState.ACCEPTED
    for each in (one, two):
        with each.hall.desk.store.read() as work:
            assert {found.id for found in attaching.standing(work, case.id)} == {file.id for file in kept}
        for file in kept:
            assert opened(each, file)
