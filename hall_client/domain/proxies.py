"""Proxy submission (全程代办): the wrapper around a case, its states and the one transition table (domain D.6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

HAND_OVER_DAYS = 3
"""Working days from the village's receipt to the town's counter."""

DELIVERY_DAYS = 3
"""Working days after which a fetched result that was not handed to the villager is chased (C-12)."""

POWERS = {"submit": "递交材料", "supplement": "补正材料", "collect": "领取结果"}
"""What a mandate covers, each ticked by itself (C12)."""


class ProxyState(StrEnum):
    """Where a proxied case stands for the villager; named by the last step that was completed."""

    NONE = ""
    ENTRUSTED = "entrusted"
    GATHERED = "gathered"
    SENT = "sent"
    RECEIVED = "received"
    RETURNED = "returned"
    REFERRED = "referred"
    READY = "ready"
    FETCHED = "fetched"
    DELIVERED = "delivered"
    CALLED_BACK = "called_back"
    ARCHIVED = "archived"
    SUSPENDED = "suspended"
    ENDED = "ended"


PROXY_WORDS = {
    ProxyState.ENTRUSTED: "要村民补材料",
    ProxyState.GATHERED: "待交接",
    ProxyState.SENT: "已送，镇里没点收",
    ProxyState.RECEIVED: "镇里在办",
    ProxyState.RETURNED: "镇里退回",
    ProxyState.REFERRED: "上级在办",
    ProxyState.READY: "结果待领",
    ProxyState.FETCHED: "已办好，等送达",
    ProxyState.DELIVERED: "已送达",
    ProxyState.CALLED_BACK: "已回访",
    ProxyState.ARCHIVED: "已归档",
    ProxyState.SUSPENDED: "已中止",
    ProxyState.ENDED: "已终止",
}


class Side(StrEnum):
    """Which side of the road an act belongs to."""

    VILLAGE = "village"
    TOWN = "town"
    EITHER = "either"


@dataclass(frozen=True)
class ProxyStep:
    """One row of the table: kind, where it may start, where it leads, and whose act it is."""

    kind: str
    sources: frozenset[ProxyState]
    target: ProxyState | None
    """None: the state stays, or for a continuation becomes what it was before."""
    word: str
    side: Side


_P = ProxyState
AT_VILLAGE = frozenset({_P.ENTRUSTED, _P.GATHERED, _P.RETURNED})
"""The village has the matter in hand: more papers may come, or it may be given up."""
_TOWN_HAS = frozenset({_P.RECEIVED, _P.REFERRED})
_OPEN = AT_VILLAGE | _TOWN_HAS | {_P.SENT, _P.READY, _P.FETCHED}
_ANY = frozenset(_P) - {_P.NONE}
"""A sheet is found, lost or carried on whatever has become of its matter meanwhile."""

PROXY_STEPS = {
    row.kind: row
    for row in (
        ProxyStep("proxy.entrust", frozenset({_P.NONE}), _P.ENTRUSTED, "委托登记", Side.VILLAGE),
        ProxyStep("proxy.gather", frozenset({_P.NONE, *AT_VILLAGE}), _P.GATHERED, "材料收齐", Side.VILLAGE),
        ProxyStep(
            "proxy.ask", frozenset({_P.GATHERED, _P.RETURNED}), _P.ENTRUSTED, "请村民补材料", Side.VILLAGE
        ),
        ProxyStep("proxy.bring", frozenset({_P.ENTRUSTED}), None, "补来一部分材料", Side.VILLAGE),
        ProxyStep("proxy.send", frozenset({_P.GATHERED, _P.SENT}), _P.SENT, "交接送镇", Side.VILLAGE),
        ProxyStep("proxy.call_off", frozenset({_P.SENT}), _P.GATHERED, "收回清单", Side.VILLAGE),
        ProxyStep("proxy.receive", frozenset({_P.SENT}), _P.RECEIVED, "镇签收", Side.TOWN),
        ProxyStep("proxy.keep_short", frozenset({_P.SENT}), None, "份数不符", Side.TOWN),
        ProxyStep("proxy.turn_back", frozenset({_P.SENT, *_TOWN_HAS}), _P.RETURNED, "镇退回", Side.TOWN),
        ProxyStep("proxy.accept_back", frozenset({_P.RETURNED}), None, "收到退件", Side.VILLAGE),
        ProxyStep("proxy.refer", frozenset({_P.RECEIVED}), _P.REFERRED, "送上级", Side.TOWN),
        ProxyStep("proxy.come_back", frozenset({_P.REFERRED}), _P.RECEIVED, "上级退回", Side.TOWN),
        ProxyStep("proxy.ready", _TOWN_HAS, _P.READY, "结果待领", Side.TOWN),
        ProxyStep("proxy.fetch", frozenset({_P.READY}), _P.FETCHED, "领回结果", Side.VILLAGE),
        ProxyStep("proxy.deliver", frozenset({_P.FETCHED}), _P.DELIVERED, "送达村民", Side.VILLAGE),
        ProxyStep("proxy.call_back", frozenset({_P.DELIVERED}), _P.CALLED_BACK, "回访", Side.EITHER),
        ProxyStep(
            "proxy.archive", frozenset({_P.DELIVERED, _P.CALLED_BACK}), _P.ARCHIVED, "归档", Side.EITHER
        ),
        ProxyStep("proxy.suspend", _OPEN, _P.SUSPENDED, "中止代办", Side.EITHER),
        ProxyStep("proxy.continue", frozenset({_P.SUSPENDED}), None, "继续代办", Side.EITHER),
        # Once more where papers that were on their way come back after the end.
        ProxyStep("proxy.end", AT_VILLAGE | {_P.SUSPENDED, _P.ENDED}, _P.ENDED, "终止代办", Side.EITHER),
        ProxyStep("proxy.tell", _OPEN, None, "告诉村民", Side.EITHER),
        ProxyStep("proxy.chase", frozenset({_P.FETCHED}), None, "催送达", Side.TOWN),
        ProxyStep("proxy.send_down", frozenset({_P.READY, _P.RETURNED}), None, "送回村里", Side.TOWN),
        ProxyStep("proxy.settle_sheet", _ANY, None, "材料差异了结", Side.EITHER),
        ProxyStep("proxy.report_lost", _ANY, None, "材料遗失", Side.EITHER),
    )
}
"""The one transition table of proxies; the centre checks the same table and the side."""

TOWN_ONLY = frozenset(
    {
        "case.finish_on_the_spot",
        "case.accept",
        "case.accept_deferred",
        "case.refuse",
        "case.not_required",
        "case.handle",
        "case.review",
        "case.approve",
        "case.close",
        "case.refer",
        "case.superior_receipt",
        "case.superior_return",
        "case.superior_result",
    }
)
"""Acts on a case that a village may do for matters of its own and never for the town (R-21, R-27)."""


class ProxyRefused(Exception):
    """The proxied case is not in a state that allows the act; the sentence says why. Nothing was written."""


@dataclass(frozen=True)
class Proxy:
    """The wrapper of one case. `case_id` is its key; `before` the state before a suspension."""

    case_id: str
    state: ProxyState
    village: str
    """The station that took it."""
    village_name: str
    proxy: str
    """The 工号 of the 代办员."""
    proxy_name: str
    powers: tuple[str, ...]
    mandate_until: date
    taken_at: datetime
    visit: bool = False
    """上门代办: taken at the villager's home."""
    fee_words: str = ""
    witnesses: tuple[str, ...] = ()
    """Two names where the principal cannot sign (C12)."""
    before: ProxyState = ProxyState.NONE
    hand_over_due: date | None = None
    manifest: str = ""
    sent_at: datetime | None = None
    received_at: datetime | None = None
    ready_at: datetime | None = None
    fetched_at: datetime | None = None
    delivered_at: datetime | None = None
    called_back_at: datetime | None = None
    chased_at: datetime | None = None
    """When the town last asked the village to hand the result over."""
    archived_at: datetime | None = None
    ended_at: datetime | None = None
    reason: str = ""

    @property
    def stands(self) -> ProxyState:
        """How far the matter is; while it rests, how far it was."""
        return self.before if self.state is ProxyState.SUSPENDED else self.state


def next_proxy_state(kind: str, proxy: Proxy | None) -> ProxyState:
    """The state `kind` leads to. Raises ProxyRefused when the table has no such row."""
    row = PROXY_STEPS[kind]
    state = proxy.state if proxy else ProxyState.NONE
    if state not in row.sources:
        now = PROXY_WORDS.get(state, "还没有登记代办")
        raise ProxyRefused(f"这一件现在是“{now}”，不能{row.word}。")
    if row.target is not None:
        return row.target
    return proxy.before if proxy and kind == "proxy.continue" else state


@dataclass(frozen=True)
class Mandate:
    """What the villager and the 代办员 agree on at the table (C12). `until` is the last day of the mandate."""

    powers: tuple[str, ...]
    until: date
    visit: bool = False
    cannot_sign: bool = False
    witnesses: tuple[str, ...] = ()
    fee_words: str = ""


def check_mandate(mandate: Mandate, taken_on: date) -> None:
    """Raises ProxyRefused with the first thing that is missing from the mandate."""
    if "submit" not in mandate.powers:
        raise ProxyRefused("委托书至少要勾“递交材料”，填好的都在。")
    if unknown := set(mandate.powers) - POWERS.keys():
        raise ProxyRefused(f"委托权限里有不认识的“{'、'.join(sorted(unknown))}”。")
    if mandate.until < taken_on:
        raise ProxyRefused("委托期限已经过了，请改成今天以后的日期。")
    names = [each.strip() for each in mandate.witnesses if each.strip()]
    if mandate.cannot_sign and len(set(names)) < 2:
        raise ProxyRefused("委托人不能签名时，要写两位见证人的姓名。填好的都在。")


def mandate_from(fields: Mapping[str, Any]) -> Mandate:
    """The mandate in the decision fields of a draft, as the workspace keeps them."""
    return Mandate(
        powers=tuple(each for each in str(fields.get("powers", "")).split(",") if each),
        until=date.fromisoformat(str(fields["until"])),
        visit=fields.get("visit") == "yes",
        cannot_sign=fields.get("cannot_sign") == "yes",
        witnesses=tuple(str(fields.get(name, "")).strip() for name in ("witness_1", "witness_2")),
        fee_words=str(fields.get("fee_words", "")),
    )


@dataclass(frozen=True)
class Referral:
    """送审: a case sent up to a superior department, once per sending. `answer` is empty until it comes."""

    id: str
    case_id: str
    department: str
    sent_at: datetime
    opinion: str
    reviewer: str
    approver: str
    pages: int
    due: date | None = None
    manifest: str = ""
    receiver: str = ""
    received_at: datetime | None = None
    answer: str = ""
    """granted, refused, returned or explain."""
    answered_at: datetime | None = None
    reason: str = ""
    result_number: str = ""


ANSWER_WORDS = {"granted": "准予", "refused": "不予", "returned": "退回补充", "explain": "要求说明"}

RETURN_REASONS = {
    "damaged": ("材料破损、看不清", True),
    "invalid": ("材料失效或不合格", True),
    "wrong_department": ("不属于本部门职责", True),
    "town_opinion": ("镇里的审查意见要补充", True),
    "again": ("请申请人重新提交已经报送的材料", False),
    "extra": ("要目录以外的材料", False),
}
"""Reason for a return from above -> its words, and whether the law allows it."""

FORBIDDEN_RETURN = {
    "again": (
        "行政许可法第三十五条：上级不得要求申请人重复提供下级已经报送的材料。"
        "请部门写明哪一份破损或失效，或者收回退件。"
    ),
    "extra": (
        "行政许可法第三十一条：不得要求申请人提交无关的材料；优化营商环境条例第三十五条同。"
        "请部门照事项目录收件。"
    ),
}
"""Reason that the law forbids -> what to tell the department, with the article."""


def check_return(reason: str, damaged: tuple[str, ...]) -> None:
    """Raise ProxyRefused where the law forbids this reason, or where no damaged or invalid paper is named (L-06)."""
    if reason in FORBIDDEN_RETURN:
        raise ProxyRefused(FORBIDDEN_RETURN[reason])
    if reason not in RETURN_REASONS:
        raise ProxyRefused("退回要选一个理由，还没有记下。")
    if reason in ("damaged", "invalid") and not damaged:
        raise ProxyRefused("这个理由要写明是哪一份材料破损或失效，还没有记下。")
