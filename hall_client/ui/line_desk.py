"""What the screens ask of the line to the centre; the program hands it in, and every call but the signal is slow."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from hall_client.domain.line_status import (
    ChangedAnswer,
    Dispute,
    DisputedField,
    GivenTwice,
    LineEvent,
    LineStatus,
    LostHere,
    Settlement,
    WaitingRow,
)
from hall_client.domain.syncing import FarEntry, Holder
from hall_client.ui.line_signal import LineSignal


class LineDesk(Protocol):
    """The line as the page 同步和备份 shows it. Called off the GUI thread."""

    def status(self) -> LineStatus:
        """The line as it stands."""

    def waiting_rows(self) -> Sequence[WaitingRow]:
        """What the centre does not have yet, in the order it goes up."""

    def disputes(self) -> Sequence[Dispute]:
        """Cases two desks moved on while apart that nobody has settled."""

    def changed_answers(self) -> Sequence[ChangedAnswer]:
        """Entries that a promoted or restored centre answers otherwise than before, oldest first."""

    def given_twice(self) -> Sequence[GivenTwice]:
        """Numbers that two cases carry."""

    def lost_here(self) -> LostHere:
        """What a centre that went back has no longer and this desk still holds."""

    def changes_seen(self) -> None:
        """Somebody has looked at all of them."""

    def events(self) -> Sequence[LineEvent]:
        """What happened to the line, newest first."""

    def sync_now(self) -> None:
        """Try at once instead of at the next turn."""

    def hold_back(self, wait: bool) -> None:
        """Wait with sending, or go on."""

    def settle(self, dispute: Dispute, choices: Sequence[DisputedField]) -> Settlement:
        """Settle a dispute: `choices` are the fields that are to stand as this desk has them, all others stay.

        Both entries are kept. Raises the named errors of the act where it may not be done.
        """

    def unsettle(self, settlement: Settlement) -> None:
        """Take a settlement back by a further entry. Raises CaseRefused when the case was changed since."""


class SharedCases(Protocol):
    """What desks tell each other about single cases. Called off the GUI thread; raises LineDown, LineRefused."""

    def hold(self, case_id: str) -> Holder | None:
        """Say that this desk has a case open; who else has it, if anybody (then nothing is changed)."""

    def release(self, case_id: str) -> None:
        """The case is not open here any more."""

    def holder(self, case_id: str) -> Holder | None:
        """Which other desk has a case open now, without taking it."""

    def timeline(self, case_id: str) -> Sequence[FarEntry]:
        """Every entry about a case, from all desks, in the order the centre took them; empty where it has none."""


@dataclass(frozen=True)
class Centre:
    """The line of this desk for the screens: what it does, what it shares, and the signal of its changes."""

    desk: LineDesk
    cases: SharedCases
    signal: LineSignal


class AloneDesk:
    """The line of a PC that belongs to no centre: there is nothing to send and nobody to share with."""

    def status(self) -> LineStatus:
        """Alone."""
        return LineStatus()

    def waiting_rows(self) -> Sequence[WaitingRow]:
        """Nothing waits."""
        return ()

    def disputes(self) -> Sequence[Dispute]:
        """Nobody to differ with."""
        return ()

    def changed_answers(self) -> Sequence[ChangedAnswer]:
        """Nobody answers."""
        return ()

    def given_twice(self) -> Sequence[GivenTwice]:
        """Only this PC gives numbers."""
        return ()

    def lost_here(self) -> LostHere:
        """Nobody loses anything."""
        return LostHere()

    def changes_seen(self) -> None:
        """There are none."""

    def events(self) -> Sequence[LineEvent]:
        """Nothing happens."""
        return ()

    def sync_now(self) -> None:
        """There is nowhere to send to."""

    def hold_back(self, wait: bool) -> None:
        """There is nothing to wait with."""

    def settle(self, dispute: Dispute, choices: Sequence[DisputedField]) -> Settlement:
        """There is no dispute."""
        return Settlement(dispute.case_id, "")

    def unsettle(self, settlement: Settlement) -> None:
        """There was none."""

    def hold(self, case_id: str) -> Holder | None:
        """Nobody else."""
        return None

    def release(self, case_id: str) -> None:
        """Nobody waits for it."""

    def holder(self, case_id: str) -> Holder | None:
        """Nobody else."""
        return None

    def timeline(self, case_id: str) -> Sequence[FarEntry]:
        """This desk's own entries are all there are."""
        return ()


def alone() -> Centre:
    """The line of a PC that works on its own."""
    desk = AloneDesk()
    return Centre(desk, desk, LineSignal())
