"""The ticket machine: a touch on a tile, a number in the store, a slip in the tray."""

from hall_client.app import make_context
from hall_client.counter import Counter
from hall_client.demo.hands import Hands
from hall_client.devices.card_reader import NoReader
from hall_client.devices.voice import Silent
from hall_client.domain.deadlines import local_date
from hall_client.domain.devices import SIMULATOR, Devices
from hall_client.domain.entries import as_row
from hall_client.domain.people import KIOSK
from hall_client.services.settings_changing import change_setting
from hall_client.ui.faces.kiosk_controller import KioskController
from hall_client.ui.faces.kiosk_face import KioskFace
from tests.desk import SUPERVISOR
from tests.printing.reading import flat
from tests.program.seat import Seat, delete


def test_a_touch_gives_a_number_and_its_slip(seat: Seat) -> None:
    context = make_context(seat.opened, KIOSK, NoReader(), Silent())
    face = KioskFace()
    KioskController(face, context).poll.stop()
    hands = Hands(face, lambda: context.background.busy, 0)
    hands.aside = (seat.program.frame,)
    face.resize(1366, 768)
    hands.come_forward()
    hands.settle()
    hands.click(next(tile for tile in face.home.tiles if tile.letter == "C"))
    hands.settle()

    with seat.desk.store.read() as work:
        [ticket] = work.queue.of_day("9901", local_date(seat.clock.at))
    assert (ticket.label, ticket.issued_by, ticket.state) == ("C001", "kiosk", "waiting")
    [(name, slip, _copies)] = seat.tray.sheets
    assert name == "C001"
    assert "C001农业农村前面等候0人" in flat(slip)
    assert "到哪里办1—3号窗口" in flat(slip)
    assert face.number.isVisible()
    face.close()
    delete(face)
    context.close()


def test_a_reader_chosen_on_the_devices_page_is_used_without_a_restart(seat: Seat) -> None:
    context = make_context(seat.opened, KIOSK, NoReader(), Silent())
    face, counter = KioskFace(), Counter(context)
    controller = KioskController(face, context, counter.meet_reader)
    controller.poll.stop()
    face.resize(1366, 768)
    hands = Hands(face, lambda: context.background.busy, 0)
    hands.aside = (seat.program.frame,)
    hands.come_forward()
    hands.settle()
    for reader in ("", SIMULATOR, "", SIMULATOR):
        change_setting(seat.desk, SUPERVISOR, "devices", as_row(Devices(kiosk_reader=reader)))
        controller.look()
        hands.settle()
        assert face.home.card.isVisible() == bool(reader)
    hands.click(face.home.card)
    hands.wait(lambda: bool(controller.citizen.masked), "the card to be read")
    face.close()
    delete(face)
    counter.close()
    context.close()
