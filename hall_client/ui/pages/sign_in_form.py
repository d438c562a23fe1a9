"""The sign-in form: who, password, which desk, and for whom one stands in today."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from forms.ui_sign_in import Ui_SignIn
from hall_client.domain.hall import Hall
from hall_client.domain.people import AT_WINDOW, Person
from hall_client.services.signing_in import find_person
from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.message_row import Message, MessageKind, MessageRow
from hall_client.ui.widgets.password_field import PasswordField

_SHOWN_RECENT = 3
_BIG = 48
_LONG_NAME = 6


class SignInForm(QWidget):
    """`submitted` carries who, password, window (None: a desk without one) and the 工号 stood in for."""

    submitted = Signal(str, str, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_SignIn()
        self.form.setupUi(self)  # type: ignore[no-untyped-call]
        self._people: tuple[Person, ...] = ()
        self._recent: list[KeyButton] = []
        self._ended: MessageRow | None = None
        self.password = PasswordField(self.tr("密码"), big=True)
        self.form.password_place.addWidget(self.password)
        self.enter = KeyButton(self.tr("登录，开始上岗"), ("Enter",), kind="primary")
        self.form.button_place.addWidget(self._tall(self.enter))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._space()
        self.form.recent_row.addStretch(1)
        self.form.who.textEdited.connect(self._on_typed)
        self.form.who.returnPressed.connect(self.password.setFocus)
        self.form.desk.setToolTip(self.tr("Alt+↓ 打开"))
        self.form.standing_in.toggled.connect(self._on_standing_in)
        self.password.submitted.connect(lambda _text: self._on_submitted())
        self.enter.clicked.connect(self._on_submitted)
        self._on_standing_in(False)
        self._show_found(None)
        self.setFocusProxy(self.form.who)

    def _tall(self, button: KeyButton) -> QWidget:
        # The stylesheet's height of a button wins over a fixed one; a place of that height does not lose.
        place = QWidget()
        theme.fix(place, height=_BIG)
        row = QHBoxLayout(place)
        theme.space(row)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row.addWidget(button)
        return place

    def _space(self) -> None:
        theme.space(self.form.form_column, spacing=6)
        theme.space(self.form.recent_row, (0, 0, 0, 8), 6)
        theme.space(self.form.password_place, (0, 0, 0, 8))
        theme.space(self.form.button_place, (0, 12, 0, 6))

    def show_hall(self, hall: Hall) -> None:
        """The desks of this hall; the window of this PC comes first."""
        desk = self.form.desk
        desk.clear()
        mine, other = self.tr("{n} 号窗口，{name}（这台电脑）"), self.tr("{n} 号窗口，{name}")
        away = self.tr("不在窗口（导办台、主管、承办）")
        if hall.is_village:
            mine, other, away = self.tr("{name}（这台电脑）"), "{name}", self.tr("不代办（村负责人）")
        for window in sorted(hall.windows, key=lambda each: (each.number != hall.own_window, each.number)):
            words = mine if window.number == hall.own_window else other
            desk.addItem(words.format(n=window.number, name=window.name), window.number)
        desk.addItem(away, None)

    def show_people(self, people: Sequence[Person], recent: Sequence[Person]) -> None:
        """Everybody who may sign in; who did so on this PC stands ready to be clicked."""
        self._people = tuple(people)
        self.form.stood_in_for.clear()
        for person in people:
            if AT_WINDOW & set(person.roles):
                self.form.stood_in_for.addItem(f"{person.number} {person.name}", person.number)
        for old in self._recent:
            old.deleteLater()
        self._recent = [self._recent_button(person) for person in recent[:_SHOWN_RECENT]]
        for at, button in enumerate(self._recent):
            self.form.recent_row.insertWidget(at + 1, button)
        self.form.recent_label.setVisible(bool(self._recent))

    def show_notes(self, text: str) -> None:
        """What stands under the button."""
        self.form.notes.setText(text)

    def show_ended(self, words: str) -> None:
        """Why the shift before came to an end by itself; it goes when somebody signs in."""
        self._take_away()
        self._ended = MessageRow(Message(MessageKind.AMBER, words, self.tr("没办完的都存好了。")), boxed=True)
        self.form.form_column.insertWidget(1, self._ended)
        announce(self, self._ended.message.spoken)

    @property
    def ended(self) -> str:
        """Why the shift before ended, or an empty text."""
        return self._ended.message.spoken if self._ended else ""

    def _take_away(self) -> None:
        if self._ended is not None:
            self._ended.hide()
            self._ended.deleteLater()
            self._ended = None

    def show_refused(self, words: str) -> None:
        """Say under the password what is wrong; what was typed is kept."""
        self.enter.setEnabled(True)
        self.password.set_error(words)
        self.password.edit.selectAll()
        self.password.setFocus()

    def begin(self) -> None:
        """Empty, for the next person."""
        self._take_away()
        self.form.who.clear()
        self.password.set_text("")
        self.form.standing_in.setChecked(False)
        self.enter.setEnabled(True)
        self._show_found(None)
        self.setFocus()

    def _recent_button(self, person: Person) -> KeyButton:
        name = person.name if len(person.name) <= _LONG_NAME else f"{person.name[:3]}…{person.name[-2:]}"
        button = KeyButton(f"{person.number} {name}", kind="small")
        button.setToolTip(person.name)
        button.setAccessibleName(f"{person.number} {person.name}")
        button.clicked.connect(lambda: self._on_recent(person))
        return button

    def _on_recent(self, person: Person) -> None:
        self.form.who.setText(person.number)
        self._show_found(person)
        self.password.setFocus()

    def _on_typed(self, text: str) -> None:
        self.password.clear_error()
        self._show_found(find_person(self._people, text))

    def _show_found(self, person: Person | None) -> None:
        self.form.who_found.setText(f"✓ {person.name}" if person else "")
        self.form.who_found.setVisible(person is not None)
        if person is not None and not AT_WINDOW & set(person.roles):
            self.form.desk.setCurrentIndex(self.form.desk.count() - 1)
        elif person is not None and self.form.desk.currentData() is None:
            self.form.desk.setCurrentIndex(0)

    def _on_standing_in(self, on: bool) -> None:
        self.form.stood_in_for.setVisible(on)
        self.form.standing_in_note.setVisible(on)

    def _on_submitted(self) -> None:
        who, password = self.form.who.text().strip(), self.password.edit.text()
        if not who:
            self.form.who.setFocus()
            return
        if not password:
            self.password.setFocus()
            return
        if not self.enter.isEnabled():
            return
        self.enter.setEnabled(False)
        stood_in = (
            str(self.form.stood_in_for.currentData() or "") if self.form.standing_in.isChecked() else ""
        )
        self.submitted.emit(who, password, self.form.desk.currentData(), stood_in)
