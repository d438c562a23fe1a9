"""At a village nobody is called: the next person is whoever comes to the table, and the left column has the lists."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from hall_client.domain.people import Actor
from hall_client.services import attending, village_lists
from hall_client.services.attending import NotFinished
from hall_client.services.ports import Desk
from hall_client.services.village_lists import Overview
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.widgets.message_row import MessageKind

_LOOK_MS = 30_000


class VillagersController(QObject):
    """Stands where a hall's window has its `QueueController`."""

    serving_changed = Signal(str, str, str)

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        bench.page.lists.new_wished.connect(self.call)
        bench.view_changed.connect(self.look)
        bench.draft_changed.connect(self._show_person)

    @property
    def acts(self) -> dict[str, Callable[[], object]]:
        """No key of the queue means anything here."""
        return {}

    def start(self) -> None:
        """Begin to keep the left column fresh."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Leave it as it is."""
        self._timer.stop()

    def look(self) -> None:
        """Count the lists anew."""
        desk = self._bench.desk
        self._bench.context.background.run(
            lambda: village_lists.overview(desk), self._on_counted, self._bench.on_failed
        )

    def _on_counted(self, facts: Overview) -> None:
        self._bench.page.lists.show_overview(facts)

    def _show_person(self) -> None:
        self.serving_changed.emit(self._bench.draft.applicant.name, "", "")

    def call(self, label: str = "") -> None:
        """新代办: a new person at the table. A ticket is worth nothing here."""
        bench = self._bench
        if label:
            bench.tell(MessageKind.AMBER, self.tr("村站不叫号，这张小票请到镇中心用。"), name="scanned")
        elif bench.unfinished:
            words = self.tr("先按 Ctrl+S 暂存，再办下一件。")
            bench.tell(MessageKind.AMBER, self.tr("这一件还没办完。"), words, name="refused")
        else:
            desk, actor = bench.desk, bench.actor
            bench.run(lambda: _let_go(desk, actor), self._on_free)

    def _on_free(self, _nothing: None) -> None:
        bench = self._bench
        bench.service = None
        bench.begin_empty()
        bench.set_phase(Phase.CASE)
        bench.page.case.begin()

    def undo_no_show(self) -> bool:
        """Nobody was called, so nobody can have missed it."""
        return False


def _let_go(desk: Desk, actor: Actor) -> None:
    """The person before has left. Where nothing came of their visit yet it goes on with whoever comes now."""
    with suppress(NotFinished):
        attending.finish(desk, actor)
