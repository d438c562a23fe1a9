"""全程代办 on the demo's day: three villages and the town's proxy desk, each act at its hour between the counters'.

柳塘村 has no line all morning, 上桥村 sends a bag with one sheet too few, 竹园村 has only a stick.
"""

from collections.abc import Callable
from pathlib import Path
from random import Random

from hall_client.demo.clock import DemoClock
from hall_client.demo.people import LONGEST, RARE, Citizen, citizen
from hall_client.demo.proxy_desk import APPROVER, HANDLER, REVIEWER, ProxyDesk
from hall_client.demo.station import Station
from hall_client.domain.cases import Case, Outcome
from hall_client.domain.manifests import Handover, code_of, parse_code
from hall_client.domain.people import Actor, Role
from hall_client.services import differences

_ELDER, _RELIEF, _PENSION, _INSURED, _MINIMUM, _CARD = (
    "MZ-006",
    "MZ-003",
    "RS-003",
    "RS-008",
    "MZ-001",
    "RS-009",
)
_BATCH = (_ELDER, _ELDER, _INSURED, _INSURED, _MINIMUM, _RELIEF)
"""Six cases of 上桥村, 23 sheets together."""
_SHEETS = 23


class ProxyDay:
    """The acts of the day in their order; `until` plays those whose hour has come."""

    def __init__(
        self, desk: ProxyDesk, stations: tuple[Station, ...], stick: Path, clock: DemoClock, random: Random
    ) -> None:
        self._desk, self._stick, self._clock, self._random = desk, stick, clock, random
        self._stations = self._liutang, self._shangqiao, self._zhuyuan = stations
        self._cases: dict[str, tuple[Case, ...]] = {}
        self._bags: dict[str, Handover] = {}
        self._carried = stick
        self._acts: list[tuple[int, int, Callable[[], None]]] = [
            (8, 45, self._liutang_takes),
            (9, 0, self._sticks_are_allowed),
            (9, 5, self._zhuyuan_takes),
            (9, 20, self._shangqiao_takes),
            (10, 0, self._paper_before_data),
            (10, 20, self._stick_comes),
            (10, 40, self._one_sheet_short),
            (11, 10, self._up_to_the_county),
            (11, 50, self._county_signs),
            (12, 10, self._line_is_back),
            (14, 5, self._decided),
            (14, 20, self._sheet_is_found),
            (14, 45, self._all_here),
            (14, 55, self._results_go_down),
            (15, 30, self._county_answers),
            (16, 0, self._results_arrive),
            (17, 0, self._reports),
        ]

    def now(self) -> None:
        """Play what is due by the clock."""
        self.until(self._clock().hour, self._clock().minute)

    def until(self, hour: int, minute: int) -> None:
        """Play everything up to an hour, the clocks going on to each act."""
        while self._acts and self._acts[0][:2] <= (hour, minute):
            at_hour, at_minute, act = self._acts.pop(0)
            for clock in (self._clock, *(each.clock for each in self._stations)):
                clock.to(at_hour, at_minute)
            act()

    def _heard(self, *stations: Station) -> None:
        """What the town sent has arrived: it is no earlier there than here."""
        for each in stations:
            each.clock.set(max(each.clock(), self._clock()))

    def _villager(self, village: Station, born: int, name: str = "") -> Citizen:
        with village.desk.store.read() as work:
            names = tuple(each.name for each in work.reference.hall(self._clock().date()).villages)
        return citizen(self._random, names, born, name)

    # --- morning ----------------------------------------------------------------------------------------------
    def _liutang_takes(self) -> None:
        """No line: two matters are taken, and their bag sets out before anybody in town has heard of them."""
        here = self._liutang
        first = here.take(self._villager(here, 1952, RARE[1]), _PENSION, visit=True)
        second = here.take(self._villager(here, 1968), _RELIEF)
        here.take(self._villager(here, 1971), _INSURED, missing="paid")
        self._cases["liutang"] = first, second
        self._bags["liutang"] = here.send(first, second, seal="LT-0318-1")

    def _sticks_are_allowed(self) -> None:
        """Nothing leaves on a stick before the head of the place says so: the village's, and the town's."""
        self._zhuyuan.allow_sticks(Actor("1102", "马永福", frozenset({Role.SUPERVISOR})))
        self._desk.allow_sticks(Actor("0101", "周海燕", frozenset({Role.SUPERVISOR})))

    def _zhuyuan_takes(self) -> None:
        """No line at all: bag and stick go together."""
        here = self._zhuyuan
        first = here.take(self._villager(here, 1949, RARE[2]), _PENSION)
        second = here.take(self._villager(here, 2001), _CARD)
        self._cases["zhuyuan"] = first, second
        self._bags["zhuyuan"] = here.send(first, second)
        self._carried = here.carry(self._stick)

    def _shangqiao_takes(self) -> None:
        """With a line: six matters, one bag."""
        here = self._shangqiao
        names = (LONGEST, *[""] * 5)
        born = (1941, 1944, 1980, 1984, 1966, 1959)
        matters = zip(_BATCH, born, names, strict=True)
        self._cases["shangqiao"] = tuple(
            here.take(self._villager(here, year, name), item) for item, year, name in matters
        )
        bag = here.send(*self._cases["shangqiao"], seal="SQ-0318-1")
        assert bag.sheets == _SHEETS, bag.sheets
        self._bags["shangqiao"] = bag
        here.meet()

    def _paper_before_data(self) -> None:
        """柳塘村's bag is here and its data is not: it is counted by the code on the manifest."""
        paper = parse_code(code_of(self._bags["liutang"]))
        self._desk.count(paper.number, paper)

    def _stick_comes(self) -> None:
        """竹园村's stick is read, its bag counted; one photograph is too old and goes back."""
        self._desk.take_in(self._carried)
        self._desk.meet()
        first, second = self._cases["zhuyuan"]
        self._desk.count(self._bags["zhuyuan"].id, back=[second.number])
        self._desk.decide(first, Outcome.ON_THE_SPOT)

    def _one_sheet_short(self) -> None:
        """上桥村's 23 sheets are 22: the one that is gone is named with its case."""
        self._desk.meet()
        short = self._cases["shangqiao"][4]
        with self._desk.desk.store.read() as work:
            gone = work.proxies.sheets([short.id])[-1:]
        self._desk.count(self._bags["shangqiao"].id, gone=gone)
        self._desk.meet()
        self._shangqiao.meet()

    def _up_to_the_county(self) -> None:
        """The oldest villager's allowance is accepted, handled, reviewed and sent up."""
        elder = self._cases["shangqiao"][0]
        self._desk.decide(elder, Outcome.ACCEPTED)
        self._desk.step(HANDLER, elder, "入户核实，材料属实。")
        self._desk.step(REVIEWER, elder, "材料齐全，同意上报。")
        self._desk.refer(elder)

    def _county_signs(self) -> None:
        self._desk.signed_for(self._cases["shangqiao"][0])

    def _line_is_back(self) -> None:
        """柳塘村's data comes after its paper, and is matched."""
        self._liutang.meet()
        self._desk.meet()

    # --- afternoon --------------------------------------------------------------------------------------------
    def _decided(self) -> None:
        """柳塘村's two matters: one ends at the counter, one goes through three hands."""
        first, second = self._cases["liutang"]
        self._desk.decide(first, Outcome.ON_THE_SPOT)
        self._desk.decide(second, Outcome.ACCEPTED)
        self._desk.step(HANDLER, second, "入户核实，属实。")
        self._desk.step(REVIEWER, second, "同意。")
        self._desk.step(APPROVER, second, "同意救助。")
        self._desk.step(APPROVER, second, "已发放。", "临时救助金", "青民救〔2026〕31 号")

    def _sheet_is_found(self) -> None:
        """上桥村 finds the sheet in its own folder and sends it after."""
        here, short = self._shangqiao, self._cases["shangqiao"][4]
        self._heard(here)
        here.meet()
        with here.desk.store.read() as work:
            (difference,) = work.proxies.differences()
        differences.settle(here.desk, here.actor, difference.id, difference.missing, "夹在村里的文件夹里")
        self._bags["sent after"] = here.send(short)
        here.meet()

    def _all_here(self) -> None:
        """The town counts what 上桥村 sent after."""
        self._desk.meet()
        self._desk.count(self._bags["sent after"].id)
        self._desk.meet()

    def _results_go_down(self) -> None:
        """To 柳塘村 over the line, to 竹园村 with a stick in the bag, and the old photograph with it."""
        desk = self._desk
        self._bags["to liutang"] = desk.send_down("9911", "高红", *self._cases["liutang"])
        self._bags["to zhuyuan"] = desk.send_down("9913", "石𬭎", *self._cases["zhuyuan"])
        desk.meet()
        self._carried = desk.carry(self._stick, "9913")

    def _county_answers(self) -> None:
        """The county grants the allowance, and its result goes down to 上桥村."""
        elder = self._cases["shangqiao"][0]
        self._desk.answered(elder)
        self._bags["to shangqiao"] = self._desk.send_down("9912", "乡村客运老李", elder)
        self._desk.meet()

    def _results_arrive(self) -> None:
        """Each village counts what came down and hands the results over; one villager is out till tomorrow."""
        self._heard(*self._stations)
        self._zhuyuan.take_in(self._carried)
        for name, station in (
            ("liutang", self._liutang),
            ("shangqiao", self._shangqiao),
            ("zhuyuan", self._zhuyuan),
        ):
            if station is not self._zhuyuan:
                station.meet()
            station.count(self._bags[f"to {name}"].id)
            station.deliver(self._cases[name][0], filed=name == "shangqiao")

    def _reports(self) -> None:
        """Every village reports its day, 竹园村 by stick; the town hears of all."""
        for station in (self._liutang, self._shangqiao):
            station.report()
            station.meet()
        self._zhuyuan.report()
        self._desk.take_in(self._zhuyuan.carry(self._stick))
        self._desk.meet()
