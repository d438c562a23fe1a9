"""Breaking Chinese text into lines: no line starts with ，。、） or ends with （《“."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from printing.fonts import Family, glyph

_NO_START = frozenset("，。、；：？！）》】」』〕”’％·…—,.;:?!)]}~%")
_NO_END = frozenset("（《【「『〔“‘([{")
_WORD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-_./:@+%#&=?×")
_BOX_SCALE = 0.55  # size of the code inside a box, against the text around it
_SQUEEZE = 0.2  # em a full line may be stretched per character before it is left ragged


class Span(NamedTuple):
    """Text in one weight."""

    text: str
    bold: bool = False


Text = str | Span | Sequence[str | Span]


def b(text: str) -> Span:
    """`text` in bold."""
    return Span(text, bold=True)


def spans(text: Text) -> list[Span]:
    """`text` as a list of spans, whatever form it came in."""
    if isinstance(text, Span):
        return [text]
    if isinstance(text, str):
        return [Span(text)]
    return [part if isinstance(part, Span) else Span(part) for part in text]


class Run(NamedTuple):
    """Characters drawn with one font; `code` marks the number of a character no font has."""

    text: str
    font: str
    width: float
    bold: bool
    code: bool = False


@dataclass(slots=True)
class Line:
    """One line of runs with its width in points and the space added after each character."""

    runs: list[Run] = field(default_factory=list)
    width: float = 0.0
    tracking: float = 0.0

    @property
    def plain(self) -> str:
        """The characters of the line."""
        return "".join(run.text for run in self.runs)

    @property
    def _gaps(self) -> int:
        return sum(len(run.text) for run in self.runs if not run.code) - 1

    def justify(self, width: float, size: float) -> None:
        """Spread the characters so that the line fills `width`, unless that would tear it apart."""
        gaps = self._gaps
        slack = width - self.width
        if gaps > 0 and 0 < slack / gaps <= _SQUEEZE * size:
            self.tracking = slack / gaps
            self.width = width

    def spread(self, width: float) -> None:
        """Set the characters out over `width`, as labels of a form stand."""
        gaps = self._gaps
        if gaps > 0 and self.width < width:
            self.tracking = (width - self.width) / gaps
            self.width = width


def measure(text: Text, size: float, family: Family = "serif") -> float:
    """Width of `text` on one line, in points."""
    return sum(run.width for run in _atoms(spans(text), size, family))


def break_lines(
    text: Text, width: float, size: float, family: Family = "serif", first: float = 0.0, justify: bool = False
) -> list[Line]:
    """Lines of at most `width` points; the first is `first` points shorter. Line feeds in the text stand."""
    lines: list[Line] = []
    for paragraph in _paragraphs(spans(text)):
        rows = _fill(_fitting(_atoms(paragraph, size, family), width), width, first)
        made = [_line(row) for row in rows] or [Line()]
        if justify:
            for number, line in enumerate(made[:-1]):
                line.justify(width - (first if number == 0 else 0), size)
        lines += made
    return lines


def balanced(text: Text, width: float, size: float) -> list[Line]:
    """Like `break_lines`, with lines of about the same length instead of a lone character at the end."""
    lines = break_lines(text, width, size)
    even = break_lines(text, min(width, measure(text, size) / len(lines) + size), size)
    return even if len(even) == len(lines) else lines


def _paragraphs(parts: Iterable[Span]) -> list[list[Span]]:
    paragraphs: list[list[Span]] = [[]]
    for part in parts:
        head, *tail = part.text.split("\n")
        paragraphs[-1].append(Span(head, part.bold))
        paragraphs += [[Span(piece, part.bold)] for piece in tail]
    return paragraphs


def _atoms(parts: Iterable[Span], size: float, family: Family) -> list[Run]:
    """Indivisible pieces: one Chinese character, one word of letters and digits, one code box."""
    atoms: list[Run] = []
    for part in parts:
        face: Family = "sans-bold" if part.bold and family == "sans" else family
        stroke = part.bold and face != "sans-bold"
        for char in part.text:
            if _invisible(char):
                continue
            font, em = glyph(char, face)
            if not font:
                atoms.append(_code_box(char, size, stroke))
            elif atoms and _joins(atoms[-1], char, font, stroke):
                last = atoms[-1]
                atoms[-1] = Run(last.text + char, font, last.width + em * size, stroke)
            else:
                atoms.append(Run(char, font, em * size, stroke))
    return atoms


def _joins(last: Run, char: str, font: str, stroke: bool) -> bool:
    return char in _WORD and last.text[-1] in _WORD and last.font == font and last.bold == stroke


def _invisible(char: str) -> bool:
    return (
        char < " " or char == "\x7f" or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    )


def _code_box(char: str, size: float, stroke: bool) -> Run:
    code = f"U+{ord(char):04X}"
    inner = size * _BOX_SCALE
    width = sum(glyph(letter, "sans").width for letter in code) * inner + inner * 0.9
    return Run(code, glyph("U", "sans").font, width, stroke, code=True)


def _fitting(atoms: list[Run], width: float) -> list[Run]:
    """Words longer than a whole line fall apart into characters."""
    fitting: list[Run] = []
    for atom in atoms:
        if atom.width <= width or atom.code:
            fitting.append(atom)
        else:
            share = atom.width / len(atom.text)
            fitting += [Run(char, atom.font, share, atom.bold) for char in atom.text]
    return fitting


def _fill(atoms: list[Run], width: float, first: float) -> list[list[Run]]:
    rows: list[list[Run]] = [[]]
    used = first
    for atom in atoms:
        if used + atom.width > width + 0.01 and rows[-1]:
            carried = _carry(rows[-1], atom)
            rows.append(carried)
            used = sum(run.width for run in carried)
        if atom.text == " " and not rows[-1] and len(rows) > 1:
            continue
        rows[-1].append(atom)
        used += atom.width
    return [row for row in rows if row]


def _carry(row: list[Run], following: Run) -> list[Run]:
    """Take from the end of `row` what must not be parted from `following`; at most four atoms."""
    cut = len(row)
    while len(row) - cut < 4 and cut > 1 and _sticks(row[cut - 1], row[cut] if cut < len(row) else following):
        cut -= 1
    if cut == 1 and _sticks(row[0], row[1] if len(row) > 1 else following):
        cut = len(row)
    carried = row[cut:]
    del row[cut:]
    return carried


def _sticks(left: Run, right: Run) -> bool:
    return right.text[0] in _NO_START or left.text[-1] in _NO_END


def _line(row: list[Run]) -> Line:
    while row and row[-1].text == " ":
        row.pop()
    line = Line(width=sum(run.width for run in row))
    for run in row:
        last = line.runs[-1] if line.runs else None
        if last and not (last.code or run.code) and (last.font, last.bold) == (run.font, run.bold):
            line.runs[-1] = Run(last.text + run.text, run.font, last.width + run.width, run.bold)
        else:
            line.runs.append(run)
    return line
