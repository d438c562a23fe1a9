"""Secrets that lie beside the data with nothing before them: for the demo alone."""

import logging
from pathlib import Path

import msgspec

from hall_client.devices.secret_store import SecretsDamaged, SecretsFault
from hall_client.whole_file import write_whole

FILE_NAME = "secrets.open.json"

log = logging.getLogger(__name__)


class FolderSecrets:
    """One readable file of mode 0600. Whoever has the folder has the key, and the log says so at every start."""

    kind = "folder"
    words = "密钥就放在数据旁边，没有另外保护，只给演示用"

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME
        log.warning("the key lies unprotected beside the data: demo only")

    def get(self, name: str) -> bytes | None:
        """The secret, or None. Raises SecretsDamaged, SecretsFault."""
        return self._read().get(name)

    def put(self, name: str, value: bytes) -> None:
        """Keep a secret. Raises as `get`."""
        self._write(self._read() | {name: value})

    def delete(self, name: str) -> None:
        """Forget a secret. Raises as `get`."""
        kept = self._read()
        if kept.pop(name, None) is not None:
            self._write(kept)

    def _read(self) -> dict[str, bytes]:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=dict[str, bytes])
        except FileNotFoundError:
            return {}
        except OSError as fault:
            raise SecretsFault(f"{self._file} 读不了，没有改动它。请检查文件夹的权限。") from fault
        except msgspec.DecodeError as fault:
            raise SecretsDamaged(f"{self._file} 损坏，程序没有改动它。演示数据可以重新生成。") from fault

    def _write(self, secrets: dict[str, bytes]) -> None:
        try:
            write_whole(self._file, msgspec.json.encode(secrets))
        except OSError as fault:
            raise SecretsFault(f"{self._file} 写不了，原来的没有改动。请检查磁盘和文件夹的权限。") from fault
