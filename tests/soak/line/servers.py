"""Where the centre's server may be: two places. One has it; a standby or a restored backup goes to the other."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from hall_client.central import administering, binaries, certificates, cluster_files, schema
from hall_client.central.code import EnrolCode
from hall_client.central.server import Listening, Server
from tests.central import cluster


class Servers:
    """The running server is `now`. Folders are made below `folder`, which the account of PostgreSQL can enter."""

    def __init__(self, folder: Path) -> None:
        folder.chmod(0o755)
        self._folder = folder
        self.ports = (cluster.free_port(), cluster.free_port())
        self._count = 0
        self._place = 0
        self.standby: Server | None = None
        self.now = self._new()
        self.now.make(self._listening())
        self.start()

    def start(self) -> None:
        """Start it as `central serve` does."""
        self.now.start()
        bring_up(self.now)

    def issue(self, unit: str, hosts: Sequence[str]) -> EnrolCode:
        """A code for a new PC that reaches the centre at `hosts`."""
        pin = certificates.fingerprint(self.now.certificate)
        with self.now.admin() as admin:
            return administering.issue(admin, unit, hosts, pin, 1).code

    def restart(self) -> None:
        """Stop it in good order and start it again."""
        self.now.stop()
        self.start()

    def crash(self) -> None:
        """Kill it and start it again."""
        _lose(self.now)
        self.start()

    def make_standby(self) -> None:
        """A standby that follows, in the free place."""
        with self.now.admin() as admin:
            code = administering.issue_standby(admin, (f"localhost:{self.now.port}",), bytes(16))
        standby = self._new()
        listening = self._listening(1 - self._place)
        standby.copy(f"localhost:{self.now.port}", code.password, self.now.certificate, listening)
        standby.start()
        self.standby = standby
        self.catch_up()

    def catch_up(self) -> None:
        """Wait until the standby has all that was written by now."""
        assert self.standby is not None
        with self.now.admin() as admin, self.standby.admin() as copy:
            (lsn,) = admin.execute("SELECT pg_current_wal_lsn()").fetchone() or ("0/0",)
            behind = "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn"
            cluster.until(lambda: copy.execute(behind, (lsn,)).fetchone() == (True,))

    def fail_over(self, seconds: float) -> None:
        """The standby takes over; what was written in the last `seconds` it never got."""
        assert self.standby is not None
        with self.now.admin() as admin:
            senders = [pid for (pid,) in admin.execute("SELECT pid FROM pg_stat_replication").fetchall()]
        for sender in senders:
            os.kill(sender, signal.SIGSTOP)
        time.sleep(seconds)
        lost = self.now
        _lose(lost)
        self.standby.promote()
        self._take_place(self.standby)
        self.standby = None
        shutil.rmtree(lost.folder)

    def back_up(self, name: str) -> Path:
        """The nightly backup, as the handbook has it: the roles and the database."""
        into = self._folder / name
        into.mkdir(exist_ok=True)
        url = self.now.admin_url("postgres")
        tool(self.now, "pg_dumpall", "--globals-only", "-d", url, "-f", str(into / "roles.sql"))
        tool(self.now, "pg_dump", "-Fc", "-f", str(into / "centre.dump"), self.now.admin_url())
        for secret in ("centre.crt", "centre.key"):
            shutil.copy(self.now.data / secret, into / secret)
        return into

    def restore(self, backup: Path) -> None:
        """The server is lost, and a backup restored on a new one, step by step as the handbook says."""
        lost = self.now
        _lose(lost)
        made = self._new()
        made.make(self._listening(1 - self._place))
        for secret in ("centre.crt", "centre.key"):
            cluster_files.put(made.data / secret, (backup / secret).read_bytes())
        made.start()
        bring_up(made)
        said = tool(made, "psql", "-q", "-d", made.admin_url("postgres"), "-f", str(backup / "roles.sql"))
        assert "does not exist" not in said, said
        dump = str(backup / "centre.dump")
        tool(made, "pg_restore", "-d", made.admin_url(), "--clean", "--if-exists", dump)
        made.stop()
        made.start()
        bring_up(made)
        self._take_place(made)
        shutil.rmtree(lost.folder)

    def close(self) -> None:
        """Stop everything."""
        for server in (self.standby, self.now):
            if server is not None:
                server.stop()
        shutil.rmtree(self._folder)

    def _new(self) -> Server:
        self._count += 1
        return Server(self._folder / f"s{self._count}", durable=False)

    def _listening(self, place: int = 0) -> Listening:
        return Listening(("127.0.0.1",), self.ports[place], ("localhost",))

    def _take_place(self, server: Server) -> None:
        self.now, self._place = server, 1 - self._place


def _lose(server: Server) -> None:
    """As if the mains failed."""
    cluster.kill(server)
    # Looking for it also buries it; until then its number counts as taken.
    cluster.until(lambda: server.pid is None)


def bring_up(server: Server) -> None:
    """The database and today's schema."""
    with server.admin("postgres") as admin:
        administering.make_database(admin)
    with server.admin() as admin:
        schema.install(admin)


def tool(server: Server, name: str, *arguments: str) -> str:
    """Run one of PostgreSQL's tools; what it complained of."""
    done = subprocess.run(
        [str(binaries.folder() / name), *arguments], capture_output=True, text=True, check=False
    )
    assert name == "psql" or done.returncode == 0, done.stderr
    return done.stderr
