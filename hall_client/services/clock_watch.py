"""Whether this PC's clock can date a number, by what the journal has seen."""

from datetime import datetime, time

from hall_client.domain.clock_guard import ClockCheck, ClockJump, check_clock
from hall_client.domain.deadlines import LOCAL_ZONE, local_date
from hall_client.domain.entries import instant_text
from hall_client.services.ports import Work

_NEVER = "9999"
"""Later than every instant as text."""


def clock_check(work: Work, now: datetime) -> ClockCheck:
    """Whether the clock of this PC can date a number (architecture §8.10).

    Back: an entry since the last confirmed date is later than now. Ahead: more than one working day lies between
    today and the day of entries before it; a weekend or a holiday is not a jump. Acts go on being recorded while
    the clock is wrong, so neither can be told from the last entry alone.
    """
    since = int(work.get_meta("clock_confirmed") or 0)
    back = check_clock(_instant(work.last_instant(since, _NEVER)), now)
    if back.jump is ClockJump.BACK:
        return back
    today = local_date(now)
    midnight = instant_text(datetime.combine(today, time(), LOCAL_ZONE))
    ahead = check_clock(_instant(work.last_instant(since, midnight)), now)
    if ahead.jump is not ClockJump.AHEAD or ahead.last_known is None:
        return ClockCheck(ClockJump.NONE, ahead.last_known, now)
    days = work.reference.calendar().working_days_between(local_date(ahead.last_known), today)
    return ahead if days > 1 else ClockCheck(ClockJump.NONE, ahead.last_known, now)


def _instant(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
