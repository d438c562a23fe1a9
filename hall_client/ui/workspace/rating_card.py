"""The card that says whether the citizen has rated; never how."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.workspace.print_card import card


class RatingCard(QWidget):
    """`again_wished` is the click on 重新请评. States: waiting, rated, none (no rating screen answered)."""

    again_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = "none"
        again = KeyButton(self.tr("重新请评"), ("Ctrl+G",), kind="link")
        again.clicked.connect(self.again_wished)
        frame, body = card(self.tr("群众评价"), again)
        self._icon, self._what, self._more = IconLabel("clock", "blue_7", 22), QLabel(), QLabel()
        self._what.setProperty("type", "lead")
        self._more.setWordWrap(True)
        self._more.setProperty("type", "label")
        self._more.setProperty("tone", "secondary")
        body.addLayout(self._state_row())
        body.addWidget(self._rule())
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(frame)
        self.show_state("none")

    def _state_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, (0, 4, 0, 4), 12)
        words = QVBoxLayout()
        theme.space(words, spacing=2)
        words.addWidget(self._what)
        words.addWidget(self._more)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        return row

    def _rule(self) -> QLabel:
        rule = QLabel(
            self.tr("窗口只显示“已评”或“未评”，看不到选了哪一档。没有评的按“未评价”统计，不算好评。")
        )
        rule.setWordWrap(True)
        rule.setProperty("type", "small")
        rule.setProperty("tone", "secondary")
        return rule

    def show_state(self, state: str) -> None:
        """Raises KeyError for another state."""
        looks = {
            "waiting": ("clock", "blue_7", self.tr("评价器已亮起，等群众点选")),
            "rated": ("done", "green_7", self.tr("群众已评")),
            "none": ("unseen", "ink_3", self.tr("未评")),
        }
        more = {
            "waiting": self.tr("可以直接叫下一位，评价器会等到下一位就座。"),
            "rated": self.tr("谢谢，可以叫下一位。"),
            "none": self.tr("评价器还没有亮起，可以按 Ctrl+G 请群众评价。"),
        }
        icon, tone, words = looks[state]
        self.state = state
        self._icon.set(icon, tone)
        self._what.setText(words)
        self._more.setText(more[state])
        self.setAccessibleName(words)
