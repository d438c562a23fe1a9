"""Below the calls: who missed theirs, how many still wait, and what is wrong just now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hall_client.ui.faces.display_panel import labelled

_MISSED = 6
_MISSED_UPRIGHT = 4
_MISSED_BESIDE_HINT = 2
"""How many numbers leave room for what to do, on an upright screen."""
_WAITING = 3
_LONGEST_NAME = 8


class DisplayFoot(QWidget):
    """Numbers only: why somebody is ahead of others, or who they are, stands nowhere here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._upright = False
        self._labels: tuple[str, ...] | None = ()
        self._missed, self._waiting = labelled("foot_value"), labelled("foot_value")
        self._hint = labelled("foot", self.tr("请到导办台，不用重新取号"))
        self._first = [labelled("foot", self.tr("过号")), labelled("foot", self.tr("还在等"))]
        self._waiting.setWordWrap(True)
        self._rows = QVBoxLayout()
        self._rows.addStretch(1)
        self._lines = [
            self._line(self._first[0], self._missed, self._hint),
            self._line(self._first[1], self._waiting),
        ]
        self._rows.addStretch(1)
        self._notice = labelled("notice")
        self._notice.setWordWrap(True)
        self._notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addLayout(self._rows, 1)
        self._box.addWidget(self._notice)
        self.show_missed(())
        self.show_waiting(())
        self.show_notice("")

    def _line(self, *labels: QLabel) -> QHBoxLayout:
        line = QHBoxLayout()
        for label in labels[:-1]:
            line.addWidget(label)
        line.addWidget(labels[-1], 1)
        self._rows.addLayout(line)
        return line

    @property
    def notice(self) -> str:
        """What is wrong just now; empty when nothing is."""
        return self._notice.text() if self._notice.isVisibleTo(self) else ""

    @property
    def words(self) -> tuple[str, str]:
        """过号, and 还在等."""
        return self._missed.text(), self._waiting.text()

    def show_missed(self, labels: Sequence[str] | None) -> None:
        """Who did not come when called, the latest first; None while nobody can say."""
        self._labels = labels if labels is None else tuple(labels)
        if labels is None:
            self._missed.clear()
            self._missed.hide()
            self._hint.show()
            return
        self._missed.show()
        most = _MISSED_UPRIGHT if self._upright else _MISSED
        more = [self.tr("等 {n} 个号").format(n=len(labels))] if len(labels) > most else []
        self._missed.setText("　".join([*labels[:most], *more]) or self.tr("没有"))
        self._hint.setVisible(bool(labels) and not (self._upright and len(labels) > _MISSED_BESIDE_HINT))

    def show_waiting(self, waiting: Sequence[tuple[str, int]] | None) -> None:
        """How many wait, by what for: the most first, what is left together; None while nobody can say."""
        if waiting is None:
            self._waiting.setText(self.tr("人数暂时看不到"))
            return
        most = sorted(waiting, key=lambda each: each[1], reverse=True)
        if len(most) > _WAITING:
            rest = sum(people for _, people in most[_WAITING - 1 :])
            most = [*most[: _WAITING - 1], (self.tr("其他"), rest)]
        said = [self.tr("{name} {n} 人").format(name=name[:_LONGEST_NAME], n=people) for name, people in most]
        self._waiting.setText("　".join(said) or self.tr("没有人在等"))

    def show_notice(self, words: str) -> None:
        """What to do instead while something does not work."""
        self._notice.setText(words)
        self._notice.setVisible(bool(words))

    def measure(self, unit: float, *, upright: bool) -> None:
        """Beside each other on a wide screen, below each other on an upright one."""
        self._upright = upright
        self.show_missed(self._labels)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._box.setDirection(down if upright else across)
        self._box.setSpacing(round(1.6 * unit))
        self._rows.setSpacing(round(0.4 * unit))
        for line in self._lines:
            line.setSpacing(round(1.6 * unit))
        for label in self._first:
            label.setFixedWidth(round(6.6 * unit))
        self._notice.setMinimumWidth(0 if upright else round(37 * unit))
        self._box.setStretchFactor(self._notice, int(upright))
