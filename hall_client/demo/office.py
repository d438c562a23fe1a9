"""The other desk of the hall, where guide, handlers, approver and supervisor sign in one after another."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from hall_client.demo.hands import DemoStuck, Hands
from hall_client.program import Program
from hall_client.ui.shell import Shell

PASSWORD = "qinghe-{}"  # noqa: S105 - the sample hall's passwords stand in its set-up file


class Office:
    """A program of its own on the same store; `be` changes who sits there."""

    def __init__(self, program: Program, hands: Hands) -> None:
        self.program, self.hands = program, hands
        self._who = ""

    @property
    def shell(self) -> Shell:
        """The frame of whoever is on duty."""
        if self.program.shift is None:
            raise DemoStuck("nobody is on duty at the office desk")
        return self.program.shift.shell

    def be(self, number: str) -> None:
        """Sign in as `number`, after signing out whoever sits there."""
        if self._who == number:
            self.hands.come_forward()
            return
        if self._who:
            self.hands.come_forward()
            self.hands.click(self.shell.bar.user)
            self.hands.wait(lambda: self.program.shift is None, "the desk to be free")
        sign_in(self.hands, self.program, number, at_window=False)
        self._who = number


def _leave_the_windows(hands: Hands, form: QWidget) -> None:
    """The last entry of 在哪里上岗 is a desk without a window."""
    desk, password = form.findChild(QComboBox), QApplication.focusWidget()
    if desk is None or password is None:
        raise DemoStuck("the sign-in form does not ask where to work")
    desk.setFocus()
    hands.press(Qt.Key.Key_End)
    password.setFocus()


def sign_in(hands: Hands, program: Program, number: str, *, at_window: bool) -> None:
    """工号, password, Enter; without a window for a desk that has none."""
    form = program.sign_in_page.form
    hands.come_forward()
    hands.wait(form.isVisible, "the sign-in page")
    hands.settle()
    form.setFocus()
    hands.type(number)
    hands.press(Qt.Key.Key_Return)
    if not at_window:
        _leave_the_windows(hands, form)
    hands.type(PASSWORD.format(number))
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: program.shift is not None, "the shift to begin")
    hands.settle()
