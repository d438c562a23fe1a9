"""From the draft to history: preview the papers of the chosen outcome, then record it and print (F12)."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hall_client.domain.cases import OUTCOME_WORDS, Case, Outcome
from hall_client.domain.deadlines import local_date
from hall_client.domain.decision import Decided, Ids, resolve, taken_up_again
from hall_client.domain.drafts import Draft
from hall_client.domain.entries import NewEntry, as_row, changes
from hall_client.domain.hall import Hall
from hall_client.domain.outcomes import resubmits, why_not
from hall_client.domain.people import Actor, Person, check_word, require
from hall_client.domain.visits import Document
from hall_client.services import attaching, filing, proxying, referring
from hall_client.services.ports import Desk, Sheet, Work

DECIDES = frozenset({Outcome.ON_THE_SPOT, Outcome.REFUSED, Outcome.NOT_REQUIRED})
"""Outcomes that end a proxied case at the town's counter: their paper is the result the village fetches."""


class OutcomeRefused(Exception):
    """The outcome cannot be recorded now; the sentence says what is still missing. Nothing was written."""


class NeedsSupervisor(Exception):
    """A later notice names a material the first one did not (R-04): it takes a supervisor's word."""

    def __init__(self, names: tuple[str, ...]) -> None:
        listed = "、".join(names)
        super().__init__(
            f"上次告知没有提到{listed}，这次再要就违反一次性告知。确实要补，请主管在这里确认并写明原因。填好的都在。"
        )
        self.names = names


@dataclass(frozen=True)
class Preview:
    """The papers an outcome would print now."""

    decided: Decided
    sheets: tuple[tuple[str, Sheet], ...]


@dataclass(frozen=True)
class Done:
    """An outcome recorded: the case, its papers and their PDFs. All of it is saved, whatever the printer does."""

    case: Case
    outcome: Outcome
    documents: tuple[Document, ...]
    sheets: tuple[Sheet, ...]


def preview(desk: Desk, actor: Actor, draft: Draft) -> Preview:
    """What F12 would print, byte for byte but for the minute. Changes nothing."""
    at = desk.now()
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(at))
        decided = _resolve(work, actor, draft, hall, at)
        made = tuple(_drawn(desk, work, actor, draft, decided, hall, kind, at) for kind in decided.papers)
    return Preview(decided, tuple((document.kind, sheet) for document, sheet in made))


def finish(desk: Desk, actor: Actor, draft: Draft, supervisor: Person | None = None, word: str = "") -> Done:
    """Record the chosen outcome with its papers, in one transaction; the draft is history then.

    Raises OutcomeRefused when the outcome is not lawful now, NeedsSupervisor for a second notice that asks for
    something new, CaseRefused when the case has moved on meanwhile.
    """
    at = desk.now()
    with desk.store.work() as work:
        hall = work.reference.hall(local_date(at))
        _check(work, draft)
        decided = _resolve(work, actor, draft, hall, at)
        require(actor, decided.kind or "proxy.gather")
        if supervisor is not None:
            check_word(actor, supervisor)
        if decided.added and supervisor is None:
            raise NeedsSupervisor(tuple(m.name for m in decided.materials if m.code in decided.added))
        made = [_drawn(desk, work, actor, draft, decided, hall, kind, at) for kind in decided.papers]
        entry = _entry(work, actor, draft, decided, [document for document, _ in made], at)
        if supervisor is not None:
            entry = replace(entry, second_actor=supervisor.number, facts={**entry.facts, "word": word})
        if decided.kind:
            work.append(entry)
        for extra in proxying.taking(work, desk, actor, hall, draft, decided, at):
            require(actor, extra.kind)
            work.append(extra if decided.kind else _with_papers(extra, entry))
        if decided.outcome in DECIDES:
            name = decided.case.result or OUTCOME_WORDS[decided.outcome]
            referring.result_ready(desk, work, actor, hall, decided.case, name, at)
        for correction in _corrections(draft, decided, actor, at):
            work.append(correction)
        _attach(work, actor, draft, decided, at)
        work.drafts.delete(draft.id)
    documents, sheets = zip(*made, strict=True) if made else ((), ())
    return Done(decided.case, decided.outcome, tuple(documents), tuple(sheets))


def _check(work: Work, draft: Draft) -> None:
    if not draft.outcome:
        raise OutcomeRefused("还没有选结果。")
    version = work.reference.version(draft.item_code, draft.item_version)
    village = work.reference.hall(draft.business_date).is_village
    reason = why_not(Outcome(draft.outcome), draft, version.item, village)
    if reason:
        raise OutcomeRefused(f"现在不能这样办：{reason}。")
    needs_reason = (Outcome.REFUSED, Outcome.NOT_REQUIRED, Outcome.WITHDRAWN)
    if Outcome(draft.outcome) in needs_reason and not draft.decision.get("reason", "").strip():
        raise OutcomeRefused("要写明理由，群众拿到的文书上要印。")
    before = _before(work, draft)
    if before is not None and before.version != draft.case_version:
        raise OutcomeRefused("这一件刚在别处办过，请重新打开它，看过新情况再办。")


def _before(work: Work, draft: Draft) -> Case | None:
    """The case this draft goes on with, None for a new one. A draft taken back here may be ahead of its case."""
    if not draft.case_id:
        return None
    found = work.cases.found(draft.case_id)
    if found is None:
        raise OutcomeRefused(
            "这一件的情况还没传到这台电脑，填好的都在。等联网传到了再办，或者回原来的窗口办。"
        )
    return found


def _resolve(work: Work, actor: Actor, draft: Draft, hall: Hall, at: datetime) -> Decided:
    version = work.reference.version(draft.item_code, draft.item_version)
    before = _before(work, draft)
    ids = Ids(
        case_id=draft.future_case,
        step_id=f"step-{draft.id}",
        query_code=query_code(draft.number, draft.id),
    )
    calendar = work.reference.calendar()
    if before is not None and resubmits(draft, version.item):
        decided = taken_up_again(draft, version, before)
    else:
        decided = resolve(draft, version, before, actor, calendar, hall.closes, ids, at)
    decided = replace(decided, papers=_papers(work, draft, hall, decided))
    if before is None and draft.service_id:
        # 首问责任 stays with whoever began to serve this person, even after a transfer.
        first = work.floor.first_contact(draft.service_id) or actor.number
        decided = replace(decided, case=replace(decided.case, first_contact=first))
    return decided


def _papers(work: Work, draft: Draft, hall: Hall, decided: Decided) -> tuple[str, ...]:
    """What a village adds to an outcome's papers: the mandate once, 代办受理单, and what is still to be brought."""
    if not (hall.is_village and "powers" in draft.decision):
        return decided.papers
    first = work.proxies.found(decided.case.id) is None
    missing = any(m.state in proxying.TO_MEND for m in decided.materials)
    papers = (
        *decided.papers,
        *(("mandate",) if first else ()),
        "proxy_receipt",
        *(("notice",) if missing else ()),
    )
    left_out = {"mandate"} - ({"mandate"} if first else set())
    return tuple(dict.fromkeys(each for each in papers if each not in left_out))


def query_code(number: str, draft_id: str) -> str:
    """The six-digit 查询码 printed on receipts: fixed for the case, not to be guessed from its number."""
    digest = hashlib.sha256(f"{draft_id}/{number}".encode()).digest()
    return f"{int.from_bytes(digest[:4]) % 1_000_000:06d}"


def _drawn(
    desk: Desk, work: Work, actor: Actor, draft: Draft, decided: Decided, hall: Hall, kind: str, at: datetime
) -> tuple[Document, Sheet]:
    decision = dict(draft.decision)
    if hall.is_village:
        decision["hand_over_by"] = proxying.hand_over_due(work, hall, at).isoformat()
    return filing.make(desk, work, actor, hall, decided.case, decided.materials, kind, decision, at)


def _with_papers(step: NewEntry, entry: NewEntry) -> NewEntry:
    """The step of a proxy with the papers and materials that no step of its case carries."""
    carried = {name: rows for name, rows in entry.rows.items() if name != "case" and rows}
    return replace(step, rows={**carried, **step.rows})


def _attach(work: Work, actor: Actor, draft: Draft, decided: Decided, at: datetime) -> None:
    """Scans of papers that the answers call for; those of others go with the draft."""
    case, called_for = decided.case, {material.code for material in decided.materials}
    recorded = {each.id for each in work.cases.attachments(case.id)} if draft.attachments else set()
    for each in draft.attachments:
        if each.id not in recorded and each.material in called_for:
            work.append(attaching.entry_of(work, actor, case, each, at))
    work.files.drop_unattached(case.id)


def _corrections(draft: Draft, decided: Decided, actor: Actor, at: datetime) -> list[NewEntry]:
    """当场更正: papers put right at the window, each journalled with what was wrong; no clock changes."""
    names = {material.code: material.name for material in decided.materials}
    facts = [{"what": names.get(code, code), "before": wrong} for code, wrong in draft.corrected]
    return [NewEntry("draft.correct", decided.case.id, actor.number, at, facts=each) for each in facts]


def _entry(
    work: Work, actor: Actor, draft: Draft, decided: Decided, documents: list[Document], at: datetime
) -> NewEntry:
    case = decided.case
    before = work.cases.get(case.id) if draft.case_id else None
    old = {m.code: m for m in work.cases.materials(case.id)} if draft.case_id else {}
    materials = {f"{case.id}/{m.code}": changes(old.get(m.code), m) for m in decided.materials}
    rows: dict[str, Any] = {
        "case": {case.id: changes(before, case)},
        "case_material": {key: fields for key, fields in materials.items() if fields},
        "case_step": {step.id: as_row(step) for step in decided.steps},
        "document": {document.id: as_row(document) for document in documents},
    }
    if draft.service_id:
        rows["service_act"] = {draft.service_id: {"result": "case", "ratable": 1}}
    facts: dict[str, Any] = {
        "number": case.number,
        "item": case.item_code,
        "outcome": decided.outcome.value,
        "window": draft.window,
    }
    if decided.added:
        facts["added"] = "、".join(decided.added)
    return NewEntry(
        kind=decided.kind,
        subject=case.id,
        actor=actor.number,
        at=at,
        rows=rows,
        facts={**facts, "standing_in_for": actor.standing_in_for} if actor.standing_in_for else facts,
        based_on=before.version if before else 0,
    )
