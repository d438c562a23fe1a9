"""What the acts of proxies and hand-overs read from the store."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from hall_client.domain.cases import Case
from hall_client.domain.custody import Hop, Sheet
from hall_client.domain.manifests import Handover, HandoverCount, HandoverMark, Settlement, StationReport
from hall_client.domain.proxies import Proxy, ProxyState, Referral


class ProxyBook(Protocol):
    """Proxied cases, the whereabouts of their papers, manifests and referrals, for reading."""

    def found(self, case_id: str) -> Proxy | None:
        """The wrapper of a case, where the case is proxied."""

    def in_states(
        self, states: Iterable[ProxyState], village: str = ..., limit: int = ...
    ) -> tuple[Proxy, ...]:
        """Proxies in these states, of one station or of all; the one due first comes first."""

    def lying(self, state: ProxyState, place: str) -> tuple[Proxy, ...]:
        """Proxies in this state of which a sheet lies at `place`, the one due first first."""

    def counts(self, village: str = ...) -> Mapping[ProxyState, int]:
        """How many proxies stand in each state, of one station or of all."""

    def taken_since(self, at: datetime, village: str) -> int:
        """How many a station has taken on since an instant."""

    def cases(self, case_ids: Iterable[str]) -> Mapping[str, Case]:
        """Cases by id; those that are not here are left out."""

    def sheets(self, case_ids: Iterable[str]) -> tuple[Sheet, ...]:
        """The sheets of these cases, in the order of material and copy."""

    def sheets_at(self, place: str) -> tuple[Sheet, ...]:
        """The sheets that lie at a place."""

    def places(self) -> Mapping[str, int]:
        """How many sheets lie at each place."""

    def hops(self, case_id: str) -> tuple[Hop, ...]:
        """How the sheets of a case came where they are, in order of time."""

    def handover(self, number: str) -> Handover | None:
        """A manifest, where its data is here."""

    def handovers(self, since: date, limit: int = ...) -> tuple[Handover, ...]:
        """The manifests written since a day, newest first."""

    def count_of(self, number: str) -> HandoverCount | None:
        """How far the counting of a manifest is."""

    def counts_since(self, at: datetime) -> tuple[HandoverCount, ...]:
        """The countings begun since an instant, newest first."""

    def marks(self, number: str) -> tuple[HandoverMark, ...]:
        """How the cases of a manifest were marked."""

    def mark(self, key: str) -> HandoverMark | None:
        """One mark."""

    def unmatched(self) -> tuple[HandoverMark, ...]:
        """Marks of cases whose data was not here when they were counted."""

    def differences(self) -> tuple[HandoverMark, ...]:
        """Marks with something missing that nobody has settled, oldest first."""

    def settlements(self, number: str) -> tuple[Settlement, ...]:
        """How the differences of a manifest were settled."""

    def referrals(self, case_id: str) -> tuple[Referral, ...]:
        """The sendings of a case to a superior department, in order."""

    def last_department(self, item_code: str) -> str:
        """Where a case of this item was last sent up to, as far as is known here; empty where none was."""

    def open_referrals(self) -> tuple[Referral, ...]:
        """What superior departments have not answered, soonest due first."""

    def reports(self, day: date) -> tuple[StationReport, ...]:
        """What the stations reported for a day."""

    def steps_on(self, column: str, first: datetime, last: datetime, village: str = ...) -> Sequence[Proxy]:
        """Proxies whose instant `column` (sent_at, delivered_at …) lies between two instants."""
