"""The hours of a hall (开放时间): one part a day, or two with a midday break (午休) between them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class Hours:
    """A part of the day in which the hall is open."""

    opens: time
    closes: time

    def stops(self, minutes: int) -> time:
        """Until when the ticket machine gives out numbers, so many minutes before the part ends (domain E.7)."""
        ends = datetime.combine(_ANY_DAY, self.closes) - timedelta(minutes=minutes)
        return max(self.opens, ends.time())

    def slots(self, minutes: int) -> tuple[time, ...]:
        """The slots of so many minutes that end within the part."""
        step = timedelta(minutes=minutes)
        begins, last = datetime.combine(_ANY_DAY, self.opens), datetime.combine(_ANY_DAY, self.closes) - step
        return tuple((begins + n * step).time() for n in range((last - begins) // step + 1))


def parts(opens: time, closes: time, rest_from: time | None, rest_to: time | None) -> tuple[Hours, ...]:
    """The parts of a day."""
    if rest_from is None or rest_to is None:
        return (Hours(opens, closes),)
    return Hours(opens, rest_from), Hours(rest_to, closes)


def problems(opens: time, closes: time, rest_from: time | None, rest_to: time | None) -> list[str]:
    """What is wrong with the hours of a set-up file, in sentences."""
    if opens >= closes:
        return ["opens（开门）要早于 closes（关门）"]
    if (rest_from is None) != (rest_to is None):
        return ["rest_from（午休从）和 rest_to（午休到）要写就两个都写"]
    if rest_from is not None and rest_to is not None and not opens < rest_from < rest_to < closes:
        return ["rest_from（午休从）要早于 rest_to（午休到），两个都在开门和关门之间"]
    return []
