"""Whole lives of cases, lived once through the services, then copied under new names into a desk's journal."""

import json
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count, islice
from typing import Any

from sqlalchemy import select

from hall_client.domain.cases import Outcome
from hall_client.domain.catalogue import Version
from hall_client.domain.drafts import marked, with_answers, with_mark
from hall_client.domain.entries import NewEntry
from hall_client.domain.materials import MaterialState
from hall_client.domain.numbers import case_number
from hall_client.domain.situations import required_materials
from hall_client.services import attending, cataloguing, deciding, intake, printing_out, stepping
from hall_client.services.ports import Desk
from hall_client.storage.store import Store
from hall_client.storage.tables import journal
from tests.benchmarks.accepting import CHEN, seven
from tests.desk import APPROVER, CLERK, HANDLER, MORNING, REVIEWER, TestDesk
from tests.services.villages import PROXY, entrusted

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
NUMBER = re.compile(r"\b\d{16}\b")
STAGES = (slice(0, 4), slice(4, 5), slice(5, 6), slice(6, 7), slice(7, 8), slice(8, 10))
"""What of a life happens together: the visit, each step, the result handed over."""
STEPS = ((HANDLER, "材料齐全，情况属实。"), (REVIEWER, "同意承办意见。"), (APPROVER, "同意。"))

AT_ONCE = (slice(None),)
"""The stages of what is done in one go."""

Life = str
"""The entries of one case as JSON: at a hall ten, from the visit to the result handed over."""


def live(desk: Desk, store: Store, many: int) -> list[Life]:
    """Live the lives of `many` cases with seven materials through the services."""
    version, answers = seven(cataloguing.in_force(desk).versions)
    return [_lived(desk, store, version, answers) for _ in range(many)]


def _lived(desk: Desk, store: Store, version: Version, answers: Mapping[str, str]) -> Life:
    before = _head(store)
    case_id = _accept(desk, version, answers)
    for actor, opinion in STEPS:
        stepping.record_step(desk, actor, case_id, opinion)
    stepping.record_step(desk, HANDLER, case_id, "办结。", "准予", "青残〔2026〕7号")
    handed = stepping.deliver(desk, CLERK, case_id, "窗口领取", CHEN.name, "本人")
    printing_out.put_out(desk, CLERK, handed.id)
    return _since(store, before)


def taken_on(village: TestDesk) -> Life:
    """Have a village take a matter on and print its papers."""
    before = _head(village.opened.store)
    for document in entrusted(village).documents:
        printing_out.put_out(village.desk, PROXY, document.id)
    attending.finish(village.desk, PROXY)
    return _since(village.opened.store, before)


def _head(store: Store) -> int:
    with store.read() as work:
        return work.sync.head()


def _since(store: Store, before: int) -> Life:
    with store.read() as work:
        query = select(journal).where(journal.c.log_id == work.log_id, journal.c.seq > before)
        rows = [dict(row) for row in work.connection.execute(query.order_by(journal.c.seq)).mappings()]
    return json.dumps([{**row, "body": json.loads(row["body"])} for row in rows], ensure_ascii=False)


def _accept(desk: Desk, version: Version, answers: Mapping[str, str]) -> str:
    service = attending.start(desk, CLERK)
    draft = replace(intake.new_draft(desk, CLERK, service.id), applicant=CHEN)
    known = intake.known_person(desk, CHEN.id_number)
    draft = intake.choose_item(desk, CLERK, draft, version, known, ("柳塘村",))
    draft = with_answers(draft, version.item, answers)
    for material in required_materials(version.item, answers):
        draft = with_mark(draft, marked(material, MaterialState.ORIGINAL, desk.now()))
    draft = intake.save(desk, replace(draft, outcome=Outcome.ACCEPTED.value))
    done = deciding.finish(desk, CLERK, draft)
    for document in done.documents:
        printing_out.put_out(desk, CLERK, document.id)
    attending.finish(desk, CLERK)
    return done.case.id


def copies(
    lives: Sequence[Life], station: str = "9901", stages: Sequence[slice] = STAGES
) -> Iterator[NewEntry]:
    """The lives over and over, each time of other cases and other visits of `station`.

    As a hall works: a morning's visits one after the other, then each later step of all of them, then they are
    handed over.
    """
    for morning in count(1):
        day = MORNING.date() + timedelta(days=morning)
        together = [
            _copied(life, case_number(station, "03", day, serial)) for serial, life in enumerate(lives, 1)
        ]
        for stage in stages:
            yield from (each for life in together for each in life[stage])


def _copied(life: Life, number: str) -> list[NewEntry]:
    names: dict[str, str] = {}
    text = UUID.sub(lambda found: names.setdefault(found[0], str(uuid.uuid4())), life)
    return [_new(fields) for fields in json.loads(NUMBER.sub(number, text))]


def _new(fields: Mapping[str, Any]) -> NewEntry:
    return NewEntry(
        kind=fields["kind"],
        subject=fields["subject"],
        actor=fields["actor"],
        at=datetime.fromisoformat(fields["at"]),
        rows=fields["body"]["rows"],
        facts=fields["body"]["facts"],
        second_actor=fields["second_actor"],
        based_on=fields["based_on"],
    )


def write(store: Store, entries: Iterator[NewEntry], many: int) -> None:
    """Append so many of `entries` to the journal, folded as at the desk, a thousand in a transaction."""
    left = islice(entries, many)
    while several := list(islice(left, 1_000)):
        with store.work() as work:
            for each in several:
                work.append(each)
