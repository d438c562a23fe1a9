"""The cases of a bag as rows of the counting table, each able to say in words how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, Qt

from hall_client.domain.manifests import LineMark
from hall_client.domain.numbers import shown
from hall_client.services.counting import CountLine
from hall_client.ui.models.rows_model import KeyedRowsModel

MARKS = (LineMark.MATCHED, LineMark.SHORT, LineMark.RETURNED)
"""In the order of the keys 1 to 3."""


def mark_words(mark: LineMark) -> str:
    """The word on screen for a mark."""
    words = {
        LineMark.NONE: QCoreApplication.translate("counting", "没点"),
        LineMark.MATCHED: QCoreApplication.translate("counting", "相符"),
        LineMark.SHORT: QCoreApplication.translate("counting", "份数不符"),
        LineMark.RETURNED: QCoreApplication.translate("counting", "退回"),
    }
    return words[mark]


@dataclass(frozen=True)
class CountRow:
    """One case as the table shows it: `counted` is None until somebody has counted it."""

    line: CountLine
    mark: LineMark
    counted: int | None
    note: str

    @property
    def key(self) -> str:
        """The number of the case."""
        return self.line.case_number

    @property
    def name(self) -> str:
        """Who it is about, or the number of the case while its data is not here."""
        return self.line.name or shown(self.line.case_number)

    @property
    def second(self) -> str:
        """What it is about; where something is wrong, what."""
        translate = QCoreApplication.translate
        made = self.line.mark
        if self.mark is LineMark.SHORT and made is not None and made.mark is LineMark.SHORT:
            gone = [sheet.label for sheet in self.line.sheets if sheet.id in made.missing]
            less = translate("counting", "少 {n} 份").format(n=self.line.expected - made.counted)
            return f"{less}：{'、'.join(gone)}" if gone else less
        if self.mark is LineMark.RETURNED and self.note:
            return translate("counting", "退回：{why}").format(why=self.note)
        item = self.line.item or translate("counting", "清单上只有编号和份数")
        return f"{item}，{self.note}" if self.note else item


def stored(line: CountLine) -> CountRow:
    """A line as it stands in the store."""
    made = line.mark
    if made is None:
        return CountRow(line, LineMark.NONE, None, "")
    return CountRow(line, made.mark, made.counted, made.note)


class CountingModel(KeyedRowsModel[CountRow]):
    """The cases on a manifest, in its order."""

    def set_lines(self, lines: Sequence[CountLine]) -> None:
        """Show these; the same cases in the same order keep the place."""
        self.set_rows(stored(line) for line in lines)

    def set_mark(self, at: int, mark: LineMark, counted: int) -> None:
        """Show a mark at once, before its answer comes back."""
        self.put(at, replace(self._rows[at], mark=mark, counted=counted))

    def set_counted(self, at: int, counted: int) -> None:
        """Show how many were counted, before the mark."""
        self.put(at, replace(self._rows[at], counted=counted))

    def reset_count(self, at: int) -> None:
        """Show again how many the store has; a mark on its way there stands."""
        kept = stored(self._rows[at].line)
        if kept.mark is self._rows[at].mark:
            self.put(at, replace(self._rows[at], counted=kept.counted))

    def next_unmarked(self, after: int) -> int | None:
        """The next row without a mark after row `after`, around the end; None when all have one."""
        order = [*range(after + 1, len(self._rows)), *range(after + 1)]
        return next((at for at in order if self._rows[at].mark is LineMark.NONE), None)

    def counts(self) -> dict[LineMark, int]:
        """How many rows have each mark."""
        found = dict.fromkeys(LineMark, 0)
        for row in self._rows:
            found[row.mark] += 1
        return found

    def said(self, row: CountRow, role: int) -> object:
        """Its name, or a sentence for screen readers."""
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.name}\n{row.second}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(row)
        return None

    def _sentence(self, row: CountRow) -> str:
        counted = self.tr("实收 {n} 份").format(n=row.counted) if row.counted is not None else ""
        parts = (
            self.tr("第 {n} 件").format(n=self.row_of(row.key) + 1),
            row.name,
            row.second,
            self.tr("清单 {n} 份").format(n=row.line.expected),
            counted,
            mark_words(row.mark),
            data_words(row),
        )
        return "，".join(part for part in parts if part)


def data_words(row: CountRow) -> str:
    """Whether the data of the case is here."""
    return (
        QCoreApplication.translate("counting", "已到")
        if row.line.case is not None
        else QCoreApplication.translate("counting", "还没到")
    )
