"""督办: sent from the hall board, answered at the desk it went to, printed as C18."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row
from hall_client.domain.people import Actor, NotAllowed, require
from hall_client.domain.proxies import ProxyState
from hall_client.domain.urgings import (
    Urging,
    UrgingRefused,
    UrgingReply,
    check_answer,
    check_words,
    urging_number,
)
from hall_client.services import papers, standing_in
from hall_client.services.papers import local
from hall_client.services.ports import Desk, Sheet, Work
from hall_client.services.sheet_printing import put_out_sheet

KEPT = timedelta(days=60)
"""How far back the register (督办台账) goes, and how long an answer is asked for."""


@dataclass(frozen=True)
class Wish:
    """What the supervisor wants to send: about what, to whom, what is asked, and until when.

    `to_unit` is empty for this hall. The last five are those of a case, see `Urging`.
    """

    subject: str
    title: str
    situation: str
    recipients: tuple[str, ...]
    asked: str
    answer_by: datetime
    copied_to: str = ""
    to_unit: str = ""
    case_id: str = ""
    due: date | None = None
    overdue_days: int = 0
    stage: str = ""
    stage_days: int = 0


@dataclass(frozen=True)
class Followed:
    """A 督办 with its answers, the last of which counts. `late`: the time for an answer has passed without one."""

    urging: Urging
    replies: tuple[UrgingReply, ...]
    late: bool

    @property
    def reply(self) -> UrgingReply | None:
        """The answer that counts."""
        return self.replies[-1] if self.replies else None


def send(desk: Desk, actor: Actor, wish: Wish) -> Urging:
    """Send a 督办. Raises NotAllowed, UrgingRefused; KeyError for a case that is not here."""
    require(actor, "urging.send")
    check_words(wish.asked, wish.recipients)
    at = desk.now()
    day = local_date(at)
    if wish.answer_by <= at:
        raise UrgingRefused("回复的期限已经过了，请改一个时间，督办没有发出。")
    with desk.store.work() as work:
        hall = work.reference.hall(day)
        serial = work.next_serial(f"urging/{hall.terminal}", str(day.year))
        made = Urging(
            id=desk.new_id(),
            number=urging_number(day.year, hall.terminal, serial),
            subject=wish.subject,
            case_id=wish.case_id,
            case_number=work.cases.get(wish.case_id).number if wish.case_id else "",
            title=wish.title,
            situation=wish.situation,
            from_unit=hall.station,
            to_unit=wish.to_unit or hall.station,
            sender=actor.number,
            sender_name=actor.name,
            recipients=wish.recipients,
            recipient_names=_names(work, wish),
            asked=wish.asked.strip(),
            copied_to=wish.copied_to.strip(),
            due=wish.due,
            overdue_days=wish.overdue_days,
            stage=wish.stage,
            stage_days=wish.stage_days,
            answer_by=wish.answer_by,
            sent_at=at,
            business_date=day,
        )
        facts = {"what": f"{made.number}，发给{made.recipient_names}", "note": made.asked}
        rows = {"urging": {made.id: as_row(made)}}
        work.append(NewEntry("urging.send", wish.case_id or made.id, actor.number, at, rows, facts))
    return made


def _names(work: Work, wish: Wish) -> str:
    """The people by name; of a village this hall may only know the one who has the matter in hand."""
    known = {person.number: person.name for person in work.reference.people()}
    if wish.to_unit:
        proxies = work.proxies.in_states(tuple(ProxyState), wish.to_unit)
        known = {each.proxy: each.proxy_name for each in proxies}
    return "、".join(known.get(number, number) for number in wish.recipients)


def answer(
    desk: Desk, actor: Actor, urging_id: str, cause: str, measures: str, expected: date | None
) -> UrgingReply:
    """Answer a 督办 in place; once more puts the answer right. Raises NotAllowed, UrgingRefused, KeyError."""
    require(actor, "urging.answer")
    check_answer(cause, measures)
    at = desk.now()
    with desk.store.work() as work:
        asked = work.board.urging(urging_id)
        hall = work.reference.hall(local_date(at))
        if not _is_for(work, asked, actor, hall.station, local_date(at)):
            raise NotAllowed(f"这份督办是发给{asked.recipient_names}的，要他们来回复。")
        made = UrgingReply(
            id=desk.new_id(),
            urging=asked.id,
            from_unit=hall.station,
            to_unit=asked.from_unit,
            actor=actor.number,
            actor_name=actor.name,
            at=at,
            cause=cause.strip(),
            measures=measures.strip(),
            expected=expected,
        )
        facts = {"what": asked.number, "reason": made.cause, "note": made.measures}
        rows = {"urging_reply": {made.id: as_row(made)}}
        subject = asked.case_id if asked.case_id and work.cases.found(asked.case_id) else asked.id
        work.append(NewEntry("urging.answer", subject, actor.number, at, rows, facts))
    return made


def _is_for(work: Work, urging: Urging, actor: Actor, unit: str, day: date) -> bool:
    """Whether it was sent to this person, to whom they stand in for, or to whose matters they took over."""
    stands_for = {actor.number, actor.standing_in_for}
    stands_for |= {each.absent for each in standing_in.taken_by(work, day, actor.number)}
    return urging.to_unit == unit and bool(stands_for & set(urging.recipients))


def waiting_for(desk: Desk, actor: Actor) -> tuple[Urging, ...]:
    """What this person still has to answer, the most pressing first."""
    day = local_date(desk.now())
    with desk.store.read() as work:
        station = work.reference.hall(day).station
        answered = {each.urging for each in work.board.replies(day - KEPT)}
        found = [
            each
            for each in work.board.urgings(day - KEPT)
            if each.id not in answered and _is_for(work, each, actor, station, day)
        ]
    return tuple(sorted(found, key=lambda each: each.answer_by))


def register(desk: Desk, actor: Actor) -> tuple[Followed, ...]:
    """督办台账: what this hall sent, newest first, with the answers."""
    require(actor, "board.look")
    at = desk.now()
    with desk.store.read() as work:
        return followed(work, at)


def followed(work: Work, at: datetime) -> tuple[Followed, ...]:
    """The same inside a transaction."""
    day = local_date(at)
    station = work.reference.hall(day).station
    replies: dict[str, list[UrgingReply]] = {}
    for each in work.board.replies(day - KEPT):
        replies.setdefault(each.urging, []).append(each)
    sent = [each for each in work.board.urgings(day - KEPT) if each.from_unit == station]
    return tuple(
        Followed(each, tuple(replies.get(each.id, ())), each.id not in replies and each.answer_by < at)
        for each in sent
    )


def sheet(desk: Desk, actor: Actor, urging_id: str, reprint: int = 0) -> Sheet:
    """C18, drawn from the 督办 and its answer, so that it can be printed before and after the answer."""
    with desk.store.read() as work:
        urging = work.board.urging(urging_id)
        hall = work.reference.hall(urging.business_date)
        replies = [each for each in work.board.replies(urging.business_date) if each.urging == urging_id]
        case = work.cases.found(urging.case_id) if urging.case_id else None
    number = f"{hall.station}-{urging.number}-C18-1"
    data = {
        "head": papers.head(hall, actor, number, urging.sent_at, copies=2),
        "number": urging.number,
        "case": papers.case_data(case) if case else None,
        "recipients": urging.recipient_names,
        "unit": hall.unit_names.get(urging.to_unit, urging.to_unit),
        "matter": urging.title,
        "situation": urging.situation,
        "due": urging.due.isoformat() if urging.due else None,
        "overdue_days": urging.overdue_days,
        "stage": urging.stage,
        "stage_days": urging.stage_days,
        "asked": urging.asked,
        "answer_by": f"{local(urging.answer_by):%Y-%m-%d %H:%M}",
        "sent_on": local(urging.sent_at).date().isoformat(),
        "copied_to": urging.copied_to,
        "reply": _reply_data(replies[-1]) if replies else None,
    }
    return desk.paper.draw("urging", data, reprint=reprint)


def put_out(desk: Desk, actor: Actor, urging_id: str) -> Path | None:
    """Print C18 in two copies, or file it where no A4 printer is set; from the second time on it is a 补打.

    Returns the path of the filed PDF. Raises PrintFailed, and then nothing was recorded.
    """
    require(actor, "document.print")
    with desk.store.read() as work:
        before = [e for e in work.entries_of(urging_id) if e.kind in ("document.print", "document.reprint")]
    made = sheet(desk, actor, urging_id, reprint=len(before))
    file = put_out_sheet(desk, made, f"{urging_id}-C18", "a4", copies=2)
    kind = "document.reprint" if before else "document.print"
    with desk.store.work() as work:
        facts = {"number": work.board.urging(urging_id).number, "kind": "urging"}
        work.append(NewEntry(kind, urging_id, actor.number, desk.now(), facts=facts))
    return file


def _reply_data(reply: UrgingReply) -> Mapping[str, Any]:
    return {
        "cause": reply.cause,
        "measures": reply.measures,
        "expected": reply.expected.isoformat() if reply.expected else None,
        "by": reply.actor_name,
        "at": f"{local(reply.at):%Y-%m-%d %H:%M}",
    }
