"""The printer is gone at the moment of F12: the case is saved, the strip says so in red, and F12 prints it again."""

from functools import partial

from hall_client.services import looking_up
from hall_client.services.settings_changing import change_setting
from hall_client.ui.device_watch import DeviceWatch
from hall_client.ui.pages.window_bench import Phase
from hall_client.ui.widgets.message_row import MessageKind
from tests.desk import SUPERVISOR
from tests.program.seat import K, Seat


def paper_states(seat: Seat, number: str) -> list[str]:
    """Where the papers of a case stand in the store."""
    (case,) = looking_up.by_number(seat.desk, number)
    with seat.desk.store.read() as work:
        return [document.state for document in work.cases.documents(case.id)]


def test_a_printer_that_is_gone_costs_a_second_f12_and_nothing_else(seat: Seat) -> None:
    seat.sign_in("0307")
    seat.call()
    number = seat.at_once()
    seat.tray.jammed = True
    seat.press(K.Key_F12)
    assert seat.bench.phase is Phase.DONE
    top = seat.shell.strip.top
    assert top is not None
    assert top.kind is MessageKind.RED
    assert "没打出来" in top.spoken
    assert "已经存好" in top.spoken
    (case,) = looking_up.by_number(seat.desk, number)
    assert (case.state, case.outcome) == ("delivered", "on_the_spot")
    assert (paper_states(seat, number), seat.tray.sheets) == (["failed"], [])

    seat.tray.jammed = False
    seat.press(K.Key_F12)
    assert [name for name, _pdf, _copies in seat.tray.sheets] == [f"{number}-C8-1"]
    assert paper_states(seat, number) == ["printed"]
    assert seat.entries("case.finish_on_the_spot") == 1
    assert "没打出来" not in seat.message


def shows(seat: Seat, words: str) -> bool:
    return seat.shell.bar.devices.text() == words


def test_a_print_queue_that_stops_is_told_and_one_that_works_again_is_seen(seat: Seat) -> None:
    change_setting(seat.desk, SUPERVISOR, "printers", {"a4": "办公室"})
    seat.sign_in("0307")
    watch = seat.shell.findChild(DeviceWatch)
    assert watch is not None
    for jammed, cell in ((True, "打印机有问题"), (True, "打印机有问题"), (False, "设备正常")):
        seat.tray.jammed = jammed
        watch.look_at_printers()
        seat.hands.wait(partial(shows, seat, cell), cell)
    assert seat.message == "办公室：没有回应"


def test_another_printer_is_found_in_the_settings(seat: Seat) -> None:
    seat.sign_in("0307")
    seat.call()
    seat.at_once()
    seat.tray.jammed = True
    seat.press(K.Key_F12)
    top = seat.shell.strip.top
    assert top is not None
    next(action for action in top.actions if action.text == "换一台").run()
    seat.hands.settle()
    assert seat.shell.page == "settings"
