"""One section of a case, such as applicant or materials: a single line when done, a card when at work."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.icon_label import IconLabel
from hall_client.ui.widgets.key_button import KeyButton


class SectionState(StrEnum):
    """Where the clerk is with a section."""

    TODO = "todo"
    ACTIVE = "active"
    DONE = "done"


_ICONS = {
    SectionState.TODO: ("unseen", "ink_3"),
    SectionState.ACTIVE: ("unseen", "ink_2"),
    SectionState.DONE: ("done", "green_7"),
}


class SectionCard(QFrame):
    """Title, one-line summary and “改” when done; header and body when active; only the header while to do.

    Put what is worked on into `body` (a QVBoxLayout), extra words and chips into `head`. `edit_requested` is
    the click on 改; `changed` tells a SectionStack to lay out again.
    """

    edit_requested = Signal()
    changed = Signal()

    def __init__(self, title: str, cap: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self.state = SectionState.TODO
        self._summary: QWidget = QLabel()
        self._icon = IconLabel("unseen", "ink_3")
        self._edit = KeyButton(self.tr("改"), (cap,), kind="link")
        self._edit.setAccessibleName(self.tr("改{title}").format(title=title))
        self._edit.clicked.connect(self.edit_requested)
        self._title, self._heading = QLabel(title), QLabel(title)
        self._line, self._header, self._inside = self._make_line(), self._make_header(), QWidget()
        self.body = QVBoxLayout(self._inside)
        theme.space(self.body)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self._line)
        column.addWidget(self._header)
        column.addWidget(self._inside, 1)
        self.set_state(SectionState.TODO)

    def _make_line(self) -> QWidget:
        line = QWidget()
        self._line_row = QHBoxLayout(line)
        theme.space(self._line_row, (14, 6, 14, 6), 7)
        self._title.setProperty("type", "label")
        self._title.setProperty("tone", "secondary")
        theme.fix(self._title, width=72)
        self._links = QVBoxLayout()
        theme.space(self._links, spacing=2)
        self._links.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignRight)
        self._line_row.addWidget(self._icon)
        self._line_row.addWidget(self._title)
        self._line_row.addWidget(self._summary, 1)
        self._line_row.addLayout(self._links)
        line.setMinimumHeight(theme.px(46))
        return line

    def _make_header(self) -> QFrame:
        header = QFrame()
        header.setProperty("role", "card_head")
        self.head = QHBoxLayout(header)
        theme.space(self.head, (14, 0, 14, 0), 8)
        self._heading.setProperty("strong", True)
        self.head.addWidget(self._heading)
        theme.fix(header, height=42)
        return header

    def set_state(self, state: SectionState) -> None:
        """Show the section as done, active or still to do."""
        self.state = state
        done, active = state is SectionState.DONE, state is SectionState.ACTIVE
        self._line.setVisible(done)
        self._header.setVisible(not done)
        self._inside.setVisible(active)
        self._icon.set(*_ICONS[state])
        theme.restyle(self._heading, tone="" if active else "secondary")
        theme.restyle(self, active=active)
        self.changed.emit()

    def set_summary(self, text: str) -> None:
        """The one line shown when the section is done, as plain text."""
        label = QLabel(text)
        label.setProperty("type", "label")
        label.setProperty("tone", "secondary")
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.set_summary_widget(label)

    def set_summary_widget(self, summary: QWidget) -> None:
        """The line shown when the section is done, as a widget of its own; the former one is deleted."""
        self._line_row.replaceWidget(self._summary, summary)
        self._summary.deleteLater()
        self._summary = summary

    def add_link(self, link: KeyButton) -> None:
        """A further link under 改, such as 复制."""
        self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignRight)
