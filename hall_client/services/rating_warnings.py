"""Bad ratings among the warnings of the hall board: a term that runs out, and a review nobody has done yet.

A supervisor's screen shows them; the 督办 about one is kept by every desk of the hall, that of the rated clerk
too. So it carries a key that tells nothing (`FollowUp`s are named by a keyed hash) and words that name no rating.
"""

from collections.abc import Sequence
from datetime import date

from hall_client.domain.follow_ups import STAGE_WORDS, BadRating, Stage, Terms, review_clock
from hall_client.domain.hall_warnings import HallWarning, WarningKind
from hall_client.domain.lights import Level
from hall_client.domain.people import PERMISSIONS, Actor, Person
from hall_client.services.papers import local

TITLE = "一件要跟进的事"
SITUATION = "督办各台电脑都留底，不写是哪一条；请登录后看提示条。"
ASKED = "请按期处理，办完在这里回复；办不了的，写明原因。"
"""What a 督办 about a bad rating says: who gets it finds the rating on their own screen."""


def warnings_of(
    lines: Sequence[BadRating], actor: Actor, people: Sequence[Person], today: date, terms: Terms
) -> list[HallWarning]:
    """One row each for what is due or waits, as `actor` sees them; their own are in no list of theirs."""
    found = [_warning(line, actor, people, today, terms) for line in lines if line.clerk != actor.number]
    return [each for each in found if each is not None]


def _warning(
    line: BadRating, actor: Actor, people: Sequence[Person], today: date, terms: Terms
) -> HallWarning | None:
    clock = line.clock or review_clock(line.follow_up, today, terms)
    if clock is None or clock.level is Level.NONE:
        return None
    able = _able(line, people)
    names = "、".join(each.name for each in able[:_NAMED]) + ("等" if len(able) > _NAMED else "")
    stage = STAGE_WORDS[line.follow_up.stage]
    at = local(line.rated_at)
    return HallWarning(
        key=line.id,
        kind=WarningKind.RATING,
        level=clock.level,
        words=clock.words,
        who="差评",
        what=f"{line.window} 号窗口，{at.month} 月 {at.day} 日",
        where=f"{stage}，{names}" if names else f"{stage}，没有别人能办",
        days_left=clock.days_left,
        answerable=tuple(each.number for each in able if each.number != actor.number),
    )


_NAMED = 2


def _able(line: BadRating, people: Sequence[Person]) -> tuple[Person, ...]:
    """Who may take the next step: never the rated clerk, and no review by who handled it."""
    review = line.follow_up.stage is Stage.TO_REVIEW
    roles = PERMISSIONS["follow_up.review" if review else "follow_up.step"]
    barred = {line.clerk, *(line.follow_up.handlers if review else ())}
    return tuple(p for p in people if not p.disabled and roles & set(p.roles) and p.number not in barred)
