"""The town's end of the road: results sent down, and the county asked."""

from collections.abc import Callable

from hall_client.domain.cases import Case
from hall_client.domain.proxies import ProxyState
from hall_client.services import handing_over, referring
from hall_client.services.referring import Opinion
from tests.soak.line.road import BAG, Road

DEPARTMENT = "清和县民政局"


class TownRoad(Road):
    """The town's end."""

    def acts(self) -> tuple[Callable[[], None], ...]:
        """A town counts what comes up, sends results down, asks the county, and turns things back."""
        return (*(self.count, self.send) * 4, self.answer, self.settle, self.turn_back, self.pack)

    def send(self) -> None:
        """What lies here for some village goes down."""
        stations = [each.station for each in self.hall().stations]
        village = self.luck.choice(stations)
        loads = [load.case.id for load in handing_over.to_send_down(self.desk, village)]
        if loads:
            self.noted("send", lambda: handing_over.send_down(self.desk, self.actor, village, loads, BAG))

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
                "signed", lambda: referring.superior_received(self.desk, self.actor, each.case_id, "县里张𬭎")
            )
        elif how == "returned":
            self._settled(
                "back",
                lambda: referring.superior_returned(
                    self.desk, self.actor, each.case_id, "town_opinion", (), "补一张公示照片"
                ),
            )
        else:
            self._settled(
                "answered",
                lambda: referring.superior_answered(
                    self.desk, self.actor, each.case_id, how, "高龄津贴认定", "清民 12 号", ""
                ),
            )
