"""What stands, coming down: the feed page by page, what is in doubt once more, and the proof that all is here."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from hall_client.domain.deadlines import local_date
from hall_client.domain.syncing import PROGRAM_SCHEMA, START, Arrival
from hall_client.services.line_ports import FeedLine
from hall_client.services.ports import Desk
from hall_client.services.sync_ports import Taken, Unfit

T = TypeVar("T")

PAGE = 2_000
"""Things asked for at once: ten thousand would be a quarter of a gigabyte here, and no faster."""

CHUNK = 1_000
"""Things kept in one transaction: somebody at the desk waits no longer than that takes."""

AT_ONCE = 500
_PROOFS = 3


@dataclass(frozen=True)
class Pulled:
    """What came: how many things and of which kinds, and whether the centre had gone back."""

    things: int = 0
    kinds: frozenset[str] = frozenset()
    rewound: bool = False
    unfit: int = 0


def pull(desk: Desk, line: FeedLine) -> Pulled:
    """Take what changed since the last time. Raises LineDown, LineRefused; what was taken by then stays."""
    with desk.store.read() as work:
        marks = work.sync.marks()
    newest = marks[0] if marks else START
    found, rewound = Pulled(), False
    with _no_search_for_circles():
        for n, (place, arrivals) in enumerate(line.pull(marks, PAGE)):
            if n == 0:
                rewound = place is not None and place != newest
                if not rewound:
                    continue
            found = _sum(found, take(desk, arrivals))
            if place is not None:
                with desk.store.work() as work:
                    work.sync.reach(place)
    return Pulled(found.things, found.kinds, rewound, found.unfit)


@contextmanager
def _no_search_for_circles() -> Iterator[None]:
    """Rows by the hundred thousand refer to nothing but their values: looking for circles takes a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def take(desk: Desk, arrivals: Sequence[Arrival]) -> Pulled:
    """Keep what arrived, in transactions short enough for a desk at work."""
    found = Pulled()
    for chunk in _chunks(arrivals, CHUNK):
        taken = _take(desk, chunk)
        found = _sum(found, Pulled(taken.things, taken.kinds, unfit=len(taken.unfit)))
    return found


def _take(desk: Desk, chunk: Sequence[Arrival]) -> Taken:
    try:
        with desk.store.work() as work:
            taken = work.sync.take(chunk)
            if taken.strange:
                work.set_meta("strange", str(int(work.get_meta("strange") or 0) + taken.strange))
    except Unfit:
        with desk.store.work() as work:
            taken = work.sync.take_apart(chunk)
            words = f"中心发来的 {len(taken.unfit)} 样内容这个程序存不了，先放着，别的照常。请告诉维护人员。"
            work.diary.note(desk.now(), words, well=False)
    return taken


def forget_if_newer(desk: Desk) -> None:
    """A program that knows more than the one that pulled last has everything sent again, if anything was strange."""
    with desk.store.read() as work:
        before, strange = work.get_meta("pulled_by"), work.get_meta("strange")
    if before == str(PROGRAM_SCHEMA):
        return
    with desk.store.work() as work:
        if before and int(strange or 0):
            work.sync.forget_marks()
            work.set_meta("strange", "0")
        work.set_meta("pulled_by", str(PROGRAM_SCHEMA))


def refresh_stale(desk: Desk, line: FeedLine) -> Pulled:
    """Fetch what an entry of ours would have changed and did not: the rows show what stands then."""
    with desk.store.read() as work:
        stale = work.sync.stale()
    return _fetch(desk, line, stale)


def _fetch(desk: Desk, line: FeedLine, things: Sequence[str]) -> Pulled:
    found = Pulled()
    for chunk in _chunks(things, AT_ONCE):
        found = _sum(found, take(desk, line.fetch(chunk)))
    return found


def prove(desk: Desk, line: FeedLine, *, anyway: bool) -> int:
    """Once a day, or `anyway`: compare what is held with what should be. How many things had to be put right."""
    today = local_date(desk.now()).isoformat()
    with desk.store.read() as work:
        if not anyway and work.get_meta("proved") == today:
            return 0
    repaired = 0
    if not _proved(desk, line):
        versions = line.versions()
        with desk.store.read() as work:
            differing = work.sync.differing(versions)
        repaired = _fetch(desk, line, differing).things
    with desk.store.work() as work:
        work.set_meta("proved", today)
        if repaired:
            words = f"和中心核对，有 {repaired} 样不一致，已经按中心的补齐。"
            work.diary.note(desk.now(), words, well=False)
    return repaired


def _proved(desk: Desk, line: FeedLine) -> bool:
    """Whether both ends hold the same; what other desks do meanwhile is no difference."""
    for _ in range(_PROOFS):
        theirs = line.proof()
        with desk.store.read() as work:
            if work.sync.proof() == theirs:
                return True
        pull(desk, line)
    return False


def _sum(one: Pulled, other: Pulled) -> Pulled:
    return Pulled(
        one.things + other.things,
        one.kinds | other.kinds,
        one.rewound or other.rewound,
        one.unfit + other.unfit,
    )


def _chunks(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    several = iter(things)
    while chunk := list(islice(several, size)):
        yield chunk
