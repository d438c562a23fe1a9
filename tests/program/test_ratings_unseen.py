"""The rated clerk at their own desk: every page, every word of it, whatever the citizen said."""

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from hall_client.domain.people import PERMISSIONS, Role
from hall_client.domain.ratings import BAD_REASONS, GRADE_WORDS, Grade
from hall_client.services import rating, settings_changing
from hall_client.ui.page_plan import pages_of
from hall_client.ui.pages.window_bench import Phase
from tests.desk import SUPERVISOR
from tests.program.seat import K, Seat

ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def words_of(model: QAbstractItemModel, parent: QModelIndex) -> list[str]:
    """Every text of a model, to its leaves."""
    if isinstance(model, QAbstractListModel) and parent.isValid():
        return []
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    found = []
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            index = model.index(row, column, parent)
            found += [str(model.data(index, role) or "") for role in ROLES]
            found += words_of(model, index)
    return found


def on_screen(root: QWidget) -> set[str]:
    """Every text, name and description below `root`, shown or hidden, those of lists included."""
    found: list[str] = []
    for each in [root, *root.findChildren(QWidget)]:
        found += [
            str(each.property(name) or "") for name in ("text", "windowTitle", "toolTip", "currentText")
        ]
        found += [each.accessibleName(), each.accessibleDescription()]
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            found += words_of(each.model(), QModelIndex())
    return {words for words in found if words}


def served(seat: Seat) -> str:
    """The clerk serves somebody to the end; the service."""
    seat.sign_in("0307")
    seat.call()
    seat.at_once()
    seat.press(K.Key_F12)
    assert seat.bench.phase is Phase.DONE
    with seat.desk.store.read() as work:
        (service,) = work.floor.services(seat.clock.at.date())
    return service.id


@pytest.mark.parametrize("grade", [Grade.VERY_BAD, Grade.VERY_GOOD])
def test_no_page_of_the_clerk_tells_the_grade_or_the_reason(seat: Seat, grade: Grade) -> None:
    service = served(seat)
    rating.give(seat.desk, service, grade)
    if grade is Grade.VERY_BAD:
        rating.change(seat.desk, service, grade, BAD_REASONS, contact=True)
    seat.hands.wait(lambda: any("群众已评" in words for words in on_screen(seat.shell)), "the card to say so")
    pages, told = set(), set()
    for digit in range(1, 10):
        pages.add(seat.page(digit))
        seat.hands.settle()
        told |= on_screen(seat.shell)
    assert pages == {"window", "cases", "tally", "handover", "settings"}
    secret = {*(GRADE_WORDS[each] for each in Grade if each is not Grade.GOOD), *BAD_REASONS[:-1]}
    assert not [(word, words) for word in secret for words in told if word in words]
    assert seat.context.actor.rating_keys == {}


def test_a_supervisor_with_a_window_finds_nothing_of_their_own_on_any_page(seat: Seat) -> None:
    """They hold the key; the program keeps what was said of them from them all the same."""
    service = served(seat)
    seat.sign_out()
    rating.give(seat.desk, service, Grade.VERY_BAD)
    rating.change(seat.desk, service, Grade.VERY_BAD, BAD_REASONS, contact=True)
    both = (Role.CLERK, Role.SUPERVISOR)
    settings_changing.save_person(seat.desk, SUPERVISOR, "0307", "赵婷", both, disabled=False)
    seat.sign_in("0307")
    seat.sign_out()
    seat.sign_in("0101")
    seat.hands.settle()
    while "赵婷（0307）要打开群众评价" not in seat.message:
        assert seat.message, "nobody is asked"
        seat.press(K.Key_Escape)
    asked = seat.shell.strip.top
    assert asked is not None
    asked.actions[0].run()
    seat.wait_for("赵婷下次登录就能打开群众评价")
    seat.sign_out()
    seat.sign_in("0307")
    assert len(seat.context.actor.rating_keys) == 1
    pages, told = set(), set()
    for digit in range(1, 10):
        pages.add(seat.page(digit))
        seat.hands.settle()
        told |= on_screen(seat.shell)
    assert {"board", "tally", "bad_ratings"} <= pages
    secret = {GRADE_WORDS[Grade.VERY_BAD], "差评 1", "共 1 条", "要回访", *BAD_REASONS[:-1]}
    assert not [(word, words) for word in secret for words in told if word in words]


def test_who_may_not_open_ratings_has_no_page_of_them(seat: Seat) -> None:
    seat.sign_in("0307")
    hall, clerk = seat.shift._hall, seat.context.actor
    assert "bad_ratings" not in pages_of(clerk, hall)
    openers = PERMISSIONS["follow_up.read"]
    assert openers == {Role.SUPERVISOR, Role.APPROVER}
    for act in ("rating.grades", "rating.enter", "follow_up.step", "follow_up.review"):
        assert PERMISSIONS[act] <= openers
    assert PERMISSIONS["rating.give"] == PERMISSIONS["rating.change"] == {Role.CITIZEN}


def test_what_a_password_opened_goes_with_the_person(seat: Seat) -> None:
    seat.sign_in("0101")
    assert len(seat.context.actor.rating_keys) == 1
    seat.sign_out()
    assert seat.context.actor.rating_keys == {}
