"""试读 试扫 试打 试拍 试亮 试叫: each device of this desk tried where its state is shown."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from hall_client.services.ports import DeviceState
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.pages.settings_controller import Surroundings
from hall_client.ui.pages.settings_page import SettingsPage
from hall_client.ui.scanning import GAP_MS, Scan
from hall_client.ui.widgets.lit_screen import light_up

WAIT_MS = 20_000
"""How long a trial waits for a scan."""
_NEAR_MS = 25
"""A gun this slow is near to being taken for a hand."""


class DeviceTrials(QObject):
    """Listens to the page's buttons. While the scanner is tried, `take_scan` takes the next scan."""

    def __init__(self, page: SettingsPage, context: Context, around: Surroundings) -> None:
        super().__init__(page)
        self._page, self._context, self._around = page, context, around
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(WAIT_MS)
        self._waiting.timeout.connect(self._on_no_scan)
        self._lit: QLabel | None = None
        self._code = ""
        page.try_wanted.connect(self.begin)

    def begin(self, code: str) -> None:
        """Try the device called `code`."""
        if code == "scanner":
            self._waiting.start()
            self._say(code, None, self.tr("现在扫一张，什么条码都行"))
        elif code == "rating" and len(QGuiApplication.screens()) > 1:
            self._light()
        else:
            self._code = code
            self._say(code, None, self.tr("正在试"))
            try_device = self._around.try_device
            self._context.devices.run(lambda: (code, try_device(code)), self._on_tried, self._on_failed)

    def take_scan(self, scan: Scan) -> bool:
        """Whether this scan was the one that was waited for."""
        if not self._waiting.isActive() or not self._page.isVisible():
            return False
        self._waiting.stop()
        well = scan.prefixed or not scan.end or scan.slowest_ms <= _NEAR_MS
        self._say("scanner", well, self._words(scan))
        return True

    def _words(self, scan: Scan) -> str:
        n = len(scan.text)
        if not scan.end:
            return self.tr("扫到 {n} 位，接在串口上").format(n=n)
        words = self.tr("扫到 {n} 位，结尾 {end}").format(n=n, end=scan.end)
        if scan.prefixed:
            return self.tr("{words}，前缀 F13").format(words=words)
        words = self.tr("{words}，最慢一键 {ms} 毫秒").format(words=words, ms=scan.slowest_ms)
        if scan.slowest_ms <= _NEAR_MS:
            return words
        return self.tr("{words}，离 {most} 毫秒太近，请给扫码枪设前缀 F13").format(words=words, most=GAP_MS)

    def _on_no_scan(self) -> None:
        words = self.tr("没有扫到。请给扫码枪设前缀 F13、结尾回车，再按试扫")
        self._say("scanner", False, words)

    def _light(self) -> None:
        self._lit = light_up(QGuiApplication.screens()[1].geometry(), self.tr("评价器正常"))
        self._say("rating", True, self.tr("第二块屏幕亮了 4 秒，没看到请查线"))

    def _on_tried(self, answer: tuple[str, DeviceState]) -> None:
        code, state = answer
        self._say(code, state.well, state.text)

    def _on_failed(self, failure: Exception) -> None:
        self._say(self._code, False, failures.sentence(failure))

    def _say(self, code: str, well: bool | None, words: str) -> None:
        self._page.show_tried(code, DeviceState(well, words))
