"""Beside the counting table: who brings the bag and how it is sealed, what is not here yet, what follows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hall_client.domain.manifests import LineMark
from hall_client.services.counting import Counting
from hall_client.ui import theme
from hall_client.ui.widgets.focus_scroll import FocusFollower
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.stick_buttons import import_button


class CountingPane(QFrame):
    """`village` words what follows at a station that gets papers back; `seal_changed` says whether it was whole.

    `import_wished` is the stick with data that are not here yet.
    """

    seal_changed = Signal(bool)
    import_wished = Signal()

    def __init__(self, *, village: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "right")
        self._village = village
        self._sender, self.seal = QLabel(), QCheckBox(self.tr("封口完好"))
        self._sender.setWordWrap(True)
        self.seal.toggled.connect(self.seal_changed)
        self._late, self._late_what, self._late_todo = QWidget(), QLabel(), QLabel()
        self.stick = import_button()
        self.stick.clicked.connect(self.import_wished)
        self._after = QVBoxLayout()
        theme.space(self._after, spacing=6)
        self._whole = QWidget()
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self._scrolled())
        self._lay_out()
        self.show_nothing()

    def _scrolled(self) -> QScrollArea:
        inside, area = QFrame(), QScrollArea()
        inside.setProperty("role", "column")
        rows = QVBoxLayout(inside)
        theme.space(rows)
        rows.addWidget(self._whole)
        rows.addStretch(1)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        FocusFollower(area)
        return area

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._whole)
        theme.space(column, (16, 14, 16, 14), 10)
        for part in (self._caption(self.tr("送件")), self._sender, self.seal):
            column.addWidget(part)
        column.addWidget(self._rule())
        self._late_what.setWordWrap(True)
        self._late_todo.setProperty("type", "label")
        self._late_todo.setProperty("tone", "secondary")
        self._late_todo.setWordWrap(True)
        words = QVBoxLayout()
        theme.space(words)
        words.addWidget(self._late_what)
        words.addWidget(self._late_todo)
        words.addSpacing(theme.px(8))
        words.addWidget(self.stick, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        row = QHBoxLayout(self._late)
        theme.space(row, spacing=8)
        icon = QVBoxLayout()
        theme.space(icon)
        icon.addWidget(IconLabel("clock", "amber_7"))
        icon.addStretch(1)
        row.addLayout(icon)
        row.addLayout(words, 1)
        column.addWidget(self._late)
        column.addWidget(self._caption(self.tr("点收以后")))
        column.addLayout(self._after)

    def _caption(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("type", "small")
        label.setProperty("tone", "hint")
        return label

    def _rule(self) -> QFrame:
        rule = QFrame()
        rule.setProperty("role", "rule")
        return rule

    def show_nothing(self) -> None:
        """No bag is being counted."""
        self._whole.hide()

    def show_counting(self, counting: Counting) -> None:
        """The bag on the table."""
        manifest = counting.manifest
        if manifest is not None:
            seal = self.tr("封口 {seal}").format(seal=manifest.seal) if manifest.seal else ""
            bags = self.tr("{n} 袋").format(n=manifest.bags) if manifest.bags != 1 else ""
            self._sender.setText("，".join(part for part in (manifest.carrier, seal, bags) if part))
        else:
            self._sender.setText(self.tr("照纸质清单核对送件人和封口号"))
        self._show_seal(counting)
        late = sum(1 for line in counting.lines if line.case is None)
        self._late.setVisible(late > 0)
        self._late_what.setText(self.tr("{n} 件的数据还没到").format(n=late))
        self._late_todo.setText(self.tr("可以先按清单点收，数据到了自动对上；也可以插 U 盘导入。"))
        self._show_after(counting)
        self._whole.show()

    def _show_seal(self, counting: Counting) -> None:
        self.seal.setEnabled(not counting.done)
        if counting.count is not None and counting.done:
            self.seal.blockSignals(True)
            self.seal.setChecked(counting.count.seal_whole)
            self.seal.blockSignals(False)

    def begin(self) -> None:
        """Another bag: its seal is whole until somebody says otherwise."""
        self.seal.blockSignals(True)
        self.seal.setChecked(True)
        self.seal.blockSignals(False)

    def _show_after(self, counting: Counting) -> None:
        while item := self._after.takeAt(0):
            if row := item.widget():
                row.hide()
                row.deleteLater()
        for words in self._village_words(counting) if self._village else self._town_words(counting):
            self._after.addWidget(self._arrow(words))

    def _town_words(self, counting: Counting) -> list[str]:
        marks = [line.mark.mark for line in counting.lines if line.mark]
        short, back = marks.count(LineMark.SHORT), marks.count(LineMark.RETURNED)
        matched = len(counting.lines) - short - back
        words = [self.tr("相符的 {n} 件转给承办人，时限从今天起算").format(n=matched)] if matched else []
        if short:
            words.append(self.tr("不符的 {n} 件留在本窗，村站会收到要补的材料").format(n=short))
        if back:
            words.append(self.tr("退回的 {n} 件下次送回村里").format(n=back))
        return words

    def _village_words(self, counting: Counting) -> list[str]:
        return [
            self.tr("办好的转到“等送达”，给村民送去"),
            self.tr("退回的转到“镇里退回”，补齐再送"),
        ]

    def _arrow(self, words: str) -> QWidget:
        line = QWidget()
        label = QLabel(words)
        label.setProperty("type", "label")
        label.setWordWrap(True)
        row = QHBoxLayout(line)
        theme.space(row, spacing=8)
        icon = QVBoxLayout()
        theme.space(icon, (0, 2, 0, 0))
        icon.addWidget(IconLabel("arrow-right", "blue_7", 15))
        icon.addStretch(1)
        row.addLayout(icon)
        row.addWidget(label, 1)
        return line
