"""The mandate of a villager (委托书): what it covers, how long it lasts, and who bears witness (domain C12)."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.domain.proxies import POWERS
from hall_client.ui import theme
from hall_client.ui.widgets.field import Field

_TICKS = (*POWERS, "visit", "cannot_sign")


class MandateForm(QFrame):
    """`edited` carries a field of the decision and its text. Digits 1 to 5 tick, Enter goes on, never prints."""

    edited = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "column")
        self.clock = QLabel()
        self.clock.setProperty("type", "label")
        self.clock.setProperty("tone", "amber")
        self.clock.setWordWrap(True)
        self.ticks = self._make_ticks()
        self.until = Field(self.tr("委托到哪一天"), digits=True)
        self.fee_words = Field(self.tr("代办不收费；规费由村民承担，写明金额"), hint=self.tr("没有可以空着"))
        self.witnesses = (Field(self.tr("见证人 1")), Field(self.tr("见证人 2")))
        self._mandate, self._seen = QWidget(), QWidget()
        self._lay_out()
        self._connect()
        self.setVisible(False)

    def _make_ticks(self) -> dict[str, QCheckBox]:
        words = {**POWERS, "visit": self.tr("上门代办"), "cannot_sign": self.tr("不会签名，捺印并请见证人")}
        made = {}
        for n, name in enumerate(_TICKS, 1):
            box = QCheckBox(f"{n}  {words[name]}")
            box.setAccessibleName(f"{n}，{words[name]}")
            box.installEventFilter(self)
            box.clicked.connect(self._on_ticked)
            made[name] = box
        return made

    def _lay_out(self) -> None:
        grid = QGridLayout()
        theme.space(grid, spacing=2)
        for at, box in enumerate(self.ticks.values()):
            grid.addWidget(box, at // 3, at % 3, 1, 1 if at < 4 else 2)
        seen = QHBoxLayout(self._seen)
        theme.space(seen, spacing=8)
        for field in self.witnesses:
            seen.addWidget(field, 1)
        dates = QHBoxLayout()
        theme.space(dates, spacing=8)
        dates.addWidget(self.until, 2)
        dates.addWidget(self.fee_words, 5)
        inside = QVBoxLayout(self._mandate)
        theme.space(inside, spacing=6)
        inside.addLayout(grid)
        inside.addWidget(self._seen)
        inside.addLayout(dates)
        column = QVBoxLayout(self)
        theme.space(column, (14, 10, 14, 10), 6)
        column.addWidget(self.clock)
        column.addWidget(self._mandate)

    def _connect(self) -> None:
        fields = {"until": self.until, "fee_words": self.fee_words}
        fields |= {f"witness_{n}": field for n, field in enumerate(self.witnesses, 1)}
        for name, field in fields.items():
            field.edit.textEdited.connect(lambda text, wanted=name: self.edited.emit(wanted, text))
        self.until.submitted.connect(lambda _text: self.fee_words.setFocus())
        self.witnesses[0].submitted.connect(lambda _text: self.witnesses[1].setFocus())
        self.witnesses[1].submitted.connect(lambda _text: self.until.setFocus())

    def show_mandate(self, decision: Mapping[str, str], clock: str, *, given: bool) -> None:
        """Show what is agreed so far; one that was `given` with the case is not asked for again."""
        self.clock.setText(clock)
        self._mandate.setVisible(not given)
        powers = decision.get("powers", "").split(",")
        for name, box in self.ticks.items():
            box.setChecked(name in powers if name in POWERS else decision.get(name) == "yes")
        self._seen.setVisible(decision.get("cannot_sign") == "yes")
        texts = {self.until: "until", self.fee_words: "fee_words"}
        texts |= {field: f"witness_{n}" for n, field in enumerate(self.witnesses, 1)}
        for field, name in texts.items():
            if field.edit.text() != decision.get(name, ""):
                field.set_text(decision.get(name, ""))

    def begin(self) -> None:
        """The keyboard goes to the first tick."""
        if not self.isHidden() and not self._mandate.isHidden():
            self.ticks["submit"].setFocus()

    def _on_ticked(self) -> None:
        powers = [name for name in POWERS if self.ticks[name].isChecked()]
        self.edited.emit("powers", ",".join(powers))
        for name in ("visit", "cannot_sign"):
            self.edited.emit(name, "yes" if self.ticks[name].isChecked() else "no")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits tick from any of the boxes; Enter goes on to what has to be written."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            following = self.until if self._seen.isHidden() else self.witnesses[0]
            following.setFocus()
            return True
        if event.text().isdigit() and 1 <= int(event.text()) <= len(_TICKS):
            box = self.ticks[_TICKS[int(event.text()) - 1]]
            box.setFocus()
            box.click()
            return True
        return False
