"""After the counters: a promised case is reviewed, approved and closed, its result handed over, the day tallied."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hall_client.demo.clock import DemoClock
from hall_client.demo.hands import CTRL, DemoStuck, Hands
from hall_client.demo.office import Office
from hall_client.program import Program
from hall_client.ui.pages.bad_ratings_page import BadRatingsPage
from hall_client.ui.pages.cases_page import CasesPage
from hall_client.ui.pages.tally_page import TallyPage
from hall_client.ui.shell import Shell


def close_promised_case(office: Office, clock: DemoClock, number: str, pictures: Path) -> None:
    """审核 by a second handler, 批准 and 办结 by the approver: three people, as 三分离 asks."""
    for who, values in (
        ("0502", {"opinion": "材料齐全，同意。"}),
        ("0601", {"opinion": "同意发放。"}),
        (
            "0601",
            {"opinion": "已发放到卡。", "result": "发放到社会保障卡", "result_number": "青社发〔2026〕18号"},
        ),
    ):
        office.be(who)
        page = _find(office.hands, office.shell, number)
        office.hands.click_words("记下一步", page)
        _fill(office.hands, page, values)
        clock.forward(minutes=4)
    office.hands.picture(pictures / "08-case-timeline.png")


def deliver(hands: Hands, program: Program, clock: DemoClock, number: str) -> None:
    """The clerk hands the result over; C9 is printed."""
    if program.shift is None:
        raise DemoStuck("no clerk is on duty")
    page = _find(hands, program.shift.shell, number)
    hands.click_words("送达", page)
    _fill(hands, page, {})
    clock.forward(minutes=2)
    hands.press(Qt.Key.Key_1, CTRL)


def _find(hands: Hands, shell: Shell, number: str) -> CasesPage:
    hands.press(Qt.Key.Key_2, CTRL)
    page = shell.findChild(CasesPage)
    if page is None:
        raise DemoStuck("this desk has no page of cases")
    page.left.search.setFocus()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type(number)
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: page.opened_number == number, "the case to be opened")
    hands.settle()
    return page


def _fill(hands: Hands, page: CasesPage | BadRatingsPage, values: dict[str, str]) -> None:
    hands.wait(lambda: bool(page.form.act), "the form to open")
    for name, value in values.items():
        page.form.set_value(name, value)
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait(lambda: not page.form.act, "the step to be recorded")
    hands.settle()


def follow_up(office: Office, clock: DemoClock, out: Path) -> None:
    """A bad rating of the day: the supervisor calls the citizen and puts it right, the approver reviews it."""
    for who, words in (
        ("0101", "打过电话，等得久，当场说明，加开了 1 号窗口。"),
        ("0601", "回访过，群众满意。"),
    ):
        office.be(who)
        hands = office.hands
        hands.press(Qt.Key.Key_9, CTRL)
        hands.settle()
        page = office.shell.findChild(BadRatingsPage)
        if page is None or not page.list.side.rows:
            raise DemoStuck("nobody gave a bad grade")
        if who == "0101":
            hands.picture(out / "screenshots" / "12-bad-ratings.png")
        hands.press(Qt.Key.Key_F11)
        hands.press(Qt.Key.Key_1)
        _fill(hands, page, {"words": words})
        clock.forward(minutes=3)


def tally_and_close(office: Office, clock: DemoClock, out: Path) -> None:
    """The supervisor looks at the hall and at the centre's tally, closes the day, and prints C20 and C22."""
    office.be("0101")
    hands = office.hands
    hands.press(Qt.Key.Key_3, CTRL)
    hands.picture(out / "screenshots" / "06-hall-board.png")
    hands.press(Qt.Key.Key_4, CTRL)
    page = _tally(office.shell)
    hands.settle()
    page.options.choose("centre")
    hands.settle()
    hands.click_words("封账", office.shell)
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.wait(lambda: page.shown is not None and page.shown.closed, "the day to be closed")
    clock.forward(minutes=3)
    hands.settle()
    hands.picture(out / "screenshots" / "07-daily-tally.png")
    if page.shown is not None:
        (out / "tally.pdf").write_bytes(page.shown.sheet.pdf)
    hands.press(Qt.Key.Key_F12)
    page.options.choose("satisfaction")
    hands.settle()
    hands.picture(out / "screenshots" / "07b-satisfaction.png")
    hands.press(Qt.Key.Key_F12)


def _tally(root: QWidget) -> TallyPage:
    page = root.findChild(TallyPage)
    if page is None:
        raise DemoStuck("this desk has no page of tallies")
    return page
