"""From the queue as it stands to the words of the left column."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hall_client.domain.tickets import Ticket, TicketState
from hall_client.services.calling import WindowView
from hall_client.ui.widgets.queue_list import QueueRow
from hall_client.ui.workspace.left_column import LeftFacts


def left_facts(view: WindowView, at: datetime) -> LeftFacts:
    """What the left column shows of `view` at the instant `at`."""
    waited = [_minutes(ticket, at) for ticket in view.waiting]
    longest = (
        QCoreApplication.translate("window_left", "最久 {n} 分钟").format(n=max(waited)) if waited else ""
    )
    serving = view.serving
    return LeftFacts(
        ticket=view.label,
        words=_serving_words(view),
        serving=serving is not None,
        present=serving is not None and serving.state is TicketState.IN_SERVICE,
        rows=tuple(_row(view, ticket, at, n == 0) for n, ticket in enumerate(view.waiting)),
        longest=longest,
        held=tuple((ticket.id, ticket.label) for ticket in view.held),
        done_today=view.done_today,
        paused=view.paused,
        stale="" if view.linked else _stale_words(),
    )


def _stale_words() -> str:
    return QCoreApplication.translate("window_left", "叫号连不上，下面是断开前的。按 F2 输票号。")


def _minutes(ticket: Ticket, at: datetime) -> int:
    return max(0, int((at - ticket.issued_at).total_seconds()) // 60)


def _row(view: WindowView, ticket: Ticket, at: datetime, first: bool) -> QueueRow:
    words = view.hall.series_name(ticket.business)
    label = view.hall.priority_label(ticket.priority)
    if label:
        words = QCoreApplication.translate("window_left", "优先 {label}").format(label=label)
    waited = QCoreApplication.translate("window_left", "{n} 分钟").format(n=_minutes(ticket, at))
    return QueueRow(ticket.label, words, waited, bool(label), first)


def _serving_words(view: WindowView) -> str:
    ticket = view.serving
    if view.paused:
        return QCoreApplication.translate("window_left", "已暂停叫号，Ctrl+B 恢复")
    if ticket is None:
        if view.paper is not None:
            return QCoreApplication.translate("window_left", "看小票叫的号，联网后补登")
        if view.service is not None:
            return QCoreApplication.translate("window_left", "没有取号，直接办理")
        return QCoreApplication.translate("window_left", "窗口前没有人")
    business = view.hall.series_name(ticket.business)
    if ticket.state is TicketState.CALLED:
        return QCoreApplication.translate("window_left", "{business}，已叫 {n} 次，还没到窗口").format(
            business=business, n=ticket.calls
        )
    waited = max(0, int(((ticket.called_at or ticket.issued_at) - ticket.issued_at).total_seconds()) // 60)
    return QCoreApplication.translate("window_left", "{business}，等了 {n} 分钟").format(
        business=business, n=waited
    )
