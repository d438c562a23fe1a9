"""The cases page with a centre behind it: what other desks did, who has a case open, and what a search covers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall_client.domain.cases import Case, Outcome
from hall_client.domain.drafts import Party
from hall_client.domain.materials import MaterialState
from hall_client.domain.syncing import Disposition, FarEntry, Holder
from hall_client.services import looking_up, stepping
from hall_client.ui import theme
from hall_client.ui.context import Context
from hall_client.ui.line_signal import LineSignal
from hall_client.ui.pages.cases_controller import CasesController
from hall_client.ui.pages.cases_page import CasesPage
from hall_client.ui.widgets.message_strip import MessageStrip
from tests.ui.line_example import LONG_NAME, OFFLINE, REFUSED, SENT, ExampleLine, at, example
from tests.ui.pages.real_hall import RealHall, type_with_ime

PERSON = Party(LONG_NAME, "resident", "999999194103120010", "10000000021", "青禾镇柳塘村 2 组")
WANG = Holder(2, "王志强", at(9, 0))


@dataclass
class Opened:
    page: CasesPage
    controller: CasesController
    context: Context
    strip: MessageStrip
    line: ExampleLine
    signal: LineSignal
    qtbot: QtBot

    def settle(self) -> None:
        QApplication.processEvents()
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not self.context.background.busy)
            QApplication.processEvents()

    def find(self, text: str) -> None:
        type_with_ime(self.page.left.search, text)
        QTest.keyClick(self.page.left.search, Qt.Key.Key_Return)
        self.settle()

    def said(self) -> list[str]:
        acts = self.page.body.acts
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(acts.index(row).data(role)) for row in range(acts.rowCount())]


@pytest.fixture
def case(hall: RealHall) -> Case:
    made = hall.serve(PERSON, "MZ-006", Outcome.ACCEPTED, MaterialState.ORIGINAL).case
    stepping.record_step(hall.seed, hall.actor("0401"), made.id, "入户核实，材料属实")
    return made


@pytest.fixture
def opened(hall: RealHall, qtbot: QtBot) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def open_with(line: ExampleLine) -> Opened:
        context = hall.context("0307")
        contexts.append(context)
        page, strip = CasesPage(), MessageStrip()
        qtbot.addWidget(page)
        qtbot.addWidget(strip)
        page.resize(1366, 640)
        page.show()
        line, centre = example(line)
        controller = CasesController(page, context, strip, centre)
        return Opened(page, controller, context, strip, line, centre.signal, qtbot)

    yield open_with
    for context in contexts:
        context.close()


def at_the_centre(hall: RealHall, case: Case) -> tuple[FarEntry, ...]:
    """This desk's entries as the centre keeps them, with one of a village desk between and one after."""
    with hall.seed.store.read() as work:
        own = work.entries_of(case.id)
    mine = [
        FarEntry(
            station="9901",
            terminal="03",
            at=entry.at,
            actor=entry.actor,
            second_actor=entry.second_actor,
            kind=entry.kind,
            based_on=entry.based_on,
            version=at_version,
            disposition=Disposition.ACCEPTED,
            entry_id=entry.entry_id,
            body=entry.body,
            hash=entry.hash,
        )
        for at_version, entry in enumerate(own, 1)
    ]
    village = replace(
        mine[-1],
        station="9917",
        terminal="01",
        actor="0402",
        kind="case.supplement",
        disposition=Disposition.CONFLICT,
        entry_id="far-1",
        body={"facts": {"what": "补身份证复印件"}},
        hash="f" * 64,
    )
    handled = replace(
        village,
        kind="case.handle",
        disposition=Disposition.ACCEPTED,
        entry_id="far-2",
        actor="9001",
        body=None,
    )
    return (*mine[:-1], village, handled)


def test_acts_of_other_desks_are_told_with_their_place_and_what_was_disputed(
    hall: RealHall, case: Case, opened: Callable[..., Opened]
) -> None:
    made = opened(ExampleLine(SENT, entries=at_the_centre(hall, case)))
    made.find("0010")
    said = made.said()
    with hall.seed.store.read() as work:
        own = len(work.entries_of(case.id))
    assert len(said) == own + 2
    assert all("号终端" not in line for line in said[: own - 1])
    assert said[own - 1].endswith("，罗素英，9917 站 01 号终端，补正告知，两边都改过，补身份证复印件")
    assert said[own].endswith("，9001，9917 站 01 号终端，承办，内容已依法删除，记录仍在")
    assert "号终端" not in said[-1]
    assert made.page.body.chain_words == f"这台电脑的 {own} 条前后相扣，没有改动或缺失"


def test_the_printed_timeline_has_the_acts_of_all_desks(
    hall: RealHall, case: Case, opened: Callable[..., Opened]
) -> None:
    made = opened(ExampleLine(SENT, entries=at_the_centre(hall, case)))
    made.find("0010")
    assert made.controller._opened is not None
    sheet = looking_up.timeline_sheet(hall.seed, hall.actor("0307"), made.controller._opened.view)
    paper = "".join(page.get_textpage().get_text_bounded() for page in PdfDocument(sheet.pdf))
    assert "9917 站 01" in paper
    assert "两边都改过" in paper
    assert f"共 {len(made.said())} 条" in paper


def test_who_has_the_case_open_is_named(hall: RealHall, case: Case, opened: Callable[..., Opened]) -> None:
    made = opened(ExampleLine(SENT, holders={case.id: WANG}))
    made.find("0010")
    assert made.page.head.holder_shown == "王志强（2 号窗口）正在办这一件"
    del made.line.holders[case.id]
    made.controller.open_case(case.id)
    made.settle()
    assert made.page.head.holder_shown == ""


def test_without_the_centre_the_case_is_shown_as_this_pc_has_it(
    case: Case, opened: Callable[..., Opened]
) -> None:
    made = opened(ExampleLine(OFFLINE))
    made.line.refusal = "中心没有回答。"
    made.find("0010")
    assert made.page.body.chain_words.endswith("条记录前后相扣，没有改动或缺失")
    assert made.page.head.holder_shown == ""
    assert made.strip.top is None


@pytest.mark.parametrize("status", [OFFLINE, REFUSED], ids=["offline", "refused"])
def test_a_search_says_that_it_covers_this_pc_alone(
    case: Case, opened: Callable[..., Opened], status: object
) -> None:
    made = opened(ExampleLine(status))  # type: ignore[arg-type]
    assert made.page.left.scope_shown == ""
    made.find("0010")
    assert made.page.left.scope_shown == "只查到这台电脑上的 1 件"
    made.signal.publish(SENT)
    assert made.page.left.scope_shown == ""
    made.signal.publish(OFFLINE)
    assert made.page.left.scope_shown == "只查到这台电脑上的 1 件"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_at_every_size(
    hall: RealHall, case: Case, opened: Callable[..., Opened], qapp: QApplication, scale: float
) -> None:
    holder = replace(WANG, name=LONG_NAME)
    made = opened(ExampleLine(OFFLINE, holders={case.id: holder}, entries=at_the_centre(hall, case)))
    made.find("0010")
    theme.apply(qapp, scale)
    made.page.resize(1366, 560)
    made.settle()
    assert made.page.minimumSizeHint().width() <= 1366
    assert LONG_NAME in made.page.head.holder_shown
