"""The case machine driven at random through the real services: every state is in the table, every number accounted."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from hall_client.domain.cases import STATE_WORDS, Case, CaseRefused, CaseState, Outcome
from hall_client.domain.deadlines import LOCAL_ZONE, local_date
from hall_client.domain.decision import PAPERS
from hall_client.domain.drafts import Draft, Party
from hall_client.domain.materials import MaterialState
from hall_client.domain.numbers import parse_case_number
from hall_client.domain.outcomes import choices
from hall_client.domain.people import NotAllowed
from hall_client.services import (
    amending,
    cataloguing,
    deciding,
    intake,
    printing_out,
    stepping,
    tallying,
    timekeeping,
)
from hall_client.services.ports import PrintFailed
from hall_client.storage.verify import verify
from tests.desk import APPROVER, CLERK, HANDLER, REVIEWER, SUPERVISOR, TestDesk, fresh
from tests.services.acts import CHEN, GUEST, ZHOU, begin, draft_of, mark_all

REFUSALS = (
    CaseRefused,
    NotAllowed,
    deciding.OutcomeRefused,
    deciding.NeedsSupervisor,
    intake.ScanRefused,
    intake.NumbersStopped,
)
ANY = st.integers(0, 9)
"""Chooses among what suits an act; 9 chooses at random, to try what does not suit as well."""
GOOD, BAD = [MaterialState.ORIGINAL, MaterialState.COPY], [MaterialState.MISSING, MaterialState.UNFIT]
LEGAL = {
    "": {"noticed", "received", "supplement", "accepted", "delivered", "refused", "not_required"},
    "noticed": {"received", "supplement", "accepted", "delivered", "refused", "not_required", "withdrawn"},
    "received": {"supplement", "accepted", "delivered", "refused", "not_required", "withdrawn"},
    "supplement": {
        "received",
        "accepted",
        "delivered",
        "refused",
        "not_required",
        "withdrawn",
        "deemed_withdrawn",
    },
    "accepted": {"handled", "withdrawn", "deemed_withdrawn"},
    "handled": {"reviewed", "withdrawn", "deemed_withdrawn"},
    "reviewed": {"approved", "withdrawn", "deemed_withdrawn"},
    "approved": {"closed", "withdrawn", "deemed_withdrawn"},
    "closed": {"delivered"},
    "voided": set(),
}
"""Domain D.2 written down a second time: where a case may stand after one act, 作废 apart."""


@dataclass(frozen=True)
class Decision:
    """How the materials of a draft were found, and which of its outcomes is chosen."""

    states: list[MaterialState]
    n: int
    keep: str
    reason: str
    word: bool


DECISIONS = st.builds(
    Decision,
    states=st.sampled_from([GOOD, GOOD, [*GOOD, MaterialState.DEFERRED], [*GOOD, *BAD], BAD]),
    n=ANY,
    keep=st.sampled_from(["", "yes"]),
    reason=st.sampled_from(["", "不属于本中心办理。", "不属于本中心办理。"]),
    word=st.booleans(),
)


class Desk(RuleBasedStateMachine):
    """One window over one store, with cases going on for weeks."""

    source: Path

    def __init__(self) -> None:
        super().__init__()
        self.hall: TestDesk = fresh(self.source, self.folder())
        self.drafts: list[Draft] = []
        self.stood: dict[str, str] = {}
        self.given: dict[str, str] = {}
        self.dropped: set[str] = set()
        self.papers: Counter[str] = Counter()
        self.done: Counter[str] = Counter()

    @staticmethod
    def folder() -> Path:
        """A new folder for the next example."""
        raise NotImplementedError

    def teardown(self) -> None:
        assert verify(self.hall.opened.store).findings == ()
        for day in {parse_case_number(number).day for number in self.given}:
            self.the_tally_lists_the_gaps(day)
        self.hall.opened.close()

    def cases(self) -> tuple[Case, ...]:
        with self.hall.desk.store.read() as work:
            return tuple(sorted(work.cases.search("", 999), key=lambda case: case.number))

    def head(self) -> tuple[int, str]:
        with self.hall.opened.store.read() as work:
            return work.head()

    def attempt(self, act: str, change: Callable[[], Any]) -> Any:
        """Do an act; when it is refused, nothing at all was recorded."""
        before = self.head()
        try:
            result = change()
        except REFUSALS:
            assert self.head() == before
            return None
        self.done[act] += 1
        return result

    def some_case(self, n: int, *states: str) -> Case | None:
        """A case in one of these states as far as there is one, else any."""
        cases = self.cases()
        suiting = [case for case in cases if case.state in states] if n < 9 else []
        known = suiting or cases
        return known[n % len(known)] if known else None

    # --- acts ----------------------------------------------------------------------------------------------
    @rule(
        item=st.sampled_from(["RS-004", "MZ-006", "MZ-003", "GA-002"]),
        who=st.sampled_from([CHEN, GUEST]),
        picks=st.lists(st.integers(0, 3), min_size=1, max_size=4),
        decided=st.none() | DECISIONS,
    )
    def come_in(self, item: str, who: Party, picks: list[int], decided: Decision | None) -> None:
        draft = self.attempt("open", lambda: draft_of(self.hall, item, who, picks=picks))
        if draft is None:
            return
        assert draft.number not in self.given, "a number is given once"
        self.given[draft.number] = draft.id
        self.drafts.append(draft)
        if decided is not None:
            self.decide(draft, decided)

    @rule(n=ANY, decided=st.none() | DECISIONS)
    def go_on(self, n: int, decided: Decision | None) -> None:
        case = self.some_case(n, "noticed", "received", "supplement")
        if case is None:
            return
        service = begin(self.hall)
        opened = self.attempt(
            "go on", lambda: intake.open_case(self.hall.desk, CLERK, case.number, service, "")
        )
        if opened is not None:
            self.drafts.append(opened.draft)
            if decided is not None:
                self.decide(opened.draft, decided)

    @rule(n=ANY, decided=DECISIONS)
    def decide_later(self, n: int, decided: Decision) -> None:
        if self.drafts:
            self.decide(self.drafts[n % len(self.drafts)], decided)

    def decide(self, draft: Draft, decided: Decision) -> None:
        marked = mark_all(self.hall, replace(draft, service_id=begin(self.hall)), *decided.states)
        item = cataloguing.version_of(self.hall.desk, draft.item_code, draft.item_version).item
        lawful = [each.outcome for each in choices(marked, item) if each.enabled]
        outcome = lawful[decided.n % len(lawful)] if lawful and decided.n < 9 else list(Outcome)[decided.n]
        decision = {"keep_paper": decided.keep, "reason": decided.reason}
        chosen = replace(marked, outcome=outcome.value, decision=decision)
        supervisor = ZHOU if decided.word else None
        done = self.attempt(
            outcome, lambda: deciding.finish(self.hall.desk, CLERK, chosen, supervisor, "核对过，确实要补。")
        )
        if done is not None:
            self.done[done.outcome] += 1
            self.drafts.remove(draft)
            self.papers[done.case.id] += len(PAPERS[done.outcome])
            assert len(done.sheets) == len(PAPERS[done.outcome])

    @rule(n=ANY)
    def give_up(self, n: int) -> None:
        if self.drafts:
            draft = self.drafts.pop(n % len(self.drafts))
            intake.discard(self.hall.desk, draft)
            if not draft.case_id:
                self.dropped.add(draft.number)

    @rule(n=ANY, steps=st.integers(1, 4))
    def next_step(self, n: int, steps: int) -> None:
        for _ in range(steps):
            self._one_step(n)
            self.every_case_stands_where_the_table_allows()

    def _one_step(self, n: int) -> None:
        case = self.some_case(n, "accepted", "handled", "reviewed", "approved")
        if case is not None:
            does = {"accepted": HANDLER, "handled": REVIEWER, "reviewed": APPROVER, "approved": APPROVER}
            actor = does.get(case.state.value, SUPERVISOR) if n % 4 else (CLERK, HANDLER, APPROVER)[n % 3]
            self.attempt(
                "step",
                lambda: stepping.record_step(
                    self.hall.desk, actor, case.id, "同意。", "准予", "青民〔2026〕7号", "材料核对用时较长。"
                ),
            )

    @rule(n=ANY)
    def bring_later(self, n: int) -> None:
        case = self.some_case(n, "accepted", "handled")
        if case is not None:
            with self.hall.desk.store.read() as work:
                codes = [m.code for m in work.cases.materials(case.id)]
            for code in codes:
                self.attempt("fulfil", partial(stepping.fulfil, self.hall.desk, CLERK, case.id, code))

    @rule(n=ANY)
    def hand_over(self, n: int) -> None:
        case = self.some_case(n, "closed")
        if case is not None and self.attempt(
            "deliver", lambda: stepping.deliver(self.hall.desk, CLERK, case.id, "窗口领取", "本人", "本人")
        ):
            self.papers[case.id] += 1

    @rule(n=ANY, name=st.sampled_from(["陈䶮根", "陈𬭎根", "王𠮷"]))
    def put_right(self, n: int, name: str) -> None:
        case = self.some_case(9, "") if n == 9 else self.some_case(n, "accepted", "noticed", "delivered")
        if case is not None:
            fields = {"applicant_name": name}
            made = self.attempt(
                "amend", lambda: amending.amend(self.hall.desk, CLERK, case.id, fields, "姓名录错了。")
            )
            if made is not None:
                self.papers[case.id] += len(made.documents)

    @rule(n=ANY)
    def void(self, n: int) -> None:
        case = self.some_case(n, "noticed")
        if case is not None:
            self.attempt("void", lambda: amending.void(self.hall.desk, CLERK, ZHOU, case.id, "录错了人。"))

    @rule(n=ANY)
    def look(self, n: int) -> None:
        case = self.some_case(n)
        if case is not None:
            number = self.attempt(
                "unmask", lambda: stepping.unmask(self.hall.desk, HANDLER, case.id, "电话核对")
            )
            assert number == case.applicant_id

    @rule(jammed=st.booleans())
    def print_all(self, jammed: bool) -> None:
        self.hall.tray.jammed = jammed
        for document in printing_out.left_over(self.hall.desk):
            try:
                printing_out.put_out(self.hall.desk, CLERK, document.id)
            except PrintFailed:
                assert jammed

    @rule(days=st.sampled_from([1, 4, 9, 25]))
    def time_passes(self, days: int) -> None:
        morning = datetime.combine(
            local_date(self.hall.clock.at) + timedelta(days=days), time(8, 30), LOCAL_ZONE
        )
        self.hall.clock.at = morning
        intake.confirm_date(self.hall.desk, CLERK)
        settled = timekeeping.settle(self.hall.desk)
        for case in (*settled.deemed_accepted, *settled.deemed_withdrawn):
            self.papers[case.id] += 1
            self.done[case.outcome] += 1
        assert timekeeping.settle(self.hall.desk) == timekeeping.Settled((), (), ())

    # --- what always holds ------------------------------------------------------------------------------------
    @invariant()
    def every_case_stands_where_the_table_allows(self) -> None:
        for case in self.cases():
            was = self.stood.get(case.id, "")
            if case.state != was:
                assert case.state in STATE_WORDS
                assert case.state is CaseState.VOIDED or case.state.value in LEGAL.get(was, set())
            self.stood[case.id] = case.state.value

    @invariant()
    def every_paper_is_kept(self) -> None:
        with self.hall.desk.store.read() as work:
            kept = {case.id: len(work.cases.documents(case.id)) for case in self.cases()}
        assert kept == {case: count for case, count in self.papers.items() if count}

    @invariant()
    def every_number_belongs_to_somebody(self) -> None:
        used = {case.number for case in self.cases()}
        open_drafts = {draft.number for draft in self.drafts}
        assert used | open_drafts | self.dropped == set(self.given)
        for number, others in ((number, self.given) for number in self.given):
            parsed = parse_case_number(number)
            same_day = [n for n in others if parse_case_number(n).day == parsed.day]
            assert parsed.serial <= len(same_day), "no number is skipped"

    def the_tally_lists_the_gaps(self, day: date) -> None:
        dropped = [parse_case_number(number) for number in self.dropped]
        serials = sorted(number.serial for number in dropped if number.day == day)
        check = tallying.centre_tally(self.hall.desk, SUPERVISOR, day).checks[0]
        if serials:
            assert check.text.startswith("、".join(f"{serial:03d}" for serial in serials) + " 号")
        else:
            assert check.ok is True


@pytest.mark.parametrize("examples", [6, pytest.param(30, marks=pytest.mark.slow)])
def test_no_order_of_acts_breaks_a_case(hall_template: Path, tmp_path: Path, examples: int) -> None:
    class Driven(Desk):
        source = hall_template

        @staticmethod
        def folder() -> Path:
            return Path(mkdtemp(dir=tmp_path))

    calm = settings(max_examples=examples, stateful_step_count=20, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Driven, settings=calm)
