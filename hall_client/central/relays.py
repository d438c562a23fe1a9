"""What was carried by hand, looked at again: whether its writers signed what stands in their logs."""

from typing import Any

import psycopg
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from hall_client.domain.packages import log_statement

_RELAYS = """
    SELECT l.unit, r.log::text, r.from_seq, r.seq, r.hash, r.made, r.signature, r.at, b.role::text, w.sign_key,
        (SELECT e.hash FROM centre.entry e WHERE e.log = r.log AND e.seq = r.seq)
    FROM centre.relay r
    JOIN centre.log l ON l.log = r.log
    JOIN centre.device w ON w.device = l.device
    JOIN centre.device b ON b.device = r.by
    ORDER BY r.at
"""


def relayed(connection: psycopg.Connection) -> list[dict[str, Any]]:
    """Every package a hall brought for a station. `genuine`: the station signed the log as it stands here.

    Where it is not, whoever brought it changed the entries, or did not bring all of them (yet).
    """
    found = []
    for unit, log, first, last, hash_, made, signature, at, by, key, stands in connection.execute(_RELAYS):
        genuine = stands == hash_ and _signed(key, log_statement(log, last, hash_, made), signature)
        found.append(
            {"unit": unit, "log": log, "from": first, "to": last, "by": by, "at": at, "genuine": genuine}
        )
    return found


def _signed(key: bytes, statement: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, statement)
    except (InvalidSignature, ValueError):
        return False
    return True
