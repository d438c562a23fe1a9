"""A second count of a day from the raw rows of its journal; shares no line with the program's own."""

import base64
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from nacl.public import Box, PrivateKey, PublicKey
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

_LEADS_TO = {
    "ticket.issue": "waiting",
    "ticket.call": "called",
    "ticket.undo_no_show": "called",
    "ticket.hold": "held",
    "ticket.resume": "called",
    "ticket.transfer": "waiting",
    "ticket.reactivate": "waiting",
    "ticket.finish": "served",
    "ticket.no_show": "no_show",
    "ticket.abandon": "abandoned",
    "ticket.void": "voided",
}
_UNDECIDED = {"received", "accepted", "handled", "reviewed", "referred", "approved"}


class Row(NamedTuple):
    """One journal row as it stands in the table."""

    seq: int
    at: str
    kind: str
    subject: str
    body: str
    hash: str

    @property
    def day(self) -> str:
        """The day of this entry by the clock on the wall, eight hours ahead of UTC."""
        return (datetime.fromisoformat(self.at) + timedelta(hours=8)).date().isoformat()

    @property
    def facts(self) -> dict[str, Any]:
        """What the entry remembers."""
        found: dict[str, Any] = json.loads(self.body)["facts"]
        return found


@dataclass
class Recount:
    """Counts of `day` from the rows of a whole journal; `elsewhere` are those of other PCs of the town."""

    rows: list[Row]
    day: str
    elsewhere: list[Row]

    @property
    def today(self) -> list[Row]:
        """The day's entries."""
        return [row for row in self.rows if row.day == self.day]

    def table(self, name: str) -> dict[str, dict[str, Any]]:
        """What all entries together say of a table: key, fields."""
        merged: dict[str, dict[str, Any]] = defaultdict(dict)
        for row in sorted([*self.rows, *self.elsewhere], key=lambda each: each.at):
            for key, fields in json.loads(row.body)["rows"].get(name, {}).items():
                merged[key].update(fields)
        return merged

    def of_today(self, name: str) -> dict[str, dict[str, Any]]:
        """The rows of a table that belong to the day."""
        return {key: row for key, row in self.table(name).items() if row["business_date"] == self.day}

    def tickets(self) -> Counter[str]:
        """How the numbers given out today ended."""
        state: dict[str, str] = {}
        for row in self.today:
            if row.kind in _LEADS_TO:
                state[row.subject] = _LEADS_TO[row.kind]
            elif row.kind == "day.close":
                left = [key for key, now in state.items() if now in ("waiting", "held")]
                assert row.facts["cleared"] == len(left)
                state.update(dict.fromkeys(left, "cleared"))
        return Counter(state.values())

    def acts(self) -> list[tuple[str, str]]:
        """(case, outcome) of every outcome recorded today, in order."""
        return [(row.subject, row.facts["outcome"]) for row in self.today if "outcome" in row.facts]

    def closed(self) -> int:
        """How many cases came to their end today."""
        ends = ("case.close", "case.finish_on_the_spot")
        return len({row.subject for row in self.today if row.kind in ends})

    def undecided(self) -> int:
        """How many cases the centre has in hand at the end."""
        return sum(case["state"] in _UNDECIDED for case in self.table("case").values())

    def without_case(self) -> Counter[str]:
        """Visits that ended without a case, by what came of them."""
        found = Counter(visit["result"] for visit in self.of_today("service_act").values())
        return Counter({name: found[name] for name in ("consult", "guide", "unresolved") if found[name]})

    def ratable(self) -> int:
        """How many services could have been rated."""
        return sum(visit["ratable"] for visit in self.of_today("service_act").values())

    def grades(self) -> list[int]:
        """The ratings given today's services, from the best grade to the worst."""
        visits, secret = self.of_today("service_act"), self._secret()
        found = Counter(
            _opened(each["sealed"], secret)["grade"]
            for each in self.table("sealed_rating").values()
            if each["service_id"] in visits
        )
        return [found[grade] for grade in (5, 4, 3, 2, 1)]

    def _secret(self) -> bytes:
        """What the supervisor's password of the sample hall gives back."""
        (wrapped,) = [
            bytes.fromhex(each["wrapped"])
            for each in self.table("rating_key").values()
            if each["person"] == "0101"
        ]
        salt, box = wrapped[:16], wrapped[16:]
        key = argon2id.kdf(32, b"qinghe-0101", salt, opslimit=2, memlimit=19 << 20)
        return bytes(SecretBox(key).decrypt(box))

    def people(self) -> dict[str, str]:
        """ID number and name of everybody a case is about."""
        return {case["applicant_id"]: case["applicant_name"] for case in self.table("case").values()}


def _opened(sealed: str, secret: bytes) -> dict[str, Any]:
    whole = base64.b64decode(sealed.split(".")[1])
    found: dict[str, Any] = json.loads(Box(PrivateKey(secret), PublicKey(whole[:32])).decrypt(whole[32:]))
    return found
