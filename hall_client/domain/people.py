"""People of a hall, their roles, and the one table of who may do what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """The roles to begin with (窗口人员, 导办员, 承办人, 批准人, 主管, 管理员), 代办员 and 代办专员."""

    CLERK = "clerk"
    GUIDE = "guide"
    HANDLER = "handler"
    APPROVER = "approver"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    VILLAGE_PROXY = "village_proxy"
    PROXY_DESK = "proxy_desk"
    CITIZEN = "citizen"
    SYSTEM = "system"


ROLE_NAMES = {
    Role.CLERK: "窗口人员",
    Role.GUIDE: "导办员",
    Role.HANDLER: "承办人",
    Role.APPROVER: "批准人",
    Role.SUPERVISOR: "主管",
    Role.ADMIN: "管理员",
    Role.VILLAGE_PROXY: "村代办员",
    Role.PROXY_DESK: "代办专员",
    Role.CITIZEN: "群众",
    Role.SYSTEM: "系统",
}


AT_WINDOW = frozenset({Role.CLERK, Role.VILLAGE_PROXY, Role.PROXY_DESK})
"""Who works where people come: at a window, or at a village's table."""


@dataclass(frozen=True)
class Person:
    """A named account. `number` is the 工号; `disabled` people cannot sign in anywhere."""

    number: str
    name: str
    initials: str
    roles: tuple[Role, ...]
    disabled: bool = False


@dataclass(frozen=True)
class Actor:
    """Who is acting, and from where: the person signed in, the window, and the A-role stood in for."""

    number: str
    name: str
    roles: frozenset[Role]
    window: int | None = None
    standing_in_for: str = ""
    rating_keys: Mapping[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    """What opens sealed ratings, by public half: had by signing in with a supervisor's password, and no other way."""


KIOSK = Actor("kiosk", "取号机", frozenset({Role.CITIZEN}))
RATING_SCREEN = Actor("rating", "评价器", frozenset({Role.CITIZEN}))
CALL_DISPLAY = Actor("display", "叫号屏", frozenset({Role.CITIZEN}))
PROGRAM = Actor("program", "系统", frozenset({Role.SYSTEM}))


class NotAllowed(Exception):
    """The actor's roles do not cover the act; the sentence says who may."""


_C, _G, _H, _A, _S, _M = (Role.CLERK, Role.GUIDE, Role.HANDLER, Role.APPROVER, Role.SUPERVISOR, Role.ADMIN)
_CITIZEN, _SYSTEM = Role.CITIZEN, Role.SYSTEM
_V, _D = Role.VILLAGE_PROXY, Role.PROXY_DESK
_STAFF = frozenset({_C, _G, _H, _A, _S, _M, _V, _D})

PERMISSIONS: dict[str, frozenset[Role]] = {
    "ticket.issue": frozenset({_G, _C, _S, _CITIZEN}),
    "ticket.call": frozenset({_C}),
    "ticket.call_paper": frozenset({_C}),
    "ticket.recall": frozenset({_C}),
    "ticket.start": frozenset({_C}),
    "ticket.no_show": frozenset({_C}),
    "ticket.undo_no_show": frozenset({_C}),
    "ticket.reactivate": frozenset({_C, _G}),
    "ticket.hold": frozenset({_C}),
    "ticket.resume": frozenset({_C}),
    "ticket.transfer": frozenset({_C}),
    "ticket.register": frozenset({_SYSTEM}),
    "ticket.void": frozenset({_G, _S}),
    "ticket.finish": frozenset({_C}),
    "ticket.abandon": frozenset({_C, _G}),
    "ticket.reconcile_paper": frozenset({_C, _SYSTEM}),
    "appointment.book": frozenset({_G, _C, _S}),
    "appointment.cancel": frozenset({_G, _C, _S}),
    "appointment.arrive": frozenset({_G, _C, _S, _CITIZEN}),
    "number.stray": frozenset({_SYSTEM}),
    "number.settle": frozenset({_G, _C, _S}),
    "help.call": frozenset({_CITIZEN}),
    "help.answer": frozenset({_G, _C, _S}),
    "queue.waive": frozenset({_S}),
    "board.look": frozenset({_S}),
    "urging.send": frozenset({_S}),
    "urging.answer": _STAFF,
    "window.take_over": frozenset({_S}),
    "window.give_back": frozenset({_S}),
    "tide.switch": frozenset({_S}),
    "ticket.take_over": frozenset({_S}),
    "service.start": frozenset({_C, _V}),
    "service.finish": frozenset({_C, _V}),
    "service.without_case": frozenset({_C, _V}),
    "window.pause": frozenset({_C}),
    "window.resume": frozenset({_C}),
    "draft.correct": frozenset({_C, _V}),
    "draft.park": frozenset({_C, _V}),
    "draft.take_back": frozenset({_C, _V}),
    "case.finish_on_the_spot": frozenset({_C, _V}),
    "case.accept": frozenset({_C, _V}),
    "case.accept_deferred": frozenset({_C, _V}),
    "case.receive": frozenset({_C, _V, _D}),
    "case.notice": frozenset({_C, _V}),
    "case.supplement": frozenset({_C, _V}),
    "case.refuse": frozenset({_C, _V}),
    "case.not_required": frozenset({_C, _V}),
    "case.withdraw": frozenset({_C, _V}),
    "case.fulfil": frozenset({_C, _V}),
    "case.amend": frozenset({_C, _V, _S}),
    "case.void": frozenset({_S}),
    "case.deemed_accept": frozenset({_SYSTEM}),
    "case.deemed_withdraw": frozenset({_SYSTEM}),
    "case.handle": frozenset({_H, _S}),
    "case.review": frozenset({_H, _S}),
    "case.approve": frozenset({_A}),
    "case.close": frozenset({_A, _H}),
    "case.deliver": frozenset({_C, _H, _V, _D}),
    "case.entrust": frozenset({_V}),
    "case.refer": frozenset({_D, _H, _S}),
    "case.superior_receipt": frozenset({_D, _H, _S}),
    "case.superior_return": frozenset({_D, _H, _S}),
    "case.superior_result": frozenset({_D, _H, _S}),
    "proxy.entrust": frozenset({_V}),
    "proxy.gather": frozenset({_V}),
    "proxy.bring": frozenset({_V}),
    "proxy.ask": frozenset({_V}),
    "proxy.send": frozenset({_V}),
    "proxy.call_off": frozenset({_V}),
    "proxy.receive": frozenset({_D, _C, _SYSTEM}),
    "proxy.keep_short": frozenset({_D, _C, _SYSTEM}),
    "proxy.turn_back": frozenset({_D, _C, _SYSTEM}),
    "proxy.accept_back": frozenset({_V, _SYSTEM}),
    "proxy.send_down": frozenset({_D, _C}),
    "proxy.refer": frozenset({_D, _H, _S}),
    "proxy.come_back": frozenset({_D, _H, _S}),
    "proxy.ready": frozenset({_D, _C, _H, _A}),
    "proxy.fetch": frozenset({_V, _SYSTEM}),
    "proxy.deliver": frozenset({_V}),
    "proxy.call_back": frozenset({_V, _D, _S}),
    "proxy.archive": frozenset({_V, _D, _S}),
    "proxy.suspend": frozenset({_V, _D}),
    "proxy.continue": frozenset({_V, _D}),
    "proxy.end": frozenset({_V, _D}),
    "proxy.tell": frozenset({_V, _D, _C}),
    "proxy.chase": frozenset({_D, _C, _S}),
    "proxy.settle_sheet": frozenset({_V, _D, _SYSTEM}),
    "proxy.report_lost": frozenset({_V, _D, _S}),
    "handover.send": frozenset({_V, _D}),
    "handover.call_off": frozenset({_V, _D}),
    "handover.count": frozenset({_V, _D, _C}),
    "handover.mark": frozenset({_V, _D, _C}),
    "handover.close": frozenset({_V, _D, _C}),
    "handover.settle": frozenset({_V, _D}),
    "station.report": frozenset({_V}),
    "case.settle": frozenset({_C, _S, _V, _D}),
    "case.unsettle": frozenset({_C, _S, _V, _D}),
    "case.unmask": frozenset({_C, _H, _A, _S, _V, _D}),
    "case.attach": frozenset({_C, _V, _D}),
    "case.detach": frozenset({_C, _V, _D}),
    "case.look_at_scan": frozenset({_C, _H, _A, _S, _V, _D}),
    "document.print": frozenset({_C, _G, _S, _H, _A, _V, _D, _SYSTEM, _CITIZEN}),
    "document.reprint": frozenset({_C, _G, _S, _H, _A, _V, _D}),
    "rating.give": frozenset({_CITIZEN}),
    "rating.change": frozenset({_CITIZEN}),
    "rating.grades": frozenset({_S}),
    "rating.enter": frozenset({_S}),
    "rating.key": frozenset({_S}),
    "recovery.renew": frozenset({_S}),
    "follow_up.read": frozenset({_S, _A}),
    "follow_up.step": frozenset({_S}),
    "follow_up.review": frozenset({_S, _A}),
    "day.close": frozenset({_S, _V, _SYSTEM}),
    "tally.window": frozenset({_C, _V, _S}),
    "tally.centre": frozenset({_S}),
    "supervisor.word": frozenset({_S}),
    "catalogue.import": frozenset({_S, _M}),
    "calendar.import": frozenset({_S, _M}),
    "setting.change": frozenset({_S, _M}),
    "person.change": frozenset({_M, _S}),
    "person.sign_in": _STAFF,
    "person.sign_out": _STAFF,
    "person.password": frozenset({_M, _S}),
    "person.add": frozenset({_SYSTEM}),
    "hall.set_up": frozenset({_SYSTEM}),
    "terminal.given": frozenset({_SYSTEM}),
    "conflict.told": frozenset({_SYSTEM}),
    "item.publish": frozenset({_S, _M, _SYSTEM}),
    "clock.confirm": frozenset({_C, _V, _S, _M}),
    "number.confirm": frozenset({_C, _V, _S, _M}),
}
"""Act (journal kind or view) -> the roles that may do it. One person may hold several roles."""


def may(actor: Actor, act: str) -> bool:
    """Whether `actor` may do `act`. An act that is not in the table is a bug (KeyError)."""
    return bool(actor.roles & PERMISSIONS[act])


def require(actor: Actor, act: str) -> None:
    """Raise NotAllowed, with the roles that may, unless `actor` may do `act`."""
    if not may(actor, act):
        names = "、".join(ROLE_NAMES[role] for role in sorted(PERMISSIONS[act]))
        raise NotAllowed(f"这一步要由{names}来做，{actor.name}现在的岗位不能做。")


def check_word(actor: Actor, supervisor: Person) -> None:
    """Raise NotAllowed unless `supervisor` may give their word (architecture §8.7) for what `actor` does."""
    if supervisor.disabled or not PERMISSIONS["supervisor.word"] & frozenset(supervisor.roles):
        raise NotAllowed(f"{supervisor.name}不是主管，这一步要主管来确认。")
    if supervisor.number == actor.number:
        raise NotAllowed("自己办的不能自己确认，请另一位主管来。")
