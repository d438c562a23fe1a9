"""The town's books at the end of the day: what every desk wrote, what the centre has of it, and whether they agree."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from hall_client.demo import proxy_books
from hall_client.demo.centre import DemoCentre
from hall_client.demo.clock import DAY, DemoClock
from hall_client.desk import open_desk
from hall_client.services import disputes
from hall_client.storage.verify import verify


def write(out: Path, server: DemoCentre, folders: dict[str, Path], seed: int) -> Path:
    """Write `out`/summary.json."""
    sites = {name: _site(folder) for name, folder in folders.items()}
    with server.admin() as admin:
        rows = admin.execute(
            "SELECT e.log::text, e.seq, e.hash, e.entry_id, e.answer FROM centre.entry e ORDER BY 1, 2"
        ).fetchall()
        tickets: dict[str, int] = dict(
            admin.execute(
                "SELECT state, count(*) FROM centre.ticket GROUP BY state ORDER BY state"
            ).fetchall()
        )
        calls = admin.execute(
            "SELECT count(*), count(DISTINCT (hall, business_date, series, number)) FROM centre.ticket"
        ).fetchone()
        cases = admin.execute("SELECT count(*) FROM centre.thing WHERE kind = 'case'").fetchone()
    there = {(log, seq): (digest, answer) for log, seq, digest, _, answer in rows}
    accepted = Counter(entry_id for _, _, _, entry_id, answer in rows if answer != "duplicate")
    told = {name: _told(site, there, accepted) for name, site in sites.items()}
    total = {
        "sites": len(sites),
        "entries": len(rows),
        "conflicts": sum(1 for row in rows if row[4] == "conflict"),
        "lost": sum(each["lost"] for each in told.values()),
        "duplicated": sum(count - 1 for count in accepted.values()),
    }
    summary: dict[str, Any] = {
        "date": DAY.date().isoformat(),
        "seed": seed,
        "tickets": {
            "issued": calls[0] if calls else 0,
            "distinct": calls[1] if calls else 0,
            "states": tickets,
        },
        "cases": cases[0] if cases else 0,
        **_books(folders["window-1"]),
        "sync": {
            **total,
            "per_site": told,
            "agree": total["entries"] == sum(each["entries"] for each in told.values())
            and total["conflicts"] == sum(each["conflicts"] for each in told.values())
            and not total["lost"]
            and not total["duplicated"],
        },
    }
    file = out / "summary.json"
    file.write_text(json.dumps(summary, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return file


def _books(folder: Path) -> dict[str, Any]:
    """Proxies and custody as the hall knows them."""
    opened = open_desk(folder, now=DemoClock(DAY))
    try:
        with opened.store.read() as work:
            return proxy_books.read(work, DAY.date())
    finally:
        opened.close()


def _site(folder: Path) -> dict[str, Any]:
    """What a desk has of its own: every entry of every log it wrote, its cases, and whether its journal holds."""
    opened = open_desk(folder, now=DemoClock(DAY))
    try:
        with opened.store.read() as work:
            logs = (*work.sync.other_logs(), work.log_id)
            entries = [
                (log, entry.seq, entry.hash, entry.entry_id)
                for log in logs
                for entry in work.sync.entries(
                    log, [seq for seq, _ in work.sync.ids_before(log, None, 1_000_000)]
                )
            ]
            hall = work.reference.hall(DAY.date())
            proof = work.sync.proof()
        return {
            "station": hall.station,
            "terminal": hall.terminal,
            "written": entries,
            "held": proof.count,
            "open_disputes": len(disputes.listed(opened.desk)),
            "verified": not verify(opened.store).findings,
        }
    finally:
        opened.close()


def _told(
    site: dict[str, Any], there: dict[tuple[str, int], tuple[str, str]], accepted: Counter[str]
) -> dict[str, Any]:
    written = site["written"]
    kept = [there.get((log, seq)) for log, seq, _, _ in written]
    return {
        "station": site["station"],
        "terminal": site["terminal"],
        "entries": len(written),
        "conflicts": sum(1 for each in kept if each is not None and each[1] == "conflict"),
        "lost": sum(
            1
            for each, (_, _, digest, _) in zip(kept, written, strict=True)
            if each is None or each[0] != digest
        ),
        "duplicated": sum(accepted[entry_id] - 1 for _, _, _, entry_id in written if accepted[entry_id] > 1),
        "held": site["held"],
        "open_disputes": site["open_disputes"],
        "verified": site["verified"],
    }
