"""Many cases at a centre: copies of those that came there, put in place as rows."""

import uuid
from collections.abc import Iterator
from itertools import count, cycle, islice

from tests.benchmarks.lives import NUMBER, UUID
from tests.central.cluster import Centre

UNIT = "9901"


def fill(centre: Centre, cases: int) -> None:
    """Let the hall have `cases` cases more, all of which are new to every desk. There must be some already."""
    with centre.admin() as admin:
        admin.execute("CREATE TEMP TABLE crowd (thing text, number text, rows jsonb)")
        query = "SELECT thing, number, rows::text FROM centre.thing WHERE kind = 'case'"
        patterns = admin.execute(query).fetchall()
        with admin.cursor().copy("COPY crowd FROM STDIN") as into:
            for row in islice(_copied(patterns, len(patterns)), cases):
                into.write_row(row)
        admin.execute(
            "INSERT INTO centre.thing SELECT thing, 'case', %s, number, 10, rows FROM crowd", (UNIT,)
        )
        with admin.transaction():
            moved = admin.execute(
                "UPDATE centre.unit SET feed_n = feed_n + 1 WHERE unit = %s RETURNING feed_n", (UNIT,)
            ).fetchone()
            assert moved is not None
            admin.execute("INSERT INTO centre.feed (unit, n) VALUES (%s, %s)", (UNIT, moved[0]))
            admin.execute(
                "INSERT INTO centre.scope (unit, thing, n) SELECT %s, thing, %s FROM crowd", (UNIT, moved[0])
            )
        admin.execute("VACUUM ANALYZE centre.thing, centre.scope")


def _copied(patterns: list[tuple[str, str, str]], first: int) -> Iterator[tuple[str, str, str]]:
    for serial, pattern in zip(count(first), cycle(patterns), strict=False):
        names: dict[str, str] = {}
        text = "\0".join(pattern)
        text = UUID.sub(lambda found, names=names: names.setdefault(found[0], str(uuid.uuid4())), text)  # type: ignore[misc]
        thing, number, rows = NUMBER.sub(f"{UNIT}77{serial:010d}", text).split("\0")
        yield thing, number, rows
