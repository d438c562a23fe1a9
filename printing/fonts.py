"""Which typeface draws each character on paper, and what happens to a character that has none."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from reportlab.pdfbase import pdfmetrics, ttfonts

from printing.errors import FontsMissingError

Family = Literal["serif", "sans", "sans-bold"]

SERIF = "NotoSerifSC-Regular"
SANS = "NotoSansSC-Regular"
SANS_BOLD = "NotoSansSC-Bold"
RARE = "HanaMinB"

_CHAINS: dict[Family, tuple[str, ...]] = {
    "serif": (SERIF, SANS, RARE),
    "sans": (SANS, RARE),
    "sans-bold": (SANS_BOLD, SANS, RARE),
}
_CMAP_BLOCK = 100  # the PDF specification allows no more entries in one beginbfchar block


class Glyph(NamedTuple):
    """One character in one typeface; `font` is empty when no typeface has it. `width` in em."""

    font: str
    width: float


def use_fonts(folder: Path) -> None:
    """Take the typefaces from `folder` from now on.

    Raises FontsMissingError when one of the four files is not there: a paper must not silently change
    its look.
    """
    missing = [name for name in (SERIF, SANS, SANS_BOLD, RARE) if not (folder / f"{name}.ttf").is_file()]
    if missing:
        raise FontsMissingError(
            f"字体文件夹 {folder} 里缺少：{'、'.join(f'{name}.ttf' for name in missing)}。"
        )
    if _shelf.folder != folder:
        _shelf.open(folder)


def glyph(char: str, family: Family) -> Glyph:
    """The typeface and width for `char`, following the family's chain of typefaces.

    Raises FontsMissingError before `use_fonts` was called.
    """
    key = (char, family)
    found = _shelf.known.get(key)
    if found is None:
        found = _shelf.known[key] = _shelf.find(char, _CHAINS[family])
    return found


def unicode_cmap(fontname: str, subset: Sequence[int]) -> str:
    """The PDF table from glyph numbers back to characters, so that archived papers can be searched.

    ReportLab writes code points above U+FFFF as five hex digits, which readers take for other characters
    (𠮷 is found as ₻). The format wants UTF-16, so such a character takes a surrogate pair.
    """
    lines = [
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
        f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
        f"/CMapName /{fontname} def\n/CMapType 2 def",
        f"1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\nendcodespacerange",
    ]
    for start in range(0, len(subset), _CMAP_BLOCK):
        block = subset[start : start + _CMAP_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{start + i:02X}> <{_utf16(code)}>" for i, code in enumerate(block)]
        lines.append("endbfchar")
    lines.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
    return "\n".join(lines)


def _utf16(code: int) -> str:
    return chr(code).encode("utf-16-be", "surrogatepass").hex().upper()


class _Shelf:
    """The typefaces read so far; each is read when a paper first needs it (HanaMinB alone costs 50 MB)."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.known: dict[tuple[str, Family], Glyph] = {}
        self._faces: dict[str, ttfonts.TTFont] = {}

    def open(self, folder: Path) -> None:
        self.folder = folder
        self.known.clear()
        self._faces.clear()

    def find(self, char: str, chain: tuple[str, ...]) -> Glyph:
        code = ord(char)
        for name in chain:
            face = self._face(name).face
            if code in face.charToGlyph:
                return Glyph(name, face.charWidths.get(code, face.defaultWidth) / 1000)
        return Glyph("", 0.0)

    def _face(self, name: str) -> ttfonts.TTFont:
        if name not in self._faces:
            if self.folder is None:
                raise FontsMissingError("还没有指定字体文件夹，文书画不出来。")
            font = ttfonts.TTFont(name, str(self.folder / f"{name}.ttf"))
            pdfmetrics.registerFont(font)
            self._faces[name] = font
        return self._faces[name]


_shelf = _Shelf()
ttfonts.makeToUnicodeCMap = unicode_cmap
