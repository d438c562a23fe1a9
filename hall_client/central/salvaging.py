"""What desks still hold of what a centre put back has lost: the administrator looks, takes it, or turns it down."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

from hall_client.central.administering import Refused

_LISTED = """
    SELECT s.thing, s.kind, s.unit, coalesce(t.number, s.rows #>> ARRAY['case', s.thing, 'number'], '') AS number,
        coalesce(s.rows #>> ARRAY['case', s.thing, 'state'], t.rows #>> ARRAY['case', s.thing, 'state'], '') AS here,
        coalesce(t.rows #>> ARRAY['case', s.thing, 'state'], '') AS there, t.thing IS NOT NULL AS stands,
        h.devices
    FROM (SELECT DISTINCT ON (c.thing) c.* FROM centre.salvage c WHERE c.turned_down IS NULL
          ORDER BY c.thing, c.version DESC, c.at) s
    CROSS JOIN LATERAL (SELECT array_agg(d.role::text ORDER BY d.role) AS devices FROM centre.salvage c
        JOIN centre.device d ON d.device = c.device WHERE c.thing = s.thing AND c.turned_down IS NULL) h
    LEFT JOIN centre.thing t ON t.thing = s.thing
    ORDER BY s.unit, s.kind <> 'case', number, s.thing
"""


@dataclass(frozen=True)
class Copy:
    """The fullest copy of a thing: a case's number and states (`here` at the desks, `there` at the centre), or a name.

    `stands`: the centre has something of it; `devices` hold a copy.
    """

    thing: str
    kind: str
    unit: str
    number: str
    here: str
    there: str
    stands: bool
    devices: Sequence[str]

    @property
    def name(self) -> str:
        """By which the administrator calls it."""
        return self.number or self.thing


def copies(connection: psycopg.Connection[Any]) -> tuple[Copy, ...]:
    """What desks handed over and nobody decided, by unit, cases first."""
    connection.execute("SELECT centre.forget_told()")
    rows = connection.execute(_LISTED.encode()).fetchall()
    return tuple(Copy(*row) for row in rows)


def take(connection: psycopg.Connection[Any], names: Sequence[str]) -> tuple[Copy, ...]:
    """Have these copies stand from now on; all of them, or none where one is not there. Raises Refused."""
    return _decide(connection, names, "SELECT centre.take_copy(%s)", "taken")


def turn_down(connection: psycopg.Connection[Any], names: Sequence[str]) -> tuple[Copy, ...]:
    """Leave the centre as it is; the desks forget their copies. All of them or none. Raises Refused."""
    return _decide(connection, names, "SELECT centre.turn_down_copy(%s)", "turned_down")


def _decide(
    connection: psycopg.Connection[Any], names: Sequence[str], statement: str, done: str
) -> tuple[Copy, ...]:
    there = copies(connection)
    known = {each.name for each in there}
    if missing := [name for name in names if name not in known and list(names) != ["all"]]:
        raise Refused(
            f"没有 {'、'.join(missing)} 的留存，什么都没有改动。hall-client central salvage 列出有哪些；"
            "要全部，只写一个 all。"
        )
    chosen = [each for each in there if list(names) == ["all"] or each.name in names]
    with connection.transaction():
        for each in chosen:
            row = connection.execute(statement.encode(), (each.thing,)).fetchone()
            if row != (done,):
                raise Refused(f"{each.name} 刚刚被补上或撤回了，什么都没有改动。请再列一次看看。")
    return tuple(chosen)
