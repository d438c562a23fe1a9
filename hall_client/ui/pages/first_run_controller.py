"""Makes a ready hall from the first-run page and hands over the recovery key once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from hall_client.domain.hall import HallPlan, PlanRefused
from hall_client.services.setting_up import NewAccount
from hall_client.ui import failures
from hall_client.ui.background import Background
from hall_client.ui.pages.first_run_page import FirstRunPage


@dataclass(frozen=True)
class MadeHall:
    """A hall that was set up: what is shown once, and how to print the key."""

    recovery_key: str
    accounts: tuple[NewAccount, ...]
    key_words: str
    print_key: Callable[[], object]


class FirstRunController(QObject):
    """`done` is emitted when the person has put the key away. There is no desk yet, so it takes its parts alone.

    `set_up` makes the hall, `queues` lists the system's printers; both are called off the GUI thread.
    """

    done = Signal()

    def __init__(
        self,
        page: FirstRunPage,
        background: Background,
        set_up: Callable[[HallPlan], MadeHall],
        queues: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        super().__init__(page)
        self._page, self._background, self._set_up = page, background, set_up
        self._made: MadeHall | None = None
        page.plan_ready.connect(self._on_plan)
        page.key_print_requested.connect(self._on_print)
        page.finished.connect(self.done)
        background.run(queues, page.show_queues, self._on_failed)

    def _on_plan(self, plan: HallPlan) -> None:
        self._background.run(lambda: self._set_up(plan), self._on_made, self._on_failed)

    def _on_made(self, made: MadeHall) -> None:
        self._made = made
        self._page.show_made(made.recovery_key, made.accounts, made.key_words)

    def _on_failed(self, failure: Exception) -> None:
        problems = failure.problems if isinstance(failure, PlanRefused) else (failures.sentence(failure),)
        self._page.show_problems(problems)

    def _on_print(self) -> None:
        if self._made is not None:
            self._background.run(self._made.print_key, self._on_printed, self._on_failed)

    def _on_printed(self, file: object) -> None:
        kept = self.tr("没有选打印机，恢复密钥存在 {file}。打印后请删掉这个文件。").format(file=file)
        self._page.show_problems((kept,) if file else ())
