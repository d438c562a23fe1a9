"""Proxied cases, the whereabouts of their papers, manifests and referrals, read from the rows the journal folded."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, exists, func, select

from hall_client.domain.cases import Case
from hall_client.domain.custody import Hop, Sheet
from hall_client.domain.entries import instant_text
from hall_client.domain.manifests import Handover, HandoverCount, HandoverMark, Settlement, StationReport
from hall_client.domain.proxies import Proxy, ProxyState, Referral
from hall_client.storage.case_tables import case
from hall_client.storage.proxy_tables import (
    handover,
    handover_count,
    handover_mark,
    handover_settlement,
    hop,
    proxy,
    referral,
    sheet,
    station_report,
)
from hall_client.storage.records import record

T = TypeVar("T")


class ProxyBook:
    """Reading what proxies and hand-overs have come to, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _all(self, kind: type[T], query: Select[Any]) -> tuple[T, ...]:
        return tuple(record(kind, row) for row in self._connection.execute(query).mappings())

    def _one(self, kind: type[T], table: Table, key: str) -> T | None:
        column = table.primary_key.columns[0]
        return next(iter(self._all(kind, select(table).where(column == key))), None)

    def found(self, case_id: str) -> Proxy | None:
        """The wrapper of a case, where the case is proxied."""
        return self._one(Proxy, proxy, case_id)

    def in_states(
        self, states: Iterable[ProxyState], village: str = "", limit: int = 500
    ) -> tuple[Proxy, ...]:
        """Proxies in these states, of one station or of all; the one due first comes first."""
        query = select(proxy).where(proxy.c.state.in_([state.value for state in states]))
        if village:
            query = query.where(proxy.c.village == village)
        return self._all(Proxy, query.order_by(proxy.c.hand_over_due, proxy.c.taken_at).limit(limit))

    def lying(self, state: ProxyState, place: str) -> tuple[Proxy, ...]:
        """Proxies in this state of which a sheet lies at `place`, the one due first first."""
        here = exists().where(sheet.c.case_id == proxy.c.case_id, sheet.c.place == place)
        query = select(proxy).where(proxy.c.state == state.value, here)
        return self._all(Proxy, query.order_by(proxy.c.hand_over_due, proxy.c.taken_at))

    def counts(self, village: str = "") -> Mapping[ProxyState, int]:
        """How many proxies stand in each state, of one station or of all."""
        query = select(proxy.c.state, func.count()).group_by(proxy.c.state)
        if village:
            query = query.where(proxy.c.village == village)
        return {ProxyState(state): count for state, count in self._connection.execute(query)}

    def taken_since(self, at: datetime, village: str) -> int:
        """How many a station has taken on since an instant."""
        query = select(func.count()).where(proxy.c.village == village, proxy.c.taken_at >= instant_text(at))
        return int(self._connection.scalar(query) or 0)

    def cases(self, case_ids: Iterable[str]) -> Mapping[str, Case]:
        """Cases by id; those that are not here are left out."""
        found = self._all(Case, select(case).where(case.c.id.in_(list(case_ids))))
        return {each.id: each for each in found}

    def sheets(self, case_ids: Iterable[str]) -> tuple[Sheet, ...]:
        """The sheets of these cases, in the order of material and copy."""
        query = select(sheet).where(sheet.c.case_id.in_(list(case_ids)))
        return self._all(Sheet, query.order_by(sheet.c.case_id, sheet.c.code, sheet.c.copy))

    def sheets_at(self, place: str) -> tuple[Sheet, ...]:
        """The sheets that lie at a place."""
        return self._all(
            Sheet, select(sheet).where(sheet.c.place == place).order_by(sheet.c.since, sheet.c.id)
        )

    def places(self) -> Mapping[str, int]:
        """How many sheets lie at each place."""
        query = select(sheet.c.place, func.count()).group_by(sheet.c.place)
        return dict(self._connection.execute(query).tuples().all())

    def hops(self, case_id: str) -> tuple[Hop, ...]:
        """How the sheets of a case came where they are, in order of time."""
        return self._all(Hop, select(hop).where(hop.c.case_id == case_id).order_by(hop.c.at, hop.c.id))

    def handover(self, number: str) -> Handover | None:
        """A manifest, where its data is here."""
        return self._one(Handover, handover, number)

    def handovers(self, since: date, limit: int = 200) -> tuple[Handover, ...]:
        """The manifests written since a day, newest first."""
        query = select(handover).where(handover.c.business_date >= since.isoformat())
        return self._all(Handover, query.order_by(handover.c.sent_at.desc()).limit(limit))

    def count_of(self, number: str) -> HandoverCount | None:
        """How far the counting of a manifest is."""
        return self._one(HandoverCount, handover_count, number)

    def counts_since(self, at: datetime) -> tuple[HandoverCount, ...]:
        """The countings begun since an instant, newest first."""
        query = select(handover_count).where(handover_count.c.started_at >= instant_text(at))
        return self._all(HandoverCount, query.order_by(handover_count.c.started_at.desc()))

    def marks(self, number: str) -> tuple[HandoverMark, ...]:
        """How the cases of a manifest were marked."""
        query = select(handover_mark).where(handover_mark.c.handover == number)
        return self._all(HandoverMark, query.order_by(handover_mark.c.case_number))

    def mark(self, key: str) -> HandoverMark | None:
        """One mark."""
        return self._one(HandoverMark, handover_mark, key)

    def unmatched(self) -> tuple[HandoverMark, ...]:
        """Marks of cases whose data was not here when they were counted."""
        query = select(handover_mark).where(handover_mark.c.known.is_(False))
        return self._all(HandoverMark, query.order_by(handover_mark.c.at))

    def differences(self) -> tuple[HandoverMark, ...]:
        """Marks with something missing that nobody has settled, oldest first."""
        settled = exists().where(handover_settlement.c.mark == handover_mark.c.id)
        open_ones = (handover_mark.c.mark == "short") & ~settled
        return self._all(HandoverMark, select(handover_mark).where(open_ones).order_by(handover_mark.c.at))

    def settlements(self, number: str) -> tuple[Settlement, ...]:
        """How the differences of a manifest were settled."""
        query = select(handover_settlement).where(handover_settlement.c.mark.startswith(f"{number}/"))
        return self._all(Settlement, query.order_by(handover_settlement.c.at))

    def referrals(self, case_id: str) -> tuple[Referral, ...]:
        """The sendings of a case to a superior department, in order."""
        return self._all(
            Referral, select(referral).where(referral.c.case_id == case_id).order_by(referral.c.sent_at)
        )

    def last_department(self, item_code: str) -> str:
        """Where a case of this item was last sent up to, as far as is known here; empty where none was."""
        query = select(referral.c.department).join(case, case.c.id == referral.c.case_id)
        last = query.where(case.c.item_code == item_code).order_by(referral.c.sent_at.desc()).limit(1)
        return self._connection.execute(last).scalar() or ""

    def open_referrals(self) -> tuple[Referral, ...]:
        """What superior departments have not answered, soonest due first."""
        query = select(referral).where(referral.c.answer == "")
        return self._all(Referral, query.order_by(referral.c.due, referral.c.sent_at))

    def reports(self, day: date) -> tuple[StationReport, ...]:
        """What the stations reported for a day."""
        return self._all(StationReport, select(station_report).where(station_report.c.day == day.isoformat()))

    def steps_on(self, column: str, first: datetime, last: datetime, village: str = "") -> Sequence[Proxy]:
        """Proxies whose instant `column` (sent_at, delivered_at …) lies between two instants."""
        at = proxy.c[column]
        query = select(proxy).where(at >= instant_text(first), at < instant_text(last))
        if village:
            query = query.where(proxy.c.village == village)
        return self._all(Proxy, query.order_by(at))
