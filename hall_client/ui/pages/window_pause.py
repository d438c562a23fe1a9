"""Ctrl+B: no number is called to this window for a while."""

from PySide6.QtCore import QObject

from hall_client.services import attending
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.widgets.message_row import MessageKind


class PauseController(QObject):
    """The person at the window is finished first; a case that is not keeps the window open."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        bench.page.left.pause_wished.connect(self.pause)

    def pause(self) -> None:
        """Ctrl+B: pause, or call again."""
        bench = self._bench
        desk, actor = bench.desk, bench.actor
        if bench.view is not None and bench.view.paused:
            bench.run(lambda: attending.unpause(desk, actor), self._on_changed)
        elif bench.unfinished:
            words = self.tr("先办完，或按 Ctrl+S 暂存，再暂停叫号。")
            bench.tell(MessageKind.AMBER, self.tr("这一件还没办完。"), words, name="paused")
        else:
            bench.run(lambda: attending.pause(desk, actor, ""), self._on_changed)

    def _on_changed(self, _answer: object) -> None:
        bench = self._bench
        bench.strip.take_back("paused")
        if bench.phase is Phase.DONE:
            bench.begin_empty()
            bench.set_phase(Phase.IDLE)
        bench.view_changed.emit()
