"""People: a named role for every act, and a refusal that says who may."""

import pytest

from hall_client.domain.people import (
    PERMISSIONS,
    ROLE_NAMES,
    Actor,
    NotAllowed,
    Person,
    Role,
    check_word,
    may,
    require,
)

CLERK = Actor("0307", "赵婷", frozenset({Role.CLERK}))
BOTH = Actor("0308", "王𠮷", frozenset({Role.CLERK, Role.SUPERVISOR}))


def test_every_act_has_somebody_who_may() -> None:
    assert all(roles for roles in PERMISSIONS.values())
    assert set(ROLE_NAMES) == set(Role)


def test_what_only_one_role_may() -> None:
    """The acts that must never drift to a clerk, a guide or the program."""
    assert PERMISSIONS["case.approve"] == {Role.APPROVER}
    assert PERMISSIONS["rating.give"] == PERMISSIONS["rating.change"] == {Role.CITIZEN}
    assert PERMISSIONS["rating.grades"] == PERMISSIONS["tally.centre"] == {Role.SUPERVISOR}
    assert PERMISSIONS["case.void"] == PERMISSIONS["supervisor.word"] == {Role.SUPERVISOR}
    assert PERMISSIONS["case.entrust"] == PERMISSIONS["proxy.deliver"] == {Role.VILLAGE_PROXY}
    assert PERMISSIONS["case.deemed_accept"] == PERMISSIONS["case.deemed_withdraw"] == {Role.SYSTEM}


def test_one_person_may_hold_several_roles() -> None:
    assert may(BOTH, "ticket.call")
    assert may(BOTH, "rating.grades")
    assert not may(CLERK, "rating.grades")
    with pytest.raises(NotAllowed, match="这一步要由主管来做，赵婷现在的岗位不能做"):
        require(CLERK, "rating.grades")


def test_a_supervisors_word_is_somebody_elses() -> None:
    check_word(CLERK, Person("0308", "王𠮷", "wj", (Role.CLERK, Role.SUPERVISOR)))
    with pytest.raises(NotAllowed, match="不能自己确认"):
        check_word(BOTH, Person("0308", "王𠮷", "wj", (Role.CLERK, Role.SUPERVISOR)))
    with pytest.raises(NotAllowed, match="不是主管"):
        check_word(BOTH, Person("0307", "赵婷", "zt", (Role.CLERK, Role.APPROVER)))
