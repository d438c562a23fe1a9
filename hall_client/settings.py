"""Where this run finds its installation: read once from the command line and the environment, no secrets in it."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path


class SettingsRefused(Exception):
    """The command line or the environment names something that cannot be used."""


@dataclass(frozen=True)
class Settings:
    """The folder of the installation, and the file that holds the passphrase where one is used."""

    folder: Path
    passphrase_file: Path | None = None

    def passphrase(self) -> str | None:
        """The passphrase, read now and kept nowhere. Raises SettingsRefused when its file cannot be read."""
        if self.passphrase_file is None:
            return None
        try:
            return self.passphrase_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsRefused(f"口令文件 {self.passphrase_file} 读不了，什么都没有改动。") from error


def default_folder() -> Path:
    """The user's own data folder for this program."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local"))
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local/share"))
    return base / "hall-client"


def read(data: str | None, passphrase_file: str | None) -> Settings:
    """Settings from `--data` and `--passphrase-file`, else HALL_DATA and HALL_PASSPHRASE_FILE, else the default."""
    folder = data or os.environ.get("HALL_DATA")
    secret = passphrase_file or os.environ.get("HALL_PASSPHRASE_FILE")
    return Settings(Path(folder) if folder else default_folder(), Path(secret) if secret else None)
