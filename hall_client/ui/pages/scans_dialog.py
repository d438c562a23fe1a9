"""附件 of one material: the list of its scans, and the one that was opened beside it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hall_client.domain.attachments import Attachment, megabytes
from hall_client.services import papers
from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.background import Background
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.paper_view import PaperView

_LIST = 280


def choose_file(parent: QWidget, title: str) -> str:
    """Let somebody choose a scan with the system's own file picker; an empty text where they did not."""
    kinds = QCoreApplication.translate("scans", "扫描件 (*.pdf *.jpg *.jpeg *.png)")
    path, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return path


class ScansDialog(QDialog):
    """Enter opens the scan chosen, Esc closes; Delete pressed twice takes the scan off.

    Insert adds one from a file, Shift+Insert from the camera.
    """

    add_wished = Signal()
    capture_wished = Signal()
    open_wished = Signal(object)
    take_off_wished = Signal(object)
    stop_wished = Signal()

    def __init__(
        self, drawing: Background, title: str, *, may_change: bool, may_capture: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._scans: tuple[Attachment, ...] = ()
        self._armed = ""
        self.list = QListWidget()
        self.list.setProperty("kind", "plain")
        self.list.setAccessibleName(title)
        self.list.itemActivated.connect(lambda _item: self._on_open())
        self.list.currentRowChanged.connect(self._disarm)
        self.paper = PaperView(drawing)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._open = self._button(self.tr("打开"), "Enter", self._on_open)
        self._stop = self._button(self.tr("停下"), "", self.stop_wished.emit)
        self._add = self._button(self.tr("加一份"), "Insert", self.add_wished.emit)
        self._capture = self._button(self.tr("拍照"), "Shift+Insert", self.capture_wished.emit)
        self._take_off = self._button(self.tr("撤下"), "Delete", self._on_take_off)
        self._close = self._button(self.tr("关闭"), "Esc", self.reject)
        self._add.setVisible(may_change)
        self._capture.setVisible(may_change and may_capture)
        self._take_off.setVisible(may_change)
        self._bind_keys(may_change, may_capture)
        self._lay_out()
        self.show_words("")
        self.paper.show_words(self.tr("在左边选一份，按 Enter 打开。"))

    def _button(self, words: str, cap: str, act: Callable[[], object]) -> KeyButton:
        button = KeyButton(words, (cap,) if cap else (), kind="small")
        # Enter opens the scan chosen, whatever button was clicked last.
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _bind_keys(self, may_change: bool, may_capture: bool) -> None:
        if may_change:
            self._bind("Insert", self.add_wished.emit)
            self._bind("Delete", self._on_take_off)
        if may_change and may_capture:
            self._bind("Shift+Insert", self.capture_wished.emit)

    def _bind(self, key: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(lambda: act())

    def _lay_out(self) -> None:
        bottom = QFrame()
        bottom.setProperty("role", "bottom")
        row = QHBoxLayout(bottom)
        theme.space(row, (14, 8, 14, 8), 8)
        for button in (self._open, self._add, self._capture, self._take_off):
            row.addWidget(button)
        row.addWidget(self._words, 1)
        row.addWidget(self._stop)
        row.addWidget(self._close)
        middle = QHBoxLayout()
        theme.space(middle)
        middle.addWidget(self.list)
        middle.addWidget(self.paper, 1)
        theme.fix(self.list, width=_LIST)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addLayout(middle, 1)
        column.addWidget(bottom)
        self.resize(QSize(theme.px(1040), theme.px(680)).boundedTo(self.screen().availableSize()))

    @property
    def chosen(self) -> Attachment | None:
        """The scan the clerk is on."""
        row = self.list.currentRow()
        return self._scans[row] if 0 <= row < len(self._scans) else None

    @property
    def words(self) -> str:
        """What is said at the foot."""
        return self._words.text()

    def set_scans(self, scans: tuple[Attachment, ...]) -> None:
        """Show these; the newest is chosen where there is one more than before."""
        grown, row = len(scans) > len(self._scans), self.list.currentRow()
        self._scans = scans
        self.list.clear()
        for each in scans:
            facts = f"{papers.local(each.at):%m-%d %H:%M}  {megabytes(each.size)}"
            item = QListWidgetItem(f"{each.name}\n{facts}")
            item.setToolTip(each.name)
            self.list.addItem(item)
        self.list.setCurrentRow(len(scans) - 1 if grown else min(row, len(scans) - 1))
        self._open.setEnabled(bool(scans))
        self._take_off.setEnabled(bool(scans))
        self.list.setFocus()

    def show_words(self, words: str, *, working: bool = False, wrong: bool = False) -> None:
        """Say something at the foot; while `working` it can be stopped."""
        theme.restyle(self._words, tone="red" if wrong else "secondary")
        self._words.setText(words)
        self._stop.setVisible(working)
        if words and not working:
            announce(self.list, words)

    def _on_open(self) -> None:
        if self.chosen is not None:
            self.open_wished.emit(self.chosen)

    def _disarm(self) -> None:
        self._armed = ""

    def _on_take_off(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        if self._armed != chosen.id:
            self._armed = chosen.id
            self.show_words(self.tr("再按一次 Delete 撤下“{name}”。").format(name=chosen.name))
            return
        self._disarm()
        self.take_off_wished.emit(chosen)
