"""Pushes and an upgrade side by side: whoever comes takes a turn, and nobody waits for who waits for them."""

import threading
import time
from contextlib import suppress

import psycopg

from hall_client.central import schema
from hall_client.domain.syncing import Disposition
from hall_client.services.line_ports import LineDown
from tests.central.cluster import Centre
from tests.central.pushing import Workstations, new_case
from tests.central.sites import Site

ACCEPTED, CONFLICT = Disposition.ACCEPTED, Disposition.CONFLICT


def test_an_upgrade_takes_its_turn_among_desks_at_work(workstation: Workstations, centre: Centre) -> None:
    sites, over = [workstation("9901"), workstation("9901"), workstation("9911")], threading.Event()

    def work(site: Site) -> None:
        while not over.is_set():
            new_case(site)
            with suppress(LineDown):
                site.push()
                site.pull()

    desks = [threading.Thread(target=work, args=(site,)) for site in sites]
    for each in desks:
        each.start()
    try:
        with centre.admin() as admin:
            for _ in range(6):
                schema.install(admin)
    finally:
        over.set()
        for each in desks:
            each.join()
    for site in sites:
        site.push()
        assert site.line.hello(site.log_id).seq == len(site.entries) > 1


def test_an_upgrade_never_waits_for_a_desk_that_waits_for_it(centre: Centre) -> None:
    """An act under way holds one table and comes to another: of the two, none is stopped."""
    failures: list[BaseException] = []

    def upgrade() -> None:
        with centre.admin() as admin:
            # Whose patience ends first finds the deadlock: let it be the desk.
            admin.execute("SET deadlock_timeout = '20s'")
            try:
                schema.install(admin)
            except psycopg.Error as failure:
                failures.append(failure)

    with centre.admin() as desk, desk.transaction():
        desk.execute("SET LOCAL deadlock_timeout = '100ms'")
        desk.execute("LOCK TABLE centre.log IN ACCESS SHARE MODE")
        upgrading = threading.Thread(target=upgrade)
        upgrading.start()
        waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'centre.log'::regclass"
        with centre.admin() as looker:
            for _ in range(50):
                if looker.execute(waiting).fetchone() != (0,):
                    break
                time.sleep(0.02)
        desk.execute("LOCK TABLE centre.device IN ACCESS SHARE MODE")
    upgrading.join()
    assert failures == []


def test_pushes_side_by_side_leave_one_gapless_feed(workstation: Workstations, centre: Centre) -> None:
    sites = [workstation("9901") for _ in range(4)]

    def work(site: Site) -> None:
        for _ in range(15):
            new_case(site)
            site.push()

    with centre.admin() as admin:
        before = admin.execute("SELECT feed_n FROM centre.unit WHERE unit = '9901'").fetchone()
        threads = [threading.Thread(target=work, args=(site,)) for site in sites]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert before is not None
        rows = admin.execute("SELECT n FROM centre.feed WHERE unit = '9901' AND n > %s ORDER BY n", before)
        assert [n for (n,) in rows] == list(range(before[0] + 1, before[0] + 61))
        (entries,) = admin.execute("SELECT count(*) FROM centre.entry").fetchone() or (0,)
        (sums,) = admin.execute("SELECT sum(seq) FROM centre.log").fetchone() or (0,)
    assert entries == sums
