"""The settings, the access file and the folders of a cluster of our own."""

from pathlib import Path

from hall_client.central import binaries
from hall_client.central.faults import CentreFault

LONGEST_SOCKET = 90
"""A socket's path may have 107 bytes on Linux; the rest is for its own name."""

SETTINGS = """\
# Written by hall-client central init. Where it listens is given by the serving process and cannot be widened here.
max_connections = 200
password_encryption = 'scram-sha-256'
ssl = on
ssl_min_protocol_version = 'TLSv1.3'
ssl_cert_file = 'centre.crt'
ssl_key_file = 'centre.key'
wal_level = replica
max_wal_senders = 10
wal_keep_size = '1GB'
hot_standby = on
shared_buffers = '256MB'
tcp_keepalives_idle = 10
tcp_keepalives_interval = 5
tcp_keepalives_count = 3
idle_in_transaction_session_timeout = '60s'
timezone = 'UTC'
lc_messages = 'C'
# What goes wrong is told to the serving process, which keeps the code and drops the rest: no statement, no value.
logging_collector = on
log_destination = 'jsonlog'
log_directory = '../log'
log_filename = 'centre-%Y%m%d-%H%M%S.log'
log_file_mode = 0600
log_rotation_age = '1h'
log_rotation_size = '4MB'
log_min_error_statement = panic
log_error_verbosity = terse
log_statement = none
log_connections = off
log_disconnections = off
log_checkpoints = off
log_autovacuum_min_duration = -1
log_line_prefix = ''
"""

ACCESS = """\
# Written by hall-client central init: workstations over TLS with their password, the administrator on the spot.
local    all          postgres           peer map=administrator
hostssl  replication  hall_standby  all  scram-sha-256
hostssl  hall_centre  +hall_device  all  scram-sha-256
"""


def make_folders(folder: Path) -> None:
    """The folders a cluster lives in, owned by its account. Raises CentreFault where they cannot be."""
    if len(bytes(folder / "run")) > LONGEST_SOCKET:
        raise CentreFault(f"{folder} 的路径太长，PostgreSQL 放不下它的套接字。请换一个短一些的文件夹。")
    _check_way(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    binaries.give(folder)
    for name in ("data", "log", "run"):
        (folder / name).mkdir(mode=0o700, exist_ok=True)
        binaries.give(folder / name)


def _check_way(folder: Path) -> None:
    """Whether the account can get to `folder` at all: root's own folders are closed to it."""
    owner = binaries.account()
    for parent in folder.parents:
        if not parent.exists():
            continue
        found = parent.stat()
        if not (found.st_mode & 0o001 or found.st_uid == owner.uid):
            raise CentreFault(
                f"PostgreSQL 用系统账户 {owner.name} 运行，进不了 {parent}，什么都没有改动。"
                "请换一个文件夹，例如 /var/lib/hall-centre。"
            )


def write_settings(data: Path) -> None:
    """The settings and the access file of a new cluster."""
    owner = binaries.account().name
    people = "".join(f"administrator  {name}  postgres\n" for name in dict.fromkeys((owner, "root")))
    for name, text in (("postgresql.conf", SETTINGS), ("pg_hba.conf", ACCESS), ("pg_ident.conf", people)):
        put(data / name, text.encode())


def put(file: Path, content: bytes) -> None:
    """Write a file that only the server's account may read."""
    file.touch(mode=0o600)
    file.write_bytes(content)
    binaries.give(file)
