"""拍照: the pages of one material as they come from the document camera, looked at before they are kept."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPixmap,
    QResizeEvent,
    QShortcut,
    QTransform,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hall_client.ui import theme
from hall_client.ui.announce import announce
from hall_client.ui.widgets.key_button import KeyButton

_LIST, _THUMB = 200, 110


class CaptureDialog(QDialog):
    """Insert takes a page, R turns it, Delete drops it, Ctrl+Enter keeps all, Esc (twice with pages) leaves."""

    page_wished = Signal()
    file_wished = Signal()
    keep_wished = Signal()

    def __init__(self, title: str, parent: QWidget, *, by_itself: bool) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.pages: list[QImage] = []
        self._armed = False
        self.list = QListWidget()
        self.list.setProperty("kind", "plain")
        self.list.setAccessibleName(self.tr("拍好的页"))
        self.list.currentRowChanged.connect(lambda _row: self._show_page())
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumSize(QSize(theme.px(200), theme.px(200)))
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._take = self._button(self.tr("拍一页"), "Insert", self.page_wished.emit)
        self._turn = self._button(self.tr("转正"), "R", self.turn)
        self._drop = self._button(self.tr("去掉这页"), "Delete", self.drop)
        self._file = self._button(self.tr("从文件里选"), "", self.file_wished.emit)
        self._keep = self._button(self.tr("存好"), "Ctrl+Enter", self.keep_wished.emit, kind="primary")
        self._close = self._button(self.tr("关闭"), "Esc", self.reject)
        self._take.setHidden(by_itself)
        for keys, act in (("Insert", self._on_take), ("Delete", self.drop), ("Ctrl+Return", self._on_keep)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._lay_out()
        self._show_page()

    def _button(self, words: str, cap: str, act: Callable[[], object], kind: str = "small") -> KeyButton:
        button = KeyButton(words, (cap,) if cap else (), kind=kind)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _lay_out(self) -> None:
        bottom = QFrame()
        bottom.setProperty("role", "bottom")
        row = QHBoxLayout(bottom)
        theme.space(row, (14, 8, 14, 8), 8)
        row.addWidget(self._take)
        row.addWidget(self._file)
        row.addWidget(self._words, 1)
        row.addWidget(self._keep)
        row.addWidget(self._close)
        middle = QHBoxLayout()
        theme.space(middle, (0, 0, 12, 0), 12)
        middle.addWidget(self.list)
        middle.addLayout(self._right(), 1)
        theme.fix(self.list, width=_LIST)
        self.list.setIconSize(QSize(theme.px(_THUMB), theme.px(_THUMB)))
        column = QVBoxLayout(self)
        theme.space(column)
        column.addLayout(middle, 1)
        column.addWidget(bottom)
        self.resize(QSize(theme.px(1040), theme.px(680)).boundedTo(self.screen().availableSize()))

    def _right(self) -> QVBoxLayout:
        """The page with what can be done to it."""
        acts = QHBoxLayout()
        theme.space(acts, (0, 0, 0, 10), 8)
        acts.addStretch(1)
        acts.addWidget(self._turn)
        acts.addWidget(self._drop)
        acts.addStretch(1)
        column = QVBoxLayout()
        theme.space(column, (0, 12, 0, 0), 10)
        column.addWidget(self._picture, 1)
        column.addLayout(acts)
        return column

    @property
    def words(self) -> str:
        """What is said at the foot."""
        return self._words.text()

    def add(self, pages: Sequence[QImage]) -> None:
        """More pages; the newest is shown."""
        for page in pages:
            self.pages.append(page)
            self.list.addItem(QListWidgetItem())
        self._number(len(self.pages) - 1)
        self.show_words(self.tr("拍好 {n} 页。").format(n=len(self.pages)))

    def turn(self) -> None:
        """The page shown, a quarter to the right."""
        row = self.list.currentRow()
        if row >= 0:
            self.pages[row] = self.pages[row].transformed(QTransform().rotate(90))
            self._number(row)

    def drop(self) -> None:
        """The page shown is not wanted."""
        row = self.list.currentRow()
        if row >= 0:
            del self.pages[row]
            self.list.takeItem(row)
            self._number(min(row, len(self.pages) - 1))
            self.show_words(self.tr("去掉了，还有 {n} 页。").format(n=len(self.pages)))

    def show_words(self, words: str, *, wrong: bool = False, busy: bool = False) -> None:
        """Say something at the foot; while `busy` nothing more is taken or kept."""
        self._armed = False
        theme.restyle(self._words, tone="red" if wrong else "secondary")
        self._words.setText(words)
        self._take.setEnabled(not busy)
        self._keep.setEnabled(not busy and bool(self.pages))
        if words and not busy:
            announce(self.list, words)

    def reject(self) -> None:
        """Close; pages that are not kept would be gone, so the second time."""
        if self.pages and not self._armed:
            self.show_words(self.tr("还有 {n} 页没存。再按一次 Esc 就不要了。").format(n=len(self.pages)))
            self._armed = True
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own cross asks the same."""
        if self.pages and not self._armed:
            event.ignore()
            self.reject()
            return
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R, from the list of pages."""
        if event.key() == Qt.Key.Key_R and not event.modifiers():
            self.turn()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page fits the room there is."""
        super().resizeEvent(event)
        self._show_page()

    def _on_take(self) -> None:
        if self._take.isEnabled() and not self._take.isHidden():
            self.page_wished.emit()

    def _on_keep(self) -> None:
        if self._keep.isEnabled():
            self.keep_wished.emit()

    def _number(self, row: int) -> None:
        for at, page in enumerate(self.pages):
            item = self.list.item(at)
            item.setText(self.tr("第 {n} 页").format(n=at + 1))
            item.setIcon(QPixmap.fromImage(_within(page, self.list.iconSize())))
        self.list.setCurrentRow(row)
        self._show_page()

    def _show_page(self) -> None:
        row = self.list.currentRow()
        there = 0 <= row < len(self.pages)
        self._turn.setEnabled(there)
        self._drop.setEnabled(there)
        self._keep.setEnabled(bool(self.pages))
        if there:
            self._picture.setPixmap(QPixmap.fromImage(_within(self.pages[row], self._picture.size())))
            self._picture.setAccessibleName(self.tr("第 {n} 页").format(n=row + 1))
        elif self._take.isHidden():
            self._picture.setText(self.tr("在拍照或扫描的程序里存一张，这里就有。"))
        else:
            self._picture.setText(self.tr("把材料放平，按 Insert 拍一页。"))


def _within(image: QImage, room: QSize) -> QImage:
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(room, keep, smooth)
