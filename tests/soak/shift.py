"""One clerk's working days without end: the acts of a window, each noted before and after."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time, timedelta
from random import Random
from typing import Any, TypeVar

from hall_client.domain.cases import OUTCOME_KINDS, Case, CaseState, Outcome
from hall_client.domain.catalogue import Version
from hall_client.domain.deadlines import LOCAL_ZONE, local_date
from hall_client.domain.drafts import Draft
from hall_client.domain.people import Actor, Person, Role
from hall_client.domain.ratings import Grade
from hall_client.domain.visits import ServiceAct
from hall_client.services import (
    attending,
    calling,
    cataloguing,
    closing_day,
    deciding,
    intake,
    issuing,
    parking,
    printing_out,
    rating,
    timekeeping,
)
from hall_client.services.ports import Desk
from tests.desk import CLERK, GUIDE, SUPERVISOR, Clock
from tests.soak import citizens
from tests.soak.diary import Diary, digest, state_of

CLOSING = time(17, 10)
ON_ITS_WAY = (CaseState.NOTICED, CaseState.RECEIVED, CaseState.SUPPLEMENT)
WORD = Person(SUPERVISOR.number, SUPERVISOR.name, "zhy", (Role.SUPERVISOR,))
T = TypeVar("T")


class Shift:
    """Serves one invented citizen after the other until the process ends."""

    def __init__(self, desk: Desk, clock: Clock, luck: Random, diary: Diary, clerk: Actor = CLERK) -> None:
        self.desk = desk
        self.clerk = clerk
        self.clock = clock
        self.luck = luck
        self.diary = diary
        self._versions = cataloguing.in_force(desk).versions
        with desk.store.read() as work:
            self.village = work.reference.hall(local_date(clock.at)).is_village

    def work(self) -> None:
        """Go on where the last process was killed, then serve day after day."""
        self._take_up()
        while True:
            while self.clock.at.astimezone(LOCAL_ZONE).time() < CLOSING:
                self._citizen()
                self.clock.forward(minutes=self.luck.randint(5, 25))
            self._night()

    # --- beginning and end ------------------------------------------------------------------------------------
    def _take_up(self) -> None:
        for document in printing_out.left_over(self.desk):
            self._print(document.id, document.case_id)
        view = calling.view(self.desk, self.clerk)
        if view.serving is not None and view.service is None:
            self._start(view.serving.id)
        for draft in intake.unfinished(self.desk, self.clerk):
            if not draft.parked:
                self._go_on(draft)
        self._without_case(calling.view(self.desk, self.clerk).service)
        self._leave()

    def _night(self) -> None:
        day = local_date(self.clock.at)
        with suppress(closing_day.AlreadyClosed):  # the last process was killed between the act and its word
            self._do(
                "close",
                lambda: closing_day.close_today(self.desk, SUPERVISOR),
                lambda _: {"closed": day.isoformat(), "entries": [("day.close", day.isoformat())]},
            )
        self.clock.at = datetime.combine(day + timedelta(days=1), time(8, 30), LOCAL_ZONE)
        self._do("settle", lambda: timekeeping.settle(self.desk), lambda _: {})

    # --- one citizen ------------------------------------------------------------------------------------------
    def _citizen(self) -> None:
        for _ in range(self.luck.randint(1, 2)):
            self._issue()
        ticket = self._do(
            "call",
            lambda: calling.call_next(self.desk, self.clerk, self.desk.new_id()),
            lambda called: {"tickets": state_of(called), "entries": [("ticket.call", called.id)]},
        )
        if self.luck.random() < 0.08:
            self._does_not_come()
            return
        service = self._start(ticket.id)
        if self.luck.random() < 0.1:
            self._without_case(service)
        else:
            self._matter(service)
        if self.luck.random() < 0.6:
            self._rate(service)
        self._leave()

    def _start(self, ticket_id: str) -> ServiceAct:
        return self._do(
            "start",
            lambda: attending.start(self.desk, self.clerk),
            lambda begun: {
                "tickets": {ticket_id: "in_service"},
                "entries": [("service.start", begun.id)],
            },
        )

    def _issue(self) -> None:
        letter = self.luck.choice("ABCD")
        priority = "elder" if self.luck.random() < 0.2 else ""
        self._do(
            "issue",
            lambda: issuing.issue(self.desk, GUIDE, letter, priority),
            lambda new: {"tickets": state_of(new.ticket), "entries": [("ticket.issue", new.ticket.id)]},
        )

    def _does_not_come(self) -> None:
        self.clock.forward(seconds=90)
        missed = self._do(
            "no_show",
            lambda: calling.no_show(self.desk, self.clerk),
            lambda gone: {"tickets": state_of(gone), "entries": [("ticket.no_show", gone.id)]},
        )
        if missed.state == "no_show" and self.luck.random() < 0.5:
            self._do(
                "reactivate",
                lambda: issuing.reactivate(self.desk, GUIDE, missed.label),
                lambda back: {"tickets": state_of(back), "entries": [("ticket.reactivate", back.id)]},
            )

    def _without_case(self, service: ServiceAct | None) -> None:
        if service is None or service.result != "open":
            return
        kind = self.luck.choice(("consult", "guide", "unresolved"))
        self._do(
            "without_case",
            lambda: attending.without_case(self.desk, self.clerk, kind, "户籍在外省，本县办不了"),
            lambda noted: {"entries": [("service.without_case", noted.id)]},
        )

    def _leave(self) -> None:
        serving = calling.view(self.desk, self.clerk).serving
        left = {"tickets": {serving.id: "served"}} if serving else {}
        self._do("leave", lambda: attending.finish(self.desk, self.clerk), lambda _: left)

    def _rate(self, service: ServiceAct) -> None:
        if rating.is_rated(self.desk, service.id):
            # A clock that jumped back a day goes on with a visit of then.
            return
        grade = self.luck.choice(list(Grade))
        self._do("invite", lambda: rating.invite(self.desk, service.id, "办理业务"), lambda _: {})
        self._do(
            "rate",
            lambda: rating.give(self.desk, service.id, grade),
            lambda _: {"entries": [("rating.give", service.id)]},
        )

    # --- the matter -------------------------------------------------------------------------------------------
    def _matter(self, service: ServiceAct) -> None:
        waiting = self._coming_back()
        if waiting and self.luck.random() < 0.3:
            number = self.luck.choice(waiting).number
            opened = self._draft(
                "open",
                lambda: (
                    intake.open_case(self.desk, self.clerk, number, service.id, service.ticket_label).draft
                ),
            )
            self._go_on(opened)
            return
        parked = parking.parked(self.desk)
        if parked and self.luck.random() < 0.5:
            back = parked[0]
            taken = self._draft(
                "take_back",
                lambda: parking.take_back(self.desk, self.clerk, back, service.id, service.ticket_label),
            )
            self._go_on(taken)
            return
        who = citizens.applicant(self.luck)
        draft = replace(
            intake.new_draft(self.desk, self.clerk, service.id, service.ticket_label), applicant=who
        )
        self._go_on(self._draft("save", lambda: intake.save(self.desk, draft)))

    def _coming_back(self) -> tuple[Case, ...]:
        with self.desk.store.read() as work:
            return work.cases.clocks([state.value for state in ON_ITS_WAY])

    def _go_on(self, draft: Draft) -> None:
        """From whatever has been typed so far to an outcome, or to the shelf."""
        if not draft.item_code:
            draft = self._choose(draft)
        version = self._version(draft)
        draft = self._fill(draft, version)
        chosen = citizens.with_outcome(self.luck, draft, version.item, self.clock(), village=self.village)
        ending = self._ending()
        if chosen is not None and ending == "finish":
            self._finish(chosen)
        elif ending == "park":
            self._draft("park", lambda: parking.park(self.desk, self.clerk, draft))
        else:
            self._discard(draft)

    def _ending(self) -> str:
        """What becomes of a draft: finish, park, discard."""
        return self.luck.choices(("finish", "park", "discard"), (92, 4, 4))[0]

    def _choose(self, draft: Draft) -> Draft:
        version = citizens.wanted(self.luck, self._versions)
        known = intake.known_person(self.desk, draft.applicant.id_number)
        return self._draft(
            "choose", lambda: intake.choose_item(self.desk, self.clerk, draft, version, known, ("柳塘村",))
        )

    def _version(self, draft: Draft) -> Version:
        return cataloguing.version_of(self.desk, draft.item_code, draft.item_version)

    def _fill(self, draft: Draft, version: Version) -> Draft:
        item, prepared = version.item, self.luck.random() < 0.5
        while (more := citizens.answer_one(self.luck, draft, item)) is not None:
            draft = self._save(more)
        while (
            more := citizens.mark_one(self.luck, draft, item, self.clock(), prepared=prepared)
        ) is not None:
            draft = self._save(more)
        return draft

    def _save(self, draft: Draft) -> Draft:
        return self._draft("save", lambda: intake.save(self.desk, draft), {draft.id: digest(draft)})

    def _draft(self, act: str, do: Callable[[], Draft], before: dict[str, str] | None = None) -> Draft:
        return self._do(
            act, do, lambda draft: {"drafts": {draft.id: digest(draft)}}, {"drafts": before or {}}
        )

    def _discard(self, draft: Draft) -> None:
        gone = {"drafts": {draft.id: ""}}
        self._do("discard", lambda: intake.discard(self.desk, draft), lambda _: gone, gone)
        self._without_case(calling.view(self.desk, self.clerk).service)

    def _finish(self, draft: Draft) -> None:
        try:
            done = self._decided(draft)
        except deciding.OutcomeRefused:  # the case went on while this draft was on the shelf
            self._discard(draft)
            return
        for document in done.documents:
            self._print(document.id, done.case.id)

    def _decided(self, draft: Draft) -> deciding.Done:
        return self._do(
            "finish",
            lambda: self._decide(draft),
            lambda made: {
                "drafts": {draft.id: ""},
                "papers": {document.id: "made" for document in made.documents},
                "entries": _entries(made),
            },
            {"drafts": {draft.id: ""}},
        )

    def _decide(self, draft: Draft) -> deciding.Done:
        try:
            return deciding.finish(self.desk, self.clerk, draft)
        except deciding.NeedsSupervisor:
            return deciding.finish(self.desk, self.clerk, draft, WORD, "新规定要的")

    def _print(self, document_id: str, case_id: str) -> None:
        left = {"papers": {document_id: "printed"}, "entries": [("document.print", case_id)]}
        act = printing_out.put_out
        self._do("print", lambda: act(self.desk, self.clerk, document_id), lambda _: left, left)

    def _do(self, act: str, do: Callable[[], T], left: Callable[[T], dict[str, Any]], will: Any = None) -> T:
        """Do one act, noting it before, and with what it left behind once it has returned."""
        self.diary.doing(act, **(will or {}))
        result = do()
        self.diary.done(act, **left(result))
        return result


def _entries(made: deciding.Done) -> list[tuple[str, str]]:
    """What an outcome leaves in the journal; papers brought for a case past 代办受理 move its proxy alone."""
    again = made.outcome is Outcome.ENTRUSTED and made.case.state is not CaseState.ENTRUSTED
    return [] if again else [(OUTCOME_KINDS[made.outcome], made.case.id)]
