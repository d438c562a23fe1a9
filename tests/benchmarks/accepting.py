"""Accepting a case with seven materials, against SQLCipher writing the very same rows."""

import itertools
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from hall_client.desk import OpenDesk
from hall_client.domain.cases import Outcome
from hall_client.domain.catalogue import Kind, Route, Version
from hall_client.domain.drafts import Draft, Party, clock, marked, with_answers, with_mark
from hall_client.domain.materials import MaterialState
from hall_client.domain.situations import required_materials
from hall_client.services import attending, cataloguing, deciding, intake
from hall_client.services.ports import Desk
from hall_client.storage.database import FILE_NAME, connect
from hall_client.storage.tables import metadata
from tests.benchmarks.halls import enter, make, without_drawing
from tests.benchmarks.measure import Row, in_turns
from tests.desk import CLERK, MORNING

MATERIALS = 7
TIMES = 60
WRITTEN = {"case": "id", "case_material": "case_id", "case_step": "case_id", "document": "case_id"}
"""Table -> its column that holds the case; beside these the act writes a journal row, a service and no draft."""
CHEN = Party(name="陈䶮根", id_number="999999194103120013", phone="100 0000 0021", address="柳塘村 3 组")

EMPTY = Draft("", 3, CLERK.number, MORNING, MORNING.date())


def rows(folder: Path) -> Iterator[Row]:
    """The act without the drawing of its paper, held to the limit; and with it, printed."""
    for name, words, limit in (("accept", "不画文书", 2.0), ("accept-drawn", "连画文书", None)):
        hall, _ = enter(make(folder / name))
        desk = hall.desk if limit is None else without_drawing(hall.desk)
        with closing(hall), closing(bare_store(make(folder / f"{name}-bare"))) as bare:
            pair = Pair(hall, desk, bare)
            ours, theirs = in_turns(pair.accept, pair.write, TIMES, between=pair.read)
        what = f"受理一件（{MATERIALS} 份材料），{words}"
        yield Row(name, what, "SQLCipher 写同样的行和留痕", ours, theirs, "ms CPU", limit)


def bare_store(folder: Path) -> Any:
    """The database of a closed hall, opened by the driver alone."""
    opened, _ = enter(folder)
    with closing(opened):
        key = opened.secrets.get(opened.installation.name) or b""
    return connect(folder / FILE_NAME, key)


class Pair:
    """Each `accept` takes in one more case; `write` puts the rows it made into a second database by bare SQL."""

    def __init__(self, hall: OpenDesk, desk: Desk, bare: Any, cases: int = TIMES + 3) -> None:
        self._hall, self._desk, self._bare = hall, desk, bare
        self._service = attending.start(desk, CLERK).id
        version, answers = seven(cataloguing.in_force(desk).versions)
        self._drafts = [self._draft(version, answers) for _ in range(cases)]
        self._inserts = {name: _insert(name) for name in (*WRITTEN, "journal")}
        self._read: dict[str, list[tuple[Any, ...]]] = {}
        self._last = ""
        self._copy("service_act", "id", self._service)

    def _draft(self, version: Version, answers: Mapping[str, str]) -> Draft:
        draft = replace(intake.new_draft(self._desk, CLERK, self._service), applicant=CHEN)
        known = intake.known_person(self._desk, CHEN.id_number)
        draft = intake.choose_item(self._desk, CLERK, draft, version, known, ("柳塘村",))
        draft = with_answers(draft, version.item, answers)
        for material in required_materials(version.item, answers):
            draft = with_mark(draft, marked(material, MaterialState.ORIGINAL, self._desk.now()))
        draft = replace(draft, outcome=Outcome.ACCEPTED.value)
        return intake.save(self._desk, draft)

    def accept(self) -> None:
        """One more case."""
        draft = self._drafts.pop()
        self._last = draft.id
        deciding.finish(self._desk, CLERK, draft)

    def read(self) -> None:
        """Look up what `accept` wrote, and give the second database the draft that it is to lose."""
        case_id = f"case-{self._last}"
        self._read = {name: self._rows(name, column, case_id) for name, column in WRITTEN.items()}
        self._read["journal"] = self._rows("journal", "subject", case_id)
        if self._drafts:
            self._copy("draft", "id", self._drafts[-1].id)

    def write(self) -> None:
        """The same rows in one transaction, statements prepared, nothing worked out."""
        bare = self._bare
        bare.execute("BEGIN IMMEDIATE")
        for name, rows in self._read.items():
            bare.executemany(self._inserts[name], rows)
        bare.execute("UPDATE service_act SET result = 'case', ratable = 1 WHERE id = ?", (self._service,))
        bare.execute("DELETE FROM draft WHERE id = ?", (self._last,))
        bare.execute("COMMIT")

    def _rows(self, table: str, column: str, value: str) -> list[tuple[Any, ...]]:
        query = f'SELECT {_columns(table)} FROM "{table}" WHERE {column} = ?'
        with self._hall.store.read() as work:
            found = work.connection.exec_driver_sql(query, (value,))
            return [tuple(row) for row in found]

    def _copy(self, table: str, column: str, value: str) -> None:
        self._bare.executemany(_insert(table), self._rows(table, column, value))


def seven(versions: tuple[Version, ...]) -> tuple[Version, Mapping[str, str]]:
    """A promised item that the hall decides itself, and the answers under which it asks for seven materials."""
    for version in versions:
        if version.item.route is Route.REFERRED:
            continue
        situations = version.item.situations
        codes = [situation.code for situation in situations]
        for chosen in itertools.product(*([o.code for o in s.options] for s in situations)):
            draft = with_answers(EMPTY, version.item, dict(zip(codes, chosen, strict=True)))
            asked = len(required_materials(version.item, draft.answers))
            if asked == MATERIALS and clock(draft, version.item)[0] is Kind.PROMISED:
                return version, draft.answers
    raise LookupError(f"no item asks for {MATERIALS} materials")


def _columns(table: str) -> str:
    kept = [f'"{column.name}"' for column in metadata.tables[table].columns if column.computed is None]
    return ", ".join(kept)


def _insert(table: str) -> str:
    columns = _columns(table)
    return f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join("?" * (columns.count(",") + 1))})'
