"""What can go wrong with the local database, said in the clerk's words with the way out.

Known errors are shown; everything else is a bug and is logged with its traceback.
"""

from sqlalchemy.exc import DBAPIError


class StorageError(Exception):
    """The local database cannot do what was asked. Nothing half-written is ever left behind."""


class WrongKey(StorageError):
    """The key does not open this database."""


class Damaged(StorageError):
    """The file is not what was written; it is left as it was found."""


class NewerSchema(StorageError):
    """The database was written by a newer program."""


class DiskFull(StorageError):
    """There is no room left; the last act was not saved."""


class ReadOnly(StorageError):
    """The data folder cannot be written."""


class Busy(StorageError):
    """Another program kept the database for longer than we wait."""


class NoInstallation(StorageError):
    """There is no installation in this folder yet."""


DAMAGED = (
    "本机数据文件损坏，程序没有改动它。"
    "请用最近的备份恢复：hall-client restore 备份文件；备份在数据文件夹的 backups 里，恢复要用封存的恢复密钥。"
)
WRONG_KEY = (
    "这把密钥打不开本机数据。数据没有改动。请确认用的是这台电脑自己的钥匙串账户，或用恢复密钥从备份恢复。"
)
DISK_FULL = "磁盘满了，刚才这一步没有存上，之前存好的都在。请清理磁盘后再做一次。"
READ_ONLY = "数据文件夹不能写入，刚才这一步没有存上，之前存好的都在。请检查文件夹的权限。"
BUSY = "本机另一个程序正在写数据，等了 5 秒还没有空。刚才这一步没有存上，请再做一次。"

_BY_TEXT: tuple[tuple[str, type[StorageError], str], ...] = (
    ("database or disk is full", DiskFull, DISK_FULL),
    (
        "disk i/o error",
        DiskFull,
        "磁盘读写出错，刚才这一步没有存上，之前存好的都在。请检查磁盘是否已满或损坏。",
    ),
    ("readonly database", ReadOnly, READ_ONLY),
    ("unable to open database file", ReadOnly, READ_ONLY),
    ("database is locked", Busy, BUSY),
    ("malformed", Damaged, DAMAGED),
    ("file is not a database", Damaged, DAMAGED),
    ("hmac check failed", Damaged, DAMAGED),
    ("could not decode to utf-8", Damaged, DAMAGED),
)


def named(error: BaseException) -> StorageError | None:
    """The named error behind a database exception, or None when it is a bug."""
    if isinstance(error, StorageError):
        return error
    text = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    for part, kind, sentence in _BY_TEXT:
        if part in text:
            return kind(sentence)
    return None
