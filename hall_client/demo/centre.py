"""A centre of the demo's own, for as long as the day lasts."""

import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hall_client.central import administering, certificates
from hall_client.central.code import EnrolCode

TOWN, TOWN_NAME = "9901", "青禾镇便民服务中心"


@dataclass(frozen=True)
class DemoCentre:
    """A running centre with the town in it."""

    port: int
    certificate: bytes
    admin: Callable[[], Any]
    """Connects as its administrator."""

    def make_village(self, unit: str, name: str) -> None:
        """A village below the town."""
        with self.admin() as connection:
            administering.create_unit(connection, unit, name, TOWN)

    def issue(self, unit: str, port: int) -> EnrolCode:
        """A code for a PC of `unit` that reaches the centre at this port of its own."""
        pin = certificates.fingerprint(self.certificate)
        with self.admin() as connection:
            return administering.issue(connection, unit, (f"localhost:{port}",), pin, 1).code


@contextmanager
def served() -> Iterator[DemoCentre]:
    """A centre in a folder that goes away with it. Raises CentreFault, NoPostgres."""
    # A server runs on Linux alone; the day without villages is played anywhere.
    from hall_client.central import serving
    from hall_client.central.server import Listening, Server

    with tempfile.TemporaryDirectory(prefix="hall-town-") as folder:
        # PostgreSQL's socket wants a short path that its own account may enter.
        home = Path(folder)
        home.chmod(0o755)
        server = Server(home / "centre")
        serving.found(server, Listening(("127.0.0.1",), _free_port(), ("localhost",)), TOWN, TOWN_NAME)
        server.start()
        try:
            yield DemoCentre(server.port, server.certificate, server.admin)
        finally:
            server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
