"""The citizen's hand on the rating screen."""

from pathlib import Path

from hall_client.demo.clock import DemoClock
from hall_client.demo.hands import Hands
from hall_client.ui.faces.rating_controller import RatingController
from hall_client.ui.faces.rating_face import RatingFace

_WORST_SATISFIED = 3


class Rater:
    """Touches the five buttons; nobody else can."""

    def __init__(
        self, hands: Hands, face: RatingFace, controller: RatingController, clock: DemoClock, shot: Path
    ) -> None:
        self._hands, self._face, self._controller, self._clock = hands, face, controller, clock
        self._shot = shot

    def rate(self, grade: int, reason: int = 0) -> None:
        """Wait for the screen to light up, touch a grade; for a bad one also a reason."""
        self._look()
        self._hands.wait(self._lit, "the rating screen to light up")
        if not self._shot.exists():
            self._hands.picture(self._shot)
        self._clock.forward(seconds=12)
        button = next(each for each in self._face.ask.grades if each.grade == grade)
        self._hands.click(button)
        self._hands.wait(lambda: not self._face.ask.isVisible(), "the grade to be taken")
        if grade < _WORST_SATISFIED:
            self._hands.click_words(("", "服务效率", "材料要求")[reason] or "完成", self._face.follow_up)
            self._hands.click_words("愿意", self._face.follow_up)
            self._hands.click_words("完成", self._face.follow_up)
        self._hands.settle()

    def _look(self) -> None:
        """Let the screen ask once more, so that it shows this citizen's service and not the one before."""
        self._hands.settle()
        self._controller.look()
        self._hands.settle()

    def _lit(self) -> bool:
        self._controller.look()
        return self._face.ask.isVisible()
