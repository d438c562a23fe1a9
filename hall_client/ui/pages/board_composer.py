"""The composer of a 督办 under the warnings: to whom, until when, and what is asked (ux 06)."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hall_client.domain.hall_warnings import WarningKind
from hall_client.services.board_compose import Composed
from hall_client.services.papers import local
from hall_client.services.urging import Followed
from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.keys import bind
from hall_client.ui.widgets.escapable import Escapable
from hall_client.ui.widgets.flow import Flow
from hall_client.ui.widgets.key_button import KeyButton

_LABEL, _TERM, _COPY = 44, 150, 130


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("type", "label")
    label.setProperty("tone", "secondary")
    theme.fix(label, width=_LABEL)
    return label


class BoardComposer(Escapable):
    """`sent` carries (recipients, asked, answer by, copied to); what was typed stays until it is sent."""

    sent = Signal(object, str, object, str)
    takeover_wished = Signal()
    timeline_wished = Signal()
    print_wished = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card_foot")
        self.setAccessibleName(self.tr("督办"))
        self._composed: Composed | None = None
        self._title, self._situation, self._stands = QLabel(), QLabel(), QLabel()
        self._title.setProperty("strong", True)
        self._refused = QLabel()
        for label in (self._situation, self._stands, self._refused):
            label.setProperty("type", "label")
            label.setWordWrap(True)
        self._situation.setProperty("tone", "secondary")
        self._stands.setProperty("tone", "blue")
        self._refused.setProperty("tone", "red")
        self._timeline = KeyButton(self.tr("全程留痕"), ("Enter",), kind="link")
        self._paper = KeyButton(self.tr("打印督办单"), ("F12",), kind="link")
        self._people, self._chips = Flow(), list[QPushButton]()
        self.term, self.asked, self.copied = QComboBox(), QLineEdit(), QLineEdit()
        self._takeover = KeyButton(self.tr("改由 B 角办"), kind="small")
        self._send = KeyButton(self.tr("发出督办"), ("Ctrl+Enter",), kind="primary")
        self._lay_out()
        self._connect()
        self.escaped.connect(self.closed)

    def _lay_out(self) -> None:
        self.asked.setAccessibleName(self.tr("要求"))
        self.term.setAccessibleName(self.tr("限"))
        self.copied.setAccessibleName(self.tr("抄送"))
        self.copied.setPlaceholderText(self.tr("抄送，可不填"))
        theme.fix(self.copied, width=_COPY)
        self.term.setMinimumWidth(theme.px(_TERM))
        head = self._row(self._title, None, self._paper, self._timeline)
        to = self._row(_label(self.tr("发给")), self._people, _short(self.tr("限")), self.term)
        to.setStretch(1, 1)
        what = self._row(_label(self.tr("要求")), self.asked, self.copied)
        what.setStretch(1, 1)
        hint = QLabel(self.tr("督办和回复都记入全程留痕。"))
        hint.setProperty("type", "small")
        hint.setProperty("tone", "hint")
        hint.setMinimumWidth(1)
        foot = self._row(hint, None, self._takeover, self._send)
        column = QVBoxLayout(self)
        theme.space(column, (16, 10, 16, 10), 7)
        column.addLayout(head)
        for label in (self._situation, self._stands):
            column.addWidget(label)
        column.addLayout(to)
        column.addLayout(what)
        column.addWidget(self._refused)
        column.addLayout(foot)
        self._refused.hide()

    def _row(self, *parts: QWidget | None) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, spacing=8)
        for part in parts:
            if part is None:
                row.addStretch(1)
            else:
                row.addWidget(part)
        return row

    def _connect(self) -> None:
        self._send.clicked.connect(self._on_send)
        self._takeover.clicked.connect(self.takeover_wished)
        self._timeline.clicked.connect(self.timeline_wished)
        self._paper.clicked.connect(self.print_wished)
        self.confirm = bind(self, "confirm", self._on_send)

    @property
    def composed(self) -> Composed | None:
        """What is being written about."""
        return self._composed

    @property
    def refused(self) -> str:
        """The sentence under the fields."""
        return self._refused.text()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The 工号 of the recipients chosen."""
        return tuple(str(each.property("number")) for each in self._chips if each.isChecked())

    def show_composed(self, composed: Composed) -> None:
        """Write about something else."""
        self._composed = composed
        self._title.setText(self.tr("督办：{title}").format(title=composed.title))
        self._situation.setText(composed.situation)
        self._show_stands(composed.stands)
        self._offer(composed)
        self.term.clear()
        for words, at in composed.answer_by:
            self.term.addItem(words, at)
        self.asked.setText(composed.asked)
        self.asked.setCursorPosition(0)
        self.copied.clear()
        self._refused.hide()
        self._refused.clear()
        self._send.setEnabled(True)
        rating = composed.warning.kind is WarningKind.RATING
        self._timeline.setText(self.tr("去差评页") if rating else self.tr("全程留痕"))
        self._timeline.setVisible(rating or bool(composed.warning.case_id))
        self._takeover.setVisible(bool(composed.absent))

    def _show_stands(self, stands: Followed | None) -> None:
        self._stands.setVisible(stands is not None)
        self._paper.setVisible(stands is not None)
        if stands is None:
            return
        urging, reply = stands.urging, stands.reply
        if reply is None:
            words = self.tr("{number} {at} 已发给{who}，{by} 前回复。").format(
                number=urging.number,
                at=f"{local(urging.sent_at):%m-%d %H:%M}",
                who=urging.recipient_names,
                by=f"{local(urging.answer_by):%m-%d %H:%M}",
            )
        else:
            until = self.tr("{day} 前办结").format(day=reply.expected) if reply.expected else ""
            words = self.tr("{who} {at} 回复：{cause} {measures} {until}").format(
                who=reply.actor_name,
                at=f"{local(reply.at):%m-%d %H:%M}",
                cause=reply.cause,
                measures=reply.measures,
                until=until,
            )
        self._stands.setText(words.strip())

    @property
    def stands(self) -> str:
        """What became of the last 督办 about this; empty without one."""
        return "" if self._stands.isHidden() else self._stands.text()

    def _offer(self, composed: Composed) -> None:
        self._chips = []
        for recipient in composed.recipients:
            chip = QPushButton(recipient.words)
            chip.setProperty("kind", "reason")
            chip.setProperty("number", recipient.number)
            chip.setCheckable(True)
            chip.setChecked(recipient.ticked)
            chip.setAccessibleName(self.tr("发给{who}").format(who=recipient.words))
            self._chips.append(chip)
        self._people.show_widgets(self._chips)

    def begin(self) -> None:
        """The cursor goes to what is asked."""
        self.asked.setFocus()
        self.asked.selectAll()

    def show_refused(self, words: str) -> None:
        """Why it was not sent; everything typed stays."""
        self._send.setEnabled(True)
        self._refused.setText(words)
        self._refused.show()
        announce(self, words)

    def _on_send(self) -> None:
        if self._composed is None or not self._send.isEnabled():
            return
        self._send.setEnabled(False)
        answer_by: datetime = self.term.currentData()
        self.sent.emit(self.ticked, self.asked.text(), answer_by, self.copied.text())


def _short(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("type", "label")
    label.setProperty("tone", "secondary")
    return label
