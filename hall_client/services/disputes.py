"""What did not stand at the centre: shown beside what stands, and settled by a person field by field."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from hall_client.domain.cases import STATE_WORDS, TRANSITIONS, Case
from hall_client.domain.entries import Entry, NewEntry, as_row
from hall_client.domain.line_status import Dispute, DisputedField
from hall_client.domain.people import Actor, require
from hall_client.domain.syncing import Disposition
from hall_client.services.ports import Desk, Work
from hall_client.services.sync_ports import Refused

LABELS = {
    "applicant_name": "姓名",
    "applicant_id": "证件号",
    "applicant_phone": "联系电话",
    "applicant_address": "住址",
    "result": "结果",
    "result_number": "结果文号",
    "reason": "理由",
    "remark": "备注",
}
"""The fields of a case a person may choose between; its state and its clocks stand as the centre has them."""

_WITH = {"applicant_name": ("applicant_initials",), "applicant_id": ("applicant_id_type",)}


def listed(desk: Desk) -> tuple[Dispute, ...]:
    """Cases with entries of ours that did not stand and that nobody has settled, oldest first."""
    with desk.store.read() as work:
        return tuple(_dispute(work, case, refused) for case, refused in _open(work))


def settle(desk: Desk, actor: Actor, dispute: Dispute, mine: Sequence[DisputedField]) -> Case:
    """Settle a dispute: the fields `mine` stand as this desk has them, all others stay as they are.

    Both sides' entries are kept; leaving everything as it stands is a settlement too. Raises NotAllowed.
    """
    require(actor, "case.settle")
    at = desk.now()
    with desk.store.work() as work:
        case = work.cases.get(dispute.case_id)
        ours = _changed([each.entry for each in work.answers.refused() if each.entry.subject == case.id])
        rows: dict[str, dict[str, dict[str, Any]]] = {"case": {case.id: {"version": case.version + 1}}}
        for field in mine:
            chosen = rows.setdefault(field.table, {}).setdefault(field.key, {})
            chosen.update(_chosen(field, ours[field.table][field.key]))
        # A paper that was scanned was scanned, whichever decision stands.
        stands = {each.id for each in work.cases.attachments(case.id)}
        scans = {key: row for key, row in ours["attachment"].items() if "sha256" in row and key not in stands}
        rows |= {"attachment": scans} if scans else {}
        facts = {
            "number": case.number,
            "entries": list(dispute.entry_ids),
            "what": f"按这台电脑的：{'、'.join(field.label for field in mine)}" if mine else "都按中心的",
        }
        entry = NewEntry("case.settle", case.id, actor.number, at, rows, facts, based_on=case.version)
        work.append(entry)
        return work.cases.get(case.id)


def _chosen(field: DisputedField, ours: Mapping[str, Any]) -> Mapping[str, Any]:
    """A material is taken as a whole: its copies and reasons belong to how it was found."""
    if field.table != "case":
        return ours
    return {name: ours[name] for name in (field.name, *_WITH.get(field.name, ())) if name in ours}


def _open(work: Work) -> list[tuple[Case, list[Refused]]]:
    by_case: dict[str, list[Refused]] = defaultdict(list)
    for each in work.answers.refused():
        by_case[each.entry.subject].append(each)
    found = []
    for subject, refused in by_case.items():
        settled = _settled(work, subject)
        left = [each for each in refused if each.entry.entry_id not in settled and _told(each)]
        if any(each.entry.kind in TRANSITIONS for each in left) and (case := _case(work, subject)):
            found.append((case, left))
    return found


def _told(refused: Refused) -> bool:
    """Whether what stands instead is here: settling before that would only conflict again."""
    return refused.disposition is Disposition.QUARANTINED or refused.held >= refused.version


def _settled(work: Work, subject: str) -> set[str]:
    settled: set[str] = set()
    for entry in work.entries_of(subject):
        if entry.kind == "case.settle" and entry.body:
            settled.update(entry.body["facts"].get("entries", ()))
    return settled


def _case(work: Work, case_id: str) -> Case | None:
    try:
        return work.cases.get(case_id)
    except KeyError:
        return None


def _dispute(work: Work, case: Case, refused: Sequence[Refused]) -> Dispute:
    first = next(each.entry for each in refused if each.entry.kind in TRANSITIONS)
    steps = work.cases.steps(case.id)
    word, at, place = STATE_WORDS.get(case.state, ""), case.opened_at, case.clerk_name
    if steps:
        word, at, place = TRANSITIONS[steps[-1].kind].word, steps[-1].at, steps[-1].actor_name
    if refused[0].disposition is Disposition.QUARANTINED:
        word, place = "没有收下", "中心"
    return Dispute(
        case_id=case.id,
        number=case.number,
        title=f"{case.applicant_name}，{case.item_name}",
        entry_ids=tuple(each.entry.entry_id for each in refused),
        my_word=TRANSITIONS[first.kind].word,
        my_at=datetime.fromisoformat(first.at),
        their_word=word,
        their_at=at,
        their_place=place or "别的窗口",
        fields=_fields(work, case, _changed([each.entry for each in refused])),
    )


def _changed(entries: Sequence[Entry]) -> dict[str, dict[str, dict[str, Any]]]:
    """What these entries would have changed, by table and key."""
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    for entry in entries:
        for table, rows in (entry.body or {}).get("rows", {}).items():
            for key, fields in rows.items():
                found[table][key].update(fields)
    return found


def _fields(work: Work, case: Case, ours: Mapping[str, Any]) -> tuple[DisputedField, ...]:
    stands = as_row(case)
    mine = ours.get("case", {}).get(case.id, {})
    found = [
        DisputedField("case", case.id, name, label, mine[name], stands[name])
        for name, label in LABELS.items()
        if name in mine and mine[name] != stands[name]
    ]
    for material in work.cases.materials(case.id):
        key = f"{case.id}/{material.code}"
        state = ours.get("case_material", {}).get(key, {}).get("state", material.state)
        if state != material.state:
            label = f"材料 {material.position}"
            found.append(DisputedField("case_material", key, "state", label, state, material.state))
    return tuple(found)
