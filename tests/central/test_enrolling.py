"""A code becomes a membership once; every way it can go wrong leaves an unused code or a working workstation."""

import json
import threading
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from hall_client.central import administering, certificates, code, enrolling, membership
from hall_client.central.address import connect
from hall_client.central.code import EnrolCode
from hall_client.central.enrolling import AnswerLost, Applicant, EnrolRefused, LogTaken, WrongServer
from hall_client.central.line import CentralLine
from hall_client.devices.folder_secrets import FolderSecrets
from hall_client.domain.syncing import Login
from tests.central import cluster
from tests.central.cluster import Centre

Issue = Callable[..., EnrolCode]


@pytest.fixture
def issue(centre: Centre) -> Issue:
    def make(unit: str = "9911", hours: int = 1) -> EnrolCode:
        fingerprint = certificates.fingerprint(centre.server.certificate)
        with centre.admin() as admin:
            return administering.issue(admin, unit, (centre.host,), fingerprint, hours).code

    return make


def applicant(station: str = "", **fields: object) -> Applicant:
    made = Applicant("hall-client/test", str(uuid.uuid4()), "01", station)
    return replace(made, **fields)  # type: ignore[arg-type]


def signed_in(folder: Path) -> psycopg.Connection:
    kept = membership.load(folder)
    assert kept is not None
    password = FolderSecrets(folder).get("hall-client/test.centre")
    assert password is not None
    return connect(kept.address(folder), password.decode())


def who_came(centre: Centre) -> set[str]:
    """Every role the server's log speaks of."""
    files = sorted((centre.server.folder / "log").glob("*.json"))
    lines = [line for file in files for line in file.read_text().splitlines()]
    return {json.loads(line).get("user", "") for line in lines}


def states(centre: Centre, given: EnrolCode) -> list[str]:
    with centre.admin() as admin:
        rows = admin.execute("SELECT state FROM centre.device WHERE role = %s", (given.role,)).fetchall()
    return [str(row[0]) for row in rows]


def test_an_enrolled_workstation_has_a_role_a_terminal_and_keys_of_its_own(
    centre: Centre, issue: Issue, tmp_path: Path
) -> None:
    given, who = issue(), applicant()
    made = enrolling.enrol(given, tmp_path, who, FolderSecrets(tmp_path))
    assert (made.membership.unit, made.membership.role) == ("9911", given.role)
    assert membership.load(tmp_path) == made.membership
    with signed_in(tmp_path) as line:
        told = CentralLine(line).hello(who.log_id)
    assert (told.terminal, told.device) == (made.terminal, made.membership.device)
    secrets = FolderSecrets(tmp_path)
    with centre.admin() as admin:
        keys = admin.execute(
            "SELECT sign_key, seal_key FROM centre.device WHERE role = %s", (given.role,)
        ).fetchone()
    sign, seal = secrets.get("hall-client/test.sign") or b"", secrets.get("hall-client/test.seal") or b""
    assert keys == (
        Ed25519PrivateKey.from_private_bytes(sign).public_key().public_bytes_raw(),
        X25519PrivateKey.from_private_bytes(seal).public_key().public_bytes_raw(),
    )
    assert secrets.get("hall-client/test.enrolling") is None
    assert sorted(file.name for file in tmp_path.glob("centre*")) == ["centre.json", "centre.pem"]


def test_a_stolen_code_is_useless_the_second_time(centre: Centre, issue: Issue, tmp_path: Path) -> None:
    given = issue()
    enrolling.enrol(given, tmp_path / "mine", applicant(), FolderSecrets(tmp_path / "mine"))
    with pytest.raises(EnrolRefused, match="已经用过"):
        enrolling.enrol(given, tmp_path / "thief", applicant(), FolderSecrets(tmp_path / "thief"))
    assert membership.load(tmp_path / "thief") is None
    signed_in(tmp_path / "mine").close()


def test_an_expired_code_is_refused(centre: Centre, issue: Issue, tmp_path: Path) -> None:
    given = issue(hours=-1)
    with pytest.raises(EnrolRefused, match="过期"):
        enrolling.enrol(given, tmp_path, applicant(), FolderSecrets(tmp_path))
    assert membership.load(tmp_path) is None
    with centre.admin() as admin:
        noted = admin.execute(
            "SELECT detail ->> 'why' FROM centre.audit WHERE role = %s AND what = 'enrol.refused'",
            (given.role,),
        ).fetchall()
    assert noted == [("expired",)]


def test_another_server_is_told_no_password(centre: Centre, issue: Issue, tmp_path: Path) -> None:
    # Had this password been sent, the server would have logged that it is wrong.
    given = replace(issue(), pin=bytes(16), secret=bytes(10))
    with pytest.raises(WrongServer):
        enrolling.enrol(given, tmp_path, applicant(), FolderSecrets(tmp_path))
    right = certificates.fingerprint(centre.server.certificate)[:16]
    with pytest.raises(EnrolRefused):
        enrolling.enrol(replace(given, number=1, pin=right), tmp_path, applicant(), FolderSecrets(tmp_path))
    cluster.until(lambda: "hall_d_00000001" in who_came(centre))
    assert given.role not in who_came(centre)


def test_nobody_there_leaves_the_code_unused(centre: Centre, issue: Issue, tmp_path: Path) -> None:
    given = issue()
    nowhere = replace(given, hosts=("localhost:1",))
    with pytest.raises(certificates.Unreachable, match="还能用"):
        enrolling.enrol(nowhere, tmp_path, applicant(), FolderSecrets(tmp_path))
    assert states(centre, given) == ["code"]


@pytest.mark.parametrize(
    ("who", "word"),
    [
        (applicant("9912"), "9911"),
        (applicant(fills=False), "--from"),
    ],
)
def test_a_code_for_something_else_stays_unused(
    centre: Centre, issue: Issue, tmp_path: Path, who: Applicant, word: str
) -> None:
    given = issue()
    with pytest.raises(EnrolRefused, match=word):
        enrolling.enrol(given, tmp_path, who, FolderSecrets(tmp_path))
    assert states(centre, given) == ["code"]
    enrolling.enrol(given, tmp_path, applicant("9911", fills=True), FolderSecrets(tmp_path))
    assert states(centre, given) == ["active"]


def test_a_log_the_centre_has_already_is_told_apart(centre: Centre, issue: Issue, tmp_path: Path) -> None:
    who = applicant()
    enrolling.enrol(issue(), tmp_path / "one", who, FolderSecrets(tmp_path / "one"))
    given = issue()
    with pytest.raises(LogTaken):
        enrolling.enrol(given, tmp_path / "two", who, FolderSecrets(tmp_path / "two"))
    assert states(centre, given) == ["code"]


class PowerCut(BaseException):
    """The PC is gone."""


class DyingSecrets(FolderSecrets):
    """The real keeper, on a PC whose power fails before the n-th writing."""

    def __init__(self, folder: Path, left: int) -> None:
        super().__init__(folder)
        self._left = left

    def put(self, name: str, value: bytes) -> None:
        self._count()
        super().put(name, value)

    def delete(self, name: str) -> None:
        self._count()
        super().delete(name)

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise PowerCut


@pytest.mark.parametrize("writings", range(5))
def test_after_a_power_cut_the_same_command_finishes(
    centre: Centre, issue: Issue, tmp_path: Path, writings: int
) -> None:
    given, who = issue(), applicant()
    with pytest.raises(PowerCut):
        enrolling.enrol(given, tmp_path, who, DyingSecrets(tmp_path, writings))
    made = enrolling.enrol(given, tmp_path, who, FolderSecrets(tmp_path))
    assert states(centre, given) == ["active"]
    with signed_in(tmp_path) as line:
        told = CentralLine(line).hello(who.log_id)
    assert (told.terminal, told.unit) == (made.terminal, "9911")


def test_a_line_lost_in_the_middle_spends_nothing(centre: Centre, issue: Issue, tmp_path: Path) -> None:
    given, who = issue(), applicant()
    failed: list[BaseException] = []

    def attempt() -> None:
        try:
            enrolling.enrol(given, tmp_path, who, FolderSecrets(tmp_path))
        except BaseException as error:
            failed.append(error)

    with centre.admin() as blocker, centre.admin() as killer, blocker.transaction():
        blocker.execute("SELECT 1 FROM centre.device WHERE role = %s FOR UPDATE", (given.role,))
        working = threading.Thread(target=attempt)
        working.start()
        ended = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s AND wait_event = %s"
        )
        cluster.until(lambda: killer.execute(ended, (given.role, "transactionid")).fetchone() is not None)
        working.join()
    assert [type(error) for error in failed] == [AnswerLost]
    assert states(centre, given) == ["code"]
    enrolling.enrol(given, tmp_path, who, FolderSecrets(tmp_path))
    assert states(centre, given) == ["active"]


def test_a_revoked_workstation_is_out_at_once(centre: Centre, issue: Issue, tmp_path: Path) -> None:
    given = issue()
    enrolling.enrol(given, tmp_path, applicant(), FolderSecrets(tmp_path))
    line = signed_in(tmp_path)
    with centre.admin() as admin:
        administering.revoke(admin, given.role)
    ended = "SELECT count(*) FROM pg_stat_activity WHERE usename = %s"
    with centre.admin() as admin:
        cluster.until(lambda: admin.execute(ended, (given.role,)).fetchone() == (0,))
    with pytest.raises(psycopg.OperationalError):
        line.execute("SELECT 1")
    line.close()
    with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
        signed_in(tmp_path)
    # Its old code does not help either, and a new one begins a new membership.
    with pytest.raises(EnrolRefused):
        enrolling.enrol(given, tmp_path, applicant(), FolderSecrets(tmp_path))
    again = enrolling.enrol(issue(), tmp_path, applicant(), FolderSecrets(tmp_path))
    assert again.membership.role != given.role
    signed_in(tmp_path).close()


def test_a_disabled_person_goes_down_to_the_unit(centre: Centre, issue: Issue, tmp_path: Path) -> None:
    who = applicant()
    enrolling.enrol(issue(), tmp_path, who, FolderSecrets(tmp_path))
    with centre.admin() as admin:
        admin.execute(
            "SELECT centre.publish('9911', centre.fold_unit_rows('9911', %s))",
            (json.dumps({"person": {"0307": {"name": "赵婷", "disabled": False}}}),),
        )
        with pytest.raises(administering.Refused, match="没有工号 0308"):
            administering.disable_person(admin, "9911", "0308")
        assert administering.disable_person(admin, "9911", "0307") == "赵婷"
    with signed_in(tmp_path) as connection:
        line = CentralLine(connection)
        pages = [page for _, page in line.pull([], 100)]
        line.put_login(Login("0307", "$argon2id$x", line.hello(who.log_id).now))
    rows = [
        each.rows["person"]["0307"] for page in pages for each in page if each.thing == "person/9911/0307"
    ]
    assert rows == [{"name": "赵婷", "disabled": True}]


def test_a_standby_code_is_another_kind(centre: Centre, tmp_path: Path) -> None:
    with centre.admin() as admin:
        made = administering.issue_standby(
            admin, (centre.host,), certificates.fingerprint(centre.server.certificate)
        )
    assert code.read(made.text).role == "hall_standby"
    with pytest.raises(EnrolRefused):
        enrolling.enrol(made, tmp_path, applicant(), FolderSecrets(tmp_path))
