"""The draft at the window with everything that can be undone: one undo stack for each case."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from hall_client.domain.drafts import Draft

_TYPING = 1
"""Merge id of typing: letters typed one after another into the same field are one step."""


class _Change(QUndoCommand):
    def __init__(
        self, history: "DraftHistory", before: Draft, after: Draft, name: str, typed_into: str
    ) -> None:
        super().__init__(name)
        self._history, self._before, self._after, self._typed_into = history, before, after, typed_into

    def undo(self) -> None:
        """The draft as it was before."""
        self._history.show(self._before)

    def redo(self) -> None:
        """The draft as it was made."""
        self._history.show(self._after)

    def id(self) -> int:
        """Typing may be merged, other steps may not."""
        return _TYPING if self._typed_into else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """One step for all letters typed into one field."""
        if not isinstance(other, _Change) or other._typed_into != self._typed_into:
            return False
        self._after = other._after
        return True


class DraftHistory(QObject):
    """`draft` is what stands on the screen. `changed` after each step, forward or back.

    The case number, the service, the version of the case and the scans are facts of the world: undo leaves them alone.
    """

    changed = Signal()

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self._stack = QUndoStack(self)

    def commit(self, after: Draft, name: str, *, typed_into: str = "") -> None:
        """Make `after` the draft; `name` is what the undo button calls this step. No change makes no step."""
        if after != self.draft:
            self._stack.push(_Change(self, self.draft, after, name, typed_into))
            self.changed.emit()

    def show(self, draft: Draft) -> None:
        """Take a draft of the stack; who moved the stack tells of it afterwards, when its names are right."""
        now = self.draft
        self.draft = replace(
            draft,
            number=now.number or draft.number,
            service_id=now.service_id,
            ticket_label=now.ticket_label,
            case_version=now.case_version,
            attachments=now.attachments,
        )

    def adopt(self, **facts: object) -> None:
        """Take over facts of the world: number, service_id, ticket_label, case_version, attachments."""
        self.draft = replace(self.draft, **facts)  # type: ignore[arg-type]
        self.changed.emit()

    def begin(self, draft: Draft) -> None:
        """Start with another draft; nothing of it can be undone yet."""
        self._stack.clear()
        self.draft = draft
        self.changed.emit()

    @property
    def undo_name(self) -> str:
        """What undo would take back, or an empty text."""
        return self._stack.undoText() if self._stack.canUndo() else ""

    def undo(self) -> bool:
        """One step back; False when there is none."""
        able = self._stack.canUndo()
        self._stack.undo()
        if able:
            self.changed.emit()
        return able

    def redo(self) -> bool:
        """One step forward again; False when there is none."""
        able = self._stack.canRedo()
        self._stack.redo()
        if able:
            self.changed.emit()
        return able
