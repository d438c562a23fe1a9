"""The desks of the demo on one store: a window with its rating screen, and the office desk."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from PySide6.QtCore import Qt

from hall_client.app import aside, make_context
from hall_client.demo import afternoon
from hall_client.demo.clerk import Clerk
from hall_client.demo.clock import DemoClock
from hall_client.demo.guide import Guide
from hall_client.demo.hands import CTRL, Hands
from hall_client.demo.office import Office, sign_in
from hall_client.demo.proxy_day import ProxyDay
from hall_client.demo.public import Public
from hall_client.demo.rater import Rater
from hall_client.demo.script import COMMON, SCENES, Stage
from hall_client.desk import OpenDesk
from hall_client.devices.card_reader import NoReader
from hall_client.devices.voice import Silent
from hall_client.domain.people import RATING_SCREEN
from hall_client.program import Program
from hall_client.ui.context import Context
from hall_client.ui.faces.rating_controller import RatingController
from hall_client.ui.faces.rating_face import RatingFace

_WIDTH, _HEIGHT = 1366, 698


class Desks:
    """Everything that is on during the day. `pause` is the time a watcher gets after each act, in milliseconds."""

    def __init__(
        self,
        opened: OpenDesk,
        out: Path,
        pause: int,
        clock: DemoClock,
        random: Random,
        villages: tuple[str, ...],
        road: ProxyDay | None,
    ) -> None:
        self._out, self._clock, self._random, self._road = out, clock, random, road
        self._contexts: list[Context] = []
        self._opened = opened
        self._window, window_hands = self._program(pause)
        office, office_hands = self._program(pause)
        self._office = Office(office, office_hands)
        window_hands.aside, office_hands.aside = (office.frame,), (self._window.frame,)
        self._face = RatingFace()
        self._face.resize(_WIDTH, _HEIGHT)
        self._rater_context = self._context()
        controller = RatingController(self._face, self._rater_context, 3)
        self._face_hands = Hands(self._face, self._busy, pause)
        self._public = Public(opened, clock, pause, self._busy, out / "screenshots")
        self._contexts += self._public.contexts
        clerk = Clerk(window_hands, self._window, clock, self._public.see)
        rater = Rater(self._face_hands, self._face, controller, clock, out / "screenshots" / "12-rating.png")
        guide, shots = Guide(self._office, clock), out / "screenshots"
        self.stage = Stage(clerk, guide, self._public, rater, clock, random, villages, shots)

    @property
    def public(self) -> dict[str, int]:
        """How many numbers were taken at the ticket machine, and how many calls the display has shown."""
        return {"taken_at_kiosk": len(self._public.taken), "calls_shown": len(self._public.called)}

    def _context(self) -> Context:
        context = make_context(self._opened, RATING_SCREEN, NoReader(), Silent())
        self._contexts.append(context)
        return context

    def _program(self, pause: int) -> tuple[Program, Hands]:
        program = Program(self._opened, self._context())
        program.frame.resize(_WIDTH, _HEIGHT)
        return program, Hands(program.frame, self._busy, pause)

    def _busy(self) -> bool:
        return any(context.busy for context in self._contexts)

    def close(self) -> None:
        """Put the windows away and join the threads."""
        self._face.close()
        self._public.close()
        for program in (self._window, self._office.program):
            program.frame.close()
            program.close()
        self._rater_context.close()

    def morning(self) -> None:
        """The clerk and the guide sign in; papers that came about overnight are printed."""
        hands = self.stage.clerk.hands
        for program in (self._window, self._office.program):
            program.start(maximised=False)
        self._face.show()
        self._public.open()
        hands.picture(self._shot("01-sign-in"))
        sign_in(hands, self._window, "0307", at_window=True)
        self._office.be("0401")
        hands.come_forward()
        hands.click_words("现在补打")
        hands.press(Qt.Key.Key_Escape)
        hands.press(Qt.Key.Key_F1)
        hands.picture(self._shot("15-keys"))
        hands.press(Qt.Key.Key_F1)
        self._clock.to(8, 40)

    def counters(self, citizens: int, tell: Callable[[str], None]) -> None:
        """Everybody who comes, one after another, until the last is served."""
        more = [self._random.choice(COMMON) for _ in range(citizens - len(SCENES))]
        for at, scene in enumerate((*SCENES, *more), 1):
            tell(f"{at}/{citizens}　{self._clock():%H:%M}　{scene.__name__}")
            scene(self.stage)
            self._elsewhere()
        self.stage.guide.picture(self._shot("06-guide"))

    def evening(self, due: str, tell: Callable[[str], None]) -> None:
        """The case promised for today is closed and handed over; half past five; the day is closed and tallied."""
        hands = self.stage.clerk.hands
        hands.press(Qt.Key.Key_B, CTRL)
        self._elsewhere(14, 0)
        self._clock.to(14, 0)
        afternoon.close_promised_case(self._office, self._clock, due, self._out / "screenshots")
        afternoon.deliver(hands, self._window, self._clock, due)
        tell("下午：补来的材料点清，县里的结果下来，各村送达，报日报。")
        self._elsewhere(17, 19)
        self._clock.to(17, 20)
        self.stage.arrive("A")
        self._clock.to(17, 32)
        afternoon.follow_up(self._office, self._clock, self._out)
        tell("下班：封账，打印日报。")
        afternoon.tally_and_close(self._office, self._clock, self._out)

    def _elsewhere(self, hour: int = 0, minute: int = 0) -> None:
        """What happens in the villages and at the proxy desk meanwhile, or up to an hour."""
        self.stage.clerk.hands.settle()
        if self._road is None:
            return
        aside(self._road.now if not hour else partial(self._road.until, hour, minute))

    def _shot(self, name: str) -> Path:
        return self._out / "screenshots" / f"{name}.png"
