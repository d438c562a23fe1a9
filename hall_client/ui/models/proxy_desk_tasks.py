"""The lists of the town's proxy desk: what was missing, what goes down and up, who is late and who is silent."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from hall_client.domain.cases import Case
from hall_client.domain.numbers import shown
from hall_client.domain.proxies import ProxyState
from hall_client.services import papers
from hall_client.services.handing_over import Load
from hall_client.services.proxy_desk import Above, DeskDay, Late
from hall_client.services.receiving import Difference
from hall_client.ui.models.task_rows import TaskRow, Tasks

JOBS = ("differences", "without_data", "down", "up", "above", "late", "silent")


def tasks(day: DeskDay, name: str, village: str) -> Tasks:
    """The list called `name`; `village` is the one whose papers go down."""
    builders = {
        "differences": _differences,
        "without_data": _without_data,
        "up": _up,
        "above": _above,
        "late": _late,
        "silent": _silent,
    }
    return _down(day, village) if name == "down" else builders[name](day)


def villages(day: DeskDay) -> tuple[tuple[str, str], ...]:
    """The villages for which something lies here, with how many cases."""
    found: dict[str, int] = {}
    for load in day.down:
        found[load.proxy.village] = found.get(load.proxy.village, 0) + 1
    words = QCoreApplication.translate("proxy_desk", "{name}，{n} 件")
    names = day.hall.unit_names
    return tuple((key, words.format(name=names.get(key, key), n=n)) for key, n in sorted(found.items()))


def who(case: Case) -> str:
    """A case in one line."""
    return f"{case.applicant_name}，{case.item_name}"


def missing_words(each: Difference) -> str:
    """Which sheets are missing, or how many while nobody has named them."""
    if each.to_name or not each.missing:
        less = each.mark.expected - each.mark.counted
        return QCoreApplication.translate("proxy_desk", "少 {n} 份").format(n=less)
    return "、".join(sheet.label for sheet in each.missing)


def _differences(day: DeskDay) -> Tasks:
    translate = QCoreApplication.translate
    rows = []
    for each in day.differences:
        upper = who(each.case) if each.case else shown(each.mark.case_number)
        less = translate("proxy_desk", "少 {n} 份").format(n=each.mark.expected - each.mark.counted)
        chip = translate("proxy_desk", "要写明少哪份") if each.to_name else less
        place = day.hall.unit_names.get(each.mark.from_unit, each.mark.from_unit)
        lower = f"{place}，{papers.local(each.mark.at):%m-%d}：{missing_words(each)}"
        rows.append(TaskRow(each.mark.id, upper, lower, chip=chip, icon="warning", kind="amber"))
    return Tasks(
        "differences",
        translate("proxy_desk", "材料不符，还没了结"),
        tuple(rows),
        translate("proxy_desk", "没有不符的材料"),
        (
            ("Enter", translate("proxy_desk", "找到了，或写明少哪份")),
            ("L", translate("proxy_desk", "登记遗失")),
        ),
    )


def _without_data(day: DeskDay) -> Tasks:
    translate = QCoreApplication.translate
    words = translate("proxy_desk", "{village}，{at} 点的，实收 {n} 份")
    rows = tuple(
        TaskRow(
            each.id,
            shown(each.case_number),
            words.format(
                village=day.hall.unit_names.get(each.from_unit, each.from_unit),
                at=f"{papers.local(each.at):%m-%d %H:%M}",
                n=each.counted,
            ),
            chip=translate("proxy_desk", "数据没到"),
            icon="clock",
            kind="amber",
        )
        for each in day.without_data
    )
    return Tasks(
        "without_data",
        translate("proxy_desk", "纸到了，数据还没到"),
        rows,
        translate("proxy_desk", "点过的都有数据"),
    )


def _down(day: DeskDay, village: str) -> Tasks:
    translate = QCoreApplication.translate
    rows = tuple(_down_row(load) for load in day.down if load.proxy.village == village)
    return Tasks(
        "down",
        translate("proxy_desk", "送回村里"),
        rows,
        translate("proxy_desk", "没有要送回村里的"),
        (
            (translate("proxy_desk", "空格"), translate("proxy_desk", "勾选")),
            ("Ctrl+A", translate("proxy_desk", "全选、全不选")),
            ("Enter", translate("proxy_desk", "看办件")),
        ),
        villages(day),
        tickable=True,
    )


def _down_row(load: Load) -> TaskRow:
    translate = QCoreApplication.translate
    ready = load.proxy.state is ProxyState.READY
    travelling = [s for s in load.sheets if s.form == "result"] if ready else list(load.sheets)
    right = translate("proxy_desk", "{n} 份").format(n=len(travelling))
    lower = "、".join(sheet.label for sheet in travelling)
    if ready:
        chip, icon, kind = translate("proxy_desk", "结果"), "done", "green"
    else:
        chip, icon, kind = translate("proxy_desk", "退回"), "undo", "amber"
        lower = f"{load.proxy.reason}；{lower}" if load.proxy.reason else lower
    return TaskRow(load.case.id, who(load.case), lower, right, chip, icon, kind)


def _up(day: DeskDay) -> Tasks:
    translate = QCoreApplication.translate
    rows = tuple(
        TaskRow(case.id, who(case), shown(case.number), *_promise(case, day.today)) for case in day.up
    )
    return Tasks(
        "up",
        translate("proxy_desk", "待送上级"),
        rows,
        translate("proxy_desk", "没有待送上级的"),
        (
            (translate("proxy_desk", "空格"), translate("proxy_desk", "勾选送同一个部门的")),
            ("Enter", translate("proxy_desk", "看办件")),
        ),
        tickable=True,
    )


def _promise(case: Case, today: date) -> tuple[str, str, str, str]:
    """The town's own clock of a case: quiet words and a chip."""
    due = case.promised_due or case.legal_due
    if due is None:
        return "", "", "", "outline"
    words = QCoreApplication.translate("proxy_desk", "镇 {due:%m-%d} 前").format(due=due)
    late = due < today
    return "", words, "unfit" if late else "clock", "red" if late else "outline"


def _above(day: DeskDay) -> Tasks:
    translate = QCoreApplication.translate
    return Tasks(
        "above",
        translate("proxy_desk", "上级在办"),
        tuple(_above_row(each, day.today) for each in day.above),
        translate("proxy_desk", "没有送在上级的"),
        (("Enter", translate("proxy_desk", "登记签收、退回或结果")),),
    )


def _above_row(each: Above, today: date) -> TaskRow:
    translate = QCoreApplication.translate
    referral, due = each.referral, each.referral.due
    stand = translate("proxy_desk", "还没签收")
    if referral.received_at is not None:
        day = f"{papers.local(referral.received_at):%m-%d}"
        stand = translate("proxy_desk", "{day} {who}签收").format(day=day, who=referral.receiver)
    lower = f"{referral.department}，{papers.local(referral.sent_at):%m-%d}，{stand}"
    late = due is not None and due < today
    chip = translate("proxy_desk", "上级 {due:%m-%d} 前").format(due=due) if due else ""
    town = _promise(each.case, today)[1]
    return TaskRow(
        each.case.id,
        who(each.case),
        lower,
        town,
        chip,
        "unfit" if late else "clock",
        "red" if late else "outline",
    )


def _late(day: DeskDay) -> Tasks:
    translate = QCoreApplication.translate
    return Tasks(
        "late",
        translate("proxy_desk", "领回村里超过 3 天，还没送到村民手里"),
        tuple(_late_row(each, day.today) for each in day.late),
        translate("proxy_desk", "没有超过 3 天没送达的"),
        (("Enter", translate("proxy_desk", "看办件、催送达")),),
    )


def _late_row(each: Late, today: date) -> TaskRow:
    translate = QCoreApplication.translate
    fetched = f"{papers.local(each.proxy.fetched_at):%m-%d}" if each.proxy.fetched_at else ""
    words = translate("proxy_desk", "{village}，{proxy}，{day} 领回")
    lower = words.format(village=each.proxy.village_name, proxy=each.proxy.proxy_name, day=fetched)
    if each.proxy.chased_at:
        lower += translate("proxy_desk", "，{day} 催过").format(
            day=f"{papers.local(each.proxy.chased_at):%m-%d}"
        )
    chip = translate("proxy_desk", "超 {n} 天").format(n=(today - each.due).days)
    return TaskRow(each.case.id, who(each.case), lower, chip=chip, icon="clock", kind="amber_line")


def _silent(day: DeskDay) -> Tasks:
    translate = QCoreApplication.translate
    rows = tuple(
        TaskRow(each.station, each.name, translate("proxy_desk", "站点号 {n}").format(n=each.station))
        for each in day.silent
    )
    return Tasks(
        "silent",
        translate("proxy_desk", "今天没上报的站点"),
        rows,
        translate("proxy_desk", "今天都上报了"),
    )


def difference_details(each: Difference, names: dict[str, str]) -> Sequence[tuple[str, str]]:
    """Both sides of a difference: who gave the bag, who counted it, and what was not in it."""
    translate = QCoreApplication.translate
    mark, manifest = each.mark, each.manifest
    sent = translate("proxy_desk", "{name}，送件 {carrier}，封口 {seal}")
    giver = ""
    if manifest is not None:
        giver = sent.format(name=manifest.giver_name, carrier=manifest.carrier, seal=manifest.seal or "—")
    taker = translate("proxy_desk", "{name}，{at} 点收").format(
        name=mark.taker_name, at=f"{papers.local(mark.at):%m-%d %H:%M}"
    )
    counts = translate("proxy_desk", "清单 {expected} 份，实收 {counted} 份").format(
        expected=mark.expected, counted=mark.counted
    )
    return (
        (translate("proxy_desk", "交出的一方"), names.get(mark.from_unit, mark.from_unit)),
        (translate("proxy_desk", "谁交的"), giver),
        (translate("proxy_desk", "点收的一方"), names.get(mark.to_unit, mark.to_unit)),
        (translate("proxy_desk", "谁点的"), taker),
        (translate("proxy_desk", "差多少"), counts),
        (translate("proxy_desk", "少的材料"), "" if each.to_name else missing_words(each)),
        (translate("proxy_desk", "清单"), shown(mark.handover)),
        (translate("proxy_desk", "说明"), mark.note),
    )
