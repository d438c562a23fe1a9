"""What did not stand at the centre: shown beside what stands, and settled by a person field by field."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from hall_client.domain.cases import STATE_WORDS, TRANSITIONS, Case, CaseRefused
from hall_client.domain.entries import Entry, NewEntry, Rows, as_row
from hall_client.domain.line_status import Dispute, DisputedField, Settlement
from hall_client.domain.people import Actor, require
from hall_client.domain.proxies import PROXY_STEPS
from hall_client.domain.syncing import Disposition, FarEntry
from hall_client.services.line_ports import Line
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

_WORDS = {kind: row.word for kind, row in TRANSITIONS.items()}
_WORDS |= {kind: row.word for kind, row in PROXY_STEPS.items()}
"""The acts that two desks can disagree about; for the whereabouts of papers the one the centre took stands."""

_NO_DEEDS = frozenset({"case.unmask", "case.settle", "case.unsettle"})
_LEARNED = "stands"
_WITH = {"applicant_name": ("applicant_initials",), "applicant_id": ("applicant_id_type",)}


def listed(desk: Desk) -> tuple[Dispute, ...]:
    """Cases with entries of ours that did not stand and that nobody has settled, oldest first."""
    with desk.store.read() as work:
        return tuple(_dispute(work, case, refused) for case, refused in _open(work))


def settle(desk: Desk, actor: Actor, dispute: Dispute, mine: Sequence[DisputedField]) -> Settlement:
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
            "before": _as_they_stand(work, case, rows),
            "what": f"按这台电脑的：{'、'.join(field.label for field in mine)}" if mine else "都按中心的",
        }
        new = NewEntry("case.settle", case.id, actor.number, at, rows, facts, based_on=case.version)
        return Settlement(case.id, work.append(new).entry_id)


def unsettle(desk: Desk, actor: Actor, settlement: Settlement) -> None:
    """Take a settlement back: what stood before it stands again, and the dispute waits for a person once more.

    Every entry is kept. Raises NotAllowed, and CaseRefused when the case was changed since.
    """
    require(actor, "case.unsettle")
    at = desk.now()
    with desk.store.work() as work:
        case = work.cases.get(settlement.case_id)
        entries = {each.entry_id: each for each in work.entries_of(case.id)}
        entry = entries[settlement.entry_id]
        refused = {each.entry.entry_id for each in work.answers.refused()}
        if entry.entry_id in refused or case.version != entry.based_on + 1 or entry.body is None:
            raise CaseRefused("合并以后这一件又改过，不能撤销。都留着；要改的请到那一件里更正。")
        before = entry.body["facts"]["before"]
        rows = {**before, "case": {case.id: {**before["case"][case.id], "version": case.version + 1}}}
        facts = {"number": case.number, "settlement": entry.entry_id, "what": "撤销合并"}
        new = NewEntry("case.unsettle", case.id, actor.number, at, rows, facts, based_on=case.version)
        work.append(new)


def _as_they_stand(work: Work, case: Case, rows: Rows) -> Rows:
    """The fields that `rows` change, as they are now. Scans are added and never changed: they stay in any case."""
    stands = {"case": {case.id: as_row(case)}, "case_material": {}}
    for material in work.cases.materials(case.id):
        stands["case_material"][f"{case.id}/{material.code}"] = as_row(material)
    return {
        table: {key: {name: stands[table][key][name] for name in fields} for key, fields in changed.items()}
        for table, changed in rows.items()
        if table in stands
    }


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
        if any(each.entry.kind in _WORDS for each in left) and (case := _case(work, subject)):
            found.append((case, left))
    return found


def _told(refused: Refused) -> bool:
    """Whether what stands instead is here: settling before that would only conflict again."""
    return refused.disposition is Disposition.QUARANTINED or refused.held >= refused.version


def _settled(work: Work, subject: str) -> set[str]:
    entries = work.entries_of(subject)
    taken_back = {_fact(each, "settlement") for each in entries if each.kind == "case.unsettle"}
    settlements = [e for e in entries if e.kind == "case.settle" and e.entry_id not in taken_back]
    return {name for each in settlements for name in _fact(each, "entries") or ()}


def _fact(entry: Entry, name: str) -> Any:
    """A fact of an entry; None where it has none, or where it was erased by law."""
    return (entry.body or {}).get("facts", {}).get(name)


def _case(work: Work, case_id: str) -> Case | None:
    try:
        return work.cases.get(case_id)
    except KeyError:
        return None


def _dispute(work: Work, case: Case, refused: Sequence[Refused]) -> Dispute:
    first = next(each.entry for each in refused if each.entry.kind in _WORDS)
    word, at, place = _theirs(work, case)
    if refused[0].disposition is Disposition.QUARANTINED:
        word, at, place = "没有收下", datetime.fromisoformat(first.at), "中心"
    return Dispute(
        case_id=case.id,
        number=case.number,
        title=f"{case.applicant_name}，{case.item_name}",
        entry_ids=tuple(each.entry.entry_id for each in refused),
        my_word=_WORDS[first.kind],
        my_at=datetime.fromisoformat(first.at),
        their_word=word,
        their_at=at,
        their_place=place or "别的窗口",
        fields=_fields(work, case, _changed([each.entry for each in refused])),
    )


def _theirs(work: Work, case: Case) -> tuple[str, datetime, str]:
    """What stands at the centre, since when, and who did it; until it was asked, the state that came down."""
    taken = _learned(work).get(case.id, {})
    if not taken.get("kind"):
        return STATE_WORDS.get(case.state, ""), case.opened_at, case.clerk_name
    names = {person.number: person.name for person in work.reference.people()}
    names |= {step.actor: step.actor_name for step in work.cases.steps(case.id)}
    at = datetime.fromisoformat(taken["at"])
    return _WORDS[taken["kind"]], at, names.get(taken["actor"], taken["actor"])


def learn(desk: Desk, line: Line) -> None:
    """Ask what the centre took last about each case in dispute: clocks of two desks do not tell their order."""
    with desk.store.read() as work:
        known = _learned(work)
        held = {case.id: refused[0].held for case, refused in _open(work)}
    learned = {
        case_id: known[case_id]
        if known.get(case_id, {}).get("held") == version
        else _taken_last(line.timeline(case_id), version)
        for case_id, version in held.items()
    }
    if learned != known:
        with desk.store.work() as work:
            work.set_meta(_LEARNED, json.dumps(learned))


def _learned(work: Work) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(work.get_meta(_LEARNED) or "{}")
    return found


def _taken_last(timeline: Sequence[FarEntry], held: int) -> dict[str, Any]:
    """Of the entries in the centre's order the last that stands and did more than look or settle."""
    stood = [
        each
        for each in timeline
        if each.disposition is Disposition.ACCEPTED and each.kind in _WORDS and each.kind not in _NO_DEEDS
    ]
    if not stood:
        return {"held": held}
    return {"held": held, "kind": stood[-1].kind, "at": stood[-1].at, "actor": stood[-1].actor}


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
