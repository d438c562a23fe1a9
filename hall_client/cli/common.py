"""What the commands share: the folder they work on, opening it, and telling our own words from a bug."""

import argparse
import contextlib
from collections.abc import Iterator

from hall_client import settings
from hall_client.desk import OpenDesk, open_desk


def add_folder(parser: argparse.ArgumentParser) -> None:
    """`--data DIR` and `--passphrase-file FILE`, which every command takes."""
    parser.add_argument(
        "--data", metavar="DIR", help="数据文件夹；不写用 HALL_DATA，再不然用本用户的数据文件夹"
    )
    parser.add_argument("--passphrase-file", metavar="FILE", help="没有系统钥匙串时，放口令的文件")


def settings_of(args: argparse.Namespace) -> settings.Settings:
    """The settings a command was given."""
    return settings.read(args.data, args.passphrase_file)


@contextlib.contextmanager
def opened(args: argparse.Namespace) -> Iterator[OpenDesk]:
    """The installation a command works on, closed afterwards. Raises the named errors of opening."""
    chosen = settings_of(args)
    desk = open_desk(chosen.folder, passphrase=chosen.passphrase())
    try:
        yield desk
    finally:
        desk.close()


def said_by_us(error: Exception) -> bool:
    """Whether the error's text is one of our sentences, made to be shown."""
    return type(error).__module__.split(".")[0] in ("hall_client", "printing", "resources")
