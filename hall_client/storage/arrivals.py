"""Taking what the centre sent: its rows stand here, and what it has not yet answered is folded on top."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, bindparam, select

from hall_client.domain.cases import TRANSITIONS
from hall_client.domain.entries import NewEntry
from hall_client.domain.syncing import Arrival
from hall_client.services.sync_ports import Taken, Unfit
from hall_client.storage.case_arrivals import CaseArrivals, Kept
from hall_client.storage.database import driver_connection
from hall_client.storage.line_tables import held
from hall_client.storage.reference_tables import REFERENCE, REFERENCE_STAMP
from hall_client.storage.row_arrivals import RowArrivals
from hall_client.storage.salvage_book import SalvageBook
from hall_client.storage.shapes import OF_CASE, SHAPES
from hall_client.storage.statements import Statement

_KEEP = (
    "INSERT INTO held (thing, kind, version, foreign_rows, gone, stale) VALUES (?, ?, ?, ?, ?, 0)"
    " ON CONFLICT (thing) DO UPDATE SET version = excluded.version, gone = excluded.gone, stale = 0,"
    " foreign_rows = foreign_rows OR excluded.foreign_rows"
)
_STAMP = "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"
_SEEN = Statement(
    select(held.c.version).where(held.c.thing == bindparam("the_thing"), held.c.gone.is_(False))
)
_UNKEEPABLE = (
    Unfit,
    driver.IntegrityError,
    driver.InterfaceError,
    driver.ProgrammingError,
    driver.DataError,
    OverflowError,
)
"""What values raise that no program of ours wrote."""


def seen(connection: Connection, new: NewEntry) -> NewEntry:
    """`new` with the version of the case it was made upon: from it the centre tells whether others were faster."""
    if new.kind not in TRANSITIONS and new.rows.keys().isdisjoint(OF_CASE):
        return new
    row = _SEEN.run(connection, {"the_thing": new.subject}).fetchone()
    return new if row is None else replace(new, facts={**new.facts, "seen": row[0]})


class Arrivals:
    """Taking arrivals, inside one transaction. `head`: how far the centre has answered the log `log_id`."""

    def __init__(self, connection: Connection, log_id: str, head: int) -> None:
        self._raw = driver_connection(connection)
        self._cases = CaseArrivals(connection, log_id, head)
        self._rows = RowArrivals(connection, log_id, head)
        self._salvage = SalvageBook(connection)

    def take(self, arrivals: Sequence[Arrival]) -> Taken:
        """Put their rows in place and remember what is held. Taking the same twice changes nothing.

        Raises Unfit where one of them cannot be kept; the transaction is to be given up then.
        """
        try:
            self._take(arrivals)
        except _UNKEEPABLE as error:
            raise Unfit from error
        return self._taken(arrivals, ())

    def take_apart(self, arrivals: Sequence[Arrival]) -> Taken:
        """The same one by one: what cannot be kept is set aside, so that it blocks nothing behind it."""
        unfit = []
        for each in arrivals:
            try:
                with self._undone():
                    self._take([each])
            except _UNKEEPABLE:
                unfit.append(each.thing)
        return self._taken(arrivals, tuple(unfit))

    def _taken(self, arrivals: Sequence[Arrival], unfit: tuple[str, ...]) -> Taken:
        kinds = frozenset(each.kind for each in arrivals)
        if kinds & REFERENCE:
            self._raw.execute(_STAMP, (REFERENCE_STAMP, secrets.token_hex(8)))
        strange = sum(1 for each in arrivals if each.thing not in unfit and _strange(each))
        return Taken(len(arrivals) - len(unfit), kinds, strange, unfit)

    def _take(self, arrivals: Sequence[Arrival]) -> None:
        kept: list[Kept] = []
        self._salvage.notice(arrivals)
        if cases := [each for each in arrivals if each.kind == "case"]:
            kept += self._cases.take(cases)
        if others := [each for each in arrivals if each.kind != "case"]:
            kept += self._rows.take(others)
        self._raw.executemany(_KEEP, kept)
        self._salvage.settle(arrivals)

    @contextmanager
    def _undone(self) -> Iterator[None]:
        """Nothing of the block remains when it fails."""
        self._raw.execute("SAVEPOINT arriving")
        try:
            yield
        except BaseException:
            self._raw.execute("ROLLBACK TO arriving")
            raise
        finally:
            self._raw.execute("RELEASE arriving")


def _strange(arrival: Arrival) -> bool:
    for name, rows in arrival.rows.items():
        shape = SHAPES.get(name)
        if shape is None:
            return True
        for fields in rows.values():
            if shape.strange(fields):
                return True
            # What wrote one row of a thing wrote them all.
            break
    return False
