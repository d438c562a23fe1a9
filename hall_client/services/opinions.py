"""What citizens said: sealed as soon as it is said, and read by nobody but a supervisor who signed in."""

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
    "还是打不开，等另一位能打开的主管登录一次，您再登录就行；主管都忘了密码的，用封存的恢复密钥打开。"
)


def seal(desk: Desk, work: Work, opinion: Opinion) -> str:
    """Seal an opinion with the hall's key; empty in a hall that has none yet."""
    public = work.reference.hall(local_date(desk.now())).ratings_key
    return desk.lock.seal(public, msgspec.json.encode(opinion)) if public else ""


def of(desk: Desk, actor: Actor, rating: AnyRating) -> Opinion | None:
    """What was said, or None for who has not the key. One in the clear is from before the hall had one."""
    if not isinstance(rating, SealedRating):
        return Opinion(rating.grade, rating.reasons, rating.contact)
    content = desk.lock.open(actor.rating_keys, rating.sealed)
    return None if content is None else decode(content, Opinion)


def read(desk: Desk, actor: Actor, work: Work, first: date, last: date) -> tuple[Said, ...]:
    """The rated services of these days, each with what was said."""
    return tuple(
        (service, rating, of(desk, actor, rating)) for service, rating in work.ratings.between(first, last)
    )


def all_read(
    desk: Desk, actor: Actor, work: Work, first: date, last: date
) -> tuple[tuple[ServiceAct, AnyRating, Opinion], ...]:
    """The same where every one must be open. Raises RatingsSealed."""
    said = read(desk, actor, work, first, last)
    opened = tuple((service, rating, opinion) for service, rating, opinion in said if opinion is not None)
    if len(opened) < len(said):
        raise RatingsSealed(NO_KEY)
    return opened
