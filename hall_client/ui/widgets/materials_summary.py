"""How the materials stand, in the head of their section: 共 7 项, 已齐 5, 未看 2."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from hall_client.domain.materials import IN_ORDER, MaterialState
from hall_client.ui import theme
from hall_client.ui.models.materials_model import MaterialsModel
from hall_client.ui.widgets.chip import Chip
from hall_client.ui.widgets.key_button import KeyButton

_CHIPS = (
    (MaterialState.MISSING, "red", "missing"),
    (MaterialState.UNFIT, "red", "unfit"),
    (MaterialState.DEFERRED, "amber", "deferred"),
    (MaterialState.UNSEEN, "outline", "unseen"),
)


class MaterialsSummary(QWidget):
    """Follows the model by itself; `all_requested` is the click on 全部记原件."""

    all_requested = Signal()

    def __init__(self, model: MaterialsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._total = QLabel()
        self._total.setProperty("type", "label")
        self._total.setProperty("tone", "secondary")
        self._ready = Chip("", "green", "done")
        self._chips = {state: Chip("", kind, icon) for state, kind, icon in _CHIPS}
        self._seen = QLabel(self.tr("全部看过，可以一次告知"))
        self._seen.setProperty("type", "small")
        self._seen.setProperty("tone", "secondary")
        self._all = KeyButton(self.tr("全部记原件"), ("Ctrl+A", "1"), kind="link")
        self._all.clicked.connect(self.all_requested)
        row = QHBoxLayout(self)
        theme.space(row, spacing=8)
        for widget in (self._total, self._ready, *self._chips.values()):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._seen)
        row.addWidget(self._all)
        for signal in (model.dataChanged, model.modelReset):
            signal.connect(lambda *_: self._draw())
        self._draw()

    def _draw(self) -> None:
        counts = self._model.counts()
        ready = sum(counts.get(state, 0) for state in IN_ORDER)
        unseen = counts.get(MaterialState.UNSEEN, 0)
        lacking = counts.get(MaterialState.MISSING, 0) + counts.get(MaterialState.UNFIT, 0)
        self._total.setText(self.tr("共 {n} 项").format(n=self._model.rowCount()))
        self._ready.set(self.tr("已齐 {n}").format(n=ready), "green", "done")
        words = {
            MaterialState.MISSING: self.tr("缺 {n}"),
            MaterialState.UNFIT: self.tr("不合格 {n}"),
            MaterialState.DEFERRED: self.tr("容缺 {n}"),
            MaterialState.UNSEEN: self.tr("未看 {n}"),
        }
        for state, kind, icon in _CHIPS:
            number = counts.get(state, 0)
            self._chips[state].set(words[state].format(n=number), kind, icon)
            self._chips[state].setVisible(number > 0)
        self._all.setVisible(unseen > 0)
        self._seen.setVisible(unseen == 0 and lacking > 0)
