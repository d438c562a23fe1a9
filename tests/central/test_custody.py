"""Custody under everything that happens on the road: 200 cases, five villages, lost lines, late papers, wrong counts.

At every instant each desk's own account balances: every sheet is in one place, every hop begins where the one before
ended, and carries two signatures or a named difference. When the lines are back all accounts are the same.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from hall_client.domain.custody import LOST, VILLAGER, Hop, Sheet, at_unit, unbalanced
from hall_client.domain.manifests import Handover, LineMark, code_of, parse_code
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import Actor
from hall_client.domain.proxies import ProxyState
from hall_client.services import counting, differences, handing_over, proxying, referring, taking_in
from hall_client.services.handing_over import Bag, HandoverRefused
from hall_client.storage.proxy_tables import hop, proxy, sheet
from hall_client.storage.records import record
from tests.benchmarks.halls import without_drawing
from tests.central.cluster import Centre
from tests.central.roads import Road, Sources, road
from tests.central.seats import Seat, asked
from tests.services.acts import GUEST
from tests.services.villages import PROXY, PROXY_DESK, entrusted

pytestmark = pytest.mark.slow

CASES, VILLAGES = 200, 5
ITEMS = ("MZ-006", "RS-008", "MZ-003")
BAG = Bag("送件的老周", "F-1")


@pytest.fixture
def way(town: Centre, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Road]:
    sources = Sources(tmp_path_factory.mktemp("five"), VILLAGES)
    with road(town, sources, tmp_path / "road", VILLAGES) as made:
        for each in made.seats:
            # Where sheets go is looked at here, not what is drawn on them.
            each.hall.opened = replace(each.hall.opened, desk=without_drawing(each.hall.desk))
        yield made


@dataclass
class Play:
    """What goes on between a town and its villages, act by act."""

    way: Road
    luck: Random
    taken: int = 0
    done: Counter[str] = field(default_factory=Counter)
    bags: list[tuple[Handover, Seat]] = field(default_factory=list)
    """Bags that nobody has counted, and who is to count them."""

    def go_on(self) -> None:
        """One act of somebody; each desk meets the centre now and then, villages seldom."""
        acts = [self._take] * 4 + [self._send] * 3 + [self._count] * 3
        acts += (
            [self._decide] * 2 + [self._down] * 2 + [self._deliver, self._settle, self._end, self._call_off]
        )
        act = self.luck.choice(acts)
        self.way.clock.forward(minutes=self.luck.randint(1, 20))
        with suppress(HandoverRefused):
            act()
        for seat in self.way.seats:
            if self.luck.random() < (0.3 if seat is self.way.town else 0.12):
                seat.sync()

    def _village(self) -> Seat:
        return self.luck.choice(self.way.villages)

    def _take(self) -> None:
        if self.taken >= CASES:
            return
        village = self._village()
        state = (MaterialState.ORIGINAL, MaterialState.COPY)
        missing = (MaterialState.ORIGINAL, MaterialState.MISSING)
        who = replace(GUEST, name=f"村民{self.taken}")
        states = missing if self.luck.random() < 0.1 else state
        entrusted(village.hall, self.luck.choice(ITEMS), *states, who=who, actor=PROXY)
        self.taken += 1

    def _send(self) -> None:
        village = self._village()
        ready = [load.case.id for load in handing_over.to_hand_over(village.hall.desk)]
        chosen = self.luck.sample(ready, min(len(ready), self.luck.randint(1, 8)))
        if chosen:
            sent = handing_over.send_up(village.hall.desk, PROXY, chosen, BAG)
            self.bags.append((sent, self.way.town))
            self.done["sent"] += 1

    def _call_off(self) -> None:
        if self.bags and self.luck.random() < 0.2:
            manifest, at = self.luck.choice(self.bags)
            village = self._of(manifest.from_unit)
            if at is self.way.town and village is not None:
                handing_over.call_off(village.hall.desk, PROXY, manifest.id, "车没来")
                self.bags.remove((manifest, at))
                self.done["called off"] += 1

    def _of(self, station: str) -> Seat | None:
        return next((each for each in self.way.villages if each.member.unit == station), None)

    def _count(self) -> None:
        """Count a bag, with its data or by its paper; a sheet may be gone, a case may go back."""
        if not self.bags:
            return
        manifest, at = self.luck.choice(self.bags)
        actor = PROXY_DESK if at is self.way.town else PROXY
        desk, paper = at.hall.desk, parse_code(code_of(manifest))
        now = counting.counting(desk, manifest.id, paper)
        for line in now.lines:
            mark, missing = self._seen(line, actor)
            counting.mark(
                desk,
                actor,
                manifest.id,
                line.case_number,
                mark,
                line.expected - (1 if mark is LineMark.SHORT else 0),
                missing,
                "照片过期" if mark is LineMark.RETURNED else "",
                paper,
            )
        counting.close(desk, actor, manifest.id)
        self.bags.remove((manifest, at))
        self.done["counted by paper" if now.manifest is None else "counted"] += 1

    def _seen(self, line: counting.CountLine, actor: Actor) -> tuple[LineMark, list[str]]:
        chance = self.luck.random()
        if actor is PROXY or chance > 0.25 or line.expected < 2:
            return LineMark.MATCHED, []
        if chance > 0.12:
            gone = [self.luck.choice(line.sheets).id] if line.sheets else []
            return LineMark.SHORT, gone
        return LineMark.RETURNED, []

    def _settle(self) -> None:
        """A missing sheet turns up at one end, or is given up; what was counted blindly gets its name."""
        self.way.town.sync()
        desk = self.way.town.hall.desk
        with desk.store.read() as work:
            blind = [
                m for m in work.proxies.unmatched() if taking_in.sent_case(work, m.handover, m.case_number)
            ]
            open_ones = work.proxies.differences()
        for waiting in blind[:1]:
            with desk.store.read() as work:
                case = taking_in.sent_case(work, waiting.handover, waiting.case_number)
                assert case is not None
                listed = [s.id for s in work.proxies.sheets([case.id]) if s.place.startswith("way/")]
            if listed and waiting.mark is LineMark.SHORT:
                differences.name_missing(desk, PROXY_DESK, waiting.id, listed[:1])
                self.done["named"] += 1
        known = [each for each in open_ones if each.known and each.missing]
        if known:
            self._turns_up(self.luck.choice(known))

    def _turns_up(self, open_one) -> None:  # type: ignore[no-untyped-def]
        village = self._of(open_one.from_unit)
        if self.luck.random() < 0.2:
            differences.report_lost(self.way.town.hall.desk, PROXY_DESK, open_one.id, "车上、柜里都找过")
            self.done["lost"] += 1
        elif self.luck.random() < 0.5 or village is None:
            differences.settle(
                self.way.town.hall.desk, PROXY_DESK, open_one.id, list(open_one.missing), "夹在文件夹里"
            )
            self.done["found"] += 1
        else:
            village.sync()
            differences.settle(village.hall.desk, PROXY, open_one.id, list(open_one.missing), "落在村里")
            # What is found is said on the phone at once; both finding the same sheet is tested elsewhere.
            village.sync()
            self.done["found"] += 1

    def _decide(self) -> None:
        """The town ends a case in hand one way or another; the way there is tested elsewhere."""
        desk = self.way.town.hall.desk
        with desk.store.read() as work:
            going = work.proxies.in_states([ProxyState.RECEIVED])
        if not going:
            return
        case_id = self.luck.choice(going).case_id
        if self.luck.random() < 0.2:
            referring.turn_back(desk, PROXY_DESK, case_id, "少盖一个章")
            self.done["turned back"] += 1
            return
        at = desk.now()
        with desk.store.work() as work:
            hall = work.reference.hall(at.date())
            referring.result_ready(desk, work, PROXY_DESK, hall, work.cases.get(case_id), "办理结果", at)
        self.done["decided"] += 1

    def _down(self) -> None:
        desk, village = self.way.town.hall.desk, self._village()
        unit = village.member.unit
        ready = [load.case.id for load in handing_over.to_send_down(desk, unit)]
        if ready:
            sent = handing_over.send_down(desk, PROXY_DESK, unit, ready[:6], BAG)
            self.bags.append((sent, village))
            self.done["sent down"] += 1

    def _deliver(self) -> None:
        village = self._village()
        with village.hall.desk.store.read() as work:
            here = work.proxies.in_states([ProxyState.FETCHED], village.member.unit)
        if here:
            case_id = self.luck.choice(here).case_id
            proxying.deliver(village.hall.desk, PROXY, case_id, "本人", "本人", "村口")
            self.done["delivered"] += 1

    def _end(self) -> None:
        village = self._village()
        with village.hall.desk.store.read() as work:
            here = work.proxies.in_states([ProxyState.GATHERED], village.member.unit)
        if here and self.luck.random() < 0.2:
            proxying.end(village.hall.desk, PROXY, self.luck.choice(here).case_id, "自己去办")
            self.done["ended"] += 1


def check(seat: Seat) -> None:
    """What this desk knows balances by itself."""
    with seat.hall.desk.store.read() as work:
        rows = work.connection.execute(select(sheet)).mappings()  # type: ignore[attr-defined]
        sheets = [record(Sheet, row) for row in rows]
        rows = work.connection.execute(select(hop).order_by(hop.c.at)).mappings()  # type: ignore[attr-defined]
        hops = [record(Hop, row) for row in rows]
    assert unbalanced(sheets, hops) == (), seat.member.unit
    assert len({s.id for s in sheets}) == len(sheets)
    moved = {h.sheet for h in hops}
    assert all(s.id in moved for s in sheets)


@pytest.mark.parametrize("seed", [41])
def test_every_original_is_in_exactly_one_place_at_every_instant(town: Centre, way: Road, seed: int) -> None:
    play = Play(way, Random(seed))
    step = 0
    while play.taken < CASES or step % 50:
        play.go_on()
        step += 1
        if step % 20 == 0:
            for seat in way.seats:
                check(seat)
    for _ in range(2):
        way.meet()
    for seat in way.seats:
        check(seat)
    wrong = asked(
        town, "SELECT kind, answer, why FROM centre.entry WHERE answer IN ('conflict', 'quarantined')"
    )
    assert wrong == [], Counter(wrong)
    for village in way.villages:
        unit = village.member.unit
        for table in (sheet, hop, proxy):
            here = rows_of(village, table, unit)
            assert here == rows_of(way.town, table, unit)
    places = Counter(str(s[7]) for s in rows_of(way.town, sheet, "99"))
    assert play.done["counted by paper"] > 0
    assert {"sent", "counted", "decided", "sent down", "delivered", "found"} <= set(play.done)
    known = {VILLAGER, LOST, at_unit("9901")} | {at_unit(v.member.unit) for v in way.villages}
    assert all(p in known or p.startswith(("way/", "missing/")) for p in places)


def rows_of(seat: Seat, table, unit: str) -> list[tuple[object, ...]]:  # type: ignore[no-untyped-def]
    """The rows about the cases of a unit."""
    with seat.hall.desk.store.read() as work:
        mine = select(proxy.c.case_id).where(proxy.c.village.startswith(unit))
        query = select(table).where(table.c.case_id.in_(mine)).order_by(*table.primary_key.columns)
        return [tuple(row) for row in work.connection.execute(query)]  # type: ignore[attr-defined]
