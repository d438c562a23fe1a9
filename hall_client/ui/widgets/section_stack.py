"""The sections of a case under each other: finished ones joined into one card, the active one by itself."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_client.ui import theme
from hall_client.ui.widgets.section_card import SectionCard, SectionState

_GAP = 12
_JOINED = {(False, False): "", (False, True): "first", (True, True): "middle", (True, False): "last"}


class SectionStack(QWidget):
    """Keeps the gaps and the joined borders right whenever a section changes its state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[SectionCard] = []
        self._gaps: list[QWidget] = []
        self._column = QVBoxLayout(self)
        theme.space(self._column)
        self._column.addStretch(0)

    def add(self, card: SectionCard) -> None:
        """Append a section."""
        gap = QWidget()
        self._column.insertWidget(self._column.count() - 1, gap)
        self._column.insertWidget(self._column.count() - 1, card)
        self._gaps.append(gap)
        self._cards.append(card)
        card.changed.connect(self._arrange)
        card.installEventFilter(self)
        self._arrange()

    def eventFilter(self, card: QObject, event: QEvent) -> bool:
        """A section hidden by the page takes its gap along."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._arrange()
        return False

    def _arrange(self) -> None:
        for gap, card in zip(self._gaps, self._cards, strict=True):
            gap.setVisible(not card.isHidden())
        shown = [pair for pair in zip(self._gaps, self._cards, strict=True) if not pair[1].isHidden()]
        done = [card.state is SectionState.DONE for _gap, card in shown]
        for at, (gap, card) in enumerate(shown):
            above = done[at] and at > 0 and done[at - 1]
            below = done[at] and at + 1 < len(done) and done[at + 1]
            theme.restyle(card, joined=_JOINED[above, below])
            theme.fix(gap, height=0 if at == 0 or above else _GAP)
            self._column.setStretchFactor(card, int(card.state is SectionState.ACTIVE))
