"""A stick at the town with a real centre: what a village brings is there at once, and a package goes back down."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from hall_client.devices.card_reader import SimulatedReader
from hall_client.devices.voice import Silent
from hall_client.domain.packages import PackageState
from hall_client.program import stick_desk
from hall_client.ui.background import Background
from hall_client.ui.context import Context
from tests.central.conftest import enrol, hall_post, server, set_up_posts, stick, town, village
from tests.central.posts import Post
from tests.services.villages import PROXY_DESK
from tests.ui.pages.handover_desk import seated_with
from tests.ui.pages.stick_desks import choose, press

__all__ = ("enrol", "hall_post", "server", "set_up_posts", "stick", "town", "village")
pytestmark = pytest.mark.centre
K = Qt.Key


def test_up_and_down_by_the_keys(
    hall_post: Post,
    village: Post,
    stick: Path,
    qtbot: QtBot,
) -> None:
    case = village.take_on()
    file = village.export(stick)
    context = Context(hall_post.desk, Background(), Background(), SimulatedReader([]), Silent(), PROXY_DESK)
    seat = seated_with(context, stick_desk(hall_post.opened), qtbot, (1366, 646))
    try:
        press(K.Key_I)
        choose(seat.controller.stick.work, file)
        seat.idle()
        assert seat.message.startswith("柳树村便民服务站的包导入了，1 件。")
        assert "条已经登记到中心" in seat.message
        assert hall_post.case(case.id) == case
        file.unlink()
        press(K.Key_O)
        seat.idle()
        (menu,) = seat.page.findChildren(QMenu)
        QApplication.processEvents()
        QTest.keyClick(menu, K.Key_Return)
        choose(seat.controller.stick.work, stick)
        seat.idle()
        assert seat.message.startswith("带给柳树村便民服务站的包写好了：1 件办件")
        (down,) = stick.iterdir()
        assert village.import_(down).note.state is PackageState.TAKEN
    finally:
        context.close()
