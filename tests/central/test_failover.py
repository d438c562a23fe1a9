"""The centre loses its tail, by a failover or an old backup: its desks fill it up again, and nobody is misled."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from hall_client.central import administering, binaries, schema
from hall_client.central.address import Address, connect
from hall_client.central.server import Listening, Server
from hall_client.domain.syncing import Mark, PushState
from tests.central import cluster
from tests.central.cluster import Centre, free_port
from tests.central.pushing import new_case
from tests.central.sites import Site, close, enrolled

pytestmark = pytest.mark.slow


@dataclass
class Pair:
    """A primary with its streaming standby."""

    primary: Server
    standby: Server

    @property
    def hosts(self) -> tuple[str, ...]:
        return (f"localhost:{self.primary.port}", f"localhost:{self.standby.port}")


@pytest.fixture
def pair() -> Iterator[Pair]:
    folder = Path(tempfile.mkdtemp(prefix="hall-"))
    folder.chmod(0o755)
    primary, standby = cluster.make(folder / "a"), Server(folder / "b", durable=False)
    try:
        cluster.fresh(primary)
        with primary.admin() as admin:
            code = administering.issue_standby(admin, (f"localhost:{primary.port}",), bytes(16))
        listening = Listening(("127.0.0.1",), free_port(), ("localhost",))
        standby.copy(f"localhost:{primary.port}", code.password, primary.certificate, listening)
        standby.start()
        yield Pair(primary, standby)
    finally:
        for server in (primary, standby):
            server.stop()
        shutil.rmtree(folder)


def reconnected(site: Site, hosts: tuple[str, ...], certificate: Path, password: str) -> None:
    site.connection.close()
    site.connection = connect(Address(hosts, site.role, certificate), password)


def known_password(server: Server, site: Site) -> str:
    with server.admin() as admin:
        admin.execute(f"ALTER ROLE {site.role} PASSWORD 'known'")
    return "known"


def caught_up(pair: Pair) -> None:
    """Wait until the standby has replayed all the primary wrote."""
    with pair.primary.admin() as admin, pair.standby.admin() as copy:
        (lsn,) = admin.execute("SELECT pg_current_wal_lsn()").fetchone() or ("0/0",)
        while copy.execute("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", (lsn,)).fetchone() != (True,):
            time.sleep(0.02)


def senders(server: Server) -> list[int]:
    with server.admin() as admin:
        return [pid for (pid,) in admin.execute("SELECT pid FROM pg_stat_replication").fetchall()]


def fill_up(site: Site) -> list[PushState]:
    """What the program does: send behind the centre's head, again where it says how far it is."""
    told = [site.push(len(site.entries))]
    while told[-1].seq < len(site.entries):
        told.append(site.push(told[-1].seq))
    return [each.state for each in told]


def stands(server: Server, sites: list[Site]) -> bool:
    """Whether the centre holds every entry of every site, byte for byte by its hash, once."""
    with server.admin() as admin:
        rows = admin.execute("SELECT log::text, seq, hash FROM centre.entry ORDER BY 1, 2").fetchall()
    wanted = sorted((e.log_id, e.seq, e.hash) for site in sites for e in site.entries)
    return rows == wanted


def test_a_promoted_standby_without_the_last_second_is_filled_up(pair: Pair) -> None:
    certificate = pair.primary.data / "centre.crt"
    sites = [enrolled(Centre(pair.primary), unit, certificate) for unit in ("9901", "9901", "9911")]
    passwords = [known_password(pair.primary, site) for site in sites]
    for site in sites:
        new_case(site)
        site.push()
        site.pull()
    caught_up(pair)
    for sender in senders(pair.primary):
        os.kill(sender, signal.SIGSTOP)
    for site in sites:
        new_case(site)
        new_case(site)
        assert site.push().state is PushState.STORED
        site.pull()
    lost = [site.marks[-1] for site in sites]
    cluster.kill(pair.primary)
    pair.standby.promote()
    for site, password in zip(sites, passwords, strict=True):
        reconnected(site, pair.hosts, pair.standby.data / "centre.crt", password)
    town = sites[0]
    vouched = next(iter(town.line.pull(town.marks[::-1], 100)))[0]
    assert vouched in town.marks
    assert vouched not in (lost[0], Mark(0, ""))
    for site in sites:
        assert fill_up(site) == [PushState.GAP, PushState.STORED]
    assert stands(pair.standby, sites)
    # Whatever a desk had seen and the new primary had not comes down again, under new proof.
    again = town.pull()
    assert {site.entries[-1].subject for site in sites} <= set(again)
    assert next(iter(town.line.pull(town.marks[::-1], 100)))[0] == town.marks[-1]
    close(sites)


def test_an_epoch_lasts_as_long_as_its_server(pair: Pair) -> None:
    """A second new epoch, when the promoted server gets round to its first checkpoint, would stop the hall's queue."""
    with pair.primary.admin() as admin:
        before = admin.execute("SELECT centre.epoch()").fetchone()
        # Something to write down, so that the checkpoint of the promotion takes its time.
        admin.execute("CREATE TABLE much AS SELECT repeat('x', 800) FROM generate_series(1, 20000)")
    caught_up(pair)
    cluster.kill(pair.primary)
    pair.standby.promote()
    with pair.standby.admin() as admin:
        epoch = admin.execute("SELECT centre.epoch()").fetchone()
        admin.execute("CHECKPOINT")
        assert admin.execute("SELECT centre.epoch()").fetchone() == epoch
    assert epoch != before


def test_yesterdays_backup_is_filled_up(tmp_path: Path) -> None:
    folder = Path(tempfile.mkdtemp(prefix="hall-"))
    server = cluster.make(folder)
    try:
        cluster.fresh(server)
        certificate = server.data / "centre.crt"
        sites = [enrolled(Centre(server), unit, certificate) for unit in ("9901", "9911")]
        passwords = [known_password(server, site) for site in sites]
        for site in sites:
            new_case(site)
            site.push()
            site.pull()
        dump = tmp_path / "centre.dump"
        tool = [str(binaries.folder() / "pg_dump"), "-Fc", "-f", str(dump), server.admin_url()]
        subprocess.run(tool, check=True)
        for site in sites:
            new_case(site)
            site.push()
            site.pull()
            site.connection.close()
        with server.admin("postgres") as admin:
            admin.execute("DROP DATABASE hall_centre WITH (FORCE)")
            administering.make_database(admin)
        restore = [str(binaries.folder() / "pg_restore"), "-d", server.admin_url(), str(dump)]
        subprocess.run(restore, check=True)
        with server.admin() as admin:
            schema.install(admin)
        for site, password in zip(sites, passwords, strict=True):
            reconnected(site, (f"localhost:{server.port}",), certificate, password)
            assert fill_up(site) == [PushState.GAP, PushState.STORED]
            assert next(iter(site.line.pull([site.marks[-1]], 100)))[0] == Mark(0, "")
        assert stands(server, sites)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            sites[1].connection.execute("SELECT * FROM centre.thing")
        close(sites)
    finally:
        server.stop()
        shutil.rmtree(folder)
