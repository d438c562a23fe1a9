"""The papers of a case, from its records to the data that is drawn and kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from hall_client.domain.cases import Case, CaseMaterial, Outcome
from hall_client.domain.catalogue import Item, Version
from hall_client.domain.decision import promise
from hall_client.domain.hall import Hall
from hall_client.services import proxy_papers
from hall_client.services.papers import (
    case_data,
    clock_of,
    day_of,
    fee_words,
    hours_words,
    local,
    taken_papers,
)

ON_ROLL = frozenset({"receipt", "acceptance", "completion"})
"""Vouchers that a hall may print on 80 mm instead of A5."""

DEFERRAL_CONSEQUENCE = "逾期没有补齐的，视为撤回申请，材料退还；需要时可以重新申请。"
DEFERRAL_BASIS = "容缺受理：基本条件具备、主要材料齐全，次要材料可以承诺后补"
SUPPLEMENT_CONSEQUENCE = "逾期没有补齐的，视为撤回申请，材料退还；需要时可以重新申请。"
REMEDIES = "不服本决定的，可以自收到之日起 60 日内申请行政复议，或者自收到之日起 6 个月内提起行政诉讼。"


def _seen(materials: Sequence[CaseMaterial]) -> list[dict[str, Any]]:
    looked = ("original", "copy")
    return [{"name": m.name, "note": m.note} for m in materials if m.state in looked and not m.kept]


def _waived(materials: Sequence[CaseMaterial]) -> list[dict[str, Any]]:
    return [{"name": m.name, "basis": m.basis or "经办人核对"} for m in materials if m.state == "waived"]


def _asked(materials: Sequence[CaseMaterial]) -> list[dict[str, Any]]:
    wanted = ("missing", "unfit")
    return [
        {"name": m.name, "form": m.requirement, "reason": m.reason, "remedy": m.remedy}
        for m in materials
        if m.state in wanted
    ]


def _later(materials: Sequence[CaseMaterial]) -> list[dict[str, Any]]:
    return [
        {"name": m.name, "remedy": m.remedy, "due": m.due.isoformat() if m.due else None}
        for m in materials
        if m.state == "deferred"
    ]


def _limit_days(item: Item) -> str:
    return item.legal_limit.words() if item.legal_limit.days else ""


def document_data(
    kind: str,
    frame: dict[str, Any],
    case: Case,
    materials: Sequence[CaseMaterial],
    version: Version,
    hall: Hall,
    decision: Mapping[str, str],
    at: datetime,
) -> dict[str, Any]:
    """The data of one paper of a case. `decision` holds what the clerk filled in for the outcome."""
    build = _BUILDERS.get(kind) or proxy_papers.BUILDERS[kind]
    data = {"head": frame, "case": case_data(case), **build(case, materials, version, hall, decision, at)}
    if kind in ON_ROLL:
        data["roll"] = hall.vouchers_on_roll
    return data


def _notice(
    case: Case, found: Sequence[CaseMaterial], version: Version, hall: Hall, d: Any, at: datetime
) -> Any:
    item = version.item
    promised = item.promised_limit.words()
    clock = (
        f"办理时间从材料补齐之日算起，承诺 {promised}办结。"
        if item.promised_limit.days
        else "材料补齐，当场办结。"
    )
    seen = [m.name for m in found if m.state in ("original", "copy", "waived")]
    return {
        "told_on": day_of(at),
        "asked": _asked(found),
        "clock": clock,
        "later": _later(found),
        "seen": seen,
        "situation": " / ".join(_answers(case, item)),
        "legal_limit": _limit_days(item),
        "promised_limit": promised,
        "fee": fee_words(item),
        "result": item.result,
        "place": item.place or hall.address,
        "hours": hours_words(hall),
        "first_contact": d.get("first_contact", case.first_contact),
        "told_by": d.get("told_by", "当面"),
    }


def _answers(case: Case, item: Item) -> list[str]:
    words = []
    for situation in item.situations:
        option = situation.option(case.answers.get(situation.code))
        if option is not None:
            words.append(option.label)
    return words


def _receipt(
    case: Case, found: Sequence[CaseMaterial], version: Version, hall: Hall, d: Any, at: datetime
) -> Any:
    return {
        "received_on": day_of(case.received_at or at),
        "received_at": clock_of(case.received_at or at),
        "taken": taken_papers(found),
        "answer_by": (case.decide_due or local(at).date()).isoformat(),
        "seen": _seen(found),
        "waived": _waived(found),
        "later": _later(found),
    }


def _supplement(
    case: Case, found: Sequence[CaseMaterial], version: Version, hall: Hall, d: Any, at: datetime
) -> Any:
    return {
        "received_on": day_of(case.received_at or at),
        "told_on": day_of(at),
        "asked": _asked(found),
        "supply_by": (case.supplement_due or local(at).date()).isoformat(),
        "supply_days": version.item.supplement_days,
        "consequence": SUPPLEMENT_CONSEQUENCE,
        "basis": "；".join(version.item.basis),
        "later": _later(found),
        "kept": [m.name for m in found if m.kept],
        "provisional": case.provisional,
    }


def _acceptance(
    case: Case, found: Sequence[CaseMaterial], version: Version, hall: Hall, d: Any, at: datetime
) -> Any:
    item = version.item
    return {
        "accepted_on": day_of(case.accepted_at or at),
        "accepted_at": clock_of(case.accepted_at or at),
        "kind": item.route.label if item.route != "own" else "承诺件",
        "promised_limit": promise(item, case.answers).words(),
        "due": (case.promised_due or case.legal_due or local(at).date()).isoformat(),
        "taken": taken_papers(found),
        "legal_limit": _limit_days(item),
        "provisional": case.provisional,
        "excluded": [{"name": step, "duration": ""} for step in item.uncounted_steps],
        "seen": _seen(found),
        "waived": _waived(found),
        "later": _later(found),
        "handler": item.department,
        "fee": fee_words(item),
    }


def _deferral(
    case: Case, found: Sequence[CaseMaterial], version: Version, hall: Hall, d: Any, at: datetime
) -> Any:
    return {
        "accepted_on": day_of(case.accepted_at or at),
        "due": (case.promised_due or local(at).date()).isoformat(),
        "deferred": [
            {"name": m.name, "remedy": m.remedy, "due": (m.due or local(at).date()).isoformat()}
            for m in found
            if m.state == "deferred"
        ],
        "consequence": DEFERRAL_CONSEQUENCE,
        "basis": DEFERRAL_BASIS,
    }


def _completion(
    case: Case, found: Sequence[CaseMaterial], version: Version, hall: Hall, d: Any, at: datetime
) -> Any:
    return {
        "finished_on": day_of(at),
        "started_at": clock_of(case.opened_at),
        "finished_at": clock_of(at),
        "minutes": max(1, int((at - case.opened_at).total_seconds()) // 60),
        "result": case.result or version.item.result,
        "document_number": case.result_number,
        "taken": taken_papers(found),
        "fee": fee_words(version.item),
        "seen": _seen(found),
        "waived": _waived(found),
    }


def _refusal(
    case: Case, found: Sequence[CaseMaterial], version: Version, hall: Hall, d: Any, at: datetime
) -> Any:
    where = d.get("where", "")
    return {
        "applied_on": day_of(case.received_at or case.opened_at),
        "refused_on": day_of(at),
        "reasons": [d.get("reason", "")],
        "basis": d.get("basis", "") or "；".join(version.item.basis),
        "remedies": REMEDIES,
        "agency": {"name": where, "phone": d.get("where_phone", "")} if where else None,
        "content": case.item_name,
    }


def _not_required(
    case: Case, found: Sequence[CaseMaterial], version: Version, hall: Hall, d: Any, at: datetime
) -> Any:
    return {
        "applied_on": day_of(case.received_at or case.opened_at),
        "told_on": day_of(at),
        "reason": d.get("reason", ""),
        "basis": d.get("basis", "") or "；".join(version.item.basis),
        "instead": d.get("where", ""),
    }


def _withdrawal(
    case: Case, found: Sequence[CaseMaterial], version: Version, hall: Hall, d: Any, at: datetime
) -> Any:
    return {
        "applied_on": day_of(case.received_at or case.opened_at),
        "withdrawn_on": day_of(at),
        "reason": d.get("reason", ""),
        "deemed": case.outcome is Outcome.DEEMED_WITHDRAWN,
        "basis": "；".join(version.item.basis) if case.outcome is Outcome.DEEMED_WITHDRAWN else "",
        "returned": taken_papers(found),
    }


def _deemed(
    case: Case, found: Sequence[CaseMaterial], version: Version, hall: Hall, d: Any, at: datetime
) -> Any:
    today = local(at).date().isoformat()
    return {
        "told_on": today,
        "received_on": day_of(case.received_at or at),
        "answer_by": d.get("answer_by", today),
        "due": (case.promised_due or case.legal_due or local(at).date()).isoformat(),
        "legal_limit": _limit_days(version.item),
        "promised_limit": version.item.promised_limit.words(),
        "handler": version.item.department,
        "provisional": case.provisional,
    }


def _delivery(
    case: Case, found: Sequence[CaseMaterial], version: Version, hall: Hall, d: Any, at: datetime
) -> Any:
    return {
        "made_on": day_of(at),
        "documents": [{"name": case.result or version.item.result, "number": case.result_number}],
        "way": d.get("way", "窗口"),
        "place": d.get("place", hall.name),
        "delivered_at": f"{local(at):%Y-%m-%d %H:%M}",
        "tracking": d.get("tracking", ""),
        "relation": d.get("relation", "本人"),
        "server": d.get("server", ""),
    }


_BUILDERS = {
    "notice": _notice,
    "receipt": _receipt,
    "supplement": _supplement,
    "acceptance": _acceptance,
    "deferral": _deferral,
    "completion": _completion,
    "refusal": _refusal,
    "not_required": _not_required,
    "withdrawal": _withdrawal,
    "deemed_acceptance": _deemed,
    "delivery": _delivery,
}
