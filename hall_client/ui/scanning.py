"""Tells a scanned receipt or notice from a colleague typing, wherever the cursor stands."""

import time
from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

SHORTEST = 6
"""The fewest characters that count as a scan without a prefix."""
GAP_MS = 35
"""A scanner leaves less than this between two characters; hands leave more."""
END_MS = 100
"""The scanner's Enter or Tab follows the last character within this time."""
PREFIXED_MS = 250
"""After the prefix key even a slow radio link leaves less than this between two characters."""
PREFIX_KEYS = (Qt.Key.Key_F13, Qt.Key.Key_Tools)
"""What a scanner may be set to send first: F13, which no keyboard here has; Linux calls the same key Tools."""
REPEAT_MS = 25
"""A key held down repeats more slowly than this. X calls two like digits of a quick scanner a repetition as well."""
_HOLD_MS = 50
_SURE = 3
"""So many characters closer together than any hand are a scan under way."""
_SCAN_HOLD_MS = 500
"""How long a scan under way is waited for: a busy PC may deliver the rest late."""
_LATE_MS = 40
"""How long after the Enter a character stamped before it may still arrive."""
_LAG_MS = 250
"""A key that took so much longer than the quickest one did was pressed while the PC stood still."""
_CATCH_UP_MS = 150
"""How long after such a key those pressed before it may still arrive."""
_OTHER_CLOCK_MS = 60_000
"""Nobody types on at a PC that stood still for this long; the system counts anew."""
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_SHIFTED = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock)


@dataclass(frozen=True)
class Scan:
    """One scan and how it came: the longest pause between two characters, after a prefix or not, by which end."""

    text: str
    slowest_ms: int = 0
    prefixed: bool = False
    end: str = ""
    """Enter or Tab; empty for a scanner on a serial line."""


class _Kind(Enum):
    CHARACTER = auto()
    END = auto()
    PREFIX = auto()


@dataclass(frozen=True)
class _HeldKey:
    target: QWidget
    kind: _Kind
    key: int
    modifiers: Qt.KeyboardModifier
    text: str
    at: int
    late: bool
    """Pressed while the PC stood still."""
    focused: bool
    """Whether the target had the keyboard; where that is by then is where the key goes."""
    gone: bool = False
    """Handed on already."""

    def press(self) -> QKeyEvent:
        event = QKeyEvent(QEvent.Type.KeyPress, self.key, self.modifiers, self.text)
        event.setTimestamp(self.at)
        return event


class Scanning(QObject):
    """Watches all key presses of the program and emits `scanned` with a Scan.

    Characters are held back for a moment. A run of at least six, closer together than any hand, ended by
    Enter or Tab, is a scan: nothing of it reaches a field and its Enter presses no button. Everything else
    is handed on in order. Times are those stamped on the key events by the system, so that a stalled screen
    does not turn typing into a scan; events without a time stamp are never part of a scan. The stamps give the
    order too: ibus, asked about each key, answers quick ones out of turn, and a key of no scan that was pressed before
    what is held goes by without ending it; after a standstill everything waits until no more keys come, for an Enter
    may overtake what was typed before it. Where a busy PC delivered the beginning of
    a scan so late that it was handed on, it is taken out of the field again.

    A scanner set to send F13 first needs no guess: what follows up to Enter or Tab is a scan, short and slow ones
    too. STX would arrive as Ctrl+B, which is a key of the program, so it is taken on a serial line alone.
    """

    scanned = Signal(object)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._held: list[_HeldKey] = []
        self._gone: list[_HeldKey] = []
        """The run handed on last: the beginning of a scan, should the rest come late."""
        self._quickest = 0.0
        """The least that this PC's clock was ahead of a key's stamp. Most systems stamp with that very clock."""
        self._handing_on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_pause)
        self._held_at_pause = -1
        app.installEventFilter(self)

    def hear(self, text: str) -> None:
        """A code from a scanner on a serial line; may be called on any thread."""
        self.scanned.emit(Scan(text))

    @property
    def holding(self) -> bool:
        """Whether keys are held back at present."""
        return bool(self._held)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Hold back what may be a scan; let everything else pass."""
        if event.type() != QEvent.Type.KeyPress or self._handing_on:
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(target, QWidget):
            return False
        return self._takes(target, event)

    def _takes(self, target: QWidget, event: QKeyEvent) -> bool:
        if event.key() in _SHIFTED:
            return False
        at = event.timestamp()
        late = self._is_late(at)
        if self._held and 0 < at < self._held[0].at and _kind(event) is None:
            return False
        repeated = event.isAutoRepeat() and bool(self._held) and not self._comes_within(at, REPEAT_MS)
        kind = None if repeated else _kind(event)
        if kind is None or (self._held and not late and at - self._held[-1].at >= self._patience()):
            self._settle()
        if kind is None or (kind is _Kind.END and not late and not self._comes_within(at, self._patience())):
            self._gone = []
            return False
        focused = target is QApplication.focusWidget()
        key = _HeldKey(target, kind, event.key(), event.modifiers(), event.text(), at, late, focused)
        insort(self._held, key, key=lambda held: held.at)
        self._held_at_pause = -1
        self._timer.start(self._wait())
        return True

    def _is_late(self, at: int) -> bool:
        """Whether a key of this time was under way far longer than others were."""
        if at <= 0:
            return False
        ahead = time.monotonic() * 1000 - at
        if not 0 <= ahead - self._quickest < _OTHER_CLOCK_MS:
            self._quickest = ahead
        return ahead - self._quickest >= _LAG_MS

    def _comes_within(self, at: int, milliseconds: int) -> bool:
        """Whether a key of this time comes soon after the ones before."""
        before = self._held or self._gone
        return bool(before) and at - before[-1].at < milliseconds

    def _prefixed(self) -> bool:
        return any(held.kind is _Kind.PREFIX for held in self._held)

    def _patience(self) -> int:
        return PREFIXED_MS if self._prefixed() else END_MS

    def _wait(self) -> int:
        """Milliseconds until what is held is judged, if nothing else comes."""
        catch_up = _CATCH_UP_MS if any(held.late for held in self._held) else 0
        return max(catch_up, self._wait_for_scan())

    def _wait_for_scan(self) -> int:
        if self._held[-1].kind is _Kind.END:
            return _LATE_MS
        if self._prefixed():
            return PREFIXED_MS
        close = list(pairwise(held.at for held in self._held[-_SURE:]))
        if not close or any(after - before >= GAP_MS for before, after in close):
            return _HOLD_MS
        return _SCAN_HOLD_MS if len(close) == _SURE - 1 else END_MS

    def _on_pause(self) -> None:
        # After a stall the timer and the waiting keys are due together; let the keys come first.
        if self._held_at_pause != len(self._held):
            self._held_at_pause = len(self._held)
            self._timer.start(0)
            return
        self._settle()

    def _settle(self) -> None:
        self._timer.stop()
        held = sorted([*self._gone, *self._held], key=lambda key: key.at)
        self._held, self._gone = [], []
        for keys, scan in _judged(held):
            if scan is None:
                self._hand_on(keys)
            else:
                self._take_back(keys)
                self.scanned.emit(scan)

    def _hand_on(self, keys: Sequence[_HeldKey]) -> None:
        gone = []
        for one in keys:
            target = (QApplication.focusWidget() if one.focused and not one.gone else None) or one.target
            if one.kind is not _Kind.PREFIX and not one.gone:
                self._send(target, one.press())
            if one.kind is not _Kind.END:
                gone.append(replace(one, target=target, gone=True))
        self._gone = gone

    def _take_back(self, keys: Sequence[_HeldKey]) -> None:
        self._gone = []
        for one in keys:
            if (
                one.gone
                and one.kind is _Kind.CHARACTER
                and isinstance(one.target, QLineEdit | QPlainTextEdit | QTextEdit)
            ):
                back = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)
                self._send(one.target, back)

    def _send(self, target: QWidget, event: QKeyEvent) -> None:
        self._handing_on = True
        try:
            if shiboken6.isValid(target):
                QCoreApplication.sendEvent(target, event)
        finally:
            self._handing_on = False


def _kind(event: QKeyEvent) -> _Kind | None:
    """What a key may be in a scan; None for one that is in none."""
    if event.timestamp() <= 0:
        return None
    plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if plain != Qt.KeyboardModifier.NoModifier:
        return None
    if event.key() in PREFIX_KEYS:
        return _Kind.PREFIX
    if event.key() in _ENDS:
        return _Kind.END
    text = event.text()
    return _Kind.CHARACTER if len(text) == 1 and "!" <= text <= "~" else None


def _judged(held: Sequence[_HeldKey]) -> Iterator[tuple[Sequence[_HeldKey], Scan | None]]:
    """Keys in the order of their stamps, as runs; each with the scan that it is, or None."""
    run: list[_HeldKey] = []
    for key in held:
        if key.kind is _Kind.END:
            yield [*run, key], _scan(run, key)
            run = []
        elif run and not _goes_on(run, key):
            yield run, None
            run = [key]
        else:
            run.append(key)
    if run:
        yield run, None


def _goes_on(run: Sequence[_HeldKey], key: _HeldKey) -> bool:
    within = PREFIXED_MS if run[0].kind is _Kind.PREFIX else GAP_MS
    return key.kind is not _Kind.PREFIX and key.at - run[-1].at < within


def _scan(run: Sequence[_HeldKey], end: _HeldKey) -> Scan | None:
    """The run as a scan; None where it is too short or the end came too late."""
    prefixed = bool(run) and run[0].kind is _Kind.PREFIX
    characters = run[1:] if prefixed else run
    if len(characters) < (1 if prefixed else SHORTEST):
        return None
    if end.at - characters[-1].at >= (PREFIXED_MS if prefixed else END_MS):
        return None
    pauses = [after.at - before.at for before, after in pairwise(characters)]
    name = "Tab" if end.key == Qt.Key.Key_Tab else "Enter"
    return Scan("".join(each.text for each in characters), max(pauses, default=0), prefixed, name)
