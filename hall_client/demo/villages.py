"""The three villages of the demo's day, each with an installation of its own, enrolled at the demo's centre."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import resources
from hall_client.demo.centre import DemoCentre
from hall_client.demo.clock import DemoClock
from hall_client.demo.station import Station
from hall_client.desk import OpenDesk, set_up
from hall_client.domain.hall import HallPlan, NewPerson, Village
from hall_client.domain.people import Actor, Role
from hall_client.enrolment import enrol_existing
from hall_client.setup_file import read_plan

Opening = Callable[[Path, DemoClock], OpenDesk]


@dataclass(frozen=True)
class Place:
    """A village: its station, its name, its 代办员, and who carries its bags."""

    station: str
    village: str
    proxy: str
    carrier: str


PLACES = (
    Place("9911", "柳塘村", "吴桂芳", "吴桂芳"),
    Place("9912", "上桥村", "朱长顺", "乡村客运老李"),
    Place("9913", "竹园村", "石𬭎", "石𬭎"),
    Place("9914", "石埠村", "罗玉梅", "罗玉梅"),
)


def found(
    served: DemoCentre, folder: Path, clock: DemoClock, random: Random, opening: Opening
) -> tuple[Station, ...]:
    """Set up and enrol three villages below `folder`; the fourth stays without a PC."""
    return tuple(_station(served, folder, place, clock, random, opening) for place in PLACES[:3])


def enrol(served: DemoCentre, opened: OpenDesk, unit: str) -> None:
    """Take an installation into the centre."""
    enrol_existing(opened, served.issue(unit, served.port))


def _station(
    served: DemoCentre, folder: Path, place: Place, clock: DemoClock, random: Random, opening: Opening
) -> Station:
    home, plan = folder / place.station, plan_of(place)
    # The same day, but nobody waits in one village until they have finished in another.
    own = DemoClock(clock())
    served.make_village(place.station, plan.hall.name)
    set_up(home, plan, demo=True, now=own, random=random.randbytes)
    alone = opening(home, own)
    try:
        enrol(served, alone, place.station)
    finally:
        alone.close()
    proxy = Actor(plan.people[0].number, place.proxy, frozenset({Role.VILLAGE_PROXY}), 1)
    return Station(opening(home, own), proxy, own, place.carrier)


def plan_of(place: Place) -> HallPlan:
    """The sample village with this place's names."""
    plan = read_plan(resources.path("demo_village.toml"))
    name = f"{place.village}便民服务站"
    hall = replace(
        plan.hall,
        station=place.station,
        name=name,
        seal=f"{name}业务专用章",
        address=f"{place.village}村委会一楼",
        villages=(Village(place.village, plan.hall.villages[0].groups),),
    )
    number = f"1{place.station[-1]}01"
    first = NewPerson(number, place.proxy, (Role.VILLAGE_PROXY,), f"qinghe-{number}")
    return HallPlan(hall, (first, *plan.people[1:]))
