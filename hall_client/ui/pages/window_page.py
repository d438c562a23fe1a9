"""The window page (办理): one citizen served from the call to the printed paper."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.background import Background
from hall_client.ui.icons import icon
from hall_client.ui.keys import bind
from hall_client.ui.tokens import WidthMode
from hall_client.ui.widgets.empty_note import EmptyNote
from hall_client.ui.widgets.focus_scroll import FocusScroll
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.width_watch import WidthWatch
from hall_client.ui.workspace.ask_line import AskLine
from hall_client.ui.workspace.bottom_bar import BottomBar
from hall_client.ui.workspace.case_page import CasePage
from hall_client.ui.workspace.choice_bar import ChoiceBar
from hall_client.ui.workspace.done_page import DonePage
from hall_client.ui.workspace.left_column import LeftColumn
from hall_client.ui.workspace.right_pane import RightPane, Tab
from hall_client.ui.workspace.supervisor_form import SupervisorForm
from hall_client.ui.workspace.village_left import VillageLeft

_SECTIONS = ("applicant", "item", "situation", "materials")
_QUEUE_KEYS = ("call_next", "recall", "no_show", "transfer", "pause", "go_on_without", "rate_again")
_VILLAGE_KEYS = ("same_person", "stop_list", "report_day")
_KEYS = (
    "new_case",
    "park",
    "unpark",
    "undo",
    "redo",
    "amend",
    "section_applicant",
    "section_item",
    "section_situation",
    "section_materials",
    "section_outcome",
    "read_card",
    "show_full_id",
    "copy_field",
    "next_pane_tab",
    "print",
    "reprint",
    "on_the_spot",
    "accept",
    "notice",
    "other_outcomes",
    "confirm",
)

_IDLE = 460


class WindowPage(QWidget):
    """Parts: `left`, `case`, `done`, `right`, `bottom`, and `choice`, `ask` and `waiver` for questions asked in place.

    A `village` has no queue: it has `lists` at the left, and the next person is whoever comes to its table.
    `key_pressed` carries the name of a shortcut of the key table, `section_wished` a section chosen by its tab;
    `hidden` comes when another page, the lock or the end of the shift takes the place of this one.
    """

    key_pressed = Signal(str)
    section_wished = Signal(str)
    hidden = Signal()

    def __init__(self, drawing: Background, *, village: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.village = village
        self.setProperty("role", "page")
        self.setAccessibleName(self.tr("代办") if village else self.tr("办理"))
        self.left, self.lists = LeftColumn(self), VillageLeft(self)
        self._side: QFrame = self.lists if village else self.left
        for column in (self.left, self.lists):
            column.setVisible(column is self._side)
        self.case, self.done = CasePage(), DonePage(village=village)
        self.right, self.bottom = RightPane(drawing), BottomBar(village=village)
        self._asked, self.choice, self.ask = FocusScroll(QWidget()), ChoiceBar(), AskLine()
        self.waiver = SupervisorForm("", self.tr("再等等"))
        self.idle = self._make_idle()
        self._person, self._matter = QLabel(), QLabel()
        self._person_row, self._tabs = self._make_person_row(), self._make_tabs()
        self.centre = QStackedWidget()
        self._empty = self._idle_part()
        for widget in (self._empty, self.case, self.done):
            self.centre.addWidget(widget)
        self._lay_out()
        for name in (*_KEYS, *(_VILLAGE_KEYS if village else _QUEUE_KEYS)):
            self._bind(name)
        self._watch = WidthWatch(self)
        self._watch.changed.connect(self._arrange)
        self._arrange(self._watch.mode)

    def _bind(self, name: str) -> None:
        bind(self, name, lambda: self.key_pressed.emit(name))

    def _make_idle(self) -> EmptyNote:
        if self.village:
            todo = self.tr("按 Ctrl+N 新代办，扫回执接着办，待交接的按 Ctrl+6。")
            return EmptyNote("people", self.tr("现在没有在办的代办"), todo)
        todo = self.tr("按 F2 呼叫下一位，没有取号的按 Ctrl+N 直接办。")
        return EmptyNote("people", self.tr("窗口前没有人"), todo)

    def _idle_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        theme.space(column, (12, 12, 12, 12))
        column.addStretch(2)
        theme.fix(self.idle, width=_IDLE)
        column.addWidget(self.idle, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._ways_in())
        column.addStretch(3)
        return part

    def _ways_in(self) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, (0, 8, 0, 0), 12)
        row.addStretch(1)
        for words, cap, name in (
            (self.tr("新代办") if self.village else self.tr("直接办"), "Ctrl+N", "new_case"),
            (self.tr("取回暂存的"), "Ctrl+T", "unpark"),
        ):
            button = KeyButton(words, (cap,))
            button.clicked.connect(partial(self.key_pressed.emit, name))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _on_asked(self) -> None:
        self._asked.setVisible(self._asking())
        self._show_side(in_centre=self._aside())

    def _asking(self) -> bool:
        return not all(each.isHidden() for each in (self.choice, self.ask, self.waiver))

    def _make_person_row(self) -> QFrame:
        row = QFrame()
        row.setProperty("role", "card_head")
        across = QHBoxLayout(row)
        theme.space(across, (12, 6, 12, 6), 12)
        for label in (self._person, self._matter):
            label.setProperty("strong", True)
        across.addWidget(self._person, 1)
        across.addWidget(self._matter)
        return row

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setExpanding(False)
        tabs.setUsesScrollButtons(True)
        tabs.setAccessibleName(self.tr("看哪一部分"))
        tabs.currentChanged.connect(self._on_tab)
        return tabs

    def _lay_out(self) -> None:
        self._column = QVBoxLayout()
        theme.space(self._column)
        asked = QVBoxLayout(self._asked.widget())
        theme.space(asked, (12, 12, 12, 0))
        for question in (self.choice, self.ask, self.waiver):
            asked.addWidget(question)
            question.open_changed.connect(self._on_asked)
        self._asked.setVisible(False)
        for widget in (self._person_row, self._tabs):
            self._column.addWidget(widget)
        self._column.addWidget(self._asked)
        self._column.addWidget(self.centre, 1)
        row = QHBoxLayout(self)
        theme.space(row)
        row.addWidget(self._side)
        row.addLayout(self._column, 1)
        row.addWidget(self.right)
        self._row = row

    @property
    def mode(self) -> WidthMode:
        """How much room there is."""
        return self._watch.mode

    def zones(self) -> list[QWidget]:
        """The zones of F6 in reading order; the bottom bar is the shell's."""
        return [self._side, self.centre, self.right]

    def _arrange(self, mode: WidthMode) -> None:
        wide, narrow = mode is WidthMode.WIDE, mode is WidthMode.NARROW
        self._side.setVisible(not narrow)
        self.right.set_free(not wide)
        self.case.set_single(narrow)
        self.done.set_mode(mode)
        self.bottom.set_mode(mode)
        self._offer_tabs()
        if wide:
            self._row.addWidget(self.right)
        else:
            self._column.addWidget(self.right, 1)
        self._show_side(in_centre=False)

    def _offer_tabs(self) -> None:
        with QSignalBlocker(self._tabs):
            while self._tabs.count():
                self._tabs.removeTab(0)
            sections = (self.tr("申请人"), self.tr("事项"), self.tr("情形"), self.tr("材料"))
            whole = self.tr("代办") if self.village else self.tr("办理")
            own = sections if self._by_section() else (whole,)
            for words in (*own, self.tr("要点"), self.tr("预览"), self.tr("往来")):
                self._tabs.addTab(words)
            self._tabs.setCurrentIndex(self._own_tab())

    def _by_section(self) -> bool:
        return self.mode is WidthMode.NARROW and self.centre.currentWidget() is self.case

    def _own_tabs(self) -> int:
        return len(_SECTIONS) if self._by_section() else 1

    def _own_tab(self) -> int:
        return _SECTIONS.index(self.case.active) if self._by_section() else 0

    def _on_tab(self, at: int) -> None:
        aside = at - self._own_tabs()
        self._show_side(in_centre=aside >= 0)
        if aside >= 0:
            self.right.show_tab(Tab(aside))
        elif self._by_section():
            self.section_wished.emit(_SECTIONS[at])

    def _show_side(self, *, in_centre: bool) -> None:
        wide, narrow = self.mode is WidthMode.WIDE, self.mode is WidthMode.NARROW
        alone = narrow and self._asking()
        self.right.setVisible(wide or (in_centre and not alone))
        self.centre.setVisible(wide or not (in_centre or alone))
        self._person_row.setVisible(narrow and not alone)
        self._tabs.setVisible(not wide and not alone)

    def show_centre(self, widget: QWidget) -> None:
        """Show `case`, `done`, or the words for an empty window (`idle`)."""
        self.centre.setCurrentWidget(self._empty if widget is self.idle else widget)
        self._offer_tabs()
        self._show_side(in_centre=False)

    def show_sections(self, done: frozenset[str], active: str, materials: str) -> None:
        """Which sections are done, which one is worked on, and “材料 5/7” for the narrow tabs."""
        self.case.show_states(done, active)
        if self._by_section():
            self._mark_tabs(done, materials)
        if not self._aside():
            with QSignalBlocker(self._tabs):
                self._tabs.setCurrentIndex(self._own_tab())

    def _mark_tabs(self, done: frozenset[str], materials: str) -> None:
        self._tabs.setTabText(_SECTIONS.index("materials"), materials)
        self._tabs.setIconSize(theme.icon_size())
        for at, name in enumerate(_SECTIONS):
            drawn = ("done", "green_7") if name in done else ("unseen", "ink_3")
            self._tabs.setTabIcon(at, icon(drawn[0], theme.hex_colour(drawn[1]), theme.px(18)))

    def _aside(self) -> bool:
        return self.mode is not WidthMode.WIDE and self._tabs.currentIndex() >= self._own_tabs()

    def show_person(self, person: str, matter: str) -> None:
        """Who and what, over the single column."""
        self._person.setText(person)
        self._matter.setText(matter)

    def show_side(self, tab: Tab) -> None:
        """Turn to 要点, 预览 or 往来, wherever they stand."""
        self.right.show_tab(tab)
        if self.mode is not WidthMode.WIDE:
            self._tabs.setCurrentIndex(self._own_tabs() + tab)

    def next_side(self) -> None:
        """Ctrl+Tab: the next of 要点, 预览, 往来; in one column the case comes round again too."""
        if self.mode is WidthMode.WIDE:
            self.right.next_tab()
        else:
            own, here = self._own_tab(), self._tabs.currentIndex()
            following = self._own_tabs() if here < self._own_tabs() else here + 1
            self._tabs.setCurrentIndex(following if following < self._tabs.count() else own)

    def leave_side(self) -> None:
        """Back to the case where the pane had taken its place."""
        if self._aside():
            self._tabs.setCurrentIndex(self._own_tab())

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the page is left."""
        super().hideEvent(event)
        self.hidden.emit()

    def leave_question(self) -> bool:
        """Close a question asked in place; False when there was none."""
        return self.choice.leave() or self.ask.leave()
