"""One day's tally, the hall board and a case search in stores of 1,000 and of 100,000 cases, the open ones equal."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert

from hall_client.desk import OpenDesk
from hall_client.domain.cases import CaseState, Outcome
from hall_client.domain.deadlines import LOCAL_ZONE
from hall_client.domain.entries import GENESIS, as_row, canonical, instant_text
from hall_client.domain.numbers import case_number
from hall_client.domain.search import initials
from hall_client.domain.visits import ServiceAct
from hall_client.services import hall_board, looking_up, tallying
from hall_client.storage.case_tables import case
from hall_client.storage.tables import journal
from hall_client.storage.visit_tables import service_act
from tests.benchmarks.accepting import Pair, bare_store
from tests.benchmarks.halls import enter, make, without_drawing
from tests.benchmarks.measure import Row, in_turns
from tests.desk import MORNING, SUPERVISOR

SMALL, LARGE = 1_000, 100_000
A_DAY = 250
TODAY = 40
"""Cases of the day that is counted, all still open, the same in both stores."""
TIMES = 15
FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "秀英国强小满建军桂芳志远海燕婷婷玉兰永福"
SEARCHES = {
    "姓": "王",
    "姓名": "王秀英",
    "首字母": "wx",
    "证件尾号": "2013",
    "编号尾号": "0017",
    "编号": "99010326",
}


def rows(folder: Path) -> Iterator[Row]:
    """The tally without its drawing, then every way of searching; larger over smaller."""
    template = make(folder / "stores")
    _a_day(template, folder)
    sizes = (LARGE, SMALL)
    copies = [Path(shutil.copytree(template, folder / f"stores-{size}")) for size in sizes]
    for copy, size in zip(copies, sizes, strict=True):
        fill(copy, size)
    with closing(enter(copies[0])[0]) as large, closing(enter(copies[1])[0]) as small:
        yield _row("tally", "一天的中心日报（不画）", *in_turns(_tally(large), _tally(small), TIMES))
        yield _row("board", "大厅值守", *in_turns(_board(large), _board(small), TIMES))
        for words, text in SEARCHES.items():
            yield _row("search", f"查办件：{words}", *in_turns(_find(large, text), _find(small, text), TIMES))


def _row(name: str, what: str, ours: float, theirs: float) -> Row:
    note = "填库时成批插入，留痕不串哈希"
    return Row(name, f"{what}，{LARGE:,} 件", f"同一件事，{SMALL:,} 件", ours, theirs, "ms CPU", 2.0, note)


def _tally(hall: OpenDesk) -> Callable[[], object]:
    desk = without_drawing(hall.desk)
    return lambda: tallying.centre_tally(desk, SUPERVISOR, MORNING.date())


def _board(hall: OpenDesk) -> Callable[[], object]:
    return lambda: hall_board.view(hall.desk, SUPERVISOR)


def _find(hall: OpenDesk, text: str) -> Callable[[], object]:
    return lambda: looking_up.find(hall.desk, text)


def _a_day(template: Path, folder: Path) -> None:
    """A day's cases, taken in by the services."""
    hall, _ = enter(template)
    with closing(hall), closing(bare_store(make(folder / "stores-bare"))) as bare:
        pair = Pair(hall, without_drawing(hall.desk), bare, TODAY)
        for _ in range(TODAY):
            pair.accept()


def fill(folder: Path, size: int) -> None:
    """Put `size` delivered cases of earlier days in, with their services and journal rows, in batches."""
    hall, _ = enter(folder)
    luck = Random(size)
    with closing(hall), hall.store.work() as work:
        pattern = as_row(work.cases.clocks([CaseState.ACCEPTED.value])[0])
        for first in range(0, size, 2_000):
            made = [_past(pattern, luck, number) for number in range(first, min(first + 2_000, size))]
            work.connection.execute(insert(case), [each for each, _ in made])
            work.connection.execute(insert(service_act), [_service(each, at) for each, at in made])
            numbered = enumerate(made, start=first + 1)
            work.connection.execute(insert(journal), [_entry(each, at, seq) for seq, (each, at) in numbered])


def _past(pattern: dict[str, Any], luck: Random, number: int) -> tuple[dict[str, Any], datetime]:
    day = MORNING.date() - timedelta(days=1 + number // A_DAY)
    at = datetime.combine(day, time(9), LOCAL_ZONE) + timedelta(minutes=number % A_DAY)
    name = luck.choice(FAMILY) + "".join(luck.choices(GIVEN, k=2))
    born = date(1940, 1, 1) + timedelta(days=luck.randrange(25_000))
    changed = {
        "id": f"past-{number}",
        "number": case_number("9901", "03", day, number % A_DAY + 1),
        "state": CaseState.DELIVERED.value,
        "outcome": Outcome.ON_THE_SPOT.value,
        "service_id": f"served-{number}",
        "business_date": day.isoformat(),
        "opened_at": instant_text(at),
        "closed_at": instant_text(at),
        "applicant_name": name,
        "applicant_initials": initials(name),
        "applicant_id": f"999999{born:%Y%m%d}{luck.randrange(1000):03d}X",
    }
    return {**pattern, **changed}, at


def _service(each: dict[str, Any], at: datetime) -> dict[str, Any]:
    begun = ServiceAct(each["service_id"], "", "", 3, "0307", "0307", at.date(), at)
    return as_row(replace(begun, ended_at=at + timedelta(minutes=9), result="case", ratable=1))


def _entry(each: dict[str, Any], at: datetime, seq: int) -> dict[str, Any]:
    facts = {"number": each["number"], "item": each["item_code"], "outcome": each["outcome"], "window": 3}
    return {
        "log_id": "earlier",
        "seq": seq,
        "entry_id": f"earlier-{seq}",
        "at": instant_text(at),
        "actor": "0307",
        "second_actor": "",
        "kind": "case.finish_on_the_spot",
        "version": 1,
        "subject": each["id"],
        "based_on": 0,
        "body": canonical({"facts": facts, "rows": {"case": {each["id"]: each}}}),
        "salt": "",
        "body_digest": GENESIS,
        "prev_hash": GENESIS,
        "hash": GENESIS,
    }
