"""A centre of the demo's own, for as long as the day lasts."""

import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hall_client.central import administering, certificates, serving
from hall_client.central.code import EnrolCode
from hall_client.central.server import Listening, Server

TOWN, TOWN_NAME = "9901", "青禾镇便民服务中心"


@contextmanager
def served() -> Iterator[Server]:
    """A running centre with the town in it, in a folder that goes away with it."""
    with tempfile.TemporaryDirectory(prefix="hall-town-") as folder:
        # PostgreSQL's socket wants a short path that its own account may enter.
        home = Path(folder)
        home.chmod(0o755)
        server = Server(home / "centre")
        serving.found(server, Listening(("127.0.0.1",), _free_port(), ("localhost",)), TOWN, TOWN_NAME)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def make_village(server: Server, unit: str, name: str) -> None:
    """A village below the town."""
    with server.admin() as admin:
        administering.create_unit(admin, unit, name, TOWN)


def issue(server: Server, unit: str, host: str) -> EnrolCode:
    """A code for a PC of `unit` that reaches the centre at `host`."""
    with server.admin() as admin:
        return administering.issue(admin, unit, (host,), certificates.fingerprint(server.certificate), 1).code


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
