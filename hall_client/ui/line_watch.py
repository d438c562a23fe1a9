"""Tells a desk how its line to the centre is: the cell in the app bar, and one message when something changes."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from hall_client.domain.line_status import LineState, LineStatus
from hall_client.ui.line_signal import LineSignal
from hall_client.ui.shell import Shell
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.widgets.status_cell import CellState

_LINE, _DISPUTES = "line", "disputes"
_OUT = frozenset({LineState.OFFLINE, LineState.REFUSED})


@dataclass(frozen=True)
class CellLook:
    """How the connection cell looks; an empty `icon` is the usual one of its state."""

    state: CellState
    words: str
    icon: str = ""


def cell(status: LineStatus) -> CellLook:
    """The connection cell."""
    translate = QCoreApplication.translate
    if status.state is LineState.OFFLINE:
        return CellLook(CellState.AMBER, translate("line", "离线办理中"))
    if status.state is LineState.REFUSED:
        return CellLook(CellState.OUTLINE, translate("line", "中心不接收"), "warning")
    if status.state is LineState.ALONE:
        return CellLook(CellState.WELL, translate("line", "单机办理"))
    if not status.queue_reachable:
        return CellLook(CellState.OUTLINE, translate("line", "叫号连不上"))
    if status.state is LineState.HELD_BACK:
        words = translate("line", "暂缓上传，剩 {n}").format(n=status.waiting)
        return CellLook(CellState.WELL, words, "pause")
    if status.state is LineState.SENDING:
        return CellLook(CellState.BUSY, translate("line", "正在上传，剩 {n}").format(n=status.waiting))
    return CellLook(CellState.WELL, translate("line", "已联网"))


class LineWatch(QObject):
    """Lives as long as a shift. `page_wished` asks for 设置 → 同步和备份. It never takes the keyboard."""

    page_wished = Signal()

    def __init__(self, shell: Shell, signal: LineSignal) -> None:
        super().__init__(shell)
        self._shell = shell
        self._before = LineStatus()
        shell.connection_clicked.connect(self.page_wished)
        signal.changed.connect(self._on_status)
        self._on_status(signal.latest)

    def _on_status(self, status: LineStatus) -> None:
        before, self._before = self._before, status
        look = cell(status)
        self._shell.set_connection(look.state, look.words, look.icon, status.words)
        if status.state is not before.state:
            self._tell_state(before.state, status)
        elif status.state in _OUT and status.waiting_cases != before.waiting_cases:
            self._shell.strip.rename_action(_LINE, self._unsent(status))
        if status.disputes > before.disputes:
            self._tell_disputes(status.disputes)
        elif before.disputes and not status.disputes:
            self._shell.strip.take_back(_DISPUTES)

    def _tell_state(self, before: LineState, status: LineStatus) -> None:
        if status.state is LineState.OFFLINE:
            self._post(
                MessageKind.OFFLINE,
                self.tr("现在没有网络，照常收件、打印、叫号。"),
                self.tr("联网后自动上传，编号不变，不用重做。"),
                self._unsent(status),
            )
        elif status.state is LineState.REFUSED:
            kept = self.tr("照常办理，东西都存在这台电脑上。")
            self._post(MessageKind.AMBER, status.words, kept, self._unsent(status))
        elif before in _OUT:
            sending = self.tr("已联网，正在上传")
            words = sending if status.waiting else self.tr("已联网，没有要上传的")
            self._shell.strip.post(MessageKind.INFO, words, icon="cloud", name=_LINE, quiet=True)

    def _unsent(self, status: LineStatus) -> str:
        if status.waiting_cases:
            return self.tr("看没传的 {n} 件").format(n=status.waiting_cases)
        return self.tr("看上传情况")

    def _tell_disputes(self, n: int) -> None:
        self._post(
            MessageKind.INFO,
            self.tr("有 {n} 件两边都改过。").format(n=n),
            self.tr("两边的记录都留着，有空时看一眼。"),
            self.tr("看一眼"),
            name=_DISPUTES,
            icon="people",
        )

    def _post(
        self, kind: MessageKind, what: str, rest: str, way: str, *, name: str = _LINE, icon: str = ""
    ) -> None:
        action = MessageAction(way, self.page_wished.emit, closes=False)
        self._shell.strip.post(kind, what, rest, actions=(action,), icon=icon, name=name, quiet=True)
