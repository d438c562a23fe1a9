"""The village's 交接 at work: its lists, and where its keys lead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Hall
from hall_client.domain.line_status import LineStatus
from hall_client.domain.proxies import AT_VILLAGE
from hall_client.domain.village_lists import VillageList
from hall_client.services import village_lists
from hall_client.services.ports import Card, Desk
from hall_client.services.village_lists import DraftRow, Overview, Row
from hall_client.ui import failures
from hall_client.ui.context import Context
from hall_client.ui.line_signal import LineSignal
from hall_client.ui.models.village_rows import detail, draft_detail, draft_row, heads, village_row
from hall_client.ui.models.village_words import empty_words, list_words
from hall_client.ui.pages import stick_words
from hall_client.ui.pages.stick_controller import StickController
from hall_client.ui.pages.village_acts import VillageActs
from hall_client.ui.pages.village_bag import VillageBag
from hall_client.ui.pages.village_counting import VillageCounting
from hall_client.ui.pages.village_page import VillagePage
from hall_client.ui.pages.village_reporting import VillageReporting
from hall_client.ui.stick_desk import StickDesk
from hall_client.ui.widgets.message_row import MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE = "village"


@dataclass(frozen=True)
class _Seen:
    """What one look at the store found."""

    hall: Hall
    overview: Overview
    wanted: VillageList
    rows: tuple[Row, ...]
    drafts: tuple[DraftRow, ...]


def _look(desk: Desk, wanted: VillageList) -> _Seen:
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(desk.now()))
    drafts = village_lists.drafts(desk) if wanted is VillageList.DRAFTS else ()
    found = () if wanted is VillageList.DRAFTS else village_lists.rows(desk, wanted)
    return _Seen(hall, village_lists.overview(desk), wanted, found, drafts)


class VillageController(QObject):
    """Call `begin` whenever the page is shown; scans of manifests and bag covers go to `on_scan`.

    `case_wished` carries the id of a case to be read on the cases page, `open_wished` the number of one to go on
    with at the table, `draft_wished` a draft to go on with; `new_wished` is 新代办.
    """

    case_wished = Signal(str)
    open_wished = Signal(str)
    draft_wished = Signal(object)
    new_wished = Signal()

    def __init__(
        self,
        page: VillagePage,
        context: Context,
        strip: MessageStrip,
        signal: LineSignal,
        stick: StickDesk,
    ) -> None:
        super().__init__(page)
        self._page, self._context, self._strip = page, context, strip
        self._wanted = VillageList.HAND_OVER
        self._seen: _Seen | None = None
        self.bag = VillageBag(page, context, strip)
        self.acts = VillageActs(page, context, strip)
        self.counting = VillageCounting(page, context, strip)
        self.reporting = VillageReporting(page, context, strip)
        self.stick, self._enrolled = StickController(page, context, strip, stick), stick.enrolled
        for again in (self.bag.sent, self.acts.done, self.counting.closed, self.reporting.done):
            again.connect(self.begin)
        for changed in (self.bag.changed, self.counting.changed, page.middle.currentChanged):
            changed.connect(self._show_state)
        self._keys = self._make_keys()
        self._connect()
        signal.changed.connect(self._on_line)
        self._show_unsent(signal.latest)

    def _make_keys(self) -> dict[str, Callable[[], object]]:
        return {
            "undo": self._undo,
            "print": self._print,
            "other_outcomes": lambda: self.acts.offer(self._wanted, self._row()),
            "copy_field": lambda: self.acts.offer_copy(self._row()),
            "new_case": self.new_wished.emit,
            "read_card": self._read_card,
            "report_day": self.reporting.report,
            "stop_list": self.show_stop_list,
            "export": self.stick.carry_up,
            "import": self.stick.take_in,
        }

    def _connect(self) -> None:
        page, table = self._page, self._page.card.table
        page.key_pressed.connect(lambda name: self._keys[name]())
        page.left.list_wished.connect(self.show_list)
        page.stop_list.left.connect(page.step_back)
        self.stick.taken.connect(self._look_again)
        table.opened.connect(self._open)
        table.moved.connect(lambda _at: self._show_detail())
        page.card.open.clicked.connect(self._open)

    def begin(self) -> None:
        """Look again."""
        desk, wanted = self._context.desk, self._wanted
        self._context.background.run(lambda: _look(desk, wanted), self._on_seen, self._on_failed)

    def _on_line(self, status: LineStatus) -> None:
        """What was stored here may have gone up, or something may have come."""
        self._show_unsent(status)
        if self._page.isVisible():
            self._look_again()

    def _show_unsent(self, status: LineStatus) -> None:
        remark = stick_words.unsent(status) if self._enrolled else self.tr("没有登记")
        self._page.show_export(remark, able=self._enrolled)

    def _look_again(self) -> None:
        self.begin()
        self.counting.refresh()

    def _on_failed(self, failure: Exception) -> None:
        self._strip.post(MessageKind.RED, failures.sentence(failure), name=_MESSAGE)

    def show_list(self, wanted: VillageList) -> None:
        """Show another list."""
        self._wanted = wanted
        self._page.card.form.finish()
        self._page.card.choice.leave()
        self._page.show_middle(self._page.card)
        self.begin()

    def show_stop_list(self, text: str = "") -> None:
        """Show the certificates that a village does not issue."""
        self._page.show_middle(self._page.stop_list)
        self._page.stop_list.begin(text)

    def step_back(self) -> bool:
        """Esc."""
        return self._page.step_back()

    def takes(self, text: str) -> bool:
        """Whether a scan is a manifest, wherever the keyboard is."""
        return self.counting.takes(text)

    def on_scan(self, text: str) -> bool:
        """A manifest is counted; a case on it is gone to. False for anything else."""
        return self.counting.on_scan(text)

    def _on_seen(self, seen: _Seen) -> None:
        if seen.wanted is not self._wanted:
            return
        self._seen = seen
        page, now, wanted = self._page, self._context.desk.now(), seen.wanted
        page.left.show_overview(seen.overview)
        page.left.show_chosen(wanted)
        self.reporting.show(seen.overview.reported)
        found = [village_row(row, wanted, now) for row in seen.rows]
        found += [draft_row(row, now) for row in seen.drafts]
        page.card.show_empty(*empty_words(wanted))
        with_ticks = wanted is VillageList.HAND_OVER
        page.card.show_list(list_words(wanted), found, heads(wanted), with_ticks=with_ticks)
        page.card.show_hints(self._hints())
        if with_ticks:
            self.bag.begin()
        else:
            self.bag.stop()
            page.manifest.show_title(self.tr("交接清单"), "", packing=False)
            page.manifest.paper.show_words(self.tr("在“待交接”里勾办件，这里是要打印的清单。"))
        self._show_detail()

    def _row(self) -> Row | None:
        if not self._listing:
            return None
        at, rows = self._page.card.table.at, self._seen.rows if self._seen else ()
        return rows[at] if 0 <= at < len(rows) else None

    def _draft(self) -> DraftRow | None:
        at, rows = self._page.card.table.at, self._seen.drafts if self._seen else ()
        return rows[at] if 0 <= at < len(rows) else None

    def _show_detail(self) -> None:
        seen, row, draft = self._seen, self._row(), self._draft()
        today = local_date(self._context.desk.now())
        if seen is not None and row is not None:
            here = row.proxy.state in AT_VILLAGE
            words = self.tr("打开") if here else self.tr("看进展")
            self._page.card.show_detail(detail(row, seen.hall, today), words)
        elif draft is not None:
            self._page.card.show_detail(draft_detail(draft.draft, today), self.tr("接着填"))
        else:
            self._page.card.show_detail(None, "")
        self._show_state()

    def _show_state(self) -> None:
        """Counts, undo, and what F12 prints."""
        page = self._page
        if self.counting.on_table:
            self.counting.show_state()
            return
        if not self._listing:
            page.show_undo("")
            page.show_others(any_=False)
            page.show_print("", "", ready=False)
            return
        packing = self._wanted is VillageList.HAND_OVER
        page.show_undo(self.bag.undo_words if packing else "")
        page.show_others(any_=bool(self.acts.offered(self._wanted)) and self._row() is not None)
        count = self.tr("{n} 件").format(n=page.card.model.rowCount())
        page.card.show_count(self.bag.count_words if packing else count)
        name, remark, ready = (
            self.bag.print_words if packing else self.acts.print_words(self._wanted, self._row())
        )
        page.show_print(name, remark, ready=ready)

    @property
    def _listing(self) -> bool:
        """Whether a list is on screen, not a bag or the stop list."""
        return self._page.middle.currentWidget() is self._page.card

    def _hints(self) -> Sequence[tuple[tuple[str, ...], str]]:
        hints: list[tuple[tuple[str, ...], str]] = []
        if self._wanted is VillageList.HAND_OVER:
            hints.append(((self.tr("空格"),), self.tr("勾选")))
        hints += [(("↑", "↓"), self.tr("换行")), (("Enter",), self.tr("打开这一件"))]
        if self._wanted is not VillageList.DRAFTS:
            hints += [(("F11",), self.tr("其他办法")), (("F7",), self.tr("复制短信"))]
            hints.append((("F5",), self.tr("读身份证找人")))
        return hints

    def _undo(self) -> None:
        if self.counting.on_table:
            self.counting.undo()
        elif self._listing and self._wanted is VillageList.HAND_OVER:
            self.bag.undo()

    def _print(self) -> None:
        row = self._row()
        if self.counting.on_table:
            self.counting.finish()
        elif not self._listing:
            return
        elif self._wanted is VillageList.HAND_OVER:
            self.bag.send()
        elif self._wanted is VillageList.TO_DELIVER and row is not None:
            self.acts.deliver(row)
        elif self._wanted is VillageList.UNCOUNTED and row is not None and row.proxy.manifest:
            self.bag.print_manifest(row.proxy.manifest)

    def _open(self) -> None:
        """Enter: go on with what the village has in hand, read what others have."""
        row, draft = self._row(), self._draft()
        if draft is not None:
            self.draft_wished.emit(draft.draft)
        elif row is not None and row.proxy.state in AT_VILLAGE:
            self.open_wished.emit(row.case.number)
        elif row is not None:
            self.case_wished.emit(row.case.id)

    def _read_card(self) -> None:
        """F5: the person at the table; go to their case in this list."""
        reader = self._context.reader
        self._context.devices.run(reader.read, self._on_card, self._on_no_card)

    def _on_card(self, card: Card) -> None:
        rows = self._seen.rows if self._seen else ()
        at = next((n for n, row in enumerate(rows) if row.case.applicant_id == card.id_number), None)
        if at is None:
            what = self.tr("这一栏里没有{name}的办件。").format(name=card.name)
            self._strip.post(MessageKind.INFO, what, self.tr("换一栏再读，或到“办件”里找。"), name=_MESSAGE)
        else:
            self._page.card.table.go_to(at)
            self._page.card.table.setFocus()

    def _on_no_card(self, failure: Exception) -> None:
        self._strip.post(MessageKind.AMBER, failures.sentence(failure), name=_MESSAGE)
