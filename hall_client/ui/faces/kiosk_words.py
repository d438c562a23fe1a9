"""What the ticket machine says of a number, a case and a booking."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from hall_client.domain.hall import Hall, in_a_row
from hall_client.services.issuing import Issued
from hall_client.services.opening import KioskView
from hall_client.services.progress import Progress
from hall_client.ui.faces.kiosk_number import Said


def windows_words(numbers: Sequence[int]) -> str:
    """1 至 3 号窗口, or 1、4 号窗口 where they do not stand in a row; empty for none."""
    if not numbers:
        return ""
    if in_a_row(numbers):
        words = QCoreApplication.translate("kiosk", "{first} 至 {last} 号窗口")
        return words.format(first=numbers[0], last=numbers[-1])
    listed = "、".join(str(each) for each in numbers)
    return QCoreApplication.translate("kiosk", "{listed} 号窗口").format(listed=listed)


def issued_words(hall: Hall, issued: Issued, masked: str, *, on_paper: bool) -> Said:
    """The number just given out; it is valid without paper too. `masked` is whose card was read, hidden."""
    translate = QCoreApplication.translate
    ticket, ahead = issued.ticket, issued.ahead
    if issued.own:
        first = translate("kiosk", "叫号暂时连不上，这个号有效，请听工作人员叫号。")
    else:
        first = "" if ahead else translate("kiosk", "马上就到您。")
    if on_paper:
        rest = translate("kiosk", "请拿好下面的小票，听到叫号再到窗口。")
    else:
        rest = translate("kiosk", "没打出小票。请记下号 {label}，或到导办台取。").format(label=ticket.label)
    minutes = issued.minutes
    whose = translate("kiosk", "{name}，您的号是").format(name=masked)
    return Said(
        caption=whose if masked else translate("kiosk", "您的号是"),
        headline=ticket.label,
        where="，".join(
            part for part in (hall.series_name(ticket.business), windows_words(issued.windows)) if part
        ),
        ahead=translate("kiosk", "{n} 人").format(n=ahead) if ahead else "",
        wait=translate("kiosk", "{n} 分钟").format(n=minutes) if minutes else "",
        note=_together(first, rest),
        again=True,
    )


def progress_words(found: Progress) -> Said:
    """Where a case stands, without saying whose it is."""
    translate = QCoreApplication.translate
    received = found.received
    since = translate("kiosk", "{month} 月 {day} 日收件")
    said = since.format(month=received.month, day=received.day) if received else ""
    until = translate("kiosk", "{month} 月 {day} 日前办结")
    due = until.format(month=found.due.month, day=found.due.day) if found.due else ""
    return Said(
        caption=found.item,
        headline=found.state,
        where="，".join(part for part in (said, due) if part),
        note=translate("kiosk", "{next}。编号 {number}").format(next=found.next, number=found.number),
        is_number=False,
    )


def closed_words(view: KioskView) -> Said:
    """Outside the hours in which numbers are given out: what becomes of those given out, and when it goes on."""
    translate, now = QCoreApplication.translate, view.at.time()
    turn = translate("kiosk", "{first} 到 {last}")
    turns = "、".join(turn.format(first=f"{first:%H:%M}", last=f"{last:%H:%M}") for first, last in view.turns)
    note = translate("kiosk", "{turns} 取号，{closes} 关门。急事请找工作人员。").format(
        turns=turns, closes=f"{view.hall.closes:%H:%M}"
    )
    given = now >= view.turns[0][1]
    again = next((first for first, _ in view.turns if now < first), None)
    rests = translate("kiosk", "中午休息，{again} 起再取号")
    return Said(
        caption="",
        headline=translate("kiosk", "现在不取号"),
        where=rests.format(again=f"{again:%H:%M}") if given and again else "",
        note=_together(translate("kiosk", "已经取的号，今天都给您办完。"), note) if given else note,
        ready=False,
        is_number=False,
    )


def _together(first: str, rest: str) -> str:
    """Two sentences, as this language writes them one after the other."""
    if not first:
        return rest
    return QCoreApplication.translate("kiosk", "{first}{rest}").format(first=first, rest=rest)


def refused_words(caption: str, words: str) -> Said:
    """Nothing was done, and why."""
    return Said("", caption, note=words, is_number=False)
