"""The ID card (F5), the whole number on screen (Alt+V), and copying into other systems (F7)."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from hall_client.domain import numbers
from hall_client.domain.drafts import Party
from hall_client.services import stepping
from hall_client.services.ports import Card
from hall_client.ui import failures
from hall_client.ui.announce import announce
from hall_client.ui.copying import Copying
from hall_client.ui.pages.window_applicant import ApplicantController
from hall_client.ui.pages.window_bench import Bench, Phase
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.workspace.choice_bar import numbered

_BUSY_MS = 300


class CardController(QObject):
    """A second card asks in place whose it is. `shows_full_id` is on after Alt+V until the next person."""

    def __init__(self, bench: Bench, persons: ApplicantController) -> None:
        super().__init__(bench)
        self._bench, self._page, self._persons = bench, bench.page, persons
        self.shows_full_id = ""
        self._reading, self._party, self._known = False, Party(), ""
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_BUSY_MS)
        self._slow.timeout.connect(lambda: self._page.case.applicant.show_reading(True))
        self.copying = Copying(self)
        self.copying.cleared.connect(lambda: bench.strip.take_back("copied"))
        self._page.case.applicant.card_wished.connect(self.read)
        bench.draft_changed.connect(self._on_typed)
        self._page.case.applicant.copy_wished.connect(self.offer_copy)

    def read(self) -> None:
        """F5."""
        bench = self._bench
        if self._reading or bench.phase is Phase.DONE:
            return
        if bench.phase is Phase.IDLE:
            bench.tell(
                MessageKind.AMBER,
                self.tr("窗口前没有人。"),
                self.tr("先按 F2 叫号，或按 Ctrl+N 直接办。"),
                name="refused",
            )
            return
        self._reading, self._known = True, bench.draft.applicant.id_number
        self._slow.start()
        bench.start_service()
        bench.context.devices.run(bench.context.reader.read, self._on_card, self._on_no_card)

    def _on_typed(self) -> None:
        """The number was entered by hand meanwhile: the card is not waited for."""
        if self._reading and self._bench.draft.applicant.id_number != self._known:
            self._stop_reading()
            self._bench.context.reader.cancel()

    def _stop_reading(self) -> None:
        self._reading = False
        self._slow.stop()
        self._page.case.applicant.show_reading(False)

    def _on_card(self, card: Card) -> None:
        self._stop_reading()
        self._bench.strip.take_back("card")
        party = Party(name=card.name, id_number=card.id_number, address=card.address, source="card")
        announce(self._page, self.tr("已读卡，{name}").format(name=card.name))
        self.take(party)

    def _on_no_card(self, failure: Exception) -> None:
        if not self._reading:
            return
        self._stop_reading()
        what, stop, rest = failures.sentence(failure).partition("。")
        what += stop
        self._bench.strip.post(MessageKind.RED, what, rest, icon="id-card", name="card", urgent=True)

    def take(self, party: Party) -> None:
        """A person read or scanned: the applicant, or after a different one a question whose card it is."""
        self._party = party
        present = self._bench.draft.applicant
        if not present.id_number or present.id_number == party.id_number:
            self._on_whose("applicant")
            return
        question = self.tr("这是谁的证件：{name}").format(name=party.name or party.id_number)
        answers = numbered([("applicant", self.tr("本人")), ("agent", self.tr("代办人"))])
        self._page.choice.ask(question, answers, self._on_whose)

    def _on_whose(self, whose: str) -> None:
        draft, party = self._bench.draft, self._party
        if whose == "agent":
            after = replace(draft, agent=party)
            self._persons.commit(after, self.tr("读了代办人的证件"))
            return
        known = draft.applicant
        person = replace(
            party,
            name=party.name or known.name,
            address=party.address or known.address,
            phone=known.phone,
        )
        self._persons.commit(replace(draft, applicant=person), self.tr("读了申请人的证件"))
        self._bench.look_up(person.id_number)
        if person.name:
            self._page.section_wished.emit("item" if not draft.item_code else "materials")

    def offer_copy(self) -> None:
        """F7."""
        draft = self._bench.draft
        who = draft.applicant
        number = numbers.shown(draft.number) if draft.number else ""
        values = (
            (who.name, self.tr("姓名")),
            (who.id_number, self.tr("证件号")),
            (who.phone, self.tr("电话")),
            (who.address, self.tr("住址")),
            (number.replace("-", ""), self.tr("编号")),
        )
        answers = tuple(
            replace(answer, code=text, reason="" if text else self.tr("还没有"))
            for answer, (text, _word) in zip(
                numbered([("", word) for _text, word in values]), values, strict=True
            )
        )
        self._page.choice.ask(self.tr("复制哪一样"), answers, self._copy)

    def _copy(self, text: str) -> None:
        self.copying.copy(text)
        self._bench.tell(MessageKind.INFO, self.tr("已复制，60 秒后从剪贴板清掉。"), name="copied")

    def show_full_id(self) -> None:
        """Alt+V: the whole number; for a case already on record with a reason, which is kept."""
        draft = self._bench.draft
        if not draft.applicant.id_number:
            return
        if self.shows_full_id == draft.id:
            self._show_full("")
        elif draft.case_id:
            self._page.ask.ask(self.tr("看完整证件号会留下记录。"), self.tr("为什么看"), "", self._on_reason)
        else:
            self._show_full(draft.id)

    def _on_reason(self, text: str) -> str | None:
        if not text:
            return self.tr("要写一句为什么看。")
        desk, actor, case_id = self._bench.desk, self._bench.actor, self._bench.draft.case_id
        self._bench.run(lambda: stepping.unmask(desk, actor, case_id, text), self._on_unmasked)
        return None

    def _on_unmasked(self, _number: str) -> None:
        # Looking is an entry of the case itself, and every entry raises its version.
        self._bench.history.adopt(case_version=self._bench.draft.case_version + 1)
        self._show_full(self._bench.draft.id)

    def _show_full(self, draft_id: str) -> None:
        self.shows_full_id = draft_id
        self._bench.draft_changed.emit()
