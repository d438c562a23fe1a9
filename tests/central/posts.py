"""Whole installations with keys of their own: a hall and its villages, enrolled as an administrator would."""

import itertools
import shutil
import uuid
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import resources
from hall_client import enrolment, packages
from hall_client.central import administering, certificates, membership
from hall_client.desk import OpenDesk, open_desk, set_up
from hall_client.domain.cases import Case, Outcome
from hall_client.domain.entries import Written
from hall_client.domain.materials import MaterialState
from hall_client.services import deciding, intake
from hall_client.services.package_ports import ImportResult
from hall_client.services.syncing import SyncReport, sync_once
from hall_client.setup_file import read_plan
from hall_client.storage.verify import verify
from tests.central.cluster import Centre, free_port
from tests.central.seats import asked
from tests.desk import CLERK, MORNING, TestDesk, fresh
from tests.services.acts import begin, finished, mark_all

NAMES = {
    "9901": "青禾镇便民服务中心",
    "9911": "柳树村便民服务站",
    "9912": "石桥村便民服务站",
    "9921": "杏林村便民服务站",
}


@dataclass
class Post(TestDesk):
    """An enrolled desk; it meets the centre only when the test says so."""

    unit: str
    role: str

    __test__ = False

    def sync(self) -> SyncReport:
        """One meeting."""
        assert self.opened.connect is not None
        with closing(self.opened.connect()) as line:
            return sync_once(self.desk, line)

    def take_on(self) -> Case:
        """A case received here."""
        self.clock.forward(minutes=5)
        return finished(self, "MZ-006", Outcome.RECEIVED).case

    def export(self, folder: Path, unit: str = "") -> Path:
        """A package on the stick `folder`, kept under a name of its own."""
        self.clock.forward(minutes=5)
        made = packages.export(self.opened, folder, unit)
        return made.path.rename(folder / f"{uuid.uuid4().hex}.hallpkg")

    def import_(self, file: Path) -> ImportResult:
        """Take a package in."""
        self.clock.forward(minutes=5)
        return packages.import_(self.opened, file)

    def log(self) -> list[Written]:
        """This desk's log."""
        with self.desk.store.read() as work:
            return list(work.sync.batch(0, 100_000, 10**9))

    def case(self, case_id: str) -> Case | None:
        """A case as it stands here."""
        with self.desk.store.read() as work:
            return work.cases.found(case_id)

    def waiting(self) -> int:
        """How many entries have no answer yet."""
        with self.desk.store.read() as work:
            return work.sync.waiting()[0]

    def accept(self, case: Case) -> Case:
        """Accept a received case here."""
        self.clock.forward(minutes=5)
        draft = intake.open_case(self.desk, CLERK, case.number, begin(self), "").draft
        draft = replace(mark_all(self, draft, MaterialState.ORIGINAL), outcome=Outcome.ACCEPTED.value)
        return deciding.finish(self.desk, CLERK, draft).case

    def reach(self, *hosts: str) -> None:
        """The centre is at `hosts` from now on; without any, nothing answers."""
        folder = self.opened.folder
        member = membership.load(folder)
        assert member is not None
        certificate = (folder / "centre.pem").read_bytes()
        nobody = (f"localhost:{free_port()}",)
        self.opened.close()
        membership.save(folder, replace(member, hosts=hosts or nobody), certificate)
        self.opened = _opened(folder, self)

    def copied(self, folder: Path) -> "Post":
        """The same disk in another PC."""
        self.opened.close()
        shutil.copytree(self.opened.folder, folder)
        self.opened = _opened(self.opened.folder, self)
        return replace(self, opened=_opened(folder, self))

    def close(self) -> None:
        self.opened.close()


def set_up_post(folder: Path, unit: str) -> Path:
    """The sample hall, as the unit `unit`, to be copied."""
    plan = read_plan(resources.path("demo_hall.toml"))
    set_up(
        folder,
        replace(plan, hall=replace(plan.hall, station=unit, name=NAMES[unit], stick_export=True)),
        demo=True,
        now=lambda: MORNING,
    )
    return folder


def enrolled_post(centre: Centre, source: Path, folder: Path, unit: str) -> Post:
    """A copy of `source`, enrolled with a code of its own."""
    plain = fresh(source, folder)
    fingerprint = certificates.fingerprint(centre.server.certificate)
    with centre.admin() as admin:
        code = administering.issue(admin, unit, (centre.host,), fingerprint, 1).code
    enrolment.enrol_existing(plain.opened, code)
    plain.opened.close()
    return Post(_opened(folder, plain), plain.clock, plain.tray, unit, code.role)


def _opened(folder: Path, desk: TestDesk) -> OpenDesk:
    """The installation with a line, and with ids that no other desk gives."""
    numbers, name = itertools.count(1), uuid.uuid4().hex[:6]
    return open_desk(folder, now=desk.clock, new_id=lambda: f"{name}-{next(numbers):05d}", printer=desk.tray)


def alike(town: Centre, post: Post) -> None:
    """What the post holds is what stands at the centre for its unit."""
    rows = asked(
        town,
        "SELECT s.thing, t.version FROM centre.scope s JOIN centre.thing t USING (thing)"
        " WHERE s.unit = %s AND NOT s.gone"
        " AND t.kind NOT IN (SELECT f.name FROM centre.folded f WHERE f.reach = 'sealed')",
        post.unit,
    )
    with post.desk.store.read() as work:
        assert work.sync.differing(dict(rows)) == ()
    assert verify(post.opened.store).findings == ()
