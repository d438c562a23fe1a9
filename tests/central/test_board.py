"""The hall board over the line: 督办 sent at one desk and answered at another, tides and take-overs that arrive."""

from collections.abc import Callable, Iterator

import pytest

from hall_client.demo.cable import Cable
from hall_client.domain.cases import Outcome
from hall_client.domain.hall_warnings import HallWarning, Urged, WarningKind
from hall_client.domain.urgings import Urging
from hall_client.services import (
    attending,
    board_compose,
    calling,
    desk_news,
    hall_board,
    issuing,
    looking_up,
    signing_in,
    standing_in,
    tides,
    urging,
)
from hall_client.services.board_windows import WindowState
from hall_client.storage.verify import verify
from tests.central.cluster import Centre
from tests.central.desks import Pass
from tests.central.roads import Build, Road
from tests.central.seats import Seat, asked
from tests.desk import CLERK, GUIDE, HANDLER, OTHER_CLERK, SUPERVISOR
from tests.services.acts import finished
from tests.services.villages import PROXY, entrusted

Sit = Callable[..., Seat]


def found(at: Seat, kind: WarningKind) -> HallWarning:
    """The first warning of a kind on the board of a desk."""
    return next(w for w in hall_board.view(at.hall.desk, SUPERVISOR).warnings if w.kind is kind)


def sent(at: Seat, warning: HallWarning) -> Urging:
    made = board_compose.compose(at.hall.desk, warning)
    numbers = [each.number for each in made.recipients]
    return urging.send(at.hall.desk, SUPERVISOR, made.wish(numbers, made.asked, made.answer_by[-1][1]))


def met(*seats: Seat) -> None:
    """Everybody meets the centre, twice, so that what one sent the others have."""
    for _ in range(2):
        for each in seats:
            each.sync()


def test_a_question_sent_at_one_desk_is_answered_at_the_other_and_seen_back(sit: Sit, town: Centre) -> None:
    lead, desk = sit(), sit()
    finished(desk.hall, "NY-002", Outcome.ACCEPTED)
    for each in (lead, desk):
        each.hall.clock.forward(days=40)
    met(desk, lead)
    made = sent(lead, found(lead, WarningKind.CASE))
    assert urging.waiting_for(desk.hall.desk, HANDLER) == ()
    met(lead, desk)
    assert urging.waiting_for(desk.hall.desk, HANDLER) == (made,)
    reply = urging.answer(desk.hall.desk, HANDLER, made.id, "照片缺一张", "今天补拍", None)
    met(desk, lead)
    assert found(lead, WarningKind.CASE).urged is Urged.ANSWERED
    followed = urging.register(lead.hall.desk, SUPERVISOR)
    assert [each.reply for each in followed] == [reply]
    timeline = looking_up.look_at(
        lead.hall.desk,
        SUPERVISOR,
        made.case_id,
        lead.desk.centre.ask(lambda line: line.timeline(made.case_id)),  # type: ignore[union-attr]
    )
    assert [act.word for act in timeline.acts[-2:]] == ["督办", "督办回复"]
    assert asked(town, "SELECT DISTINCT answer FROM centre.entry WHERE kind LIKE 'urging.%%'") == [
        ("accepted",)
    ]
    for each in (lead, desk):
        assert verify(each.hall.opened.store).findings == ()


@pytest.fixture
def hall(sit: Sit, town: Centre) -> Iterator[tuple[Seat, Seat]]:
    """Two desks of one hall that share the queue: the supervisor's and window 3."""
    seats = (sit(), sit())
    queues = []
    for each in seats:
        certificate = str(town.server.data / "centre.crt")
        entry = Pass(each.member.unit, each.member.role, each.password, (town.host,), certificate)
        queues.append(entry.queue(each.hall.clock))
        each.hall.opened.store.join_queue(queues[-1])
    yield seats
    for queue in queues:
        queue.close()


def test_a_window_at_another_desk_follows_a_tide_once_it_has_arrived(hall: tuple[Seat, Seat]) -> None:
    lead, desk = hall
    signing_in.sign_in(desk.hall.desk, CLERK.number, "qinghe-0307", 3)
    issuing.issue(lead.hall.desk, GUIDE, "A")
    issuing.issue(lead.hall.desk, GUIDE, "B")
    tides.switch(lead.hall.desk, SUPERVISOR, 3, ["B"], "社保医保排了 9 人")
    met(lead, desk)
    assert desk_news.news(desk.hall.desk, CLERK).series == ("社保医保",)
    assert calling.call_next(desk.hall.desk, CLERK, "one").label == "B001"
    attending.start(desk.hall.desk, CLERK)
    met(desk, lead)
    three = hall_board.view(lead.hall.desk, SUPERVISOR).windows[2]
    assert (three.state, three.label, three.person_name) == (WindowState.SERVING, "B001", "赵婷")


def test_a_take_over_decided_at_one_desk_moves_numbers_at_the_centre(hall: tuple[Seat, Seat]) -> None:
    lead, desk = hall
    for clerk in (CLERK, OTHER_CLERK):
        signing_in.sign_in(desk.hall.desk, clerk.number, f"qinghe-{clerk.number}", clerk.window)
    issuing.issue(desk.hall.desk, GUIDE, "A")
    calling.call_next(desk.hall.desk, OTHER_CLERK, "one")
    attending.start(desk.hall.desk, OTHER_CLERK)
    moved = calling.transfer(desk.hall.desk, OTHER_CLERK, 3)
    met(desk, lead)
    made = standing_in.take_over(lead.hall.desk, SUPERVISOR, 3, "0307", "0305", "请假")
    assert made.tickets == 1
    met(lead, desk)
    assert desk_news.news(desk.hall.desk, OTHER_CLERK).takeovers == (made,)
    assert [t.label for t in calling.view(desk.hall.desk, OTHER_CLERK).waiting] == [moved.label]
    assert calling.call_next(desk.hall.desk, OTHER_CLERK, "two").label == moved.label


def test_with_the_queue_out_of_reach_the_board_tells_what_this_desk_knows(sit: Sit, town: Centre) -> None:
    lead = sit()
    cable = Cable(town.host)
    certificate = str(town.server.data / "centre.crt")
    hosts = (f"localhost:{cable.port}",)
    queue = Pass(lead.member.unit, lead.member.role, lead.password, hosts, certificate).queue(lead.hall.clock)
    lead.hall.opened.store.join_queue(queue)
    issuing.issue(lead.hall.desk, GUIDE, "A")
    assert hall_board.view(lead.hall.desk, SUPERVISOR).linked
    cable.unplug()
    lead.hall.clock.forward(minutes=31)
    seen = hall_board.view(lead.hall.desk, SUPERVISOR)
    assert not seen.linked
    assert [w.who for w in seen.warnings] == ["社会事务"]
    queue.close()
    cable.close()


@pytest.fixture
def way(build: Build) -> Road:
    return build(2)


def test_papers_that_lie_in_a_village_are_urged_there_and_nowhere_else(way: Road) -> None:
    first, second = way.villages
    entrusted(first.hall, "RS-008", actor=PROXY)
    way.clock.forward(days=5)
    way.meet()
    warning = found(way.town, WarningKind.HANDOVER)
    assert (warning.unit, warning.what) == ("9911", "1 件纸质材料")
    made = sent(way.town, warning)
    assert made.recipient_names
    way.meet()
    assert urging.waiting_for(first.hall.desk, PROXY) == (made,)
    assert urging.waiting_for(second.hall.desk, PROXY) == ()
    urging.answer(first.hall.desk, PROXY, made.id, "下雨没出车", "明天送", None)
    way.meet()
    assert urging.register(way.town.hall.desk, SUPERVISOR)[0].reply is not None
    with second.hall.desk.store.read() as work:
        assert work.board.urgings(made.business_date) == ()
    for each in way.seats:
        assert verify(each.hall.opened.store).findings == ()
