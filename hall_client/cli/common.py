"""What the commands share: the folder they work on, opening it, and telling our own words from a bug."""

import argparse
import contextlib
import getpass
import sys
from collections.abc import Iterator
from pathlib import Path

from hall_client import settings
from hall_client.desk import OpenDesk, open_desk
from hall_client.services.signing_in import SignInRefused
from hall_client.storage.backup import BackupRefused


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


def add_supervisor(parser: argparse.ArgumentParser, who: str) -> None:
    """`--supervisor N --password-file FILE`: whose word a command needs."""
    parser.add_argument("--supervisor", required=True, metavar="N", help=f"{who}的工号")
    parser.add_argument("--password-file", required=True, metavar="FILE", help="放这个人密码的文件")


def password_of(args: argparse.Namespace) -> str:
    """The password in `--password-file`. Raises SignInRefused for a file that cannot be read."""
    try:
        return Path(args.password_file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SignInRefused(f"密码文件 {args.password_file} 读不了，什么都没有改动。") from None


def add_recovery_key(parser: argparse.ArgumentParser) -> None:
    """`--recovery-key-file FILE`."""
    parser.add_argument("--recovery-key-file", metavar="FILE", help="放恢复密钥的文件；不写就在这里输入")


def recovery_key_of(args: argparse.Namespace) -> str | None:
    """The recovery key from its file or typed in; None, said in words, where there is neither.

    Raises BackupRefused for a file that cannot be read.
    """
    if args.recovery_key_file:
        try:
            return Path(args.recovery_key_file).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise BackupRefused(f"恢复密钥文件 {args.recovery_key_file} 读不了，什么都没有改动。") from None
    if sys.stdin.isatty():
        return getpass.getpass("恢复密钥：")
    print("要恢复密钥：请写 --recovery-key-file，或在终端里运行再输入。什么都没有改动。", file=sys.stderr)
    return None


def said_by_us(error: Exception) -> bool:
    """Whether the error's text is one of our sentences, made to be shown."""
    return type(error).__module__.split(".")[0] in ("hall_client", "printing", "resources")
