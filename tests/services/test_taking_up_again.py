"""What the town turned back, or the villager still had to bring, is taken up again without typing anything twice."""

from dataclasses import replace

import pytest

from hall_client.domain.cases import Case, CaseState, Outcome
from hall_client.domain.custody import Passing, at_unit, unbalanced
from hall_client.domain.drafts import Draft
from hall_client.domain.materials import MaterialState
from hall_client.domain.outcomes import why_not
from hall_client.domain.proxies import ProxyRefused, ProxyState
from hall_client.services import deciding, handing_over, intake, proxying
from hall_client.services.deciding import Done
from hall_client.services.handing_over import Bag
from hall_client.services.intake import Opened, ScanRefused
from hall_client.services.taking_in import receive_legally
from hall_client.storage.verify import verify
from tests.desk import TestDesk
from tests.services.acts import mark_all
from tests.services.villages import MANDATE, PROXY, PROXY_DESK, entrusted

M = MaterialState
RECEIVER, AGENT = "MZ-006", "RS-008"
REASON = "身份证复印件看不清"


def returned(village: TestDesk, done: Done, *, papers_back: bool = True) -> None:
    """As it arrives from the town: counted, received by law, turned back, and its papers in the village again."""
    case_id = done.case.id
    handing_over.send_up(village.desk, PROXY, [case_id], Bag("吴桂芳"))
    at = village.clock()
    with village.desk.store.work() as work:
        proxying.step(work, PROXY_DESK, "proxy.receive", case_id, at, received_at=at)
        hall = work.reference.hall(at.date())
        receive_legally(work, hall, PROXY_DESK, case_id, at)
        proxying.step(work, PROXY_DESK, "proxy.turn_back", case_id, at, reason=REASON)
        if papers_back:
            passing = Passing(at_unit("9911"), at, PROXY_DESK.number, PROXY.number, holder=PROXY.number)
            rows = proxying.moved_rows(village.desk, work.proxies.sheets([case_id]), passing)
            proxying.step(work, PROXY, "proxy.accept_back", case_id, at, rows, manifest="")


def again(village: TestDesk, done: Done) -> Opened:
    return intake.open_case(village.desk, PROXY, done.case.number, "", "")


def finished(village: TestDesk, draft: Draft) -> Done:
    draft = mark_all(village, draft, M.ORIGINAL)
    chosen = replace(draft, outcome=Outcome.ENTRUSTED.value, decision=dict(MANDATE))
    return deciding.finish(village.desk, PROXY, chosen)


def case_now(village: TestDesk, done: Done) -> tuple[Case, ProxyState]:
    with village.desk.store.read() as work:
        proxy = work.proxies.found(done.case.id)
        assert proxy is not None
        assert unbalanced(work.proxies.sheets([done.case.id]), work.proxies.hops(done.case.id)) == ()
        return work.cases.get(done.case.id), proxy.state


@pytest.mark.parametrize("item", [RECEIVER, AGENT])
def test_a_returned_case_opens_with_its_reason_and_everything_in_it(village: TestDesk, item: str) -> None:
    done = entrusted(village, item)
    returned(village, done)
    opened = again(village, done)
    assert (opened.returned, opened.draft.applicant.name) == (REASON, done.case.applicant_name)
    assert opened.carried == len(opened.draft.marks) > 0
    before, _ = case_now(village, done)
    assert before.state is CaseState.RECEIVED
    ready = finished(village, opened.draft)
    after, state = case_now(village, done)
    assert (after, state) == (before, ProxyState.GATHERED)
    assert [document.kind for document in ready.documents] == ["proxy_receipt"]
    assert [load.case.id for load in handing_over.to_hand_over(village.desk)] == [done.case.id]
    assert verify(village.opened.store).findings == ()


def test_a_returned_case_waits_until_its_papers_are_back(village: TestDesk) -> None:
    done = entrusted(village, AGENT)
    returned(village, done, papers_back=False)
    with pytest.raises(ProxyRefused, match="还没有回到村里"):
        finished(village, again(village, done).draft)
    assert case_now(village, done)[1] is ProxyState.RETURNED


def test_the_village_gives_no_notice_and_withdraws_nothing_of_what_the_town_received(
    village: TestDesk,
) -> None:
    done = entrusted(village, AGENT)
    returned(village, done)
    draft = again(village, done).draft
    with village.desk.store.read() as work:
        item = work.reference.version(draft.item_code, draft.item_version).item
    assert "告知书一起打" in why_not(Outcome.NOTICED, draft, item, village=True)
    assert "终止代办" in why_not(Outcome.WITHDRAWN, draft, item, village=True)
    assert why_not(Outcome.REFUSED, draft, item, village=True) == "由镇便民服务中心决定"


@pytest.mark.parametrize(
    ("item", "first", "then"),
    [(RECEIVER, CaseState.SUPPLEMENT, CaseState.RECEIVED), (AGENT, CaseState.ENTRUSTED, CaseState.ENTRUSTED)],
)
def test_what_was_missing_is_brought_and_the_case_waits_for_the_bag(
    village: TestDesk, item: str, first: CaseState, then: CaseState
) -> None:
    done = entrusted(village, item, M.ORIGINAL, M.MISSING)
    assert (done.case.state, case_now(village, done)[1]) == (first, ProxyState.ENTRUSTED)
    finished(village, again(village, done).draft)
    case, state = case_now(village, done)
    assert (case.state, state) == (then, ProxyState.GATHERED)


def test_what_lies_in_the_town_is_not_changed_from_the_village(village: TestDesk) -> None:
    done = entrusted(village, AGENT)
    handing_over.send_up(village.desk, PROXY, [done.case.id], Bag("吴桂芳"))
    with pytest.raises(ScanRefused, match="镇里没点收"):
        again(village, done)
