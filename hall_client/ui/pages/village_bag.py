"""The bag that goes up: which cases are ticked, the manifest before it is printed, and F12."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from hall_client.domain.manifests import Handover
from hall_client.domain.numbers import shown
from hall_client.services import bag_papers, handing_over, handover_papers
from hall_client.services.ports import PrintFailed, Sheet
from hall_client.ui import failures
from hall_client.ui.announce import announce
from hall_client.ui.context import Context
from hall_client.ui.models.village_model import VillageRow
from hall_client.ui.pages.village_page import VillagePage
from hall_client.ui.widgets.message_row import MessageAction, MessageKind
from hall_client.ui.widgets.message_strip import MessageStrip

_MESSAGE = "bag"
_PREVIEW_MS = 150


class VillageBag(QObject):
    """`changed` tells that ticks, undo or F12 are to be shown anew, `sent` that cases have left the list."""

    changed = Signal()
    sent = Signal()

    def __init__(self, page: VillagePage, context: Context, strip: MessageStrip) -> None:
        super().__init__(page)
        self._page, self._context, self._strip = page, context, strip
        self._model = page.card.model
        self._undo: list[tuple[frozenset[str], str]] = []
        self._known: frozenset[str] = frozenset()
        self._drawn, self._sending = 0, False
        self._again = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PREVIEW_MS)
        self._timer.timeout.connect(self._preview)
        page.card.table.tick_wished.connect(self._toggle)
        page.card.table.all_wished.connect(self._tick_all)
        page.card.all_wished.connect(self._tick_all)
        self._model.ticked.connect(self._on_ticked)
        page.manifest.changed.connect(self._timer.start)

    def begin(self) -> None:
        """The list is on screen: what can go is ticked when it first appears; a tick taken away stays away."""
        able = frozenset(row.key for row in self._model.rows if row.may_go)
        fresh, self._known = able - self._known, able
        self._model.set_ticks((self._model.ticks & able) | fresh)
        self._page.manifest.begin(self._context.actor.name)
        self._page.manifest.show_title(self.tr("交接清单预览"), self.tr("勾选变了，这里跟着变"), packing=True)
        self._timer.start()

    def stop(self) -> None:
        """Another list is on screen."""
        self._timer.stop()
        self._drawn += 1

    @property
    def undo_words(self) -> str:
        """What Ctrl+Z takes back; empty when there is nothing."""
        return self._undo[-1][1] if self._undo else ""

    @property
    def count_words(self) -> str:
        """“7 件，已勾 6 件，纸质材料共 26 份”."""
        chosen = self._model.chosen()
        words = self.tr("{total} 件，已勾 {n} 件，纸质材料共 {sheets} 份")
        sheets = sum(row.copies for row in chosen)
        return words.format(total=self._model.rowCount(), n=len(chosen), sheets=sheets)

    @property
    def print_words(self) -> tuple[str, str, bool]:
        """Name and second line of the print button, and whether it can be pressed."""
        if self._sending:
            return self.tr("打印交接清单"), self.tr("正在打印…"), False
        if not self._model.chosen():
            return self.tr("打印交接清单"), self.tr("先勾要交的办件"), False
        return self.tr("打印交接清单"), self.tr("3 份，双方各留 1 份"), True

    def _toggle(self, at: int) -> None:
        row = self._model.row(at)
        if row is None or not self._model.with_ticks:
            return
        if not row.may_go:
            self._refuse(row)
            return
        words = self.tr("取消勾选 {name}") if row.key in self._model.ticks else self.tr("勾选 {name}")
        self._undo.append((self._model.ticks, words.format(name=row.name)))
        self._model.set_ticks(self._model.ticks ^ {row.key})
        announce(self._page, self._model.spoken(row))

    def _refuse(self, row: VillageRow) -> None:
        if row.short:
            what = self.tr("{name}的材料还没齐，不能交接。").format(name=row.name)
            rest = self.tr("村民补来后按 Enter 打开，补齐了再勾。")
        else:
            what = self.tr("{name}这一件没有留下纸质材料，没有可交的。").format(name=row.name)
            rest = self.tr("数据联网后自动到镇里。要交纸的按 Enter 打开，记上份数。")
        self._strip.post(MessageKind.AMBER, what, rest, name=_MESSAGE)

    def _tick_all(self) -> None:
        able = frozenset(row.key for row in self._model.rows if row.may_go)
        if not self._model.with_ticks or not able:
            return
        every = self._model.ticks == able
        self._undo.append((self._model.ticks, self.tr("全不选") if every else self.tr("全选")))
        self._model.set_ticks(frozenset() if every else able)

    def undo(self) -> None:
        """Ctrl+Z: the last tick."""
        if self._undo:
            ticks, _words = self._undo.pop()
            self._model.set_ticks(ticks)
            self.changed.emit()

    def _on_ticked(self) -> None:
        self.changed.emit()
        self._timer.start()
        chosen = self._model.chosen()
        said = self.tr("勾选 {n} 件，{sheets} 份")
        announce(self._page, said.format(n=len(chosen), sheets=sum(row.copies for row in chosen)))

    def _preview(self) -> None:
        self._drawn += 1
        ids, bag = [row.key for row in self._model.chosen()], self._page.manifest.bag
        if not ids or bag is None:
            self._page.manifest.paper.show_words(self.tr("勾了办件，这里就是要打印的清单。"))
            return
        number, desk, actor = self._drawn, self._context.desk, self._context.actor

        def draw() -> tuple[int, Sheet]:
            planned = handing_over.planned_up(desk, actor, ids, bag)
            return number, handover_papers.manifest_sheet(desk, actor, planned)

        self._context.drawing.run(draw, self._on_drawn, self._on_not_drawn)

    def _on_drawn(self, drawn: tuple[int, Sheet]) -> None:
        number, sheet = drawn
        if number == self._drawn:
            self._page.manifest.paper.show_paper(sheet.pdf)

    def _on_not_drawn(self, failure: Exception) -> None:
        self._page.manifest.paper.show_words(failures.sentence(failure))

    def send(self) -> None:
        """F12: the papers leave the station with this manifest; it is printed once it is recorded."""
        ids, bag = [row.key for row in self._model.chosen()], self._page.manifest.bag
        if self._sending or not ids or bag is None:
            return
        self._sending = True
        desk, actor = self._context.desk, self._context.actor
        self._context.background.run(
            lambda: handing_over.send_up(desk, actor, ids, bag), self._on_sent, self._on_refused
        )
        self.changed.emit()

    def _on_sent(self, manifest: Handover) -> None:
        self._sending = False
        self._undo.clear()
        self._page.manifest.packed()
        self.sent.emit()
        words = self.tr("{n} 件 {sheets} 份已登记送镇，清单 {number}。").format(
            n=len(manifest.lines), sheets=manifest.sheets, number=shown(manifest.id)
        )
        self._strip.post(
            MessageKind.INFO, words, self.tr("送件人、收件人签字。"), icon="printer", name=_MESSAGE
        )
        self.print_manifest(manifest.id)

    def print_manifest(self, number: str) -> None:
        """Print a manifest from its record, now or once more."""
        self._again = number
        desk, actor = self._context.desk, self._context.actor
        self._run(lambda: bag_papers.print_manifest(desk, actor, number))

    def _run(self, job: Callable[[], Path | None]) -> None:
        self._context.background.run(job, self._on_out, self._on_not_out)

    def _on_out(self, file: Path | None) -> None:
        if file is not None:
            what = self.tr("没有设 A4 打印机，清单存成了文件。")
            self._strip.post(MessageKind.INFO, what, str(file), icon="printer", name="manifest_out")
        self.changed.emit()

    def _on_not_out(self, failure: Exception) -> None:
        if not isinstance(failure, PrintFailed):
            self._on_refused(failure)
            return
        number = self._again
        act = MessageAction(self.tr("再打"), lambda: self.print_manifest(number))
        self._strip.post(
            MessageKind.RED,
            self.tr("交接清单没打出来。"),
            self.tr("已经登记送镇，不会重号。{why}").format(why=failure),
            actions=(act,),
            icon="printer",
            name="manifest_out",
            urgent=True,
        )

    def _on_refused(self, failure: Exception) -> None:
        self._sending = False
        self._strip.post(MessageKind.AMBER, failures.sentence(failure), name=_MESSAGE)
        self.changed.emit()
