"""Materials as papers list them: taken, looked at, waived, still asked for, allowed later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from printing import dates
from printing.layout import Flow
from printing.tables import Column, Row, draw_table
from printing.text import Text, b


@dataclass(frozen=True)
class Taken:
    """Paper the window keeps: `form` is 原件, 复印件, 表 …; `pages` counts all copies together."""

    name: str
    form: str
    copies: int
    pages: int = 0


@dataclass(frozen=True)
class Seen:
    """Paper that was looked at and given back."""

    name: str
    note: str = ""


@dataclass(frozen=True)
class Waived:
    """Paper nobody has to bring, and why."""

    name: str
    basis: str


@dataclass(frozen=True)
class Asked:
    """Paper that is missing or unfit, with the reason and the way to mend it."""

    name: str
    reason: str
    remedy: str
    form: str = ""
    where: str = ""
    example: str = ""


@dataclass(frozen=True)
class Later:
    """Paper that may be handed in after acceptance."""

    name: str
    remedy: str = ""
    form: str = ""
    due: date | None = None
    until: str = ""


def draw_taken(flow: Flow, taken: Sequence[Taken], *, title: str = "收下的材料") -> None:
    """The list of what was taken, with sums; nothing taken is said in words."""
    if not taken:
        flow.para(f"{title}：无。", first=0)
        return
    copies, pages = sum(m.copies for m in taken), sum(m.pages for m in taken)
    total = f"{len(taken)} 种 {copies} 份" + (f" {pages} 页" if pages else "")
    flow.para([b(title), f"（{total}）"], first=0)
    if flow.roll:
        for entry in taken:
            tail = f"，{entry.pages} 页" if entry.pages else ""
            flow.para(f"{entry.name}　{entry.form} {entry.copies} 份{tail}", first=-1, left=2)
        return
    columns = (
        Column("序号", 1.1, "center"),
        Column("材料名称", 6.6),
        Column("原件·复印件", 2.4, "center"),
        Column("份数", 1.1, "center"),
        Column("页数", 1.1, "center"),
    )
    rows = [
        Row((str(n), m.name, m.form, str(m.copies), str(m.pages) if m.pages else "—"))
        for n, m in enumerate(taken, 1)
    ]
    draw_table(flow, columns, rows)


def draw_seen(flow: Flow, seen: Sequence[Seen]) -> None:
    """What was looked at and given back, in one sentence."""
    if seen:
        names = "、".join(entry.name + (f"（{entry.note}）" if entry.note else "") for entry in seen)
        flow.para([b("当面看过、已退还："), f"{names}。"], first=0)


def draw_waived(flow: Flow, waived: Sequence[Waived]) -> None:
    """What nobody has to bring, each with its basis."""
    if waived:
        names = "、".join(f"{entry.name}（{entry.basis}）" for entry in waived)
        flow.para([b("不用交："), f"{names}。"], first=0)


def draw_asked(flow: Flow, asked: Sequence[Asked]) -> None:
    """The numbered table of what to bring: reason, remedy, place."""
    rows = [Row((str(n), _asked_cell(entry))) for n, entry in enumerate(asked, 1)]
    draw_table(flow, (Column("", 0.7, "center"), Column("", 11)), rows)


def _asked_cell(entry: Asked) -> Text:
    lines: list[Text] = [f"原因：{entry.reason}", f"怎么补：{entry.remedy}"]
    if entry.where:
        lines.append(f"到哪里：{entry.where}")
    if entry.example:
        lines.append(f"样例：{entry.example}")
    form = f"　{entry.form}" if entry.form else ""
    return [b(entry.name), form, *(f"\n{line}" for line in lines)]


def later_text(entry: Later) -> str:
    """One paper allowed later: name, form, when, how."""
    when = entry.until or (f"{dates.figures(entry.due)}前补齐" if entry.due else "")
    parts = [f"{entry.name}{' ' + entry.form if entry.form else ''}", when, entry.remedy]
    return "，".join(part for part in parts if part)
