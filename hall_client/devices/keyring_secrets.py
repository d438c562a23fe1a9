"""Secrets in the operating system's keyring: Secret Service on Linux, the Credential Locker on Windows."""

import base64
import binascii
import sys
from collections.abc import Callable
from typing import TypeVar

import keyring.core
from keyring.backend import KeyringBackend
from keyring.errors import InitError
from keyring.errors import KeyringLocked as BackendLocked

from hall_client.devices.secret_store import KeyringFailed, KeyringLocked, NoKeyring, SecretsDamaged

# Named here, so that no other backend can slip in: not by an installed package (keyrings.alt keeps keys in the
# open), not by a configuration file, not by PYTHON_KEYRING_BACKEND.
_BACKENDS = {
    "linux": "keyring.backends.SecretService.Keyring",
    "win32": "keyring.backends.Windows.WinVaultKeyring",
}

NO_KEYRING = (
    "这台电脑没有可用的系统钥匙串，密钥没有地方放，什么都没有改动。两个办法："
    "一、装上系统钥匙串（Debian、统信：gnome-keyring），登录桌面后再做一次；"
    "二、改用口令保管密钥，给出口令再做一次，以后每次启动都要输这个口令。"
)
LOCKED = "系统钥匙串锁着，密钥取不出来，数据没有改动。请登录桌面、解锁钥匙串后再启动。"
FAILED = "系统钥匙串没有回应，密钥没有取到也没有改动。请重新登录桌面后再做一次。"
DAMAGED = "系统钥匙串里的这一项不是本程序写的，没有改动它。请用恢复密钥从备份恢复。"

T = TypeVar("T")


class KeyringSecrets:
    """Secrets in the system's own keyring. Raises NoKeyring at once where there is none."""

    kind = "keyring"
    words = "密钥在系统钥匙串里"

    def __init__(self, service: str, platform: str = sys.platform) -> None:
        self._service = service
        self._backend = _system_keyring(platform)

    def get(self, name: str) -> bytes | None:
        """The secret, or None. Raises KeyringLocked, KeyringFailed, SecretsDamaged."""
        kept = _asked(lambda: self._backend.get_password(self._service, name))
        if kept is None:
            return None
        try:
            return base64.b64decode(kept, validate=True)
        except binascii.Error:
            raise SecretsDamaged(DAMAGED) from None

    def put(self, name: str, value: bytes) -> None:
        """Keep a secret. Raises KeyringLocked, KeyringFailed."""
        text = base64.b64encode(value).decode()
        _asked(lambda: self._backend.set_password(self._service, name, text))

    def delete(self, name: str) -> None:
        """Forget a secret. Raises KeyringLocked, KeyringFailed."""
        if self.get(name) is not None:
            _asked(lambda: self._backend.delete_password(self._service, name))


def _system_keyring(platform: str) -> KeyringBackend:
    name = _BACKENDS.get(platform)
    if name is None:
        raise NoKeyring(NO_KEYRING)
    try:
        return keyring.core.load_keyring(name)
    except Exception as fault:  # a backend raises what its system library raises when there is no service
        raise NoKeyring(NO_KEYRING) from fault


def _asked(question: Callable[[], T]) -> T:
    try:
        return question()
    except (BackendLocked, InitError) as fault:
        raise KeyringLocked(LOCKED) from fault
    except Exception as fault:  # D-Bus and Windows errors come through the library as they are
        raise KeyringFailed(FAILED) from fault
