"""A town and a village for the tests of 交接: two real databases, and the road between them."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hall_client.desk import OpenDesk, open_desk
from hall_client.devices.card_reader import SimulatedReader
from hall_client.devices.voice import Silent
from hall_client.domain.drafts import Party
from hall_client.domain.manifests import Handover
from hall_client.domain.people import Actor
from hall_client.program import stick_desk
from hall_client.services import handing_over
from hall_client.services.handing_over import Bag
from hall_client.services.ports import Desk
from hall_client.ui import theme
from hall_client.ui.background import Background, on_gui_thread
from hall_client.ui.context import Context
from hall_client.ui.line_signal import LineSignal
from hall_client.ui.pages.handover_controller import HandoverController
from hall_client.ui.pages.handover_page import HandoverPage
from hall_client.ui.stick_desk import StickDesk
from hall_client.ui.tokens import BOTTOM_BAR
from hall_client.ui.widgets.message_strip import MessageStrip
from tests.desk import Clock, TestDesk, Tray, fresh
from tests.services.road import Road
from tests.services.villages import PROXY, PROXY_DESK, entrusted

GULI = Party("古丽巴哈尔·阿布都热依木", id_number="999999198502140038", address="柳塘村 1 组")
PEOPLE = (
    Party("马德福", id_number="999999195803120017", address="柳塘村 2 组"),
    Party("苏䶮", id_number="999999199001010029", address="柳塘村 2 组"),
    Party("欧阳德顺", id_number="999999196107210031", address="柳塘村 4 组"),
    Party("陈桂香", id_number="999999194103120044", address="柳塘村 5 组"),
    GULI,
    Party("赵有福", id_number="999999197009090052", address="柳塘村 6 组"),
)


def _refuse_gui_thread() -> None:
    if on_gui_thread():
        raise AssertionError("the store was touched on the GUI thread")


@dataclass
class Town:
    """The proxy desk of the sample town; `behind` is its store without the guard."""

    opened: OpenDesk
    behind: OpenDesk
    clock: Clock
    tray: Tray
    village: TestDesk
    road: Road = field(init=False)
    contexts: list[Context] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.road = Road(self.desk, self.village.desk)

    @property
    def desk(self) -> Desk:
        """The desk without the guard, for arranging and for looking."""
        return self.behind.desk

    def context(self, actor: Actor = PROXY_DESK) -> Context:
        """What a page works with."""
        made = Context(self.opened.desk, Background(), Background(), SimulatedReader([]), Silent(), actor)
        self.contexts.append(made)
        return made

    def bag(self, *items: str, people: tuple[Party, ...] = PEOPLE, carry: bool = True) -> Handover:
        """The village takes matters on and sends them in one bag."""
        village = self.village
        cases = [entrusted(village, item, who=who).case.id for item, who in zip(items, people, strict=False)]
        sent = handing_over.send_up(village.desk, PROXY, cases, Bag("吴桂芳", "LT-0318-1"))
        village.clock.forward(minutes=30)
        self.clock.at = village.clock.at
        if carry:
            self.road.carry()
        return sent


@contextmanager
def town(hall_source: Path, village_source: Path, folder: Path) -> Iterator[Town]:
    """Copies of both, opened; closed at the end."""
    village = fresh(village_source, folder / "village")
    shutil.copytree(hall_source, folder / "town")
    clock, tray, numbers = Clock(), Tray(), itertools.count(1)

    def name() -> str:
        return f"town-{next(numbers):06d}"

    opened = open_desk(folder / "town", now=clock, new_id=name, guard=_refuse_gui_thread, printer=tray)
    behind = open_desk(folder / "town", now=clock, new_id=name, printer=tray)
    made = Town(opened, behind, clock, tray, village)
    try:
        yield made
    finally:
        for context in made.contexts:
            context.close()
        for each in (opened, behind, village.opened):
            each.close()


@dataclass
class Seat:
    """The page 交接 with somebody at it."""

    whole: QWidget
    page: HandoverPage
    controller: HandoverController
    context: Context
    strip: MessageStrip
    signal: LineSignal
    idle: Callable[[], None]

    @property
    def message(self) -> str:
        """What the strip says."""
        return self.strip.top.spoken if self.strip.top else ""


def seated(hall: Town, qtbot: QtBot, actor: Actor = PROXY_DESK, size: tuple[int, int] = (1366, 646)) -> Seat:
    """Sit down at the page."""
    return seated_with(hall.context(actor), stick_desk(hall.opened), qtbot, size)


def seated_with(context: Context, stick: StickDesk, qtbot: QtBot, size: tuple[int, int]) -> Seat:
    """Sit down at the page with this."""
    page, strip, signal = HandoverPage(), MessageStrip(), LineSignal()
    desk = QWidget()
    column = QVBoxLayout(desk)
    theme.space(column)
    for widget in (strip, page, page.bottom):
        column.addWidget(widget, int(widget is page))
    page.bottom.setProperty("role", "bottom")
    theme.fix(page.bottom, height=BOTTOM_BAR)
    qtbot.addWidget(desk)
    desk.setMinimumSize(1, 1)
    desk.resize(*size)
    controller = HandoverController(page, context, strip, signal, stick)

    def idle() -> None:
        qtbot.waitUntil(lambda: not context.background.busy and not context.carrying.busy)

    with qtbot.waitActive(desk):
        desk.show()
        desk.activateWindow()
    page.setFocus()
    controller.begin()
    idle()
    return Seat(desk, page, controller, context, strip, signal, idle)
