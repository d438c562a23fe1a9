"""A clerk at the window, by the keys alone: call, identify, choose, answer, look, decide, print."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt

from hall_client.demo.clock import DemoClock
from hall_client.demo.hands import ALT, CTRL, DemoStuck, Hands
from hall_client.demo.people import Citizen
from hall_client.domain.drafts import Draft
from hall_client.domain.materials import MaterialState
from hall_client.domain.situations import open_questions
from hall_client.program import Program
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.pages.window_controller import WindowController

_MOST_QUESTIONS = 12
_BAD = (5, 6)


class Clerk:
    """Works in the window page of a program whose shift has begun."""

    def __init__(
        self, hands: Hands, program: Program, clock: DemoClock, heard: Callable[[str], None] | None = None
    ) -> None:
        self.hands, self._program, self._clock = hands, program, clock
        self._heard = heard
        self.number = ""
        """The case number on the paper printed last."""

    @property
    def window(self) -> WindowController:
        """The window at work."""
        if self._program.shift is None or self._program.shift.window is None:
            raise DemoStuck("no clerk is on duty at the window")
        return self._program.shift.window

    @property
    def bench(self) -> Bench:
        """What the window is working on."""
        return self.window.bench

    @property
    def draft(self) -> Draft:
        """The draft on the screen."""
        return self.bench.draft

    def settle(self) -> None:
        """Wait until what was typed last is kept too."""
        self.window.save()
        self.hands.settle()

    def call(self) -> None:
        """F2, the call is heard in the hall, and the citizen walks up."""
        self.hands.press(Qt.Key.Key_F2)
        if self._heard is not None and self.bench.view is not None:
            self._heard(self.bench.view.label)
        self._clock.forward(seconds=40)

    def identify(self, who: Citizen) -> None:
        """Name, number, telephone and address of the applicant."""
        self.hands.press(Qt.Key.Key_1, ALT)
        # Over whatever Ctrl+N carried along of the last one.
        self.hands.press(Qt.Key.Key_A, CTRL)
        self.hands.type(who.name)
        self.hands.press(Qt.Key.Key_Return)
        self.hands.press(Qt.Key.Key_A, CTRL)
        self.hands.type(who.id_number)
        self.hands.press(Qt.Key.Key_Return)
        self._clock.forward(seconds=35)
        self.settle()

    def choose(self, item: str, answers: Mapping[str, str] | None = None) -> None:
        """Alt+2, the item by its code, and its questions: `answers` by question code, else the first option."""
        self.hands.press(Qt.Key.Key_2, ALT)
        self.hands.type(item)
        self.hands.press(Qt.Key.Key_Return)
        self.hands.wait(lambda: self.draft.item_code == item and self.bench.item is not None, f"item {item}")
        for code, option in (answers or {}).items():
            self._answer(code, option)
        for _ in range(_MOST_QUESTIONS):
            left = self._open()
            if not left:
                break
            self._answer(left[0][0], left[0][1])
        self.hands.press(Qt.Key.Key_4, ALT)
        self._clock.forward(seconds=50)
        self.settle()

    def _open(self) -> list[tuple[str, str]]:
        item = self.bench.item
        if item is None:
            return []
        return [
            (question.code, question.options[0].code) for question in open_questions(item, self.draft.answers)
        ]

    def _answer(self, question: str, option: str) -> None:
        item = self.bench.item
        if item is None or self.draft.answers.get(question) == option:
            return
        self.hands.press(Qt.Key.Key_3, ALT)
        row = self.bench.page.case.questions.row(question)
        row.setFocus()
        codes = [each.code for each in next(s for s in item.situations if s.code == question).options]
        self.hands.digit(codes.index(option) + 1)

    def look(self, marks: Mapping[str, int] | None = None, usual: int = 1) -> None:
        """Look at every material: `marks` by material code (1 原件 … 6 不合格), the others `usual`."""
        wanted = marks or {}
        for mark in self.draft.marks:
            digit = wanted.get(mark.code, usual)
            self.hands.digit(digit)
            if digit in _BAD:
                self.hands.digit(1)
            if digit in _BAD or self.asking:
                self.hands.press(Qt.Key.Key_Return)
            self._clock.forward(seconds=12)
        self.settle()

    @property
    def asking(self) -> bool:
        """Whether the program asks something in place."""
        return self.bench.page.ask.isVisible() or self.bench.page.choice.isVisible()

    def decide(self, key: Qt.Key, digit: int | None = None) -> None:
        """F8, F9, F10, or F11 and a digit."""
        self.hands.press(key)
        if digit is not None:
            self.hands.digit(digit)
        self._clock.forward(seconds=15)
        self.settle()

    def print(self) -> None:
        """F12: saved, printed, and the page that says so."""
        self.number = self.draft.number
        self.hands.press(Qt.Key.Key_F12)
        self.hands.wait(lambda: self.bench.phase is Phase.DONE, "the case to be saved")
        self.hands.settle()
        self._clock.forward(seconds=20)

    def no_case(self, digit: int, note: str = "") -> None:
        """F11 0 and 1 咨询, 2 引导, 3 办不成事, with a note where one is asked for."""
        self.hands.press(Qt.Key.Key_F11)
        self.hands.digit(0)
        self.hands.digit(digit)
        if self.bench.page.ask.isVisible():
            if note:
                self.hands.type(note)
            self.hands.press(Qt.Key.Key_Return)
        self.hands.wait(lambda: self.bench.phase is Phase.IDLE, "the visit to be recorded")
        self._clock.forward(seconds=30)

    def scan(self, number: str) -> None:
        """Scan a paper: its 16 digits into the scan box, Enter."""
        self.hands.press(Qt.Key.Key_F, CTRL)
        self.hands.type(number)
        self.hands.press(Qt.Key.Key_Return)
        self.hands.wait(lambda: self.draft.number == number, "the case of the scanned paper")

    def look_at_open(self, digit: int = 1) -> None:
        """Look at what is still open of a case that was carried over."""
        self.hands.press(Qt.Key.Key_4, ALT)
        for _ in [mark for mark in self.draft.marks if mark.state is MaterialState.UNSEEN]:
            self.hands.digit(digit)
            self._clock.forward(seconds=12)
        self.settle()

    def keep_papers(self) -> None:
        """With the notice of F10: the papers stay at the window."""
        self.hands.digit(2)
        self.settle()

    def give_reason(self, digit: int) -> None:
        """Choose the reason of the outcome among those offered."""
        self.hands.digit(digit)
        self.settle()

    def no_show(self) -> None:
        """F4."""
        self.hands.press(Qt.Key.Key_F4)

    def park(self) -> None:
        """Ctrl+S."""
        self.hands.press(Qt.Key.Key_S, CTRL)
        self.hands.wait(lambda: self.bench.phase is Phase.IDLE, "the case to be parked")

    def take_back(self) -> None:
        """Ctrl+T and the first of the parked ones."""
        self.hands.press(Qt.Key.Key_T, CTRL)
        self.hands.digit(1)
        self.hands.wait(lambda: bool(self.draft.item_code), "the parked case")
        self.hands.press(Qt.Key.Key_4, ALT)

    def amend_phone(self, phone: str, reason: str) -> None:
        """Ctrl+M after printing: another telephone number, and why."""
        self.hands.press(Qt.Key.Key_M, CTRL)
        form = self.bench.page.done.amend
        form.fields["applicant_phone"].setFocus()
        self.hands.press(Qt.Key.Key_A, CTRL)
        self.hands.type(phone)
        form.reason.setFocus()
        self.hands.type(reason)
        self.hands.press(Qt.Key.Key_Return, CTRL)
        self.hands.wait(lambda: not form.isVisible(), "the correction to be recorded")
        self._clock.forward(seconds=30)
