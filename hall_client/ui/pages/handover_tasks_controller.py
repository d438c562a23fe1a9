"""The lists of the town's proxy desk at work: which one is shown, what Enter, letters and F12 do in it."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from hall_client.domain.people import may
from hall_client.services.proxy_desk import DeskDay
from hall_client.services.receiving import Difference
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.models.proxy_desk_tasks import difference_details, tasks, villages
from hall_client.ui.models.task_rows import TaskRow
from hall_client.ui.pages import handover_acts as acts
from hall_client.ui.pages.cases_form import Form
from hall_client.ui.pages.handover_acts import Done
from hall_client.ui.pages.handover_tasks import DetailPane, TasksCard
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE = "handover_tasks"
_OPENS_CASE = frozenset({"down", "up", "above", "late"})


class TasksController(QObject):
    """`case_wished` carries the id of a case, `acted` tells that the lists are others now, `changed` that F12 is."""

    case_wished = Signal(str)
    acted = Signal()
    changed = Signal()

    def __init__(self, card: TasksCard, pane: DetailPane, context: Context, strip: MessageStrip) -> None:
        super().__init__(card)
        self._card, self._pane, self._context, self._strip = card, pane, context, strip
        self._day: DeskDay | None = None
        self._name = self._village = ""
        card.list.entered.connect(self._on_entered)
        card.list.letter.connect(self._on_letter)
        card.list.moved.connect(self._on_moved)
        card.list.tasks.ticks_changed.connect(self.changed)
        card.group_chosen.connect(self._on_group)
        card.form.confirmed.connect(self._on_confirmed)

    def show(self, day: DeskDay, name: str) -> None:
        """Show the list called `name`, or the same one again with what is new."""
        self._day, self._name = day, name
        known = [key for key, _words in villages(day)]
        if self._village not in known:
            self._village = known[0] if known else ""
        self._card.show_tasks(tasks(day, name, self._village), self._village if name == "down" else "")
        self._on_moved(self._card.list.key)
        self.changed.emit()

    def _on_group(self, village: str) -> None:
        self._village = village
        if self._day is not None:
            self.show(self._day, self._name)
            self._card.list.setFocus()

    @property
    def _difference(self) -> Difference | None:
        found = self._day.differences if self._day and self._name == "differences" else ()
        return next((each for each in found if each.mark.id == self._card.list.key), None)

    def _on_moved(self, key: str) -> None:
        difference = self._difference
        if difference is not None and self._day is not None:
            self._pane.show_details(difference_details(difference, self._day.hall.unit_names))
            return
        row = next((row for row in self._card.list.tasks.rows if row.key == key), None)
        self._pane.show_details(self._details(row) if row else ())

    def _details(self, row: TaskRow) -> tuple[tuple[str, str], ...]:
        stand = "，".join(part for part in (row.right, row.chip) if part)
        return (
            (self.tr("办件") if self._name in _OPENS_CASE else self.tr("是什么"), row.upper),
            (self.tr("情况"), row.lower),
            (self.tr("现在"), stand),
        )

    def _on_entered(self, key: str) -> None:
        if self._name in _OPENS_CASE:
            self.case_wished.emit(key)
        elif (difference := self._difference) is not None:
            self._open(acts.difference_form(difference))

    def _on_letter(self, letter: str, _key: str) -> None:
        difference = self._difference
        if letter == "L" and difference is not None and not difference.to_name:
            self._open(acts.lost_form(difference))

    def _open(self, form: Form) -> None:
        self._card.open_form(form)
        self.changed.emit()

    @property
    def print_state(self) -> tuple[str, str, str]:
        """F12 here: its name (empty: nothing is printed), why it cannot be now, and a remark."""
        ticked = len(self._card.list.tasks.ticked)
        allowed = {"down": "handover.send", "up": "case.refer"}
        if self._name not in allowed:
            return "", "", ""
        name = self.tr("送出并打印清单") if self._name == "down" else self.tr("送审并打印清单")
        if not may(self._context.actor, allowed[self._name]):
            return name, self.tr("由代办专员来送"), ""
        if not ticked:
            return name, self.tr("先勾选要送的"), ""
        return name, "", self.tr("勾选 {n} 件").format(n=ticked)

    def print(self) -> None:
        """F12: the form of the bag, then the bag itself."""
        if self._card.form.act:
            self._card.form.confirm()
            return
        _name, why_not, remark = self.print_state
        if self._day is None or why_not or not remark:
            return
        ticked, carrier = self._card.list.tasks.ticked, self._context.actor.name
        if self._name == "down":
            village = self._day.hall.unit_names.get(self._village, self._village)
            self._open(acts.down_form(village, len(ticked), carrier))
        else:
            cases = [case for case in self._day.up if case.id in ticked]
            names = [case.applicant_name for case in cases]
            last = next(filter(None, (self._day.departments[case.item_code] for case in cases)), "")
            self._open(acts.up_form(self._day.hall.superiors, last, names, carrier))

    def step_back(self) -> bool:
        """Esc: close the form; False when none is open."""
        if not self._card.form.act:
            return False
        self._card.close_form()
        return True

    def _on_confirmed(self, act: str, values: Mapping[str, str]) -> None:
        desk, actor = self._context.desk, self._context.actor
        ticked = self._card.list.tasks.ticked
        if act == "down":
            job = acts.down_job(desk, actor, self._village, ticked, values)
        elif act == "up":
            job = acts.up_job(desk, actor, ticked, values)
        elif (difference := self._difference) is not None:
            job = acts.settle_job(desk, actor, act, difference, values)
        else:
            return
        self._context.background.run(job, self._on_done, self._on_refused)

    def _on_done(self, done: Done) -> None:
        self._card.close_form()
        if done.unprinted:
            again = MessageAction(self.tr("再打"), lambda: self._print_again(done))
            self._strip.post(
                MessageKind.RED,
                done.words,
                done.unprinted,
                actions=(again,),
                icon="printer",
                name=_MESSAGE,
                urgent=True,
            )
        else:
            self._strip.post(MessageKind.INFO, done.words, done.file, icon="done", name=_MESSAGE)
        self.acted.emit()

    def _print_again(self, done: Done) -> None:
        self._context.background.run(acts.again_job(done), self._on_done, self._on_failed)

    def _on_refused(self, failure: Exception) -> None:
        self._card.show_refused(failures.sentence(failure))

    def _on_failed(self, failure: Exception) -> None:
        self._strip.post(MessageKind.RED, failures.sentence(failure), name=_MESSAGE)
