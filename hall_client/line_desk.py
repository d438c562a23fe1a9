"""The line of this desk as the screens use it: its thread, single questions, and what the local database tells."""

from collections.abc import Callable, Sequence

from hall_client.domain.line_status import (
    ChangedAnswer,
    Dispute,
    DisputedField,
    GivenTwice,
    LineEvent,
    LineState,
    LineStatus,
    LostHere,
    Settlement,
    WaitingRow,
)
from hall_client.domain.people import Actor
from hall_client.domain.syncing import FarEntry, Holder
from hall_client.line_thread import LineThread
from hall_client.services import disputes, line_views, salvaging
from hall_client.services.line_ports import Centre
from hall_client.services.ports import Desk


class EnrolledDesk:
    """What a page shows of the line and wishes of it. `actor` tells who is on duty."""

    def __init__(self, desk: Desk, thread: LineThread, actor: Callable[[], Actor]) -> None:
        self._desk, self._thread, self._actor = desk, thread, actor

    def status(self) -> LineStatus:
        """The line as it stands."""
        return self._thread.status

    def waiting_rows(self) -> Sequence[WaitingRow]:
        """What the centre does not have yet, in the order it goes up."""
        return line_views.waiting_rows(self._desk, sending=self.status().state is LineState.SENDING)

    def disputes(self) -> Sequence[Dispute]:
        """Cases two desks moved on while apart that nobody has settled."""
        return disputes.listed(self._desk)

    def changed_answers(self) -> Sequence[ChangedAnswer]:
        """What a promoted or restored centre answers otherwise than before."""
        return line_views.changed_answers(self._desk)

    def given_twice(self) -> Sequence[GivenTwice]:
        """Numbers that two cases carry."""
        return line_views.given_twice(self._desk)

    def lost_here(self) -> LostHere:
        """What a centre that went back has no longer and this desk still holds."""
        return salvaging.lost_here(self._desk)

    def changes_seen(self) -> None:
        """Somebody has looked at all of them."""
        line_views.changes_seen(self._desk)

    def events(self) -> Sequence[LineEvent]:
        """What happened to the line, newest first."""
        return line_views.events(self._desk)

    def sync_now(self) -> None:
        """Try at once instead of at the next turn."""
        self._thread.sync_now()

    def hold_back(self, wait: bool) -> None:
        """Wait with sending, or go on."""
        self._thread.hold_back(wait)

    def settle(self, dispute: Dispute, choices: Sequence[DisputedField]) -> Settlement:
        """Settle a dispute: `choices` stand as this desk has them, all others stay. Raises NotAllowed."""
        settlement = disputes.settle(self._desk, self._actor(), dispute, choices)
        self._thread.sync_now()
        return settlement

    def unsettle(self, settlement: Settlement) -> None:
        """Take a settlement back. Raises NotAllowed, CaseRefused when the case was changed since."""
        disputes.unsettle(self._desk, self._actor(), settlement)
        self._thread.sync_now()


class SharedCases:
    """What desks tell each other about single cases. Raises LineDown, LineRefused."""

    def __init__(self, desk: Desk, centre: Centre, actor: Callable[[], Actor]) -> None:
        self._desk, self._centre, self._actor = desk, centre, actor

    def hold(self, case_id: str) -> Holder | None:
        """Say that this desk has a case open; who else has it, if anybody (then nothing is changed)."""
        if not self._shared(case_id):
            return None
        actor = self._actor()
        return self._centre.ask(lambda line: line.hold(case_id, actor.window or 0, actor.name))

    def release(self, case_id: str) -> None:
        """The case is not open here any more."""
        if self._shared(case_id):
            self._centre.ask(lambda line: line.release(case_id))

    def timeline(self, case_id: str) -> Sequence[FarEntry]:
        """Every entry about a case, from all desks, in the order the centre took them; empty where it has none."""
        return self._centre.ask(lambda line: line.timeline(case_id))

    def holder(self, case_id: str) -> Holder | None:
        """Which other desk has a case open now, without taking it."""
        return self._centre.ask(lambda line: line.holder(case_id)) if self._shared(case_id) else None

    def _shared(self, case_id: str) -> bool:
        """Whether the centre has the case at all: one that was not sent yet is nobody else's."""
        with self._desk.store.read() as work:
            return work.sync.holds(case_id)
