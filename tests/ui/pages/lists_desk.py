"""The page 交接 of a village in its real frame over a real store, worked by key presses."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall_client.desk import OpenDesk
from hall_client.domain.cases import Case, Outcome
from hall_client.domain.drafts import Party, marked, with_answers, with_mark
from hall_client.domain.manifests import Handover
from hall_client.domain.materials import MaterialState
from hall_client.domain.packages import Place
from hall_client.domain.people import Actor
from hall_client.domain.proxies import Proxy
from hall_client.domain.situations import required_materials
from hall_client.domain.village_lists import VillageList
from hall_client.program import stick_desk
from hall_client.services import deciding, intake
from hall_client.services.ports import Card
from hall_client.ui.context import Context
from hall_client.ui.line_signal import LineSignal
from hall_client.ui.pages.village_controller import VillageController
from hall_client.ui.pages.village_page import VillagePage
from hall_client.ui.shell import Shell
from tests.ui.pages import stick_desks
from tests.ui.pages.real_hall import RealHall, real_hall, type_with_ime
from tests.ui.pages.stick_desks import by_itself, enrolled
from tests.ui.pages.village_desk import PEOPLE, VILLAGE
from tests.ui.pages.window_desk import Reader

MANDATE = {"powers": "submit,supplement,collect", "until": "2027-03-18"}


@dataclass
class Lists:
    """The page at work; `wished` are cases, drafts and numbers that it wanted to have opened elsewhere."""

    hall: RealHall
    qtbot: QtBot
    shell: Shell
    page: VillagePage
    controller: VillageController
    context: Context
    reader: Reader
    signal: LineSignal
    opened: OpenDesk
    wished: list[object] = field(default_factory=list)
    people: int = 0

    @property
    def actor(self) -> Actor:
        """The 代办员."""
        return self.context.actor

    def take(self, name: str, item: str, *states: MaterialState, phone: str = "10000000021") -> Case:
        """A matter taken on at the table, with the services themselves."""
        who = self.person(name, phone)
        draft = replace(intake.new_draft(self.hall.seed, self.actor), applicant=who)
        version, known = self.hall.versions[item], intake.Known(())
        draft = intake.choose_item(self.hall.seed, self.actor, draft, version, known, ())
        answers = {q.code: draft.answers.get(q.code, q.options[0].code) for q in version.item.situations}
        draft = with_answers(draft, version.item, answers)
        wanted = states or (MaterialState.ORIGINAL,)
        for n, material in enumerate(required_materials(version.item, draft.answers)):
            state = wanted[n % len(wanted)]
            draft = with_mark(draft, marked(material, state, self.hall.clock()))
        chosen = replace(draft, outcome=Outcome.ENTRUSTED.value, decision=dict(MANDATE))
        self.hall.clock.on(minutes=17)
        return deciding.finish(self.hall.seed, self.actor, chosen).case

    def person(self, name: str, phone: str = "10000000021") -> Party:
        """Somebody else of the village each time."""
        self.people += 1
        number = f"99999919{40 + self.people}031200{self.people:02d}"
        return Party(name, id_number=number, phone=phone, address="柳塘村 3 组")

    def proxy(self, case: Case) -> Proxy:
        """The wrapper of a case as it stands."""
        with self.hall.seed.store.read() as work:
            found = work.proxies.found(case.id)
        assert found is not None
        return found

    @property
    def sent(self) -> Handover:
        """The manifest of the last bag."""
        with self.hall.seed.store.read() as work:
            return work.proxies.handovers(self.hall.clock.at.date())[0]

    def begin(self, wanted: VillageList = VillageList.HAND_OVER) -> None:
        """Look again, at this list."""
        self.controller.show_list(wanted)
        self.settle()
        self.page.card.table.setFocus()

    @property
    def names(self) -> list[str]:
        """The people in the list on screen."""
        return [row.name for row in self.page.card.model.rows]

    @property
    def ticked(self) -> list[str]:
        """The people ticked."""
        return [row.name for row in self.page.card.model.chosen()]

    @property
    def strip(self) -> str:
        """The message on top, as it is spoken."""
        return self.shell.strip.top.spoken if self.shell.strip.top else ""

    def settle(self) -> None:
        """Wait until everything asked for has been answered and drawn."""
        QApplication.processEvents()
        for _ in range(5):
            self.qtbot.waitUntil(lambda: not self.context.busy)
            QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, wherever the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)
        self.settle()

    def type(self, words: str) -> None:
        """Letters and digits key by key; Chinese as an input method commits it."""
        target = QApplication.focusWidget()
        assert target is not None
        if words.isascii():
            QTest.keyClicks(target, words)
        else:
            type_with_ime(target, words)
        QApplication.processEvents()

    def lay_card(self, case: Case) -> None:
        """The person of a case lays their card on the reader."""
        self.reader.cards.append(Card(case.applicant_name, "女", case.applicant_id, case.applicant_address))

    def preview(self) -> None:
        """Wait until the manifest is drawn."""
        self.qtbot.waitUntil(lambda: self.page.manifest.paper.page_count > 0)
        self.settle()

    def picture(self, file: Path) -> None:
        """A screenshot, for looking at."""
        self.settle()
        self.qtbot.wait(300)
        self.settle()
        self.shell.grab().save(str(file))


@contextmanager
def lists(
    folder: Path, qtbot: QtBot, *, width: int = 1366, height: int = 698, member: bool = False
) -> Iterator[Lists]:
    """Page 交接 of the sample village with 代办员 吴桂芳 on duty; the PC of a `member` is enrolled, without a line."""
    with real_hall(folder, VILLAGE, PEOPLE) as hall:
        reader, signal, opened = Reader(), LineSignal(), by_itself(hall, folder)
        if member:
            opened = enrolled(opened, hall.seed, stick_desks.VILLAGE, stick_desks.TOWN.at(Place.ABOVE))
        context = replace(hall.context("1101", 1), reader=reader)
        shell, page = Shell(), VillagePage(context.drawing)
        shell.set_hall(VILLAGE.name, "代办")
        shell.set_user("吴桂芳")
        shell.add_page("handover", "交接", page, 6, page.bottom)
        shell.set_zones("handover", page.zones())
        controller = VillageController(page, context, shell.strip, signal, stick_desk(opened))
        shell.stepped_back.connect(page.step_back)
        shell.resize(width, height)
        made = Lists(hall, qtbot, shell, page, controller, context, reader, signal, opened)
        for wish in (controller.case_wished, controller.open_wished, controller.draft_wished):
            wish.connect(made.wished.append)
        with qtbot.waitActive(shell):
            shell.show()
            shell.activateWindow()
        try:
            yield made
        finally:
            made.settle()
            shell.close()
            shell.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            context.close()
