"""An icon beside the words of the call display, as tall as they are."""

from PySide6.QtWidgets import QLabel, QWidget

from hall_client.ui.icons import pixmap


class DisplayIcon(QLabel):
    """With `keeps_place` nothing beside it moves when it is hidden."""

    def __init__(
        self, name: str, colour: str, *, keeps_place: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._colour = name, colour
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(keeps_place)
        self.setSizePolicy(policy)

    def measure(self, size: float) -> None:
        """Draw it so many pixels tall."""
        side = max(1, round(size))
        self.setFixedSize(side, side)
        self.setPixmap(pixmap(self._name, self._colour, side, self.devicePixelRatioF()))
