"""The counting of one bag: which manifest, its cases under the number keys, what a mark still needs."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from hall_client.domain.manifests import LineMark
from hall_client.domain.numbers import shown
from hall_client.services.counting import Counting
from hall_client.ui import theme
from hall_client.ui.models.counting_model import CountingModel
from hall_client.ui.pages.counting_ask import Answer, CountingAsk
from hall_client.ui.pages.counting_view import CountingHead, CountingView
from hall_client.ui.tokens import TYPE_LEAD, WidthMode, width_mode
from hall_client.ui.widgets.chip import Chip
from hall_client.ui.widgets.code_text import CodeText
from hall_client.ui.widgets.empty_note import EmptyNote, alone
from hall_client.ui.widgets.key_hint import KeyHint

_MARKED_ASK = frozenset({LineMark.SHORT, LineMark.RETURNED})


class CountingCard(QFrame):
    """`marked` carries an `Answer`: what the store is to be told. `seal_wished` is F."""

    marked = Signal(object)
    seal_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.model = CountingModel(self)
        self.view, self.ask = CountingView(self.model), CountingAsk()
        self.head = CountingHead(self.view)
        self._title, self._number = CodeText(size=TYPE_LEAD, bold=True), QLabel()
        self._number.setProperty("tone", "secondary")
        self._chips = {mark: Chip() for mark in (LineMark.MATCHED, LineMark.SHORT, LineMark.NONE)}
        self._empty, self._stack = EmptyNote("scan", ""), QStackedWidget()
        self._foot = self._make_foot()
        self._lay_out()
        self._connect()
        self.show_nothing()
        self.setFocusProxy(self.view)

    def _lay_out(self) -> None:
        self._top = QFrame()
        self._top.setProperty("role", "card_head")
        row = QHBoxLayout(self._top)
        theme.space(row, (14, 12, 14, 12), 10)
        row.addWidget(self._title, 1)
        row.addWidget(self._number)
        for chip in self._chips.values():
            row.addWidget(chip)
        rows = QWidget()
        column = QVBoxLayout(rows)
        theme.space(column)
        for widget in (self._top, self.head, self.view, self.ask, self._foot):
            column.addWidget(widget, int(widget is self.view))
        self._stack.addWidget(alone(self._empty))
        self._stack.addWidget(rows)
        outer = QVBoxLayout(self)
        theme.space(outer, (1, 1, 1, 1))
        outer.addWidget(self._stack)

    def _make_foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "card_foot")
        theme.fix(foot, height=36)
        row = QHBoxLayout(foot)
        theme.space(row, (14, 0, 14, 0), 4)
        for caps, words in (
            ((), self.tr("扫材料袋封面，自动跳到那一件")),
            (("1–3",), self.tr("点收并跳到下一件")),
            (("+", "−"), self.tr("改实收份数")),
            (("B",), self.tr("说明")),
            (("F",), self.tr("封口破损")),
        ):
            if caps:
                row.addWidget(KeyHint(*caps))
            label = QLabel(words)
            label.setProperty("type", "small")
            label.setProperty("tone", "hint")
            row.addWidget(label)
            row.addSpacing(theme.px(10))
        row.addStretch(1)
        return foot

    def _connect(self) -> None:
        self.view.mark_wished.connect(self._on_mark)
        self.view.note_wished.connect(self._on_note)
        self.view.seal_wished.connect(self.seal_wished)
        self.view.viewport().installEventFilter(self)
        self.ask.answered.connect(self._on_answered)
        self.ask.left.connect(self._on_left)
        self.model.dataChanged.connect(lambda *_: self._show_chips())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rows and heads change their shape with the width of the list; so does what stands at the foot."""
        if event.type() == QEvent.Type.Resize:
            self.head.follow()
            self._foot.setVisible(not self.head.isHidden())
            self.view.scheduleDelayedItemsLayout()
        return False

    def _make_room(self) -> None:
        """Where the page is narrow the question takes the place of the list: it names the case itself."""
        narrow = width_mode(self.window().width(), theme.current.scale) is WidthMode.NARROW
        for part in (self.view, self._top):
            part.setVisible(self.ask.isHidden() or not narrow)

    def _drop_ask(self) -> None:
        self.ask.hide()
        self._make_room()

    def _on_left(self) -> None:
        self._make_room()
        self.view.setFocus()

    def show_nothing(self, why: str = "", todo: str = "") -> None:
        """No manifest is open; say why, or how one is opened."""
        self._empty.set(
            why or self.tr("还没有打开清单"),
            todo or self.tr("扫交接清单上的条码，或者在左边选一张。数据没到的，扫清单上的方形码。"),
        )
        self._drop_ask()
        self._stack.setCurrentIndex(0)

    def show_counting(self, counting: Counting, *, may_mark: bool) -> None:
        """Show a manifest; the place stays while it is the same one. Without `may_mark` it is only looked at."""
        fresh = self._number.text() != shown(counting.number) or self._stack.currentIndex() == 0
        self._title.set_text(self.tr("{name}交接清单").format(name=counting.from_name))
        self._number.setText(shown(counting.number))
        self.view.set_open(may_mark and not counting.done)
        self.model.set_lines(counting.lines)
        self._stack.setCurrentIndex(1)
        self._show_chips()
        if fresh or self.view.row < 0:
            self._drop_ask()
            first = self.model.next_unmarked(-1)
            self.view.go_to(first if first is not None else 0)

    def go_to_case(self, case_number: str) -> bool:
        """Move to a case whose cover was scanned; False when it is not on this manifest."""
        row = self.model.row_of(case_number)
        if row < 0:
            return False
        self._drop_ask()
        self.view.go_to(row)
        self.view.setFocus()
        return True

    def _show_chips(self) -> None:
        counts = self.model.counts()
        wrong = counts[LineMark.SHORT] + counts[LineMark.RETURNED]
        looks = (
            (LineMark.MATCHED, self.tr("相符 {n}"), counts[LineMark.MATCHED], "green", "done"),
            (LineMark.SHORT, self.tr("不符 {n}"), wrong, "amber", "warning"),
            (LineMark.NONE, self.tr("没点 {n}"), counts[LineMark.NONE], "outline", "unseen"),
        )
        for mark, words, number, kind, icon in looks:
            self._chips[mark].set(words.format(n=number), kind, icon)
            self._chips[mark].setVisible(number > 0)

    def _on_mark(self, row: int, name: str, counted: int) -> None:
        mark, case = LineMark(name), self.model.rows[row]
        if mark in _MARKED_ASK:
            self.ask.begin(case, mark, counted)
            self._make_room()
            return
        self._drop_ask()
        note = case.line.mark.note if case.line.mark else ""
        self._on_answered(Answer(case.line.case_number, mark, counted, (), note))

    def _on_note(self, row: int) -> None:
        case = self.model.rows[row]
        mark = case.mark if case.mark is not LineMark.NONE else LineMark.MATCHED
        self.ask.begin(case, mark, case.line.expected if case.counted is None else case.counted)
        if mark is LineMark.SHORT:
            self.ask.note.setFocus()
        self._make_room()

    def _on_answered(self, answer: Answer) -> None:
        """Show the mark at once and go on to the next case without one."""
        row = self.model.row_of(answer.case_number)
        self._make_room()
        self.view.setFocus()
        self.model.set_mark(row, answer.mark, answer.counted)
        following = self.model.next_unmarked(row)
        if following is not None:
            self.view.go_to(following)
        self.marked.emit(answer)
