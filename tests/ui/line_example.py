"""A line to the centre for the screens: it holds what a test puts into it and writes down what is asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from hall_client.domain.line_status import (
    ChangedAnswer,
    Dispute,
    DisputedField,
    GivenTwice,
    LineEvent,
    LineState,
    LineStatus,
    LostCase,
    LostHere,
    Settlement,
    WaitingRow,
)
from hall_client.domain.syncing import Disposition, FarEntry, Holder
from hall_client.services.line_ports import LineRefused
from hall_client.ui.background import on_gui_thread
from hall_client.ui.line_desk import Centre
from hall_client.ui.line_signal import LineSignal

LONG_NAME = "古丽巴哈尔·阿布都热依木·吐尔逊江·买买提依明·热合曼·䶮𬭎"
DAY = datetime(2026, 3, 18, 2, 52, tzinfo=UTC)
"""10:52 in the hall."""


def at(hour: int, minute: int) -> datetime:
    """An instant of the morning by the hall's clock."""
    return DAY.replace(hour=hour - 8, minute=minute)


SENDING = LineStatus(LineState.SENDING, 40, 2, 1, at(10, 50), at(10, 51), at(10, 49), reference_at=at(8, 20))
OFFLINE = LineStatus(
    LineState.OFFLINE, 12, 3, 0, at(10, 39), at(10, 38), at(10, 51), "连不上镇中心。", False, at(8, 20)
)
SENT = LineStatus(LineState.CONNECTED, since=at(10, 50), last_success=at(10, 52), reference_at=at(8, 20))
REFUSED = LineStatus(LineState.REFUSED, 5, 1, 0, words="这台电脑已被停用，请找管理员。")
WAITING = (
    WaitingRow("case", "9901032603180140", "史玉兰，残疾人两项补贴资格认定", at(10, 41), sending=True),
    WaitingRow("case", "9901032603180158", f"{LONG_NAME}，老年优待证", at(10, 48)),
    WaitingRow("rating", "9901032603180140", "已评", at(10, 44)),
    WaitingRow("entries", "37 条", "随办件一起传", at(10, 50)),
)
EVENTS = (
    LineEvent(at(10, 50), "恢复联网，开始上传", well=True),
    LineEvent(at(10, 39), "断开，转为离线办理", well=False),
    LineEvent(at(8, 31), "传完 14 条", well=True),
    LineEvent(DAY - timedelta(days=1), "断开，转为离线办理", well=False),
)
FIELDS = (
    DisputedField("case", "c1", "applicant_phone", "联系电话", "100 0000 0077", "100 0000 0071"),
    DisputedField("case_material", "c1/m3", "state", "材料 3", "missing", "copy"),
)
DISPUTE = Dispute(
    case_id="c1",
    number="9917012603170038",
    title="马德福，城乡居民医保参保登记",
    entry_ids=("e1",),
    my_word="收件",
    my_at=at(10, 45),
    their_word="受理",
    their_at=at(10, 42),
    their_place="柳塘村站",
    fields=FIELDS,
)
CHANGED = (
    ChangedAnswer(
        "9901032603180140",
        "史玉兰，残疾人两项补贴",
        "受理",
        at(10, 41),
        Disposition.ACCEPTED,
        Disposition.CONFLICT,
    ),
    ChangedAnswer("", "", "随办件的记录", at(10, 44), Disposition.QUARANTINED, Disposition.ACCEPTED),
)
TWICE = (
    GivenTwice(
        "9901032603180140",
        (("陈䶮根，养老金资格认证", at(10, 41), "赵婷"), (f"{LONG_NAME}，老年优待证", at(10, 44), "李敏")),
    ),
)
LOST = LostHere(
    (
        LostCase("9901032603180140", "陈䶮根，养老金资格认证", "承办中", "收件待决定"),
        LostCase("9901032603180029", f"{LONG_NAME}，老年优待证", "已办结", ""),
    ),
    5,
)
RARE = replace(
    DISPUTE,
    case_id="c2",
    number="9901032603180029",
    title=f"{LONG_NAME}，城乡居民医保参保登记",
    fields=(
        DisputedField("case", "c2", "applicant_name", "姓名", "陈䶮根", LONG_NAME),
        DisputedField("case", "c2", "applicant_id", "证件号", "999999194103120010", "999999194103120029"),
        DisputedField("case", "c2", "promised_due", "承诺日期", None, "2026-04-01"),
    ),
)


@dataclass
class ExampleLine:
    """`asked` are the acts asked of it in their order. Nothing of it may be called on the GUI thread."""

    now: LineStatus = field(default_factory=LineStatus)
    waiting: tuple[WaitingRow, ...] = ()
    open_disputes: tuple[Dispute, ...] = ()
    past: tuple[LineEvent, ...] = ()
    holders: dict[str, Holder] = field(default_factory=dict)
    entries: tuple[FarEntry, ...] = ()
    changed: tuple[ChangedAnswer, ...] = ()
    twice: tuple[GivenTwice, ...] = ()
    lost: LostHere = field(default_factory=LostHere)
    refusal: str = ""
    asked: list[object] = field(default_factory=list)

    def status(self) -> LineStatus:
        self._check()
        return self.now

    def waiting_rows(self) -> Sequence[WaitingRow]:
        self._check()
        return self.waiting

    def disputes(self) -> Sequence[Dispute]:
        self._check()
        return self.open_disputes

    def changed_answers(self) -> Sequence[ChangedAnswer]:
        self._check()
        return self.changed

    def given_twice(self) -> Sequence[GivenTwice]:
        self._check()
        return self.twice

    def lost_here(self) -> LostHere:
        self._check()
        return self.lost

    def changes_seen(self) -> None:
        self._act("seen")
        self.changed = ()

    def events(self) -> Sequence[LineEvent]:
        self._check()
        return self.past

    def sync_now(self) -> None:
        self._act("sync")

    def hold_back(self, wait: bool) -> None:
        self._act(("hold_back", wait))
        state = LineState.HELD_BACK if wait else LineState.SENDING
        self.now = replace(self.now, state=state)

    def settle(self, dispute: Dispute, choices: Sequence[DisputedField]) -> Settlement:
        self._act(("settle", dispute.case_id, [field.name for field in choices]))
        self.open_disputes = tuple(each for each in self.open_disputes if each != dispute)
        return Settlement(dispute.case_id, f"s-{dispute.case_id}")

    def unsettle(self, settlement: Settlement) -> None:
        self._act(("unsettle", settlement.entry_id))
        self.open_disputes = (*self.open_disputes, DISPUTE)

    def hold(self, case_id: str) -> Holder | None:
        self._act(("hold", case_id))
        return self.holders.get(case_id)

    def release(self, case_id: str) -> None:
        self._act(("release", case_id))

    def holder(self, case_id: str) -> Holder | None:
        self._check()
        return self.holders.get(case_id)

    def timeline(self, case_id: str) -> Sequence[FarEntry]:
        self._check()
        return self.entries

    def _act(self, act: object) -> None:
        self._check()
        self.asked.append(act)

    def _check(self) -> None:
        assert not on_gui_thread(), "the line was asked on the GUI thread"
        if self.refusal:
            raise LineRefused(self.refusal)


def example(line: ExampleLine | None = None) -> tuple[ExampleLine, Centre]:
    """A line and what the screens get of it; its signal already says how it is."""
    made = line or ExampleLine()
    signal = LineSignal()
    signal.latest = made.now
    return made, Centre(made, made, signal)
