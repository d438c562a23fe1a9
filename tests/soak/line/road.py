"""What villages and town do with papers: bags packed and counted, differences, referrals, results handed over."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, Protocol, TypeVar

from hall_client.domain.custody import on_the_way
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Hall
from hall_client.domain.manifests import Handover, HandoverState, LineMark, PaperManifest, parse_code
from hall_client.domain.people import Actor
from hall_client.domain.proxies import Proxy, ProxyState
from hall_client.services import counting, differences, taking_in
from hall_client.services.counting import Counting, CountLine
from hall_client.services.handing_over import Bag, HandoverRefused
from hall_client.services.ports import Desk
from tests.soak.line.bags import Bags

T = TypeVar("T")
BAG = Bag("司机老周", "QH-1")


class Doing(Protocol):
    """Does one act, noted before and after."""

    def __call__(self, act: str, do: Callable[[], T], left: Callable[[T], dict[str, Any]]) -> T:
        """The result of `do`."""


class Road:
    """One end of the road; what both ends do. `actor` is the 代办员, or the 代办专员 of the town."""

    def __init__(self, desk: Desk, luck: Random, actor: Actor, bags: Bags, doing: Doing) -> None:
        self.desk, self.luck, self.actor = desk, luck, actor
        self.bags, self.doing = bags, doing

    def acts(self) -> tuple[Callable[[], None], ...]:
        """What may be done here."""
        return (self.pack, self.count, self.settle)

    def go(self) -> None:
        """Do one of them."""
        self.luck.choice(self.acts())()

    def hall(self) -> Hall:
        """The unit."""
        with self.desk.store.read() as work:
            return work.reference.hall(local_date(self.desk.now()))

    def one(self, *states: ProxyState) -> Proxy | None:
        """Some proxied case in one of these states."""
        with self.desk.store.read() as work:
            found = work.proxies.in_states(states)
        return self.luck.choice(found) if found else None

    def sent(self) -> tuple[Handover, ...]:
        """The manifests of this unit that stand and go to a unit."""
        station = self.hall().station
        with self.desk.store.read() as work:
            found = work.proxies.handovers(local_date(self.desk.now()).replace(day=1))
        return tuple(
            each
            for each in found
            if each.from_unit == station and each.to_unit and each.state is HandoverState.SENT
        )

    def pack(self) -> None:
        """What was killed between the manifest and its bag is packed now."""
        for each in self.sent():
            self.bags.pack(each)

    def noted(self, act: str, do: Callable[[], Handover]) -> None:
        """Send something, and put its bag on the road."""
        made = self.doing(act, do, lambda sent: {"entries": [("handover.send", sent.id)]})
        if made.to_unit:
            self.bags.pack(made)

    # --- counting ---------------------------------------------------------------------------------------------
    def count(self) -> None:
        """A bag has come: its cases are counted by their data, or by the paper alone."""
        bag = self.bags.in_hand(self.hall().station)
        if bag is None:
            return
        paper = parse_code(bag.read_text(encoding="utf-8"))
        try:
            self._count(paper)
        except HandoverRefused:
            self._refused(bag, paper)
        else:
            self.bags.put_away(bag)

    def _count(self, paper: PaperManifest) -> None:
        now = counting.counting(self.desk, paper.number, paper)
        for line in now.lines:
            if line.mark is None:
                self._mark(now, line, paper)
        self.doing(
            "count",
            lambda: counting.close(self.desk, self.actor, paper.number, self.luck.random() > 0.1),
            lambda done: {"entries": [("handover.close", done.number)]},
        )

    def _refused(self, bag: Path, paper: PaperManifest) -> None:
        """Killed after it was counted, or called off: nothing is left to be done with it."""
        with self.desk.store.read() as work:
            manifest, count = work.proxies.handover(paper.number), work.proxies.count_of(paper.number)
        called_off = manifest is not None and manifest.state is HandoverState.CALLED_OFF
        if not called_off and (count is None or count.done_at is None):
            raise HandoverRefused(f"a bag that has come cannot be counted: {paper.number}")
        self.bags.put_away(bag)

    def _mark(self, now: Counting, line: CountLine, paper: PaperManifest) -> None:
        chosen = self.luck.choices((LineMark.MATCHED, LineMark.SHORT, LineMark.RETURNED), (8, 1, 1))[0]
        missing: list[str] = []
        counted = line.expected
        if chosen is LineMark.SHORT:
            counted -= self.luck.randint(1, line.expected)
            gone = self.luck.sample(line.sheets, line.expected - counted) if line.sheets else []
            missing = [sheet.id for sheet in gone]
        self.doing(
            "mark",
            lambda: counting.mark(
                self.desk,
                self.actor,
                now.number,
                line.case_number,
                chosen,
                counted,
                missing,
                "照片过期",
                paper,
            ),
            lambda made: {"entries": [("handover.mark", made.handover)]},
        )

    # --- differences ------------------------------------------------------------------------------------------
    def settle(self) -> None:
        """A missing sheet is named, found or given up."""
        with self.desk.store.read() as work:
            found = work.proxies.differences()
            mark = self.luck.choice(found) if found else None
            case = taking_in.sent_case(work, mark.handover, mark.case_number) if mark else None
            sheets = work.proxies.sheets([case.id]) if case else ()
        if mark is None:
            return
        missing = [sheet.id for sheet in sheets if sheet.id in mark.missing]
        if not mark.known and taking_in.to_be_named(mark) and mark.to_unit == self.hall().station:
            on_it = [sheet.id for sheet in sheets if sheet.place == on_the_way(mark.handover)]
            gone = self.luck.sample(on_it, min(len(on_it), mark.expected - mark.counted))
            self._settled("name", lambda: differences.name_missing(self.desk, self.actor, mark.id, gone))
        elif self.luck.random() < 0.7:
            here = self.luck.sample(missing, self.luck.randint(min(1, len(missing)), len(missing)))
            self._settled(
                "settle", lambda: differences.settle(self.desk, self.actor, mark.id, here, "夹在别处")
            )
        else:
            self._settled(
                "lost", lambda: differences.report_lost(self.desk, self.actor, mark.id, "两处都找过")
            )

    def _settled(self, act: str, do: Callable[[], None]) -> None:
        self.doing(act, do, lambda _: {})
