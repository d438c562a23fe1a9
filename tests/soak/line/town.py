"""A town for the fault rounds: one centre, a hall of several windows, villages; every PC a process of its own."""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from random import Random

import resources
from hall_client import enrolment
from hall_client.central import administering
from hall_client.demo.cable import Cable
from hall_client.desk import system_now
from hall_client.domain.deadlines import LOCAL_ZONE, local_date
from hall_client.domain.hall import HallPlan
from hall_client.domain.people import Actor, Role
from hall_client.setup_file import read_plan
from tests.soak.line import look
from tests.soak.line.seat import Seat
from tests.soak.line.servers import Servers
from tests.soak.rounds import Violation
from tests.soak.shift import ON_ITS_WAY

HALL = "9901"
VILLAGES = {"9911": "柳树村便民服务站", "9912": "石桥村便民服务站"}
PROXY = ("1101", "吴桂芳")
CLERKS = {1: ("0305", "李敏"), 2: ("0307", "赵婷"), 3: ("0311", "王志强")}
PATIENCE = 90.0
"""Seconds the town may take to come to rest once everything is plugged in."""


_TAKE_COPIES = """
    SELECT centre.take_copy(c.thing) FROM (SELECT DISTINCT s.thing FROM centre.salvage s) c
    WHERE c.thing NOT IN (SELECT e.subject FROM centre.entry e WHERE e.answer IN ('conflict', 'quarantined'))
"""


@dataclass
class Town:
    """Everything a round plays with. `at` is the town's clock; `drafts` were acknowledged and never finished."""

    folder: Path
    servers: Servers
    seats: list[Seat]
    at: datetime
    oldest: Path | None = None
    """The backup of the first evening: by then every desk had used the queue."""
    drafts: set[str] = field(default_factory=set)
    retired: list[Seat] = field(default_factory=list)
    """PCs from cloned disks that were shut down: what they wrote still counts, but they cannot send it again."""
    in_oldest: int = 0
    """How many of them the oldest backup knows."""
    lost: bool = False
    """Whether the server was put back to before what a PC wrote that is gone as well."""
    rests: int = 0

    def halls(self) -> list[Seat]:
        """The windows of the hall."""
        return [seat for seat in self.seats if seat.unit == HALL]

    def start(self, seat: Seat, seed: str) -> None:
        """Start a PC, whose clock goes on, and put it to work."""
        noted = [datetime.fromisoformat(line.at) for line in seat.lines[-1:]]
        seat.start(seed, max([self.at, *noted]))
        seat.tell(work=True)

    def begin(self, seed: str) -> None:
        """Everybody goes to work."""
        for seat in self.everybody():
            seat.forget()
        for seat in self.seats:
            if not seat.running:
                self.check_ended(seat)
                self.start(seat, seed)
            seat.tell(at=self.at.isoformat(), work=True)
        self.wait("opened", lambda: [seat for seat in self.seats if not seat.is_open])

    def mend(self, seed: str) -> None:
        """Cables in, dead processes up, clocks right."""
        for seat in self.seats:
            for cable in seat.cables:
                cable.plug()
        self._pass_time()
        for seat in self.seats:
            if not seat.running:
                self.check_ended(seat)
                self.start(seat, seed)
            seat.tell(at=self.at.isoformat())

    def _pass_time(self) -> None:
        noted = [datetime.fromisoformat(line.at) for seat in self.seats for line in seat.told()]
        usual = [at for at in noted if at - self.at < timedelta(hours=8)]
        self.at = max([self.at, *usual]) + timedelta(minutes=1)

    def check_ended(self, seat: Seat) -> None:
        """Raise Violation where a process ended by itself."""
        if seat.process is not None and seat.process.poll() is not None:
            words = seat.log.read_text(errors="replace")[-3000:]
            raise Violation(f"{seat.name} stopped by itself with {seat.process.returncode}:\n{words}")

    def come_to_rest(self, **wishes: str) -> None:
        """Until every desk says so and nothing is to be sent or taken any more; the first window gets the `wishes`.

        Raises Violation.
        """
        self.rests += 1
        rest = f"{self.rests}"
        for seat in self.seats:
            seat.tell(rest=rest, wishes=wishes if seat is self.seats[0] else {})
        self.wait("came to rest", lambda: [seat for seat in self.seats if not seat.resting(rest)])
        self.wait("was in step with the centre", lambda: look.behind(self.servers.now, self.seats))

    def wait(self, what: str, missing: Callable[[], list[Seat]]) -> None:
        """Until nobody is `missing`. Raises Violation."""
        end = time.monotonic() + PATIENCE
        while late := missing():
            for seat in late:
                self.check_ended(seat)
            if time.monotonic() > end:
                told = "\n".join(look.standing_of(self.servers.now, seat) for seat in late)
                raise Violation(f"after {PATIENCE:.0f} s these never {what}:\n{told}")
            time.sleep(0.3)

    def next_day(self) -> None:
        """The first window closes the day; the town goes on the morning after."""
        self.come_to_rest(close="today")
        self.at = datetime.combine(local_date(self.at) + timedelta(days=1), clock_time(8, 30), LOCAL_ZONE)

    def clone(self, seat: Seat, seed: str) -> Seat:
        """The disk of a stopped PC is copied to another, and both go on."""
        seat.close()
        copy = seat.folder.with_name(f"{seat.folder.name}-copy{seat.starts}")
        # Closing a file ends the locks this process has on it, and SQLite's would be among them.
        subprocess.run(["cp", "-a", str(seat.folder), str(copy)], check=True)
        double = Seat(f"{seat.name}的克隆", copy, seat.unit, seat.clerk, seat.cables)
        self.seats.append(double)
        for each in (seat, double):
            self.start(each, seed)
        return double

    def retire(self, seat: Seat, double: Seat, seed: str) -> None:
        """Of two PCs with one identity only one may go on; first the other sends what it has, alone."""
        seat.kill()
        self.seats.remove(seat)
        self.come_to_rest()
        double.kill()
        self.retired.append(double)
        self.seats[self.seats.index(double)] = seat
        self.start(seat, seed)

    def keep_oldest(self) -> None:
        """Make the backup of the first evening."""
        self.oldest, self.in_oldest = self.servers.back_up("first"), len(self.retired)

    def restore_oldest(self) -> None:
        """The server is lost, and PCs that wrote since the backup are gone with it."""
        assert self.oldest is not None
        self.servers.restore(self.oldest)
        self.lost = len(self.retired) > self.in_oldest
        for lost in self.retired[self.in_oldest :]:
            lost.close()
        del self.retired[self.in_oldest :]

    def put_back(self) -> None:
        """The administrator has stand again what lost PCs wrote and others saw; conflicts are left to the windows."""
        with self.servers.now.admin() as admin:
            admin.execute(_TAKE_COPIES)
        self.lost = False

    def case_to_decide(self, luck: Random) -> str | None:
        """The number of a case that every window of the hall may decide; None where there is none."""
        states = [state.value for state in ON_ITS_WAY]
        with self.servers.now.admin() as admin:
            rows = admin.execute(
                "SELECT t.number FROM centre.thing t JOIN centre.scope s USING (thing)"
                " WHERE s.unit = %s AND NOT s.gone AND t.kind = 'case'"
                " AND t.rows #>> ARRAY['case', t.thing, 'state'] = ANY (%s)"
                " AND coalesce(t.rows #>> ARRAY['proxy', t.thing, 'state'], 'received') = 'received' ORDER BY 1",
                (HALL, states),
            ).fetchall()
        return str(luck.choice(rows)[0]) if rows else None

    def everybody(self) -> Iterator[Seat]:
        """All installations there ever were."""
        yield from self.seats
        yield from self.retired

    def close(self) -> None:
        """End every process that was started here."""
        for seat in self.everybody():
            seat.close()
            for cable in seat.cables:
                cable.close()
        self.servers.close()


def build(folder: Path, windows: int = 3, villages: int = 2) -> Town:
    """A town that works since this morning, every PC enrolled with a code."""
    folder.mkdir(parents=True)
    servers = Servers(Path(tempfile.mkdtemp(prefix="hall-")))
    units = list(VILLAGES.items())[:villages]
    with servers.now.admin() as admin:
        administering.create_unit(admin, HALL, "青禾镇便民服务中心")
        for unit, name in units:
            administering.create_unit(admin, unit, name, HALL)
    plan, station = (read_plan(resources.path(f"demo_{name}.toml")) for name in ("hall", "village"))
    seats = [
        _seat(servers, folder, f"{n} 号窗口", HALL, n, plan if n == 1 else None)
        for n in range(1, windows + 1)
    ]
    seats += [_seat(servers, folder, name, unit, 1, _village(station, unit, name)) for unit, name in units]
    tomorrow = local_date(system_now()) + timedelta(days=1)
    at = datetime.combine(tomorrow, clock_time(8, 30), LOCAL_ZONE)
    return Town(folder, servers, seats, at)


def _seat(servers: Servers, folder: Path, name: str, unit: str, window: int, plan: HallPlan | None) -> Seat:
    cables = [Cable(f"127.0.0.1:{port}") for port in servers.ports]
    kind, role = ("hall", Role.CLERK) if unit == HALL else ("village", Role.VILLAGE_PROXY)
    number, person = CLERKS[window] if unit == HALL else PROXY
    clerk = Actor(number, person, frozenset({role}), window)
    seat = Seat(name, folder / f"{kind}-{unit}-{window}", unit, clerk, cables)
    code = servers.issue(unit, [f"localhost:{cable.port}" for cable in cables])
    enrolment.enrol_new(seat.folder, code, window=window, plan=plan, demo=True)
    return seat


def _village(plan: HallPlan, unit: str, name: str) -> HallPlan:
    return replace(plan, hall=replace(plan.hall, station=unit, name=name))
