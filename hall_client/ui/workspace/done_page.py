"""The state after F12: what was decided, which papers came out, whether the citizen rated, where the paper goes."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.tokens import WidthMode
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.stage_bar import Stage, StageBar
from hall_client.ui.workspace.amend_form import AmendForm
from hall_client.ui.workspace.print_card import PrintCard, card
from hall_client.ui.workspace.rating_card import RatingCard


@dataclass(frozen=True)
class DoneFacts:
    """A case decided, in words. `stages` is empty where nothing runs on."""

    title: str
    sentence: str
    number: str
    stages: tuple[Stage, ...]
    place: str
    place_more: str


class DonePage(QScrollArea):
    """`same_person_wished` and `amend_wished` are the two ways on besides the next person.

    In a `village` nobody rates at the table: the villager is asked when the result has been delivered (回访).
    """

    same_person_wished = Signal()
    amend_wished = Signal()

    def __init__(self, *, village: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title, self._sentence, self._number = QLabel(), QLabel(), QLabel()
        self.stages, self.papers, self.rating = StageBar(), PrintCard(), RatingCard()
        self.amend = AmendForm()
        self._place, self._place_more = QLabel(), QLabel()
        sheet = QWidget()
        self._column = QVBoxLayout(sheet)
        theme.space(self._column, (12, 12, 12, 12), 12)
        self._column.addWidget(self._result())
        self._column.addWidget(self.amend)
        self._pair = QHBoxLayout()
        theme.space(self._pair, spacing=12)
        self._pair.addWidget(self.papers, 1)
        self._pair.addWidget(self.rating, 1)
        self.rating.setVisible(not village)
        self._column.addLayout(self._pair)
        self._column.addWidget(self._paper_place())
        self._column.addLayout(self._ways_on("Alt+N" if village else "Ctrl+N"))
        self._column.addStretch(1)
        self.setWidget(sheet)

    def _result(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        self._title.setProperty("type", "result")
        self._sentence.setWordWrap(True)
        self._sentence.setProperty("tone", "secondary")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._number.setProperty("type", "lead")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        theme.space(words, spacing=2)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        small = QLabel(self.tr("办件编号"))
        small.setProperty("type", "label")
        small.setProperty("tone", "hint")
        right = QVBoxLayout()
        theme.space(right, spacing=2)
        right.addWidget(small, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self._number, 0, Qt.AlignmentFlag.AlignRight)
        top = QHBoxLayout()
        theme.space(top, spacing=14)
        top.addWidget(IconLabel("done", "green_7", 40))
        top.addLayout(words, 1)
        top.addLayout(right)
        column = QVBoxLayout(frame)
        theme.space(column, (22, 16, 22, 14), 12)
        column.addLayout(top)
        column.addWidget(self.stages)
        return frame

    def _paper_place(self) -> QFrame:
        frame, body = card(self.tr("纸质材料放哪里"))
        self._place.setWordWrap(True)
        self._place_more.setWordWrap(True)
        self._place_more.setProperty("type", "label")
        self._place_more.setProperty("tone", "secondary")
        row = QHBoxLayout()
        theme.space(row, (0, 2, 0, 2), 14)
        words = QVBoxLayout()
        theme.space(words, spacing=2)
        words.addWidget(self._place)
        words.addWidget(self._place_more)
        row.addWidget(IconLabel("box", "blue_7", 26))
        row.addLayout(words, 1)
        body.addLayout(row)
        return frame

    def _ways_on(self, cap: str) -> QHBoxLayout:
        same = KeyButton(self.tr("同一人再办一件"), (cap,))
        same.clicked.connect(self.same_person_wished)
        amend = KeyButton(self.tr("更正这一件"), ("Ctrl+M",))
        amend.clicked.connect(self.amend_wished)
        words = QLabel(self.tr("已打印的不能撤销。更正会留下原记录，并重打回执。"))
        words.setProperty("type", "small")
        words.setProperty("tone", "secondary")
        words.setWordWrap(True)
        row = QHBoxLayout()
        theme.space(row, spacing=12)
        row.addWidget(same)
        row.addWidget(amend)
        row.addWidget(words, 1)
        return row

    def set_mode(self, mode: WidthMode) -> None:
        """At narrow width the cards stand under each other."""
        narrow = mode is WidthMode.NARROW
        self._pair.setDirection(
            QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        )

    def show_done(self, facts: DoneFacts) -> None:
        """Show a case just decided or just put right."""
        self._title.setText(facts.title)
        self._sentence.setText(facts.sentence)
        self._number.setText(facts.number)
        self.stages.set_stages(facts.stages)
        self.stages.setVisible(bool(facts.stages))
        self._place.setText(facts.place)
        self._place_more.setText(facts.place_more)
        self._place_more.setVisible(bool(facts.place_more))
        self.amend.setVisible(False)
        self.verticalScrollBar().setValue(0)
