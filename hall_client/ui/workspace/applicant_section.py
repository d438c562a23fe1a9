"""The applicant section: who it is for, who came, how to reach them."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from hall_client.domain.drafts import Draft, Party
from hall_client.domain.hall import Village
from hall_client.domain.recorded_words import RELATIONS
from hall_client.ui import theme
from hall_client.ui.widgets.field import Field
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.section_card import SectionCard
from hall_client.ui.workspace.party_fields import PartyFields
from hall_client.ui.workspace.place_field import PlaceField


class ApplicantSection(SectionCard):
    """`edited` and `agent_edited` carry a field of the person and its text at every letter."""

    edited = Signal(str, str)
    agent_edited = Signal(str, str)
    agent_wished = Signal(bool)
    relation_edited = Signal(str)
    left_field = Signal(str, bool)
    card_wished = Signal()
    copy_wished = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("ApplicantSection", "申请人"), "Alt+1", parent)
        self.person = PartyFields(self.tr("姓名或单位名称"), organisations=True)
        self.phone = Field(self.tr("电话"), digits=True)
        self.place = PlaceField(self.tr("住址"))
        self.by_agent = QCheckBox(self.tr("代办人来办"))
        self.by_agent.setAccessibleName(self.by_agent.text())
        self.agent = PartyFields(self.tr("代办人姓名"), organisations=False)
        self._relation_edit = QLineEdit()
        self._relation_edit.returnPressed.connect(self.finished)
        self.relation = self._make_relation()
        self.card = KeyButton(self.tr("读身份证"), ("F5",), kind="small", icon="id-card")
        self.copy = KeyButton(self.tr("复制"), ("F7",), kind="link")
        self.add_link(self.copy)
        self._agent_part = self._make_agent_part()
        self._fill_head()
        self._fill_body()
        self._connect()

    def _make_relation(self) -> QComboBox:
        relation = QComboBox()
        relation.setLineEdit(self._relation_edit)
        relation.addItems(list(RELATIONS))
        relation.setCurrentText("")
        relation.setAccessibleName(self.tr("与申请人的关系"))
        return relation

    def _make_agent_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        theme.space(column, spacing=6)
        column.addWidget(self.agent)
        row = QHBoxLayout()
        theme.space(row, spacing=8)
        words = QLabel(self.tr("与申请人的关系"))
        words.setProperty("type", "label")
        words.setProperty("tone", "secondary")
        mandate = QLabel(self.tr("委托书在材料里看，写明代办的事、申请人签字或按印。"))
        mandate.setProperty("type", "small")
        mandate.setProperty("tone", "hint")
        row.addWidget(words)
        row.addWidget(self.relation, 1)
        row.addWidget(mandate, 2)
        column.addLayout(row)
        part.setVisible(False)
        return part

    def _fill_head(self) -> None:
        hint = QLabel(self.tr("读卡、扫码，或者直接输"))
        hint.setProperty("type", "small")
        hint.setProperty("tone", "hint")
        self.head.addWidget(hint)
        self.head.addStretch(1)
        self.head.addWidget(self.card)

    def _fill_body(self) -> None:
        reach = QHBoxLayout()
        theme.space(reach, spacing=12)
        reach.addWidget(self.phone, 5)
        reach.addWidget(self.place, 8)
        theme.space(self.body, (16, 12, 16, 14), 10)
        self.body.addWidget(self.person)
        self.body.addLayout(reach)
        self.body.addWidget(self.by_agent)
        self.body.addWidget(self._agent_part)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.person.edited.connect(self.edited)
        self.agent.edited.connect(self.agent_edited)
        self.person.left_field.connect(lambda field: self.left_field.emit(field, False))
        self.agent.left_field.connect(lambda field: self.left_field.emit(field, True))
        for field, key in ((self.phone, "phone"), (self.place, "address")):
            field.edit.textEdited.connect(lambda text, k=key: self.edited.emit(k, text))
            field.edit.editingFinished.connect(lambda k=key: self.left_field.emit(k, False))
        self.by_agent.clicked.connect(self.agent_wished)
        self.relation.editTextChanged.connect(self._on_relation)
        self.person.finished.connect(self.phone.setFocus)
        self.phone.submitted.connect(lambda _text: self.place.setFocus())
        self.place.submitted.connect(lambda _text: self._on_place_done())
        self.agent.finished.connect(self.relation.setFocus)
        self.card.clicked.connect(self.card_wished)
        self.copy.clicked.connect(self.copy_wished)

    def _on_relation(self, text: str) -> None:
        if self._agent_part.isVisible():
            self.relation_edited.emit(text)

    def _on_place_done(self) -> None:
        if self.by_agent.isChecked():
            self.agent.name.setFocus()
        else:
            self.finished.emit()

    def set_villages(self, villages: Sequence[Village]) -> None:
        """Villages offered for the address."""
        self.place.set_villages(villages)

    def show_draft(self, draft: Draft) -> None:
        """Show both persons as the draft holds them."""
        self.person.show_party(draft.applicant)
        for field, text in ((self.phone, draft.applicant.phone), (self.place, draft.applicant.address)):
            if field.edit.text() != text:
                field.set_text(text)
        self.by_agent.setChecked(draft.agent is not None)
        self._agent_part.setVisible(draft.agent is not None)
        self.agent.show_party(draft.agent or Party())
        if self.relation.currentText() != draft.relation:
            self.relation.blockSignals(True)
            self.relation.setCurrentText(draft.relation)
            self.relation.blockSignals(False)

    def show_reading(self, reading: bool) -> None:
        """The button of F5 says that the card is being read."""
        self.card.setText(self.tr("正在读卡…") if reading else self.tr("读身份证"))
        self.card.setEnabled(not reading)
        self.card.updateGeometry()

    def show_error(self, field: str, words: str, *, of_agent: bool) -> None:
        """Say under a field what is wrong with it; empty words take the error away."""
        if field == "phone":
            self.phone.set_error(words) if words else self.phone.clear_error()
        elif field != "address":
            (self.agent if of_agent else self.person).show_error(field, words)

    def begin(self) -> None:
        """Put the keyboard where the clerk starts typing."""
        self.person.name.setFocus()
