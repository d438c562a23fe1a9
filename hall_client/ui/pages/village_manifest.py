"""The right side of a village's 交接: how the papers are packed, and the manifest as it will be printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.services.handing_over import Bag
from hall_client.ui import theme
from hall_client.ui.background import Background
from hall_client.ui.widgets.field import Field
from hall_client.ui.widgets.paper_view import PaperView

MOST_BAGS = 20


class VillageManifest(QFrame):
    """`changed` says that the bag is packed otherwise. Enter goes on from field to field and never prints."""

    changed = Signal()

    def __init__(self, drawing: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "right")
        self._title, self._remark = QLabel(self.tr("交接清单预览")), QLabel(self.tr("勾选变了，这里跟着变"))
        self._title.setProperty("strong", True)
        self._remark.setProperty("type", "small")
        self._remark.setProperty("tone", "secondary")
        self.carrier = Field(self.tr("送件人"))
        self.seal = Field(self.tr("封口编号"), hint=self.tr("封条上的号"))
        self.bags = Field(self.tr("袋数"), digits=True)
        self.bags.set_text("1")
        self._fields = QWidget()
        self.paper = PaperView(drawing, tools=False)
        self._lay_out()
        for field, following in ((self.carrier, self.seal), (self.seal, self.bags)):
            field.edit.textEdited.connect(lambda _text: self.changed.emit())
            field.submitted.connect(lambda _text, after=following: after.setFocus())
        self.bags.edit.textEdited.connect(self._on_bags)
        self.setFocusProxy(self.carrier)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("role", "card_head")
        theme.fix(head, height=42)
        row = QHBoxLayout(head)
        theme.space(row, (16, 0, 14, 0), 8)
        row.addWidget(self._title, 1)
        row.addWidget(self._remark)
        fields = QHBoxLayout(self._fields)
        theme.space(fields, (16, 8, 16, 8), 8)
        fields.addWidget(self.carrier, 5)
        fields.addWidget(self.seal, 6)
        fields.addWidget(self.bags, 2)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(head)
        column.addWidget(self._fields)
        column.addWidget(self.paper, 1)

    def begin(self, carrier: str) -> None:
        """The 代办员 carries the bag unless somebody else is named."""
        if not self.carrier.text():
            self.carrier.set_text(carrier)

    def _on_bags(self, text: str) -> None:
        if text.isdigit() and 1 <= int(text) <= MOST_BAGS:
            self.changed.emit()
        else:
            self.bags.set_error(self.tr("1 到 {n}").format(n=MOST_BAGS))

    @property
    def bag(self) -> Bag | None:
        """How the papers are packed; None while the number of bags is none."""
        text = self.bags.text()
        if not (text.isdigit() and 1 <= int(text) <= MOST_BAGS):
            return None
        return Bag(self.carrier.text(), self.seal.text(), int(text))

    def packed(self) -> None:
        """The bag has gone: the next one has a seal of its own."""
        self.seal.set_text("")
        self.bags.set_text("1")

    def show_title(self, words: str, remark: str, *, packing: bool) -> None:
        """What stands below: the manifest to be printed, or another paper. Only a bag is packed."""
        self._title.setText(words)
        self._remark.setText(remark)
        self._fields.setVisible(packing)
