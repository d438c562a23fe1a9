"""Who may do what: one table, held against what the services record and against what they let each role do."""

import ast
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hall_client.domain.attachments import Attachment, picked
from hall_client.domain.cases import TRANSITIONS, CaseRefused, Outcome, Step, check_separation
from hall_client.domain.follow_ups import Act, BadRating
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import (
    KIOSK,
    PERMISSIONS,
    PROGRAM,
    RATING_SCREEN,
    Actor,
    NotAllowed,
    Person,
    Role,
    may,
)
from hall_client.domain.ratings import Grade, Opinion
from hall_client.domain.tickets import MOVES
from hall_client.services import (
    amending,
    attaching,
    attending,
    calling,
    cataloguing,
    closing_day,
    deciding,
    follow_ups,
    intake,
    issuing,
    paper_ratings,
    parking,
    printing_out,
    rating,
    settings_changing,
    signing_in,
    stepping,
    tallying,
)
from tests.desk import APPROVER, CLERK, HANDLER, MORNING, REVIEWER, SUPERVISOR, TestDesk, with_keys
from tests.services.acts import ZHOU, draft_of, finished, mark_all

SERVICES = Path(calling.__file__).parent
KIND = re.compile(
    r"(ticket|service|window|draft|case|document|rating|follow_up|day|person|hall|item|catalogue|calendar|setting|clock|number|appointment|help)"
    r"\.[a-z_]+"
)
EVERYBODY = [*(Actor(role, role, frozenset({role}), 3) for role in Role)]


def kinds_in_services() -> set[str]:
    """Every text in the services that reads like a kind of entry."""
    found = {f"ticket.{act}" for act in MOVES} - {"ticket.clear"}
    for file in SERVICES.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KIND.fullmatch(node.value):
                found.add(node.value)
    return found


def test_every_kind_that_is_recorded_stands_in_the_table() -> None:
    found = kinds_in_services()
    assert {"ticket.recall", "service.without_case", "case.deliver", "rating.give"} <= found
    assert found <= set(PERMISSIONS)
    assert set(TRANSITIONS) <= set(PERMISSIONS)


def test_an_act_that_is_not_in_the_table_is_a_bug() -> None:
    with pytest.raises(KeyError):
        may(SUPERVISOR, "case.bless")


SCAN = picked("户口簿.pdf", b"%PDF-1.7")

ACTS: dict[str, Callable[[TestDesk, Actor, str], Any]] = {
    "ticket.issue": lambda hall, who, case: issuing.issue(hall.desk, who, "A"),
    "ticket.call": lambda hall, who, case: calling.call_next(hall.desk, who, f"call-{who.number}"),
    "ticket.reactivate": lambda hall, who, case: issuing.reactivate(hall.desk, who, "A001"),
    "ticket.void": lambda hall, who, case: issuing.void(hall.desk, who, "A001", "取错了"),
    "ticket.abandon": lambda hall, who, case: issuing.abandon(hall.desk, who, "A001", "走了"),
    "ticket.no_show": lambda hall, who, case: calling.no_show(hall.desk, who),
    "service.start": lambda hall, who, case: attending.start(hall.desk, who),
    "service.without_case": lambda hall, who, case: attending.without_case(hall.desk, who, "consult", ""),
    "service.finish": lambda hall, who, case: attending.finish(hall.desk, who),
    "window.pause": lambda hall, who, case: attending.pause(hall.desk, who, "打印机换纸"),
    "draft.park": lambda hall, who, case: parking.park(hall.desk, who, draft_of(hall, "RS-004")),
    "case.accept": lambda hall, who, case: accept(hall, who),
    "case.amend": lambda hall, who, case: amending.amend(
        hall.desk, who, case, {"applicant_name": "王𠮷"}, "录错了。"
    ),
    "case.handle": lambda hall, who, case: stepping.record_step(hall.desk, who, case, "同意。"),
    "case.unmask": lambda hall, who, case: stepping.unmask(hall.desk, who, case, "电话核对"),
    "case.attach": lambda hall, who, case: attaching.attach(hall.desk, who, case, "M1", SCAN),
    "case.detach": lambda hall, who, case: attaching.detach(hall.desk, who, scan_of(hall, case)),
    "case.look_at_scan": lambda hall, who, case: attaching.look_at(hall.desk, who, scan_of(hall, case)),
    "case.fulfil": lambda hall, who, case: stepping.fulfil(hall.desk, who, case, "M1"),
    "case.deliver": lambda hall, who, case: stepping.deliver(
        hall.desk, who, case, "窗口领取", "本人", "本人"
    ),
    "document.print": lambda hall, who, case: printing_out.put_out(hall.desk, who, document_of(hall, case)),
    "document.reprint": lambda hall, who, case: printing_out.print_again(
        hall.desk, who, document_of(hall, case)
    ),
    "rating.grades": lambda hall, who, case: rating.grades_of_day(hall.desk, who),
    "day.close": lambda hall, who, case: closing_day.close_today(hall.desk, who),
    "tally.window": lambda hall, who, case: tallying.window_tally(hall.desk, who, MORNING.date(), 3),
    "tally.centre": lambda hall, who, case: tallying.centre_tally(hall.desk, who, MORNING.date()),
    "catalogue.import": lambda hall, who, case: cataloguing.take_in(hall.desk, who, ()),
    "setting.change": lambda hall, who, case: settings_changing.change_setting(
        hall.desk, who, "phone", "100 0000 0055"
    ),
    "person.change": lambda hall, who, case: settings_changing.save_person(
        hall.desk, who, "0399", "刘䶮", (Role.CLERK,), disabled=False
    ),
    "person.password": lambda hall, who, case: signing_in.set_password(
        hall.desk, who, "0305", "新的密码 2026"
    ),
    "clock.confirm": lambda hall, who, case: intake.confirm_date(hall.desk, who),
    "rating.enter": lambda hall, who, case: paper_ratings.enter(
        hall.desk, who, "A001", MORNING.date(), Opinion(Grade.GOOD)
    ),
    "follow_up.read": lambda hall, who, case: follow_ups.register(hall.desk, who),
    "follow_up.step": lambda hall, who, case: follow_ups.step(
        hall.desk, who, bad_rating(hall), Act.TRIED, "没人接"
    ),
    "follow_up.review": lambda hall, who, case: follow_ups.step(
        hall.desk, who, bad_rating(hall), Act.AGREED, "同意"
    ),
}
"""An act of the table, done through the service that does it."""


def accept(hall: TestDesk, who: Actor) -> Any:
    draft = replace(
        mark_all(hall, draft_of(hall, "MZ-006"), MaterialState.ORIGINAL), outcome=Outcome.ACCEPTED.value
    )
    return deciding.finish(hall.desk, who, draft)


def bad_rating(hall: TestDesk) -> BadRating:
    done = finished(hall, "RS-004", Outcome.ON_THE_SPOT)
    rating.give(hall.desk, done.case.service_id, Grade.BAD)
    return follow_ups.register(hall.desk, with_keys(hall.desk, SUPERVISOR)).lines[0]


def scan_of(hall: TestDesk, case_id: str) -> Attachment:
    made = picked("申请表.pdf", b"%PDF-1.7 " + hall.desk.new_id().encode())
    return attaching.attach(hall.desk, CLERK, case_id, "M1", made)


def document_of(hall: TestDesk, case_id: str) -> str:
    with hall.desk.store.read() as work:
        return work.cases.documents(case_id)[0].id


@pytest.mark.parametrize("act", ACTS)
def test_the_services_keep_to_the_table(hall: TestDesk, act: str) -> None:
    """Whoever is not in the row is refused by name and nothing is recorded; whoever is gets past the question."""
    issuing.issue(hall.desk, KIOSK, "A")
    case = finished(hall, "MZ-003", Outcome.ACCEPTED).case.id
    for who in EVERYBODY:
        before = recorded(hall, act)
        fault = what_happens(lambda who=who: ACTS[act](hall, who, case))  # type: ignore[misc]
        if who.roles & PERMISSIONS[act]:
            assert not isinstance(fault, NotAllowed), f"{who.name} may not {act}"
        else:
            assert isinstance(fault, NotAllowed), f"{who.name} may {act}, or got as far as {fault}"
            assert who.name in str(fault)
            assert recorded(hall, act) == before


def what_happens(act: Callable[[], Any]) -> Exception | None:
    """The refusal an act ended in; anything but a refusal of ours fails the test."""
    try:
        act()
    except Exception as fault:
        if not type(fault).__module__.startswith("hall_client"):
            raise
        return fault
    return None


def recorded(hall: TestDesk, act: str) -> int:
    with hall.desk.store.read() as work:
        day = MORNING.replace(hour=0)
        return sum(1 for kind, _, _, _ in work.floor.moves(day, day.replace(day=28)) if kind == act)


# --- 三分离 ---------------------------------------------------------------------------------------------------------
BOTH = Actor("0501", "钱立新", frozenset({Role.HANDLER, Role.APPROVER, Role.SUPERVISOR, Role.CLERK}), 3)


def test_who_handled_a_case_neither_reviews_nor_approves_it(hall: TestDesk) -> None:
    case = finished(hall, "MZ-003", Outcome.ACCEPTED).case.id
    stepping.record_step(hall.desk, HANDLER, case, "材料齐全。")
    with pytest.raises(CaseRefused, match="承办和审核要由两个人做"):
        stepping.record_step(hall.desk, BOTH, case, "同意。")
    stepping.record_step(hall.desk, REVIEWER, case, "同意。")
    with pytest.raises(CaseRefused, match="“承办”就是你办的，要换一个人来批准"):
        stepping.record_step(hall.desk, BOTH, case, "同意。")
    approved = stepping.record_step(hall.desk, APPROVER, case, "同意。")
    assert approved.state == "approved"


def test_who_accepted_a_case_does_not_approve_it_even_as_supervisor(hall: TestDesk) -> None:
    clerk = Actor("0307", "赵婷", frozenset({Role.CLERK, Role.APPROVER, Role.SUPERVISOR}), 3)
    case = finished(hall, "MZ-003", Outcome.ACCEPTED, actor=clerk).case.id
    stepping.record_step(hall.desk, HANDLER, case, "材料齐全。")
    stepping.record_step(hall.desk, REVIEWER, case, "同意。")
    with pytest.raises(CaseRefused, match="“受理”就是你办的"):
        stepping.record_step(hall.desk, clerk, case, "同意。")


@pytest.mark.parametrize("simple", [True, False])
@pytest.mark.parametrize("first", ["case.accept", "case.handle", "case.review"])
def test_separation_of_one_person(first: str, simple: bool) -> None:
    steps = (Step("s", "c", first, MORNING, "0501", "钱立新"),)
    check_separation("case.approve", "0601", steps, simple=simple)
    with pytest.raises(CaseRefused):
        check_separation("case.approve", "0501", steps, simple=simple)
    if first == "case.handle" and not simple:
        with pytest.raises(CaseRefused):
            check_separation("case.review", "0501", steps, simple=simple)
    else:
        check_separation(
            "case.handle" if first == "case.accept" else "case.review", "0501", steps, simple=simple
        )


# --- a supervisor's word ------------------------------------------------------------------------------------------
CLERK_ONLY = Person("0305", "李敏", "lm", (Role.CLERK,))
OWN = Person("0307", "赵婷", "zt", (Role.CLERK, Role.SUPERVISOR))
GONE = Person("0101", "周海燕", "zhy", (Role.SUPERVISOR,), disabled=True)


@pytest.mark.parametrize(
    ("word", "sentence"), [(CLERK_ONLY, "不是主管"), (OWN, "不能自己确认"), (GONE, "不是主管")]
)
def test_only_another_supervisor_gives_their_word(hall: TestDesk, word: Person, sentence: str) -> None:
    issuing.issue(hall.desk, KIOSK, "A")
    case = finished(hall, "MZ-003", Outcome.ACCEPTED).case.id
    with pytest.raises(NotAllowed, match=sentence):
        amending.void(hall.desk, CLERK, word, case, "录错了人。")
    with pytest.raises(NotAllowed, match=sentence):
        issuing.void(hall.desk, CLERK, "A001", "取错了", word)
    assert amending.void(hall.desk, CLERK, ZHOU, case, "录错了人。").state == "voided"
    with hall.desk.store.read() as work:
        assert work.entries_of(case)[-1].second_actor == "0101"


def test_the_word_is_given_with_the_supervisors_own_password(hall: TestDesk) -> None:
    assert signing_in.supervisor_word(hall.desk, "周海燕", "qinghe-0101", CLERK).number == "0101"
    for name, password, sentence in (
        ("周海燕", "qinghe-0307", "密码不对"),
        ("0305", "qinghe-0305", "不是主管"),
        ("没有这个人", "qinghe-0101", "没有这个工号"),
    ):
        with pytest.raises(signing_in.SignInRefused, match=sentence):
            signing_in.supervisor_word(hall.desk, name, password, CLERK)
    with pytest.raises(signing_in.SignInRefused, match="不能自己确认"):
        signing_in.supervisor_word(hall.desk, "0101", "qinghe-0101", SUPERVISOR)


def test_five_wrong_passwords_lock_the_account_for_ten_minutes(hall: TestDesk) -> None:
    for left in (4, 3, 2, 1):
        with pytest.raises(signing_in.SignInRefused, match=f"还可以试 {left} 次"):
            signing_in.sign_in(hall.desk, "0307", "猜的", 3)
    with pytest.raises(signing_in.SignInRefused, match="10 分钟后再试"):
        signing_in.sign_in(hall.desk, "0307", "猜的", 3)
    with pytest.raises(signing_in.SignInRefused, match="10 分钟后再试"):
        signing_in.sign_in(hall.desk, "0307", "qinghe-0307", 3)
    hall.clock.forward(minutes=10, seconds=1)
    assert signing_in.sign_in(hall.desk, "0307", "qinghe-0307", 3).actor == CLERK


def test_a_clerk_sets_their_own_password_and_nobody_elses(hall: TestDesk) -> None:
    with pytest.raises(NotAllowed):
        signing_in.set_password(hall.desk, CLERK, "0101", "qinghe-9999")
    with pytest.raises(signing_in.SignInRefused, match="至少 8 位"):
        signing_in.change_password(hall.desk, CLERK, "qinghe-0307", "short")
    signing_in.change_password(hall.desk, CLERK, "qinghe-0307", "qinghe-2026")
    assert signing_in.sign_in(hall.desk, "0307", "qinghe-2026", 3).person.number == "0307"


def test_the_made_up_actors_do_only_their_own_acts() -> None:
    assert {act for act in PERMISSIONS if may(KIOSK, act)} == {
        "ticket.issue",
        "appointment.arrive",
        "help.call",
        "document.print",
        "rating.give",
        "rating.change",
    }
    assert {act for act in PERMISSIONS if may(RATING_SCREEN, act)} == {
        act for act in PERMISSIONS if may(KIOSK, act)
    }
    assert not {act for act in PERMISSIONS if may(PROGRAM, act)} & {"case.accept", "case.void", "rating.give"}
