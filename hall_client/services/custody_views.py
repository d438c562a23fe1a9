"""Where the papers of a case are and who passed them on, with everybody by name (材料去向)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hall_client.domain.cases import Case
from hall_client.domain.custody import LOST, Hop, Sheet, at_unit, place_words
from hall_client.domain.hall import Hall
from hall_client.domain.proxies import Proxy, Referral
from hall_client.services.ports import Work


@dataclass(frozen=True)
class Passed:
    """A sheet passed from one place to the next: who gave it, who took it, and what was wrong with it."""

    at: datetime
    from_words: str
    to_words: str
    giver: str
    taker: str
    manifest: str
    difference: str


@dataclass(frozen=True)
class SheetTrail:
    """One sheet: where it is, since when, and how it came there. `astray`: nobody has it."""

    sheet: Sheet
    place: str
    astray: bool
    hops: tuple[Passed, ...]


@dataclass(frozen=True)
class Custody:
    """The papers of a case. `proxy` is None for a case from the counter that went up to a superior department."""

    proxy: Proxy | None
    referrals: tuple[Referral, ...]
    trails: tuple[SheetTrail, ...]
    town: bool
    """Whether this desk is at the town that works on the case, and not at the village that took it."""
    papers_here: bool
    """Whether any of the sheets lies at this desk."""
    superiors: tuple[str, ...]
    """The departments a case can be sent up to."""
    department: str
    """The one that had the last case of the same item; empty where none had."""

    @property
    def referral(self) -> Referral | None:
        """The sending up that has no answer yet."""
        return next((each for each in reversed(self.referrals) if not each.answer), None)


def custody(work: Work, hall: Hall, case: Case) -> Custody:
    """The papers of a case; empty where none are kept sheet by sheet."""
    proxy, sheets = work.proxies.found(case.id), work.proxies.sheets([case.id])
    units = dict(hall.unit_names)
    if proxy is not None:
        units.setdefault(proxy.village, proxy.village_name)
    hops = work.proxies.hops(case.id)
    names = _names(work, proxy, hops)
    passed: dict[str, list[Passed]] = {}
    for hop in hops:
        passed.setdefault(hop.sheet, []).append(_passed(hop, units, names))
    trails = tuple(
        SheetTrail(each, place_words(each.place, units), _astray(each), tuple(passed.get(each.id, ())))
        for each in sheets
    )
    return Custody(
        proxy=proxy,
        referrals=work.proxies.referrals(case.id),
        trails=trails,
        town=not hall.is_village,
        papers_here=any(each.place == at_unit(hall.station) for each in sheets),
        superiors=hall.superiors,
        department=work.proxies.last_department(case.item_code),
    )


def _astray(sheet: Sheet) -> bool:
    return sheet.place == LOST or sheet.place.startswith("missing/")


def _passed(hop: Hop, units: Mapping[str, str], names: Mapping[tuple[str, str], str]) -> Passed:
    def named(who: str) -> str:
        return names.get((hop.manifest, who)) or names.get(("", who), who)

    return Passed(
        hop.at,
        _without_number(place_words(hop.from_place, units)),
        _without_number(place_words(hop.to_place, units)),
        named(hop.giver),
        named(hop.taker),
        hop.manifest,
        hop.difference,
    )


def _without_number(place: str) -> str:
    """A place without its manifest, which a hop names by itself."""
    return place.split("，清单 ")[0]


def _names(work: Work, proxy: Proxy | None, hops: tuple[Hop, ...]) -> Mapping[tuple[str, str], str]:
    """(manifest, 工号) -> name: the papers of a bag say who signed for it, whichever unit they belong to."""
    found = {("", each.number): each.name for each in work.reference.people()}
    if proxy is not None:
        found["", proxy.proxy] = proxy.proxy_name
    for number in {hop.manifest for hop in hops if hop.manifest}:
        if (manifest := work.proxies.handover(number)) is not None:
            found[number, manifest.giver] = manifest.giver_name
        for mark in work.proxies.marks(number):
            found[number, mark.taker] = mark.taker_name
    return found
