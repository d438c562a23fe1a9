"""What the soak looks for is found when it is there: each of its checks, made to fail."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import delete, update

from hall_client.desk import OpenDesk, open_desk
from hall_client.domain.drafts import Draft
from hall_client.domain.materials import MaterialState
from hall_client.services import deciding, issuing, printing_out
from hall_client.storage.case_tables import case_step, document
from hall_client.storage.queue_tables import ticket
from hall_client.storage.tables import counter, journal
from tests.desk import CLERK, GUIDE, MORNING, TestDesk
from tests.services.test_first_slice import mark_all, serve
from tests.soak import checks
from tests.soak.diary import Line, digest
from tests.soak.snapshot import Snapshot, take


@pytest.fixture
def served(hall: TestDesk) -> OpenDesk:
    """A hall with one case, its paper filed, and one citizen waiting."""
    filing = open_desk(hall.opened.folder, now=hall.clock)
    draft = replace(mark_all(hall, serve(hall, "RS-004"), MaterialState.ORIGINAL), outcome="on_the_spot")
    done = deciding.finish(filing.desk, CLERK, draft)
    printing_out.put_out(filing.desk, CLERK, done.documents[0].id)
    issuing.issue(filing.desk, GUIDE, "B")
    filing.close()
    return hall.opened


def test_a_sound_hall_is_found_sound(served: OpenDesk) -> None:
    assert list(checks.standing(served, take(served))) == []


def _cut_paper(hall: OpenDesk) -> None:
    (paper,) = (hall.folder / "papers").glob("*.pdf")
    paper.write_bytes(paper.read_bytes()[:-200])


def _lose_paper(hall: OpenDesk) -> None:
    next((hall.folder / "papers").glob("*.pdf")).unlink()


def _by_sql(statement: object) -> Callable[[OpenDesk], None]:
    def harm(hall: OpenDesk) -> None:
        with hall.store.work() as work:
            work.connection.execute(statement)  # type: ignore[call-overload]

    return harm


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        (_by_sql(delete(case_step)), "has no step"),
        (_by_sql(delete(document)), "lacks a paper"),
        (_by_sql(delete(ticket).where(ticket.c.business == "B")), "the counter stands at"),
        (_by_sql(update(counter).values(last=0)), "lies above its counter"),
        (_by_sql(delete(journal).where(journal.c.seq == 5)), "verify"),
        (_cut_paper, "is not a whole PDF"),
        (_lose_paper, "is not there"),
    ],
)
def test_what_a_kill_must_not_leave_is_found(
    served: OpenDesk, harm: Callable[[OpenDesk], None], found: str
) -> None:
    harm(served)
    assert any(found in sentence for sentence in checks.standing(served, take(served)))


def test_what_was_acknowledged_and_is_gone_is_found(hall: TestDesk) -> None:
    draft = serve(hall, "MZ-006")
    before = take(hall.opened)
    (serving,) = before.tickets
    lines = [
        Line("issue", True, "", 0, tickets={"gone": "waiting"}),
        Line("leave", True, "", 0, tickets={serving: "served"}),
        Line("save", True, "", 0, drafts={draft.id: digest(replace(draft, relation="子女"))}),
        Line("print", True, "", 0, papers={"gone": "printed"}, entries=[("document.print", "gone")]),
        Line("close", True, "", 0, closed="2026-03-18"),
    ]
    found = "\n".join(checks.compare(before, lines, take(hall.opened)))
    wanted = (
        "ticket gone",
        f"ticket {serving}",
        f"draft {draft.id}",
        "paper gone",
        "document.print",
        "2026-03-18",
    )
    assert all(each in found for each in wanted)


def test_only_the_act_that_was_cut_may_have_happened(hall: TestDesk) -> None:
    before = take(hall.opened)
    issuing.issue(hall.desk, GUIDE, "A")
    after = take(hall.opened)
    assert list(checks.compare(before, [Line("issue", False, "", 0)], after)) == []
    assert list(checks.compare(before, [Line("call", False, "", 0)], after)) != []
    assert list(checks.compare(before, [], after)) != []


def test_a_draft_left_beside_its_case_is_found(served: OpenDesk) -> None:
    (case_id,) = take(served).cases
    with served.store.work() as work:
        left = Draft(case_id.removeprefix("case-"), 3, CLERK.number, MORNING, MORNING.date())
        work.drafts.save(left, MORNING)
    assert any("lies beside its case" in each for each in checks.standing(served, take(served)))


def test_a_number_given_to_two_is_found(hall: TestDesk) -> None:
    before, after = (
        Snapshot(owners={"9901032603180017": "case-a"}),
        Snapshot(owners={"9901032603180017": "case-b"}),
    )
    assert "was given to case-b" in "\n".join(checks.compare(before, [], after))
