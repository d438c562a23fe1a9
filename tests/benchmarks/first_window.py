"""A process that shows one window, says so at its first paint, and ends: `ours DIR`, `same NAMES`, or `plain`.

`ours` also tells which modules of others it had loaded by then, so that `same` can load those and nothing else.
"""

import importlib
import sys
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

OURS = {"hall_client", "forms", "printing", "resources", "migrations", "tests"}
QT_ITSELF = {"shiboken6", "shibokensupport", "signature_bootstrap"}


class FirstPaint(QObject):
    """Ends the program when a window has been painted."""

    seen = False
    loaded = ""
    """The modules of others that were there by then."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Qt asks."""
        if event.type() is QEvent.Type.Paint and not self.seen:
            self.seen = True
            print("painted", flush=True)
            self.loaded = ",".join(_theirs())
            QTimer.singleShot(0, QApplication.quit)
        return False


def main(way: str, what: str = "") -> None:
    """Show it and end."""
    if way == "ours":
        _ours(Path(what))
        return
    for name in filter(None, what.split(",")):
        importlib.import_module(name)
    app, watch = QApplication(sys.argv[:1]), FirstPaint()
    window = QWidget()
    window.installEventFilter(watch)
    window.resize(1366, 768)
    window.show()
    app.exec()


def _ours(folder: Path) -> None:
    """The window program itself, with somebody watching for its first paint."""
    from hall_client import app as program
    from hall_client.settings import Settings

    make, watch = program.make_application, FirstPaint()

    def watched() -> QApplication:
        application = make()
        application.installEventFilter(watch)
        return application

    with patch.object(program, "make_application", watched):
        program.run_program(Settings(folder))
    print(watch.loaded, flush=True)


def _theirs() -> list[str]:
    """Modules that are neither ours nor Python's own, in the order in which they were loaded."""
    known = OURS | QT_ITSELF | set(sys.stdlib_module_names)
    specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
    names = [spec.name for spec in specs if spec is not None and spec.origin is not None]
    return [name for name in names if name.partition(".")[0] not in known and not name.startswith("_")]


if __name__ == "__main__":
    main(*sys.argv[1:])
