"""What is shown before anybody is on duty: the sign-in page's facts, and the ticket machine's."""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time

from hall_client.domain.cases import IN_HAND, CaseState, due_of
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Hall
from hall_client.domain.people import Person
from hall_client.domain.tickets import TicketRefused
from hall_client.services import issuing, own_numbers, papers
from hall_client.services.ports import Desk, Work
from hall_client.services.queue_ports import QueueDown


@dataclass(frozen=True)
class Opening:
    """The hall as the shift begins. `news` are items whose new version is in force from today on."""

    hall: Hall
    today: date
    people: tuple[Person, ...]
    recent: tuple[Person, ...]
    news: tuple[tuple[str, int], ...]
    due_today: int
    overdue: int


@dataclass(frozen=True)
class KioskView:
    """What the ticket machine shows: how many wait for each series, and whether the hall is open now."""

    hall: Hall
    at: datetime
    """Local time."""
    waiting: Mapping[str, int]
    is_open: bool
    linked: bool = True
    """False while the hall's queue is out of reach; what waits is then unknown."""

    @property
    def turns(self) -> tuple[tuple[time, time], ...]:
        """From when until when numbers are given out: up to a little before the hall closes, or rests at midday."""
        return _turns(self.hall)


def _turns(hall: Hall) -> tuple[tuple[time, time], ...]:
    return tuple((each.opens, each.stops(hall.last_number_minutes)) for each in hall.hours)


def kiosk_view(desk: Desk) -> KioskView:
    """What the ticket machine shows now, with its own numbers held ready while the queue answers.

    Numbers are given out within the opening hours but for the last minutes; those given out are served (domain E.7).
    """
    view = issuing.guide_view(desk)
    if view.linked:
        with suppress(QueueDown, TicketRefused):
            own_numbers.keep_ready(desk)
    now = papers.local(desk.now())
    waiting = Counter(ticket.business for ticket in view.waiting)
    is_open = any(first <= now.time() < last for first, last in _turns(view.hall))
    return KioskView(view.hall, now, waiting, is_open, view.linked)


def hall_today(desk: Desk) -> Hall:
    """The hall's settings in force today."""
    with desk.store.read() as work:
        return work.reference.hall(local_date(desk.now()))


def opening(desk: Desk) -> Opening:
    """Everything the sign-in page shows, read at once."""
    today = local_date(desk.now())
    with desk.store.read() as work:
        versions = work.reference.versions(today)
        days = _days_due(work)
        return Opening(
            hall=work.reference.hall(today),
            today=today,
            people=tuple(person for person in work.reference.people() if not person.disabled),
            recent=work.reference.recent_people(),
            news=tuple((v.item.name, v.number) for v in versions if v.effective_from == today),
            due_today=days.count(today),
            overdue=sum(1 for day in days if day < today),
        )


def _days_due(work: Work) -> list[date]:
    states = [CaseState.RECEIVED.value, *(state.value for state in IN_HAND)]
    return [day for case in work.cases.clocks(states) if (day := due_of(case))]
