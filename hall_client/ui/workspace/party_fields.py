"""Name and document of one person at the window, or of an organisation, checked while it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.domain.drafts import Party
from hall_client.ui import theme
from hall_client.ui.widgets.code_text import CodeText, uncovered
from hall_client.ui.widgets.field import Field

NO_DOCUMENT = "none"
USCC = "uscc"


class PartyFields(QWidget):
    """`edited` carries a field of `Party` and its text at every letter; `left_field` that a field was finished."""

    edited = Signal(str, str)
    left_field = Signal(str)
    finished = Signal()

    def __init__(self, who: str, *, organisations: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Made in the order of reading, which is the order of Tab.
        self.name = Field(who)
        self.types = self._make_types(organisations)
        self.number = Field(self.tr("证件号"), digits=True)
        self.reason = Field(self.tr("为什么没有证件"), hint=self.tr("例如：证件正在补领，村干部陪同"))
        self.reason.setVisible(False)
        self._remark, self._boxes, self._about = QLabel(), CodeText(), QLabel()
        self._notes()
        self._lay_out()
        for field, key in ((self.name, "name"), (self.number, "id_number"), (self.reason, "no_id_reason")):
            field.edit.textEdited.connect(lambda text, k=key: self.edited.emit(k, text))
            field.edit.editingFinished.connect(lambda k=key: self.left_field.emit(k))
        self.types.activated.connect(lambda _at: self.edited.emit("id_type", str(self.types.currentData())))
        self.name.submitted.connect(lambda _text: self._second().setFocus())
        self.number.submitted.connect(lambda _text: self.finished.emit())
        self.reason.submitted.connect(lambda _text: self.finished.emit())

    def _make_types(self, organisations: bool) -> QComboBox:
        types = QComboBox()
        words = [
            ("resident", self.tr("居民身份证")),
            ("residence_permit", self.tr("港澳台居民居住证")),
            ("foreigner", self.tr("外国人永居证")),
            ("other", self.tr("护照等其他证件")),
            (NO_DOCUMENT, self.tr("无证件")),
        ]
        words += [(USCC, self.tr("统一社会信用代码"))] if organisations else []
        for code, word in words:
            types.addItem(word, code)
        types.setAccessibleName(self.tr("证件类型"))
        return types

    def _notes(self) -> None:
        for label, tone in ((self._remark, "amber"), (self._about, "secondary")):
            label.setProperty("type", "label")
            label.setProperty("tone", tone)
            label.setWordWrap(True)
        for widget in (self._remark, self._boxes, self._about):
            widget.setVisible(False)

    def _lay_out(self) -> None:
        kind = QVBoxLayout()
        theme.space(kind, spacing=4)
        label = QLabel(self.tr("证件类型"))
        label.setProperty("type", "label")
        label.setProperty("tone", "secondary")
        kind.addWidget(label)
        kind.addWidget(self.types)
        kind.addStretch(1)
        left = QVBoxLayout()
        theme.space(left, spacing=4)
        for widget in (self.name, self._boxes, self._remark):
            left.addWidget(widget)
        left.addStretch(1)
        right = QVBoxLayout()
        theme.space(right, spacing=4)
        for widget in (self.number, self.reason, self._about):
            right.addWidget(widget)
        right.addStretch(1)
        row = QHBoxLayout(self)
        theme.space(row, spacing=12)
        row.addLayout(left, 5)
        row.addLayout(kind, 3)
        row.addLayout(right, 5)

    def _second(self) -> Field:
        return self.reason if self.types.currentData() == NO_DOCUMENT else self.number

    def show_party(self, party: Party) -> None:
        """Show what the draft holds; a field being typed in already holds it and is left alone."""
        for field, text in (
            (self.name, party.name),
            (self.number, party.id_number),
            (self.reason, party.no_id_reason),
        ):
            if field.edit.text() != text:
                field.set_text(text)
        self.types.setCurrentIndex(max(0, self.types.findData(party.id_type)))
        without = party.id_type == NO_DOCUMENT
        self.number.setVisible(not without)
        self.reason.setVisible(without)
        self.number.label.setText(self.tr("统一社会信用代码") if party.id_type == USCC else self.tr("证件号"))
        self._boxes.set_text(party.name)
        self._boxes.setVisible(bool(uncovered(party.name)))

    def show_remarks(self, name_remark: str, about: str) -> None:
        """What to look at again in the name, and what the number tells: “男，84 岁”."""
        for label, words in ((self._remark, name_remark), (self._about, about)):
            label.setText(words)
            label.setVisible(bool(words))

    def show_error(self, field: str, words: str) -> None:
        """Say under `field` what is wrong with it; empty words take the error away."""
        shown = {"name": self.name, "id_number": self.number, "no_id_reason": self.reason}[field]
        if words and shown.error != words:
            shown.set_error(words)
        elif not words:
            shown.clear_error()
