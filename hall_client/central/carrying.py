"""What a desk does at the centre for stations without a line: their log up, and what stands, down to them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import psycopg
from psycopg.types.json import Json

from hall_client.central.line_faults import asks
from hall_client.central.line_values import arrival, dumps, pushed
from hall_client.domain.entries import Written
from hall_client.domain.packages import DownPart, LogAtCentre, LogPart, Peer, Place, RelayState
from hall_client.domain.syncing import Answer, Arrival, Disposition, Login, Mark, Pushed
from hall_client.services.line_ports import LineRefused

_PAGE = 2_000


class Carrying:
    """`services.line_ports.Carrier`, a part of the line."""

    _connection: psycopg.Connection[Any]

    @asks
    def peers(self) -> tuple[Peer, ...]:
        """The devices this one may exchange packages with."""
        rows = self._connection.execute(
            "SELECT device::text, unit, name, place, state, encode(sign_key, 'hex'), encode(seal_key, 'hex')"
            " FROM centre.peers()"
        )
        return tuple(Peer(row[0], row[1], row[2], Place(row[3]), *row[4:]) for row in rows)

    @asks
    def greet_for(self, part: LogPart) -> tuple[RelayState, int]:
        """Where a station's log stands."""
        told = self._told(
            "SELECT centre.greet_for(%s, %s, %s, %s)",
            (part.log_id, part.device, part.terminal, part.met_at),
        )
        return RelayState(told["status"]), told["seq"]

    @asks
    def push_for(self, part: LogPart, base_seq: int, base_hash: str, entries: Sequence[Written]) -> Pushed:
        """Send entries on behalf of the station that signed for them."""
        seq, hash_ = part.head
        rows = Json([vars(entry) for entry in entries], dumps=dumps)
        signature = bytes.fromhex(part.signature)
        return pushed(
            self._told(
                "SELECT centre.push_for(%s, %s, %s, %s, %s, %s, %s, %s)",
                (part.log_id, base_seq, base_hash, rows, seq, hash_, part.made_at, signature),
            )
        )

    @asks
    def package_for(self, unit: str, told: Callable[[int], None]) -> DownPart:
        """What a station below would be told, from one consistent view."""
        with self._connection.transaction():
            self._connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            head = self._told("SELECT centre.package_head(%s)", (unit,))
            things = self._things(unit, told)
            answers = self._answers(unit)
        # Outside the transaction: the centre's note of a refusal is kept.
        if head["status"] != "made":
            raise LineRefused(f"{unit} 不是这里下面的站点，不能给它做包。请核对站点号。")
        return _down_part(unit, head, things, answers)

    def _told(self, statement: str, values: Sequence[Any]) -> dict[str, Any]:
        row = self._connection.execute(statement.encode(), values).fetchone()
        assert row is not None
        told: dict[str, Any] = row[0]
        return told

    def _things(self, unit: str, told: Callable[[int], None]) -> tuple[Arrival, ...]:
        found: list[Arrival] = []
        n, thing = 0, ""
        while True:
            rows = self._connection.execute(
                "SELECT n, thing, kind, version, gone, rows FROM centre.package_rows(%s, %s, %s, %s)",
                (unit, n, thing, _PAGE),
            ).fetchall()
            found += [arrival(row) for row in rows]
            told(len(found))
            if len(rows) < _PAGE:
                return tuple(found)
            n, thing = rows[-1][0], rows[-1][1]

    def _answers(self, unit: str) -> dict[str, list[tuple[str, Answer]]]:
        found: dict[str, list[tuple[str, Answer]]] = {}
        rows = self._connection.execute(
            "SELECT log, seq, entry_id, answer, thing_version FROM centre.package_answers(%s)", (unit,)
        )
        for log, seq, entry_id, answer, version in rows:
            found.setdefault(log, []).append((entry_id, Answer(seq, Disposition(answer), version)))
        return found


def _down_part(
    unit: str,
    head: dict[str, Any],
    things: tuple[Arrival, ...],
    answers: dict[str, list[tuple[str, Answer]]],
) -> DownPart:
    return DownPart(
        unit=unit,
        parent=head["parent"],
        now=datetime.fromisoformat(head["now"]),
        epoch=head["epoch"],
        oldest_program=head["oldest_program"],
        peers=tuple(Peer(**{**each, "place": Place(each["place"])}) for each in head["peers"]),
        peers_digest=head["peers_digest"],
        marks=tuple(Mark(n, token) for n, token in head["marks"]),
        logs=tuple(LogAtCentre(**each) for each in head["logs"]),
        logins=tuple(
            Login(each["number"], each["password_hash"], datetime.fromisoformat(each["changed_at"]))
            for each in head["logins"]
        ),
        answers=answers,
        things=things,
    )
