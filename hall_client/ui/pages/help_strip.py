"""Prints the strip for the keyboard that the help page offers."""

import re

from PySide6.QtCore import QObject

from hall_client.services.sheet_printing import key_strip, put_out_sheet
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.keys import KEYS, said
from hall_client.ui.shell import Shell
from hall_client.ui.widgets.message_row import MessageKind

_FUNCTION_KEY = re.compile(r"F[0-9]{1,2}")
_MESSAGE = "program"


class KeyStrip(QObject):
    """What the twelve function keys do, on paper."""

    def __init__(self, shell: Shell, context: Context) -> None:
        super().__init__(shell)
        self._shell, self._context = shell, context
        shell.key_strip_requested.connect(self._on_wished)

    def _on_wished(self) -> None:
        desk, actor = self._context.desk, self._context.actor
        words = [
            (entry.sequences[0], said(entry.word))
            for entry in KEYS
            if _FUNCTION_KEY.fullmatch(entry.sequences[0])
        ]
        row = sorted(words, key=lambda pair: int(pair[0][1:]))
        self._context.background.run(
            lambda: put_out_sheet(desk, key_strip(desk, actor, row), "key-strip", "a4"),
            self._on_out,
            self._on_not_out,
        )

    def _on_out(self, file: object) -> None:
        words = self.tr("键盘贴条已打印。")
        if file is not None:
            words = self.tr("键盘贴条存成了 {file}。").format(file=file)
        self._shell.strip.post(MessageKind.INFO, words, name=_MESSAGE)

    def _on_not_out(self, failure: Exception) -> None:
        self._shell.strip.post(MessageKind.RED, failures.sentence(failure), name=_MESSAGE)
