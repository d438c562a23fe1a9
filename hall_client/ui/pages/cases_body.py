"""What belongs to an opened case, in tabs: every act, the materials, the papers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hall_client.domain.cases import CaseMaterial
from hall_client.domain.materials import MATERIAL_WORDS, MaterialState
from hall_client.domain.visits import Document
from hall_client.services import papers
from hall_client.services.looking_up import Act, CaseView
from hall_client.ui import theme
from hall_client.ui.models.cases_acts_model import CasesActsModel
from hall_client.ui.models.cases_words import paper_words
from hall_client.ui.pages.cases_act_delegate import CasesActDelegate
from hall_client.ui.pages.cases_custody import CustodyPane
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.list_rows import make_readable
from hall_client.ui.widgets.reading_table import reading_table

_ROW = 37
_PAPERS, _CUSTODY = 2, 3
_MATERIALS = 1
_DEFERRED = MaterialState.DEFERRED.value


class CasesBody(QFrame):
    """`fulfil_requested` carries the code of a deferred material that was handed in, `scans_requested` that of one
    whose scans are wanted.
    """

    fulfil_requested = Signal(str)
    scans_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._materials: tuple[CaseMaterial, ...] = ()
        self._documents: tuple[Document, ...] = ()
        self._shown_acts: tuple[Act, ...] = ()
        self.acts = CasesActsModel(self)
        self._list = self._make_list()
        self._material_table = reading_table(
            (self.tr("材料"), self.tr("情况"), self.tr("份数"), self.tr("附件"), self.tr("说明"))
        )
        self._paper_table = reading_table(
            (self.tr("文书"), self.tr("编号"), self.tr("时间"), self.tr("情况"))
        )
        self.custody = CustodyPane()
        self._fulfil = KeyButton(self.tr("补齐选中的容缺材料"))
        self._fulfil.clicked.connect(self._on_fulfil)
        self._scans = KeyButton(self.tr("附件"), ("Alt+F",), icon="clip")
        self._scans.clicked.connect(self.request_scans)
        self._chain_icon, self._chain = IconLabel("shield", "green_7", 15), QLabel()
        self._chain.setProperty("type", "small")
        self._tabs, self._stack = QTabBar(), QStackedWidget()
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        for title in (self.tr("全程留痕"), self.tr("材料"), self.tr("文书"), self.tr("材料去向")):
            self._tabs.addTab(title)
        self._lay_out()
        theme.current.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        for table in (self._material_table, self._paper_table):
            table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.acts)
        view.setItemDelegate(CasesActDelegate(view))
        make_readable(view)
        view.setAccessibleName(self.tr("全程留痕"))
        return view

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("role", "card_head")
        row = QHBoxLayout(head)
        theme.space(row, (6, 0, 12, 0), 6)
        row.addWidget(self._tabs)
        row.addStretch(1)
        row.addWidget(self._chain_icon)
        row.addWidget(self._chain)
        materials = QWidget()
        below = QVBoxLayout(materials)
        theme.space(below, (0, 0, 0, 8), 8)
        below.addWidget(self._material_table, 1)
        acts = QHBoxLayout()
        theme.space(acts, (0, 0, 12, 0), 8)
        acts.addStretch(1)
        acts.addWidget(self._fulfil)
        acts.addWidget(self._scans)
        below.addLayout(acts)
        for page in (self._list, materials, self._paper_table, self.custody):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        theme.space(column, (1, 1, 1, 1))
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    def show_case(self, view: CaseView, *, may_fulfil: bool) -> None:
        """Show this case."""
        self._materials, self._documents = view.materials, view.documents
        self.show_acts(view)
        self.custody.show_custody(view.custody)
        self._tabs.setTabVisible(_CUSTODY, bool(view.custody.trails))
        self._tabs.setTabText(1, self.tr("材料 {n}").format(n=len(view.materials)))
        self._tabs.setTabText(2, self.tr("文书 {n}").format(n=len(view.documents)))
        self._fill(self._material_table, [self._material_row(each, view) for each in view.materials])
        self._fill(self._paper_table, [self._paper_row(each) for each in view.documents])
        self._fulfil.setVisible(may_fulfil and any(each.state == _DEFERRED for each in view.materials))

    def show_acts(self, view: CaseView) -> None:
        """The acts of all desks came in; what is looked at on the other tabs stays."""
        if view.acts != self._shown_acts:
            self._shown_acts = view.acts
            self.acts.set_acts(view.acts)
            self._list.scrollToBottom()
        self._show_chain(view)

    @property
    def chain_words(self) -> str:
        """What the chain check found."""
        return self._chain.text()

    @property
    def chosen_paper(self) -> Document | None:
        """The paper chosen on its tab, otherwise the last one made."""
        row = self._paper_table.currentRow()
        if self._stack.currentIndex() == _PAPERS and 0 <= row < len(self._documents):
            return self._documents[row]
        return self._documents[-1] if self._documents else None

    def _show_chain(self, view: CaseView) -> None:
        whole = not view.chained
        words = self.tr("{n} 条记录前后相扣，没有改动或缺失")
        if view.checked < len(view.acts):
            words = self.tr("这台电脑的 {n} 条前后相扣，没有改动或缺失")
        words = words.format(n=view.checked)
        self._chain.setText(words if whole else view.chained)
        self._chain.setWordWrap(not whole)
        theme.restyle(self._chain, tone="green" if whole else "red")
        self._chain_icon.set("shield" if whole else "unfit", "green_7" if whole else "red_7")

    def _material_row(self, material: CaseMaterial, view: CaseView) -> tuple[str, ...]:
        due = (
            self.tr("{day} 前补齐").format(day=material.due)
            if material.due and material.state == _DEFERRED
            else ""
        )
        copies = str(material.copies) if material.copies else ""
        words = "；".join(part for part in (due, material.reason, material.remedy, material.basis) if part)
        scans = sum(1 for each in view.attachments if each.material == material.code)
        state = MATERIAL_WORDS[MaterialState(material.state)]
        return material.name, state, copies, str(scans) if scans else "", words

    def _paper_row(self, document: Document) -> tuple[str, ...]:
        states = {
            "made": self.tr("还没打"),
            "printed": self.tr("打出 {n} 份").format(n=document.copies),
            "failed": self.tr("没打出来"),
        }
        again = self.tr("，补打 {n} 次").format(n=document.reprints) if document.reprints else ""
        at = f"{papers.local(document.made_at):%m-%d %H:%M}"
        return paper_words(document.kind), document.number, at, states[document.state] + again

    def _fill(self, table: QTableWidget, rows: list[tuple[str, ...]]) -> None:
        table.setRowCount(len(rows))
        for at, cells in enumerate(rows):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, "，".join(cells))
                table.setItem(at, column, item)

    def request_scans(self) -> None:
        """The scans of the material chosen are wanted; where none is chosen, the keyboard goes to the list."""
        row = self._material_table.currentRow()
        if self._stack.currentIndex() == _MATERIALS and 0 <= row < len(self._materials):
            self.scans_requested.emit(self._materials[row].code)
        else:
            self._tabs.setCurrentIndex(_MATERIALS)
            self._material_table.setCurrentCell(max(row, 0), 0)
            self._material_table.setFocus()

    def _on_fulfil(self) -> None:
        deferred = [each for each in self._materials if each.state == _DEFERRED]
        row = self._material_table.currentRow()
        chosen = self._materials[row] if 0 <= row < len(self._materials) else None
        if chosen in deferred:
            self.fulfil_requested.emit(chosen.code)
        elif len(deferred) == 1:
            self.fulfil_requested.emit(deferred[0].code)
        else:
            self._tabs.setCurrentIndex(_MATERIALS)
            self._material_table.setFocus()
