"""What the program does between sign-in and sign-out: drafts kept, Esc and scans led, days turned and closed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from hall_client.app import StoreOnGuiThread
from hall_client.demo.hands import ALT, CTRL
from hall_client.domain.cases import Outcome
from hall_client.services import issuing
from hall_client.ui import theme
from hall_client.ui.pages.cases_page import CasesPage
from hall_client.ui.pages.guide_page import GuidePage
from hall_client.ui.pages.tally_page import TallyPage
from hall_client.ui.pages.window_bench import Phase
from hall_client.ui.scanning import Scan
from hall_client.ui.widgets.message_row import Message, MessageKind
from tests.desk import GUIDE, TestDesk
from tests.program.seat import CHEN, K, Seat
from tests.services.acts import finished

pytestmark = pytest.mark.slow


def test_what_was_left_open_is_there_after_a_new_start(sit_down: Callable[[], Seat]) -> None:
    first = sit_down()
    first.sign_in("0307")
    ticket = first.call()
    first.hands.type("陈䶮根𠮷")
    draft = first.bench.draft.id
    first.close()

    second = sit_down()
    second.sign_in("0307")
    assert second.message == "上次有 1 件没办完，已经打开。"
    assert (second.bench.draft.id, second.bench.draft.applicant.name) == (draft, "陈䶮根𠮷")
    assert second.bench.view is not None
    assert second.bench.view.serving is not None
    assert second.bench.view.serving.label == ticket.label


def test_esc_goes_from_the_inside_out(seat: Seat) -> None:
    """The question that has the keyboard, then the message, then the outcome, then nothing more."""
    seat.sign_in("0307")
    seat.call()
    seat.at_once()
    seat.press(K.Key_F11)
    choice = seat.bench.page.choice
    seat.shift.tell("今天下午三点停电。", MessageKind.AMBER)
    assert choice.isVisible()
    seen = []
    for _ in range(4):
        seat.press(K.Key_Escape)
        seen.append((choice.isVisible(), seat.message, seat.bench.draft.outcome))
    assert seen == [
        (False, "今天下午三点停电。", "on_the_spot"),
        (False, "", "on_the_spot"),
        (False, "", ""),
        (False, "", ""),
    ]
    assert (seat.bench.draft.item_code, seat.bench.draft.applicant.name) == ("RS-004", CHEN.name)
    seat.press(K.Key_F1)
    assert seat.shell.page == "help"
    seat.press(K.Key_Escape)
    assert seat.shell.page == "window"


def test_esc_on_the_guides_page_closes_its_form(seat: Seat) -> None:
    seat.sign_in("0401")
    ticket = seat.ticket()
    seat.hands.click(guide(seat).series.buttons["A"])
    lines: QListView = guide(seat).lists.waiting
    lines.setCurrentIndex(lines.model().index(0, 0))
    seat.hands.click_words("弃号", guide(seat))
    assert guide(seat).form.act == "abandon"
    seat.press(K.Key_Escape)
    assert guide(seat).form.act == ""
    assert seat.state_of(ticket) == "waiting"


def guide(seat: Seat) -> GuidePage:
    """The guide's page."""
    page = seat.shell.findChild(GuidePage)
    assert page is not None
    return page


def test_a_scan_at_the_window_opens_the_case_there(seat: Seat) -> None:
    seat.program.on_scanned(Scan("9901032603180012"))
    seat.sign_in("0307")
    number = receive(seat)
    seat.page(7)
    seat.program.on_scanned(Scan(number))
    seat.hands.settle()
    assert (seat.shell.page, seat.bench.draft.number) == ("window", number)
    assert "带出看过的 5 项材料" in seat.message


def test_a_scan_without_a_window_opens_the_cases_page_or_says_where_to_go(seat: Seat) -> None:
    number = on_record(seat)
    seat.sign_in("0501")
    seat.page(7)
    seat.program.on_scanned(Scan(number))
    seat.hands.settle()
    cases = seat.shell.findChild(CasesPage)
    assert cases is not None
    assert (seat.shell.page, cases.opened_number) == ("cases", number)
    seat.sign_out()

    seat.sign_in("0401")
    seat.program.on_scanned(Scan(number))
    seat.hands.settle()
    assert seat.shell.page == "guide"
    assert seat.message.startswith("这里不办件")


def on_record(seat: Seat) -> str:
    """A case that was accepted before; its number."""
    desk = TestDesk(seat.behind, seat.clock, seat.tray)
    return finished(desk, "MZ-006", Outcome.ACCEPTED).case.number


def receive(seat: Seat) -> str:
    """A person called, and the papers for MZ-006 taken in without a decision; the number of the case."""
    seat.call()
    seat.press(K.Key_F5)
    seat.hands.type("MZ-006")
    seat.press(K.Key_Return)
    for _ in range(8):
        if seat.bench.page.case.active != "situation":
            break
        seat.press(K.Key_1)
        seat.press(K.Key_Return)
    seat.press(K.Key_4, ALT)
    seat.press(K.Key_A, CTRL)
    seat.press(K.Key_1)
    seat.press(K.Key_F11)
    seat.press(K.Key_8)
    number = seat.bench.draft.number
    seat.press(K.Key_F12)
    assert seat.bench.phase is Phase.DONE, seat.message
    return number


def test_midnight_ends_the_shift_and_the_next_one_settles_the_day(seat: Seat) -> None:
    seat.sign_in("0307")
    waiting = seat.ticket()
    seat.call()
    seat.hands.type("王𬭎")
    seat.clock.forward(hours=15, minutes=40)
    seat.program.tick()
    seat.hands.wait(lambda: seat.program.shift is None, "the day to turn")
    assert seat.entries("person.sign_out") == 1
    assert (seat.entries("day.close"), seat.state_of(waiting)) == (0, "in_service")

    seat.clock.forward(hours=8, minutes=10)
    seat.sign_in("0307")
    said = [message.spoken for message in messages(seat)]
    assert "03-18 没有封账，已经补上，没办的号票清号。" in said
    assert seat.entries("day.close") == 1
    assert seat.bench.draft.applicant.name == "王𬭎"


def messages(seat: Seat) -> list[Message]:
    """Everything the strip holds, the newest first."""
    found = []
    while (top := seat.shell.strip.top) is not None:
        found.append(top)
        seat.shell.strip.dismiss()
    return found


def test_the_closed_day_is_backed_up(seat: Seat) -> None:
    waiting = seat.ticket()
    seat.sign_in("0101")
    seat.page(4)
    page = seat.shell.findChild(TallyPage)
    assert page is not None
    page.options.choose("centre")
    seat.hands.settle()
    seat.hands.click_words("封账", seat.shell)
    assert seat.entries("day.close") == 0, "it is asked first"
    seat.press(K.Key_Return, CTRL)
    seat.wait_for("备份存在")
    [file] = (seat.folder / "backups").iterdir()
    assert file.name.startswith("2026-03-18")
    assert str(file) in seat.message
    assert (seat.state_of(waiting), seat.entries("day.close")) == ("cleared", 1)


def test_a_page_that_touches_the_store_itself_is_stopped(seat: Seat) -> None:
    with pytest.raises(StoreOnGuiThread):
        issuing.issue(seat.opened.desk, GUIDE, "A")
    with pytest.raises(StoreOnGuiThread), seat.opened.store.read():
        pass
    assert seat.entries("ticket.issue") == 0
    answers: list[object] = []
    seat.context.background.run(
        lambda: issuing.issue(seat.opened.desk, GUIDE, "A"), answers.append, answers.append
    )
    seat.hands.settle()
    assert seat.entries("ticket.issue") == 1


def test_the_text_size_is_kept_for_each_person(seat: Seat) -> None:
    seat.sign_in("0307")
    seat.press(Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    chosen = theme.current.scale
    assert chosen > 1.0
    seat.sign_out()
    seat.sign_in("0305")
    assert theme.current.scale == 1.0
    seat.sign_out()
    seat.sign_in("0307")
    assert theme.current.scale == chosen
