"""What comes from the centre, made by hand: a case as another desk changed it, and answers."""

import json
from collections.abc import Mapping
from typing import Any

from hall_client.domain.cases import Case
from hall_client.domain.syncing import Answer, Arrival, Disposition
from hall_client.services.sync_ports import Learned, Taken
from tests.desk import TestDesk
from tests.storage.prying import run_sql

TABLES = {"case": "id", "case_material": "case_id", "case_step": "case_id", "document": "case_id"}


def sent(hall: TestDesk, case_id: str, counted: int, rename: str = "", **changed: Any) -> Arrival:
    """A case as the centre would send it, `counted` entries old: with some fields changed, or under another name."""
    with hall.desk.store.read() as work:
        entries = [entry for entry in work.entries_of(case_id) if entry.body]
    rows: dict[str, dict[str, dict[str, Any]]] = {}
    for entry in entries:
        assert entry.body is not None
        for table, changes in entry.body["rows"].items():
            if table in TABLES:
                for key, fields in changes.items():
                    rows.setdefault(table, {}).setdefault(key, {}).update(fields)
    rows["case"][case_id].update(changed)
    if rename:
        rows = _renamed(rows, case_id, rename)
    return Arrival(counted, rename or case_id, "case", counted, False, rows)


def _renamed(rows: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    return {
        table: {
            key.replace(old, new): {
                name: value.replace(old, new) if isinstance(value, str) else value
                for name, value in fields.items()
            }
            for key, fields in changes.items()
        }
        for table, changes in rows.items()
    }


def take(hall: TestDesk, *arrivals: Arrival) -> Taken:
    with hall.desk.store.work() as work:
        return work.sync.take(arrivals)


def answered(hall: TestDesk, **by_kind: tuple[Disposition, int]) -> Learned:
    """The centre has answered everything: accepted, but for the kinds named (dots as underscores)."""
    with hall.desk.store.work() as work:
        answers, version = [], 0
        for entry in work.sync.batch(0, 10_000, 10**9):
            kind = entry.kind.replace(".", "_")
            of_case = "case" in json.loads(entry.body or "{}").get("rows", {}) or entry.kind.startswith(
                "document."
            )
            version += of_case
            usual = (Disposition.ACCEPTED, version if of_case else 0)
            disposition, counted = by_kind.get(kind, usual)
            answers.append(Answer(entry.seq, disposition, counted))
        work.sync.set_answered(answers[-1].seq)
        return work.answers.remember(answers, "9901")


def held(hall: TestDesk, thing: str) -> tuple[int, bool, bool]:
    rows = run_sql(hall, "SELECT version, foreign_rows, gone FROM held WHERE thing = ?", thing)
    return int(rows[0][0]), bool(rows[0][1]), bool(rows[0][2])


def get(hall: TestDesk, case_id: str) -> Case:
    with hall.desk.store.read() as work:
        return work.cases.get(case_id)
