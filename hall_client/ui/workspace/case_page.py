"""The centre of the workspace: the sections of one case, with questions asked in place above them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.section_card import SectionCard, SectionState
from hall_client.ui.widgets.section_stack import SectionStack
from hall_client.ui.workspace.applicant_section import ApplicantSection
from hall_client.ui.workspace.item_section import ItemSection
from hall_client.ui.workspace.materials_section import MaterialsSection
from hall_client.ui.workspace.questions_section import QuestionsSection


class CasePage(QScrollArea):
    """Sections by name: applicant, item, situation, materials."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.applicant, self.item = ApplicantSection(), ItemSection()
        self.questions, self.materials = QuestionsSection(), MaterialsSection()
        self.sections: dict[str, SectionCard] = {
            "applicant": self.applicant,
            "item": self.item,
            "situation": self.questions,
            "materials": self.materials,
        }
        self.active = "applicant"
        self._single = False
        self._done: frozenset[str] = frozenset()
        stack = SectionStack()
        for section in self.sections.values():
            stack.add(section)
        sheet = QWidget()
        self._column = QVBoxLayout(sheet)
        theme.space(self._column, (12, 12, 12, 12))
        self._column.addWidget(stack, 1)
        self.setWidget(sheet)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new) and new.height() < self.viewport().height() // 2:
            self.ensureWidgetVisible(new, 0, theme.px(24))

    def show_states(self, done: frozenset[str], active: str) -> None:
        """Which sections are done and which one is worked on."""
        self.active, self._done = active, done
        for name, section in self.sections.items():
            if name == active:
                state = SectionState.ACTIVE
            else:
                state = SectionState.DONE if name in done else SectionState.TODO
            if section.state is not state:
                section.set_state(state)
        self._show_single()

    def set_single(self, single: bool) -> None:
        """At narrow width only the section worked on is on screen."""
        self._single = single
        theme.space(self._column, (0, 0, 0, 0) if single else (12, 12, 12, 12))
        self._show_single()

    def _show_single(self) -> None:
        for name, section in self.sections.items():
            section.setVisible(not self._single or name == self.active)
        self.materials.show_head(not self._single)

    def begin(self) -> None:
        """The keyboard goes to the section worked on."""
        section = self.sections[self.active]
        if isinstance(section, ApplicantSection | ItemSection | QuestionsSection | MaterialsSection):
            section.begin()
