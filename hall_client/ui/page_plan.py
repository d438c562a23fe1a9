"""Which pages somebody on duty has (ux 2)."""

from hall_client.domain.hall import Hall
from hall_client.domain.people import Actor, Role

_PAGES_OF: dict[Role, tuple[str, ...]] = {
    Role.CLERK: ("window", "handover", "cases", "tally", "settings"),
    Role.PROXY_DESK: ("window", "handover", "cases", "tally", "settings"),
    Role.VILLAGE_PROXY: ("window", "handover", "cases", "settings"),
    Role.GUIDE: ("guide", "settings"),
    Role.HANDLER: ("cases", "settings"),
    Role.APPROVER: ("cases", "bad_ratings", "settings"),
    Role.SUPERVISOR: ("board", "cases", "tally", "bad_ratings", "guide", "handover", "settings"),
    Role.ADMIN: ("settings",),
}


def pages_of(actor: Actor, hall: Hall) -> tuple[str, ...]:
    """The pages in the order of their tabs; what the desk or the hall does not have is left out."""
    wanted = dict.fromkeys(name for role in _PAGES_OF if role in actor.roles for name in _PAGES_OF[role])
    if actor.window is None:
        wanted.pop("window", None)
    if not (hall.stations or hall.is_village):
        wanted.pop("handover", None)
    if hall.is_village:
        wanted.pop("guide", None)
        wanted.pop("board", None)
    return tuple(wanted)
