"""From records to papers: the data of every paper as plain JSON values, ready to be drawn and to be kept."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from hall_client.domain.cases import STATE_WORDS, Case, CaseMaterial, Outcome
from hall_client.domain.catalogue import Item, Version
from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.decision import promise
from hall_client.domain.hall import Hall
from hall_client.domain.identity import KIND_WORDS, IdKind, mask_id_on_paper
from hall_client.domain.materials import MATERIAL_WORDS, MaterialState
from hall_client.domain.people import Actor
from hall_client.domain.tickets import Ticket

CODES = {
    "ticket_slip": "C1",
    "notice": "C2",
    "receipt": "C3",
    "supplement": "C4",
    "acceptance": "C5",
    "refusal": "C6",
    "not_required": "C6",
    "deferral": "C7",
    "completion": "C8",
    "delivery": "C9",
    "withdrawal": "CT",
    "deemed_acceptance": "CS",
    "guide": "ZN",
    "window_tally": "C19",
    "centre_tally": "C20",
    "satisfaction": "C22",
    "timeline": "LH",
    "recovery_key": "MY",
    "key_strip": "JP",
}
"""Kind of paper -> the code in its 文书编号 (domain part C)."""

ON_ROLL = frozenset({"receipt", "acceptance", "completion"})
"""Vouchers that a hall may print on 80 mm instead of A5."""

DEFERRAL_CONSEQUENCE = "逾期没有补齐的，视为撤回申请，材料退还；需要时可以重新申请。"
DEFERRAL_BASIS = "容缺受理：基本条件具备、主要材料齐全，次要材料可以承诺后补"
SUPPLEMENT_CONSEQUENCE = "逾期没有补齐的，视为撤回申请，材料退还；需要时可以重新申请。"
REMEDIES = "不服本决定的，可以自收到之日起 60 日内申请行政复议，或者自收到之日起 6 个月内提起行政诉讼。"


def local(at: datetime) -> datetime:
    """`at` as the clocks in the hall show it."""
    return at.astimezone(LOCAL_ZONE)


def day_of(at: datetime | None) -> str:
    """The local day of an instant as 2026-03-18; empty without one."""
    return local(at).date().isoformat() if at else ""


def clock_of(at: datetime | None) -> str:
    """The local time of an instant as 09:44; empty without one."""
    return f"{local(at):%H:%M}" if at else ""


def shown_instant(text: str) -> str:
    """A stored instant as 2026-03-18 09:44 in the hall's time."""
    return f"{local(datetime.fromisoformat(text)):%Y-%m-%d %H:%M}"


def head(hall: Hall, actor: Actor, number: str, at: datetime, copies: int = 1) -> dict[str, Any]:
    """What every paper has in common."""
    return {
        "unit": hall.name,
        "document_number": number,
        "printed_at": f"{local(at):%Y-%m-%d %H:%M}",
        "operator_no": actor.number,
        "operator": actor.name,
        "terminal": hall.terminal,
        "copies": copies,
        "phone": hall.phone,
        "supervision_phone": hall.supervision_phone,
        "seal": hall.seal,
    }


def _id_word(kind: str) -> str:
    return (
        KIND_WORDS.get(IdKind(kind), "")
        if kind in set(IdKind)
        else {"uscc": "统一社会信用代码"}.get(kind, "")
    )


def _party(name: str, id_type: str, id_number: str, relation: str = "") -> dict[str, Any]:
    return {
        "name": name or "（未留姓名）",
        "id_kind": _id_word(id_type) if id_number else "",
        "id_masked": mask_id_on_paper(id_number) if id_number else "",
        "relation": relation,
    }


def case_data(case: Case) -> dict[str, Any]:
    """Whose case it is and about what; ID numbers masked."""
    agent = case.agent
    return {
        "number": case.number,
        "item": case.item_name,
        "item_code": case.item_code,
        "applicant": _party(case.applicant_name, case.applicant_id_type, case.applicant_id),
        "agent": _party(agent["name"], agent["id_type"], agent["id_number"], agent["relation"])
        if agent
        else None,
        "query_code": case.query_code,
    }


def _taken(materials: Sequence[CaseMaterial]) -> list[dict[str, Any]]:
    return [
        {"name": m.name, "form": MATERIAL_WORDS[MaterialState(m.state)], "copies": m.copies, "pages": m.pages}
        for m in materials
        if m.kept
    ]


def _seen(materials: Sequence[CaseMaterial]) -> list[dict[str, Any]]:
    looked = ("original", "copy")
    return [{"name": m.name, "note": m.note} for m in materials if m.state in looked and not m.kept]


def _waived(materials: Sequence[CaseMaterial]) -> list[dict[str, Any]]:
    return [{"name": m.name, "basis": m.basis or "经办人核对"} for m in materials if m.state == "waived"]


def _asked(materials: Sequence[CaseMaterial]) -> list[dict[str, Any]]:
    wanted = ("missing", "unfit")
    return [
        {"name": m.name, "form": m.requirement, "reason": m.reason or "没带", "remedy": m.remedy}
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
    build = _BUILDERS[kind]
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
        "hours": f"工作日 {hall.opens:%H:%M}—{hall.closes:%H:%M}",
        "first_contact": case.first_contact,
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
        "taken": _taken(found),
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
        "taken": _taken(found),
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
        "taken": _taken(found),
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
        "returned": _taken(found),
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


def fee_words(item: Item) -> str:
    """What the citizen pays, in words."""
    if not item.fee:
        return item.fee_note or "不收费"
    return f"{item.fee / 100:.2f} 元（{item.fee_basis}）"


def slip(hall: Hall, ticket: Ticket, ahead: int, actor: Actor, minutes_each: int) -> dict[str, Any]:
    """C1: the ticket slip."""
    number = f"{hall.station}{hall.terminal}-{ticket.business_date:%y%m%d}-{ticket.label}"
    return {
        "head": head(hall, actor, f"{number}-C1", ticket.issued_at),
        "number": ticket.label,
        "ticket_id": ticket.id,
        "station": hall.station,
        "check": ticket.label[-1],
        "business": hall.series_name(ticket.business),
        "taken_on": day_of(ticket.issued_at),
        "taken_at": clock_of(ticket.issued_at),
        "ahead": ahead,
        "wait_minutes": ahead * minutes_each // max(1, len(hall.windows)),
        "priority": hall.priority_label(ticket.priority),
    }


def guide(hall: Hall, version: Version, actor: Actor, at: datetime) -> dict[str, Any]:
    """办事指南: the whole item with every material and the situation that asks for it."""
    item = version.item
    number = f"{hall.station}{hall.terminal}-{item.code}-{version.number}-ZN"
    return {
        "head": head(hall, actor, number, at),
        "item": item.name,
        "item_code": item.code,
        "kind": item.kind.label,
        "unit": item.department,
        "valid_from": version.effective_from.isoformat(),
        "version": version.number,
        "materials": [_guide_material(item, m) for m in item.materials],
        "steps": [{"name": step} for step in item.steps],
        "power": item.power,
        "applicants": "、".join(who.label for who in item.applicants),
        "conditions": list(item.conditions),
        "situations": [f"{s.question}（{' / '.join(o.label for o in s.options)}）" for s in item.situations],
        "agent": "可以代办" if item.may_be_proxied else "须本人办理",
        "basis": "；".join(item.basis),
        "legal_limit": item.legal_limit.words(),
        "promised_limit": item.promised_limit.words(),
        "fee": fee_words(item),
        "result": item.result,
        "place": item.place or hall.address,
        "hours": f"工作日 {hall.opens:%H:%M}—{hall.closes:%H:%M}",
        "online": item.online_entry,
    }


def _guide_material(item: Item, material: Any) -> dict[str, Any]:
    return {
        "name": material.name,
        "form": material.form.label,
        "copies": material.copies,
        "source": material.source.label,
        "when": _when(item, material),
        "deferrable": material.deferrable,
        "waivable": material.waivable,
        "note": material.requirement,
    }


def _when(item: Item, material: Any) -> str:
    if material.condition is None:
        return ""
    said = []
    for clause in material.condition.clauses():
        situation = next(s for s in item.situations if s.code == clause.question)
        said += [option.label for option in situation.options if option.code in clause.options]
    return "或".join(dict.fromkeys(said))


def timeline(
    hall: Hall, case: Case, acts: Sequence[Mapping[str, str]], chain: str, actor: Actor, at: datetime
) -> dict[str, Any]:
    """留痕单: the acts of a case, with the hash of the last entry."""
    due: date | None = case.promised_due or case.legal_due
    return {
        "head": head(hall, actor, f"{case.number}-LH-1", at),
        "case": case_data(case),
        "made_on": day_of(at),
        "state": STATE_WORDS[case.state],
        "entries": [dict(act) for act in acts],
        "chain": chain,
        "due": due.isoformat() if due else None,
    }
