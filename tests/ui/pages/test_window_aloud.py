"""Who calls a number aloud: the call display, or in a hall without one the window itself."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hall_client.domain.aloud import VoiceRules
from hall_client.services.voice_ports import Announcement
from tests.ui.faces.loudspeaker import Loudspeaker
from tests.ui.pages.real_hall import HALL, real_hall
from tests.ui.pages.window_desk import opened

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("speaker", ["display", "window"])
def test_a_call_and_a_repeated_call(tmp_path: Path, qtbot: QtBot, speaker: str) -> None:
    rules = VoiceRules(speaker, repeats=1, volumes=((9, 40),))
    loudspeaker = Loudspeaker()
    with real_hall(tmp_path, replace(HALL, voice=rules)) as hall:
        for desk in opened(hall, qtbot, 1366, 698):
            desk.context.announcer = loudspeaker
            desk.call()
            hall.clock.on(seconds=30)
            desk.press(Qt.Key.Key_F3)
    wanted = [Announcement("A001", 3, 1, 40)] * 2 if speaker == "window" else []
    assert loudspeaker.said == wanted
