"""The call display as its program runs it, telling when it had drawn each number."""

import json
import sys
import threading
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hall_client.app import aside, connected, guard, make_application, make_context
from hall_client.desk import open_desk
from hall_client.devices.card_reader import NoReader
from hall_client.devices.voice import Silent
from hall_client.domain.people import CALL_DISPLAY
from hall_client.services.displaying import DisplayView
from hall_client.services.voice_ports import Nobody
from hall_client.ui.faces.display_controller import DisplayController
from hall_client.ui.faces.display_face import DisplayFace
from tests.desk import Clock, Tray


class TimedFace(DisplayFace):
    """Notes when a window's line had been drawn with a number."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: dict[str, float] = {}

    def show_view(self, view: DisplayView) -> None:
        """Draw at once, and look at the clock."""
        super().show_view(view)
        self.repaint()
        now = time.monotonic()
        for row in self.table.rows.values():
            self.drawn.setdefault(row.words, now)


def main(folder: str) -> None:
    """Say ready when the hall is shown; at a word from outside print what was drawn when, as JSON."""
    app = make_application()
    opened = aside(lambda: open_desk(Path(folder), now=Clock(), guard=guard, printer=Tray()))
    context = make_context(opened, CALL_DISPLAY, NoReader(), Silent())
    line = connected(opened, context)
    assert line is not None
    face = TimedFace()
    face.resize(1920, 1080)
    face.show()
    controller = DisplayController(face, context, Nobody(), line.centre.signal.queue_changed)
    while not face.drawn:
        QApplication.processEvents()
    print("ready", flush=True)
    threading.Thread(target=lambda: (sys.stdin.readline(), app.exit()), daemon=True).start()
    app.exec()
    print(json.dumps(face.drawn), flush=True)
    controller.stop()
    context.close()
    line.close()
    opened.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
