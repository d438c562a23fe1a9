"""The key in a real Secret Service: gnome-keyring on a session bus of the test's own."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.secret_service, pytest.mark.slow]

_COMMANDS = ("dbus-run-session", "gnome-keyring-daemon")

_KEEP = """
from hall_client.devices import secrets
from pathlib import Path
store = secrets.choose(Path("."), passphrase=None, demo=False)
store.put("key", bytes(range(32)))
store.put("gone", b"x")
store.delete("gone")
store.delete("gone")
print(store.kind, store.words)
"""
_FETCH = """
from hall_client.devices import secrets
from pathlib import Path
store = secrets.reopen("keyring", Path("."), passphrase=None)
print(store.get("key") == bytes(range(32)), store.get("gone"), store.get("nothing"))
"""
_FETCH_LOCKED = """
from hall_client.devices import secrets
from hall_client.devices.secret_store import KeyringLocked
from pathlib import Path
try:
    secrets.reopen("keyring", Path("."), passphrase=None).get("key")
except KeyringLocked as locked:
    print(locked)
"""
_NO_KEYRING = """
from hall_client.devices import secrets
from hall_client.devices.secret_store import NoKeyring
from pathlib import Path
try:
    secrets.choose(Path("."), passphrase=None, demo=False)
except NoKeyring as missing:
    print(missing)
"""
_UNLOCKED = "printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
_LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1"


_BUS_WITHOUT_SERVICES = """<busconfig>
<type>session</type>
<listen>unix:tmpdir=/tmp</listen>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy>
</busconfig>
"""


def _session(home: Path, before: str, *programs: str, bus: tuple[str, ...] = ()) -> list[str]:
    """What the programs print, each a process of its own on one new session bus."""
    missing = [name for name in _COMMANDS if shutil.which(name) is None]
    if missing:
        pytest.fail(f"install dbus and gnome-keyring; missing: {' '.join(missing)}")
    home.mkdir(exist_ok=True)
    steps = [before, *(f"\"$0\" -c '{program}'" for program in programs)]
    root = str(Path(__file__).parents[2])
    keep = {
        k: v
        for k, v in os.environ.items()
        if k not in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
    }
    # Of each log-in its own, as in life, and short: a socket's path has 107 characters.
    with tempfile.TemporaryDirectory(prefix="hall-") as runtime:
        done = subprocess.run(
            ["dbus-run-session", *bus, "--", "sh", "-c", "\n".join(steps), sys.executable],
            env={
                **keep,
                "HOME": str(home),
                "XDG_RUNTIME_DIR": runtime,
                "XDG_DATA_HOME": str(home / "data"),
                "PYTHONPATH": os.pathsep.join([root, *filter(None, sys.path)]),
            },
            cwd=home,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_key_is_kept_by_the_system_across_programs_and_log_ins(tmp_path: Path) -> None:
    assert _session(tmp_path / "home", _UNLOCKED, _KEEP, _FETCH) == [
        "keyring 密钥在系统钥匙串里",
        "True None None",
    ]
    assert _session(tmp_path / "home", _UNLOCKED, _FETCH) == ["True None None"]


def test_a_locked_keyring_is_named_with_the_way_out(tmp_path: Path) -> None:
    _session(tmp_path / "home", _UNLOCKED, _KEEP)
    assert _session(tmp_path / "home", _LOCKED, _FETCH_LOCKED) == [
        "系统钥匙串锁着，密钥取不出来，数据没有改动。请登录桌面、解锁钥匙串后再启动。"
    ]


def test_a_bus_without_a_keyring_is_no_keyring(tmp_path: Path) -> None:
    settings = tmp_path / "bus.conf"
    settings.write_text(_BUS_WITHOUT_SERVICES, encoding="utf-8")
    told = _session(tmp_path / "home", "true", _NO_KEYRING, bus=(f"--config-file={settings}",))
    assert "这台电脑没有可用的系统钥匙串" in "".join(told)
