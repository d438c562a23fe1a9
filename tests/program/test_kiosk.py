"""The ticket machine: a touch on a tile, a number in the store, a slip in the tray."""

from hall_client.app import make_context
from hall_client.demo.hands import Hands
from hall_client.devices.card_reader import NoReader
from hall_client.devices.voice import Silent
from hall_client.domain.deadlines import local_date
from hall_client.domain.people import KIOSK
from hall_client.ui.faces.kiosk_controller import KioskController
from hall_client.ui.faces.kiosk_face import KioskFace
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
