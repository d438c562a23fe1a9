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
from hall_client.devices.secret_store import SecretStore
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Hall, HallPlan, check_plan
from hall_client.services import sending, setting_up
from hall_client.services.line_ports import Line, LineDown, LineRefused
from hall_client.services.setting_up import NewAccount
from hall_client.services.syncing import sync_once
from hall_client.storage import backup, installation, starter
from hall_client.storage.installation import Installation
from resources.calendar import tables

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
    hall = _hall(opened)
    try:
        enrolled = _ask(opened, code, hall.terminal, hall.station)
    except LogTaken:
        # The log went up under an earlier enrolment. What follows belongs to a new one.
        installation.begin_new_log(opened.store)
        enrolled = _ask(opened, code, hall.terminal, hall.station)
    with opened.store.work() as writing:
        sending.take_terminal(opened.desk, writing, enrolled.terminal)
    return enrolled


def terminal_of(opened: OpenDesk) -> str:
    """The terminal number this installation numbers under now."""
    return _hall(opened).terminal


def _hall(opened: OpenDesk) -> Hall:
    with opened.store.read() as work:
        return work.reference.hall(local_date(opened.desk.now()))


def enrol_new(
    folder: Path,
    code: EnrolCode,
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
        opened = OpenDesk(folder, made, store, put_together(store, folder, now), secrets)
        accounts = _filled(opened, enrolled, window, plan, public_half)
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


def _filled(
    opened: OpenDesk, enrolled: Enrolled, window: int, plan: HallPlan | None, public_half: str
) -> tuple[NewAccount, ...]:
    """Bring what the plan has and meet the centre for the first time: the unit's next PC needs no plan."""
    name, secrets = opened.installation.name, opened.secrets
    accounts: tuple[NewAccount, ...] = ()
    with closing(_line(opened.folder, enrolled.membership, name, secrets)) as line:
        if plan is None:
            _keep_own(opened, enrolled.terminal, window, public_half)
        else:
            accounts = _record(opened, line, plan, enrolled.terminal, public_half)
        sync_once(opened.desk, line)
    if plan is None:
        _check_window(opened, window)
    return accounts


def _record(
    opened: OpenDesk, line: Line, plan: HallPlan, terminal: str, public_half: str
) -> tuple[NewAccount, ...]:
    """The plan, and the starter catalogue and calendars where nobody above hands any down."""
    mine = replace(plan, hall=replace(plan.hall, terminal=terminal))
    handed_down = any(thing.startswith("item_version/") for thing in line.versions())
    items = [] if handed_down else starter.read_starter(resources.path("catalogue"))
    return setting_up.record(
        opened.store,
        setting_up.Keeping(opened.desk.hasher, opened.desk.lock, public_half),
        mine,
        [version.item for version in items],
        [] if handed_down else tables(),
        opened.desk.now(),
    )


def _keep_own(opened: OpenDesk, terminal: str, window: int, public_half: str) -> None:
    """What belongs to this PC alone; all else comes down."""
    own = {"terminal": terminal, "own_window": window, "printers": {}, "printer_fits": {}, "devices": {}}
    with opened.store.work() as work:
        work.set_meta("terminal_given", terminal)
        work.set_meta("recovery_public", public_half)
        setting_up.record_own(work, own, opened.desk.now())


def _check_window(opened: OpenDesk, window: int) -> None:
    with opened.store.read() as work:
        hall = work.reference.hall(local_date(opened.desk.now()))
    numbers = [each.number for each in hall.windows]
    if window not in numbers:
        listed = "、".join(str(number) for number in numbers)
        raise WrongWindow(
            f"{hall.name}没有 {window} 号窗口。登记已经成了，请用 --window 写 {listed} 里的一个，再运行同一条命令。"
        )
