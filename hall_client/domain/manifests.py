"""Manifests (交接清单): what travels in one bag, and how it was counted at the other end (domain C14, R-25)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hall_client.domain.custody import Sheet
from hall_client.domain.numbers import BadNumber, parse_case_number


class Direction(StrEnum):
    """Which way a bag goes."""

    UP = "up"
    DOWN = "down"
    SUPERIOR = "superior"


class HandoverState(StrEnum):
    """How far a manifest is at the side that sends it."""

    SENT = "sent"
    CALLED_OFF = "called_off"


class LineMark(StrEnum):
    """How a case of a manifest was counted: 相符, 份数不符, 退回; NONE where its mark was taken back or is to come."""

    NONE = ""
    MATCHED = "matched"
    SHORT = "short"
    RETURNED = "returned"


LINE_MARK_WORDS = {
    LineMark.NONE: "没点",
    LineMark.MATCHED: "相符",
    LineMark.SHORT: "份数不符",
    LineMark.RETURNED: "退回",
}


@dataclass(frozen=True)
class LineSheet:
    """A sheet as the manifest lists it."""

    id: str
    name: str
    form: str
    pages: int


@dataclass(frozen=True)
class Line:
    """One case of a manifest. The name stands in full: a manifest is a custody paper, not a public one."""

    case_id: str
    number: str
    name: str
    item: str
    sheets: tuple[LineSheet, ...]


@dataclass(frozen=True)
class Handover:
    """A manifest as the sender wrote it. `id` is its 16-digit number; `to_unit` is empty for a superior department."""

    id: str
    direction: Direction
    from_unit: str
    from_name: str
    to_unit: str
    to_name: str
    state: HandoverState
    business_date: date
    sent_at: datetime
    giver: str
    giver_name: str
    carrier: str
    seal: str
    bags: int
    lines: tuple[Line, ...]

    @property
    def sheets(self) -> int:
        """How many sheets are on it."""
        return sum(len(line.sheets) for line in self.lines)


@dataclass(frozen=True)
class HandoverCount:
    """The counting of a manifest at the other end. `done_at` is None while cases are still to be marked."""

    id: str
    from_unit: str
    to_unit: str
    seal_whole: bool
    started_at: datetime
    taker: str
    taker_name: str
    done_at: datetime | None = None


@dataclass(frozen=True)
class HandoverMark:
    """How one case of a manifest was counted. `missing` are the ids of sheets that were not in the bag.

    `known` tells whether the case was here: paper may come before its data, and the mark is entered then.
    """

    id: str
    handover: str
    from_unit: str
    to_unit: str
    case_number: str
    case_id: str
    mark: LineMark
    expected: int
    counted: int
    missing: tuple[str, ...]
    note: str
    at: datetime
    taker: str
    taker_name: str
    known: bool


@dataclass(frozen=True)
class Settlement:
    """How a difference was settled, by whichever end found the paper or gave it up. `id` is mark/station."""

    id: str
    mark: str
    from_unit: str
    to_unit: str
    at: datetime
    actor: str
    actor_name: str
    words: str


def mark_id(handover: str, case_number: str) -> str:
    """The key of a mark."""
    return f"{handover}/{case_number}"


def line_of(case_id: str, number: str, name: str, item: str, sheets: Iterable[Sheet]) -> Line:
    """A line with the sheets of one case."""
    listed = tuple(LineSheet(s.id, s.label, s.form, s.pages) for s in sheets)
    return Line(case_id, number, name, item, listed)


@dataclass(frozen=True)
class PaperLine:
    """What the code on a manifest tells of one case: its number and how many sheets."""

    case_number: str
    sheets: int


@dataclass(frozen=True)
class PaperManifest:
    """What the code on a manifest tells: enough to count a bag whose data is still on its way. No names."""

    number: str
    to_unit: str
    lines: tuple[PaperLine, ...]

    @property
    def from_unit(self) -> str:
        """The station that wrote it."""
        return self.number[:4]


def code_of(handover: Handover) -> str:
    """The text of the QR code on a manifest: number, receiver, and for each case its number and count."""
    lines = ",".join(f"{line.number}x{len(line.sheets)}" for line in handover.lines)
    return f"JJ1:{handover.id}:{handover.to_unit or '-'}:{lines}"


def parse_code(text: str) -> PaperManifest:
    """The manifest behind a scanned QR code. Raises BadNumber with the sentence to show."""
    parts = text.strip().split(":")
    if len(parts) != 4 or parts[0] != "JJ1" or len(text) > 4000:
        raise BadNumber("这个码不是交接清单上的码。")
    number = parse_case_number(parts[1])
    if not number.is_handover:
        raise BadNumber("这个码不是交接清单上的码。")
    lines = []
    for each in parts[3].split(","):
        case, _, count = each.partition("x")
        parsed = parse_case_number(case)
        if parsed.is_handover or not re.fullmatch(r"[0-9]{1,3}", count):
            raise BadNumber("交接清单上的码不完整，请再扫一次，或照清单手工点。")
        lines.append(PaperLine(parsed.text, int(count)))
    return PaperManifest(number.text, "" if parts[2] == "-" else parts[2], tuple(lines))


@dataclass(frozen=True)
class StationReport:
    """The day of a village as reported to its town (C21, R-68). `id` is station/day."""

    id: str
    station: str
    name: str
    day: date
    at: datetime
    actor: str
    figures: Mapping[str, int]
