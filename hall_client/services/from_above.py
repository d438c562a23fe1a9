"""What a superior department says of a case that was sent up: signed for, returned, granted or refused."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from hall_client.domain.cases import Case, CaseRefused
from hall_client.domain.custody import Passing, at_superior, at_unit, on_the_way
from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import changes
from hall_client.domain.hall import Hall
from hall_client.domain.people import Actor
from hall_client.domain.proxies import (
    ANSWER_WORDS,
    RETURN_REASONS,
    Referral,
    check_return,
)
from hall_client.services import proxying
from hall_client.services.ports import Desk, Work
from hall_client.services.referring import case_step, joined, result_rows


def received(desk: Desk, actor: Actor, case_id: str, receiver: str) -> None:
    """上级签收: the department's clerk signed for the papers. Raises CaseRefused."""
    if not receiver.strip():
        raise CaseRefused("要写上级的接收人，还没有记下。")
    at = desk.now()
    with desk.store.work() as work:
        case, referral = _open_referral(work, case_id)
        on_way = [s for s in work.proxies.sheets([case_id]) if s.place == on_the_way(referral.manifest)]
        passing = Passing(
            at_superior(referral.department),
            at,
            _carrier(work, referral),
            receiver.strip(),
            referral.manifest,
        )
        after = replace(referral, receiver=receiver.strip(), received_at=at)
        rows = joined(
            proxying.moved_rows(desk, on_way, passing),
            {"referral": {referral.id: changes(referral, after)}},
        )
        words = f"{referral.department} {receiver.strip()}签收"
        case_step(
            desk, work, actor, case, "case.superior_receipt", words, at, rows, {"receiver": receiver.strip()}
        )


def returned(desk: Desk, actor: Actor, case_id: str, reason: str, damaged: Sequence[str], words: str) -> None:
    """上级退回: with a reason the law allows (L-06); the papers are back in the town.

    Raises ProxyRefused, naming the article, where the department asks the applicant again for what it already has.
    """
    check_return(reason, tuple(damaged))
    at = desk.now()
    with desk.store.work() as work:
        case, referral = _open_referral(work, case_id)
        hall = work.reference.hall(local_date(at))
        told = "：".join(part for part in (RETURN_REASONS[reason][0], words.strip()) if part)
        after = replace(referral, answer="returned", answered_at=at, reason=told)
        rows = joined(
            _back_rows(desk, work, hall, actor, case_id, referral, at),
            {"referral": {referral.id: changes(referral, after)}},
        )
        facts = {"reason": reason, "damaged": list(damaged), "words": words.strip()}
        case_step(desk, work, actor, case, "case.superior_return", told, at, rows, facts)
        if work.proxies.found(case_id) is not None:
            proxying.step(work, actor, "proxy.come_back", case_id, at, facts=facts, reason=told)


def answered(
    desk: Desk, actor: Actor, case_id: str, answer: str, result: str, result_number: str, words: str
) -> None:
    """上级结果: granted or refused; the result lies in the town, what the department keeps stays with it."""
    if answer not in ("granted", "refused") or not result.strip():
        raise CaseRefused("要选准予或不予，写结果文书的名称，还没有记下。")
    at = desk.now()
    with desk.store.work() as work:
        case, referral = _open_referral(work, case_id)
        hall = work.reference.hall(local_date(at))
        after = replace(
            referral, answer=answer, answered_at=at, reason=words.strip(), result_number=result_number.strip()
        )
        told = "，".join(each for each in (ANSWER_WORDS[answer], result.strip(), words.strip()) if each)
        made = result_rows(desk, case, result.strip(), at_unit(hall.station), referral.department, actor, at)
        rows = joined(made, {"referral": {referral.id: changes(referral, after)}})
        facts = {"answer": answer, "result": result.strip(), "result_number": result_number.strip()}
        case_step(desk, work, actor, case, "case.superior_result", told, at, rows, facts)


def _open_referral(work: Work, case_id: str) -> tuple[Case, Referral]:
    found = [each for each in work.proxies.referrals(case_id) if not each.answer]
    if not found:
        raise CaseRefused("这一件没有在上级办的送审。")
    return work.cases.get(case_id), found[-1]


def _carrier(work: Work, referral: Referral) -> str:
    manifest = work.proxies.handover(referral.manifest)
    return manifest.carrier if manifest else referral.reviewer


def _back_rows(
    desk: Desk, work: Work, hall: Hall, actor: Actor, case_id: str, referral: Referral, at: datetime
) -> dict[str, Any]:
    """Everything that went up comes back, whether it was signed for above or not."""
    there = (at_superior(referral.department), on_the_way(referral.manifest))
    up = [s for s in work.proxies.sheets([case_id]) if s.place in there]
    giver = referral.receiver or _carrier(work, referral)
    passing = Passing(at_unit(hall.station), at, giver, actor.number, referral.manifest, holder=actor.number)
    return proxying.moved_rows(desk, up, passing)
