"""The papers of a proxied or referred case, from its records to the data that is drawn."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from hall_client.domain.cases import Case, CaseMaterial
from hall_client.domain.catalogue import Version
from hall_client.domain.hall import Hall
from hall_client.domain.identity import KIND_WORDS, IdKind
from hall_client.domain.proxies import POWERS, mandate_from
from hall_client.services.papers import clock_of, day_of, fee_words, taken_papers


def _mandate(
    case: Case,
    found: Sequence[CaseMaterial],
    version: Version,
    hall: Hall,
    d: Mapping[str, str],
    at: datetime,
) -> dict[str, Any]:
    mandate = mandate_from(d)
    return {
        "made_on": day_of(at),
        "principal": case.applicant_name,
        "id_kind": KIND_WORDS.get(IdKind(case.applicant_id_type), "") if case.applicant_id else "",
        "id_number": case.applicant_id,
        "address": case.applicant_address,
        "phone": case.applicant_phone,
        "proxy": d["operator"],
        "proxy_no": d["operator_no"],
        "station": hall.name,
        "station_phone": hall.phone,
        "powers": [{"name": name, "given": power in mandate.powers} for power, name in POWERS.items()],
        "until": mandate.until.isoformat(),
        "fee": mandate.fee_words or fee_words(version.item),
        "witnesses": [each for each in mandate.witnesses if each] if mandate.cannot_sign else [],
        "visit": mandate.visit,
    }


def _receipt(
    case: Case,
    found: Sequence[CaseMaterial],
    version: Version,
    hall: Hall,
    d: Mapping[str, str],
    at: datetime,
) -> dict[str, Any]:
    return {
        "taken_on": day_of(at),
        "taken_at": clock_of(at),
        "proxy": f"{d['operator']}（工号 {d['operator_no']}）",
        "receiver": version.item.village_is_receiver,
        "hand_over_by": d["hand_over_by"],
        "taken": taken_papers(found),
        "missing": [m.name for m in found if m.state in ("missing", "unfit")],
        "town": hall.parent_name,
        "answer_by": case.decide_due.isoformat() if case.decide_due else None,
    }


def _change(what: str) -> Any:
    def build(
        case: Case,
        found: Sequence[CaseMaterial],
        version: Version,
        hall: Hall,
        d: Mapping[str, str],
        at: datetime,
    ) -> dict[str, Any]:
        return {
            "made_on": day_of(at),
            "what": what,
            "proxy": f"{d['operator']}（工号 {d['operator_no']}）",
            "reason": d["reason"],
            "returned": [each for each in d.get("back", "").split("\n") if each],
            "kept": [each for each in d.get("kept", "").split("\n") if each],
        }

    return build


def _referral(
    case: Case,
    found: Sequence[CaseMaterial],
    version: Version,
    hall: Hall,
    d: Mapping[str, str],
    at: datetime,
) -> dict[str, Any]:
    return {
        "sent_on": day_of(at),
        "department": d["department"],
        "complete": d["complete"],
        "lawful": d["lawful"],
        "inspection": d["inspection"],
        "reviewer": d["reviewer"],
        "approver": d["approver"],
        "pages": int(d["pages"]),
        "manifest": d["manifest"],
        "promised_limit": version.item.promised_limit.words(),
        "promised_due": case.promised_due.isoformat() if case.promised_due else None,
        "remaining_days": int(d["remaining"]) if d.get("remaining") else None,
        "due": d["due"] or None,
    }


BUILDERS = {
    "referral": _referral,
    "mandate": _mandate,
    "proxy_receipt": _receipt,
    "proxy_suspension": _change("suspension"),
    "proxy_continuation": _change("continuation"),
    "proxy_ending": _change("ending"),
}
