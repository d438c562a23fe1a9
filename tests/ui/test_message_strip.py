"""Messages and questions in the strip: newest on top, same key is yes, nothing goes by itself."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hall_client.ui.widgets.key_button import KeyButton
from hall_client.ui.widgets.message_row import MessageAction, MessageKind, MessageRow
from hall_client.ui.widgets.message_strip import MessageStrip


@pytest.fixture
def strip(qtbot: QtBot) -> MessageStrip:
    made = MessageStrip()
    qtbot.addWidget(made)
    return made


def shown(strip: MessageStrip) -> list[str]:
    return [row.message.what for row in strip.findChildren(MessageRow) if not row.isHidden()]


def button(strip: MessageStrip, text: str) -> KeyButton:
    rows = [row for row in strip.findChildren(MessageRow) if not row.isHidden()]
    return next(found for row in rows for found in row.findChildren(KeyButton) if found.text() == text)


def test_newest_on_top_and_the_rest_behind_a_count(strip: MessageStrip) -> None:
    assert strip.isHidden()
    strip.post(MessageKind.OFFLINE, "现在没有网络，照常收件、打印、叫号。", name="offline")
    strip.post(MessageKind.RED, "没读到卡。", "把身份证平放在感应区再按 F5。")
    assert shown(strip) == ["没读到卡。"]
    button(strip, "还有 1 条").click()
    assert shown(strip) == ["没读到卡。", "现在没有网络，照常收件、打印、叫号。"]
    button(strip, "收起").click()
    assert strip.dismiss()
    assert shown(strip) == ["现在没有网络，照常收件、打印、叫号。"]
    strip.take_back("offline")
    assert strip.isHidden()
    assert not strip.dismiss()


def test_same_name_takes_the_place_of_the_older(strip: MessageStrip) -> None:
    strip.post(MessageKind.AMBER, "剩 40 件没传。", name="sync")
    strip.post(MessageKind.INFO, "别的消息。")
    strip.post(MessageKind.AMBER, "剩 2 件没传。", name="sync")
    assert shown(strip) == ["剩 2 件没传。"]
    strip.dismiss()
    assert shown(strip) == ["别的消息。"]


def ask(strip: MessageStrip, answers: list[str]) -> None:
    strip.ask(
        "call_next",
        "这一件还没办完。",
        "再按一次 F2，暂存这一件并呼叫 P004。",
        lambda: answers.append("yes"),
        cap="F2",
        yes="暂存并呼叫",
        no="不叫",
    )


def test_same_key_again_means_yes_once(strip: MessageStrip) -> None:
    answers: list[str] = []
    ask(strip, answers)
    assert answers == []
    ask(strip, answers)
    assert answers == ["yes"]
    assert strip.isHidden()
    ask(strip, answers)
    assert answers == ["yes"]
    assert shown(strip) == ["这一件还没办完。"]


def test_esc_means_no(strip: MessageStrip) -> None:
    answers: list[str] = []
    ask(strip, answers)
    strip.dismiss()
    assert not strip.confirm()
    assert answers == []


def test_covered_question_is_shown_again_before_it_is_answered(strip: MessageStrip) -> None:
    answers: list[str] = []
    ask(strip, answers)
    strip.post(MessageKind.RED, "没读到卡。")
    ask(strip, answers)
    assert answers == []
    assert shown(strip) == ["这一件还没办完。"]
    ask(strip, answers)
    assert answers == ["yes"]


def test_buttons_of_a_question_answer_it(strip: MessageStrip) -> None:
    answers: list[str] = []
    ask(strip, answers)
    button(strip, "不叫").click()
    assert (answers, strip.isHidden()) == ([], True)
    ask(strip, answers)
    button(strip, "暂存并呼叫").click()
    assert (answers, strip.isHidden()) == (["yes"], True)


@pytest.mark.parametrize(("closes", "left"), [(True, []), (False, ["回执没打出来。"])])
def test_action_runs_and_closes_if_it_should(strip: MessageStrip, closes: bool, left: list[str]) -> None:
    done: list[str] = []
    again = MessageAction("再打", lambda: done.append("again"), "F12", closes)
    strip.post(MessageKind.RED, "回执没打出来。", actions=(again,))
    button(strip, "再打").click()
    assert done == ["again"]
    assert shown(strip) == left


def test_words_are_never_read_as_markup(strip: MessageStrip) -> None:
    strip.post(MessageKind.INFO, "<i>钟𬭎</i> & 陈䶮")
    label = strip.findChild(QLabel)
    assert label is not None
    assert "&lt;i&gt;钟𬭎" in label.text()
