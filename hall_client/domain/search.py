"""Finds items and people by what a clerk types: Chinese, pinyin initials, full pinyin, code, common name."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from hall_client.domain.catalogue import Item

Span = tuple[int, int]
"""Start and end of a match in the item's name, in characters."""

READINGS = {"行使": ("xing", "shi"), "还款": ("huan", "kuan"), "还贷": ("huan", "dai")}
"""Words of hall business that the dictionary reads otherwise."""

COMPOUND_SURNAMES = frozenset(("单于", "万俟", "长孙", "尉迟", "澹台", "令狐", "宿敖", "皇甫", "夏侯"))

SURNAMES = {
    "单": "shan",
    "曾": "zeng",
    "解": "xie",
    "仇": "qiu",
    "区": "ou",
    "查": "zha",
    "盖": "ge",
    "乐": "yue",
    "朴": "piao",
    "尉": "wei",
    "翟": "zhai",
    "秘": "bi",
    "冼": "xian",
    "折": "she",
    "召": "shao",
    "繁": "po",
    "种": "chong",
    "重": "chong",
    "覃": "qin",
    "句": "gou",
    "祭": "zhai",
    "隗": "wei",
    "员": "yun",
}
"""Surnames read otherwise than the same character in common words."""

RARE = {"𠮷": "ji", "𬍛": "yu"}
"""Characters of real names that the dictionary lacks or reads otherwise."""


@dataclass(frozen=True)
class Hit:
    """A found item; ``spans`` mark the match in its name, ``synonym`` is the common name that matched."""

    code: str
    name: str
    initials: str
    spans: tuple[Span, ...] = ()
    synonym: str = ""


class _Text:
    """A name prepared for matching: its letters and characters, their initials and their full pinyin."""

    def __init__(self, text: str) -> None:
        kept = [(place, char) for place, original in enumerate(text) for char in _plain(original)]
        self._places = tuple(place for place, _ in kept)
        self.plain = "".join(char for _, char in kept)
        syllables = _syllables(self.plain)
        self.initials = "".join(syllable[0] for syllable in syllables)
        self._pinyin = "".join(syllables)
        self._starts: dict[int, int] = {}
        self._owners: list[int] = []
        for number, syllable in enumerate(syllables):
            self._starts[len(self._owners)] = number
            self._owners += [number] * len(syllable)

    def find(self, query: str) -> Span | None:
        """Where the query matches, as characters of the original text; the earliest place wins."""
        found = [span for span in (self._direct(query), self._full(query)) if span is not None]
        if not found:
            return None
        first, last = min(found)
        return self._places[first], self._places[last] + 1

    def _direct(self, query: str) -> Span | None:
        places = [text.find(query) for text in (self.plain, self.initials)]
        reached = [place for place in places if place >= 0]
        return (min(reached), min(reached) + len(query) - 1) if reached else None

    def _full(self, query: str) -> Span | None:
        """A match of full pinyin: it begins at a syllable and may stop within one."""
        place = self._pinyin.find(query)
        while place >= 0:
            if place in self._starts:
                return self._starts[place], self._owners[place + len(query) - 1]
            place = self._pinyin.find(query, place + 1)
        return None


class _Entry:
    def __init__(self, item: Item) -> None:
        self.item = item
        self.code = "".join(_plain(item.code))
        self.name = _Text(item.name)
        self.synonyms = tuple((synonym, _Text(synonym)) for synonym in item.synonyms)

    def match(self, query: str) -> tuple[tuple[int, ...], Hit] | None:
        """The hit and its rank among hits: prefixes first, then the frequent, then names before synonyms."""
        span = self.name.find(query)
        synonym, place = self._synonym(query)
        if self.code.startswith(query) or 0 in (place, span[0] if span else None):
            order = 0
        elif span is not None or synonym:
            order = 1
        else:
            return None
        rank = (order, self.item.frequency_rank or 1_000, int(span is None), span[0] if span else 0)
        return (*rank, len(self.item.name)), self.hit((span,) if span else (), "" if span else synonym)

    def hit(self, spans: tuple[Span, ...] = (), synonym: str = "") -> Hit:
        return Hit(self.item.code, self.item.name, self.name.initials, spans, synonym)

    def _synonym(self, query: str) -> tuple[str, int | None]:
        found = [(span[0], word) for word, text in self.synonyms if (span := text.find(query)) is not None]
        place, word = min(found, default=(None, ""))
        return word, place


class ItemIndex:
    """An index over a catalogue; building it takes a moment for thousands of items, searching does not."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._entries = [_Entry(item) for item in items]

    def search(self, text: str, limit: int = 50, today: Mapping[str, int] | None = None) -> list[Hit]:
        """Items matching the text, best first; nothing typed gives the frequent items.

        ``today`` is how often each item code was used today and puts those first when nothing is typed.
        """
        query = "".join(_plain(text))
        if not query:
            return self._frequent(today or {})[:limit]
        found = [match for match in (entry.match(query) for entry in self._entries) if match is not None]
        found.sort(key=lambda match: (*match[0], match[1].code))
        return [hit for _, hit in found[:limit]]

    def _frequent(self, today: Mapping[str, int]) -> list[Hit]:
        known = [e for e in self._entries if e.item.frequency_rank or e.item.code in today]
        known.sort(key=lambda e: (-today.get(e.item.code, 0), e.item.frequency_rank or 1_000, e.item.code))
        return [entry.hit() for entry in known]


def initials(name: str) -> str:
    """Pinyin initials of a person's name, its surname read as a surname; dots and blanks are left out.

    Characters no dictionary holds stand for themselves, so that they still match when pasted.
    """
    plain = "".join(_plain(name))
    if plain[:2] in COMPOUND_SURNAMES:
        syllables = _syllables(plain[:2]) + _syllables(plain[2:])
    elif plain[:1] in SURNAMES:
        syllables = [SURNAMES[plain[0]], *_syllables(plain[1:])]
    else:
        syllables = _syllables(plain)
    return "".join(syllable[0] for syllable in syllables)


def _syllables(plain: str) -> list[str]:
    """One reading for each character; letters and digits stand for themselves."""
    syllables = [RARE.get(char, read) for char, read in zip(plain, _readings(plain), strict=True)]
    for word, reading in READINGS.items():
        place = plain.find(word)
        while place >= 0:
            syllables[place : place + len(word)] = reading
            place = plain.find(word, place + 1)
    return syllables


def _readings(plain: str) -> list[str]:
    # The table of readings takes a while to load: not before something is looked for.
    from pypinyin import lazy_pinyin

    apart = cast(Callable[[str], str], list)  # its stubs leave out that a list gives one entry a character
    return lazy_pinyin(plain, errors=apart) if plain else []


def _plain(text: str) -> list[str]:
    """The text in half width and lower case, without blanks, punctuation and signs.

    Characters too new for Python's tables and a card's private ones (造字) have no known kind and are kept.
    """
    return [char for char in unicodedata.normalize("NFKC", text).lower() if not _is_passed_over(char)]


def _is_passed_over(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind[0] in "PZS" or kind in ("Cc", "Cf")
