"""开工自检: what works at this desk this morning. Nothing in it keeps anybody from signing in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.key_button import KeyButton

_LOOKS = {
    True: ("done", "green_7", "secondary"),
    False: ("warning", "amber_7", "amber"),
    None: ("unseen", "ink_2", "secondary"),
}


@dataclass(frozen=True)
class SelfCheck:
    """One thing looked at. `well` is None for what can only be tried by hand, such as the scanner."""

    name: str
    well: bool | None
    text: str


class SignInChecks(QFrame):
    """The rows as they were found; `recheck_requested` is 再查一次."""

    recheck_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        title = QLabel(self.tr("开工自检"))
        title.setProperty("type", "lead")
        title.setProperty("strong", True)
        self._again = KeyButton(self.tr("再查一次"), kind="link")
        self._again.clicked.connect(self._on_again)
        head = QHBoxLayout()
        theme.space(head, (20, 14, 20, 4))
        head.addWidget(title, 1)
        head.addWidget(self._again)
        self._rows = QVBoxLayout()
        theme.space(self._rows, (20, 0, 20, 6))
        self._shown: list[QWidget] = []
        column = QVBoxLayout(self)
        theme.space(column)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "card_foot")
        words = QLabel(self.tr("有问题也可以先上岗。缺的设备会换成手工办法，例如手输证件号、先存后打。"))
        words.setProperty("type", "small")
        words.setProperty("tone", "secondary")
        words.setWordWrap(True)
        row = QHBoxLayout(foot)
        theme.space(row, (20, 12, 20, 12))
        row.addWidget(words)
        return foot

    def show_checks(self, checks: Sequence[SelfCheck]) -> None:
        """Show what was found and say how many need attention."""
        self._again.setEnabled(True)
        for old in self._shown:
            self._rows.removeWidget(old)
            old.deleteLater()
        self._shown = [self._row(check) for check in checks]
        for row in self._shown:
            self._rows.addWidget(row)
        amber = [check for check in checks if check.well is False]
        if amber:
            words = self.tr("开工自检：{n} 项要留意，{first}")
            announce(self, words.format(n=len(amber), first=f"{amber[0].name}{amber[0].text}"))

    def _row(self, check: SelfCheck) -> QWidget:
        icon, colour, tone = _LOOKS[check.well]
        row = QWidget()
        row.setAccessibleName(f"{check.name}，{check.text}")
        name, text = QLabel(check.name), QLabel(check.text)
        text.setProperty("type", "label")
        text.setProperty("tone", tone)
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout(row)
        theme.space(line, (0, 10, 0, 10), 10)
        line.addWidget(IconLabel(icon, colour))
        line.addWidget(name)
        line.addWidget(text, 1)
        return row

    def _on_again(self) -> None:
        self._again.setEnabled(False)
        self.recheck_requested.emit()
