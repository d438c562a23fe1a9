"""What must hold of papers when the town is at rest: each sheet is where its hops and its manifest say."""

from collections.abc import Iterable, Iterator, Mapping

from hall_client.domain.custody import Hop, Sheet, unbalanced
from hall_client.domain.records import convert
from hall_client.domain.syncing import REACH
from tests.soak.line.look import Centre, Row, Site, Thing

_REFUSED = ("conflict", "quarantined")


def custody(centre: Centre, sites: Iterable[Site]) -> Iterator[str]:
    """What does not hold together, at either end."""
    for thing in centre.things.values():
        if thing.kind == "case":
            sheets, hops = _rows(thing.rows, "sheet"), _rows(thing.rows, "hop")
            yield from (f"the centre: {each}" for each in _unbalanced(sheets, hops, thing.thing))
    for site in sites:
        for case_id in {row["case_id"] for row in site.rows["sheet"].values()}:
            sheets, hops = (_of_case(site.rows[table], case_id) for table in ("sheet", "hop"))
            yield from (f"{site.name}: {each}" for each in _unbalanced(sheets, hops, case_id))
    yield from _places(centre)
    yield from reach(centre)


def _rows(rows: Mapping[str, Mapping[str, Row]], table: str) -> list[Row]:
    return [{**row, "id": key} for key, row in rows.get(table, {}).items()]


def _of_case(rows: Mapping[str, Row], case_id: str) -> list[Row]:
    return [{**row, "id": key} for key, row in rows.items() if row["case_id"] == case_id]


def _unbalanced(sheets: list[Row], hops: list[Row], case_id: str) -> tuple[str, ...]:
    return unbalanced(
        [convert({**row, "case_id": case_id}, Sheet) for row in sheets],
        [convert({**row, "case_id": case_id}, Hop) for row in hops],
    )


def _places(centre: Centre) -> Iterator[str]:
    """A sheet on its way is on the list of that manifest, one that is missing was missed in counting it."""
    disputed = {each.subject for each in centre.entries if each.answer in _REFUSED}
    manifests, missed, counted = _manifests(centre), _missed(centre), _counted(centre)
    for thing in centre.things.values():
        for sheet in _rows(thing.rows, "sheet") if thing.thing not in disputed else ():
            place, _, number = sheet["place"].partition("/")
            if place == "way" and sheet["id"] not in manifests.get(number, ()):
                yield f"sheet {sheet['id']} is on the way by manifest {number}, which does not have it"
            elif place == "way" and (number, thing.thing) in counted:
                yield f"sheet {sheet['id']} is on the way by manifest {number}, which was counted"
            elif place == "missing" and sheet["id"] not in missed.get(number, ()):
                yield f"sheet {sheet['id']} is missing from manifest {number}, where nobody missed it"


def _of_kind(centre: Centre, kind: str) -> Iterator[tuple[str, Row]]:
    for thing in centre.things.values():
        if thing.kind == kind:
            yield from thing.rows[kind].items()


def _manifests(centre: Centre) -> dict[str, set[str]]:
    """The sheets on each manifest that stands."""
    return {
        number: {sheet["id"] for line in row["lines"] for sheet in line["sheets"]}
        for number, row in _of_kind(centre, "handover")
        if row["state"] == "sent"
    }


def _missed(centre: Centre) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for _, row in _of_kind(centre, "handover_mark"):
        found.setdefault(row["handover"], set()).update(row["missing"])
    return found


def _counted(centre: Centre) -> set[tuple[str, str]]:
    """(manifest, case) of every line that was counted and closed, its data known."""
    done = {number for number, row in _of_kind(centre, "handover_count") if row.get("done_at")}
    return {
        (row["handover"], row["case_id"])
        for _, row in _of_kind(centre, "handover_mark")
        if row["known"] and row["handover"] in done
    }


def reach(centre: Centre) -> Iterator[str]:
    """What belongs to both ends of a hand-over is at both and nowhere else; a village's own report also above it."""
    for name, thing in centre.things.items():
        wanted = _wanted(centre, thing)
        have = {unit for unit, names in centre.scope.items() if name in names}
        if wanted is not None and have != wanted:
            yield f"{name} is in the scope of {sorted(have)}, and should be of {sorted(wanted)}"


def _wanted(centre: Centre, thing: Thing) -> set[str] | None:
    if REACH[thing.kind] == "above":
        return {thing.unit, centre.parents[thing.unit]}
    if REACH[thing.kind] != "ends":
        return None
    return {row[end] for row in thing.rows[thing.kind].values() for end in ("from_unit", "to_unit")} - {""}
