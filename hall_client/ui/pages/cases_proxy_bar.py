"""Under the head of a proxied or referred case: whose turn it is, both clocks, and what can be done now."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.domain.proxies import PROXY_WORDS
from hall_client.services import papers
from hall_client.services.looking_up import CaseView
from hall_client.ui import theme
from hall_client.ui.keys import bind
from hall_client.ui.pages.cases_proxy_acts import word_of
from hall_client.ui.widgets.chip import Chip
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.key_button import KeyButton

_IN_A_ROW = 5


class ProxyBar(QFrame):
    """`act_wished` carries the name of an act; F11 goes to the buttons, a digit presses one."""

    act_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._words, self._town, self._above = QLabel(), Chip(), Chip()
        self._words.setProperty("type", "label")
        self._words.setWordWrap(True)
        self._acts: tuple[str, ...] = ()
        self._buttons: list[KeyButton] = []
        self._grid = QGridLayout()
        theme.space(self._grid, spacing=6)
        self._grid.setColumnStretch(_IN_A_ROW, 1)
        first = QHBoxLayout()
        theme.space(first, spacing=8)
        first.addWidget(IconLabel("people", "blue_7"))
        first.addWidget(self._words, 1)
        first.addWidget(self._town)
        first.addWidget(self._above)
        column = QVBoxLayout(self)
        theme.space(column, (14, 8, 14, 8), 6)
        column.addLayout(first)
        column.addLayout(self._grid)
        bind(self, "other_outcomes", self._on_key)
        self.hide()

    @property
    def words(self) -> str:
        """What is said of the case, clocks included."""
        return "，".join(part for part in (self._words.text(), self._town.text, self._above.text) if part)

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts that are offered."""
        return self._acts

    def show_case(self, view: CaseView, acts: Sequence[str]) -> None:
        """Show a case; one that is neither proxied nor referred has no such bar."""
        custody = view.custody
        self._words.setText("；".join(self._sentences(view)))
        town, above = view.case.promised_due or view.case.legal_due, custody.referral
        self._show_clock(self._town, self.tr("镇里"), town if above is not None else None, view)
        self._show_clock(self._above, self.tr("上级"), above.due if above is not None else None, view)
        self._show_acts(tuple(acts))
        self.setVisible(bool(custody.proxy or custody.referrals or acts))

    def _sentences(self, view: CaseView) -> list[str]:
        proxy, found = view.custody.proxy, []
        if proxy is not None:
            words = self.tr("{village} {name}代办，{state}")
            state = PROXY_WORDS.get(proxy.state, "")
            found.append(words.format(village=proxy.village_name, name=proxy.proxy_name, state=state))
            if proxy.reason:
                found.append(self.tr("原因：{reason}").format(reason=proxy.reason))
        referral = view.custody.referrals[-1] if view.custody.referrals else None
        if referral is not None:
            day = f"{papers.local(referral.sent_at):%m-%d}"
            found.append(self.tr("{day} 送{department}").format(day=day, department=referral.department))
            if referral.receiver:
                found.append(self.tr("{who}签收").format(who=referral.receiver))
            if referral.reason:
                found.append(self.tr("答复：{reason}").format(reason=referral.reason))
        return found

    def _show_clock(self, chip: Chip, whose: str, due: date | None, view: CaseView) -> None:
        late = due is not None and due < view.today
        words = self.tr("{whose} {due:%m-%d} 前").format(whose=whose, due=due) if due is not None else ""
        chip.set(words, "red" if late else "outline", "unfit" if late else "clock")
        chip.setVisible(bool(words))

    def _show_acts(self, acts: tuple[str, ...]) -> None:
        if acts == self._acts:
            return
        self._acts = acts
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = [self._button(at, act) for at, act in enumerate(acts)]
        for at, button in enumerate(self._buttons):
            self._grid.addWidget(button, at // _IN_A_ROW, at % _IN_A_ROW)

    def _button(self, at: int, act: str) -> KeyButton:
        button = KeyButton(word_of(act), (str(at + 1),), kind="small", light_key=True)
        button.clicked.connect(lambda: self.act_wished.emit(act))
        return button

    def _on_key(self) -> None:
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit presses a button."""
        if event.text().isdigit() and 1 <= int(event.text()) <= len(self._acts):
            self.act_wished.emit(self._acts[int(event.text()) - 1])
            return
        super().keyPressEvent(event)
