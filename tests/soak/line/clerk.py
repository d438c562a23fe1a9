"""A clerk whose hall shares its queue and cases: what is refused or out of reach is done another way."""

import time
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any, TypeVar

from hall_client.domain.cases import Case, CaseState
from hall_client.domain.deadlines import local_date
from hall_client.domain.drafts import Draft
from hall_client.domain.people import Actor
from hall_client.domain.proxies import AT_VILLAGE, ProxyState
from hall_client.domain.tickets import TicketState
from hall_client.domain.visits import ServiceAct
from hall_client.services import (
    attending,
    calling,
    clock_watch,
    closing_day,
    intake,
    issuing,
    paper_numbers,
    parking,
)
from hall_client.services.ports import Desk
from hall_client.services.printing_out import PaperGone
from hall_client.services.queue_ports import QueueDown
from tests.desk import GUIDE, SUPERVISOR, Clock
from tests.services.villages import PROXY_DESK
from tests.soak.diary import Diary, state_of
from tests.soak.line.bags import Bags
from tests.soak.line.noted import Nudge
from tests.soak.line.orders import Orders, Rest
from tests.soak.line.refusals import REFUSED
from tests.soak.line.slips import Slips
from tests.soak.line.town_road import TownRoad, villages_first
from tests.soak.line.village_road import VillageRoad
from tests.soak.shift import ON_ITS_WAY, Shift

T = TypeVar("T")


class TownClerk(Shift):
    """`slips` is None where nobody takes numbers: a village."""

    def __init__(
        self,
        desk: Desk,
        clock: Clock,
        luck: Random,
        diary: Diary,
        clerk: Actor,
        orders: Orders,
        slips: Slips | None,
        nudge: Nudge,
        bags: Bags,
    ) -> None:
        super().__init__(desk, clock, luck, diary, clerk)
        self._orders, self._slips, self._nudge = orders, slips, nudge
        self._road = (
            VillageRoad(desk, luck, clerk, bags, self._do)
            if self.village
            else TownRoad(desk, luck, PROXY_DESK, bags, self._do)
        )

    def work(self) -> None:
        """Work and rest as the town says, until killed."""
        while True:
            try:
                if self._orders.working:
                    self._take_up()
                    while True:
                        self._citizen()
                        self.clock.forward(seconds=self.luck.randint(10, 60))
                elif rest := self._orders.rest_wanted():
                    self._come_to_rest(rest)
                else:
                    self._orders.wait(0.5)
                    self._nudge()
            except Rest:
                continue
            except REFUSED as refusal:
                with suppress(Rest):
                    self._told(refusal)

    def _told(self, refusal: Exception) -> None:
        self.diary.doing(f"refused {type(refusal).__name__}")
        if isinstance(refusal, intake.NumbersStopped):
            self._confirm_clock()
        for draft in intake.unfinished(self.desk, self.clerk):
            if not draft.parked and self.luck.random() < 0.5:
                self._aside(draft)
        time.sleep(0.05)

    def _aside(self, draft: Draft) -> None:
        gone = {"drafts": {draft.id: ""}}
        self._do("discard", lambda: intake.discard(self.desk, draft), lambda _: gone, gone)

    def _confirm_clock(self) -> None:
        with self.desk.store.read() as work:
            check = clock_watch.clock_check(work, self.desk.now())
        if check.stops_numbering:
            self._do("confirm", lambda: intake.confirm_date(self.desk, self.clerk), lambda _: {})

    # --- coming to rest ---------------------------------------------------------------------------------------
    def _come_to_rest(self, rest: str) -> None:
        """Bring the window to an end, see that the queue is back, and say so."""
        self._orders.resting_up = True
        try:
            while not self._orders.working and not self._rested():
                self._nudge()
                time.sleep(0.2)
        finally:
            self._orders.resting_up = False
        if not self._orders.working:
            self._orders.rested(rest)
            self.diary.done(f"resting {rest}")

    def _rested(self) -> bool:
        try:
            self._take_up()
            if self._slips is not None:
                self._issue()
                paper_numbers.reconcile_paper(self.desk)
            if not calling.view(self.desk, self.clerk).linked:
                return False
            if self._orders.wished("close") is not None:
                self._close()
        except REFUSED as refusal:
            self._told(refusal)
            return False
        return True

    def _close(self) -> None:
        day = local_date(self.clock.at).isoformat()
        with suppress(closing_day.AlreadyClosed):
            self._do(
                "close",
                lambda: closing_day.close_today(self.desk, SUPERVISOR),
                lambda _: {"entries": [("day.close", day)]},
            )
        if self._slips is not None:
            self._slips.go_home()

    # --- one citizen ------------------------------------------------------------------------------------------
    def _citizen(self) -> None:
        if self.village and self.luck.random() < 0.5:
            self._road.go()
            return
        if not self._somebody_comes():
            self._does_not_come()
            return
        service = self._begin()
        if self.luck.random() < 0.1:
            self._without_case(service)
        else:
            self._matter(service)
        if self.luck.random() < 0.3:
            self._rate(service)
        for _ in range(self.luck.randint(0, 2)):
            self._road.go()
        self._leave()
        if self.luck.random() < 0.4:
            self._nudge()

    def _somebody_comes(self) -> bool:
        """Call somebody, by the paper where the queue is out of reach; False when they do not come."""
        if self._slips is None:
            return True
        try:
            for _ in range(self.luck.randint(0, 2)):
                self._issue()
            called = self._do(
                "call",
                lambda: calling.call_next(self.desk, self.clerk, self.desk.new_id()),
                lambda ticket: {"tickets": state_of(ticket), "entries": [("ticket.call", ticket.id)]},
            )
        except calling.NothingWaiting:
            return True
        except QueueDown:
            self._call_paper()
            return True
        return self._slips.sit_down(called.label) and self.luck.random() > 0.05

    def _call_paper(self) -> None:
        label = self._slips.anybody() if self._slips else None
        if label is not None:
            self._do(
                "call_paper",
                lambda: calling.call_paper(self.desk, self.clerk, label),
                lambda paper: {"entries": [("ticket.call_paper", paper.id)]},
            )

    def _issue(self) -> None:
        letter = self.luck.choice("ABCD")
        priority = "elder" if self.luck.random() < 0.2 else ""
        issued = self._do(
            "issue",
            lambda: issuing.issue(self.desk, GUIDE, letter, priority),
            lambda new: {"tickets": state_of(new.ticket), "entries": [("ticket.issue", new.ticket.id)]},
        )
        if self._slips is not None:
            self._slips.give(issued.ticket.label)

    def _leave(self) -> None:
        view = calling.view(self.desk, self.clerk)
        if view.serving is not None and view.serving.state is TicketState.CALLED:
            # Called while the clock was wrong, and nobody came.
            self._does_not_come()
        super()._leave()

    def _begin(self) -> ServiceAct:
        return self._do(
            "start",
            lambda: attending.start(self.desk, self.clerk),
            lambda begun: {"entries": [("service.start", begun.id)]},
        )

    def _start(self, ticket_id: str) -> ServiceAct:
        return self._begin()

    def _matter(self, service: ServiceAct) -> None:
        number = self._orders.wished("decide")
        if number is not None:
            opened = self._draft(
                "open",
                lambda: (
                    intake.open_case(self.desk, self.clerk, number, service.id, service.ticket_label).draft
                ),
            )
            self._go_on(opened)
            return
        if self._orders.wished("take_back") is not None and self._take_elsewhere(service):
            return
        super()._matter(service)

    def _coming_back(self) -> tuple[Case, ...]:
        """Cases whose papers lie here: a village's matter that is on its way or in the town waits there."""
        states = (ProxyState.RECEIVED,) if not self.village else tuple(AT_VILLAGE)
        with self.desk.store.read() as work:
            found = work.cases.clocks([state.value for state in (*ON_ITS_WAY, CaseState.ENTRUSTED)])
            proxies = {each.id: work.proxies.found(each.id) for each in found}
        return villages_first(
            self.luck,
            [each for each in found if (proxy := proxies[each.id]) is None or proxy.state in states],
        )

    def _take_elsewhere(self, service: ServiceAct) -> bool:
        """Take back a draft that another window parked, where there is one."""
        parked = parking.parked(self.desk)
        theirs = next((draft for draft in parked if draft.window != self.clerk.window), None)
        if theirs is None:
            return False
        back = theirs
        taken = self._draft(
            "take_back",
            lambda: parking.take_back(self.desk, self.clerk, back, service.id, service.ticket_label),
        )
        self._go_on(taken)
        return True

    def _print(self, document_id: str, case_id: str) -> None:
        # Another desk was first, and the act behind the paper is undone.
        with suppress(PaperGone):
            super()._print(document_id, case_id)

    def _ending(self) -> str:
        if self._orders.wished("park") is not None:
            return "park"
        return self.luck.choices(("finish", "park", "discard"), (88, 8, 4))[0]

    def _do(self, act: str, do: Callable[[], T], left: Callable[[T], dict[str, Any]], will: Any = None) -> T:
        self._orders.check()
        time.sleep(self.luck.uniform(0, 0.02))
        return super()._do(act, do, left, will)
