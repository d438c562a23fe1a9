"""One round of faults: the town works while things go wrong, comes to rest, and both ends are compared."""

from collections import Counter
from dataclasses import dataclass
from random import Random

from hall_client.storage.verify import verify
from tests.soak.line import checks, look
from tests.soak.line.faults import Faults
from tests.soak.line.look import Centre
from tests.soak.line.town import Town
from tests.soak.rounds import Violation


@dataclass(frozen=True)
class LineRound:
    """What one round came to. `entries` and `cases` stand at the centre; `bags` were counted there, `delivered`
    results are in the hands of villagers; `missed` is kept at desks for a centre that went back; the answers count for
    the whole town.
    """

    big: str
    words: str
    acknowledged: int
    entries: int
    cases: int
    bags: int
    delivered: int
    missed: int
    conflicts: int
    quarantined: int
    duplicates: int


def play(town: Town, luck: Random, seed: str, big: str = "") -> LineRound:
    """Play one round. Raises Violation with everything that does not hold."""
    faults = Faults(town, luck, seed, luck.uniform(3.0, 5.0), big)
    try:
        return _played(town, luck, seed, faults)
    except Violation as found:
        raise Violation(f"{faults.big}：{faults.words}\n{found}") from None


def _played(town: Town, luck: Random, seed: str, faults: Faults) -> LineRound:
    town.begin(seed)
    double = town.clone(faults.cloned, seed) if faults.big == "clone" else None
    faults.run()
    town.mend(seed)
    if double is not None:
        town.retire(faults.cloned, double, seed)
    if luck.random() < 0.15:
        town.next_day()
    else:
        town.come_to_rest()
    if town.lost:
        town.put_back()
        town.come_to_rest()
    if town.oldest is None:
        town.keep_oldest()
    return _compared(town, faults)


def _compared(town: Town, faults: Faults) -> LineRound:
    centre = look.centre(town.servers.now)
    sites, retired = [look.site(seat) for seat in town.seats], [look.site(seat) for seat in town.retired]
    wrong = list(checks.everything(centre, sites, retired))
    for seat, site in zip(town.everybody(), [*sites, *retired], strict=True):
        twins = [each for each in (*sites, *retired) if each is not site and each.unit == site.unit]
        wrong += checks.acknowledged(site, seat.told(), twins)
        wrong += [
            f"{seat.name}: verify: {finding.sentence}" for finding in verify(seat.opened.store).findings
        ]
    told = [line for seat in town.everybody() for line in seat.told()]
    town.drafts, gone = checks.drafts(town.drafts, told, centre, [*sites, *retired])
    if wrong or gone:
        raise Violation("\n".join([*wrong, *gone]))
    missed = {thing for site in sites for thing in site.missed}
    return _sum(centre, faults, sum(1 for line in told if line.done), len(missed))


def _sum(centre: Centre, faults: Faults, acknowledged: int, missed: int) -> LineRound:
    answers = Counter(each.answer for each in centre.entries)
    stood = Counter(each.kind for each in centre.entries if each.answer == "accepted")
    return LineRound(
        big=faults.big,
        words=faults.words,
        acknowledged=acknowledged,
        entries=len(centre.entries),
        cases=sum(1 for each in centre.things.values() if each.kind == "case"),
        bags=stood["handover.close"],
        delivered=stood["proxy.deliver"],
        missed=missed,
        conflicts=answers["conflict"],
        quarantined=answers["quarantined"],
        duplicates=answers["duplicate"],
    )
