"""A day as it was rated, for who may know it: the grades, what counts in no rate, and what became of bad ones."""

from dataclasses import replace
from datetime import date

from hall_client.domain.deadlines import local_date
from hall_client.domain.follow_ups import FollowUpFigures, figures_of
from hall_client.domain.people import Actor, Role
from hall_client.domain.tallies import Happened
from hall_client.services import follow_ups, opinions
from hall_client.services.ports import Desk, Work


def opened(desk: Desk, actor: Actor, work: Work, happened: Happened) -> Happened:
    """The same day with the grades this person may know, and with the ratings that were judged not to count."""
    if Role.SUPERVISOR not in actor.roles:
        return happened
    said = opinions.read(desk, actor, work, happened.day, happened.day)
    bad = follow_ups.bad_ones(desk, actor, work, said, local_date(desk.now()))
    return replace(
        happened,
        grades=tuple((service.id, None if o is None else o.grade) for service, _, o in said),
        excluded=frozenset(each.service_id for each in bad if each.follow_up.excluded),
        own=frozenset(service.id for service, _, _ in said if opinions.is_own(actor, service)),
    )


def bad_figures(desk: Desk, actor: Actor, work: Work, first: date, last: date) -> FollowUpFigures:
    """What became of the bad ratings of these days' services, as of now: the figures of the list."""
    today = local_date(desk.now())
    said = opinions.read(desk, actor, work, first, last)
    bad = follow_ups.bad_ones(desk, actor, work, said, today)
    return figures_of(bad, follow_ups.terms_of(work, today))
