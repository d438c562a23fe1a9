"""好差评: inviting the citizen, taking the grade on their screen, and who may see it."""

from datetime import datetime

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row
from hall_client.domain.identity import mask_phone
from hall_client.domain.people import RATING_SCREEN, Actor, require
from hall_client.domain.ratings import Grade, Invitation, Opinion, Rating, SealedRating
from hall_client.domain.visits import ServiceAct
from hall_client.services import opinions
from hall_client.services.ports import Desk, Work


class RatingRefused(Exception):
    """The grade cannot be taken now; the sentence is for the citizen."""


def invite(desk: Desk, service_id: str, matter: str) -> Invitation:
    """Light the rating screen for a service. It shows no name and no number of the citizen."""
    at = desk.now()
    with desk.store.work() as work:
        service = work.floor.service(service_id)
        minutes = max(1, round(((service.ended_at or at) - service.started_at).total_seconds() / 60))
        phone = _phone(work, service)
        invitation = Invitation(
            service_id, matter, service.window, service.clerk, service.waited // 60, minutes, phone
        )
        work.ratings.invite(service.window, invitation, at)
    return invitation


def _phone(work: Work, service: ServiceAct) -> str:
    """The covered phone of whom this service was for; empty without a case."""
    cases = work.cases.of_day(service.business_date)
    return next(
        (mask_phone("".join(c.applicant_phone.split())) for c in cases if c.service_id == service.id), ""
    )


def withdraw_invitation(desk: Desk, window: int) -> None:
    """Clear the rating screen: the next person has been identified."""
    with desk.store.work() as work:
        work.ratings.invite(window, None, desk.now())


def showing(desk: Desk, window: int) -> Invitation | None:
    """What the rating screen of a window shows now."""
    with desk.store.read() as work:
        return work.ratings.invitation(window)


def give(
    desk: Desk, service_id: str, grade: Grade, reasons: tuple[str, ...] = (), contact: bool | None = None
) -> None:
    """The citizen's grade, once for each service. Only the rating screen calls this. Raises RatingRefused."""
    require(RATING_SCREEN, "rating.give")
    at = desk.now()
    with desk.store.work() as work:
        service = work.floor.service(service_id)
        record(desk, work, RATING_SCREEN, service_id, Opinion(grade, reasons, contact), at)
        work.ratings.invite(service.window, None, at)


def record(
    desk: Desk,
    work: Work,
    actor: Actor,
    service_id: str,
    opinion: Opinion,
    at: datetime,
    source: str = "screen",
) -> None:
    """Keep what the citizen said, sealed wherever the hall has a key. Raises RatingRefused for a second one."""
    if work.ratings.of_service(service_id) is not None:
        raise RatingRefused("这次服务已经评过了，谢谢您。")
    rating_id = desk.new_id()
    sealed = opinions.seal(desk, work, opinion)
    if sealed:
        name, row = "sealed_rating", as_row(SealedRating(rating_id, service_id, at, source, sealed))
    else:
        plain = Rating(rating_id, service_id, opinion.grade, at, source, opinion.reasons, opinion.contact)
        name, row = "rating", as_row(plain)
    work.append(NewEntry("rating.give", service_id, actor.number, at, {name: {rating_id: row}}))


def change(desk: Desk, service_id: str, grade: Grade, reasons: tuple[str, ...], contact: bool | None) -> None:
    """The citizen changes the grade or adds reasons while their screen still offers it (10 seconds)."""
    require(RATING_SCREEN, "rating.change")
    at = desk.now()
    with desk.store.work() as work:
        given = work.ratings.of_service(service_id)
        if given is None:
            raise RatingRefused("还没有评价，请先选一档。")
        fields: dict[str, object]
        if isinstance(given, SealedRating):
            name, fields = (
                "sealed_rating",
                {"sealed": opinions.seal(desk, work, Opinion(grade, reasons, contact))},
            )
        else:
            name, fields = "rating", {"grade": int(grade), "reasons": list(reasons), "contact": contact}
        rows = {name: {given.id: fields}}
        work.append(NewEntry("rating.change", service_id, RATING_SCREEN.number, at, rows))


def is_rated(desk: Desk, service_id: str) -> bool:
    """All a clerk may know: 已评 or 未评."""
    with desk.store.read() as work:
        return work.ratings.of_service(service_id) is not None


def grades_of_day(desk: Desk, actor: Actor) -> tuple[int, ...]:
    """Today's five counts, best first; supervisors only. Raises RatingsSealed, NotAllowed."""
    require(actor, "rating.grades")
    today = local_date(desk.now())
    with desk.store.read() as work:
        said = opinions.all_read(desk, actor, work, today, today)
    return tuple(sum(each.grade == grade for _, _, each in said) for grade in sorted(Grade, reverse=True))
