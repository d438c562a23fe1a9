"""Keeps for the person on duty how they want the screen: the size of its text, and its contrast."""

from PySide6.QtCore import QObject

from hall_client.services import signing_in
from hall_client.ui import failures, theme
from hall_client.ui.context import Context
from hall_client.ui.shell import Shell
from hall_client.ui.widgets.message_row import MessageKind


class LookKeeper(QObject):
    """Lives as long as a shift. Ctrl+Plus and its like are heard from the shell; a page calls `keep`."""

    def __init__(self, shell: Shell, context: Context) -> None:
        super().__init__(shell)
        self._shell, self._context = shell, context
        shell.scale_changed.connect(lambda scale: self.keep(scale, theme.current.contrast))

    def keep(self, scale: float, contrast: bool) -> None:
        """Keep the look that is on the screen already."""
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: signing_in.keep_look(desk, actor, scale, contrast), self._on_kept, self._on_not_kept
        )

    def _on_kept(self, _nothing: None) -> None:
        """Nothing is to be said."""

    def _on_not_kept(self, failure: Exception) -> None:
        self._shell.strip.post(MessageKind.RED, failures.sentence(failure), name="program")
