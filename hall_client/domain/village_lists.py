"""The lists of a village desk (ux 05): which proxied cases stand in each, and when something has to be done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hall_client.domain.proxies import DELIVERY_DAYS, ProxyState
from hall_client.domain.working_days import Calendar


class VillageList(StrEnum):
    """The lists in the order of the left column."""

    HAND_OVER = "hand_over"
    DRAFTS = "drafts"
    TO_BRING = "to_bring"
    UNCOUNTED = "uncounted"
    IN_TOWN = "in_town"
    RETURNED = "returned"
    TO_DELIVER = "to_deliver"
    DELIVERED = "delivered"
    SUSPENDED = "suspended"


LIST_STATES: dict[VillageList, tuple[ProxyState, ...]] = {
    VillageList.HAND_OVER: (ProxyState.GATHERED, ProxyState.ENTRUSTED),
    VillageList.DRAFTS: (),
    VillageList.TO_BRING: (ProxyState.ENTRUSTED,),
    VillageList.UNCOUNTED: (ProxyState.SENT,),
    VillageList.IN_TOWN: (ProxyState.RECEIVED, ProxyState.REFERRED, ProxyState.READY),
    VillageList.RETURNED: (ProxyState.RETURNED,),
    VillageList.TO_DELIVER: (ProxyState.FETCHED,),
    VillageList.DELIVERED: (ProxyState.DELIVERED, ProxyState.CALLED_BACK),
    VillageList.SUSPENDED: (ProxyState.SUSPENDED,),
}
"""A case that waits for the villager stands in 待交接 too: it is to go with the next bag once it is complete."""


@dataclass(frozen=True)
class Term:
    """A date by which something is to be done. `days` are working days left: 0 is today, negative is overdue."""

    due: date
    days: int


def term(due: date, today: date, calendar: Calendar) -> Term:
    """How far off `due` is, counted in working days."""
    earlier, later = sorted((due, today))
    days = calendar.working_days_between(earlier, later)
    return Term(due, days if due >= today else -max(days, 1))


def delivery_due(fetched_on: date, calendar: Calendar) -> date:
    """The day by which a fetched result is to be in the villager's hands (C-12)."""
    return calendar.add_working_days(fetched_on, DELIVERY_DAYS).date
