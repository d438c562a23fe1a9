"""Custody (材料保管): where each sheet of paper is, and the hops that brought it there."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from hall_client.domain.cases import CaseMaterial
from hall_client.domain.numbers import shown

VILLAGER = "villager"
LOST = "lost"
RESULT = "result"
"""The code of a sheet that is the result of a case and not one of its materials."""


class CustodyRefused(Exception):
    """The sheets are not where the act needs them; the sentence says where they are."""


def at_unit(unit: str) -> str:
    """The place of a sheet that lies at a unit."""
    return f"unit/{unit}"


def on_the_way(manifest: str) -> str:
    """The place of a sheet in the bag of a manifest."""
    return f"way/{manifest}"


def at_superior(name: str) -> str:
    """The place of a sheet at a superior department."""
    return f"superior/{name}"


def missing_from(manifest: str) -> str:
    """The place of a sheet that was on a manifest and not in its bag."""
    return f"missing/{manifest}"


@dataclass(frozen=True)
class Sheet:
    """One physical sheet or set that is kept for a case: `copy` counts the copies of its material from 1."""

    case_id: str
    code: str
    copy: int
    name: str
    form: str
    """original, copy or result."""
    pages: int
    place: str
    since: datetime
    holder: str
    """The 工号 of who has it; empty on the way and at a superior department."""

    @property
    def id(self) -> str:
        """Its key."""
        return f"{self.case_id}/{self.code}/{self.copy}"

    @property
    def label(self) -> str:
        """As a slip names it: 申请表（第 2 份)."""
        return f"{self.name}（第 {self.copy} 份）" if self.copy > 1 else self.name


@dataclass(frozen=True)
class Hop:
    """One sheet passed from one place to the next: two people sign for it, or the difference is named."""

    id: str
    case_id: str
    sheet: str
    from_place: str
    to_place: str
    at: datetime
    giver: str
    taker: str
    manifest: str = ""
    difference: str = ""


def taken(
    case_id: str, materials: Iterable[CaseMaterial], place: str, at: datetime, holder: str
) -> tuple[Sheet, ...]:
    """The sheets that a case keeps, one for each copy, lying at `place`."""
    return tuple(
        Sheet(
            case_id,
            m.code,
            copy,
            m.name,
            "original" if m.state == "original" else "copy",
            _pages(m),
            place,
            at,
            holder,
        )
        for m in materials
        if m.kept
        for copy in range(1, max(m.copies, 1) + 1)
    )


def _pages(material: CaseMaterial) -> int:
    """Pages of one copy: the case counts them for all copies together."""
    return max(1, material.pages // max(material.copies, 1))


@dataclass(frozen=True)
class Passing:
    """Who passes sheets on and to where; `taker` may be the carrier of a bag, a department's clerk, or the villager."""

    to_place: str
    at: datetime
    giver: str
    taker: str
    manifest: str = ""
    difference: str = ""
    holder: str = ""


def passed(
    sheets: Sequence[Sheet], passing: Passing, new_id: Mapping[str, str]
) -> tuple[tuple[Sheet, ...], tuple[Hop, ...]]:
    """`sheets` at their new place, and a hop for each; `new_id` gives the hop of every sheet its name.

    Raises CustodyRefused without two signatures where no difference is named.
    """
    if not (passing.giver and passing.taker) and not passing.difference:
        raise CustodyRefused("交接要有移交人和接收人两个签名，还没有记下。")
    moved = tuple(replace(s, place=passing.to_place, since=passing.at, holder=passing.holder) for s in sheets)
    hops = tuple(
        Hop(
            new_id[sheet.id],
            sheet.case_id,
            sheet.id,
            sheet.place,
            passing.to_place,
            passing.at,
            passing.giver,
            passing.taker,
            passing.manifest,
            passing.difference,
        )
        for sheet in sheets
    )
    return moved, hops


def in_turn(hops: Iterable[Hop]) -> tuple[Hop, ...]:
    """The hops of one sheet as the paper went: each begins where the one before ended, the earlier one first.

    Their instants alone do not tell: two PCs' clocks differ, and one act may pass a sheet on twice.
    """
    leaving: dict[str, list[Hop]] = {}
    for hop in sorted(hops, key=lambda each: each.at, reverse=True):
        leaving.setdefault(hop.from_place, []).append(hop)
    arrived = Counter(hop.to_place for found in leaving.values() for hop in found)
    first = next((place for place, found in leaving.items() if len(found) > arrived[place]), VILLAGER)
    # Depth first, and what was left aside on a loop is put in where the loop was passed (Hierholzer).
    path: list[tuple[str, Hop | None]] = [(first, None)]
    trail: list[Hop] = []
    while path:
        place, came_by = path[-1]
        if leaving.get(place):
            following = leaving[place].pop()
            path.append((following.to_place, following))
        else:
            path.pop()
            trail += [came_by] if came_by else []
    return tuple(reversed(trail))


def unbalanced(sheets: Iterable[Sheet], hops: Iterable[Hop]) -> tuple[str, ...]:
    """What does not hold together: hops that make no one way of a sheet, a sheet elsewhere than its last hop says, a
    hop without two signatures and without a named difference. Empty when custody balances."""
    by_sheet: dict[str, list[Hop]] = {}
    wrong = []
    for hop in hops:
        by_sheet.setdefault(hop.sheet, []).append(hop)
        if not (hop.giver and hop.taker) and not hop.difference:
            wrong.append(f"{hop.sheet}：交接缺签名，也没有写差异")
    ends = {}
    for sheet, own in by_sheet.items():
        trail = in_turn(own)
        ends[sheet] = trail[-1].to_place if trail else ""
        wrong += [
            f"{sheet}：从 {after.from_place} 交出，上一手在 {before.to_place}"
            for before, after in pairwise(trail)
            if before.to_place != after.from_place
        ]
        wrong += [f"{sheet}：有 {len(own) - len(trail)} 手接不上"] if len(trail) < len(own) else []
    wrong += [
        f"{sheet.id}：记在 {sheet.place}，最后一手交到 {ends[sheet.id]}"
        for sheet in sheets
        if ends.get(sheet.id, sheet.place) != sheet.place
    ]
    return tuple(wrong)


def place_words(place: str, names: Mapping[str, str]) -> str:
    """A place as people read it; `names` are the names of units by their station number."""
    kind, _, what = place.partition("/")
    if kind == "unit":
        return names.get(what, what)
    if kind in ("way", "missing"):
        where = "在路上" if kind == "way" else "没找到"
        return f"{where}，清单 {shown(what)}"
    words = {"villager": "村民手里", "lost": "已确认遗失", "superior": what, "issued": f"{what}出具"}
    return words[kind]
