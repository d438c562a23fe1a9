"""The forms of 差评: each step, and a paper rating; what stands in them as the services take it."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from hall_client.domain.follow_ups import ACT_WORDS, FINDING_WORDS, Act, BadRating, Finding, Stage
from hall_client.domain.people import Actor, may
from hall_client.domain.ratings import BAD_REASONS, GRADE_WORDS, Grade, Opinion
from hall_client.ui.pages.cases_form import Form, FormField

PAPER = "paper"
_OFFERED = {
    Stage.TO_CONTACT: (Act.CONTACTED, Act.TRIED),
    Stage.TO_MEND: (Act.MENDED,),
    Stage.TO_REVIEW: (Act.AGREED, Act.SENT_BACK),
    Stage.CLOSED: (),
}


def _contacts() -> dict[str, bool | None]:
    translate = QCoreApplication.translate
    return {
        translate("bad_ratings", "没填"): None,
        translate("bad_ratings", "愿意"): True,
        translate("bad_ratings", "不用"): False,
    }


def offered(line: BadRating, actor: Actor) -> tuple[tuple[str, str], ...]:
    """The steps this person may take now, as (code, words)."""
    review = line.follow_up.stage is Stage.TO_REVIEW
    if not may(actor, "follow_up.review" if review else "follow_up.step"):
        return ()
    if review and actor.number in line.follow_up.handlers:
        return ()
    return tuple((act.value, ACT_WORDS[act]) for act in _OFFERED[line.follow_up.stage])


def step_form(act: str) -> Form:
    """What to fill in for a step."""
    translate = QCoreApplication.translate
    words = FormField("words", translate("bad_ratings", "情况，一句话"))
    fields: tuple[FormField, ...] = (words,)
    if Act(act) is Act.CONTACTED:
        choices = tuple(FINDING_WORDS.values())
        fields = (FormField("finding", translate("bad_ratings", "核实结果"), choices[0], choices), words)
    return Form(act, ACT_WORDS[Act(act)], fields, translate("bad_ratings", "存好"))


def step_of(act: str, values: Mapping[str, str]) -> tuple[Act, str, Finding | None]:
    """The step as the service takes it."""
    by_words = {words: finding for finding, words in FINDING_WORDS.items()}
    return Act(act), values["words"], by_words.get(values.get("finding", ""))


def paper_form(today: date) -> Form:
    """A paper rating; no grade stands there beforehand."""
    translate = QCoreApplication.translate
    contacts = tuple(_contacts())
    grades = (contacts[0], *(GRADE_WORDS[grade] for grade in sorted(Grade, reverse=True)))
    fields = (
        FormField("day", translate("bad_ratings", "办理日期"), today.isoformat()),
        FormField("number", translate("bad_ratings", "号票或回执编号")),
        FormField("grade", translate("bad_ratings", "选了哪一档"), grades[0], grades),
        FormField(
            "reasons", translate("bad_ratings", "原因（差评才有）"), picks=tuple((w, w) for w in BAD_REASONS)
        ),
        FormField("contact", translate("bad_ratings", "愿意联系吗"), contacts[0], contacts),
    )
    return Form(PAPER, translate("bad_ratings", "照评价表录入"), fields, translate("bad_ratings", "存好"))


def opinion_of(values: Mapping[str, str]) -> Opinion | None:
    """What the form says, or None where no grade was chosen."""
    grades = {words: grade for grade, words in GRADE_WORDS.items()}
    if values["grade"] not in grades:
        return None
    reasons = tuple(each for each in values["reasons"].split("\n") if each)
    return Opinion(grades[values["grade"]], reasons, _contacts()[values["contact"]])
