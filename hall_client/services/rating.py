"""好差评: inviting the citizen, taking the grade on their screen, and who may see it."""

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row
from hall_client.domain.people import RATING_SCREEN, Actor, require
from hall_client.domain.ratings import Grade, Invitation, Rating
from hall_client.services.ports import Desk


class RatingRefused(Exception):
    """The grade cannot be taken now; the sentence is for the citizen."""


def invite(desk: Desk, service_id: str, matter: str) -> Invitation:
    """Light the rating screen for a service. It shows no name and no number of the citizen."""
    at = desk.now()
    with desk.store.work() as work:
        service = work.floor.service(service_id)
        minutes = max(1, round(((service.ended_at or at) - service.started_at).total_seconds() / 60))
        invitation = Invitation(
            service_id, matter, service.window, service.clerk, service.waited // 60, minutes
        )
        work.floor.invite(service.window, invitation, at)
    return invitation


def withdraw_invitation(desk: Desk, window: int) -> None:
    """Clear the rating screen: the next person has been identified."""
    with desk.store.work() as work:
        work.floor.invite(window, None, desk.now())


def showing(desk: Desk, window: int) -> Invitation | None:
    """What the rating screen of a window shows now."""
    with desk.store.read() as work:
        return work.floor.invitation(window)


def give(
    desk: Desk, service_id: str, grade: Grade, reasons: tuple[str, ...] = (), contact: bool | None = None
) -> None:
    """The citizen's grade, once for each service. Only the rating screen calls this. Raises RatingRefused."""
    require(RATING_SCREEN, "rating.give")
    at = desk.now()
    with desk.store.work() as work:
        service = work.floor.service(service_id)
        if work.floor.rating_of(service_id) is not None:
            raise RatingRefused("这次服务已经评过了，谢谢您。")
        rating = Rating(desk.new_id(), service_id, grade, at, "screen", reasons, contact)
        rows = {"rating": {rating.id: as_row(rating)}}
        work.append(NewEntry("rating.give", service_id, RATING_SCREEN.number, at, rows))
        work.floor.invite(service.window, None, at)


def change(desk: Desk, service_id: str, grade: Grade, reasons: tuple[str, ...], contact: bool | None) -> None:
    """The citizen changes the grade or adds reasons while their screen still offers it (10 seconds)."""
    require(RATING_SCREEN, "rating.change")
    at = desk.now()
    with desk.store.work() as work:
        given = work.floor.rating_of(service_id)
        if given is None:
            raise RatingRefused("还没有评价，请先选一档。")
        fields = {"grade": int(grade), "reasons": list(reasons), "contact": contact}
        rows = {"rating": {given.id: fields}}
        work.append(NewEntry("rating.change", service_id, RATING_SCREEN.number, at, rows))


def is_rated(desk: Desk, service_id: str) -> bool:
    """All a clerk may know: 已评 or 未评."""
    with desk.store.read() as work:
        return work.floor.rating_of(service_id) is not None


def grades_of_day(desk: Desk, actor: Actor) -> tuple[int, ...]:
    """Today's five counts, best first; supervisors only."""
    require(actor, "rating.grades")
    with desk.store.read() as work:
        given = [rating.grade for _, rating in work.floor.ratings(local_date(desk.now()))]
    return tuple(sum(1 for each in given if each == grade) for grade in sorted(Grade, reverse=True))
