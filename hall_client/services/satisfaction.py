"""满意度统计 C22: what citizens said over some days, by window, clerk, item or channel; supervisors only."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hall_client.domain.deadlines import local_date
from hall_client.domain.follow_ups import figures_of
from hall_client.domain.hall import Hall
from hall_client.domain.people import Actor, require
from hall_client.domain.ratings import Grade, Opinion
from hall_client.domain.visits import ServiceAct
from hall_client.services import follow_ups, opinions, satisfaction_paper
from hall_client.services.ports import Desk, Work
from hall_client.services.rating_ports import AnyRating
from hall_client.services.satisfaction_paper import Rated
from hall_client.services.tallying import Report


class By(StrEnum):
    """What the rows of C22 are (domain C22)."""

    WINDOW = "window"
    CLERK = "clerk"
    ITEM = "item"
    CHANNEL = "channel"


BY_WORDS = {By.WINDOW: "窗口", By.CLERK: "人员（工号）", By.ITEM: "事项", By.CHANNEL: "评价渠道"}
CHANNEL_WORDS = {"screen": "评价器", "paper": "评价表"}
"""How a rating came in. Nobody is invited by a channel: such rows have no 应评 and no 评价率."""
NO_CASE, SEVERAL = "没有办件（咨询、引导）", "一次办几项"


@dataclass(frozen=True)
class _Given:
    """What is counted: the services the reader may know of, what was said of them, and which count in no rate."""

    services: tuple[ServiceAct, ...]
    said: tuple[tuple[ServiceAct, AnyRating, Opinion], ...]
    excluded: frozenset[str]

    def rated(self, name: str, services: Sequence[ServiceAct], ratable: int | None) -> Rated:
        """A row about these services."""
        mine = {each.id for each in services} - self.excluded
        given = Counter(opinion.grade for service, _, opinion in self.said if service.id in mine)
        return Rated(name, ratable, tuple(given.get(grade, 0) for grade in sorted(Grade, reverse=True)))


def report(desk: Desk, actor: Actor, first: date, last: date, by: By = By.WINDOW) -> Report:
    """C22: ratings of the services from `first` to `last`. Unrated is never counted as good (M-03).

    What was said of the reader is left out whole, their services included. A rating is of one visit (一次一评): one
    with several items stands in a row of its own. Raises RatingsSealed where this login cannot open them all,
    NotAllowed.
    """
    require(actor, "rating.grades")
    today = local_date(desk.now())
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    with desk.store.read() as work:
        hall = work.reference.hall(last)
        said = opinions.all_read(desk, actor, work, first, last)
        bad = follow_ups.bad_ones(desk, actor, work, said, today)
        served = [each for day in days for each in work.floor.services(day)]
        own = sum(each.ratable for each in served if opinions.is_own(actor, each))
        given = _Given(
            tuple(each for each in served if not opinions.is_own(actor, each)),
            said,
            frozenset(each.service_id for each in bad if each.follow_up.excluded),
        )
        rows = _rows(work, hall, days, by, given)
        figures = figures_of(bad, follow_ups.terms_of(work, today))
    total = given.rated("合计", given.services, sum(each.ratable for each in given.services))
    reasons = Counter(reason for _, _, opinion in said for reason in opinion.reasons)
    period = satisfaction_paper.Period(first, last, BY_WORDS[by], _PARTS[by])
    counted = satisfaction_paper.Counted((*rows, total), reasons, figures, own)
    data = satisfaction_paper.satisfaction(hall, actor, period, counted, desk.now())
    sheet = desk.paper.draw("satisfaction", data)
    table = satisfaction_paper.satisfaction_table(data)
    return Report(last, sheet, table, data["head"]["document_number"], "satisfaction", data)


_PARTS = {By.WINDOW: "", By.CLERK: "-RY", By.ITEM: "-SX", By.CHANNEL: "-QD"}
"""Inside the number of the paper, so that no two papers of a day have one."""


def _rows(work: Work, hall: Hall, days: Sequence[date], by: By, given: _Given) -> list[Rated]:
    if by is By.CHANNEL:
        return _by_channel(given)
    if by is By.WINDOW:
        names = {each.number: f"{each.number} 号窗口" for each in hall.windows}
        grouped = _grouped(given, lambda each: names.get(each.window, f"{each.window} 号窗口"))
        order = [*names.values(), *sorted(grouped.keys() - set(names.values()))]
        return [_row(given, name, grouped.get(name, [])) for name in order]
    if by is By.CLERK:
        return [_row(given, *each) for each in sorted(_grouped(given, lambda each: each.clerk).items())]
    items = _items(work, days)
    found = [_row(given, *each) for each in _grouped(given, lambda each: items.get(each.id, NO_CASE)).items()]
    return sorted(found, key=lambda row: (-(row.ratable or 0), row.name))


def _row(given: _Given, name: str, services: Sequence[ServiceAct]) -> Rated:
    return given.rated(name, services, sum(each.ratable for each in services))


def _grouped(given: _Given, name: Callable[[ServiceAct], str]) -> Mapping[str, list[ServiceAct]]:
    """Services by name; those nobody was asked to rate and nobody rated are in no row."""
    rated = {service.id for service, _, _ in given.said}
    found: dict[str, list[ServiceAct]] = defaultdict(list)
    for each in given.services:
        if each.ratable or each.id in rated:
            found[name(each)].append(each)
    return found


def _items(work: Work, days: Sequence[date]) -> Mapping[str, str]:
    """The item of each service that led to a case."""
    found: dict[str, str] = {}
    for day in days:
        for case in work.cases.of_day(day):
            known = found.setdefault(case.service_id, case.item_name)
            if known != case.item_name:
                found[case.service_id] = SEVERAL
    return found


def _by_channel(given: _Given) -> list[Rated]:
    found: dict[str, list[ServiceAct]] = defaultdict(list)
    for service, rating, _ in given.said:
        found[rating.source].append(service)
    order = sorted(found, key=lambda source: (source not in CHANNEL_WORDS, source != "screen", source))
    return [given.rated(CHANNEL_WORDS.get(source, source), found[source], None) for source in order]
