"""The papers of a desk of the demo's town: a village's bags and results, or the proxy desk at the first window."""

from hall_client.demo.clock import DemoClock
from hall_client.demo.hands import DemoStuck
from hall_client.demo.proxy_desk import PROXY_DESK, ProxyDesk
from hall_client.demo.station import End, Station
from hall_client.desk import OpenDesk
from hall_client.domain.cases import Case, CaseState, Outcome
from hall_client.domain.manifests import Handover, code_of, parse_code
from hall_client.domain.people import Actor, Role
from hall_client.domain.proxies import ProxyState
from hall_client.services import handing_over

NOTHING = "-"
"""The answer where there is no bag."""
_CARRIER = "乡村客运老李"


class SiteRoad:
    """What is done with papers beside the pages. Every answer is one word: the code on a manifest, or a count."""

    def __init__(self, opened: OpenDesk, clerk: str, clock: DemoClock, *, village: bool) -> None:
        proxy = Actor(clerk, "代办员", frozenset({Role.VILLAGE_PROXY}), 1)
        self._end: End = (
            Station(opened, proxy, clock, _CARRIER) if village else ProxyDesk(opened, PROXY_DESK, clock)
        )

    def send(self) -> str:
        """A village's bag to the town."""
        end = self._end
        if not isinstance(end, Station):
            raise DemoStuck("only a village sends to the town")
        cases = [load.case for load in handing_over.to_hand_over(end.desk)]
        return self._code(end.send(*cases) if cases else None)

    def down(self, village: str) -> str:
        """A bag with the results for a village."""
        desk = self._desk()
        cases = [load.case for load in handing_over.to_send_down(desk.desk, village)]
        return self._code(desk.send_down(village, _CARRIER, *cases) if cases else None)

    def count(self, code: str) -> str:
        """A bag that has come, by its data or by its paper."""
        paper = parse_code(code)
        self._end.count(paper.number, paper)
        return str(len(paper.lines))

    def decide(self) -> str:
        """What lies here of the villages' matters: ended at once where that is lawful, else accepted."""
        found = self._cases(ProxyState.RECEIVED)
        waiting = [case for case in found if case.state is CaseState.RECEIVED]
        for case in waiting:
            self._desk().decide(case, self._outcome(case))
        return str(len(waiting))

    def deliver(self) -> str:
        """Results into the hands of the villagers."""
        end, found = self._end, self._cases(ProxyState.FETCHED)
        if not isinstance(end, Station):
            raise DemoStuck("only a village hands results over")
        for case in found:
            end.deliver(case)
        return str(len(found))

    def _desk(self) -> ProxyDesk:
        if not isinstance(self._end, ProxyDesk):
            raise DemoStuck("only the town decides")
        return self._end

    def _code(self, manifest: Handover | None) -> str:
        return code_of(manifest) if manifest else NOTHING

    def _cases(self, state: ProxyState) -> list[Case]:
        with self._end.desk.store.read() as work:
            return list(work.proxies.cases(p.case_id for p in work.proxies.in_states((state,))).values())

    def _outcome(self, case: Case) -> Outcome:
        desk = self._end.desk
        with desk.store.read() as work:
            version = work.reference.version(case.item_code, case.item_version)
        return Outcome.ON_THE_SPOT if version.item.kind == "on_the_spot" else Outcome.ACCEPTED
