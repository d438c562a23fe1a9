"""The address field: a few initials offer villages and their groups; anything else may be typed as well."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from hall_client.domain.hall import Village
from hall_client.domain.recorded_words import village_group
from hall_client.domain.search import initials
from hall_client.ui.widgets.field import Field

_MOST = 12


class PlaceField(Field):
    """`ltc3` offers 柳塘村 3 组; ↓ and Enter choose."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self._places: tuple[tuple[str, str], ...] = ()
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(lambda _text: self.edit.textEdited.emit(self.edit.text()))
        self.edit.setCompleter(completer)
        self.edit.textEdited.connect(self._offer)

    def _make_edit(self) -> QLineEdit:
        edit = QLineEdit()
        edit.setClearButtonEnabled(False)
        return edit

    def set_villages(self, villages: Sequence[Village]) -> None:
        """The villages of this hall and how many groups each has."""
        places = []
        for village in villages:
            letters = initials(village.name)
            places.append((letters, village.name))
            for group in range(1, village.groups + 1):
                places.append((f"{letters}{group}", village_group(village.name, group)))
        self._places = tuple(places)

    def offered(self, text: str) -> list[str]:
        """The places that begin with these initials or hold these characters."""
        typed = text.strip().lower()
        if not typed:
            return []
        found = [
            place for letters, place in self._places if letters.startswith(typed) or text.strip() in place
        ]
        return [place for place in found if place != text.strip()][:_MOST]

    def _offer(self, text: str) -> None:
        self._offered.setStringList(self.offered(text))
