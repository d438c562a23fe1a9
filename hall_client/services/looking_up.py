"""Answering “我的事办到哪了”: finding cases, and one case with its materials, papers and every act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hall_client.domain.attachments import Attachment
from hall_client.domain.cases import TRANSITIONS, Case, CaseMaterial, Step
from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import Entry
from hall_client.domain.people import Actor
from hall_client.domain.proxies import PROXY_STEPS
from hall_client.domain.syncing import Disposition, FarEntry
from hall_client.domain.visits import Document
from hall_client.services import attaching, custody_views, finding, papers
from hall_client.services.amending import FIELD_WORDS
from hall_client.services.custody_views import Custody
from hall_client.services.ports import Desk, Sheet


@dataclass(frozen=True)
class Act:
    """One line of the timeline: when, who, what was done, and what changed.

    `station` and `terminal` name another desk it was done at; `disputed`: the case had moved on elsewhere meanwhile.
    """

    at: str
    actor: str
    word: str
    detail: str
    mark: str
    station: str = ""
    terminal: str = ""
    disputed: bool = False


@dataclass(frozen=True)
class CaseView:
    """A case with everything a page shows of it. `today` is the day its clock is read on."""

    case: Case
    materials: tuple[CaseMaterial, ...]
    steps: tuple[Step, ...]
    documents: tuple[Document, ...]
    attachments: tuple[Attachment, ...]
    acts: tuple[Act, ...]
    checked: int
    """How many of the acts were written at this desk: their chain is checked here."""
    chained: str
    """Empty when the entries hold together, else the sentence that names the first bad one."""
    head: str
    today: date
    custody: Custody

    @property
    def result_above(self) -> str:
        """The result paper a superior department sent, by name; empty where none came."""
        return next((t.sheet.name for t in self.custody.trails if t.sheet.form == "result"), "")

    @property
    def number_above(self) -> str:
        """The number of that paper."""
        return next((each.result_number for each in reversed(self.custody.referrals)), "")


_WORDS = {
    "document.print": "打印",
    "document.reprint": "补打",
    "draft.correct": "当场更正",
    "rating.give": "评价",
    "case.attach": "加附件",
    "case.detach": "撤下附件",
    "case.look_at_scan": "看附件",
    "urging.send": "督办",
    "urging.answer": "督办回复",
    "draft.park": "暂存",
    "draft.take_back": "取回暂存",
}


def find(desk: Desk, text: str) -> tuple[Case, ...]:
    """Cases by name, initials, number, or the end of a number; newest first."""
    with desk.store.read() as work:
        return work.cases.search(text)


def look_at(desk: Desk, actor: Actor, case_id: str, far: Sequence[FarEntry] = ()) -> CaseView:
    """One case with all that was done to it. Raises KeyError.

    `far` are the centre's entries about it, from all desks; what it does not have yet follows after them.
    """
    today = local_date(desk.now())
    with desk.store.read() as work:
        case = work.cases.get(case_id)
        names = {person.number: person.name for person in work.reference.people()}
        entries = work.entries_of(case_id)
        hall = work.reference.hall(today)
        known = {entry.entry_id for entry in far}
        acts = [
            *(_far_act(entry, names, (hall.station, hall.terminal)) for entry in far),
            *(_act(entry, names) for entry in entries if entry.entry_id not in known),
        ]
        return CaseView(
            case=case,
            materials=work.cases.materials(case_id),
            steps=work.cases.steps(case_id),
            documents=work.cases.documents(case_id),
            attachments=attaching.standing(work, case_id),
            acts=tuple(acts),
            checked=len(entries),
            chained=work.check_entries(case_id),
            head=entries[-1].hash if entries else "",
            today=today,
            custody=custody_views.custody(work, hall, case),
        )


def by_number(desk: Desk, number: str) -> tuple[Case, ...]:
    """The cases with this 16-digit number, from the centre where this PC has never heard of it."""
    return finding.cases_numbered(desk, number)


def _far_act(entry: FarEntry, names: Mapping[str, str], here: tuple[str, str]) -> Act:
    """An entry as the centre has it; the place is named where it is not this desk."""
    act, place = _act(entry, names), (entry.station, entry.terminal)
    station, terminal = place if place != here else ("", "")
    disputed = entry.disposition is Disposition.CONFLICT
    return replace(act, station=station, terminal=terminal, disputed=disputed)


def _act(entry: Entry | FarEntry, names: Mapping[str, str]) -> Act:
    row = TRANSITIONS.get(entry.kind) or PROXY_STEPS.get(entry.kind)
    word = row.word if row else _WORDS.get(entry.kind, entry.kind)
    facts = (entry.body or {}).get("facts", {})
    actor = names.get(entry.actor, {"program": "系统", "rating": "群众"}.get(entry.actor, entry.actor))
    second = f"，{names.get(entry.second_actor, entry.second_actor)}确认" if entry.second_actor else ""
    return Act(entry.at, actor + second, word, _detail(entry, facts), entry.hash[:8])


def _detail(entry: Entry | FarEntry, facts: Mapping[str, Any]) -> str:
    if entry.body is None:
        return "内容已依法删除，记录仍在"
    if entry.kind == "case.amend":
        changed = "、".join(FIELD_WORDS[name] for name in facts.get("before", {}) if name in FIELD_WORDS)
        return f"改了{changed}；原因：{facts.get('reason', '')}"
    if entry.kind in ("document.print", "document.reprint"):
        return f"{facts.get('number', '')}{'，没打出来' if facts.get('state') == 'failed' else ''}"
    return "；".join(
        str(facts[name])
        for name in ("opinion", "reason", "word", "words", "note", "due", "way", "what", "before")
        if facts.get(name)
    )


def timeline_sheet(desk: Desk, actor: Actor, view: CaseView) -> Sheet:
    """留痕单, drawn."""
    at = desk.now()
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(at))
    acts = [
        {
            "at": papers.shown_instant(act.at),
            "actor": act.actor,
            "act": act.word,
            "place": f"{act.station} 站 {act.terminal} 号终端" if act.station else "",
            "detail": f"（两边都改过）{act.detail}" if act.disputed else act.detail,
            "mark": act.mark,
        }
        for act in view.acts
    ]
    return desk.paper.draw("timeline", papers.timeline(hall, view.case, acts, view.head, actor, at))
