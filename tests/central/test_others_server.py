"""A PostgreSQL that somebody else set up and runs: the centre is made in it and administered by its URL."""

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from subprocess import Popen

import psycopg
import pytest

from hall_client.central import binaries, certificates, code, enrolling, membership
from hall_client.central.address import connect
from hall_client.central.cluster_files import put
from hall_client.central.enrolling import Applicant, EnrolRefused
from hall_client.devices.folder_secrets import FolderSecrets
from tests.central import cluster
from tests.cli.running import Said, Terminal
from tests.printing import reading

pytestmark = pytest.mark.centre
PASSWORD = "their-own-2026"
ACCESS = """\
local    all          all                peer
hostssl  all          dba          all   scram-sha-256
hostssl  hall_centre  +hall_device all   scram-sha-256
"""
SETTINGS = "ssl = on\nssl_cert_file = 'theirs.crt'\nssl_key_file = 'theirs.key'\nfsync = off\n"
LOG = "11111111-2222-4333-8444-{:012d}"
Central = Callable[..., Said]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Where it answers its superuser: nothing in it was made by this program but its certificate."""
    folder = Path(tempfile.mkdtemp(prefix="hall-"))
    folder.chmod(0o711)
    home, port = folder / "theirs", cluster.free_port()
    home.mkdir(mode=0o700)
    binaries.give(home)
    put(home / "password", PASSWORD.encode())
    words = ("-D", str(home / "data"), "-U", "dba", "--auth=scram-sha-256", "--no-sync")
    binaries.run("initdb", *words, f"--pwfile={home / 'password'}", home=home)
    certificate, key = certificates.make(("localhost",), datetime.now(UTC))
    put(home / "data" / "theirs.crt", certificate)
    put(home / "data" / "theirs.key", key)
    put(home / "data" / "pg_hba.conf", ACCESS.encode())
    with (home / "data" / "postgresql.conf").open("a") as settings:
        settings.write(SETTINGS)
    where = ["-D", str(home / "data"), "-p", str(port), "-k", str(home), "-h", "127.0.0.1"]
    running = binaries.start(where, home, folder / "said.txt")
    made = f"postgresql://dba:{PASSWORD}@localhost:{port}/postgres?sslmode=require"
    _until_it_answers(made, running)
    yield made
    running.terminate()
    running.wait(60)
    shutil.rmtree(folder)


def _until_it_answers(url: str, running: Popen[bytes]) -> None:
    while running.poll() is None:
        with suppress(psycopg.OperationalError):
            psycopg.connect(url).close()
            return
        time.sleep(0.05)
    raise AssertionError("it did not start")


@pytest.fixture
def central(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Central:
    for name in ("HALL_CENTRE_DATA", "HALL_CENTRE_URL"):
        monkeypatch.delenv(name, raising=False)
    terminal = Terminal(capsys)
    return lambda act, *words: terminal("central", act, *words)


@pytest.fixture
def made(central: Central, url: str) -> str:
    """The same, with the centre in it and its hall 9901."""
    said = central("init", "--url", url, "--unit", "9901", "--name", "青禾镇便民服务中心")
    assert said.code == 0, said.error
    assert said.out == "中心库已装好，第一个站点：9901 青禾镇便民服务中心。\n"
    return url


def enrolled(given: str, pc: Path, number: int, unit: str) -> str:
    """A PC with that code; the name of its role."""
    pc.mkdir()
    read = code.read(given)
    enrolling.enrol(read, pc, Applicant("pc", LOG.format(number), "01", unit), FolderSecrets(pc))
    return read.role


def line(pc: Path) -> psycopg.Connection:
    kept = membership.load(pc)
    assert kept is not None
    return connect(kept.address(pc), (FolderSecrets(pc).get("pc.centre") or b"").decode())


def test_it_is_made_again_without_harm_and_says_how_it_stands(central: Central, made: str) -> None:
    again = central("init", "--url", made, "--unit", "9901", "--name", "青禾镇便民服务中心")
    assert again.code == 0, again.error
    facts = json.loads(central("status", "--url", made, "--json").out)
    assert [(each["unit"], each["name"], each["parent"]) for each in facts["units"]] == [
        ("9901", "青禾镇便民服务中心", None)
    ]


def test_pcs_join_it_and_are_shut_out_at_once(
    central: Central, made: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HALL_CENTRE_URL", made)
    paper = tmp_path / "code.pdf"
    village = ("--unit", "9911", "--name", "柳树村便民服务站", "--parent", "9901")
    issued = [central("enrol-code", *village, "--pdf", paper), central("enrol-code", "--unit", "9901")]
    assert [each.code for each in issued] == [0, 0], issued
    codes = [each.out.splitlines()[1] for each in issued]
    assert codes[0].partition("/")[0] in reading.flat(paper.read_bytes())
    roles = [
        enrolled(given, tmp_path / f"pc-{n}", n, unit)
        for n, (given, unit) in enumerate(zip(codes, ("9911", "9901"), strict=True))
    ]
    with pytest.raises(EnrolRefused):
        enrolled(codes[0], tmp_path / "thief", 9, "9911")
    for n in range(2):
        with line(tmp_path / f"pc-{n}") as connection:
            assert connection.execute("SELECT ssl FROM pg_stat_ssl").fetchall() == [(True,)]
            told = connection.execute("SELECT centre.hello(%s, 1, now())", (LOG.format(n),)).fetchone()
            assert told is not None
            assert (told[0]["status"], told[0]["unit"]) == ("welcome", ("9911", "9901")[n])
    facts = json.loads(central("status", "--json").out)
    assert {(each["role"], each["state"]) for each in facts["devices"]} == {
        (role, "active") for role in roles
    }
    for n, words in enumerate((("--station", "9911", "--terminal", "01"), (roles[1],))):
        with line(tmp_path / f"pc-{n}") as connection:
            said = central("revoke", *words)
            assert said.out == f"已停用 {roles[n]}：连接已断开，不能再连。\n"
            with pytest.raises(psycopg.OperationalError):
                connection.execute("SELECT 1")
        with pytest.raises(psycopg.OperationalError):
            line(tmp_path / f"pc-{n}")


@pytest.mark.parametrize(
    ("word", "why"), [(PASSWORD, "does not exist"), ("not-theirs", "password authentication failed")]
)
def test_what_cannot_be_reached_is_refused_in_words(central: Central, url: str, word: str, why: str) -> None:
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute("DROP DATABASE IF EXISTS hall_centre WITH (FORCE)")
    said = central("status", "--url", url.replace(PASSWORD, word))
    assert said.code == 1
    assert said.error.startswith("连不上中心数据库，什么都没有改动：")
    assert why in said.error
    assert word not in said.error
