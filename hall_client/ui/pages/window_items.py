"""Choosing the item, answering its questions, and warning where the person does not fit."""

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from hall_client.domain import stop_list
from hall_client.domain.catalogue import EntryMode, Fact, Item, Kind, RuleOutcome, Version
from hall_client.domain.deadlines import local_date
from hall_client.domain.drafts import Draft, with_answers
from hall_client.domain.outcomes import own_matter
from hall_client.domain.search import Hit
from hall_client.domain.situations import fired_rules, prefilled, shown_questions, unsuited
from hall_client.services import intake
from hall_client.services.intake import NumbersStopped
from hall_client.ui.models.window_items import ItemRow
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.workspace.questions_section import Question
from hall_client.ui.workspace.right_pane import Tab


class ItemController(QObject):
    """`looked_at` is the code of the item under the bar; `guidance_wished` an item that is only explained here."""

    guidance_wished = Signal(str)
    looked_changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._bench, self._page = bench, bench.page
        self.looked_at = ""
        self.numbers_stopped = False
        self._choosing, self._reason, self._busy = "", "", False
        self._used: Counter[str] = Counter()
        section = bench.page.case.item
        section.searched.connect(self.search)
        section.looked_at.connect(self._on_looked_at)
        section.chosen.connect(self._on_chosen)
        bench.page.case.questions.answered.connect(self._on_answered)
        bench.draft_changed.connect(self._show_questions)

    def search(self, text: str) -> None:
        """Show what fits `text`; nothing typed shows what is asked for most."""
        today = self._bench.hall_today
        if today is None:
            return
        found = today.index.search(text, today=self._used)
        rows = [self._row(hit, today.versions[hit.code].item) for hit in found]
        self._page.case.item.show_found(rows, text)
        if self._bench.village:
            self._say_stopped(text)

    def _say_stopped(self, text: str) -> None:
        """A certificate that a village does not issue is no item: say what serves instead."""
        stopped, strip = stop_list.named(text), self._bench.strip
        if stopped is None:
            strip.take_back("stopped")
            return
        act = MessageAction(self.tr("看全部"), lambda: self._page.key_pressed.emit("stop_list"), "Alt+T")
        what = self.tr("{name}，村里不开。").format(name=stopped.name)
        strip.post(MessageKind.AMBER, what, stopped.instead, actions=(act,), name="stopped")

    def _row(self, hit: Hit, item: Item) -> ItemRow:
        guidance = is_guidance(item)
        kind = (
            self.tr("只作指引") if guidance else item.kind.label if item.route == "own" else item.route.label
        )
        small = self.tr("又叫{name}").format(name=hit.synonym) if hit.synonym else hit.initials
        if self._bench.village and not guidance:
            kind = self._way(item)
        on_the_spot = item.kind is Kind.ON_THE_SPOT and not self._bench.village
        return ItemRow(item.code, item.name, small, kind, on_the_spot, item.department, hit.spans, guidance)

    def _way(self, item: Item) -> str:
        """What the village may do with it."""
        if own_matter(item):
            return self.tr("本村自办")
        return self.tr("可代办") if item.may_be_proxied else self.tr("须本人到场")

    def _on_looked_at(self, code: str) -> None:
        self.looked_at = code
        self.looked_changed.emit()

    def _version(self, code: str) -> Version | None:
        return self._bench.hall_today.versions.get(code) if self._bench.hall_today else None

    def _on_chosen(self, code: str) -> None:
        version, bench = self._version(code), self._bench
        if version is None or self._busy:
            return
        if is_guidance(version.item):
            self.guidance_wished.emit(code)
            return
        if version.item.code == bench.draft.item_code:
            self._page.section_wished.emit("situation")
            return
        self._choosing, self._reason = code, ""
        doubts = unsuited(version.item, bench.facts(version.item))
        if doubts:
            self._page.ask.ask("".join(doubts), self.tr("原因"), bench.draft.unsuited_reason, self._on_reason)
            return
        self._choose()

    def _on_reason(self, text: str) -> str | None:
        if not text:
            return self.tr("写一句原因，或按 Esc 换一项。")
        self._reason = text
        self._choose()
        return None

    def _choose(self) -> None:
        bench, code = self._bench, self._choosing
        version = self._version(code)
        if version is None or bench.hall_today is None:
            return
        self._busy = True
        bench.start_service()
        desk, actor, draft, known, names = (
            bench.desk,
            bench.actor,
            bench.draft,
            bench.known,
            bench.hall_today.local_names,
        )
        bench.run(
            lambda: intake.choose_item(desk, actor, draft, version, known, names),
            self._on_item,
            self._on_no_item,
        )

    def _on_item(self, chosen: Draft) -> None:
        self._busy = False
        bench = self._bench
        if bench.phase is not Phase.CASE:
            return
        self._used[chosen.item_code] += 1
        bench.history.adopt(number=chosen.number)
        after = replace(
            bench.draft,
            item_code=chosen.item_code,
            item_version=chosen.item_version,
            answers=chosen.answers,
            marks=chosen.marks,
            unsuited_reason=self._reason,
            outcome="",
            decision={},
        )
        bench.history.commit(after, self.tr("选了事项"))
        self._warn()
        self._say_attendance()
        self._page.section_wished.emit("situation")

    def _say_attendance(self) -> None:
        """At a village: an item that nobody may submit for somebody else is said before anything is filled in."""
        bench, item = self._bench, self._bench.item
        bench.strip.take_back("attendance")
        if not bench.village or item is None or own_matter(item) or item.may_be_proxied:
            return
        what = self.tr("{name}须本人到场，不能代办。").format(name=item.name)
        rest = self.tr("请村民本人带材料到镇里办。可以先看要带什么，再按 F11 再按 0 记下引导。")
        bench.tell(MessageKind.AMBER, what, rest, name="attendance")

    def _warn(self) -> None:
        bench = self._bench
        version = bench.version
        if version is None or bench.hall_today is None:
            return
        today = local_date(bench.desk.now())
        names = bench.hall_today.local_names
        said = intake.warnings(bench.draft, version, bench.known, names, today, bench.village)
        twice = [words for words in said if words not in unsuited(version.item, bench.facts(version.item))]
        if twice:
            act = MessageAction(self.tr("看看"), lambda: self._page.show_side(Tab.HISTORY))
            bench.strip.post(
                MessageKind.AMBER, "".join(twice), self.tr("要看看吗"), actions=(act,), name="twice"
            )

    def _on_no_item(self, failure: Exception) -> None:
        self._busy = False
        if not isinstance(failure, NumbersStopped):
            self._bench.on_failed(failure)
            return
        self.numbers_stopped = True
        act = MessageAction(self.tr("日期是对的，接着编号"), self._confirm_date)
        self._bench.strip.post(MessageKind.AMBER, str(failure), actions=(act,), name="numbers")

    def _confirm_date(self) -> None:
        desk, actor = self._bench.desk, self._bench.actor
        self._bench.run(lambda: intake.confirm_date(desk, actor), self.on_numbers_confirmed)

    def on_numbers_confirmed(self, _answer: object) -> None:
        """Numbers are given out again: the item can be chosen now."""
        self.numbers_stopped = False
        self._bench.strip.take_back("numbers")
        self._page.case.item.begin()

    def _on_answered(self, question: str, answer: str) -> None:
        bench = self._bench
        if bench.item is None:
            return
        after = with_answers(bench.draft, bench.item, {**bench.draft.answers, question: answer})
        bench.history.commit(after, self.tr("情形的回答"))
        self._say_rules()

    def _say_rules(self) -> None:
        bench = self._bench
        rules = fired_rules(bench.item, bench.draft.answers) if bench.item else ()
        told = [rule for rule in rules if rule.outcome is not RuleOutcome.ON_THE_SPOT]
        bench.strip.take_back("rules")
        if told:
            bench.tell(MessageKind.INFO, told[-1].text, told[-1].where, name="rules")

    def _show_questions(self) -> None:
        item, draft = self._bench.item, self._bench.draft
        if item is None:
            self._page.case.questions.show_questions(())
            return
        known = prefilled(item, self._bench.facts(item))
        questions = []
        for situation in shown_questions(item, draft.answers):
            answer = draft.answers.get(situation.code, "")
            option = situation.option(answer)
            carried = option is not None and option.fact is not None and known.get(situation.code) == answer
            source = self._source(option.fact) if carried and option and option.fact else ""
            icon = "id-card" if draft.applicant.source == "card" else "link"
            options = tuple((o.code, o.label) for o in situation.options)
            questions.append(Question(situation.code, situation.question, options, answer, source, icon))
        self._page.case.questions.show_questions(questions)

    def _source(self, fact: Fact) -> str:
        if fact is Fact.AGENT_VILLAGE and self._bench.village:
            return self.tr("村站代办")
        typed = self._bench.draft.applicant.source != "card"
        return self.tr("按所填带出") if typed and fact.label == "读卡带出" else fact.label


def is_guidance(item: Item) -> bool:
    """Whether the item is only explained here and opens no case."""
    return item.guidance_only or item.entry_mode is EntryMode.INFORMATION
