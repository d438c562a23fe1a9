"""Changing what a hall decides for itself: settings with their date, people, and the calendar of a year."""

from collections.abc import Mapping
from typing import Any

import msgspec

from hall_client.domain.deadlines import local_date
from hall_client.domain.entries import NewEntry, as_row
from hall_client.domain.hall import Hall, HallPlan, PlanRefused, check_plan
from hall_client.domain.people import Actor, Person, Role, require
from hall_client.domain.records import convert
from hall_client.domain.search import initials
from hall_client.domain.working_days import BadCalendar, check_table
from hall_client.services.ports import Desk
from hall_client.services.setting_up import publish_calendar


class SettingRefused(Exception):
    """The setting cannot have this value; nothing was changed."""


def change_setting(desk: Desk, actor: Actor, key: str, value: object) -> Hall:
    """Change one setting from today on. Raises SettingRefused, NotAllowed."""
    require(actor, "setting.change")
    at = desk.now()
    day = local_date(at)
    with desk.store.work() as work:
        hall = work.reference.hall(day)
        if key not in as_row(hall) or key in ("station", "terminal"):
            raise SettingRefused("没有这一项设置，或者它在安装后不能改。")
        try:
            changed = convert({**as_row(hall), key: value}, Hall)
            check_plan(HallPlan(changed, ()))
        except msgspec.ValidationError as error:
            raise SettingRefused(f"这个值不能用（{error}），原来的设置没有变。") from error
        except PlanRefused as refused:
            mine = [problem for problem in refused.problems if "people" not in problem]
            if mine:
                raise SettingRefused(f"{mine[0]}。原来的设置没有变。") from refused
        row = {"scope": "station", "key": key, "effective": day.isoformat(), "value": as_row(changed)[key]}
        rows = {"setting": {f"station/{key}/{day.isoformat()}": row}}
        work.append(NewEntry("setting.change", key, actor.number, at, rows, {"key": key}))
        return work.reference.hall(day)


def save_person(
    desk: Desk, actor: Actor, number: str, name: str, roles: tuple[Role, ...], *, disabled: bool
) -> Person:
    """Add a person or change one; a new one needs a password before signing in (`signing_in.set_password`)."""
    require(actor, "person.change")
    at = desk.now()
    if not number.strip() or not name.strip() or not roles:
        raise SettingRefused("工号、姓名和岗位都要填，没有存。")
    person = Person(number.strip(), name.strip(), initials(name.strip()), roles, disabled)
    row = as_row(person)
    key = row.pop("number")
    with desk.store.work() as work:
        work.append(NewEntry("person.change", key, actor.number, at, {"person": {key: row}}))
    return person


def import_calendar(desk: Desk, actor: Actor, table: Mapping[str, Any]) -> int:
    """Take in the calendar of a year; the year is returned. Raises BadCalendar with every finding."""
    require(actor, "calendar.import")
    findings = check_table(table)
    if findings:
        raise BadCalendar("；".join(findings))
    with desk.store.work() as work:
        publish_calendar(work, table, actor.number, desk.now())
    return int(table["year"])
