"""Taking a matter on: who it is, which item, which situation, what was found. All of it on a draft, saved at once."""

from dataclasses import dataclass, replace
from datetime import date

from hall_client.domain.cases import BEFORE_ACCEPTANCE, IN_HAND, Case, CaseMaterial
from hall_client.domain.catalogue import Applicant, Item, Version
from hall_client.domain.deadlines import local_date
from hall_client.domain.drafts import Draft, Party, is_empty, with_item
from hall_client.domain.entries import NewEntry
from hall_client.domain.identity import BadIdentity, check_id_number
from hall_client.domain.materials import Mark, MaterialState
from hall_client.domain.numbers import case_number, parse_case_number
from hall_client.domain.outcomes import own_matter
from hall_client.domain.people import Actor, require
from hall_client.domain.proxies import AT_VILLAGE, PROXY_WORDS, Proxy, ProxyState
from hall_client.domain.recorded_words import VILLAGE_PROXY
from hall_client.domain.situations import Facts, prefilled, unsuited
from hall_client.services import attaching, finding
from hall_client.services.clock_watch import clock_check
from hall_client.services.ports import Desk, Work

CASE_SERIALS = 899
"""Serials 1 to 899 are cases; 9xx are hand-overs (architecture §8.1)."""


class NumbersStopped(Exception):
    """The clock jumped, or the numbers of the day ran out: no new case number until a person has confirmed."""


class ScanRefused(Exception):
    """What was scanned cannot be opened here; the sentence says why."""


@dataclass(frozen=True)
class Known:
    """What is already known of a person: their earlier cases, newest first."""

    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Opened:
    """An earlier case opened for going on: the draft, and how many materials it brings along.

    `returned` is why the town turned it back to its village.
    """

    draft: Draft
    case: Case
    carried: int
    returned: str = ""


def new_draft(desk: Desk, actor: Actor, service_id: str = "", label: str = "") -> Draft:
    """An empty draft at this window. It is saved with its first content."""
    at = desk.now()
    return Draft(desk.new_id(), actor.window or 0, actor.number, at, local_date(at), service_id, label)


def save(desk: Desk, draft: Draft) -> Draft:
    """Keep the draft as it is; an empty one is forgotten."""
    with desk.store.work() as work:
        if is_empty(draft):
            _forget(work, draft)
        else:
            work.drafts.save(draft, desk.now())
    return draft


def unfinished(desk: Desk, actor: Actor) -> tuple[Draft, ...]:
    """The drafts of this window that were not finished: what a restart brings back, newest first."""
    with desk.store.read() as work:
        return work.drafts.of_window(actor.window or 0)


def discard(desk: Desk, draft: Draft) -> None:
    """Forget a draft; its number stays unused and is listed as a gap."""
    with desk.store.work() as work:
        _forget(work, draft)


def _forget(work: Work, draft: Draft) -> None:
    work.drafts.delete(draft.id)
    work.files.drop_unattached(draft.future_case)


def known_person(desk: Desk, id_number: str) -> Known:
    """Earlier cases of the person with this ID number (往来)."""
    if not id_number:
        return Known(())
    with desk.store.read() as work:
        return Known(work.cases.of_person(id_number))


def facts_of(
    draft: Draft, item: Item, known: Known, local_names: tuple[str, ...], today: date, village: bool = False
) -> Facts:
    """What is known of the applicant, for answers and warnings; what is not known answers nothing.

    In a `village` its 代办员 submits for the applicant, unless the village decides the matter itself.
    """
    who = draft.applicant
    proxied = village and not own_matter(item)
    age: int | None
    try:
        age = check_id_number(who.id_number, today).age_on(today) if who.kind == "natural" else None
    except BadIdentity:
        age = None
    return Facts(
        name=who.name,
        applicant=Applicant(who.kind),
        age=age,
        local_household=any(name in who.address for name in local_names) if who.address else None,
        has_agent=proxied or ((draft.agent is not None) if who.name else None),
        agent_from_village=proxied or ((draft.relation == VILLAGE_PROXY) if draft.agent else None),
        had_this_item=any(case.item_code == item.code for case in known.cases) if who.id_number else None,
    )


def warnings(
    draft: Draft,
    version: Version,
    known: Known,
    local_names: tuple[str, ...],
    today: date,
    village: bool = False,
) -> tuple[str, ...]:
    """Sentences that warn and never block: does not fit the item, or the same item was taken before."""
    facts = facts_of(draft, version.item, known, local_names, today, village)
    said = list(unsuited(version.item, facts))
    for case in known.cases:
        if case.item_code == version.item.code and case.state in BEFORE_ACCEPTANCE | IN_HAND:
            said.append(
                f"{case.window} 号窗口已为{case.applicant_name}办过同一项，编号尾号 {case.number[-4:]}。"
            )
    return tuple(said)


def choose_item(
    desk: Desk, actor: Actor, draft: Draft, version: Version, known: Known, local_names: tuple[str, ...]
) -> Draft:
    """Choose the item; the case number is allocated in the draft's own transaction (architecture §8.1).

    Raises NumbersStopped while the clock is in doubt or when the day's serials have run out.
    """
    at = desk.now()
    day = local_date(at)
    with desk.store.work() as work:
        village = work.reference.hall(day).is_village
        facts = facts_of(draft, version.item, known, local_names, day, village)
        chosen = with_item(draft, version.item, version.number, prefilled(version.item, facts))
        if not chosen.number:
            chosen = replace(chosen, number=allocate(desk, work, day))
        work.drafts.save(chosen, at)
    return chosen


def allocate(desk: Desk, work: Work, day: date) -> str:
    """The next case number of this terminal for `day`. Raises NumbersStopped."""
    check = clock_check(work, desk.now())
    if check.stops_numbering:
        raise NumbersStopped(check.sentence)
    if work.get_meta("numbering") == "stopped":
        raise NumbersStopped(
            "这台电脑的数据是恢复过来的，还不知道最后用到哪个编号。"
            "请扫一下最后打印的那张回执，编号从它后面接着用。什么都没有丢。"
        )
    hall = work.reference.hall(day)
    serial = work.next_serial(f"case/{hall.terminal}", day.isoformat())
    if serial > CASE_SERIALS:
        raise NumbersStopped(
            f"今天这台电脑的 {CASE_SERIALS} 个编号用完了，请到别的窗口办这一件。填好的都在。"
        )
    return case_number(hall.station, hall.terminal, day, serial)


def confirm_date(desk: Desk, actor: Actor) -> None:
    """A person confirms that today's date on this PC is right; numbering goes on (architecture §8.10)."""
    require(actor, "clock.confirm")
    at = desk.now()
    with desk.store.work() as work:
        day = local_date(at).isoformat()
        entry = work.append(NewEntry("clock.confirm", day, actor.number, at, facts={"day": day}))
        work.set_meta("clock_confirmed", str(entry.seq))


def confirm_last_number(desk: Desk, actor: Actor, scanned: str) -> None:
    """After a restore: count on above the last number printed. Raises BadNumber, ScanRefused."""
    require(actor, "number.confirm")
    at = desk.now()
    number = parse_case_number(scanned)
    with desk.store.work() as work:
        hall = work.reference.hall(local_date(at))
        if (number.station, number.terminal) != (hall.station, hall.terminal) or number.is_handover:
            raise ScanRefused("这张不是这台电脑打的回执，请找这台电脑最后打印的那张。")
        work.raise_serial(f"case/{hall.terminal}", number.day.isoformat(), number.serial)
        work.set_meta("numbering", "")
        work.append(NewEntry("number.confirm", scanned, actor.number, at, facts={"number": scanned}))


def open_case(
    desk: Desk, actor: Actor, number: str, service_id: str, label: str, case_id: str = ""
) -> Opened:
    """Go on with an earlier case: what was in order stays in order, the rest is looked at again.

    `case_id` tells which one is meant where two carry the number; without it the older one.
    Raises ScanRefused for a case this hall does not have or that is past being taken in.
    """
    at = desk.now()
    meant = [each.id for each in finding.cases_numbered(desk, number) if case_id in ("", each.id)]
    if not meant:
        raise ScanRefused("这张回执的办件不在这台电脑上。请核对编号，或请群众重新说一下要办的事。")
    with desk.store.work() as work:
        case = work.cases.get(meant[0])
        proxy = work.proxies.found(case.id) if work.reference.hall(local_date(at)).is_village else None
        _check_open(case, proxy)
        version = work.reference.version(case.item_code, case.item_version)
        marks = tuple(_carried(m) for m in work.cases.materials(case.id))
        draft = Draft(
            id=desk.new_id(),
            window=actor.window or 0,
            clerk=actor.number,
            opened_at=at,
            business_date=case.business_date,
            service_id=service_id,
            ticket_label=label,
            applicant=applicant_of(case, "scan"),
            agent=_agent(case),
            relation=case.agent.get("relation", "") if case.agent else "",
            item_code=version.item.code,
            item_version=version.number,
            answers=dict(case.answers),
            marks=marks,
            number=case.number,
            case_id=case.id,
            case_version=case.version,
            case_state=case.state.value,
            told=case.told,
            proxied=proxy.state.value if proxy else "",
            attachments=attaching.standing(work, case.id),
        )
        work.drafts.save(draft, at)
    carried = sum(1 for mark in marks if mark.state is not MaterialState.UNSEEN)
    returned = proxy.reason if proxy and proxy.state is ProxyState.RETURNED else ""
    return Opened(draft, case, carried, returned)


def _check_open(case: Case, proxy: Proxy | None) -> None:
    """Raise ScanRefused for a case that cannot be gone on with here; a village has what lies with it."""
    if proxy is None and case.state not in BEFORE_ACCEPTANCE:
        raise ScanRefused(f"{case.applicant_name}的{case.item_name}已经不在收件阶段，请在“办件”里看进展。")
    if proxy is not None and proxy.state not in AT_VILLAGE:
        raise ScanRefused(
            f"{case.applicant_name}的{case.item_name}现在是“{PROXY_WORDS[proxy.state]}”，不能在这里改。"
            "进展在“交接”和“办件”里看。"
        )


def _carried(m: CaseMaterial) -> Mark:
    state = MaterialState(m.state)
    if state in (MaterialState.MISSING, MaterialState.UNFIT):
        return Mark(m.code, remedy=m.remedy)
    return Mark(m.code, state, m.copies, m.pages, m.note, m.reason, m.remedy, m.basis, m.due, m.seen_at)


def applicant_of(case: Case, source: str) -> Party:
    """Who applied for a case, as known from `source`."""
    return Party(
        name=case.applicant_name,
        id_type=case.applicant_id_type,
        id_number=case.applicant_id,
        phone=case.applicant_phone,
        address=case.applicant_address,
        kind=case.applicant_kind,
        source=source,
    )


def _agent(case: Case) -> Party | None:
    if not case.agent:
        return None
    known = {name: value for name, value in case.agent.items() if name != "relation"}
    return Party(**{**known, "source": "scan"})
