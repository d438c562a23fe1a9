"""差评: the list of bad ratings for supervisors, and each step: 联系核实, 整改反馈, 复核 (domain D.9).

Steps are sealed as ratings are, under a name that tells nobody else which rating they are about. Whoever was rated
neither sees nor handles their own.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row
from hall_client.domain.follow_ups import (
    OWN_RATING,
    Act,
    BadRating,
    Finding,
    FollowUp,
    FollowUpFigures,
    FollowUpRefused,
    FollowUpStep,
    SealedStep,
    Stage,
    Terms,
    check_step,
    clock_of,
    figures_of,
    follow_up_of,
)
from hall_client.domain.people import Actor, require
from hall_client.domain.ratings import Opinion, SealedRating
from hall_client.domain.records import decode
from hall_client.domain.visits import ServiceAct
from hall_client.services import opinions
from hall_client.services.ports import Desk, Work
from hall_client.services.rating_ports import AnyRating

SPAN = timedelta(days=400)
"""How far back the list reaches: a year and what may still be open of it."""


@dataclass(frozen=True)
class Register:
    """The list as it stands today, what is counted from it, and how many ratings could not be opened."""

    lines: tuple[BadRating, ...]
    figures: FollowUpFigures
    unopened: int
    today: date


@dataclass(frozen=True)
class WhomToCall:
    """How the citizen is reached who did not refuse it."""

    name: str
    phone: str
    number: str


def register(desk: Desk, actor: Actor) -> Register:
    """Every bad rating of the last 400 days but the reader's own, overdue and soonest due first."""
    require(actor, "follow_up.read")
    today = local_date(desk.now())
    with desk.store.read() as work:
        terms = terms_of(work, today)
        said = opinions.read(desk, actor, work, today - SPAN, today)
        lines = bad_ones(desk, actor, work, said, today)
    lacking = opinions.lacking(actor, said)
    return Register(tuple(sorted(lines, key=_urgency)), figures_of(lines, terms), lacking, today)


def terms_of(work: Work, day: date) -> Terms:
    """The hall's terms for bad ratings on `day`."""
    hall = work.reference.hall(day)
    return Terms(hall.bad_rating_contact_days, hall.bad_rating_mend_days, work.reference.calendar())


def bad_ones(
    desk: Desk, actor: Actor, work: Work, said: tuple[opinions.Said, ...], today: date
) -> tuple[BadRating, ...]:
    """The bad ratings among `said` with what was done about them, as it stands on `today`."""
    terms, steps = terms_of(work, today), _steps(desk, actor, work)
    found = []
    for service, rating, opinion in said:
        secret = _secret(desk, actor, work, rating)
        if secret is not None and opinion is not None and opinion.bad:
            name = desk.lock.name(secret, rating.id)
            found.append(_line(name, service, rating, opinion, steps.get(name, FollowUp()), today, terms))
    return tuple(found)


def _line(
    name: str,
    service: ServiceAct,
    rating: AnyRating,
    opinion: Opinion,
    stands: FollowUp,
    today: date,
    terms: Terms,
) -> BadRating:
    return BadRating(
        id=name,
        rating_id=rating.id,
        service_id=service.id,
        rated_at=rating.at,
        window=service.window,
        clerk=service.clerk,
        opinion=opinion,
        follow_up=stands,
        clock=clock_of(stands, local_date(rating.at), today, terms),
    )


def _urgency(line: BadRating) -> tuple[int, int, float]:
    """Running terms first, the fewest days left before others; then what waits for its review; the closed last."""
    if line.clock is not None:
        return 0, line.clock.days_left, line.rated_at.timestamp()
    closed = line.follow_up.stage is Stage.CLOSED
    return (2 if closed else 1), 0, -line.rated_at.timestamp()


def _secret(desk: Desk, actor: Actor, work: Work, rating: AnyRating) -> bytes | None:
    """What names the follow-up of a rating: the secret it was sealed for; of one in the clear the hall's own."""
    if isinstance(rating, SealedRating):
        return actor.rating_keys.get(rating.sealed.partition(".")[0])
    return actor.rating_keys.get(work.reference.hall(local_date(desk.now())).ratings_key)


def _steps(desk: Desk, actor: Actor, work: Work) -> Mapping[str, FollowUp]:
    read: dict[str, list[FollowUpStep]] = defaultdict(list)
    for kept in work.ratings.steps():
        content = desk.lock.open(actor.rating_keys, kept.sealed)
        if content is not None:
            read[kept.follow_up].append(decode(content, FollowUpStep))
    return {name: follow_up_of(steps) for name, steps in read.items()}


def step(
    desk: Desk, actor: Actor, line: BadRating, act: Act, words: str, finding: Finding | None = None
) -> BadRating:
    """Record what was done about a bad rating, and return it as it stands now.

    Raises FollowUpRefused (also for one's own, and for a review of one's own work), RatingsSealed, NotAllowed.
    """
    require(actor, "follow_up.review" if act in (Act.AGREED, Act.SENT_BACK) else "follow_up.step")
    at = desk.now()
    taken = FollowUpStep(act, actor.number, at, words.strip(), finding)
    with desk.store.work() as work:
        before = _again(desk, actor, work, line, local_date(at))
        check_step(before.follow_up, taken, before.clerk)
        sealed = desk.lock.seal(_hall_key(work, actor, local_date(at)), msgspec.json.encode(taken))
        kept = SealedStep(desk.new_id(), line.id, at, sealed)
        rows = {"follow_up_step": {kept.id: as_row(kept)}}
        work.append(NewEntry("follow_up.step", line.id, actor.number, at, rows))
        return _again(desk, actor, work, line, local_date(at))


def _hall_key(work: Work, actor: Actor, today: date) -> str:
    """The public half steps are sealed with, where this person can open it again. Raises RatingsSealed."""
    public = work.reference.hall(today).ratings_key
    if public not in actor.rating_keys:
        raise opinions.RatingsSealed(opinions.NO_KEY)
    return public


def _again(desk: Desk, actor: Actor, work: Work, line: BadRating, today: date) -> BadRating:
    """The line as it stands now, whatever the list showed."""
    service, rating = work.floor.service(line.service_id), work.ratings.of_service(line.service_id)
    if opinions.is_own(actor, service):
        raise FollowUpRefused(OWN_RATING)
    opinion = None if rating is None else opinions.of(desk, actor, service, rating)
    if rating is None or opinion is None or not opinion.bad:
        raise FollowUpRefused("这一条不在差评里了，群众可能刚改了评价。没有存，请看一眼最新的情况。")
    found = bad_ones(desk, actor, work, ((service, rating, opinion),), today)
    if not found:
        raise opinions.RatingsSealed(opinions.NO_KEY)
    return found[0]


def whom_to_call(desk: Desk, actor: Actor, line: BadRating) -> WhomToCall | None:
    """The citizen behind a bad rating, unless they refused to be called or left no case; never for the rated clerk."""
    require(actor, "follow_up.step")
    if line.opinion.contact is False or line.clerk == actor.number:
        return None
    with desk.store.read() as work:
        cases = work.cases.of_day(local_date(work.floor.service(line.service_id).started_at))
    for case in cases:
        if case.service_id == line.service_id:
            return WhomToCall(case.applicant_name, case.applicant_phone, case.number)
    return None
