"""The catalogue in use, and taking in items from outside: checked row by row, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hall_client.domain.catalogue import Item, Version
from hall_client.domain.deadlines import local_date
from hall_client.domain.people import Actor, require
from hall_client.services import papers
from hall_client.services.ports import Desk, Sheet
from hall_client.services.setting_up import publish


@dataclass(frozen=True)
class Catalogue:
    """The items in force today, and a stamp that changes with every publication."""

    versions: tuple[Version, ...]
    stamp: str

    def version(self, code: str) -> Version:
        """The version of an item in force. Raises KeyError."""
        return next(version for version in self.versions if version.item.code == code)

    @property
    def items(self) -> tuple[Item, ...]:
        """The items alone."""
        return tuple(version.item for version in self.versions)


@dataclass(frozen=True)
class Imported:
    """What an import changed: codes of new items, of changed ones, and how many were the same as before."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    same: int


class ImportRefused(Exception):
    """The file would take something away from the catalogue; the sentence says what. Nothing was imported."""


def in_force(desk: Desk) -> Catalogue:
    """The catalogue of today."""
    with desk.store.read() as work:
        return Catalogue(work.reference.versions(local_date(desk.now())), work.reference.catalogue_stamp())


def version_of(desk: Desk, code: str, number: int) -> Version:
    """One version of an item: the one a case was opened with. Raises KeyError."""
    with desk.store.read() as work:
        return work.reference.version(code, number)


def take_in(desk: Desk, actor: Actor, items: Sequence[Item], effective: date | None = None) -> Imported:
    """Publish the items that differ from what is in force, all in one transaction.

    Raises NotAllowed, and ImportRefused where a bare guidance row (all that a .csv carries) would replace an item
    with its questions and materials.
    """
    require(actor, "catalogue.import")
    at = desk.now()
    day = effective or local_date(at)
    with desk.store.work() as work:
        known = {version.item.code: version.item for version in work.reference.versions(day)}
        bare = [
            i.code for i in items if i.guidance_only and i.code in known and not known[i.code].guidance_only
        ]
        if bare:
            raise ImportRefused(
                f"{'、'.join(bare[:5])} 等 {len(bare)} 项在表里只有指引，导入会盖掉现在的情形和材料，一项都没有导入。"
                "请用 .xlsx 或 .json，或把这几行从表里删掉。"
            )
        added = [item for item in items if item.code not in known]
        changed = [item for item in items if item.code in known and known[item.code] != item]
        for item in (*added, *changed):
            publish(work, item, day, actor.number, at)
    same = len(items) - len(added) - len(changed)
    return Imported(tuple(i.code for i in added), tuple(i.code for i in changed), same)


def guide_sheet(desk: Desk, actor: Actor, code: str) -> Sheet:
    """办事指南 of an item, drawn."""
    at = desk.now()
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(at))
        found = next(v for v in work.reference.versions(local_date(at)) if v.item.code == code)
    return desk.paper.draw("guide", papers.guide(hall, found, actor, at))
