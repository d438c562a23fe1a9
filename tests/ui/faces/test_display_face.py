"""The call display and the strip: what they say in each state, and that every screen holds it."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hall_client.domain.aloud import VoiceRules
from hall_client.domain.tickets import TicketState
from hall_client.services.displaying import Called, DisplayView, Doing, WindowRow
from hall_client.ui.faces.display_face import DisplayFace
from hall_client.ui.faces.strip_face import StripFace

AT = datetime(2026, 3, 18, 10, 26)
LONG = "不动产登记和交易税收综合受理窗口"
SIZES = [(1920, 1080), (1366, 768), (1080, 1920)]


def called(label: str, window: int, minutes: int = 0, state: TicketState = TicketState.CALLED) -> Called:
    return Called(label, window, AT - timedelta(minutes=minutes), state)


CALLS = (called("A036", 3), called("B020", 6, 1), called("Y006", 2, 2), called("B019", 4, 3))


def view(
    windows: int = 6, calls: tuple[Called, ...] = CALLS, paused: int = 5, name: str = "综合"
) -> DisplayView:
    there = {each.window: each.label for each in calls if each.is_at_window}
    rows = tuple(
        WindowRow(n, name, there.get(n, ""), Doing.PAUSED if n == paused else Doing.SERVING)
        for n in range(1, windows + 1)
    )
    waiting = (("社会事务", 6), ("社保医保", 5), ("农业农村", 1), ("户籍和其他", 2))
    return DisplayView("青禾镇便民服务中心", rows, calls, ("A033", "B014"), waiting, VoiceRules())


@pytest.fixture
def face(qtbot: QtBot) -> DisplayFace:
    made = DisplayFace()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def earlier(face: DisplayFace) -> list[str]:
    return [" ".join(each.text() for each in box.findChildren(QLabel)) for box in face.panel.earlier]


def test_it_shows_the_call_the_two_before_and_every_window(face: DisplayFace) -> None:
    face.show_view(view())
    face.show_calling(CALLS[0])
    assert face.panel.words == "A036 3"
    assert earlier(face) == ["B020 到 6 号窗口", "Y006 到 2 号窗口"]
    assert {n: row.words for n, row in face.table.rows.items()} == (
        {1: "", 2: "Y006", 3: "A036", 4: "B019", 5: "暂停", 6: "B020"}
    )
    assert [n for n, row in face.table.rows.items() if row.is_calling] == [3]
    assert face.foot.words == ("A033　B014", "社会事务 6 人　社保医保 5 人　其他 3 人")


def test_after_the_call_it_stands_without_its_mark(face: DisplayFace) -> None:
    face.show_view(view())
    face.show_calling(CALLS[0])
    face.show_calling(None)
    assert face.panel.words == "A036 3"
    assert not any(row.is_calling for row in face.table.rows.values())


def test_a_call_that_still_waits_for_the_voice_is_not_among_those_before(face: DisplayFace) -> None:
    face.show_view(view())
    face.show_calling(CALLS[1])
    assert face.panel.words == "B020 6"
    assert earlier(face) == ["Y006 到 2 号窗口", "B019 到 4 号窗口"]
    assert face.table.rows[3].words == "A036", "the window shows it at once"


def test_who_missed_the_call_is_no_longer_asked_to_a_window(face: DisplayFace) -> None:
    face.show_view(view(calls=(called("A036", 3, 0, TicketState.NO_SHOW), called("B020", 6, 1))))
    assert face.panel.words == "B020 6"
    face.show_view(view(calls=(called("A036", 3, 0, TicketState.NO_SHOW),)))
    assert face.panel.words == "请取号，等候叫号"
    assert earlier(face) == [" ", " "]


def apart(calls: tuple[Called, ...] = ()) -> DisplayView:
    """The queue is out of reach; `calls` are made by paper at this PC."""
    return replace(view(calls=calls, paused=0), missed=None, waiting=None, linked=False)


def test_what_is_wrong_stands_below_until_it_is_well_again(face: DisplayFace) -> None:
    face.show_view(apart((CALLS[0],)))
    face.show_notice("voice", "没有找到音箱，叫号只显示在屏幕上。")
    assert face.foot.notice == "请听工作人员叫号\n没有找到音箱，叫号只显示在屏幕上。"
    assert face.panel.words == "A036 3"
    face.show_view(view())
    assert face.foot.notice == "没有找到音箱，叫号只显示在屏幕上。"
    face.show_notice("voice", "")
    assert face.foot.notice == ""


def test_without_the_queue_it_says_what_to_do_and_nothing_it_cannot_know(face: DisplayFace) -> None:
    face.show_view(view())
    face.show_view(apart())
    assert face.panel.words == "请听工作人员叫号"
    assert face.foot.words == ("", "人数暂时看不到")
    assert face.foot.notice == "", "it stands in the panel"
    assert {row.words for row in face.table.rows.values()} == {""}


def test_nobody_waits_and_nobody_missed(face: DisplayFace) -> None:
    face.show_view(DisplayView("青禾镇便民服务中心", view().windows, (), (), (), VoiceRules()))
    assert face.foot.words == ("没有", "没有人在等")


def _place(widget: QWidget, within: QWidget) -> QRect:
    return widget.rect().translated(widget.mapTo(within, widget.rect().topLeft()))


def _whole(widget: QWidget) -> list[str]:
    """The labels whose words do not fit into the room they have."""
    labels = [each for each in widget.findChildren(QLabel) if each.isVisible() and each.text()]
    return [
        each.text()
        for each in labels
        if each.fontMetrics().horizontalAdvance(each.text()) > each.width() + 1 and not each.wordWrap()
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("windows", "name"), [(6, "综合"), (8, LONG), (16, LONG)])
def test_every_screen_holds_it(qtbot: QtBot, size: tuple[int, int], windows: int, name: str) -> None:
    face = DisplayFace()
    qtbot.addWidget(face)
    face.resize(*size)
    face.show()
    face.show_clock(AT)
    face.show_view(view(windows, name=name))
    face.show_calling(CALLS[0])
    face.show_notice("voice", "没有找到音箱，叫号只显示在屏幕上。")
    qtbot.wait(1)
    assert face.size().toTuple() == size
    assert _whole(face) == []
    for part in (face.panel, face.table, face.foot):
        assert face.rect().contains(_place(part, face))
        for inside in part.findChildren(QWidget):
            assert not inside.isVisible() or part.rect().contains(_place(inside, part)), inside
    assert face.panel.geometry().bottom() < face.foot.geometry().top()
    words = [_place(each, face) for each in face.findChildren(QLabel) if each.isVisible() and each.text()]
    assert not [pair for pair in itertools.combinations(words, 2) if pair[0].intersects(pair[1])]


def test_the_called_number_is_a_sixth_of_the_screen_in_type(face: DisplayFace) -> None:
    face.resize(1920, 1080)
    face.show_view(view())
    number = next(each for each in face.panel.findChildren(QLabel) if each.property("display") == "number")
    assert number.font().pixelSize() == round(0.165 * 1920)


@pytest.fixture
def strip(qtbot: QtBot) -> Callable[[int], StripFace]:
    def make(window: int) -> StripFace:
        made = StripFace(window)
        qtbot.addWidget(made)
        made.resize(1920, 360)
        made.show()
        return made

    return make


def test_the_strip_shows_its_own_window_alone(strip: Callable[[int], StripFace]) -> None:
    third, fifth, ninth = strip(3), strip(5), strip(9)
    for each in (third, fifth, ninth):
        each.show_view(view())
        each.show_calling(CALLS[0] if each is third else None)
    assert (third.words, fifth.words, ninth.words) == ("A036", "暂停", "没有这个窗口")
    third.show_view(view(calls=()))
    third.show_calling(None)
    assert third.words == "请等候叫号"
    third.show_view(apart())
    assert third.words == "请听工作人员叫号"
    assert _whole(third) == []
    assert third.size().toTuple() == (1920, 360)


@pytest.mark.parametrize("size", [(1920, 360), (800, 200), (1366, 768), (1920, 1080), (1080, 1920)])
def test_a_screen_of_any_shape_holds_the_strip(qtbot: QtBot, size: tuple[int, int]) -> None:
    face = StripFace(3)
    qtbot.addWidget(face)
    face.resize(*size)
    face.show()
    for seen, calling in ((view(), CALLS[0]), (apart(), None), (view(paused=3, calls=()), None)):
        face.show_view(seen)
        face.show_calling(calling)
        qtbot.wait(1)
        assert face.size().toTuple() == size
        assert _whole(face) == []
        for each in face.findChildren(QLabel):
            assert not each.isVisible() or face.rect().contains(_place(each, face)), each.text()
