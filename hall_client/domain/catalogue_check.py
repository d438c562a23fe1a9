"""Checks a catalogue before it is published, by R-08, R-11, L-03, L-10, L-22 and L-27 of the town's rules."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hall_client.domain.catalogue import Condition, Item, Kind, Limit, Material, Route, Situation

CATCH_ALL = ("其他", "其它", "有关", "相关", "等材料", "等证明", "等资料", "等文件", "等手续")
"""Words under which anything could be demanded later; they make a once-only notice worthless (R-04)."""

LICENCE_DAYS, JOINT_LICENCE_DAYS = 20, 45
"""Working days the law leaves for a licence (行政许可法 42)."""

MOST_OPTIONS = 4  # more buttons do not fit in one row


class CatalogueFileError(ValueError):
    """A file that cannot be taken as a catalogue; the text is one Chinese sentence for the user."""


@dataclass(frozen=True)
class Finding:
    """One fault; a ``blocking`` one keeps the whole catalogue out. ``row`` is the line of the sheet, if any."""

    row: int | None
    column: str
    problem: str
    remedy: str
    blocking: bool = True


@dataclass(frozen=True)
class Sheet:
    """What a file held. ``rows`` maps ``item`` or ``item/part`` codes to lines.

    ``notes`` tell what was put right on the way in, ``refused`` the rows left out.
    """

    items: tuple[Item, ...]
    rows: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Notes and refused rows, in the order of the file."""
        return tuple(sorted((*self.notes, *self.refused), key=lambda finding: finding.row or 0))


@dataclass(frozen=True)
class _Fault:
    part: str
    column: str
    problem: str
    remedy: str
    blocking: bool = True


def check(items: Iterable[Item], rows: Mapping[str, int] | None = None) -> tuple[Finding, ...]:
    """Every fault of these items in their order; an empty answer means the catalogue may be published."""
    items = tuple(items)
    twice = {code for code, times in Counter(item.code for item in items).items() if times > 1}
    found = []
    for item in items:
        if item.code in twice:
            repeated = _Fault("", "事项编码", "这个编码用了不止一次", "给每个事项一个不同的编码")
            found.append(_placed(item, repeated, rows or {}))
        found += [_placed(item, fault, rows or {}) for fault in _faults(item)]
    return tuple(found)


def _placed(item: Item, fault: _Fault, rows: Mapping[str, int]) -> Finding:
    row = rows.get(f"{item.code}/{fault.part}" if fault.part else item.code)
    problem = f"{item.code} {item.name}：{fault.problem}"
    return Finding(row, fault.column, problem, fault.remedy, fault.blocking)


def _faults(item: Item) -> Iterator[_Fault]:
    yield from _named(item)
    if item.guidance_only:
        return
    yield from _limits(item)
    yield from _money_and_people(item)
    yield from _licence(item)
    yield from _public(item)
    yield from _questions(item)
    yield from _conditions(item)
    for material in item.materials:
        yield from _material(item, material)
    yield from _vague(item)


def _named(item: Item) -> Iterator[_Fault]:
    if not item.code:
        yield _Fault("", "事项编码", "没有编码", "填一个编码，例如 MZ-006")
    if not item.name:
        yield _Fault("", "事项名称", "没有名称", "填群众看得懂的名称")
    if not item.department:
        yield _Fault("", "承办部门", "没有承办部门", "写明由哪个部门承办")


def _limits(item: Item) -> Iterator[_Fault]:
    legal, promise = item.legal_limit, item.promised_limit
    if legal.days is None:
        yield _Fault("", "法定时限", "没有法定时限", "填天数；没有规定的填参照的天数并在说明里写清")
    if promise.days is None:
        yield _Fault("", "承诺时限", "没有承诺时限", "填天数，即办件填 0")
    if _exceeds(promise, legal):
        problem = f"承诺 {promise.words()}，超过法定 {legal.words()}"
        yield _Fault("", "承诺时限", problem, "把承诺时限改到法定时限以内")
    if None not in (legal.days, promise.days) and promise.days != 0 and legal.natural != promise.natural:
        yield _Fault("", "承诺时限单位", "承诺和法定的单位不同，没法比", "两个时限用同一个单位")
    if promise.days is not None and (item.kind is Kind.ON_THE_SPOT) != (promise.days == 0):
        problem = f"{item.kind.label}的承诺时限写成了{promise.words()}"
        yield _Fault("", "办件类型", problem, "即办件填 0，承诺件填 1 以上")


def _exceeds(promise: Limit, legal: Limit) -> bool:
    if promise.days is None or legal.days is None:
        return False
    return promise.days > legal.days and promise.natural == legal.natural


def _money_and_people(item: Item) -> Iterator[_Fault]:
    if item.fee < 0:
        yield _Fault("", "收费（分）", "收费是负数", "不收费填 0")
    if item.fee > 0 and not item.fee_basis:
        yield _Fault("", "收费依据", "要收费却没写依据", "写明法律法规条文，没有依据的不能收")
    if not item.primary_role or not item.deputy_role:
        yield _Fault("", "A角和B角", "A角、B角没有配齐", "两个岗位都写上，离岗时才有人顶")
    if not item.applicants:
        yield _Fault("", "申请人类型", "没写谁可以申请", "从自然人、法人和组织、户里选")
    if not item.basis:
        yield _Fault("", "办理依据", "没有办理依据", "写明法律法规或文件的名称和条文")


def _licence(item: Item) -> Iterator[_Fault]:
    if not item.licence:
        return
    if item.power != "行政许可":
        yield _Fault(
            "",
            "事项类型",
            f"标了许可事项，类型却是{item.power or '空的'}",
            "类型改成行政许可，或去掉许可标记",
        )
    most = JOINT_LICENCE_DAYS if item.route is Route.JOINT else LICENCE_DAYS
    if (item.legal_limit.days or 0) > most and not item.legal_limit.natural:
        yield _Fault("", "法定时限", f"许可的法定时限超过 {most} 个工作日", "按行政许可法第四十二条改")


def _public(item: Item) -> Iterator[_Fault]:
    elements = {
        "办理事项": bool(item.name),
        "办理条件": bool(item.conditions),
        "申报材料": bool(item.materials) or item.no_materials,
        "办理流程": bool(item.steps),
        "承诺期限": item.promised_limit.days is not None,
        "权力运行流程": bool(item.power_steps),
    }
    missing = [name for name, present in elements.items() if not present]
    if missing:
        yield _Fault("", "公开要素", f"不可公开，缺{'、'.join(missing)}", "补齐六项公开内容", blocking=False)


def _questions(item: Item) -> Iterator[_Fault]:
    used = {clause.question for condition in _all_conditions(item) for clause in condition.clauses()}
    for code in _repeated([s.code for s in item.situations]):
        yield _Fault(code, "情形编码", f"情形编码 {code} 用了不止一次", "每个问题一个编码")
    for situation in item.situations:
        yield from _options(situation)
        if situation.code not in used and not any(option.fact for option in situation.options):
            problem = f"情形“{situation.question}”不影响材料和结果"
            yield _Fault(situation.code, "问题", problem, "让它带出材料或提醒，或者删去", blocking=False)


def _options(situation: Situation) -> Iterator[_Fault]:
    if not situation.question:
        yield _Fault(situation.code, "问题", "情形没有问题", "写一句可以念给群众听的问题")
    if len(situation.options) < 2:
        yield _Fault(situation.code, "选项", f"“{situation.question}”不到两个选项", "至少写两个选项")
    if len(situation.options) > MOST_OPTIONS:
        problem = f"“{situation.question}”有 {len(situation.options)} 个选项，一行放不下"
        yield _Fault(situation.code, "选项", problem, "拆成两个问题", blocking=False)
    for code in _repeated([option.code for option in situation.options]):
        yield _Fault(situation.code, "选项编码", f"选项编码 {code} 用了不止一次", "每个选项一个编码")


def _conditions(item: Item) -> Iterator[_Fault]:
    known = {s.code: {o.code for o in s.options} for s in item.situations}
    before: set[str] = set()
    for situation in item.situations:
        if situation.shown_when is not None:
            earlier = {code: known[code] for code in before}
            yield from _unknown(situation.code, "出现条件", situation.shown_when, earlier)
        before.add(situation.code)
    for material in item.materials:
        if material.condition is not None:
            yield from _unknown(material.code, "使用条件", material.condition, known)
    for rule in item.rules:
        yield from _unknown("", "规则条件", rule.condition, known)
    yield from _unreachable(item)


def _unknown(part: str, column: str, condition: Condition, known: Mapping[str, set[str]]) -> Iterator[_Fault]:
    for clause in condition.clauses():
        if clause.question not in known:
            problem = f"条件里的情形“{clause.question}”在它前面找不到"
            yield _Fault(part, column, problem, "改成这个事项前面已有的情形编码")
            continue
        for option in clause.options:
            if option not in known[clause.question]:
                problem = f"条件里的选项“{clause.question}={option}”找不到"
                yield _Fault(part, column, problem, "改成这个情形已有的选项编码")


def _unreachable(item: Item) -> Iterator[_Fault]:
    worlds = _worlds(item.situations)
    for situation in item.situations:
        if not any(situation.code in world for world in worlds):
            yield _Fault(
                situation.code, "出现条件", f"“{situation.question}”怎么答都不会问到", "改出现条件，或者删去"
            )
    for material in item.materials:
        if material.condition is not None and not any(material.condition.holds(world) for world in worlds):
            yield _Fault(
                material.code, "使用条件", f"材料“{material.name}”怎么答都用不到", "改使用条件，或者删去"
            )


def _worlds(situations: tuple[Situation, ...]) -> list[dict[str, str]]:
    """Every set of answers the questions can lead to."""
    worlds: list[dict[str, str]] = [{}]
    for situation in situations:
        shown = [w for w in worlds if situation.shown_when is None or situation.shown_when.holds(w)]
        hidden = [w for w in worlds if w not in shown]
        worlds = hidden + [{**w, situation.code: option.code} for w in shown for option in situation.options]
    return worlds


def _material(item: Item, material: Material) -> Iterator[_Fault]:
    if not material.remedy:
        yield _Fault(
            material.code,
            "怎么补",
            f"材料“{material.name}”没写怎么补",
            "写一句群众看得懂、会印在告知书上的话",
        )
    if material.copies < 0:
        yield _Fault(material.code, "份数", f"材料“{material.name}”的份数是负数", "只看不留的填 0")
    if material.waivable and not material.waive_basis:
        yield _Fault(
            material.code,
            "免交依据",
            f"材料“{material.name}”可免交却没写依据",
            "从证照、系统、经办人核对里选",
        )
    if not material.deferrable:
        return
    promise = item.promised_limit.days
    if item.kind is Kind.ON_THE_SPOT:
        problem = f"材料“{material.name}”标了容缺，即办件没有补交的时间"
        yield _Fault(material.code, "可容缺", problem, "去掉容缺，或改成承诺件", blocking=False)
    elif material.defer_days is None or material.defer_days < 1:
        yield _Fault(material.code, "补交期限", f"材料“{material.name}”可容缺却没写几天补", "填工作日天数")
    elif promise is not None and material.defer_days > promise:
        problem = f"材料“{material.name}”补交 {material.defer_days} 天，比承诺时限还长"
        yield _Fault(material.code, "补交期限", problem, f"改到 {promise} 天以内")


def _vague(item: Item) -> Iterator[_Fault]:
    for code in _repeated([material.code for material in item.materials]):
        yield _Fault(code, "材料编码", f"材料编码 {code} 用了不止一次", "每份材料一个编码")
    texts = [("", "办理条件", condition) for condition in item.conditions]
    for situation in item.situations:
        texts += [(situation.code, "问题", situation.question)]
        texts += [(situation.code, "选项", option.label) for option in situation.options]
    for material in item.materials:
        texts += [(material.code, "材料名称", material.name), (material.code, "要求", material.requirement)]
        texts += [
            (material.code, "怎么补", material.remedy),
            (material.code, "来源说明", material.source_note),
        ]
    for part, column, text in texts:
        for word in CATCH_ALL:
            if word in text:
                yield _Fault(part, column, f"“{text}”里的“{word}”是兜底说法", "写清楚是什么、谁来开")


def _repeated(codes: list[str]) -> list[str]:
    return [code for code, times in Counter(codes).items() if times > 1]


def _all_conditions(item: Item) -> Iterator[Condition]:
    yield from (s.shown_when for s in item.situations if s.shown_when is not None)
    yield from (m.condition for m in item.materials if m.condition is not None)
    yield from (rule.condition for rule in item.rules)
