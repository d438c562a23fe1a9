"""A stick at the town: what stations bring, and a package for the one chosen among them."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from hall_client.ui.context import Context
from hall_client.ui.pages.handover_page import HandoverPage
from hall_client.ui.pages.stick_controller import StickController
from hall_client.ui.stick_desk import StickDesk
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE = "stick"


class HandoverStick(QObject):
    """`at_hand` tells the station whose bag is on the table: it is the one the list begins at."""

    def __init__(
        self,
        page: HandoverPage,
        context: Context,
        strip: MessageStrip,
        stick: StickDesk,
        at_hand: Callable[[], str],
    ) -> None:
        super().__init__(page)
        self._page, self._strip, self._at_hand = page, strip, at_hand
        self.work = StickController(page, context, strip, stick)
        page.export_wished.connect(self._on_export)
        page.import_wished.connect(self.work.take_in)

    def _on_export(self) -> None:
        self.work.ask_stations(self._on_stations)

    def _on_stations(self, stations: Mapping[str, str]) -> None:
        if not stations:
            what = self.tr("下面还没有登记过电脑的村站，没有写文件。")
            rest = self.tr("村站的电脑登记以后，这台电脑联一次网，再导出。")
            self._strip.post(MessageKind.AMBER, what, rest, name=_MESSAGE)
            return
        menu = QMenu(self._page)
        menu.setAccessibleName(self.tr("给哪个村站"))
        menu.aboutToHide.connect(menu.deleteLater)
        for unit, name in stations.items():
            self._add(menu, unit, name)
        at = self._page.stick.out if self._page.stick.isVisible() else self._page.bottom
        menu.popup(at.mapToGlobal(at.rect().topLeft()))

    def _add(self, menu: QMenu, unit: str, name: str) -> None:
        entry = QAction(name, menu)
        entry.setData(unit)
        entry.triggered.connect(partial(self.work.export, unit, name))
        menu.addAction(entry)
        if unit == self._at_hand() or len(menu.actions()) == 1:
            menu.setActiveAction(entry)
