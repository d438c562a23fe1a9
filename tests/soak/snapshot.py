"""What stands in a hall at one moment, in the terms a diary can be compared with."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from hall_client.desk import OpenDesk
from hall_client.domain.drafts import Draft
from hall_client.storage import journal
from hall_client.storage.case_tables import case, document
from hall_client.storage.queue_tables import ticket as ticket_table
from hall_client.storage.records import parsed, record
from hall_client.storage.tables import draft as draft_table
from hall_client.storage.tables import journal as journal_table
from hall_client.storage.visit_tables import day_close
from hall_client.storage.work import Work
from tests.soak.diary import digest

_PAPERS = select(document.c.id, document.c.state)


@dataclass(frozen=True)
class Number:
    """A queue number: the day, the series, the number in it, and its state."""

    day: str
    series: str
    number: int
    state: str


@dataclass(frozen=True)
class Snapshot:
    """Everything a kill must not disturb. `owners` are case number -> the case (or the case to be) it belongs to."""

    tickets: dict[str, Number] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    papers: dict[str, str] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    entries: Counter[tuple[str, str]] = field(default_factory=Counter)
    closed: frozenset[str] = frozenset()
    doubled: tuple[str, ...] = ()
    """Case numbers that two have."""


def take(opened: OpenDesk) -> Snapshot:
    """What stands in the hall now."""
    with opened.store.read() as work:
        drafts = _drafts(work)
        cases = {row.id: row.number for row in work.connection.execute(select(case.c.id, case.c.number))}
        holders = [(number, case_id) for case_id, number in cases.items()]
        holders += [(each.number, each.case_id or f"case-{each.id}") for each in drafts if each.number]
        owners = dict(holders)
        return Snapshot(
            tickets=_tickets(work),
            drafts={each.id: digest(each) for each in drafts},
            papers={row.id: row.state for row in work.connection.execute(_PAPERS)},
            cases=cases,
            owners=owners,
            entries=_entries(work),
            closed=frozenset(work.connection.scalars(select(day_close.c.id))),
            doubled=tuple(number for number, owner in holders if owners[number] != owner),
        )


def _drafts(work: Work) -> list[Draft]:
    return [parsed(Draft, body) for body in work.connection.scalars(select(draft_table.c.body))]


def _tickets(work: Work) -> dict[str, Number]:
    t = ticket_table.c
    query = select(t.id, t.business_date.label("day"), t.series, t.number, t.state)
    return {row["id"]: record(Number, row) for row in work.connection.execute(query).mappings()}


def _entries(work: Work) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for log_id in work.connection.scalars(select(journal_table.c.log_id).distinct()):
        found.update((entry.kind, entry.subject) for entry in journal.entries(work.connection, log_id))
    return found


def filed(folder: Path) -> list[Path]:
    """The papers that were put out in this hall."""
    return sorted((folder / "papers").glob("*.pdf"))
