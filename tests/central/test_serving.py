"""The centre as a process: it serves what it made, listens no wider than asked, and stops with the data kept."""

import json
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from hall_client.central import binaries, code, enrolling, membership
from hall_client.central.address import connect
from hall_client.central.enrolling import Applicant
from hall_client.central.server import Server
from hall_client.devices.folder_secrets import FolderSecrets
from tests.central import cluster
from tests.central.processes import Serving
from tests.cli.running import Said, Terminal
from tests.printing import reading

pytestmark = pytest.mark.centre
WHERE = "SELECT inet_server_port(), centre.hello(%s, 1, now()) ->> 'epoch'"
Central = Callable[..., Said]
LOG = "11111111-2222-4333-8444-555555555555"


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="hall-"))
    made.chmod(0o711)
    yield made / "centre"
    for each in made.iterdir():
        Server(each).stop()
    shutil.rmtree(made)


@pytest.fixture
def central(capsys: pytest.CaptureFixture[str]) -> Central:
    terminal = Terminal(capsys)
    return lambda act, folder, *words: terminal("central", act, "--data", folder, *words)


@pytest.fixture
def standby_port() -> int:
    return cluster.free_port()


@pytest.fixture
def port(central: Central, folder: Path, standby_port: int) -> int:
    """The port of a new centre in `folder`, with the hall 9901."""
    port = cluster.free_port()
    hall = ("--unit", "9901", "--name", "青禾镇便民服务中心")
    said = central(
        "init", folder, *hall, "--port", port, "--host", "localhost", "--host", f"localhost:{standby_port}"
    )
    assert said.code == 0, said.error
    return port


def enrolled(central: Central, folder: Path, pc: Path, log_id: str = LOG) -> str:
    said = central("enrol-code", folder, "--unit", "9901")
    given = code.read(said.out.splitlines()[1])
    enrolling.enrol(given, pc, Applicant("pc", log_id, "01", "9901"), FolderSecrets(pc))
    return given.role


def line(pc: Path) -> psycopg.Connection:
    kept = membership.load(pc)
    assert kept is not None
    return connect(kept.address(pc), (FolderSecrets(pc).get("pc.centre") or b"").decode())


def test_a_day_of_the_centre(central: Central, port: int, folder: Path, tmp_path: Path) -> None:
    serving = Serving(folder)
    assert f"127.0.0.1 端口 {port}" in serving.said
    role = enrolled(central, folder, tmp_path)
    with line(tmp_path) as connection:
        assert connection.execute("SELECT ssl, version FROM pg_stat_ssl").fetchall() == [(True, "TLSv1.3")]
    second = central("serve", folder)
    assert (second.code, "已经在运行" in second.error) == (1, True)
    assert serving.end() == 0
    assert Server(folder).pid is None
    with pytest.raises(psycopg.OperationalError):
        line(tmp_path)

    again = Serving(folder)
    with line(tmp_path) as connection:
        told = connection.execute("SELECT centre.hello(%s, 1, now())", (LOG,)).fetchone()
    assert told is not None
    assert told[0]["terminal"] == "01"
    facts = json.loads(central("status", folder, "--json").out)
    assert [(each["role"], each["state"], each["terminal"]) for each in facts["devices"]] == [
        (role, "active", "01")
    ]
    assert again.end(signal.SIGINT) == 0


@pytest.mark.parametrize("address", ["*", "localhost", "10.0.0.300"])
def test_wider_listening_than_asked_is_refused(central: Central, folder: Path, address: str) -> None:
    hall = ("--host", "h", "--unit", "9901", "--name", "中心")
    said = central("init", folder, *hall, "--listen", address)
    assert (said.code, "不是一个 IP 地址" in said.error) == (1, True)
    assert not folder.exists()


@pytest.mark.usefixtures("port")
def test_a_server_left_behind_by_a_killed_process_is_taken_over(folder: Path) -> None:
    assert Serving(folder).end(signal.SIGKILL) == -signal.SIGKILL
    orphan = Server(folder).pid
    assert orphan is not None
    again = Serving(folder)
    assert Server(folder).pid not in (None, orphan)
    assert again.end() == 0


@pytest.mark.usefixtures("port")
def test_what_postgresql_refused_is_in_the_audit_once(central: Central, folder: Path, tmp_path: Path) -> None:
    serving = Serving(folder)
    role = enrolled(central, folder, tmp_path)
    kept = membership.load(tmp_path)
    assert kept is not None
    for _ in range(3):
        with pytest.raises(psycopg.OperationalError, match="password"):
            connect(kept.address(tmp_path), "wrong")
    with line(tmp_path) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT '3301-secret' FROM centre.entry")

    def noted() -> dict[str, int]:
        with Server(folder).admin() as admin:
            rows = admin.execute(
                "SELECT detail ->> 'code', sum((detail ->> 'count')::int)::int FROM centre.audit"
                " WHERE what = 'server.refused' AND role = %s GROUP BY 1",
                (role,),
            ).fetchall()
        return dict(rows)

    cluster.until(lambda: noted() == {"28P01": 3, "42501": 1})
    assert serving.end() == 0
    assert Serving(folder).end() == 0
    with cluster.running(folder) as server, server.admin() as admin:
        everything = admin.execute("SELECT string_agg(detail::text, '') FROM centre.audit").fetchone()
        assert noted() == {"28P01": 3, "42501": 1}
    assert "3301-secret" not in str(everything)
    # The log of the past runs is read and gone; nothing in what is left repeats the statement either.
    assert "3301-secret" not in "".join(file.read_text() for file in (folder / "log").iterdir())


@pytest.mark.usefixtures("port")
def test_codes_revocation_and_people_from_the_command_line(
    central: Central, folder: Path, tmp_path: Path
) -> None:
    serving = Serving(folder)
    sheet = tmp_path / "code.pdf"
    new_unit = ("--unit", "9911", "--name", "柳树村便民服务站", "--parent", "9901")
    said = central("enrol-code", folder, *new_unit, "--pdf", sheet)
    typed = said.out.splitlines()[1]
    assert [found.text for found in reading.codes(sheet.read_bytes())] == [typed]
    given = code.read(typed)
    enrolling.enrol(given, tmp_path, Applicant("pc", LOG, "03", "9911"), FolderSecrets(tmp_path))
    connection = line(tmp_path)
    assert "终端 03　在用" in central("status", folder).out
    assert central("revoke", folder, "--station", "9911", "--terminal", "04").code == 1
    assert given.role in central("revoke", folder, "--station", "9911", "--terminal", "03").out
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")
    connection.close()
    assert "已停用" in central("status", folder).out
    assert central("revoke", folder, "hall_d_00000000").code == 1
    assert central("revoke", folder).code == 2
    assert central("disable-person", folder, "9911", "0307").code == 1
    assert central("enrol-code", folder, "--unit", "9999").code == 1
    assert serving.end() == 0
    stopped = central("status", folder)
    assert (stopped.code, "连不上" in stopped.error) == (1, True)


@pytest.mark.usefixtures("port")
def test_a_standby_takes_over_with_the_workstations_following(
    central: Central, folder: Path, tmp_path: Path, standby_port: int
) -> None:
    primary = Serving(folder)
    enrolled(central, folder, tmp_path)
    given = central("standby-code", folder).out.splitlines()[1]
    beside = folder.with_name("standby")
    standby = Serving(beside, "--standby-of", given, "--port", str(standby_port))
    assert "备用库" in standby.said
    with Server(folder).admin() as admin:
        admin.execute("SELECT centre.create_unit('9912', '石桥村便民服务站', '9901')")

    def arrived() -> bool:
        with Server(beside).admin() as admin:
            return admin.execute("SELECT 1 FROM centre.unit WHERE unit = '9912'").fetchone() is not None

    cluster.until(arrived)
    with line(tmp_path) as connection:
        before = connection.execute(WHERE, (LOG,)).fetchone()
    cluster.kill(Server(folder))
    assert primary.end() == 1
    assert central("promote", beside).code == 0
    with line(tmp_path) as connection:
        after = connection.execute(WHERE, (LOG,)).fetchone()
    assert before is not None
    assert after is not None
    assert after[0] == standby_port != before[0]
    assert after[1] != before[1]
    kept = membership.load(tmp_path)
    assert kept is not None
    with pytest.raises(psycopg.OperationalError):
        connect(kept.address(tmp_path), "wrong")

    def noted() -> bool:
        with Server(beside).admin() as admin:
            return (
                admin.execute("SELECT 1 FROM centre.audit WHERE what = 'server.refused'").fetchone()
                is not None
            )

    cluster.until(noted)
    assert standby.end() == 0


def test_a_backup_comes_back_on_another_server_under_the_same_certificate(
    central: Central, port: int, folder: Path, tmp_path: Path
) -> None:
    """The commands of the README."""
    serving = Serving(folder)
    role = enrolled(central, folder, tmp_path)
    programs = binaries.folder()
    where = ("-h", folder / "run", "-p", str(port), "-U", "postgres")
    roles, dump = tmp_path / "roles.sql", tmp_path / "centre.dump"
    ran(programs / "pg_dumpall", *where, "--globals-only", "-f", roles)
    ran(programs / "pg_dump", *where, "-Fc", "-f", dump, "hall_centre")
    kept = {name: (folder / "data" / name).read_bytes() for name in ("centre.crt", "centre.key")}
    assert serving.end() == 0

    new = folder.with_name("new")
    hall = ("--unit", "9901", "--name", "新服务器")
    assert central("init", new, *hall, "--port", port, "--host", "localhost").code == 0
    for name, content in kept.items():
        (new / "data" / name).write_bytes(content)
    serving = Serving(new)
    where = ("-h", new / "run", "-p", str(port), "-U", "postgres")
    ran(programs / "psql", *where, "-d", "postgres", "-f", roles)
    ran(programs / "pg_restore", *where, "-d", "hall_centre", "--clean", "--if-exists", dump)
    assert serving.end() == 0
    serving = Serving(new)
    with line(tmp_path) as connection:
        told = connection.execute("SELECT centre.hello(%s, 1, now()) ->> 'terminal'", (LOG,)).fetchone()
    assert told == ("01",)
    facts = json.loads(central("status", new, "--json").out)
    assert [each["role"] for each in facts["devices"]] == [role]
    assert [each["name"] for each in facts["units"]] == ["青禾镇便民服务中心"]
    assert serving.end() == 0


def ran(program: Path, *words: object) -> None:
    done = subprocess.run(
        [program, *map(str, words)], capture_output=True, text=True, check=False, env={"HOME": "/"}
    )
    assert done.returncode == 0, done.stderr
