"""Custody (材料保管): where each sheet of paper is, and the hops that brought it there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

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


def unbalanced(sheets: Iterable[Sheet], hops: Iterable[Hop]) -> tuple[str, ...]:
    """What does not hold together: a hop that does not begin where the one before ended, a sheet elsewhere than its
    last hop says, a hop without two signatures and without a named difference. Empty when custody balances."""
    place: dict[str, str] = {}
    wrong = []
    for hop in sorted(hops, key=lambda each: each.at):
        if place.get(hop.sheet, hop.from_place) != hop.from_place:
            wrong.append(f"{hop.sheet}：从 {hop.from_place} 交出，上一手在 {place[hop.sheet]}")
        if not (hop.giver and hop.taker) and not hop.difference:
            wrong.append(f"{hop.sheet}：交接缺签名，也没有写差异")
        place[hop.sheet] = hop.to_place
    wrong += [
        f"{sheet.id}：记在 {sheet.place}，最后一手交到 {place[sheet.id]}"
        for sheet in sheets
        if place.get(sheet.id, sheet.place) != sheet.place
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
