"""The scenes of the day: who comes, what for, and how it ends. Every outcome of one PC occurs at least once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from PySide6.QtCore import Qt

from hall_client.demo.clerk import Clerk
from hall_client.demo.clock import DemoClock
from hall_client.demo.guide import Guide
from hall_client.demo.people import LONGEST, RARE, Citizen, citizen
from hall_client.demo.public import Public
from hall_client.demo.rater import Rater

F8, F9, F10, F11 = Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F10, Qt.Key.Key_F11
ORIGINAL, COPY, DEFERRED, MISSING, UNFIT = 1, 2, 4, 5, 6


@dataclass
class Stage:
    """What the scenes play with. `kept` are papers citizens take home, by scene: the 16 digits of their barcode."""

    clerk: Clerk
    guide: Guide
    public: Public
    rater: Rater
    clock: DemoClock
    random: Random
    villages: tuple[str, ...]
    shots: Path
    kept: dict[str, str] = field(default_factory=dict)

    def person(self, born: int, name: str = "") -> Citizen:
        """Somebody born in `born`."""
        return citizen(self.random, self.villages, born, name)

    def shoot(self, name: str) -> None:
        """A picture of the window, the first time it comes to this."""
        file = self.shots / f"{name}.png"
        if not file.exists():
            self.clerk.hands.picture(file)

    def arrive(self, series: str, priority: str = "") -> str:
        """Somebody takes a number at the guide's desk and waits a while."""
        label = self.guide.issue(series, priority)
        self.clock.forward(minutes=self.random.randint(4, 11))
        return label

    def come(self, series: str, *, first: bool = False) -> str:
        """Somebody takes a number at the ticket machine, or at the guide's when that has stopped for the day."""
        if not self.public.takes_numbers():
            return self.arrive(series)
        label = self.public.take(series, first=first)
        self.clock.forward(minutes=self.random.randint(4, 11))
        return label


Scene = Callable[[Stage], None]


def on_the_spot(stage: Stage) -> None:
    """A certificate printed at once; the name has a character most fonts lack."""
    stage.come("B")
    stage.clerk.call()
    stage.clerk.identify(stage.person(1972, RARE[0]))
    stage.clerk.choose("RS-004", {"agent": "self"})
    stage.clerk.look()
    stage.clerk.decide(F8)
    stage.clerk.print()
    stage.rater.rate(5)


def accepted(stage: Stage) -> None:
    """An old woman with a long name is called first and accepted."""
    stage.arrive("A", "老年人")
    stage.clerk.call()
    stage.clerk.identify(stage.person(1941, LONGEST))
    stage.clerk.choose("MZ-006", {"agent": "self", "pay": "social"})
    stage.shoot("02-workspace")
    stage.clerk.look()
    stage.clerk.decide(F9)
    stage.shoot("02b-preview")
    stage.clerk.print()
    stage.shoot("04-done")
    stage.rater.rate(4)


def accepted_deferred(stage: Stage) -> None:
    """A photograph may come later: accepted with a promise."""
    stage.come("A")
    stage.clerk.call()
    stage.clerk.identify(stage.person(1939, RARE[1]))
    stage.clerk.choose("MZ-006", {"agent": "self", "pay": "social"})
    stage.clerk.look({"photo": DEFERRED})
    stage.clerk.decide(F9)
    stage.clerk.print()
    stage.rater.rate(5)


def noticed(stage: Stage) -> None:
    """Two papers are missing: told once, in writing, and the citizen goes home."""
    stage.arrive("A")
    stage.clerk.call()
    stage.clerk.identify(stage.person(1965, RARE[2]))
    stage.clerk.choose("MZ-004", {"scope": "living", "low": "dibao", "card": "valid", "agent": "self"})
    stage.clerk.look({"disability": UNFIT, "bank": MISSING})
    stage.clerk.decide(F10)
    stage.shoot("03-notice")
    stage.clerk.print()
    stage.kept["notice"] = stage.clerk.number
    stage.rater.rate(3)


def comes_back(stage: Stage) -> None:
    """The same citizen comes back with the notice; its barcode opens everything again."""
    stage.come("A")
    stage.clerk.call()
    stage.clerk.scan(stage.kept["notice"])
    stage.clerk.look_at_open()
    stage.clerk.decide(F9)
    stage.clerk.print()
    stage.rater.rate(5)


def received(stage: Stage) -> None:
    """The papers are taken in; whether they do is decided later."""
    stage.come("C")
    stage.clerk.call()
    stage.clerk.identify(stage.person(1980))
    stage.clerk.choose("LY-001", {"land": "plot", "size": "small", "pine": "no", "agent": "self"})
    stage.clerk.look()
    stage.clerk.decide(F11, 8)
    stage.clerk.print()
    stage.kept["receipt"] = stage.clerk.number


def supplement(stage: Stage) -> None:
    """One paper is wanting, the others stay at the window: received, and told what to put right."""
    stage.arrive("A")
    stage.clerk.call()
    stage.clerk.identify(stage.person(1958))
    stage.clerk.choose("RS-002", {"years": "full", "double": "no", "agent": "self", "pay": "social"})
    stage.clerk.look({"social_card": MISSING})
    stage.clerk.decide(F10)
    stage.clerk.keep_papers()
    stage.clerk.print()
    stage.rater.rate(4)


def refused(stage: Stage) -> None:
    """A certificate no village may issue: refused, with the office that can help."""
    stage.come("D")
    stage.clerk.call()
    stage.clerk.identify(stage.person(1988))
    stage.clerk.choose("CN-001", {"list": "stop", "proof": "marriage"})
    stage.clerk.decide(F11, 6)
    stage.shoot("03b-refusal")
    stage.clerk.print()
    stage.rater.rate(2, reason=1)


def not_required(stage: Stage) -> None:
    """Trees around one's own house need no licence: said in writing."""
    stage.come("C")
    stage.clerk.call()
    stage.clerk.identify(stage.person(1969))
    stage.clerk.choose("LY-001", {"land": "self"})
    stage.clerk.decide(F11, 7)
    stage.clerk.print()


def withdrawn(stage: Stage) -> None:
    """Whose papers were taken in this morning changes their mind."""
    stage.come("C")
    stage.clerk.call()
    stage.clerk.scan(stage.kept["receipt"])
    stage.clerk.decide(F11, 9)
    stage.clerk.give_reason(1)
    stage.clerk.print()


def consult(stage: Stage) -> None:
    """Only a question; whoever asks for priority at the ticket machine need not say why."""
    stage.come("B", first=True)
    stage.clerk.call()
    stage.clerk.no_case(1)
    stage.rater.rate(5)


def guided(stage: Stage) -> None:
    """Another office is meant."""
    stage.arrive("D")
    stage.clerk.call()
    stage.clerk.no_case(2, "县不动产登记中心")


def unresolved(stage: Stage) -> None:
    """What could not be done is written down, so that somebody follows it up."""
    stage.arrive("D")
    stage.clerk.call()
    stage.clerk.no_case(3, "跨省迁来的档案还没有转到，今天办不了。")


def missed_and_back(stage: Stage) -> None:
    """Called in vain, brought back once by the guide, and served."""
    label = stage.arrive("A")
    stage.clerk.call()
    stage.clock.forward(seconds=61)
    stage.clerk.no_show()
    stage.clock.forward(minutes=3)
    stage.guide.reactivate(label)
    stage.clock.forward(minutes=2)
    stage.clerk.call()
    stage.clerk.no_case(1)


def never_came(stage: Stage) -> None:
    """Called in vain, and gone."""
    stage.come("B")
    stage.clerk.call()
    stage.clock.forward(seconds=61)
    stage.clerk.no_show()


def taken_by_mistake(stage: Stage) -> None:
    """A number voided at the guide's desk, and one given up."""
    stage.guide.void(stage.arrive("C"), "取错了业务")
    stage.guide.abandon(stage.arrive("D"), "群众说先回去")


def parked(stage: Stage) -> None:
    """Somebody fetches a paper: parked, somebody else asks a question meanwhile, taken back and finished."""
    stage.arrive("B")
    stage.clerk.call()
    stage.clerk.identify(stage.person(1990))
    stage.clerk.choose("YB-001", {"who": "adult", "household": "local", "poor": "no"})
    stage.clerk.park()
    stage.arrive("A")
    stage.clerk.call()
    stage.clerk.no_case(1)
    stage.clerk.take_back()
    stage.clerk.look()
    stage.clerk.decide(F8)
    stage.clerk.print()
    stage.rater.rate(5)


def amended(stage: Stage) -> None:
    """A telephone number was written down wrongly: put right after printing, and printed anew."""
    stage.come("B")
    stage.clerk.call()
    stage.clerk.identify(stage.person(1975))
    stage.clerk.choose("RS-003")
    stage.clerk.look()
    stage.clerk.decide(F8)
    stage.clerk.print()
    stage.clerk.amend_phone("100 0000 0777", "电话记错了一位")
    stage.rater.rate(4)


SCENES = (
    on_the_spot,
    accepted,
    accepted_deferred,
    noticed,
    received,
    supplement,
    refused,
    not_required,
    missed_and_back,
    consult,
    taken_by_mistake,
    guided,
    parked,
    comes_back,
    withdrawn,
    never_came,
    amended,
    unresolved,
)
"""In the order of the day; the citizens beyond these come for what is commonest."""

COMMON = (on_the_spot, accepted, consult)
