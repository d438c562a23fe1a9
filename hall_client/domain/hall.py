"""A hall as it is set up: its unit, windows, ticket series, hours, people, and the settings of the day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Any

import msgspec

from hall_client.domain.aloud import VoiceRules, voice_problems
from hall_client.domain.appointments import AppointmentRules
from hall_client.domain.devices import Devices
from hall_client.domain.devices import problems as device_problems
from hall_client.domain.opening_hours import Hours, parts
from hall_client.domain.opening_hours import problems as hours_problems
from hall_client.domain.people import Role
from hall_client.domain.printers import Fit, Outlet, outlet
from hall_client.domain.printers import problems as printer_problems
from hall_client.domain.records import convert
from hall_client.domain.tickets import QueueRules
from hall_client.domain.tides import BoardRules

UNSTATED = "unstated"
"""The priority class of who asked for it at the ticket machine without saying why: the window asks (domain E.3)."""


@dataclass(frozen=True)
class Series:
    """A letter of ticket numbers and what it stands for."""

    letter: str
    name: str
    about: str = ""
    """What belongs to it, in a few words, for the tile of the ticket machine."""


@dataclass(frozen=True)
class PriorityClass:
    """Someone who is called first (domain E.3): shown to the clerk with its reason, never on the public board."""

    code: str
    label: str


@dataclass(frozen=True)
class Counter:
    """One window (窗口): its number, its name, and the series it calls; empty means all."""

    number: int
    name: str
    series: tuple[str, ...] = ()


@dataclass(frozen=True)
class Village:
    """A village and its groups, for the address picker."""

    name: str
    groups: int = 0


@dataclass(frozen=True)
class Station:
    """A village service point (便民服务站) below this unit: its station number and name (R-68)."""

    station: str
    name: str


@dataclass(frozen=True)
class Hall:
    """Everything a hall decides for itself. `station` has four digits, `terminal` two (architecture §8.1).

    `printers` maps a size (a4, a5, roll) or one kind of paper to a print queue or to the address of a ticket printer;
    what has none is kept as a PDF file in the data folder, and the screen says so. `printer_fits` tells how a printer
    is met, by its name.
    """

    station: str
    terminal: str
    name: str
    seal: str
    phone: str
    supervision_phone: str
    address: str
    own_window: int
    region: str = "999999"
    opens: time = time(8, 30)
    closes: time = time(17, 30)
    rest_from: time | None = None
    rest_to: time | None = None
    """The midday break (午休), both or neither: the ticket machine rests as it does in the evening."""
    series: tuple[Series, ...] = ()
    priorities: tuple[PriorityClass, ...] = ()
    windows: tuple[Counter, ...] = ()
    villages: tuple[Village, ...] = ()
    parent: str = ""
    """The station number of the town above a village; empty for a town."""
    parent_name: str = ""
    stations: tuple[Station, ...] = ()
    superiors: tuple[str, ...] = ()
    """The departments of the county a town refers cases to."""
    queue: QueueRules = field(default_factory=QueueRules)
    board: BoardRules = field(default_factory=BoardRules)
    deputies: Mapping[str, str] = field(default_factory=dict)
    """Who stands in for whom (AB 岗): 工号 of the A-role to that of the B-role."""
    appointments: AppointmentRules = field(default_factory=AppointmentRules)
    last_number_minutes: int = 15
    """The ticket machine gives out no number in the last minutes; those given out are served (domain E.7)."""
    elder_age: int = 70
    """From this age on a card alone gives priority, where the hall has the class `elder`."""
    voice: VoiceRules = field(default_factory=VoiceRules)
    printers: Mapping[str, str] = field(default_factory=dict)
    printer_fits: Mapping[str, Fit] = field(default_factory=dict)
    devices: Devices = field(default_factory=Devices)
    vouchers_on_roll: bool = False
    stick_export: bool = False
    """Whether data may leave on a stick (GB/T 22239): not before the hall's head says so. Reading one in is free."""
    idle_lock_minutes: int = 10
    rating_hours: int = 24
    bad_rating_contact_days: int = 1
    bad_rating_mend_days: int = 5
    ratings_key: str = ""
    """The public half (hex) of the key ratings are sealed with; made at set-up, never typed."""
    targets: Mapping[str, float] = field(default_factory=lambda: {"on_the_spot": 0.5, "satisfied": 0.95})

    def window(self, number: int) -> Counter:
        """The window with this number. Raises KeyError when the hall has none."""
        for each in self.windows:
            if each.number == number:
                return each
        raise KeyError(number)

    def outlet(self, kind: str, size: str) -> Outlet:
        """Where a paper of this kind and size comes out on this PC."""
        return outlet(self.printers, self.printer_fits, kind, size)

    @property
    def hours(self) -> tuple[Hours, ...]:
        """The parts of a day in which the hall is open."""
        return parts(self.opens, self.closes, self.rest_from, self.rest_to)

    @property
    def ticket_machine(self) -> str:
        """What staff know the ticket machine at this PC by."""
        return f"取号机 {self.terminal}"

    @property
    def is_village(self) -> bool:
        """Whether this unit is a village service point below a town."""
        return bool(self.parent)

    @property
    def unit_names(self) -> dict[str, str]:
        """The names of the units this one knows, by station number."""
        known = {each.station: each.name for each in self.stations}
        above = {self.parent: self.parent_name} if self.parent else {}
        return {self.station: self.name, **above, **known}

    def series_name(self, letter: str) -> str:
        """What a ticket letter stands for."""
        return next((each.name for each in self.series if each.letter == letter), letter)

    def priority_label(self, code: str) -> str:
        """The word for a priority class; empty for ordinary tickets."""
        if code == UNSTATED and self.priorities:
            return "到窗口说"
        return next((each.label for each in self.priorities if each.code == code), "")


@dataclass(frozen=True)
class NewPerson:
    """A person as the set-up file names them; without a password one is made and shown once."""

    number: str
    name: str
    roles: tuple[Role, ...]
    password: str = ""


@dataclass(frozen=True)
class HallPlan:
    """What `hall-client setup --from FILE` reads: the hall and its people."""

    hall: Hall
    people: tuple[NewPerson, ...]


def in_a_row(windows: Sequence[int]) -> bool:
    """Whether these window numbers, smallest first, are said as from the first to the last."""
    return len(windows) > 2 and windows[-1] - windows[0] + 1 == len(windows)


class PlanRefused(Exception):
    """The set-up file cannot make a hall; `problems` are sentences, each naming the place and the remedy."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("；".join(problems))
        self.problems = problems


def plan_from(data: Mapping[str, Any]) -> HallPlan:
    """The plan in a set-up file's data; 08:30 may be written with or without seconds. Raises PlanRefused."""
    hall = dict(data.get("hall", {}))
    for name in ("opens", "closes", "rest_from", "rest_to"):
        text = hall.get(name)
        if isinstance(text, str) and len(text) == len("08:30"):
            hall[name] = f"{text}:00"
    try:
        return convert({**data, "hall": hall}, HallPlan)
    except msgspec.ValidationError as error:
        raise PlanRefused((f"文件里有一处不能用：{error}",)) from error


def check_plan(plan: HallPlan) -> None:
    """Raise PlanRefused with everything that is wrong at once."""
    hall, problems = plan.hall, []
    if not (len(hall.station) == 4 and hall.station.isascii() and hall.station.isdigit()):
        problems.append("station（站点号）要写 4 位数字，例如 9901")
    if not (len(hall.terminal) == 2 and hall.terminal.isascii() and hall.terminal.isdigit()):
        problems.append("terminal（终端号）要写 2 位数字，例如 03")
    if not hall.name.strip():
        problems.append("name（中心名称）不能空着，打印的回执上要用")
    numbers = [window.number for window in hall.windows]
    if len(set(numbers)) != len(numbers) or not numbers:
        problems.append("windows（窗口）至少要有一个，窗口号不能重复")
    if hall.own_window not in numbers:
        problems.append(f"own_window（本机窗口）是 {hall.own_window}，但窗口表里没有这个号")
    if not hall.is_village:
        problems += _series_problems(hall)
    problems += voice_problems(hall.voice)
    problems += _people_problems(plan.people, village=hall.is_village)
    problems += printer_problems(hall.printers, hall.printer_fits)
    problems += device_problems(hall.devices)
    problems += hours_problems(hall.opens, hall.closes, hall.rest_from, hall.rest_to)
    if problems:
        raise PlanRefused(tuple(problems))


def _series_problems(hall: Hall) -> list[str]:
    letters = [each.letter for each in hall.series]
    wrong = [each for each in letters if not (len(each) == 1 and "A" <= each <= "Z")]
    if wrong or len(set(letters)) != len(letters) or not letters:
        return ["series（号票种类）每种一个大写字母，不能重复，至少要有一种"]
    reserved = sorted({"P", "Y", "K"} & set(letters))
    if reserved:
        return [f"series（号票种类）不能用 {'、'.join(reserved)}：P 是优先，Y 是预约，K 是取号机自己的号"]
    unknown = sorted({s for window in hall.windows for s in window.series} - set(letters))
    return [f"窗口里写的号票种类 {'、'.join(unknown)} 不在 series 里"] if unknown else []


def _people_problems(people: tuple[NewPerson, ...], *, village: bool) -> list[str]:
    problems = []
    numbers = [person.number for person in people]
    if len(set(numbers)) != len(numbers):
        problems.append("people（人员）的工号有重复")
    roles = {role for person in people for role in person.roles}
    town = ((Role.CLERK, "窗口人员 clerk"), (Role.SUPERVISOR, "主管 supervisor"))
    for needed, word in ((Role.VILLAGE_PROXY, "村代办员 village_proxy"),) if village else town:
        if needed not in roles:
            problems.append(f"people（人员）里还缺{word}")
    if roles & {Role.CITIZEN, Role.SYSTEM}:
        problems.append("people（人员）的岗位不能写 citizen 或 system")
    problems += [f"{person.name}的密码太短，至少 8 位" for person in people if 0 < len(person.password) < 8]
    return problems
