"""The page before the shift: sign in within fifteen seconds and know what is new today."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hall_client.domain.hall import Hall
from hall_client.domain.people import Person
from hall_client.ui import theme
from hall_client.ui.keys import key
from hall_client.ui.pages.sign_in_checks import SelfCheck, SignInChecks
from hall_client.ui.pages.sign_in_form import SignInForm
from hall_client.ui.pages.sign_in_hall import SignInHall
from hall_client.ui.tokens import WidthMode, width_mode
from hall_client.ui.widgets.focus_scroll import FocusFollower
from hall_client.ui.widgets.key_hint import KeyHint

_FORM = 392
_CHECKS = 400
_FOOT = 36


class SignInPage(QWidget):
    """A window of its own. `sign_in_requested`: who, password, window or None, 工号 of the A-role stood in for."""

    sign_in_requested = Signal(str, str, object, str)
    recheck_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("便民服务窗口"))
        self.hall, self.form, self.checks = SignInHall(), SignInForm(), SignInChecks()
        self.form.submitted.connect(self.sign_in_requested)
        self.checks.recheck_requested.connect(self.recheck_requested)
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._across)
        self._across.addWidget(self.hall)
        self._across.addWidget(self._make_area(), 1)
        self._size = QLabel()
        column = QVBoxLayout(self)
        theme.space(column)
        column.addLayout(self._across, 1)
        column.addWidget(self._make_foot())
        theme.current.changed.connect(self._on_scale)
        self._on_scale()
        self.setFocusProxy(self.form)

    def _make_area(self) -> QScrollArea:
        content = QWidget()
        theme.space(self._inside, (24, 44, 24, 12), 56)
        self._inside.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._inside.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        self._inside.addWidget(self.checks, 0, Qt.AlignmentFlag.AlignTop)
        content.setLayout(self._inside)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        FocusFollower(area)
        return area

    def _make_foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "bottom")
        theme.fix(foot, height=_FOOT)
        for_help = QLabel(self.tr("登录后按 F1 看全部按键"))
        row = QHBoxLayout(foot)
        theme.space(row, (16, 4, 16, 4), 8)
        row.addWidget(self._size)
        row.addWidget(KeyHint(*key("larger").shown_caps))
        row.addStretch(1)
        row.addWidget(for_help)
        for label in (self._size, for_help):
            label.setProperty("type", "small")
            label.setProperty("tone", "secondary")
        return foot

    def show_hall(self, hall: Hall) -> None:
        """Name, opening hours and desks."""
        self.hall.show_hall(hall.name, f"{hall.opens:%H:%M}")
        self.form.show_hall(hall)

    def show_people(self, people: Sequence[Person], recent: Sequence[Person]) -> None:
        """Who may sign in, and who did so on this PC."""
        self.form.show_people(people, recent)

    def show_notes(self, notes: Sequence[tuple[str, str]]) -> None:
        """What to know today: (icon, sentence)."""
        self.hall.show_notes(notes)

    def show_clock(self, at: datetime) -> None:
        """The local time."""
        self.hall.show_clock(at)

    def show_checks(self, checks: Sequence[SelfCheck]) -> None:
        """What the self-check found."""
        self.checks.show_checks(checks)

    def show_refused(self, words: str) -> None:
        """Say under the password why nobody was signed in."""
        self.form.show_refused(words)

    def show_ended(self, words: str) -> None:
        """Say over the form why the shift before came to an end by itself."""
        self.form.show_ended(words)

    def begin(self) -> None:
        """Ready for the next person."""
        self.form.begin()

    def _on_scale(self) -> None:
        words = {1.0: self.tr("标准")}.get(theme.current.scale, f"{theme.current.scale:.0%}")
        self._size.setText(self.tr("字号 {size}").format(size=words))
        self._lay_out()

    def _lay_out(self) -> None:
        mode = width_mode(self.width(), theme.current.scale)
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        self._across.setDirection(down if mode is WidthMode.NARROW else across)
        self._inside.setDirection(across if mode is WidthMode.WIDE else down)
        self.hall.set_narrow(mode is WidthMode.NARROW)
        theme.fix(self.form, width=_FORM)
        theme.fix(self.checks, width=_CHECKS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns, two, or one below the other."""
        super().resizeEvent(event)
        self._lay_out()
