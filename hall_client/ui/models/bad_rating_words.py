"""How bad ratings read: a row of the list, and the one that is open."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hall_client.domain.follow_ups import (
    ACT_WORDS,
    FINDING_WORDS,
    STAGE_WORDS,
    BadRating,
    FollowUpFigures,
    FollowUpStep,
    Stage,
)
from hall_client.domain.numbers import shown
from hall_client.domain.ratings import GRADE_WORDS
from hall_client.services import papers
from hall_client.services.follow_ups import WhomToCall
from hall_client.ui.models.cases_words import ChipLook, clock_chip
from hall_client.ui.models.side_rows import SideRow

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Opened:
    """A bad rating as the page shows it: what it is, facts as (name, words), and its steps, oldest first."""

    title: str
    chip: ChipLook
    facts: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, str], ...]


def row_of(line: BadRating) -> SideRow:
    """One line of the list."""
    chip = chip_of(line)
    return SideRow(
        key=line.id,
        upper=translate("bad_ratings", "{grade}，{window} 号窗口").format(
            grade=GRADE_WORDS[line.opinion.grade], window=line.window
        ),
        lower=f"{_when(line)}　{_reasons(line)}",
        icon=chip.icon,
        tone=chip.kind,
        chip=chip.words,
    )


def chip_of(line: BadRating) -> ChipLook:
    """The running term, or where it stands."""
    if line.clock is not None:
        return clock_chip(line.clock)
    closed = line.follow_up.stage is Stage.CLOSED
    words = STAGE_WORDS[line.follow_up.stage]
    return ChipLook(words, "green" if closed else "blue", "done" if closed else "clock")


def opened(line: BadRating, whom: WhomToCall | None, names: Mapping[str, str]) -> Opened:
    """The open one. `names` are people by 工号."""
    stands = line.follow_up
    facts = [
        (translate("bad_ratings", "评的是"), _where(line, names)),
        (translate("bad_ratings", "什么时候"), _when(line)),
        (translate("bad_ratings", "原因"), _reasons(line)),
        (translate("bad_ratings", "联系谁"), _whom(line, whom)),
        (translate("bad_ratings", "到哪一步"), STAGE_WORDS[stands.stage]),
    ]
    if stands.finding is not None:
        facts.append((translate("bad_ratings", "核实结果"), FINDING_WORDS[stands.finding]))
    steps = tuple((_step_head(step, names), step.words) for step in stands.steps)
    return Opened(GRADE_WORDS[line.opinion.grade], chip_of(line), tuple(facts), steps)


def summary(figures: FollowUpFigures) -> str:
    """What stands over the list."""
    words = translate(
        "bad_ratings",
        "共 {bad} 条，没关闭 {waiting} 条，超期 {overdue} 条。回访 {contacted}/{bad}，整改 {mended}/{to_mend}。",
    )
    return words.format(**vars(figures))


def _where(line: BadRating, names: Mapping[str, str]) -> str:
    clerk = f"{line.clerk} {names.get(line.clerk, '')}".strip()
    return translate("bad_ratings", "{n} 号窗口，{clerk}").format(n=line.window, clerk=clerk)


def _reasons(line: BadRating) -> str:
    return "、".join(line.opinion.reasons) or translate("bad_ratings", "没说原因")


def _when(line: BadRating) -> str:
    return f"{papers.local(line.rated_at):%m-%d %H:%M}"


def _whom(line: BadRating, whom: WhomToCall | None) -> str:
    if line.opinion.contact is False:
        return translate("bad_ratings", "群众说不用联系，请从办件和留痕核实")
    if whom is None:
        return translate("bad_ratings", "这次没有办件，没有留联系方式，请从留痕核实")
    phone = whom.phone or translate("bad_ratings", "没有留电话")
    return f"{whom.name}　{phone}　{shown(whom.number)}"


def _step_head(step: FollowUpStep, names: Mapping[str, str]) -> str:
    finding = f"，{FINDING_WORDS[step.finding]}" if step.finding is not None else ""
    who = names.get(step.actor, step.actor)
    return f"{papers.local(step.at):%m-%d %H:%M}　{who}　{ACT_WORDS[step.act]}{finding}"
