"""Proxies at the village: what is taken, printed and kept, which clock runs, and what may not be done there."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hall_client.domain.cases import CaseState, Outcome
from hall_client.domain.custody import VILLAGER, at_unit, on_the_way, unbalanced
from hall_client.domain.manifests import HandoverState
from hall_client.domain.materials import MaterialState
from hall_client.domain.people import NotAllowed
from hall_client.domain.proxies import ProxyRefused, ProxyState
from hall_client.services import counting, deciding, handing_over, intake, proxying
from hall_client.services.deciding import OutcomeRefused
from hall_client.services.handing_over import Bag, HandoverRefused
from hall_client.storage.verify import verify
from tests.desk import CLERK, TestDesk
from tests.services.acts import GUEST, draft_of, mark_all
from tests.services.villages import MANDATE, PROXY, entrusted

M = MaterialState
RECEIVER, AGENT = "MZ-006", "RS-008"
"""Items whose village receipt starts the legal clock, and does not."""
BAG = Bag("吴桂芳", "LT-0318-1")


def proxy_of(village: TestDesk, case_id: str):  # type: ignore[no-untyped-def]
    with village.desk.store.read() as work:
        found = work.proxies.found(case_id)
        assert found is not None
        return found, work.cases.get(case_id), work.proxies.sheets([case_id]), work.proxies.hops(case_id)


@pytest.mark.parametrize(
    ("item", "state", "papers"),
    [
        (RECEIVER, CaseState.RECEIVED, {"receipt", "mandate", "proxy_receipt"}),
        (AGENT, CaseState.ENTRUSTED, {"mandate", "proxy_receipt"}),
    ],
)
def test_the_item_says_whether_the_villages_receipt_starts_the_clock(
    village: TestDesk, item: str, state: CaseState, papers: set[str]
) -> None:
    done = entrusted(village, item)
    proxy, case, sheets, hops = proxy_of(village, done.case.id)
    assert (case.state, proxy.state) == (state, ProxyState.GATHERED)
    assert (case.decide_due is not None) is (item == RECEIVER)
    assert proxy.hand_over_due == date(2026, 3, 23)
    assert {document.kind for document in done.documents} == papers
    words = {d.kind: d.data for d in done.documents}["proxy_receipt"]
    assert words["receiver"] is (item == RECEIVER)
    assert sheets
    assert {sheet.place for sheet in sheets} == {at_unit("9911")}
    assert {(hop.from_place, hop.giver, hop.taker) for hop in hops} == {(VILLAGER, "陈䶮根", "1101")}
    assert unbalanced(sheets, hops) == ()
    assert verify(village.opened.store).findings == ()


def test_the_town_decides_and_the_village_does_not(village: TestDesk) -> None:
    draft = mark_all(village, draft_of(village, RECEIVER, actor=PROXY), M.ORIGINAL)
    for outcome in (Outcome.ACCEPTED, Outcome.REFUSED, Outcome.NOT_REQUIRED, Outcome.ON_THE_SPOT):
        with pytest.raises(OutcomeRefused, match="由镇便民服务中心决定"):
            deciding.finish(
                village.desk, PROXY, replace(draft, outcome=outcome.value, decision={"reason": "不办"})
            )
    own = mark_all(village, draft_of(village, "CN-001", actor=PROXY), M.ORIGINAL)
    done = deciding.finish(village.desk, PROXY, replace(own, outcome=Outcome.ON_THE_SPOT.value))
    assert done.case.state is CaseState.DELIVERED


def test_a_mandate_that_lacks_something_takes_nothing_on(village: TestDesk) -> None:
    draft = mark_all(village, draft_of(village, AGENT, actor=PROXY), M.ORIGINAL)
    for wrong, words in (
        ({"powers": "collect"}, "至少要勾"),
        ({"until": "2026-03-17"}, "期限已经过了"),
        ({"cannot_sign": "yes", "witness_1": "马𬭎", "witness_2": "马𬭎"}, "两位见证人"),
    ):
        chosen = replace(draft, outcome=Outcome.ENTRUSTED.value, decision={**MANDATE, **wrong})
        with pytest.raises(ProxyRefused, match=words):
            deciding.finish(village.desk, PROXY, chosen)
    with village.desk.store.read() as work:
        assert work.cases.numbered(draft.number) == ()
    done = entrusted(village, AGENT, cannot_sign="yes", witness_1="马𬭎", witness_2="陈𠮷䶮")
    assert {d.kind: d.data for d in done.documents}["mandate"]["witnesses"] == ["马𬭎", "陈𠮷䶮"]


def test_what_is_missing_waits_for_the_villager_and_is_brought_without_retyping(village: TestDesk) -> None:
    done = entrusted(village, AGENT, M.ORIGINAL, M.MISSING)
    proxy, _, before, _ = proxy_of(village, done.case.id)
    assert proxy.state is ProxyState.ENTRUSTED
    assert "notice" in {document.kind for document in done.documents}
    again = intake.open_case(village.desk, PROXY, done.case.number, "", "").draft
    full = replace(mark_all(village, again, M.ORIGINAL), outcome=Outcome.ENTRUSTED.value, decision=MANDATE)
    brought = deciding.finish(village.desk, PROXY, full)
    proxy, _, sheets, hops = proxy_of(village, done.case.id)
    assert proxy.state is ProxyState.GATHERED
    assert "mandate" not in {document.kind for document in brought.documents}
    assert len(sheets) > len(before)
    assert len(hops) == len(sheets)


def test_a_part_of_what_is_missing_may_be_brought(village: TestDesk) -> None:
    done = entrusted(village, AGENT, M.ORIGINAL, M.MISSING, M.MISSING)
    before = proxy_of(village, done.case.id)[2]
    again = intake.open_case(village.desk, PROXY, done.case.number, "", "").draft
    part = mark_all(village, again, M.ORIGINAL, M.MISSING, M.ORIGINAL)
    part = replace(part, marks=tuple(replace(each, reason="没带") for each in part.marks))
    deciding.finish(village.desk, PROXY, replace(part, outcome=Outcome.ENTRUSTED.value, decision=MANDATE))
    proxy, _, sheets, hops = proxy_of(village, done.case.id)
    assert proxy.state is ProxyState.ENTRUSTED
    assert len(sheets) > len(before)
    assert unbalanced(sheets, hops) == ()


def test_a_manifest_takes_the_papers_along_and_can_be_called_off(village: TestDesk) -> None:
    one, two = entrusted(village, AGENT).case, entrusted(village, RECEIVER, who=GUEST).case
    loads = handing_over.to_hand_over(village.desk)
    assert {load.case.id for load in loads} == {one.id, two.id}
    with pytest.raises(HandoverRefused, match="送件人"):
        handing_over.send_up(village.desk, PROXY, [one.id], Bag(" "))
    manifest = handing_over.send_up(village.desk, PROXY, [one.id, two.id], BAG)
    assert manifest.id[:4] == "9911"
    assert manifest.id[12:15] == "901"
    assert handing_over.to_hand_over(village.desk) == ()
    _, _, sheets, hops = proxy_of(village, one.id)
    assert {sheet.place for sheet in sheets} == {on_the_way(manifest.id)}
    assert unbalanced(sheets, hops) == ()
    with pytest.raises(HandoverRefused, match="不在这里或不能交"):
        handing_over.send_up(village.desk, PROXY, [one.id], BAG)
    handing_over.call_off(village.desk, PROXY, manifest.id, "车没来")
    assert len(handing_over.to_hand_over(village.desk)) == 2
    with village.desk.store.read() as work:
        stands = work.proxies.handover(manifest.id)
    assert stands is not None
    assert stands.state is HandoverState.CALLED_OFF
    again = handing_over.send_up(village.desk, PROXY, [two.id], BAG)
    assert again.id[12:15] == "902"


def test_only_the_receiver_counts_and_only_a_proxy_sends(village: TestDesk) -> None:
    case = entrusted(village, AGENT).case
    with pytest.raises(NotAllowed):
        handing_over.send_up(village.desk, CLERK, [case.id], BAG)
    manifest = handing_over.send_up(village.desk, PROXY, [case.id], BAG)
    with pytest.raises(HandoverRefused, match="不是送到这里的"):
        counting.counting(village.desk, manifest.id)


def test_suspended_continued_and_ended_each_with_its_paper(village: TestDesk) -> None:
    case = entrusted(village, AGENT).case
    with pytest.raises(ProxyRefused, match="要写原因"):
        proxying.suspend(village.desk, PROXY, case.id, " ")
    proxying.suspend(village.desk, PROXY, case.id, "委托人住院")
    assert proxy_of(village, case.id)[0].state is ProxyState.SUSPENDED
    proxying.go_on(village.desk, PROXY, case.id, "委托人出院")
    assert proxy_of(village, case.id)[0].state is ProxyState.GATHERED
    village.clock.forward(days=1)
    paper = proxying.end(village.desk, PROXY, case.id, "委托人自己去镇里办")
    proxy, stands, sheets, hops = proxy_of(village, case.id)
    assert (proxy.state, stands.state) == (ProxyState.ENDED, CaseState.WITHDRAWN)
    assert {sheet.place for sheet in sheets} == {VILLAGER}
    assert unbalanced(sheets, hops) == ()
    with village.desk.store.read() as work:
        assert len(work.cases.document(paper).data["returned"]) == len(sheets)
    assert proxy.ended_at is not None
    assert proxy.ended_at - proxy.taken_at > timedelta(hours=23)
