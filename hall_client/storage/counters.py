"""Serial numbers by name and day: counted in the caller's transaction, never given twice, never set back."""

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from hall_client.storage.tables import counter

_NEXT = upsert(counter).values(name=bindparam("p_name"), day=bindparam("p_day"), last=1)
_NEXT_SERIAL = _NEXT.on_conflict_do_update(
    index_elements=[counter.c.name, counter.c.day], set_={"last": counter.c.last + 1}
).returning(counter.c.last)


def next_serial(connection: Connection, name: str, day: str) -> int:
    """The next number of a counter."""
    return int(connection.execute(_NEXT_SERIAL, {"p_name": name, "p_day": day}).scalar_one())


def last_serial(connection: Connection, name: str, day: str) -> int:
    """The last number given, 0 when none was."""
    query = select(counter.c.last).where(counter.c.name == name, counter.c.day == day)
    return int(connection.execute(query).scalar_one_or_none() or 0)


def raise_serial(connection: Connection, name: str, day: str, last: int) -> None:
    """Make counting go on above `last`."""
    new = upsert(counter).values(name=name, day=day, last=last)
    higher = new.on_conflict_do_update(
        index_elements=[counter.c.name, counter.c.day],
        set_={"last": new.excluded.last},
        where=counter.c.last < new.excluded.last,
    )
    connection.execute(higher)
