"""Joins the hall board with the rest of a shift: Alt+D, what the supervisor decided about this desk, its window."""

from PySide6.QtCore import QObject

from hall_client.ui.context import Context
from hall_client.ui.keys import bind
from hall_client.ui.line_signal import LineSignal
from hall_client.ui.pages.bad_ratings_controller import BadRatingsController
from hall_client.ui.pages.board_controller import BoardController
from hall_client.ui.pages.window_controller import WindowController
from hall_client.ui.shell import Shell
from hall_client.ui.urging_desk import UrgingDesk


class BoardShift(QObject):
    """Lives as long as the shell. `urgings` are those this desk has to answer."""

    def __init__(
        self,
        shell: Shell,
        context: Context,
        signal: LineSignal,
        board: BoardController | None,
        window: WindowController | None,
    ) -> None:
        super().__init__(shell)
        self._shell, self._board = shell, board
        self.urgings = UrgingDesk(shell, context, signal)
        bind(shell, "urge", self._on_urge)
        if board is not None:
            board.changed.connect(self.urgings.look)
        if window is not None:
            self.urgings.tide_changed.connect(window.look_at_queue)

    def _on_urge(self) -> None:
        """Alt+D: written on the hall board, answered everywhere else."""
        if self._shell.page == "board" and self._board is not None:
            self._board.urge()
        else:
            self.urgings.open()


def join_ratings(shell: Shell, board: BoardController, ratings: BadRatingsController) -> None:
    """The board warns of what the list of bad ratings tells, and Enter there opens the one it is about."""
    ratings.lines_read.connect(board.take_bad_ratings)
    board.rating_wished.connect(ratings.open)
    board.rating_wished.connect(lambda _key: shell.show_page("bad_ratings"))
