"""The thread between a desk and the centre: it tells how the line is, comes back by itself, and ends when asked."""

import secrets
import threading
from collections.abc import Callable, Iterator

import pytest

from hall_client import line_thread
from hall_client.domain.attachments import picked
from hall_client.domain.cases import Outcome
from hall_client.domain.line_status import LineState, LineStatus
from hall_client.line_thread import LineThread
from hall_client.services import attaching, carrying, line_views
from hall_client.services.line_ports import PIECE
from hall_client.services.syncing import SyncReport
from tests.central.cluster import Centre
from tests.central.seats import Seat, as_sent, asked, kept_there
from tests.desk import CLERK
from tests.services.acts import finished

Sit = Callable[..., Seat]
LONG = 60.0
"""Seconds after which something that should come will not."""


class Heard:
    """What the thread told, to be waited for."""

    def __init__(self) -> None:
        self.all: list[LineStatus] = []
        self.reports: list[SyncReport] = []
        self._news = threading.Condition()

    def status(self, status: LineStatus) -> None:
        with self._news:
            self.all.append(status)
            self._news.notify_all()

    def report(self, report: SyncReport) -> None:
        with self._news:
            self.reports.append(report)
            self._news.notify_all()

    def until_report(self, wanted: Callable[[SyncReport], bool]) -> None:
        with self._news:
            assert self._news.wait_for(lambda: any(wanted(each) for each in self.reports), LONG)

    def until(self, reached: Callable[[LineStatus], bool], *, after: int = 0) -> LineStatus:
        """The first status behind `after` that is `reached`."""
        with self._news:
            assert self._news.wait_for(lambda: any(reached(each) for each in self.all[after:]), LONG), (
                self.all
            )
            return next(each for each in self.all[after:] if reached(each))


def is_(state: LineState) -> Callable[[LineStatus], bool]:
    return lambda status: status.state is state


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def begun(sit: Sit, heard: Heard) -> Iterator[tuple[Seat, LineThread]]:
    """A desk whose thread runs."""
    one = sit()
    thread = LineThread(one.hall.desk, one.connect, heard.status, heard.report)
    thread.start()
    yield one, thread
    thread.stop()


def test_what_is_done_goes_up_by_itself(town: Centre, begun: tuple[Seat, LineThread], heard: Heard) -> None:
    one, thread = begun
    first = heard.until(is_(LineState.CONNECTED))
    assert first.waiting == 0
    assert first.last_success is not None
    assert any(status.state is LineState.SENDING and status.waiting for status in heard.all)
    at = len(heard.all)
    finished(one.hall, "RS-004", Outcome.ON_THE_SPOT)
    thread.sync_now()
    heard.until(lambda status: status.state is LineState.CONNECTED and status.waiting == 0, after=at)
    assert kept_there(town, one.log()) == as_sent(one.log())
    assert line_views.events(one.desk)[0].words.startswith("恢复联网，传了")


def test_what_another_desk_did_comes_on_a_word(
    town: Centre, sit: Sit, begun: tuple[Seat, LineThread], heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The poll is far away: the word alone brings it."""
    monkeypatch.setattr(line_thread, "HALL_EVERY", 3600.0)
    one, thread = begun
    heard.until(is_(LineState.CONNECTED))
    thread.sync_now()
    two = sit()
    two.sync()
    case = finished(two.hall, "RS-004", Outcome.ON_THE_SPOT).case
    two.sync()
    heard.until(lambda status: _has(one, case.number))


def test_a_large_scan_goes_up_without_waiting_for_the_next_turn(
    town: Centre, begun: tuple[Seat, LineThread], heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next turn is far away, and a meeting sends only a part: the next meeting follows at once."""
    monkeypatch.setattr(line_thread, "HALL_EVERY", 3600.0)
    one, thread = begun
    case = finished(one.hall, "MZ-006", Outcome.ACCEPTED).case
    content = b"%PDF-1.7" + secrets.token_bytes(2 * carrying.STEPS * PIECE + 5)
    attaching.attach(one.hall.desk, CLERK, case.id, "M1", picked("户口簿.pdf", content))
    thread.sync_now()
    heard.until_report(lambda report: report.files == 1)
    assert asked(town, "SELECT whole FROM centre.file") == [(True,)]
    assert any(report.files_left for report in heard.reports)


def _has(at: Seat, number: str) -> bool:
    with at.hall.desk.store.read() as work:
        return work.cases.numbered(number) != ()


def test_the_line_breaks_and_comes_back(town: Centre, begun: tuple[Seat, LineThread], heard: Heard) -> None:
    one, thread = begun
    heard.until(is_(LineState.CONNECTED))
    at = len(heard.all)
    town.server.stop()
    down = heard.until(is_(LineState.OFFLINE), after=at)
    assert "联网后自动上传" in down.words
    finished(one.hall, "MZ-006", Outcome.ACCEPTED)
    at = len(heard.all)
    thread.sync_now()
    heard.until(lambda status: status.state is LineState.OFFLINE and status.waiting_cases == 1, after=at)
    town.server.start()
    at = len(heard.all)
    thread.sync_now()
    up = heard.until(lambda status: status.state is LineState.CONNECTED and not status.waiting, after=at)
    assert up.words == ""
    words = [event.words for event in line_views.events(one.desk)]
    assert words[0].startswith("恢复联网，传了")
    assert words[1] == "断开，转为离线办理"
    assert kept_there(town, one.log()) == as_sent(one.log())


def test_waiting_with_sending_and_going_on(
    town: Centre, begun: tuple[Seat, LineThread], heard: Heard
) -> None:
    one, thread = begun
    heard.until(is_(LineState.CONNECTED))
    thread.hold_back(True)
    heard.until(is_(LineState.HELD_BACK))
    finished(one.hall, "MZ-006", Outcome.ACCEPTED)
    before = asked(town, "SELECT count(*) FROM centre.entry")
    at = len(heard.all)
    thread.hold_back(True)
    assert heard.until(is_(LineState.HELD_BACK), after=at).waiting_cases == 1
    assert asked(town, "SELECT count(*) FROM centre.entry") == before
    at = len(heard.all)
    thread.hold_back(False)
    heard.until(lambda status: status.state is LineState.CONNECTED and not status.waiting, after=at)


def test_a_revoked_desk_is_told_and_works_on(
    town: Centre, begun: tuple[Seat, LineThread], heard: Heard
) -> None:
    one, thread = begun
    heard.until(is_(LineState.CONNECTED))
    with town.admin() as admin:
        admin.execute("SELECT centre.revoke(%s)", (one.member.role,))
        admin.execute(f"ALTER ROLE {one.member.role} NOLOGIN")
    thread.sync_now()
    refused = heard.until(is_(LineState.REFUSED))
    assert "重新登记" in refused.words
    assert finished(one.hall, "RS-004", Outcome.ON_THE_SPOT).case.number


def test_it_ends_while_it_waits_for_an_answer_that_does_not_come(
    town: Centre, sit: Sit, heard: Heard
) -> None:
    """Somebody locks the log at the centre: the answer to a push never comes, and the program is closed."""
    one = sit()
    one.sync()
    finished(one.hall, "RS-004", Outcome.ON_THE_SPOT)
    thread = LineThread(one.hall.desk, one.connect, heard.status, heard.report)
    with town.admin() as admin, admin.transaction():
        admin.execute("LOCK TABLE centre.log IN EXCLUSIVE MODE")
        thread.start()
        heard.until(is_(LineState.SENDING))
        thread.stop()
        assert not thread.running
    assert all(status.state is not LineState.CONNECTED for status in heard.all)
    one.sync()
    assert kept_there(town, one.log()) == as_sent(one.log())
