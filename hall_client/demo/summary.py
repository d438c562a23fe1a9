"""What the demo leaves behind: summary.json, counted from the store after the day is closed."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hall_client.demo import proxy_books
from hall_client.desk import OpenDesk
from hall_client.domain.cases import Case, Outcome, due_of
from hall_client.domain.people import Actor
from hall_client.domain.visits import Document
from hall_client.services import papers, tallying
from hall_client.storage.verify import verify


def write(
    opened: OpenDesk,
    supervisor: Actor,
    day: date,
    seed: int,
    citizens: int,
    faces: Mapping[str, int],
    out: Path,
) -> dict[str, Any]:
    """Write `out`/summary.json and return what it says; `faces` counts what the public faces gave out and showed."""
    tally = tallying.centre_tally(opened.desk, supervisor, day)
    with opened.store.read() as work:
        happened = tallying.gather(work, day, opened.desk.now())
        cases = {case_id: work.cases.get(case_id) for case_id, _, _ in happened.acts}
        hall = work.reference.hall(day)
        books = proxy_books.read(work, day)
    checked = verify(opened.store)
    counted = tally.figures
    summary = {
        "date": day.isoformat(),
        "unit": hall.name,
        "seed": seed,
        "citizens": citizens,
        "tickets": {name: getattr(counted.tickets, name) for name in counted.tickets.__dataclass_fields__},
        "faces": dict(faces),
        "visits_without_case": sum(counted.without_case.values()),
        "cases": [_case(cases[key], outcome, happened.papers) for key, _, outcome in happened.acts],
        "papers": [_paper(paper) for paper in happened.papers],
        "ratings": {"ratable": counted.ratable, "rated": counted.rated, "grades": list(counted.grades)},
        "tally": _tally(tally),
        **books,
        "journal": {"entries": checked.entries, "head": checked.head, "verified": not checked.findings},
    }
    (out / "summary.json").write_text(
        json.dumps(summary, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    return summary


def _case(case: Case, outcome: Outcome, made: tuple[Document, ...]) -> dict[str, Any]:
    due = due_of(case)
    return {
        "number": case.number,
        "item": case.item_code,
        "outcome": outcome.value,
        "started": f"{papers.local(case.opened_at):%Y-%m-%d %H:%M:%S}",
        "due": due.isoformat() if due else None,
        "papers": [paper.number for paper in made if paper.case_id == case.id],
    }


def _paper(paper: Document) -> dict[str, Any]:
    case = paper.number[:16] if paper.case_id else ""
    return {"kind": paper.kind, "file": f"{paper.number}.pdf", "case": case, "sha256": paper.sha256}


def _tally(tally: tallying.Tally) -> dict[str, Any]:
    counted = tally.figures
    return {
        "number": tally.number,
        "outcomes": counted.outcomes,
        "without_case": counted.without_case,
        "closed": counted.closed,
        "open": counted.open,
        "papers": counted.papers,
        "balances": counted.tickets.balances(),
        "checks": [{"title": check.title, "text": check.text, "ok": check.ok} for check in tally.checks],
    }
