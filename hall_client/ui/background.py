"""The one way to do slow work (saving, calling, printing) while the counter's screen stays quick."""

import inspect
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QThread, Signal, Slot

T = TypeVar("T")


@dataclass(frozen=True)
class _Answer:
    tell: Callable[[Any], None]
    fact: object


class Background(QObject):
    """Runs jobs one after another on a single worker thread and brings each answer back to the GUI thread.

    One thread, so that acts on the local database happen in the order they were asked for. For pure
    computation (drawing a paper) give it another instance of its own.
    """

    busy_changed = Signal(bool)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._open = 0
        self._closed = False
        self._answered.connect(self._on_answered)

    @property
    def busy(self) -> bool:
        """Whether a job is waiting, running, or has not yet given its answer."""
        return self._open > 0

    def run(
        self, job: Callable[[], T], on_done: Callable[[T], None], on_failed: Callable[[Exception], None]
    ) -> None:
        """Run `job` off the GUI thread, then call `on_done` with its result or `on_failed` with its
        exception.

        Both are called on the GUI thread; give bound methods of QObjects: if the object has been deleted in
        the meantime nothing is called. Call this from the GUI thread only. After `close` nothing is run: a
        page's timer may tick once more while the program ends.
        """
        if self._closed:
            return
        self._pool.submit(self._work, job, on_done, on_failed)
        self._open += 1
        if self._open == 1:
            self.busy_changed.emit(True)

    def close(self) -> None:
        """Finish the jobs asked for and join the thread. Answers still under way are not delivered."""
        self._closed = True
        self._pool.shutdown(wait=True)
        self._answered.disconnect(self._on_answered)

    def _work(
        self, job: Callable[[], T], on_done: Callable[[T], None], on_failed: Callable[[Exception], None]
    ) -> None:
        try:
            answer = _Answer(on_done, job())
        except Exception as failure:
            answer = _Answer(on_failed, failure)
        self._answered.emit(answer)

    @Slot(object)
    def _on_answered(self, answer: _Answer) -> None:
        if self._closed:
            return
        self._open -= 1
        if self._open == 0:
            self.busy_changed.emit(False)
        if _still_there(answer.tell):
            answer.tell(answer.fact)


def on_gui_thread() -> bool:
    """Whether the caller is on the thread that paints the screen, where no database may be touched."""
    return QThread.isMainThread()


def _still_there(tell: Callable[[Any], None]) -> bool:
    owner = tell.__self__ if inspect.ismethod(tell) else None
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
