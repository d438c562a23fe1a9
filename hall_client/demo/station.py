"""A village's PC on the demo's day: its 代办员 works at it through the services, and meets the centre when told."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from hall_client import packages
from hall_client.demo import matters
from hall_client.demo.clock import DemoClock
from hall_client.demo.hands import DemoStuck
from hall_client.demo.people import Citizen
from hall_client.desk import OpenDesk
from hall_client.domain.cases import Case, Outcome
from hall_client.domain.catalogue import Material
from hall_client.domain.custody import Sheet
from hall_client.domain.deadlines import local_date
from hall_client.domain.manifests import Handover, LineMark, PaperManifest
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import Actor
from hall_client.services import (
    bag_papers,
    counting,
    deciding,
    handing_over,
    printing_out,
    proxying,
    reporting,
    settings_changing,
    village_day,
)
from hall_client.services.handing_over import Bag
from hall_client.services.ports import Desk
from hall_client.services.syncing import sync_once

_MANDATE_DAYS = 365


@dataclass(frozen=True)
class End:
    """One end of the road: a PC, and who handles papers there."""

    opened: OpenDesk
    actor: Actor
    clock: DemoClock

    @property
    def desk(self) -> Desk:
        """What the acts work with."""
        return self.opened.desk

    def meet(self) -> None:
        """Meet the centre."""
        if self.opened.connect is None:
            raise DemoStuck("this PC is not enrolled")
        with closing(self.opened.connect()) as line:
            sync_once(self.desk, line)

    def allow_sticks(self, head: Actor) -> None:
        """The head of the place lets data leave on a stick."""
        settings_changing.change_setting(self.desk, head, "stick_export", True)

    def carry(self, stick: Path, unit: str = "") -> Path:
        """What goes on the stick from here."""
        self.clock.forward(minutes=2)
        return packages.export(self.opened, stick, unit).path

    def take_in(self, file: Path) -> None:
        """What came on the stick."""
        self.clock.forward(minutes=2)
        packages.import_(self.opened, file)

    def put_out(self, document_id: str) -> None:
        """Print a paper of a case."""
        printing_out.put_out(self.desk, self.actor, document_id)

    def count(
        self,
        number: str,
        paper: PaperManifest | None = None,
        gone: Sequence[Sheet] = (),
        back: Sequence[str] = (),
    ) -> None:
        """Count a bag and print the slip: `gone` sheets were not in it, the case numbers `back` are turned back."""
        missing = {sheet.id for sheet in gone}
        for line in counting.counting(self.desk, number, paper).lines:
            self.clock.forward(minutes=1)
            here = [sheet.id for sheet in line.sheets if sheet.id in missing]
            mark = LineMark.SHORT if here else LineMark.MATCHED
            mark = LineMark.RETURNED if line.case_number in back else mark
            note = "照片不是近期的" if mark is LineMark.RETURNED else ""
            counted = line.expected - len(here)
            counting.mark(self.desk, self.actor, number, line.case_number, mark, counted, here, note, paper)
        bag_papers.print_slip(self.desk, self.actor, counting.close(self.desk, self.actor, number))


@dataclass(frozen=True)
class Station(End):
    """A village. `carrier` takes its bags to the town."""

    carrier: str

    def take(self, who: Citizen, item: str, missing: str = "", *, visit: bool = False) -> Case:
        """A villager's matter is taken on; the material `missing` is still to be brought."""
        draft = matters.filled(self.desk, self.actor, self.clock, who, item, _seen(missing))
        until = local_date(self.clock()) + timedelta(days=_MANDATE_DAYS)
        decision = {
            "powers": "submit,supplement,collect",
            "until": until.isoformat(),
            "visit": "yes" if visit else "no",
        }
        chosen = replace(draft, outcome=Outcome.ENTRUSTED.value, decision=decision)
        done = deciding.finish(self.desk, self.actor, chosen)
        for document in done.documents:
            self.put_out(document.id)
        return done.case

    def send(self, *cases: Case, seal: str = "") -> Handover:
        """A bag goes to the town, with its manifest and cover."""
        self.clock.forward(minutes=5)
        ids = [case.id for case in cases]
        manifest = handing_over.send_up(self.desk, self.actor, ids, Bag(self.carrier, seal))
        bag_papers.print_manifest(self.desk, self.actor, manifest.id)
        return manifest

    def deliver(self, case: Case, *, filed: bool = False) -> None:
        """The villager signs for the result; `filed`: they were asked afterwards, and nothing is left to do."""
        self.clock.forward(minutes=20)
        place = case.applicant_address
        paper = proxying.deliver(self.desk, self.actor, case.id, case.applicant_name, "本人", place)
        self.put_out(paper)
        if filed:
            self.clock.forward(minutes=15)
            proxying.call_back(self.desk, self.actor, case.id, True, "收到了，满意。")
            proxying.archive(self.desk, self.actor, case.id)

    def report(self) -> None:
        """日报 to the town, and on paper."""
        reporting.report(self.desk, self.actor)
        village_day.put_out(self.desk, self.actor)


def _seen(missing: str) -> Callable[[Material], MaterialState]:
    def state(material: Material) -> MaterialState:
        return MaterialState.MISSING if material.code == missing else MaterialState.ORIGINAL

    return state
