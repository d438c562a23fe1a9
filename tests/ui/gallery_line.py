"""Draws 同步和备份 in its states to PNG files, to be laid beside the design and looked at.

Run: QT_QPA_PLATFORM=offscreen python -m tests.ui.gallery_line FOLDER
"""

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from hall_client.domain.line_status import LineState
from hall_client.ui import theme
from hall_client.ui.line_watch import LineWatch
from hall_client.ui.pages.settings_devices import DeviceRow
from hall_client.ui.pages.settings_page import SettingsPage
from hall_client.ui.pages.settings_sync import SyncFacts
from hall_client.ui.shell import Shell
from hall_client.ui.widgets.status_cell import CellState
from tests.ui.line_example import (
    CHANGED,
    DAY,
    DISPUTE,
    EVENTS,
    OFFLINE,
    RARE,
    REFUSED,
    SENDING,
    SENT,
    TWICE,
    WAITING,
    ExampleLine,
    example,
)

DEVICES = (
    DeviceRow("printer", "打印机", False, "纸快用完，约剩 12 张", "试打"),
    DeviceRow("card", "身份证读卡器", True, "正常，今天读 21 张", "试读"),
    DeviceRow("scanner", "扫码枪", None, "扫一张回执，能打开办件就是好的"),
    DeviceRow("voice", "叫号语音", None, "按试叫听一听", "试叫"),
)
BUSY = ExampleLine(SENDING, WAITING, (DISPUTE,), EVENTS)
STATES: dict[str, tuple[ExampleLine, float, bool]] = {
    "sending": (BUSY, 1.0, False),
    "sending-125": (BUSY, 1.25, False),
    "sending-200": (BUSY, 2.0, False),
    "contrast": (replace(BUSY, open_disputes=(RARE, DISPUTE)), 1.0, True),
    "offline": (ExampleLine(OFFLINE, WAITING[1:], (), EVENTS[1:]), 1.0, False),
    "sent": (ExampleLine(SENT, (), (), EVENTS), 1.0, False),
    "changed": (ExampleLine(SENT, (), (DISPUTE,), EVENTS, changed=CHANGED), 1.0, False),
    "twice": (ExampleLine(SENT, (), (), EVENTS, twice=TWICE), 1.0, False),
    "alone": (ExampleLine(), 1.0, False),
    "refused": (ExampleLine(REFUSED, WAITING[1:2]), 1.0, False),
    "held-back": (ExampleLine(replace(SENDING, state=LineState.HELD_BACK), WAITING), 1.0, False),
}


def settings(line: ExampleLine) -> tuple[Shell, SettingsPage]:
    shell, page = Shell(), SettingsPage()
    shell.set_hall("青禾镇便民服务中心", "3 号窗口")
    shell.set_user("赵婷")
    shell.set_clock("10:52")
    shell.set_devices(CellState.OUTLINE, "打印机有问题")
    for key, title, number in (("work", "办理", 1), ("cases", "办件", 2), ("tally", "日报", 4)):
        shell.add_page(key, title, QWidget(), number)
    shell.add_page("settings", "设置", page, 7)
    LineWatch(shell, example(line)[1].signal)
    page.show_devices(DEVICES)
    page.show_backup("最近 2026-03-17")
    page.mark_disputes(line.now.disputes)
    shell.show_page("settings")
    page.show_section("sync")
    page.sync.show_facts(
        SyncFacts(line.now, line.waiting, line.open_disputes, line.changed, line.twice, line.lost, line.past),
        DAY,
    )
    return shell, page


def main(folder: Path) -> None:
    app = QApplication([])
    for name, (line, scale, contrast) in STATES.items():
        theme.apply(app, scale, contrast)
        shell, page = settings(line)
        if page.sync.dispute.shown == DISPUTE:
            page.sync.dispute.fields.choose(0, mine=True)
            page.sync.dispute.fields.choose(1, mine=False)
        shell.resize(1366, 738)
        shell.show()
        app.processEvents()
        app.processEvents()
        shell.grab().save(str(folder / f"sync-{name}.png"))
        shell.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
