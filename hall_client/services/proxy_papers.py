"""The papers of proxies and hand-overs, from their records to the data that is drawn."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from hall_client.domain.cases import Case, CaseMaterial
from hall_client.domain.catalogue import Version
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Hall
from hall_client.domain.identity import KIND_WORDS, IdKind
from hall_client.domain.manifests import Handover, code_of
from hall_client.domain.people import Actor
from hall_client.domain.proxies import POWERS, mandate_from
from hall_client.services import papers
from hall_client.services.papers import clock_of, day_of, fee_words, local, taken_papers
from hall_client.services.ports import Desk, Sheet

FORM_WORDS = {"original": "原件", "copy": "复印件", "result": "结果文书"}


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


BUILDERS = {
    "mandate": _mandate,
    "proxy_receipt": _receipt,
    "proxy_suspension": _change("suspension"),
    "proxy_continuation": _change("continuation"),
    "proxy_ending": _change("ending"),
}


def manifest_sheet(desk: Desk, actor: Actor, handover: Handover, reprint: int = 0) -> Sheet:
    """C14: the manifest, drawn from its own record, so that the same one can be printed again at any time."""
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(handover.sent_at))
    head = papers.head(hall, actor, f"{handover.id}-C14-1", handover.sent_at, copies=3)
    data = {
        "head": head,
        "number": handover.id,
        "code": code_of(handover),
        "made_at": f"{local(handover.sent_at):%Y-%m-%d %H:%M}",
        "sender": handover.from_name,
        "receiver": handover.to_name,
        "giver": handover.giver_name,
        "carrier": handover.carrier,
        "seal": handover.seal,
        "bags": handover.bags,
        "lines": [
            {"number": line.number, "name": line.name, "item": line.item, "pieces": _pieces(line.sheets)}
            for line in handover.lines
        ],
    }
    return desk.paper.draw("manifest", data, reprint=reprint)


def _pieces(sheets: Sequence[Any]) -> list[dict[str, Any]]:
    """Copies of one material are one entry of the list: their names differ in the number of the copy alone."""
    names = [(sheet.name.split("（第 ")[0], sheet.form) for sheet in sheets]
    counted = Counter(names)
    pages: Counter[tuple[str, str]] = Counter()
    for key, sheet in zip(names, sheets, strict=True):
        pages[key] += sheet.pages
    return [
        {"name": name, "form": FORM_WORDS[form], "copies": count, "pages": pages[name, form]}
        for (name, form), count in counted.items()
    ]
