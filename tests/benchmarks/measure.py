"""Two ways of doing the same work, taken in turns, and what one row of the table says about them."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Act = Callable[[], object]


@dataclass(frozen=True)
class Row:
    """One line of the table. `ratio` is ours over theirs; `ours` and `theirs` in `unit`; `limit` None: only printed.

    `value` is what is held against the limit: the ratio, or `ours` where there is nothing to compare with.
    """

    name: str
    what: str
    against: str
    ours: float
    theirs: float | None
    unit: str
    limit: float | None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours over theirs."""
        return self.ours / self.theirs if self.theirs else None

    @property
    def value(self) -> float:
        """What the limit is about."""
        return self.ours if self.ratio is None else self.ratio

    @property
    def kept(self) -> bool | None:
        """Whether the limit is kept; None where there is none."""
        return None if self.limit is None else self.value <= self.limit


def cpu(act: Act) -> float:
    """The processor time of one go, in milliseconds, all threads of this process together."""
    begun = time.process_time()
    act()
    return (time.process_time() - begun) * 1000


def in_turns(
    ours: Act, theirs: Act, times: int, *, between: Act | None = None, warm: int = 3
) -> tuple[float, float]:
    """Medians of both in milliseconds of processor time; whatever else the PC does falls on both alike.

    `between` is done, unmeasured, after ours and before theirs.
    """
    found = []
    for _ in range(warm + times):
        mine = cpu(ours)
        if between is not None:
            between()
        found.append((mine, cpu(theirs)))
    measured = found[warm:]
    return statistics.median(a for a, _ in measured), statistics.median(b for _, b in measured)
