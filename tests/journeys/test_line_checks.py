"""What the fault rounds look for is found when it is there: each of their checks, made to fail on a real town."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from hall_client.domain.syncing import Proof
from tests.soak.diary import Line
from tests.soak.line import checks, look
from tests.soak.line.look import Centre, Entry, Site
from tests.soak.line.town import Town, build

pytestmark = [pytest.mark.slow, pytest.mark.centre]

PATIENCE_SECONDS = 180


@dataclass(frozen=True)
class Ends:
    """Both ends of the line, as they stood when a town had worked for a while."""

    centre: Centre
    sites: tuple[Site, ...]

    def wrong(self) -> str:
        """All that does not hold."""
        return "\n".join(checks.everything(self.centre, self.sites, ()))

    def at_first(self, **changes: Any) -> "Ends":
        """The same with another first PC."""
        return replace(self, sites=(replace(self.sites[0], **changes), *self.sites[1:]))

    def at_centre(self, **changes: Any) -> "Ends":
        """The same with another centre."""
        return replace(self, centre=replace(self.centre, **changes))

    def entry(self, kind: str) -> Entry:
        """The last entry of this kind at the first PC."""
        return next(each for each in reversed(self.sites[0].entries) if each.kind == kind)

    def case(self) -> str:
        """A case that every window of the hall holds."""
        return next(name for name, thing in self.centre.things.items() if thing.kind == "case")


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ends]:
    folder: Path = tmp_path_factory.mktemp("line")
    town: Town = build(folder / "town", windows=1, villages=1)
    try:
        town.begin("checks")
        end = time.monotonic() + PATIENCE_SECONDS
        while not (_printed(town) and _busy(look.centre(town.servers.now))):
            assert time.monotonic() < end, "nobody came"
            time.sleep(0.5)
        town.mend("checks")
        town.come_to_rest()
        yield Ends(look.centre(town.servers.now), tuple(look.site(seat) for seat in town.seats))
    finally:
        town.close()


def _busy(centre: Centre) -> bool:
    """Whether people have come, and a village has sent a bag."""
    return len(centre.tickets) >= 5 and any(each.kind == "handover" for each in centre.things.values())


def _printed(town: Town) -> bool:
    return any(line.act == "print" and line.done for line in town.seats[0].told())


def test_a_town_at_rest_is_found_sound(ends: Ends) -> None:
    assert ends.wrong() == ""


def _lost_there(ends: Ends) -> Ends:
    last = max((e for e in ends.centre.entries if e.log == ends.sites[0].log), key=lambda e: e.seq)
    return ends.at_centre(entries=[each for each in ends.centre.entries if each != last])


def _changed_there(ends: Ends) -> Ends:
    first = ends.centre.entries[0]
    return ends.at_centre(entries=[replace(first, hash="0" * 64), *ends.centre.entries[1:]])


def _taken_twice(ends: Ends) -> Ends:
    return ends.at_centre(entries=[*ends.centre.entries, replace(ends.centre.entries[0], seq=99_999)])


def _another_answer(ends: Ends) -> Ends:
    last = ends.centre.entries[-1]
    return ends.at_centre(entries=[*ends.centre.entries[:-1], replace(last, answer="conflict")])


def _another_field(ends: Ends) -> Ends:
    case_id = ends.case()
    thing = ends.centre.things[case_id]
    rows: Mapping[str, Any] = {
        **thing.rows,
        "case": {case_id: {**thing.rows["case"][case_id], "remark": "?"}},
    }
    return ends.at_centre(things={**ends.centre.things, case_id: replace(thing, rows=rows)})


def _case_gone_here(ends: Ends) -> Ends:
    rows = {table: dict(content) for table, content in ends.sites[0].rows.items()}
    del rows["case"][ends.case()]
    return ends.at_first(rows=rows)


def _out_of_scope(ends: Ends) -> Ends:
    scope = {unit: names - {ends.case()} for unit, names in ends.centre.scope.items()}
    return ends.at_centre(scope=scope)


def _person_gone_here(ends: Ends) -> Ends:
    return ends.at_first(rows={**ends.sites[0].rows, "person": {}})


def _same_number(ends: Ends) -> Ends:
    made = [each for each in ends.sites[0].entries if '"query_code"' in each.body]
    one, number = made[0], made[0].content["rows"]["case"][made[0].subject]["number"]
    body = json.dumps({"facts": {}, "rows": {"case": {"another": {"number": number}}}})
    second = replace(one, subject="another", entry_id="another", body=body)
    return ends.at_first(entries=[*ends.sites[0].entries, second])


def _same_ticket(ends: Ends) -> Ends:
    issued = ends.entry("ticket.issue")
    return ends.at_first(entries=[*ends.sites[0].entries, replace(issued, subject="another")])


def _called_again(ends: Ends) -> Ends:
    called = ends.entry("ticket.call")
    again = replace(called, at=called.at.replace("2", "3", 1))
    return ends.at_first(entries=[*ends.sites[0].entries, again])


def _ticket_gone(ends: Ends) -> Ends:
    return ends.at_centre(tickets={})


def _ticket_behind(ends: Ends) -> Ends:
    return ends.at_centre(tickets={name: {**row, "rev": 0} for name, row in ends.centre.tickets.items()})


def _kept(ends: Ends) -> tuple[str, str]:
    """A case whose papers are kept somewhere, and one of its sheets."""
    case_id = next(name for name, thing in ends.centre.things.items() if "sheet" in thing.rows)
    return case_id, next(iter(ends.centre.things[case_id].rows["sheet"]))


def _changed(ends: Ends, table: str, **fields: str) -> Ends:
    """The first row of `table` of that case with other fields, at the centre."""
    case_id, _ = _kept(ends)
    thing = ends.centre.things[case_id]
    key = next(iter(thing.rows[table]))
    row = {**thing.rows[table][key], **fields}
    rows = {**thing.rows, table: {**thing.rows[table], key: row}}
    return ends.at_centre(things={**ends.centre.things, case_id: replace(thing, rows=rows)})


def _bag_out_of_reach(ends: Ends) -> Ends:
    bag = next(name for name, thing in ends.centre.things.items() if thing.kind == "handover")
    scope = {**ends.centre.scope, "9911": ends.centre.scope["9911"] - {bag}}
    return ends.at_centre(scope=scope)


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        (_lost_there, "is not at the centre"),
        (_changed_there, "nobody wrote entry"),
        (_taken_twice, "was taken 2 times"),
        (_another_answer, "known only there"),
        (_another_field, "has remark"),
        (_case_gone_here, "is not here"),
        (_out_of_scope, "is here and not in its scope"),
        (_person_gone_here, "person"),
        (_same_number, "case number"),
        (_same_ticket, "ticket "),
        (_called_again, "was called 2 times"),
        (_ticket_gone, "is not at the centre"),
        (_ticket_behind, "at the centre still"),
        (lambda ends: ends.at_first(proof=Proof(0, 0)), "it proves"),
        (lambda ends: _changed(ends, "sheet", place="unit/9999"), "记在 unit/9999"),
        (lambda ends: _changed(ends, "sheet", place="way/nothing"), "which does not have it"),
        (lambda ends: _changed(ends, "sheet", place="missing/nothing"), "where nobody missed it"),
        (lambda ends: _changed(ends, "hop", giver="", difference=""), "缺签名"),
        (_bag_out_of_reach, "and should be of"),
    ],
)
def test_what_a_fault_must_not_leave_is_found(ends: Ends, harm: Callable[[Ends], Ends], found: str) -> None:
    assert found in harm(ends).wrong()


def test_what_was_acknowledged_and_is_in_no_journal_is_found(ends: Ends) -> None:
    lines = [Line("finish", True, "", 0, entries=[("case.accept", "case-gone")])]
    assert "case-gone" in "\n".join(checks.acknowledged(ends.sites[0], lines))
    assert list(checks.acknowledged(ends.sites[0], [replace(lines[0], done=False)])) == []


def test_a_draft_that_is_nowhere_is_found(ends: Ends) -> None:
    saved = Line("save", True, "", 0, drafts={"draft-1": "digest"})
    assert checks.drafts(set(), [saved], ends.centre, ends.sites) == (set(), ["draft draft-1 is gone"])
    ended = Line("finish", False, "", 0, drafts={"draft-1": ""})
    assert checks.drafts({"draft-1"}, [ended], ends.centre, ends.sites) == (set(), [])
