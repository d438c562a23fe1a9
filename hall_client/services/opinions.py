"""What citizens said: sealed as soon as it is said, and read by nobody but a supervisor who signed in.

A supervisor who serves at a window as well never gets what was said of themselves: everything that reads opinions goes
through `of`, which leaves those out, so no page, paper or figure of theirs has them; another supervisor or the county
handles them. That is what this program guarantees. The key is one for all ratings of the hall: whoever holds it and
writes a program of their own could open their own ratings with it, as they could anybody else's.
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from hall_client.domain.deadlines import local_date
from hall_client.domain.people import Actor
from hall_client.domain.ratings import Opinion, SealedRating
from hall_client.domain.records import decode
from hall_client.domain.visits import ServiceAct
from hall_client.services.ports import Desk, Work
from hall_client.services.rating_ports import AnyRating

Said = tuple[ServiceAct, AnyRating, Opinion | None]
"""A service, that it was rated, and what was said; None where this person cannot open it."""


class RatingsSealed(Exception):
    """There are ratings that this person cannot open; the sentence says how they can."""


NO_KEY = (
    "这次登录打不开评价，数字没有动。主管请在登记时加了 --supervisor 的电脑上登录；"
    "还是打不开，请另一位能打开的主管登录后在提示条里点“让…打开”，您再登录；主管都忘了密码的，用封存的恢复密钥打开。"
)


def seal(desk: Desk, work: Work, opinion: Opinion) -> str:
    """Seal an opinion with the hall's key; empty in a hall that has none yet."""
    public = work.reference.hall(local_date(desk.now())).ratings_key
    return desk.lock.seal(public, msgspec.json.encode(opinion)) if public else ""


def is_own(actor: Actor, service: ServiceAct) -> bool:
    """Whether this person would read what was said of themselves."""
    return service.clerk == actor.number


def of(desk: Desk, actor: Actor, service: ServiceAct, rating: AnyRating) -> Opinion | None:
    """What was said, or None for who has not the key and for whom it was said of.

    One in the clear is from before the hall had a key.
    """
    if is_own(actor, service):
        return None
    if not isinstance(rating, SealedRating):
        return Opinion(rating.grade, rating.reasons, rating.contact)
    content = desk.lock.open(actor.rating_keys, rating.sealed)
    return None if content is None else decode(content, Opinion)


def read(desk: Desk, actor: Actor, work: Work, first: date, last: date) -> tuple[Said, ...]:
    """The rated services of these days, each with what was said."""
    return tuple(
        (service, rating, of(desk, actor, service, rating))
        for service, rating in work.ratings.between(first, last)
    )


def lacking(actor: Actor, said: Iterable[Said]) -> int:
    """How many could not be opened that this person may know."""
    return sum(opinion is None and not is_own(actor, service) for service, _, opinion in said)


def all_read(
    desk: Desk, actor: Actor, work: Work, first: date, last: date
) -> tuple[tuple[ServiceAct, AnyRating, Opinion], ...]:
    """The same where every one must be open but those about the reader, which are left out. Raises RatingsSealed."""
    said = read(desk, actor, work, first, last)
    if lacking(actor, said):
        raise RatingsSealed(NO_KEY)
    return tuple((service, rating, opinion) for service, rating, opinion in said if opinion is not None)
