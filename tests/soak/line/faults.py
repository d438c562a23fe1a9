"""What goes wrong in a round: drawn from the seed, each on a thread of its own, and told in words."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from hall_client.demo.cable import Cable
from tests.soak.line.seat import Seat
from tests.soak.line.town import Town
from tests.soak.rounds import wait_for

AIMS = (
    *("push", "push", "pushed", "pull", "finish", "print", "call", "issue", "leave", "park", "take_back"),
    *("send", "mark", "count", "deliver"),
)
"""Acts in which a process is killed."""

SMALL = ("kill", "kill", "delay", "stall", "unheard", "reset", "unplug")
BIG = {
    "nothing": 25,
    "restart": 8,
    "crash": 10,
    "failover": 14,
    "restore": 10,
    "clone": 10,
    "decide": 14,
    "clock": 8,
    "park": 12,
}
"""What befalls the town as a whole, at most one a round -> how often."""


@dataclass
class Happening:
    """One fault: when it begins (seconds), what is done, and what it was, in words."""

    after: float
    act: Callable[[], None]
    words: str
    failure: BaseException | None = None

    def run(self) -> None:
        """Let it happen."""
        time.sleep(self.after)
        try:
            self.act()
        except BaseException as failure:  # told by the thread that waits for it
            self.failure = failure


class Faults:
    """The faults of one round. `span` is how long the town works."""

    def __init__(self, town: Town, luck: Random, seed: str, span: float, big: str = "") -> None:
        self._town, self._luck, self._seed, self._span = town, luck, seed, span
        self.big = big or luck.choices(list(BIG), list(BIG.values()))[0]
        self.cloned = luck.choice(town.seats)
        self.all = self._whole_town()
        # Where two PCs have one identity, or the server is lost, the lines have trouble enough.
        for _ in range(luck.randint(1, 4)):
            self.all.append(self._small(luck.choice(SMALL), luck.choice(town.seats)))

    def run(self) -> None:
        """Let them all happen, and the rest of the span pass. Raises what a fault ran into."""
        threads = [threading.Thread(target=each.run, name="fault") for each in self.all]
        begun = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        time.sleep(max(0.0, begun + self._span - time.monotonic()))
        for each in self.all:
            if each.failure is not None:
                raise each.failure

    @property
    def words(self) -> str:
        """All of it, in order."""
        told = sorted(self.all, key=lambda each: each.after)
        return "；".join(f"{each.after:.1f} 秒 {each.words}" for each in told)

    def _at(self) -> float:
        return self._luck.uniform(0.2, self._span * 0.8)

    # --- at one desk ----------------------------------------------------------------------------------------------
    def _small(self, what: str, seat: Seat) -> Happening:
        if what == "kill":
            return self._kill(seat)
        seconds = self._luck.uniform(0.5, 2.5)
        if self._luck.random() < 0.1:
            seconds = 7.0
        if what == "delay":
            return self._delay(seat, seconds)
        acts: dict[str, tuple[Callable[[Cable], None], str]] = {
            "stall": (Cable.stall, f"{seat.name}的线不通也不断 {seconds:.1f} 秒"),
            "unheard": (lambda cable: cable.stall(up=False), f"{seat.name}说得出、听不到 {seconds:.1f} 秒"),
            "unplug": (Cable.unplug, f"{seat.name}拔线 {seconds:.1f} 秒"),
            "reset": (Cable.reset, f"{seat.name}的连接被掐断"),
        }
        do, words = acts[what]
        cut = self._luck.random() < 0.5

        def act() -> None:
            for cable in seat.cables:
                do(cable)
            if what != "reset":
                time.sleep(seconds)
                # What hung in a dead line is delivered after all, or lost with it.
                _plug([seat], cut=cut)

        return Happening(self._at(), act, words)

    def _delay(self, seat: Seat, seconds: float) -> Happening:
        delay = 5.0 if self._luck.random() < 0.15 else self._luck.uniform(0.1, 1.0)

        def act() -> None:
            for cable in seat.cables:
                cable.delay = delay
                cable.reset()
            time.sleep(seconds + delay)
            _plug([seat])

        return Happening(self._at(), act, f"{seat.name}的连接慢 {delay:.1f} 秒")

    def _kill(self, seat: Seat) -> Happening:
        aim, skip = self._luck.choice(AIMS), self._luck.randint(0, 2)
        delay, pause = self._luck.uniform(0, 0.03), self._luck.uniform(0, 1.0)

        def act() -> None:
            process = seat.process
            if process is None:
                return
            wait_for(seat.notes, process, aim, skip, patience=3.0)
            time.sleep(delay)
            with seat.changing:
                if seat.process is not process:
                    # Two blows at one PC: the other one fell first, and it is up again.
                    return
                self._town.check_ended(seat)
                seat.kill()
                time.sleep(pause)
                self._town.start(seat, self._seed)

        return Happening(self._at(), act, f"{seat.name}在 {aim} 时被强杀")

    # --- in the whole town ----------------------------------------------------------------------------------------
    def _whole_town(self) -> list[Happening]:
        servers, late = self._town.servers, self._span * self._luck.uniform(0.4, 0.8)
        if self.big == "restart":
            return [Happening(self._at(), servers.restart, "服务器重启")]
        if self.big == "crash":
            return [Happening(self._at(), servers.crash, "服务器断电又来电")]
        if self.big == "failover":
            lost = self._luck.choice((0.3, 1.0, 1.0, 2.0))
            words = f"主库没了，备用库接上，少最后 {lost:.1f} 秒"
            return [Happening(0.0, lambda: self._fail_over(late, lost), words)]
        if self.big == "restore":
            return [self._restore(late)]
        if self.big == "clone":
            return [Happening(0.0, lambda: None, f"{self.cloned.name}的磁盘被克隆，两台都在用")]
        special = {"decide": self._decide, "clock": self._clock, "park": self._park}
        return special[self.big]() if self.big in special else []

    def _fail_over(self, late: float, lost: float) -> None:
        self._town.servers.make_standby()
        time.sleep(late)
        self._town.servers.fail_over(lost)

    def _restore(self, late: float) -> Happening:
        servers = self._town.servers
        old = self._town.oldest is not None and self._luck.random() < 0.4

        def act() -> None:
            backup = None if old else servers.back_up("now")
            time.sleep(late)
            if backup is None:
                self._town.restore_oldest()
            else:
                servers.restore(backup)

        return Happening(0.0, act, f"服务器没了，恢复{'最早的' if old else '这一轮开始时的'}备份")

    def _apart(self, seats: list[Seat], wishes: dict[str, str]) -> None:
        for seat in seats:
            for cable in seat.cables:
                cable.unplug()
            seat.tell(wishes=wishes)

    def _decide(self) -> list[Happening]:
        """Two desks that may both see a case decide it while they cannot hear of each other."""
        seats = self._luck.sample(self._town.halls(), 2)
        number = self._town.case_to_decide(self._luck)
        if number is None:
            return []
        words = f"{seats[0].name}和{seats[1].name}断着线，都办 {number[-4:]}"
        back = Happening(self._span * 0.8, lambda: _plug(seats), "两处接上")
        return [Happening(0.1, lambda: self._apart(seats, {"decide": number}), words), back]

    def _clock(self) -> list[Happening]:
        seat, hours = self._luck.choice(self._town.seats), self._luck.choice((-24, 24))
        words = f"{seat.name}的时钟{'快' if hours > 0 else '慢'}一天"
        return [Happening(0.3, lambda: seat.tell(hours=hours), words)]

    def _park(self) -> list[Happening]:
        """A draft is parked at one window and taken back at another, sometimes while the first one is cut off."""
        one, other = self._luck.sample(self._town.halls(), 2)
        words = f"{one.name}暂存，{other.name}取回"
        found = [
            Happening(0.1, lambda: one.tell(wishes={"park": "one"}), words),
            Happening(self._span * 0.4, lambda: other.tell(wishes={"take_back": "one"}), f"{other.name}来取"),
        ]
        if self._luck.random() < 0.4:
            found.append(self._small("unplug", one))
        return found


def _plug(seats: Sequence[Seat], *, cut: bool = False) -> None:
    for seat in seats:
        for cable in seat.cables:
            if cut:
                cable.reset()
            cable.plug()
