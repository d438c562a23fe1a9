"""Whoever stands before the ticket machine: their card, their booking, their question. Forgotten when they go."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer

from hall_client.domain.appointments import Appointment, AppointmentState
from hall_client.domain.deadlines import local_date
from hall_client.domain.identity import check_id_number, mask_name
from hall_client.domain.people import KIOSK
from hall_client.services import appointing, issuing, opening, progress
from hall_client.services.issuing import Issued
from hall_client.services.ports import CardNotRead
from hall_client.services.progress import Progress
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.faces.kiosk_face import KioskFace
from hall_client.ui.faces.kiosk_words import progress_words, refused_words

CASE_DIGITS, CODE_DIGITS = 16, 6
MOST_WRONG = 5
_ELDER = "elder"
_REST_MS = 600_000
_FAULTS = 3

Give = Callable[[Callable[[], Issued]], None]
Known = tuple[str, bool, Appointment | None]
"""A card: the name hidden, whether the age gives priority, and today's booking."""


class KioskCitizen(QObject):
    """`masked` is who they are, hidden but for a letter or two; empty where no card was read."""

    def __init__(self, face: KioskFace, context: Context, give: Give) -> None:
        super().__init__(face)
        self._face, self._context, self._give = face, context, give
        self.masked = ""
        self._by_age = False
        self._number = ""
        self._asked: Callable[[str], None] = self._on_booking
        self._reading = self._has_reader = False
        self._faults = self._wrong = 0
        face.home.set_reader(False)
        face.home.card_wished.connect(self._on_card)
        face.home.appointment_wished.connect(self._ask_booking)
        face.home.progress_wished.connect(self._ask_number)
        face.keys.entered.connect(lambda digits: self._asked(digits))
        face.begun.connect(self._forget)

    def use_reader(self, there: bool) -> None:
        """Another reader is in use from now on, or none."""
        self._has_reader, self._faults = there, 0
        self._face.home.set_reader(there)

    def proof(self, priority: str) -> str:
        """What the priority stands on, for the daily log."""
        if not priority:
            return ""
        return issuing.BY_AGE if self._by_age and priority == _ELDER else issuing.BY_CHOICE

    def _forget(self) -> None:
        self.masked, self._number = "", ""
        self._by_age = False

    # --- the card ---------------------------------------------------------------------------------------------
    def _on_card(self) -> None:
        if self._reading:
            return
        self._reading = True
        self._face.home.card.show_note(self.tr("正在读卡…"))
        self._context.background.run(self._read, self._on_read, self._on_not_read)

    def _read(self) -> Known:
        """Nothing but what is shown leaves this function: neither name nor number is kept."""
        desk = self._context.desk
        card = self._context.reader.read()
        hall = opening.hall_today(desk)
        today: date = local_date(desk.now())
        age = check_id_number(card.id_number, today).age_on(today)
        elder = age >= hall.elder_age and bool(hall.priority_label(_ELDER))
        return mask_name(card.name), elder, appointing.todays(desk, id_number=card.id_number)

    def _on_read(self, known: Known) -> None:
        self._reading, self._faults = False, 0
        self.masked, self._by_age, booking = known
        if booking is not None and booking.state is AppointmentState.BOOKED:
            self._arrive(booking.id)
            return
        self._face.touched()
        self._face.home.greet(self.masked, _ELDER if self._by_age else "")

    def _on_not_read(self, failure: Exception) -> None:
        self._reading = False
        if not isinstance(failure, CardNotRead):
            failures.sentence(failure)
        self._faults += 1
        self._face.home.card.show_note(self.tr("没读到。放平再点一次，或直接点要办的事"))
        self._face.touched()
        if self._faults >= _FAULTS:
            # A reader that fails is put out of sight for a while: nobody should have to try it in vain.
            self._face.home.set_reader(False)
            QTimer.singleShot(_REST_MS, self, self._try_reader_again)

    def _try_reader_again(self) -> None:
        self.use_reader(self._has_reader)

    # --- a booking --------------------------------------------------------------------------------------------
    def _ask_booking(self) -> None:
        self._asked = self._on_booking
        note = self.tr("预约码是 6 位数字，约好时告诉过您。也可以回去刷身份证。")
        self._face.ask_digits(self.tr("请输预约码"), CODE_DIGITS, note, self.tr("回去"))

    def _on_booking(self, code: str) -> None:
        if self._wrong >= MOST_WRONG:
            self._too_often()
            return
        desk = self._context.desk
        self._context.background.run(
            lambda: appointing.todays(desk, code=code), self._on_booking_found, self._on_refused
        )

    def _on_booking_found(self, booking: Appointment | None) -> None:
        if booking is None:
            self._wrong_once(self.tr("今天没有这个预约码。请再看一下，或请工作人员帮忙。"))
        else:
            self._arrive(booking.id)

    def _arrive(self, booking: str) -> None:
        self._wrong = 0
        desk = self._context.desk
        self._give(lambda: appointing.arrive(desk, KIOSK, booking))

    # --- 查进度 -------------------------------------------------------------------------------------------------
    def _ask_number(self) -> None:
        self._asked = self._on_number
        note = self.tr("编号在回执上，条形码下面，16 位数字。")
        self._face.ask_digits(self.tr("请输办件编号"), CASE_DIGITS, note)

    def _on_number(self, digits: str) -> None:
        self._number, self._asked = digits, self._on_code
        self._face.ask_digits(self.tr("请输查询码"), CODE_DIGITS, self.tr("查询码也在回执上，6 位数字。"))

    def _on_code(self, code: str) -> None:
        desk, number = self._context.desk, self._number
        if self._wrong >= MOST_WRONG:
            self._too_often()
            return
        self._context.background.run(
            lambda: progress.look_up(desk, number, code), self._on_found, self._on_not_found
        )

    def _on_found(self, found: Progress) -> None:
        self._wrong = 0
        self._face.show_said(progress_words(found))

    def _on_not_found(self, failure: Exception) -> None:
        words = failures.sentence(failure)
        if not isinstance(failure, progress.ProgressRefused):
            self._face.show_said(refused_words(self.tr("没有查到"), words))
            return
        self._wrong_once(words)
        self._asked = self._on_number
        if self._wrong < MOST_WRONG:
            self._face.ask_digits(self.tr("请输办件编号"), CASE_DIGITS, words)

    def _wrong_once(self, words: str) -> None:
        """Codes are not guessed here: after a few wrong ones the machine asks for a person, for a while."""
        self._wrong += 1
        if self._wrong < MOST_WRONG:
            self._face.keys.refuse(words)
            self._face.say(words)
            return
        if self._wrong == MOST_WRONG:
            QTimer.singleShot(_REST_MS, self, self._forgive)
        self._too_often()

    def _too_often(self) -> None:
        words = self.tr("输错的次数多了，这里先停一会儿。请带回执到导办台，工作人员帮您查。")
        self._face.show_said(refused_words(self.tr("请找工作人员"), words))

    def _forgive(self) -> None:
        self._wrong = 0

    def _on_refused(self, failure: Exception) -> None:
        self._face.show_said(refused_words(self.tr("没有取到号"), failures.sentence(failure)))
