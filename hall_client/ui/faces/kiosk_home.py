"""The first page of the ticket machine: the card, a tile for each series, and the other ways to a number."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from hall_client.domain.hall import UNSTATED, Hall, PriorityClass, Series
from hall_client.services.opening import KioskView
from hall_client.ui.faces.kiosk_card import KioskCard
from hall_client.ui.faces.kiosk_plan import Asked, Places, places
from hall_client.ui.faces.kiosk_tile import KioskTile
from hall_client.ui.faces.kiosk_touch import KioskTouch


class KioskHome(QWidget):
    """`chosen` carries the series letter and the priority class ("" for none).

    Two touches give a number with priority as well: 优先取号, and a tile. Which class it is may be said before the
    tile, and need not be: who had rather not say it to a machine is asked at the window.
    """

    chosen = Signal(str, str)
    card_wished = Signal()
    appointment_wished = Signal()
    progress_wished = Signal()
    prompted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: tuple[Series, ...] = ()
        self._classes: tuple[PriorityClass, ...] = ()
        self._priority = self._citizen = ""
        self._asking = self._lowered = False
        self._has_reader = True
        self._unit, self._letters = 10.0, 1.0
        self.tiles: list[KioskTile] = []
        self.classes: list[KioskTouch] = []
        self.card = KioskCard()
        self.title, self.hint = QLabel(), QLabel()
        self.title.setProperty("face", "heading")
        self.hint.setProperty("face", "note")
        for label in (self.title, self.hint):
            label.setWordWrap(True)
        self.first = KioskTouch(self.tr("优先取号"), "heart", "strong")
        self.back = KioskTouch(self.tr("不用优先"), "undo", "strong")
        self.booked = KioskTouch(self.tr("我有预约"), "calendar", "strong")
        self.progress = KioskTouch(self.tr("查进度"), "scan", "strong")
        for widget in (self.card, self.title, self.hint, self.first, self.back, self.booked, self.progress):
            widget.setParent(self)
        self.card.clicked.connect(self.card_wished)
        self.first.clicked.connect(self._on_priority)
        self.back.clicked.connect(self._on_back)
        self.booked.clicked.connect(self.appointment_wished)
        self.progress.clicked.connect(self.progress_wished)
        self.begin()

    @property
    def ways(self) -> tuple[KioskTouch, ...]:
        """The fields below the tiles that are there now."""
        plain = (self.booked, self.progress)
        if self._asking or self._priority:
            return (self.back, *plain)
        return (self.first, *plain) if self._classes else plain

    def show_view(self, view: KioskView) -> None:
        """The tiles of this hall and how many wait for each."""
        if (view.hall.series, view.hall.priorities) != (self._series, self._classes):
            self._build(view.hall)
        self._show_waiting(view.waiting if view.linked else None)

    def _show_waiting(self, waiting: Mapping[str, int] | None) -> None:
        for tile in self.tiles:
            tile.show_waiting(None if waiting is None else waiting.get(tile.letter, 0))

    def begin(self) -> None:
        """Back to the start: nobody is known, no priority, everything to choose anew."""
        self._priority = self._citizen = ""
        self._asking = False
        self.card.show_note("")
        self._arrange()

    def greet(self, masked: str, priority: str) -> None:
        """A card was read: who it is, hidden but for a letter or two, and the class their age gives them."""
        self._citizen, self._priority, self._asking = masked, priority, False
        self._arrange()
        self.prompted.emit(self.title.text())

    def set_reader(self, there: bool) -> None:
        """Without a reader, or with one that fails, there is no panel that asks for the card."""
        self._has_reader = there
        self._arrange()

    def set_lowered(self, lowered: bool) -> None:
        """按钮下移: everything that is touched in the lower half."""
        self._lowered = lowered
        self._arrange()

    def measure(self, unit: float, letters: float) -> None:
        """Lay everything out for a screen of this unit."""
        self._unit, self._letters = unit, letters
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything to its place."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.title.setText(self._words())
        hint = self._hint()
        self.hint.setText(hint)
        card = self._has_reader and not (self._citizen or self._asking)
        asked = Asked(
            fields=len(self.tiles),
            ways=len(self.ways),
            card=card,
            hint=bool(hint) and (self._asking or self.height() > self.width()),
            lowered=self._lowered,
            classes=len(self.classes) if self._asking else 0,
        )
        found = places(self.width(), self.height(), self._unit, asked)
        shown = self._place(found)
        everything = (self.card, self.hint, *self.tiles, *self.classes, self.first, self.back)
        for widget in everything:
            widget.setVisible(widget in shown)

    def _place(self, found: Places) -> set[QWidget]:
        """Every widget of the page to its rectangle; those that are there."""
        fields: list[tuple[KioskTouch, QRectF]] = [
            *zip(self.tiles, found.fields, strict=True),
            *zip(self.ways, found.ways, strict=True),
            *zip(self.classes, found.classes, strict=False),
        ]
        if found.card is not None:
            fields.append((self.card, found.card))
        for touch, box in fields:
            touch.measure(self._unit, self._letters)
            touch.setGeometry(box.toRect())
        self.title.setGeometry(found.title.toRect())
        shown: set[QWidget] = {touch for touch, _ in fields}
        if found.hint is not None:
            self.hint.setGeometry(found.hint.toRect())
            shown.add(self.hint)
        return shown

    def _words(self) -> str:
        known = self.tr("{name}，").format(name=self._citizen) if self._citizen else ""
        if self._priority:
            return known + self.tr("给您优先。点要办的事，就出号")
        if known or not self._has_reader:
            return known + self.tr("点要办的事，就出号")
        return self.tr("没带身份证，点要办的事")

    def _hint(self) -> str:
        if self._asking:
            return self.tr("您是哪一种？不说也行，窗口会轻声问您。")
        names = "、".join(each.label for each in self._classes)
        return self.tr("{names}，可以优先。").format(names=names) if names else ""

    def _build(self, hall: Hall) -> None:
        self._series, self._classes = hall.series, hall.priorities
        for old in (*self.tiles, *self.classes):
            old.hide()
            old.deleteLater()
        self.tiles = [KioskTile(series, self) for series in hall.series]
        self.classes = [KioskTouch(each.label, "", "plain", self) for each in hall.priorities]
        for tile in self.tiles:
            tile.clicked.connect(lambda _on=False, t=tile: self.chosen.emit(t.letter, self._priority))
        for field, each in zip(self.classes, hall.priorities, strict=True):
            field.setCheckable(True)
            field.clicked.connect(lambda on, code=each.code: self._on_class(code if on else UNSTATED))
        self._arrange()

    def _on_priority(self) -> None:
        self._asking = True
        self._on_class(UNSTATED)
        words = (self.title.text(), self.hint.text(), "、".join(each.label for each in self._classes))
        self.prompted.emit("。".join(each.rstrip("。") for each in words))

    def _on_back(self) -> None:
        self._priority, self._asking = "", False
        self._arrange()

    def _on_class(self, code: str) -> None:
        """Said before the tile, or taken back: it is marked, and nothing else changes."""
        self._priority = code
        for field, each in zip(self.classes, self._classes, strict=True):
            field.setChecked(each.code == code)
        self._arrange()
