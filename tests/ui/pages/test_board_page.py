"""The hall board as it is drawn: figures that are old, words that are long, and what a screen reader hears."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from hall_client.domain.hall_warnings import HallWarning, Urged, WarningKind
from hall_client.domain.lights import Level
from hall_client.domain.tides import TideProposal
from hall_client.services import hall_board
from hall_client.services.board_windows import WindowState
from hall_client.services.hall_board import Board
from hall_client.ui.pages.board_page import BoardPage
from tests.desk import SUPERVISOR, TestDesk

LONG = "古丽巴哈尔·阿布都热依木·吐尔逊江·买买提依明䶮𬭎"


def warning(key: str, level: Level, **changes: object) -> HallWarning:
    plain = HallWarning(
        key, WarningKind.CASE, level, "超期 1 天", LONG, "农村危房改造申请", "批准环节，何建国"
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.fixture
def page(show: Callable[..., None]) -> BoardPage:
    made = BoardPage()
    show(made, 1366, 646)
    return made


@pytest.fixture
def board(make_desk: Callable[[], TestDesk]) -> Board:
    return hall_board.view(make_desk().desk, SUPERVISOR)


def test_old_figures_are_grey_and_say_from_when_they_are(page: BoardPage, board: Board) -> None:
    page.show_board(board)
    assert page.stale_words == ""
    page.show_board(board, old=board.at)
    assert page.stale_words == "叫号连不上，号票和窗口是 08:30 的数据，预警照常。"
    assert {card._number.property("tone") for card in page.figures} == {"hint"}
    page.show_board(board)
    assert page.stale_words == ""


def test_a_refresh_keeps_the_row_and_a_row_that_went_gives_way_to_the_next(
    page: BoardPage, board: Board
) -> None:
    three = tuple(warning(f"case/{n}", Level.OVERDUE) for n in range(3))
    view, heard = page.warnings.view, list[str]()
    view.chosen.connect(heard.append)
    page.show_board(replace(board, warnings=three))
    view.setCurrentIndex(view.warnings.index(1))
    page.show_board(replace(board, warnings=(warning("case/new", Level.OVERDUE), *three)))
    assert view.key == "case/1"
    page.show_board(replace(board, warnings=(three[0], three[2])))
    assert view.key == "case/2"
    assert heard == ["case/0", "case/1", "case/2"]


def test_a_row_says_all_of_itself_to_a_screen_reader(page: BoardPage, board: Board) -> None:
    page.show_board(replace(board, warnings=(warning("case/1", Level.OVERDUE, urged=Urged.SENT),)))
    index = page.warnings.view.warnings.index(0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"超期 1 天，{LONG}，农村危房改造申请，批准环节，何建国，已督办"
    windows = page.windows.table.windows
    assert windows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("1 号，综合窗口，没人上岗")


def test_a_running_service_goes_on_by_the_second(page: BoardPage, board: Board) -> None:
    serving = replace(
        board.windows[0], state=WindowState.SERVING, since=board.at, label="A001", person_name="李敏"
    )
    page.show_board(replace(board, windows=(serving, *board.windows[1:])))
    model = page.windows.table.windows
    assert model.index(0, 5).data() == "00:00"
    model.tick(board.at + timedelta(seconds=65))
    assert model.index(0, 5).data() == "01:05"
    model.tick(board.at + timedelta(hours=5, minutes=10))
    assert model.index(0, 5).data() == "310 分"


def test_the_proposal_can_be_taken_as_it_stands(page: BoardPage, board: Board) -> None:
    page.show_board(board)
    assert page.flow.accept.isHidden()
    page.show_board(replace(board, proposal=TideProposal(3, ("A", "B"), "B", 9, 54)))
    assert page.flow.proposal == "社保医保排了 9 人，最后一位约等 54 分，可让 3 号窗口也叫。"
    assert page.flow.accept.isVisible()


def test_the_page_never_makes_the_window_wider(page: BoardPage, board: Board) -> None:
    page.show_board(replace(board, warnings=(warning("case/1", Level.OVERDUE, where=LONG * 4),)))
    assert page.minimumSizeHint().width() <= 1366
