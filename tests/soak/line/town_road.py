"""The town's end of the road: cases decided, results sent down, and the county asked."""

from collections.abc import Callable, Sequence
from random import Random

from hall_client.domain.cases import IN_HAND, TRANSITIONS, Case
from hall_client.domain.proxies import ProxyState
from hall_client.services import from_above, handing_over, referring, stepping
from hall_client.services.referring import Opinion
from tests.desk import APPROVER, HANDLER, REVIEWER
from tests.soak.line.road import BAG, Road

TOWN = "9901"
DEPARTMENT = "清和县民政局"
STEPS = {
    "case.handle": HANDLER,
    "case.review": REVIEWER,
    "case.approve": APPROVER,
    "case.close": HANDLER,
}
_REACHED = {TRANSITIONS[kind].target: kind for kind in STEPS}


def villages_first(luck: Random, cases: Sequence[Case]) -> tuple[Case, ...]:
    """Mostly what villages sent, which has the longer way to go."""
    theirs = [each for each in cases if each.number[:4] != TOWN]
    return tuple(theirs if theirs and luck.random() < 0.7 else cases)


class TownRoad(Road):
    """The town's end."""

    def acts(self) -> tuple[Callable[[], None], ...]:
        """A town counts what comes up, goes on with it, sends results down, asks the county, and turns things back."""
        return (
            *(self.count, self.send) * 2,
            *(self.step,) * 5,
            self.answer,
            self.settle,
            self.turn_back,
            self.pack,
        )

    def send(self) -> None:
        """What lies here for some village goes down."""
        stations = [each.station for each in self.hall().stations]
        village = self.luck.choice(stations)
        loads = [load.case.id for load in handing_over.to_send_down(self.desk, village)]
        if loads:
            self.noted("send", lambda: handing_over.send_down(self.desk, self.actor, village, loads, BAG))

    def step(self) -> None:
        """The next step of some accepted case, by whoever it takes."""
        with self.desk.store.read() as work:
            going = work.cases.clocks([state.value for state in IN_HAND])
        case = self.luck.choice(villages_first(self.luck, going)) if going else None
        step = stepping.next_step(case) if case else None
        if case is None or step is None:
            return
        if step.kind == "case.refer":
            self.refer(case)
            return
        actor = STEPS[step.kind]
        self.doing(
            "step",
            lambda: stepping.record_step(self.desk, actor, case.id, "同意", "准予", "青批 1 号", "材料复杂"),
            # Between the look and the act an answer may have taken the case back a step.
            lambda done: {"entries": [(_REACHED[done.state], case.id)]},
        )

    def turn_back(self) -> None:
        """The town thinks better of something it had received."""
        proxy = self.one(ProxyState.RECEIVED)
        if proxy is not None and self.luck.random() < 0.3:
            self.doing(
                "turn_back",
                lambda: referring.turn_back(self.desk, self.actor, proxy.case_id, "少一份公示照片"),
                lambda _: {"entries": [("proxy.turn_back", proxy.case_id)]},
            )

    def refer(self, case: Case) -> None:
        """The town has reviewed it: it goes up to the county."""
        opinion = Opinion("齐全", "符合条件")
        self.noted(
            "refer",
            lambda: referring.refer(self.desk, self.actor, [case.id], DEPARTMENT, opinion, "何建国", BAG),
        )

    def answer(self) -> None:
        """The county signs for something, sends it back, or grants it."""
        with self.desk.store.read() as work:
            found = work.proxies.open_referrals()
        if not found:
            return
        each = self.luck.choice(found)
        how = self.luck.choice(("granted", "granted", "refused", "returned"))
        if not each.receiver:
            self._settled(
                "signed", lambda: from_above.received(self.desk, self.actor, each.case_id, "县里张𬭎")
            )
        elif how == "returned":
            self._settled(
                "back",
                lambda: from_above.returned(
                    self.desk, self.actor, each.case_id, "town_opinion", (), "补一张公示照片"
                ),
            )
        else:
            self._settled(
                "answered",
                lambda: from_above.answered(
                    self.desk, self.actor, each.case_id, how, "高龄津贴认定", "清民 12 号", ""
                ),
            )
