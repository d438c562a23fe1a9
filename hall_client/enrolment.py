"""Takes an installation into the centre: one with work in it, whose whole log joins, or a new one filled from there."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from secrets import token_bytes

import resources
from hall_client.central import enrolling, membership
from hall_client.central.code import EnrolCode
from hall_client.central.enrolling import Applicant, Enrolled, EnrolRefused, LogTaken
from hall_client.central.membership import Membership
from hall_client.desk import KEY_BYTES, OpenDesk, free, new_boot_token, new_uuid, put_together, system_now
from hall_client.devices import secrets as key_stores
from hall_client.devices.passwords import Argon2Passwords
from hall_client.devices.secret_store import SecretStore
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import HallPlan, check_plan
from hall_client.services import setting_up
from hall_client.services.line_ports import Line, LineDown, LineRefused
from hall_client.services.ports import Desk
from hall_client.services.setting_up import EVER, NewAccount
from hall_client.storage import backup, installation, starter
from hall_client.storage.installation import Installation
from hall_client.storage.store import Store
from resources.calendar import tables

Fill = Callable[[Desk, Line], object]
"""The first synchronisation of a new installation: what the centre has for its unit comes down."""

_FIRST_TERMINAL = "01"


class StillMember(EnrolRefused):
    """The installation is enrolled, and the centre lets it in: there is nothing to mend."""


class WrongWindow(EnrolRefused):
    """The hall has no such window."""


@dataclass(frozen=True)
class NewInstallation:
    """A new installation in the centre: its place there, the recovery key to seal, passwords of a plan's people."""

    enrolled: Enrolled
    recovery_key: str
    accounts: tuple[NewAccount, ...]
    key_words: str


def enrol_existing(opened: OpenDesk, code: EnrolCode) -> Enrolled:
    """Enrol an installation with work in it: its unit must be the code's, and its whole log will go up.

    Raises as `enrolling.enrol`, and StillMember. The same code again after a crash finishes what was begun.
    """
    name, secrets = opened.installation.name, opened.secrets
    _refuse_member(opened.folder, name, secrets, code)
    at = opened.desk.now()
    with opened.store.read() as work:
        hall = work.reference.hall(local_date(at))
    try:
        enrolled = _ask(opened, code, hall.terminal, hall.station)
    except LogTaken:
        # The log went up under an earlier enrolment. What follows belongs to a new one.
        installation.begin_new_log(opened.store)
        enrolled = _ask(opened, code, hall.terminal, hall.station)
    if enrolled.terminal != hall.terminal:
        setting_up.record_own(opened.store, {"terminal": enrolled.terminal}, local_date(at), at)
    return enrolled


def enrol_new(
    folder: Path,
    code: EnrolCode,
    fill: Fill,
    *,
    window: int = 1,
    plan: HallPlan | None = None,
    passphrase: str | None = None,
    demo: bool = False,
    now: Callable[[], datetime] = system_now,
) -> NewInstallation:
    """Make an installation in an empty folder out of what the centre has for the code's unit.

    With a `plan` it is the first of its unit and brings the unit's settings, people and catalogue. Raises as
    `enrolling.enrol` and as `desk.set_up`, and WrongWindow; interrupted or refused, it can be run again.
    """
    if plan is not None:
        check_plan(plan)
    installation.free_folder(folder)
    secrets = key_stores.choose(folder, passphrase=passphrase, demo=demo)
    name, log_id = installation.unfinished_name(folder), new_uuid()
    station = plan.hall.station if plan else ""
    applicant = Applicant(name, log_id, _FIRST_TERMINAL, station, fills=plan is not None)
    enrolled = enrolling.enrol(code, folder, applicant, secrets)
    key = token_bytes(KEY_BYTES)
    made = Installation(name, secrets.kind, installation.fingerprint(key), demo)
    secrets.put(name, key)
    recovery_key, public_half = backup.new_recovery_key()
    store = installation.make(folder, key, made, free, log_id=log_id)
    try:
        if plan is None:
            accounts: tuple[NewAccount, ...] = ()
            opened = OpenDesk(folder, made, store, put_together(store, folder, now), secrets)
            with closing(_line(folder, enrolled.membership, name, secrets)) as line:
                _take_over(opened, line, window, enrolled.terminal, public_half, fill)
        else:
            accounts = _record(store, plan, enrolled.terminal, public_half, now())
        new_boot_token(store, secrets, name)
    finally:
        store.close()
    installation.save(folder, made)
    installation.forget_unfinished(folder)
    return NewInstallation(enrolled, recovery_key, accounts, secrets.words)


def _ask(opened: OpenDesk, code: EnrolCode, terminal: str, station: str) -> Enrolled:
    with opened.store.read() as work:
        log_id = work.log_id
    applicant = Applicant(opened.installation.name, log_id, terminal, station)
    return enrolling.enrol(code, opened.folder, applicant, opened.secrets)


def _refuse_member(folder: Path, name: str, secrets: SecretStore, code: EnrolCode) -> None:
    member = membership.load(folder)
    if member is None or member.role == code.role:
        return
    try:
        _line(folder, member, name, secrets).close()
    except (LineDown, LineRefused):
        return
    raise StillMember(
        f"这台电脑已经登记为 {member.role}，能连上中心库，没有再登记，登记码还能用。"
        f"要换登记，请先在服务器上停用它：hall-client central revoke {member.role}。"
    )


def _line(folder: Path, member: Membership, name: str, secrets: SecretStore) -> Line:
    return membership.open_line(folder, member, (secrets.get(f"{name}.centre") or b"").decode())


def _record(
    store: Store, plan: HallPlan, terminal: str, public_half: str, at: datetime
) -> tuple[NewAccount, ...]:
    mine = replace(plan, hall=replace(plan.hall, terminal=terminal))
    items = [version.item for version in starter.read_starter(resources.path("catalogue"))]
    return setting_up.record(store, Argon2Passwords(), mine, items, tables(), public_half, at)


def _take_over(
    opened: OpenDesk, line: Line, window: int, terminal: str, public_half: str, fill: Fill
) -> None:
    """What belongs to this PC is its own; all else comes down."""
    own = {"terminal": terminal, "own_window": window, "printers": {}}
    setting_up.record_own(opened.store, own, EVER, opened.desk.now())
    fill(opened.desk, line)
    with opened.store.work() as work:
        work.set_meta("recovery_public", public_half)
        hall = work.reference.hall(local_date(opened.desk.now()))
    numbers = [each.number for each in hall.windows]
    if window not in numbers:
        listed = "、".join(str(number) for number in numbers)
        raise WrongWindow(
            f"{hall.name}没有 {window} 号窗口。登记已经成了，请用 --window 写 {listed} 里的一个，再运行同一条命令。"
        )
