"""Whole installations join the centre: with work in them, as the first of a unit, in the middle of a power cut."""

import itertools
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import resources
from hall_client import enrolment
from hall_client.central import administering, certificates, membership
from hall_client.central.code import EnrolCode
from hall_client.central.enrolling import EnrolRefused
from hall_client.central.line import CentralLine
from hall_client.central.server import Server
from hall_client.desk import OpenDesk, open_desk
from hall_client.devices.folder_secrets import FolderSecrets
from hall_client.domain.cases import Outcome
from hall_client.domain.deadlines import local_date
from hall_client.domain.materials import MaterialState
from hall_client.services import disputes, intake, line_views, signing_in
from hall_client.services.syncing import SyncReport, sync_once
from hall_client.setup_file import read_plan
from hall_client.storage.errors import NoInstallation
from hall_client.storage.verify import verify
from tests.central import cluster
from tests.central.cluster import Centre
from tests.cli.running import Terminal
from tests.desk import CLERK, TestDesk, fresh
from tests.services.acts import begin, finished

Issue = Callable[[str], EnrolCode]
MakeDesk = Callable[[], TestDesk]


@pytest.fixture
def issue(centre: Centre) -> Issue:
    def make(unit: str) -> EnrolCode:
        fingerprint = certificates.fingerprint(centre.server.certificate)
        with centre.admin() as admin:
            return administering.issue(admin, unit, (centre.host,), fingerprint, 1).code

    return make


@pytest.fixture
def empty(server: Server) -> Centre:
    """A centre that nobody has written to."""
    return cluster.fresh(server)


def line(opened: OpenDesk) -> CentralLine:
    member = membership.load(opened.folder)
    assert member is not None
    password = opened.secrets.get(f"{opened.installation.name}.centre") or b""
    return membership.open_line(opened.folder, member, password.decode())


def synced(opened: OpenDesk) -> SyncReport:
    with closing(line(opened)) as there:
        return sync_once(opened.desk, there)


def hall_of(opened: OpenDesk) -> tuple[str, str]:
    with opened.store.read() as work:
        hall = work.reference.hall(local_date(opened.desk.now()))
    return hall.station, hall.terminal


def test_a_pc_with_work_in_it_joins_whole_under_its_own_number(
    empty: Centre, issue: Issue, hall: TestDesk
) -> None:
    station, terminal = hall_of(hall.opened)
    made = enrolment.enrol_existing(hall.opened, issue(station))
    assert (made.membership.unit, made.terminal) == (station, terminal)
    synced(hall.opened)
    with empty.admin() as admin:
        answers = admin.execute("SELECT DISTINCT answer FROM centre.entry").fetchall()
        names = admin.execute(
            "SELECT rows #>> '{person,0307,name}' FROM centre.thing WHERE thing = 'person/9901/0307'"
        ).fetchone()
    assert answers == [("accepted",)]
    assert names == ("赵婷",)


def test_the_second_pc_gets_a_number_of_its_own(empty: Centre, issue: Issue, make_desk: MakeDesk) -> None:
    first, second = make_desk(), make_desk()
    station, terminal = hall_of(first.opened)
    one = enrolment.enrol_existing(first.opened, issue(station))
    # A copied disk brings the first one's log: the second begins a new one.
    two = enrolment.enrol_existing(second.opened, issue(station))
    assert one.terminal == terminal != two.terminal
    assert hall_of(second.opened) == (station, two.terminal)
    with first.opened.store.read() as mine, second.opened.store.read() as other:
        assert mine.log_id != other.log_id


def test_two_pcs_that_numbered_alike_before_they_joined_keep_everything(
    empty: Centre, issue: Issue, set_up_halls: list[Path], tmp_path: Path
) -> None:
    """Both were set up alone as terminal 03 and took in a case under the same number."""
    halls = [fresh(each, tmp_path / f"pc-{n}") for n, each in enumerate(set_up_halls[:2])]
    for n, each in enumerate(halls):
        named = replace(each.opened.desk, new_id=_ids(f"pc{n}"))
        each.opened = replace(each.opened, desk=named)
    first, second = (finished(each, "MZ-006", Outcome.NOTICED, MaterialState.MISSING).case for each in halls)
    assert first.number == second.number
    terminals = [enrolment.enrol_existing(each.opened, issue("9901")).terminal for each in halls]
    assert terminals == ["03", "01"]
    for _ in range(2):
        assert [synced(each.opened).refused for each in halls] == [0, 0]
    for each in halls:
        with each.desk.store.read() as work:
            assert {case.id for case in work.cases.numbered(first.number)} == {first.id, second.id}
        (twice,) = line_views.given_twice(each.desk)
        assert (twice.number, len(twice.cases)) == (first.number, 2)
        assert disputes.listed(each.desk) == ()
        assert verify(each.opened.store).findings == ()
        # Whichever is meant is gone on with, and nothing more is numbered alike.
        opened = intake.open_case(each.desk, CLERK, first.number, begin(each), "", second.id)
        assert opened.case.id == second.id
        intake.discard(each.desk, opened.draft)
    later = [finished(each, "MZ-006", Outcome.NOTICED, MaterialState.MISSING).case.number for each in halls]
    assert [number[4:6] for number in later] == ["03", "01"]
    with empty.admin() as admin:
        answers = admin.execute("SELECT DISTINCT answer FROM centre.entry").fetchall()
    assert answers == [("accepted",)]
    for each in halls:
        each.opened.close()


def test_a_pc_that_gets_another_number_is_told_what_that_means(
    empty: Centre, issue: Issue, set_up_halls: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = [Path(shutil.copytree(each, tmp_path / f"pc-{n}")) for n, each in enumerate(set_up_halls[:2])]
    said = [Terminal(capsys)("enrol", issue("9901").text, "--data", folder) for folder in folders]
    assert [each.code for each in said] == [0, 0], said
    assert "编号" not in said[0].out
    assert said[1].out.splitlines()[1:] == [
        "终端 03 中心已经给过一台电脑，这台以后按终端 01 编号，已经印出去的编号不变。",
        "两台编过同一个号的办件都留着，上传以后在“设置、同步和备份”里列出来，请看姓名。",
        "原来的办件都在，打开程序后自动上传。",
    ]


def _ids(name: str) -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"{name}-{next(numbers):05d}"


def test_the_code_of_another_unit_leaves_everything_as_it_was(
    empty: Centre, issue: Issue, hall: TestDesk
) -> None:
    given = issue("9911")
    with pytest.raises(EnrolRefused, match="9911"):
        enrolment.enrol_existing(hall.opened, given)
    assert membership.load(hall.opened.folder) is None
    with empty.admin() as admin:
        assert admin.execute("SELECT state FROM centre.device").fetchall() == [("code",)]


def test_an_enrolled_pc_is_not_enrolled_twice_by_mistake(empty: Centre, issue: Issue, hall: TestDesk) -> None:
    first, second = issue("9901"), issue("9901")
    done = enrolment.enrol_existing(hall.opened, first)
    assert enrolment.enrol_existing(hall.opened, first) == done
    with pytest.raises(enrolment.StillMember, match=first.role):
        enrolment.enrol_existing(hall.opened, second)
    with empty.admin() as admin:
        administering.revoke(admin, first.role)
    again = enrolment.enrol_existing(hall.opened, second)
    assert again.membership.role == second.role
    there = line(hall.opened)
    with hall.opened.store.read() as work:
        assert there.hello(work.log_id).terminal == again.terminal
    there.close()


def test_the_first_pc_of_a_unit_brings_its_settings_and_people(
    empty: Centre, issue: Issue, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = resources.path("demo_hall.toml")
    said = Terminal(capsys)("enrol", issue("9901").text, "--from", plan, "--demo", "--data", tmp_path)
    assert (said.code, said.error) == (0, "")
    assert "已登记：站点 9901，终端 01" in said.out
    assert "恢复密钥" in said.out
    opened = open_desk(tmp_path)
    assert hall_of(opened) == ("9901", "01")
    synced(opened)
    opened.close()
    second = tmp_path / "second"
    refused = Terminal(capsys)("enrol", issue("9901").text, "--from", plan, "--demo", "--data", second)
    assert (refused.code, "去掉 --from" in refused.error) == (1, True)
    with pytest.raises(NoInstallation):
        open_desk(second)


def test_a_power_cut_while_a_new_pc_is_made_costs_nothing(
    empty: Centre, issue: Issue, tmp_path: Path
) -> None:
    given, plan = issue("9901"), read_plan(resources.path("demo_hall.toml"))
    other = tmp_path / "other"
    done = enrolment.enrol_new(tmp_path / "pc", given, plan=plan, demo=True)
    # The disk as it was after the centre had answered, before there was an installation.
    kept = FolderSecrets(tmp_path / "pc").get(f"{open_name(tmp_path / 'pc')}.centre")
    other.mkdir()
    for name in ("centre.json", "centre.pem", "secrets.open.json"):
        shutil.copy(tmp_path / "pc" / name, other / name)
    (other / "installation.unfinished").write_text(open_name(tmp_path / "pc"))
    again = enrolment.enrol_new(other, given, plan=plan, demo=True)
    assert again.enrolled.membership == done.enrolled.membership
    assert FolderSecrets(other).get(f"{open_name(other)}.centre") == kept
    opened = open_desk(other)
    synced(opened)
    opened.close()


def open_name(folder: Path) -> str:
    opened = open_desk(folder)
    opened.close()
    return opened.installation.name


def test_a_second_pc_is_made_from_what_the_centre_has(
    empty: Centre, issue: Issue, tmp_path: Path, hall: TestDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    enrolment.enrol_existing(hall.opened, issue("9901"))
    finished(hall, "MZ-006", Outcome.ACCEPTED)
    synced(hall.opened)
    given, folder = issue("9901").text, tmp_path / "second"
    wrong = Terminal(capsys)("enrol", *given.split("-"), "--window", "77", "--demo", "--data", folder)
    assert (wrong.code, "77 号窗口" in wrong.error) == (1, True)
    said = Terminal(capsys)("enrol", given, "--window", "2", "--demo", "--data", folder)
    assert (said.code, said.error) == (0, "")
    opened = open_desk(folder, now=hall.clock)
    day = local_date(hall.clock())
    with opened.store.read() as here, hall.opened.store.read() as there:
        mine, theirs = here.reference.hall(day), there.reference.hall(day)
        assert mine == replace(theirs, terminal=mine.terminal, own_window=2, printers={})
        assert mine.terminal != theirs.terminal
        assert here.reference.people() == there.reference.people()
        assert here.reference.items(day) == there.reference.items(day)
        assert here.get_meta("recovery_public") not in ("", there.get_meta("recovery_public"))
    assert verify(opened.store).findings == ()
    signing_in.sign_in(opened.desk, "0307", "qinghe-0307", 2)
    report = synced(opened)
    assert (report.refused, report.unfit, report.repaired) == (0, 0, 0)
    opened.close()


def test_a_new_unit_without_a_set_up_file_says_what_is_missing(
    empty: Centre, issue: Issue, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Terminal(capsys)("enrol", issue("9901").text, "--demo", "--data", tmp_path)
    assert (said.code, "--from" in said.error) == (1, True)
    with pytest.raises(NoInstallation):
        open_desk(tmp_path)


def test_a_village_takes_the_catalogue_of_its_hall(
    empty: Centre, issue: Issue, tmp_path: Path, hall: TestDesk
) -> None:
    enrolment.enrol_existing(hall.opened, issue("9901"))
    synced(hall.opened)
    plan = read_plan(resources.path("demo_hall.toml"))
    village = replace(plan, hall=replace(plan.hall, station="9911", name="柳树村便民服务站"))
    enrolment.enrol_new(tmp_path, issue("9911"), plan=village, demo=True)
    opened = open_desk(tmp_path, now=hall.clock)
    day = local_date(hall.clock())
    with opened.store.read() as here, hall.opened.store.read() as there:
        assert here.reference.items(day) == there.reference.items(day)
        assert here.reference.hall(day).name == "柳树村便民服务站"
        assert here.reference.calendar() == there.reference.calendar()
    opened.close()
    with empty.admin() as admin:
        own = admin.execute("SELECT count(*) FROM centre.thing WHERE unit = '9911' AND kind = 'item_version'")
        assert own.fetchone() == (0,)
