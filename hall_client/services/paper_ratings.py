"""评价表: ratings on paper, for places without a screen and people who like paper better (L-25, C-14).

The forms are put into a box; a supervisor opens it and enters each under the number on it, sealed like any other.
Nobody enters what was said of themselves.
"""

from datetime import date

from hall_client.domain.deadlines import local_date
from hall_client.domain.numbers import typed_ticket
from hall_client.domain.people import Actor, require
from hall_client.domain.ratings import BAD_REASONS, GRADE_WORDS, Grade, Opinion
from hall_client.domain.visits import ServiceAct
from hall_client.services import papers, rating
from hall_client.services.ports import Desk, Sheet, Work
from hall_client.services.rating import RatingRefused

_CASE_DIGITS = 16


def enter(desk: Desk, actor: Actor, number: str, day: date, opinion: Opinion | None) -> ServiceAct:
    """Keep a form's grade for the service with this ticket of that day, or with this case number.

    Raises RatingRefused for a number that names no finished service, a service rated before, one's own service,
    no grade, and reasons with a good grade; BadNumber for what is no number; NotAllowed.
    """
    require(actor, "rating.enter")
    at = desk.now()
    if opinion is None:
        raise RatingRefused("请选一档。纸上没有选的不录，按未评价统计。")
    if opinion.reasons and not opinion.bad:
        raise RatingRefused("只有不满意、非常不满意才写原因。没有存，请对照评价表再看一眼。")
    with desk.store.work() as work:
        service = _service(work, number.strip().upper(), day)
        if service.clerk == actor.number:
            raise RatingRefused("这张评的是您自己的服务，请另一位主管录入。没有存。")
        rating.record(desk, work, actor, service.id, opinion, at, source="paper")
    return service


def _service(work: Work, number: str, day: date) -> ServiceAct:
    digits = "".join(each for each in number if each.isdigit())
    if len(digits) == _CASE_DIGITS:
        cases = work.cases.numbered(digits)
        found = [work.floor.service(each.service_id) for each in cases if each.service_id]
    else:
        label = typed_ticket(number)
        found = [each for each in work.floor.services(day) if each.ticket_label == label]
    done = [each for each in found if each.ratable]
    if not done:
        raise RatingRefused(
            f"{day.isoformat()} 没有“{number}”办完的服务。没有存，请核对日期和号，或改用回执上的编号。"
        )
    return done[-1]


def form(desk: Desk, actor: Actor) -> Sheet:
    """A blank form: five equal grades, reasons for a bad one, and no place for a name."""
    require(actor, "rating.enter")
    at = desk.now()
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(at))
    data = {
        "head": papers.head(hall, actor, f"{hall.station}{hall.terminal}-PJ", at),
        "grades": [GRADE_WORDS[grade] for grade in sorted(Grade, reverse=True)],
        "reasons": list(BAD_REASONS),
        "contact_days": hall.bad_rating_contact_days,
    }
    return desk.paper.draw("rating_form", data)
