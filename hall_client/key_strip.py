"""Prints the strip for the keyboard from the table of keys."""

import re

from PySide6.QtCore import QObject

from hall_client.services.sheet_printing import key_strip, put_out_sheet
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.keys import KEYS, said
from hall_client.ui.shell import Shell
from hall_client.ui.widgets.message_row import MessageKind

_FUNCTION_KEY = re.compile(r"F[0-9]{1,2}")


class KeyStrip(QObject):
    """Does it when the shell asks, and says there where it came out."""

    def __init__(self, shell: Shell, context: Context) -> None:
        super().__init__(shell)
        self._shell, self._context = shell, context
        shell.key_strip_requested.connect(self._on_requested)

    def _on_requested(self) -> None:
        desk, actor = self._context.desk, self._context.actor
        found = [(each.sequences[0], said(each.word)) for each in KEYS]
        keys = [pair for pair in found if _FUNCTION_KEY.fullmatch(pair[0])]
        row = sorted(keys, key=lambda pair: int(pair[0][1:]))
        self._context.background.run(
            lambda: put_out_sheet(desk, key_strip(desk, actor, row), "key-strip", "a4"),
            self._on_out,
            self._on_failed,
        )

    def _on_out(self, file: object) -> None:
        out = self.tr("键盘贴条已打印。")
        words = out if file is None else self.tr("键盘贴条存成了 {file}。").format(file=file)
        self._shell.strip.post(MessageKind.INFO, words, name="program")

    def _on_failed(self, failure: Exception) -> None:
        self._shell.strip.post(MessageKind.RED, failures.sentence(failure), name="program")
