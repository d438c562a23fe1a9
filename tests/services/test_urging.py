"""督办: sent, answered in place by those it went to, followed, and printed as C18."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hall_client.domain.cases import Outcome
from hall_client.domain.hall_warnings import HallWarning, Urged, WarningKind
from hall_client.domain.people import NotAllowed
from hall_client.domain.urgings import LONGEST, Urging, UrgingRefused
from hall_client.services import board_compose, hall_board, looking_up, signing_in, urging
from hall_client.services.board_compose import Composed
from tests.desk import APPROVER, CLERK, HANDLER, OTHER_CLERK, REVIEWER, SUPERVISOR, TestDesk
from tests.printing import reading
from tests.services.acts import finished


def overdue(hall: TestDesk) -> HallWarning:
    """A case that is late by some days."""
    finished(hall, "NY-002", Outcome.ACCEPTED)
    hall.clock.forward(days=40)
    found = hall_board.view(hall.desk, SUPERVISOR).warnings
    return next(each for each in found if each.kind is WarningKind.CASE)


def composed(hall: TestDesk) -> Composed:
    return board_compose.compose(hall.desk, overdue(hall))


def sent(hall: TestDesk, made: Composed | None = None) -> Urging:
    made = made or composed(hall)
    numbers = [each.number for each in made.recipients]
    return urging.send(hall.desk, SUPERVISOR, made.wish(numbers, made.asked, made.answer_by[-1][1]))


def urged(hall: TestDesk) -> Urged:
    found = hall_board.view(hall.desk, SUPERVISOR).warnings
    return next(each.urged for each in found if each.kind is WarningKind.CASE)


def test_the_composer_knows_what_was_promised_where_it_stands_and_who_is_there(hall: TestDesk) -> None:
    made = composed(hall)
    assert made.situation.startswith("承诺 ")
    assert "停在承办环节 40 天" in made.situation
    assert "钱立新（今天没有登录）" in made.situation
    assert [each.number for each in made.recipients] == ["0501", "0502"]
    assert made.overdue_days > 0
    assert (made.stage, made.stage_days) == ("承办", 40)
    assert made.answer_by[0][0] == "今天 17:00 前"
    hall.clock.at = hall.clock.at.replace(hour=16, minute=30)
    assert not board_compose.compose(hall.desk, made.warning).answer_by[0][0].startswith("今天")


def test_it_is_sent_answered_and_seen_back(hall: TestDesk) -> None:
    made = sent(hall)
    assert made.number == "〔2026〕第03001号"
    assert urged(hall) is Urged.SENT
    assert urging.waiting_for(hall.desk, HANDLER) == (made,)
    assert urging.waiting_for(hall.desk, CLERK) == ()
    urging.answer(hall.desk, REVIEWER, made.id, "照片缺一张", "今天补拍", date(2026, 4, 28))
    assert urging.waiting_for(hall.desk, HANDLER) == ()
    assert urged(hall) is Urged.ANSWERED
    followed = urging.register(hall.desk, SUPERVISOR)[0]
    assert followed.reply is not None
    assert (followed.reply.actor_name, followed.reply.cause) == ("罗素英", "照片缺一张")


def test_both_stand_in_the_timeline_of_the_case(hall: TestDesk) -> None:
    made = sent(hall)
    urging.answer(hall.desk, HANDLER, made.id, "照片缺一张", "今天补拍", None)
    acts = looking_up.look_at(hall.desk, SUPERVISOR, made.case_id).acts
    assert [each.word for each in acts[-2:]] == ["督办", "督办回复"]
    assert made.number in acts[-2].detail
    assert "照片缺一张" in acts[-1].detail


def test_only_the_supervisor_sends_and_only_who_was_asked_answers(hall: TestDesk) -> None:
    made = composed(hall)
    with pytest.raises(NotAllowed):
        urging.send(hall.desk, CLERK, made.wish(["0501"], made.asked, made.answer_by[-1][1]))
    with pytest.raises(NotAllowed):
        urging.register(hall.desk, CLERK)
    going = sent(hall, made)
    with pytest.raises(NotAllowed, match="钱立新、罗素英"):
        urging.answer(hall.desk, APPROVER, going.id, "不是我", "不知道", None)


def test_the_b_role_at_a_desk_answers_for_the_a_role(hall: TestDesk) -> None:
    made = composed(hall)
    going = urging.send(hall.desk, SUPERVISOR, made.wish(["0307"], made.asked, made.answer_by[-1][1]))
    standing = replace(OTHER_CLERK, standing_in_for="0307")
    assert urging.waiting_for(hall.desk, OTHER_CLERK) == ()
    assert urging.waiting_for(hall.desk, standing) == (going,)
    urging.answer(hall.desk, standing, going.id, "在查", "今天办", None)


def test_nothing_is_sent_without_recipient_question_or_time(hall: TestDesk) -> None:
    made = composed(hall)
    by = made.answer_by[-1][1]
    for recipients, asked, until in (
        ((), made.asked, by),
        (("0501",), "  ", by),
        (("0501",), "问" * (LONGEST + 1), by),
        (("0501",), made.asked, hall.clock.at - timedelta(minutes=1)),
    ):
        with pytest.raises(UrgingRefused, match="没有发出"):
            urging.send(hall.desk, SUPERVISOR, made.wish(recipients, asked, until))
    assert urging.register(hall.desk, SUPERVISOR) == ()
    assert sent(hall, made).number.endswith("001号")


def test_an_empty_answer_is_refused_and_the_question_stays(hall: TestDesk) -> None:
    made = sent(hall)
    with pytest.raises(UrgingRefused, match="写的都在"):
        urging.answer(hall.desk, HANDLER, made.id, "原因", " ", None)
    assert urging.waiting_for(hall.desk, HANDLER) == (made,)


def test_no_answer_in_time_is_a_warning_of_its_own_once_the_matter_is_settled(hall: TestDesk) -> None:
    signing_in.sign_in(hall.desk, CLERK.number, "qinghe-0307", 3)
    warning = HallWarning(
        "pause/3",
        WarningKind.PAUSE,
        overdue(hall).level,
        "暂停 40 分",
        "3 号窗口",
        "外出",
        "赵婷",
        window=3,
        answerable=("0307",),
    )
    made = sent(hall, board_compose.compose(hall.desk, warning))
    assert made.case_id == ""
    hall.clock.forward(days=8)
    listed = [w for w in hall_board.view(hall.desk, SUPERVISOR).warnings if w.kind is WarningKind.URGING]
    assert [(w.words, w.who, w.where) for w in listed] == [("督办没回复", "赵婷、李敏", made.number)]
    again = sent(hall, board_compose.compose(hall.desk, listed[0]))
    assert again.number.endswith("002号")


def test_the_paper_says_what_was_asked_and_later_what_was_answered(hall: TestDesk) -> None:
    made = sent(hall)
    urging.put_out(hall.desk, SUPERVISOR, made.id)
    urging.answer(hall.desk, HANDLER, made.id, "照片缺一张", "今天补拍", date(2026, 4, 28))
    urging.put_out(hall.desk, SUPERVISOR, made.id)
    (_, first, copies), (_, second, _) = hall.tray.sheets
    assert copies == 2
    before, after = reading.flat(first), reading.flat(second)
    assert made.number in before
    assert "超期督办单" in before
    assert "照片缺一张" not in before
    assert "补打" not in before
    assert "照片缺一张" in after
    assert "补打（第1次）" in after
