"""The village's end of the road: matters sent up, results handed over, and second thoughts."""

from collections.abc import Callable

from hall_client.domain.people import Actor
from hall_client.domain.proxies import ProxyState
from hall_client.services import handing_over, proxying, reporting
from hall_client.services.ports import Desk
from tests.soak.line.road import BAG, Road


class VillageRoad(Road):
    """The village's end."""

    def acts(self) -> tuple[Callable[[], None], ...]:
        """A village sends, counts what comes down, hands results over, and sometimes thinks better of it."""
        return (
            *(self.send, self.count, self.deliver) * 5,
            *(self.settle, self.call_off, self.pack, self.rest, self.wake, self.end, self.report),
        )

    def send(self) -> None:
        """Some of what lies here goes up."""
        loads = handing_over.to_hand_over(self.desk)
        chosen = [load.case.id for load in loads if self.luck.random() < 0.7]
        if chosen:
            self.noted("send", lambda: handing_over.send_up(self.desk, self.actor, chosen, BAG))

    def call_off(self) -> None:
        """A bag that nobody has in hand yet is fetched back."""
        sent = self.sent()
        if sent and self.luck.random() < 0.3:
            manifest = self.luck.choice(sent)
            if self.bags.call_off(manifest):
                self._settled(
                    "call_off", lambda: handing_over.call_off(self.desk, self.actor, manifest.id, "车没来")
                )

    def deliver(self) -> None:
        """A result is handed to the villager, then asked after, then filed."""
        proxy = self.one(ProxyState.FETCHED, ProxyState.DELIVERED, ProxyState.CALLED_BACK)
        if proxy is None:
            return
        done = {"entries": [(f"proxy.{_NEXT[proxy.state]}", proxy.case_id)]}
        if proxy.state is ProxyState.FETCHED:
            self.doing(
                "deliver",
                lambda: proxying.deliver(self.desk, self.actor, proxy.case_id, "陈䶮根", "本人", "家里"),
                lambda _: done,
            )
        elif proxy.state is ProxyState.DELIVERED:
            self.doing(
                "call_back",
                lambda: proxying.call_back(self.desk, self.actor, proxy.case_id, True, "收到了"),
                lambda _: done,
            )
        else:
            self.doing(
                "archive", lambda: proxying.archive(self.desk, self.actor, proxy.case_id), lambda _: done
            )

    def rest(self) -> None:
        """A matter that lies here rests."""
        self._changed("suspend", proxying.suspend, ProxyState.GATHERED, ProxyState.ENTRUSTED)

    def wake(self) -> None:
        """It goes on."""
        self._changed("continue", proxying.go_on, ProxyState.SUSPENDED)

    def report(self) -> None:
        """The day so far, to the town."""
        self.doing(
            "report",
            lambda: reporting.report(self.desk, self.actor),
            lambda made: {"entries": [("station.report", made.id)]},
        )

    def end(self) -> None:
        """It ends, and its papers go back."""
        if self.luck.random() < 0.3:
            self._changed(
                "end", proxying.end, ProxyState.ENTRUSTED, ProxyState.SUSPENDED, ProxyState.RETURNED
            )

    def _changed(self, act: str, do: Callable[[Desk, Actor, str, str], str], *states: ProxyState) -> None:
        proxy = self.one(*states)
        if proxy is not None:
            self.doing(
                act,
                lambda: do(self.desk, self.actor, proxy.case_id, "委托人住院"),
                lambda _: {"entries": [(f"proxy.{act}", proxy.case_id)]},
            )


_NEXT = {ProxyState.FETCHED: "deliver", ProxyState.DELIVERED: "call_back", ProxyState.CALLED_BACK: "archive"}
