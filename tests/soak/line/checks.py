"""What must hold when the town has come to rest: nothing lost, nothing twice, the same at both ends."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Integer

from hall_client.domain.syncing import REACH, is_of_one_pc, is_untold
from hall_client.storage.tables import FOLDED
from tests.soak.diary import Line
from tests.soak.line.custody import custody
from tests.soak.line.look import Centre, Entry, Row, Site

OF_CASE = tuple(name for name, reach in REACH.items() if reach == "case")
_REFUSED = ("conflict", "quarantined")
_LISTS = ("told", "roles", "reasons")


def everything(centre: Centre, sites: Sequence[Site], retired: Sequence[Site]) -> Iterator[str]:
    """All that does not hold. `retired` are PCs that were shut down: only what they wrote is looked at."""
    everybody = [*sites, *retired]
    yield from _nothing_twice(centre)
    yield from _nothing_invented(centre, everybody)
    for site in everybody:
        yield from _journal(centre, site)
        yield from _refusals(centre, site)
    for site in sites:
        # Of a PC that was shut down the twin may have gone on with the log.
        if len(_by_log(centre.entries)[site.log]) != sum(1 for each in site.entries if each.log == site.log):
            yield f"{site.name}: the centre holds another number of entries of its log"
        yield from _cases(centre, site)
        yield from _other_rows(centre, site)
        yield from _kept_alone(site)
        yield from _tickets(centre, site)
        if site.proof != site.their_proof:
            yield f"{site.name}: it proves {site.proof}, the centre {site.their_proof}"
    yield from custody(centre, sites)
    yield from numbers(centre, everybody)
    yield from calls(everybody)


# --- journals -----------------------------------------------------------------------------------------------------
def _nothing_twice(centre: Centre) -> Iterator[str]:
    once = Counter(each.entry_id for each in centre.entries if each.answer != "duplicate")
    yield from (f"entry {each} was taken {n} times" for each, n in once.items() if n > 1)
    for name, seqs in _by_log(centre.entries).items():
        if sorted(seqs) != list(range(1, len(seqs) + 1)):
            yield f"log {name} has gaps at the centre"


def _nothing_invented(centre: Centre, everybody: Iterable[Site]) -> Iterator[str]:
    written = {(e.log, e.seq, e.entry_id, e.hash) for site in everybody for e in site.entries}
    for each in centre.entries:
        if (each.log, each.seq, each.entry_id, each.hash) not in written:
            yield f"nobody wrote entry {each.log}/{each.seq} ({each.kind}) of the centre"


def _journal(centre: Centre, site: Site) -> Iterator[str]:
    """The present log is the same at both ends; of earlier ones, which may have forked, every entry is somewhere."""
    there = _by_log(centre.entries)
    known = {each.entry_id for each in centre.entries}
    for each in site.entries:
        far = there.get(each.log, {}).get(each.seq)
        if each.entry_id not in known:
            yield f"{site.name}: entry {each.log}/{each.seq} ({each.kind} of {each.subject}) is not at the centre"
        elif each.log == site.log and (far is None or far.hash != each.hash):
            yield f"{site.name}: entry {each.seq} of its log differs at the centre"


def _by_log(entries: Iterable[Entry]) -> dict[str, dict[int, Entry]]:
    found: dict[str, dict[int, Entry]] = defaultdict(dict)
    for each in entries:
        found[each.log][each.seq] = each
    return found


def _refusals(centre: Centre, site: Site) -> Iterator[str]:
    """What did not stand is listed at both ends, and was told in the journal. What the program does by itself several
    desks may have done: the centre has it once, from the one it heard first."""
    # By name too: two PCs from one disk write different entries under one number.
    written = {(each.log, each.seq, each.entry_id) for each in site.entries}
    there = [each for each in centre.entries if each.answer in _REFUSED]
    ours = {each.entry_id for each in there if (each.log, each.seq, each.entry_id) in written}
    here = {each.entry.entry_id for each in site.refused}
    for each in ours - here:
        yield f"{site.name}: entry {each} did not stand, which is known only there"
    for each in here - {one.entry_id for one in there}:
        yield f"{site.name}: entry {each} did not stand, which is known only here"
    for each in here - site.told:
        yield f"{site.name}: nobody was told that entry {each} did not stand"


def acknowledged(site: Site, lines: Iterable[Line], twins: Iterable[Site] = ()) -> Iterator[str]:
    """What the program said was done is in the journal, as often as it was done.

    A PC from a cloned disk stands at the same window as its twin: a service that one began the other goes on with.
    Beginning one that is open already changes nothing.
    """
    begun = {each.subject for twin in twins for each in twin.entries if each.kind == "service.start"}
    once = {each.entry_id: (each.kind, each.subject) for each in site.entries}
    kept = Counter(once.values())
    wanted = Counter(tuple(entry) for line in lines if line.done for entry in line.entries)
    for (kind, subject), times in wanted.items():
        count = 1 if kind == "service.start" else times
        if kept[kind, subject] < count and not (kind == "service.start" and subject in begun):
            yield f"{site.name}: {kind} of {subject} was acknowledged and is not in the journal"


# --- rows ---------------------------------------------------------------------------------------------------------
def _cases(centre: Centre, site: Site) -> Iterator[str]:
    """Every case in scope is here field by field, and no other: but for those that only this PC ever knew."""
    refused = {each.entry.subject for each in site.refused}
    seen = {name for name in centre.scope.get(site.unit, frozenset()) if centre.things[name].kind == "case"}
    here: dict[str, dict[str, dict[str, Row]]] = defaultdict(lambda: defaultdict(dict))
    for table in OF_CASE:
        for key, row in site.rows[table].items():
            here[row.get("case_id", key)][table][key] = row
    for case_id in seen:
        yield from _differences(site, case_id, centre.things[case_id].rows, here.get(case_id, {}))
    for case_id in here.keys() - seen:
        if "case" in here[case_id] and case_id not in refused:
            yield f"{site.name}: case {case_id} is here and not in its scope"


def _differences(
    site: Site, case_id: str, there: Mapping[str, Mapping[str, Row]], here: Mapping[str, Mapping[str, Row]]
) -> Iterator[str]:
    for table in OF_CASE:
        far, near = there.get(table, {}), here.get(table, {})
        for key in far.keys() | near.keys():
            yield from _difference(site, table, key, far.get(key), near.get(key), {"case_id": case_id})


def _difference(
    site: Site, table: str, key: str, far: Row | None, near: Row | None, implied: Row
) -> Iterator[str]:
    if far is None or near is None:
        yield f"{site.name}: {table} {key} is {'only here' if far is None else 'not here'}"
        return
    for column in FOLDED[table].columns:
        if column.name in near:
            wanted = far.get(column.name, implied.get(column.name, _blank(column)))
            if near[column.name] != wanted:
                yield f"{site.name}: {table} {key} has {column.name} {near[column.name]!r}, the centre {wanted!r}"


def _blank(column: Column[Any]) -> object:
    if column.nullable:
        return None
    if isinstance(column.type, JSON):
        return [] if column.name in _LISTS else {}
    if isinstance(column.type, Boolean):
        return False
    return 0 if isinstance(column.type, Integer) else ""


def _other_rows(centre: Centre, site: Site) -> Iterator[str]:
    """Settings, people, catalogue, services, days: the same here as in scope at the centre."""
    wanted: dict[str, dict[str, Row]] = defaultdict(dict)
    for name in centre.scope.get(site.unit, frozenset()):
        thing = centre.things[name]
        wanted[thing.kind] |= thing.rows.get(thing.kind, {})
    for table, reach in REACH.items():
        if table in OF_CASE or reach == "sealed":
            continue
        for key in wanted[table].keys() | site.rows[table].keys():
            far, near = wanted[table].get(key), site.rows[table].get(key)
            if not (near and is_of_one_pc(table, near)):
                yield from _difference(site, table, key, far, near, {})


def _kept_alone(site: Site) -> Iterator[str]:
    """What the centre never tells a PC is still there: its own terminal, and the ratings given at it."""
    for each in site.entries:
        for table, rows in each.rows.items():
            alone = {key for key, row in rows.items() if is_untold(table, row)}
            for key in alone - site.rows[table].keys():
                yield f"{site.name}: {table} {key} that it wrote ({each.kind}) is not there"


# --- numbers ------------------------------------------------------------------------------------------------------
def numbers(centre: Centre, everybody: Iterable[Site]) -> Iterator[str]:
    """No ticket number has two owners, and no case number but where two PCs had one identity: they numbered alike
    until one of them was told, and both cases are kept and shown."""
    refused = {each.entry.entry_id for site in everybody for each in site.refused}
    cases, tickets = defaultdict(set), defaultdict(set)
    for site in everybody:
        for each in site.entries:
            number = each.rows.get("case", {}).get(each.subject, {}).get("number")
            if number and each.entry_id not in refused:
                cases[number].add(each.subject)
            if each.kind == "ticket.issue":
                tickets[site.unit, each.at[:10], each.content["facts"]["label"]].add(each.subject)
    cloned = _cloned_terminals(centre, everybody)
    for number, owners in cases.items():
        if len(owners) > 1 and number[:6] not in cloned:
            yield f"case number {number} was given to {sorted(owners)}"
        yield from (
            f"{each}, which has number {number} like another, is not at the centre"
            for each in owners - centre.things.keys()
            if len(owners) > 1
        )
    for (_, day, label), owners in tickets.items():
        if len(owners) > 1:
            yield f"ticket {label} of {day} was given to {sorted(owners)}"


def _cloned_terminals(centre: Centre, everybody: Iterable[Site]) -> set[str]:
    """Station and terminal of every log that stands in two PCs' journals."""
    written = Counter(log for site in everybody for log in {each.log for each in site.entries})
    shared = {log for log, times in written.items() if times > 1}
    given = {
        site.unit + row["value"]
        for site in everybody
        for each in site.entries
        if each.log in shared
        for row in each.rows.get("setting", {}).values()
        if row["key"] == "terminal"
    }
    return {centre.terminal_of_log[log] for log in shared & centre.terminal_of_log.keys()} | given


def calls(everybody: Iterable[Site]) -> Iterator[str]:
    """Nobody is called twice, but for those who were brought back into the queue, be it by a PC that is lost."""
    called, back, counted = defaultdict(set), defaultdict(set), Counter[str]()
    for site in everybody:
        counted |= Counter({ticket_id: row["reactivations"] for ticket_id, row in site.tickets.items()})
        for each in site.entries:
            if each.kind == "ticket.call":
                # A clone records what its twin did as well: the same move has the same instant.
                called[each.subject].add((each.content["facts"]["window"], each.at))
            elif each.kind == "ticket.reactivate":
                back[each.subject].add(each.at)
    for ticket, moves in called.items():
        if len(moves) > 1 + max(len(back[ticket]), counted[ticket]):
            yield f"ticket {ticket} was called {len(moves)} times: {sorted(moves)}"


def _tickets(centre: Centre, site: Site) -> Iterator[str]:
    """What a desk recorded of a ticket, the centre knows as well: as it is, or as it was before others moved it."""
    for ticket_id, here in site.tickets.items():
        there = centre.tickets.get(ticket_id)
        if there is None:
            yield f"{site.name}: ticket {here['label']} ({ticket_id}) is not at the centre"
        elif there["rev"] < here["rev"]:
            yield (
                f"{site.name}: ticket {here['label']} is {here['state']} here (rev {here['rev']}), "
                f"at the centre still {there['state']} (rev {there['rev']})"
            )
        elif there["rev"] == here["rev"] and there["state"] != here["state"]:
            yield f"{site.name}: ticket {here['label']} is {here['state']} here, {there['state']} at the centre"


# --- drafts -------------------------------------------------------------------------------------------------------
def drafts(
    before: set[str], told: Iterable[Line], centre: Centre, everybody: Iterable[Site]
) -> tuple[set[str], list[str]]:
    """The drafts there must be after these acts, and those that are gone though nobody finished them."""
    ended, begun = set[str](), set(before)
    for line in told:
        for draft_id, digest in line.drafts.items():
            if not digest:
                ended.add(draft_id)
            elif line.done:
                begun.add(draft_id)
    wanted = begun - ended
    kept = centre.parked.union(*(site.drafts for site in everybody))
    return wanted & kept, [f"draft {each} is gone" for each in sorted(wanted - kept)]
