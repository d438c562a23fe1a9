"""Which outcomes a draft allows now, which one is recommended, and the reason under every disabled one."""

from dataclasses import dataclass

from hall_client.domain.cases import OUTCOME_KINDS, TRANSITIONS, CaseState, Outcome
from hall_client.domain.catalogue import EntryMode, Item, Kind, Origin, RuleOutcome
from hall_client.domain.drafts import Draft, clock, unanswered
from hall_client.domain.materials import IN_ORDER, TO_MEND, Tally, tally
from hall_client.domain.situations import fired_rules


@dataclass(frozen=True)
class Choice:
    """One outcome as the bottom bar shows it. `reason` is empty when it is enabled."""

    outcome: Outcome
    reason: str
    recommended: bool = False

    @property
    def enabled(self) -> bool:
        """Whether it may be chosen now."""
        return not self.reason


OFFERED = (
    Outcome.ON_THE_SPOT,
    Outcome.ACCEPTED,
    Outcome.NOTICED,
    Outcome.RECEIVED,
    Outcome.REFUSED,
    Outcome.NOT_REQUIRED,
    Outcome.WITHDRAWN,
)


OFFERED_TO_PROXIES = (Outcome.ENTRUSTED, Outcome.NOTICED, Outcome.WITHDRAWN)
"""What a village chooses from where the town decides; matters of its own it decides like a town (R-21)."""


def offered(item: Item | None, village: bool) -> tuple[Outcome, ...]:
    """The outcomes that a desk chooses from, in the order of the keys."""
    return OFFERED_TO_PROXIES if village and (item is None or not own_matter(item)) else OFFERED


def own_matter(item: Item) -> bool:
    """Whether a village handles the item itself (本村自办) and hands it to nobody."""
    return item.origin is Origin.VILLAGE


def choices(draft: Draft, item: Item | None, village: bool = False) -> tuple[Choice, ...]:
    """Every outcome a clerk can choose, in the order of the keys, with why not where it cannot be."""
    if item is None:
        return tuple(Choice(outcome, "先选事项") for outcome in offered(item, village))
    best = recommended(draft, item, village)
    listed = []
    for outcome in offered(item, village):
        reason = why_not(outcome, draft, item, village)
        listed.append(Choice(outcome, reason, recommended=not reason and outcome is best))
    return tuple(listed)


def why_not(outcome: Outcome, draft: Draft, item: Item, village: bool = False) -> str:
    """The short reason `outcome` cannot be chosen now, or an empty string."""
    state = CaseState(draft.case_state)
    kind = OUTCOME_KINDS[outcome]
    if item.guidance_only or item.entry_mode is EntryMode.INFORMATION:
        return "只作指引，不收件"
    if outcome not in offered(item, village):
        return "由镇便民服务中心决定" if village else "村里才能代办"
    if draft.proxied:
        return _taken_up_again(outcome, draft, item, counted=tally(draft.marks))
    if state not in TRANSITIONS[kind].sources and not (
        outcome is Outcome.NOTICED and state in TRANSITIONS["case.supplement"].sources
    ):
        return "这一步已经过了" if draft.case_id else "还没有收件"
    if outcome is Outcome.WITHDRAWN:
        return ""
    if unanswered(draft, item):
        return f"剩 {unanswered(draft, item)} 个情形没答"
    if outcome is not Outcome.NOTICED and not _identified(draft):
        return "先填申请人"
    counted = tally(draft.marks)
    return _CHECKS[outcome](draft, item, counted)


def _taken_up_again(outcome: Outcome, draft: Draft, item: Item, counted: Tally) -> str:
    """A village goes on with what it took on: more papers are a 代办受理 again, and giving up has its own paper."""
    if outcome is Outcome.NOTICED:
        return "按代办受理，告知书一起打"
    return "在“交接”里终止代办" if outcome is Outcome.WITHDRAWN else _entrusted(draft, item, counted)


def resubmits(draft: Draft, item: Item) -> bool:
    """Whether the village's 代办受理 moves the proxy alone: the case itself is past being taken on."""
    if not draft.proxied or draft.outcome != Outcome.ENTRUSTED.value:
        return False
    sources = TRANSITIONS[OUTCOME_KINDS[settled_outcome(draft, item)]].sources
    return CaseState(draft.case_state) not in sources


def _entrusted(draft: Draft, item: Item, counted: Tally) -> str:
    if not item.may_be_proxied:
        return "须本人到场，不能代办"
    if counted.unseen:
        return f"剩 {counted.unseen} 项未看"
    unnamed = sum(1 for mark in draft.marks if mark.state in TO_MEND and not mark.reason)
    return f"{unnamed} 项没写原因" if unnamed else ""


def _identified(draft: Draft) -> bool:
    applicant = draft.applicant
    return bool(applicant.name and (applicant.id_number or applicant.no_id_reason))


def _complete(counted: Tally) -> str:
    if counted.unseen:
        return f"剩 {counted.unseen} 项未看"
    if counted.to_mend:
        return f"缺 {counted.to_mend} 项"
    return ""


def _on_the_spot(draft: Draft, item: Item, counted: Tally) -> str:
    if clock(draft, item)[0] is not Kind.ON_THE_SPOT:
        return "不是即办件"
    return _complete(counted) or (f"容缺 {counted.deferred} 项" if counted.deferred else "")


def _accepted(draft: Draft, item: Item, counted: Tally) -> str:
    undated = [m for m in draft.marks if m.state == "deferred" and m.due is None]
    return _complete(counted) or ("容缺没写补交日期" if undated else "")


def _noticed(draft: Draft, item: Item, counted: Tally) -> str:
    if counted.unseen:
        return f"剩 {counted.unseen} 项未看"
    unnamed = sum(1 for mark in draft.marks if mark.state in TO_MEND and not mark.reason)
    if unnamed:
        return f"{unnamed} 项没写原因"
    return "" if counted.to_mend else "没有要补的材料"


def _received(draft: Draft, item: Item, counted: Tally) -> str:
    if counted.total and not any(mark.state in IN_ORDER or mark.copies for mark in draft.marks):
        return "还没有收到材料"
    return ""


def _with_reason(draft: Draft, item: Item, counted: Tally) -> str:
    return ""


_CHECKS = {
    Outcome.ON_THE_SPOT: _on_the_spot,
    Outcome.ACCEPTED: _accepted,
    Outcome.NOTICED: _noticed,
    Outcome.RECEIVED: _received,
    Outcome.REFUSED: _with_reason,
    Outcome.NOT_REQUIRED: _with_reason,
    Outcome.ENTRUSTED: _entrusted,
}


def recommended(draft: Draft, item: Item, village: bool = False) -> Outcome | None:
    """The outcome with the blue border, or None while the clerk still has to look."""
    ruled = {rule.outcome for rule in fired_rules(item, draft.answers)}
    decides = own_matter(item) or not village
    if decides and RuleOutcome.NOT_REQUIRED in ruled:
        return Outcome.NOT_REQUIRED
    if decides and RuleOutcome.REFUSE in ruled:
        return Outcome.REFUSED
    counted = tally(draft.marks)
    if unanswered(draft, item) or counted.unseen:
        return None
    if not decides:
        return Outcome.NOTICED if counted.to_mend and not draft.proxied else Outcome.ENTRUSTED
    if counted.to_mend:
        return Outcome.NOTICED
    on_the_spot = clock(draft, item)[0] is Kind.ON_THE_SPOT and not counted.deferred
    return Outcome.ON_THE_SPOT if on_the_spot else Outcome.ACCEPTED


def settled_outcome(draft: Draft, item: Item | None = None) -> Outcome:
    """The outcome really recorded for the button chosen.

    代办受理 is 收件 (or 补正) where the village is a receiving point of the town (domain D.6).
    受理 with a deferred material is 容缺受理; 告知 with paper kept at the window is 收件 and 补正 (architecture §8.2).
    """
    chosen = Outcome(draft.outcome)
    if chosen is Outcome.ENTRUSTED and item is not None and item.village_is_receiver:
        missing = tally(draft.marks).to_mend
        return Outcome.SUPPLEMENT if missing else Outcome.RECEIVED
    if chosen is Outcome.ACCEPTED and tally(draft.marks).deferred:
        return Outcome.ACCEPTED_DEFERRED
    if chosen is Outcome.NOTICED and keeps_paper_here(draft):
        return Outcome.SUPPLEMENT
    return chosen


def keeps_paper_here(draft: Draft) -> bool:
    """Whether papers stay at the window with the notice: asked for now, or taken in earlier."""
    return draft.decision.get("keep_paper") == "yes" or draft.case_state in ("received", "supplement")
