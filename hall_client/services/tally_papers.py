"""From figures to the tally papers C19, C20 and C22: every number counted, none typed in."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from hall_client.domain.follow_ups import FollowUpFigures
from hall_client.domain.hall import Hall
from hall_client.domain.people import Actor
from hall_client.domain.tallies import MINIMUM_RATINGS, Figures, Happened, minutes, quantile, rate
from hall_client.services import papers

_COLUMNS = (
    ("取号", ""),
    ("办件", ""),
    ("当场办结", "其中"),
    ("受理", "其中"),
    ("一次性告知", "其中"),
    ("收件", "其中"),
    ("不予受理", "其中"),
    ("不需办理", "其中"),
    ("撤回", "其中"),
    ("已评", "评价"),
    ("满意", "评价"),
)
_GROUPS: tuple[tuple[str, ...], ...] = (
    ("on_the_spot",),
    ("accepted", "accepted_deferred", "deemed_accepted"),
    ("noticed", "supplement"),
    ("received",),
    ("refused",),
    ("not_required",),
    ("withdrawn", "deemed_withdrawn"),
)


def paper_head(
    hall: Hall, actor: Actor, code: str, day: date, at: datetime, part: str = ""
) -> dict[str, Any]:
    """The head of a day's paper `code`; `part` is the window where it is about one."""
    return papers.head(hall, actor, f"RB-{hall.station}{part}-{day:%y%m%d}-{code}", at)


def window(
    hall: Hall, actor: Actor, happened: Happened, counted: Figures, people: Mapping[str, str], at: datetime
) -> dict[str, Any]:
    """C19: a window's day. It prints no grades (architecture §8.9)."""
    number = counted.window or 0
    on_duty = [people.get(s.person, s.person) for s in happened.sessions if s.window == number]
    return {
        "head": paper_head(hall, actor, "C19", happened.day, at, f"-{number}"),
        "day": happened.day.isoformat(),
        "window": f"{number} 号窗口",
        "primary": "、".join(dict.fromkeys(on_duty)) or "—",
        "groups": _groups(counted),
        "remarks": [],
    }


def _groups(c: Figures) -> list[dict[str, Any]]:
    out = c.outcomes
    return [
        _group("在岗", [("在岗时长", f"{c.on_duty / 3600:.1f} 小时"), ("暂停", f"{c.pauses} 次")]),
        _group(
            "号票",
            [
                ("叫号", str(c.called)),
                ("办理", str(c.tickets.served)),
                ("过号", str(c.tickets.no_show)),
                ("弃号", str(c.tickets.abandoned)),
                ("作废", str(c.tickets.voided)),
            ],
        ),
        _group(
            "用时（分钟）",
            [
                ("平均等候", minutes(c.waits)),
                ("等候中位数", quantile(c.waits, 0.5)),
                ("等候九成在", quantile(c.waits, 0.9)),
                ("平均办理", minutes(c.services)),
                ("办理中位数", quantile(c.services, 0.5)),
                ("办理九成在", quantile(c.services, 0.9)),
            ],
        ),
        _group(
            "没有办件",
            [
                ("咨询", str(c.without_case.get("consult", 0))),
                ("引导", str(c.without_case.get("guide", 0))),
                ("办不成事", str(c.without_case.get("unresolved", 0))),
            ],
        ),
        _group(
            "办件",
            [
                ("当场办结", str(out["on_the_spot"])),
                ("受理", str(out["accepted"])),
                ("容缺受理", str(out["accepted_deferred"])),
                ("视为受理", str(out["deemed_accepted"])),
                ("收件", str(out["received"])),
                ("一次性告知", str(out["noticed"])),
                ("补正告知", str(out["supplement"])),
                ("不予受理", str(out["refused"])),
                ("不需办理", str(out["not_required"])),
                ("撤回", str(out["withdrawn"])),
                ("视为撤回", str(out["deemed_withdrawn"])),
            ],
        ),
        _group(
            "时限",
            [
                ("今天办结", str(c.closed)),
                ("在办", str(c.open)),
                ("今天到期", str(c.due_today)),
                ("已超期", str(c.overdue)),
            ],
        ),
        _group(
            "文书", [("文书", str(c.papers)), ("补打", str(c.reprints)), ("没打出来", str(c.failed_papers))]
        ),
        _group(
            "评价", [("请评", str(c.ratable)), ("已评", str(c.rated)), ("评价率", rate(c.rated, c.ratable))]
        ),
    ]


def _group(title: str, rows: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {"title": title, "figures": [{"label": label, "value": value} for label, value in rows]}


def window_table(data: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """C19 as rows for a spreadsheet."""
    rows = [(group["title"], f["label"], f["value"]) for group in data["groups"] for f in group["figures"]]
    return (("项目", "指标", data["window"]), *rows)


def centre(
    hall: Hall,
    actor: Actor,
    happened: Happened,
    total: Figures,
    windows: Sequence[Figures],
    people: Mapping[str, str],
    bad: FollowUpFigures,
    at: datetime,
) -> dict[str, Any]:
    """C20: one row a window, a row for numbers no window called, and the sum."""
    rows = [_row(_window_name(happened, each, people), each) for each in windows]
    rest = total.tickets.issued - sum(each.tickets.issued for each in windows)
    if rest:
        rows.append({"name": "没到窗口的号", "values": [str(rest)] + ["0"] * (len(_COLUMNS) - 1)})
    rows.append(_row("合计", total, total=True))
    return {
        "head": paper_head(hall, actor, "C20", happened.day, at),
        "day": happened.day.isoformat(),
        "columns": [{"title": title, "group": group} for title, group in _COLUMNS],
        "rows": rows,
        "first_column": "窗口",
        "key_figures": _sentences(happened, total),
        "targets": _targets(hall, happened, total),
        "follow_ups": [*_follow_ups(happened, total), *_bad_ratings(bad)],
        "differences": list(happened.differences),
        "filter": "按办理当天统计；作废的不计；没有评价的不算满意",
    }


def _window_name(happened: Happened, counted: Figures, people: Mapping[str, str]) -> str:
    names = dict.fromkeys(
        people.get(s.person, s.person) for s in happened.sessions if s.window == counted.window
    )
    return f"{counted.window} 号　{'、'.join(names)}".rstrip("　")


def _row(name: str, c: Figures, *, total: bool = False) -> dict[str, Any]:
    groups = [sum(c.outcomes[key] for key in keys) for keys in _GROUPS]
    satisfied = c.satisfied if c.grades else "—"
    values = [c.tickets.issued, sum(c.outcomes.values()), *groups, c.rated, satisfied]
    return {"name": name, "values": [str(value) for value in values], "total": total}


def _sentences(happened: Happened, c: Figures) -> list[str]:
    t = c.tickets
    return [
        f"平均等候 {minutes(c.waits)} 分钟，九成在 {quantile(c.waits, 0.9)} 分钟内；"
        f"平均办理 {minutes(c.services)} 分钟。",
        f"取号 {t.issued} 个：办理 {t.served}、过号 {t.no_show}、弃号 {t.abandoned}、作废 {t.voided}、"
        f"日终清号 {t.cleared}、未完 {t.open}。重呼 {happened.recalls} 次，转窗 {happened.transfers} 次。",
        f"没有办件的 {sum(c.without_case.values())} 人次：咨询 {c.without_case.get('consult', 0)}、"
        f"引导 {c.without_case.get('guide', 0)}、办不成事 {c.without_case.get('unresolved', 0)}。",
        f"评价 {c.rated} 件，占请评的 {rate(c.rated, c.ratable)}{_closed(c)}。",
    ]


def _closed(c: Figures) -> str:
    return f"；其中 {c.own} 件评的是制表人，对本人不公开，不在满意数里" if c.own else ""


def _targets(hall: Hall, happened: Happened, c: Figures) -> list[dict[str, str]]:
    own = [case for case in happened.closed if case.applicant_kind == "natural"]
    spot = sum(1 for case in own if case.outcome.value == "on_the_spot")
    few = "，样本不足" if c.rated < MINIMUM_RATINGS else ""
    if not c.grades:
        few = "，评的都是制表人，不公开" if c.own else "，这次登录打不开评价"
    late = sum(1 for case in happened.closed if case.promised_due and case.closed_at and _late(case))
    return [
        _target("个人即办件率（M-02）", spot, len(own), hall.targets.get("on_the_spot", 0.5), ""),
        _target("满意率（M-03）", c.satisfied, sum(c.grades), hall.targets.get("satisfied", 0.95), few),
        _target("按时办结率（M-11）", len(happened.closed) - late, len(happened.closed), 1.0, ""),
    ]


def _late(case: Any) -> bool:
    return bool(papers.local(case.closed_at).date() > case.promised_due)


def _target(name: str, part: int, whole: int, target: float, note: str) -> dict[str, str]:
    met = "—" if not whole else ("达标" if part / whole >= target else "未达标")
    return {
        "name": name,
        "numerator": str(part),
        "denominator": str(whole),
        "rate": rate(part, whole) + note,
        "target": f"{target:.0%}",
        "met": met,
    }


def _follow_ups(happened: Happened, c: Figures) -> list[str]:
    said = []
    if c.overdue:
        said.append(f"已超期 {c.overdue} 件，请督办。")
    if c.due_today:
        said.append(f"今天到期 {c.due_today} 件。")
    if c.failed_papers:
        said.append(f"文书没打出来 {c.failed_papers} 张，请补打。")
    open_services = [s.ticket_label for s in happened.services if s.result in ("open", "unresolved")]
    if open_services:
        said.append(
            f"首问未闭环 {len(open_services)} 人次：{'、'.join(filter(None, open_services)) or '没有取号'}。"
        )
    return said


def _bad_ratings(bad: FollowUpFigures) -> list[str]:
    if not bad.bad:
        return []
    left = f"，还没关闭 {bad.waiting} 件" if bad.waiting else "，都已关闭"
    late = f"，其中超期 {bad.overdue} 件" if bad.overdue else ""
    excluded = f"，误评不计 {bad.excluded} 件" if bad.excluded else ""
    mended = f"，整改 {bad.mended}/{bad.to_mend}" if bad.to_mend else ""
    return [f"差评 {bad.bad} 件：已联系 {bad.contacted}{mended}{excluded}{left}{late}。"]


def centre_table(data: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """C20 as rows for a spreadsheet."""
    heads = ("窗口", *(column["title"] for column in data["columns"]))
    return (heads, *((row["name"], *row["values"]) for row in data["rows"]))
