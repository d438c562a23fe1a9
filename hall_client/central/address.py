"""Where the centre is and how a workstation connects to it: TLS with the certificate pinned at enrolment."""

from dataclasses import dataclass
from pathlib import Path

import psycopg

from hall_client.central.guarding import Guard, free, guarded

DATABASE = "hall_centre"
SCHEMA = "centre"


@dataclass(frozen=True)
class Address:
    """The centre as one device knows it. `hosts` are `name:port`, the primary and its standbys in any order."""

    hosts: tuple[str, ...]
    role: str
    certificate: Path
    """The server's certificate, kept at enrolment; nothing else is trusted."""


def connect(
    address: Address,
    password: str,
    *,
    name: str = "hall-client",
    kind: type[psycopg.Connection] = psycopg.Connection,
    guard: Guard = free,
) -> psycopg.Connection:
    """A connection to whichever host takes writes, in autocommit. Raises psycopg.OperationalError within seconds.

    A line that dies silently is given up after five seconds without an acknowledgement. `kind` is how it waits,
    `guard` raises on threads that must not.
    """
    guard()
    pairs = [host.rsplit(":", 1) for host in address.hosts]
    return guarded(kind, guard).connect(
        host=",".join(pair[0] for pair in pairs),
        port=",".join(pair[1] for pair in pairs),
        dbname=DATABASE,
        user=address.role,
        password=password,
        sslmode="verify-full",
        sslrootcert=str(address.certificate),
        sslcert="",
        target_session_attrs="read-write",
        connect_timeout=3,
        tcp_user_timeout=5_000,
        keepalives_idle=5,
        keepalives_interval=2,
        keepalives_count=2,
        application_name=name,
        options="-c search_path= -c statement_timeout=60s",
        autocommit=True,
    )
