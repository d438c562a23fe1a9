"""帮办代办窗口: where the town counts what villages send, decides it, asks the county and sends results down."""

from dataclasses import dataclass, replace

from hall_client.demo.station import End
from hall_client.domain.cases import Case, Outcome
from hall_client.domain.drafts import marked, with_mark
from hall_client.domain.manifests import Handover
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import Actor, Role
from hall_client.domain.situations import required_materials
from hall_client.services import (
    bag_papers,
    cataloguing,
    deciding,
    from_above,
    handing_over,
    intake,
    referring,
    stepping,
)
from hall_client.services.handing_over import Bag
from hall_client.services.referring import Opinion

PROXY_DESK = Actor("0306", "高红", frozenset({Role.CLERK, Role.PROXY_DESK}), 2)
HANDLER = Actor("0501", "钱立新", frozenset({Role.HANDLER}))
REVIEWER = Actor("0502", "罗素英", frozenset({Role.HANDLER}))
APPROVER = Actor("0601", "何建国", frozenset({Role.APPROVER}))
COUNTY = "清和县民政局"
_STEP_MINUTES = 4


@dataclass(frozen=True)
class ProxyDesk(End):
    """The town's end of the road, at the hall's own PC."""

    def decide(self, case: Case, outcome: Outcome) -> None:
        """A case as it came in the bag: nothing is typed again, every paper is looked at."""
        draft = intake.open_case(self.desk, self.actor, case.number, "", "").draft
        item = cataloguing.version_of(self.desk, draft.item_code, draft.item_version).item
        for material in required_materials(item, draft.answers):
            self.clock.forward(seconds=15)
            draft = with_mark(draft, marked(material, MaterialState.ORIGINAL, self.desk.now()))
        done = deciding.finish(self.desk, self.actor, replace(draft, outcome=outcome.value))
        for document in done.documents:
            self.put_out(document.id)

    def step(self, actor: Actor, case: Case, opinion: str, result: str = "", number: str = "") -> None:
        """审核, 批准 or 办结 by whoever it takes."""
        self.clock.forward(minutes=_STEP_MINUTES)
        stepping.record_step(self.desk, actor, case.id, opinion, result, number)

    def refer(self, case: Case) -> None:
        """送审: up to the county with C16 and a manifest."""
        self.clock.forward(minutes=3)
        opinion = Opinion("材料齐全", "符合条件", "入户看过，公示 7 天没有异议")
        bag = Bag("司机老周", "QH-0318-1")
        manifest = referring.refer(self.desk, self.actor, [case.id], COUNTY, opinion, APPROVER.name, bag)
        bag_papers.print_manifest(self.desk, self.actor, manifest.id)
        with self.desk.store.read() as work:
            papers = [each.id for each in work.cases.documents(case.id) if each.kind == "referral"]
        for document_id in papers:
            self.put_out(document_id)

    def signed_for(self, case: Case) -> None:
        """The county's clerk signed for its papers."""
        from_above.received(self.desk, self.actor, case.id, "县民政局 张𬭎")

    def answered(self, case: Case) -> None:
        """The county grants it; the town closes the case."""
        self.clock.forward(minutes=3)
        result = "高龄津贴认定通知书", "清民〔2026〕12 号"
        from_above.answered(self.desk, self.actor, case.id, "granted", *result, "")
        self.step(APPROVER, case, "照县民政局的结果办结。", "准予发放", result[1])

    def send_down(self, village: str, carrier: str, *cases: Case) -> Handover:
        """Results and returned papers go to a village, with their manifest."""
        self.clock.forward(minutes=3)
        ids = [case.id for case in cases]
        manifest = handing_over.send_down(self.desk, self.actor, village, ids, Bag(carrier))
        bag_papers.print_manifest(self.desk, self.actor, manifest.id)
        return manifest
