"""People and settings of a unit at every desk of it: passwords, who is out, what belongs to one PC."""

import pytest

from hall_client.domain.people import Role
from hall_client.services import (
    settings_changing,
    signing_in,
)
from tests.central.cluster import Centre
from tests.central.meeting import Sit
from tests.desk import CLERK, MORNING, SUPERVISOR


def test_a_changed_password_counts_at_every_desk(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    one.sync()
    two.sync()
    for each in (one, two):
        each.hall.clock.forward(minutes=5)
    signing_in.set_password(one.desk, SUPERVISOR, "0307", "qinghe-neu-1")
    one.sync()
    two.sync()
    signing_in.sign_in(two.hall.desk, "0307", "qinghe-neu-1", 3)
    with pytest.raises(signing_in.SignInRefused, match="密码不对"):
        signing_in.sign_in(two.hall.desk, "0307", "qinghe-0307", 3)


def test_without_a_line_only_who_was_here_before_signs_in(town: Centre, sit: Sit) -> None:
    one = sit()
    one.sync()
    signing_in.sign_in(one.desk, "0307", "qinghe-0307", 3)
    one.hang_up()
    town.server.stop()
    try:
        signing_in.sign_in(one.desk, "0307", "qinghe-0307", 3)
        with pytest.raises(signing_in.SignInRefused, match="先联一次网"):
            signing_in.sign_in(one.desk, "0305", "qinghe-0305", 1)
    finally:
        town.server.start()


def test_a_person_disabled_at_one_desk_is_out_at_all(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    one.sync()
    two.sync()
    one.sync()
    settings_changing.save_person(one.desk, SUPERVISOR, "0307", "赵婷", (Role.CLERK,), disabled=True)
    one.sync()
    signing_in.check_account(two.desk, CLERK)
    assert "person" in two.sync().kinds
    with pytest.raises(signing_in.SignInRefused, match="已停用"):
        signing_in.check_account(two.desk, CLERK)


def test_settings_of_the_unit_reach_every_desk_and_those_of_a_pc_stay(town: Centre, sit: Sit) -> None:
    one, two = sit(), sit()
    one.sync()
    two.sync()
    one.sync()
    settings_changing.change_setting(one.desk, SUPERVISOR, "idle_lock_minutes", 25)
    settings_changing.change_setting(one.desk, SUPERVISOR, "own_window", 1)
    one.sync()
    with two.desk.store.read() as work:
        before = work.reference.hall(MORNING.date())
    two.sync()
    with two.desk.store.read() as work:
        after = work.reference.hall(MORNING.date())
    assert (before.idle_lock_minutes, after.idle_lock_minutes) == (10, 25)
    assert after.own_window == before.own_window
    assert after.terminal == before.terminal
