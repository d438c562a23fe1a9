"""Whether this computer's clock can be trusted to date a number."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hall_client.domain.deadlines import local_date

MOST_BACK = timedelta(minutes=5)
MOST_AHEAD = timedelta(days=1)


class ClockJump(StrEnum):
    """How the clock stands against the last instant known for certain."""

    NONE = "none"
    BACK = "back"
    AHEAD = "ahead"


@dataclass(frozen=True)
class ClockCheck:
    """The result of comparing now with the last known instant."""

    jump: ClockJump
    last_known: datetime | None
    now: datetime

    @property
    def stops_numbering(self) -> bool:
        """Whether no number may be given out until a person has confirmed today's date."""
        return self.jump is not ClockJump.NONE

    @property
    def sentence(self) -> str:
        """What the clerk is asked, empty when the clock is trusted."""
        if self.last_known is None or not self.stops_numbering:
            return ""
        now, last = local_date(self.now), local_date(self.last_known)
        moved = "往回走了" if self.jump is ClockJump.BACK else "往前跳了"
        return (
            f"这台电脑的时钟{moved}：上次记录在 {last.month} 月 {last.day} 日，"
            f"现在是 {now.month} 月 {now.day} 日。"
            "先不发新编号，请核对今天的日期再确认。"
        )


def check_clock(last_known: datetime | None, now: datetime) -> ClockCheck:
    """Compare `now` with the last entry or server time, both aware instants; None when nothing is known.

    More than 5 minutes back or more than a day ahead is a jump (domain D.7, architecture 8.10). A case
    number carries the date, so a wrong clock would date cases wrongly or give numbers twice.
    """
    if last_known is None:
        return ClockCheck(ClockJump.NONE, None, now)
    if last_known - now > MOST_BACK:
        return ClockCheck(ClockJump.BACK, last_known, now)
    if now - last_known > MOST_AHEAD:
        return ClockCheck(ClockJump.AHEAD, last_known, now)
    return ClockCheck(ClockJump.NONE, last_known, now)
