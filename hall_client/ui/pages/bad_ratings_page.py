"""差评: the supervisor's list of bad ratings, the one that is open with its steps, and paper forms to be entered."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.keys import bind
from hall_client.ui.models.bad_rating_words import Opened
from hall_client.ui.models.side_rows import SideRow
from hall_client.ui.pages.bad_rating_card import BadRatingCard
from hall_client.ui.pages.cases_form import Form, InPlaceForm
from hall_client.ui.tokens import WidthMode, width_mode
from hall_client.ui.widgets.empty_note import EmptyNote
from hall_client.ui.widgets.focus_scroll import FocusFollower
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.side_list import SideList
from hall_client.ui.workspace.choice_bar import Answer, ChoiceBar

_LEFT, _LIST = 400, 184


class BadRatingsPage(QWidget):
    """Put `bottom` under it. `chosen` carries a line of the list, `confirmed` an act with the fields of its form."""

    chosen = Signal(str)
    acts_wished = Signal()
    enter_wished = Signal()
    form_wished = Signal()
    confirmed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAccessibleName(self.tr("差评"))
        self.list, self.card = SideList(), BadRatingCard()
        self.form, self.choice = InPlaceForm(), ChoiceBar()
        self._summary, self._nothing = QLabel(), EmptyNote("done", "")
        self._acts = KeyButton(self.tr("记下一步"), ("F11",), kind="primary")
        self._enter = KeyButton(self.tr("录入评价表"), ("Ctrl+N",))
        self._form = KeyButton(self.tr("打印空白评价表"), ("F12",))
        self.bottom = self._make_bottom()
        self._left = self._make_left()
        inside = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        theme.space(self._row)
        self._row.addWidget(self._left)
        self._row.addWidget(self._make_right(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        FocusFollower(area)
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(area)
        self._connect()
        self.setFocusProxy(self.list)

    def _make_bottom(self) -> QFrame:
        bottom = QFrame()
        row = QHBoxLayout(bottom)
        theme.space(row, (14, 0, 14, 0), 8)
        row.addWidget(self._enter)
        row.addStretch(1)
        row.addWidget(self._acts)
        row.addWidget(self._form)
        return bottom

    def _make_left(self) -> QFrame:
        left = QFrame()
        left.setProperty("role", "left")
        self._summary.setWordWrap(True)
        self._summary.setProperty("type", "label")
        self._summary.setMargin(theme.px(12))
        self.list.setAccessibleName(self.tr("差评"))
        column = QVBoxLayout(left)
        theme.space(column, (0, 0, 1, 0))
        column.addWidget(self._summary)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        return left

    def _make_right(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.space(column, (12, 12, 12, 12), 8)
        for widget in (self.choice, self.form, self.card):
            column.addWidget(widget)
        column.addStretch(1)
        return inside

    def _connect(self) -> None:
        self.list.chosen.connect(self.chosen)
        self.list.activated.connect(lambda _index: self.acts_wished.emit())
        self.form.confirmed.connect(self.confirmed)
        self.form.cancelled.connect(self.step_back)
        for button, name, signal in (
            (self._acts, "other_outcomes", self.acts_wished),
            (self._enter, "new_case", self.enter_wished),
            (self._form, "print", self.form_wished),
        ):
            button.clicked.connect(signal)
            bind(self, name, signal.emit)

    def show_list(self, rows: Sequence[SideRow], summary: str, note: str) -> None:
        """The list, what is counted from it, and where it is empty why."""
        self.list.set_rows(rows)
        self._summary.setText(summary)
        self.list.setVisible(bool(rows))
        self._nothing.set(note)
        self._nothing.setVisible(bool(note))

    def show_opened(self, found: Opened | None, *, may_act: bool) -> None:
        """Open one, or none; `may_act` tells whether this person can take its next step."""
        self.card.show_opened(found)
        self._acts.setEnabled(found is not None and may_act)

    def ask_act(self, question: str, answers: Sequence[Answer], on_chosen: Callable[[str], object]) -> None:
        """Which step: digits answer."""
        self.form.finish()
        self.choice.ask(question, answers, on_chosen)

    def begin(self, form: Form) -> None:
        """Open a form in place."""
        self.form.begin(form.act, form.title, form.fields, form.yes)

    def show_refused(self, words: str) -> None:
        """Say in the open form why nothing was kept."""
        self.form.show_refused(words)

    def show_done(self) -> None:
        """The step is kept: the form closes, the keyboard is back in the list."""
        self.form.finish()
        self.list.setFocus()

    def step_back(self) -> bool:
        """Esc: close what is open in place; False when nothing is."""
        if not self.form.act:
            return False
        self.show_done()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one below the other."""
        super().resizeEvent(event)
        narrow = width_mode(self.width(), theme.current.scale) is WidthMode.NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)
        self.list.setMinimumHeight(theme.px(_LIST) if narrow else 0)
        if narrow:
            self._left.setProperty("unscaled_width", None)
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16777215)
        else:
            theme.fix(self._left, width=_LEFT)
