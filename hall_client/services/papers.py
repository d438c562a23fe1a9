"""From records to papers: the data of every paper as plain JSON values, ready to be drawn and to be kept."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from hall_client.domain.cases import STATE_WORDS, Case, CaseMaterial
from hall_client.domain.catalogue import Item, Version
from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.hall import Hall, in_a_row
from hall_client.domain.identity import KIND_WORDS, IdKind, mask_id_on_paper
from hall_client.domain.materials import MATERIAL_WORDS, MaterialState
from hall_client.domain.people import PROGRAM, Actor
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
    "mandate": "C12",
    "proxy_receipt": "C13",
    "proxy_suspension": "Z13",
    "proxy_continuation": "X13",
    "proxy_ending": "T13",
    "manifest": "C14",
    "withdrawal": "CT",
    "deemed_acceptance": "CS",
    "guide": "ZN",
    "window_tally": "C19",
    "urging": "C18",
    "centre_tally": "C20",
    "satisfaction": "C22",
    "timeline": "LH",
    "count_slip": "JS",
    "bag_cover": "JF",
    "lost_paper": "YS",
    "referral": "C16",
    "village_tally": "C21",
    "recovery_key": "MY",
    "key_strip": "JP",
    "trial_sheet": "SD",
    "rating_form": "PJ",
}
"""Kind of paper -> the code in its 文书编号 (domain part C)."""


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
        "operator_no": "" if actor == PROGRAM else actor.number,
        "operator": "系统自动生成" if actor == PROGRAM else actor.name,
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


def taken_papers(materials: Sequence[CaseMaterial]) -> list[dict[str, Any]]:
    """The papers that stay, as a paper lists them."""
    return [
        {"name": m.name, "form": MATERIAL_WORDS[MaterialState(m.state)], "copies": m.copies, "pages": m.pages}
        for m in materials
        if m.kept
    ]


def fee_words(item: Item) -> str:
    """What the citizen pays, in words."""
    if not item.fee:
        return item.fee_note or "不收费"
    return f"{item.fee / 100:.2f} 元（{item.fee_basis}）"


def hours_words(hall: Hall) -> str:
    """When the hall is open."""
    return "工作日 " + "，".join(f"{each.opens:%H:%M}—{each.closes:%H:%M}" for each in hall.hours)


def windows_words(windows: Sequence[int]) -> str:
    """1—3 号窗口, or 1、4 号窗口 where they do not stand in a row; empty for none."""
    if not windows:
        return ""
    numbers = f"{windows[0]}—{windows[-1]}" if in_a_row(windows) else "、".join(str(each) for each in windows)
    return f"{numbers} 号窗口"


def slip(
    hall: Hall, ticket: Ticket, ahead: int | None, minutes: int | None, windows: Sequence[int], actor: Actor
) -> dict[str, Any]:
    """C1: the ticket slip, with how many wait before it, about how many minutes, and the windows that call it.

    `ahead` None: the queue is out of reach, and people are called by their paper.
    """
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
        "wait_minutes": minutes,
        "area": windows_words(windows),
        "priority": hall.priority_label(ticket.priority),
        **({"tip": "叫号暂时连不上，号有效，请听工作人员叫号。当日有效。"} if ahead is None else {}),
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
        "hours": hours_words(hall),
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
