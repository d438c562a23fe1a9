"""Which pages somebody on duty has (ux 2), and as what they are on duty."""

from PySide6.QtCore import QCoreApplication

from hall_client.domain.hall import Hall
from hall_client.domain.people import ROLE_NAMES, Actor, Role

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


def badge_of(actor: Actor, hall: Hall) -> str:
    """As what somebody is on duty: their window, 代办 at a village's table, else their roles."""
    if hall.is_village and Role.VILLAGE_PROXY in actor.roles:
        return QCoreApplication.translate("Shift", "代办")
    if actor.window:
        return QCoreApplication.translate("Shift", "{n} 号窗口").format(n=actor.window)
    return "、".join(ROLE_NAMES[role] for role in sorted(actor.roles))
