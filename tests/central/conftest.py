"""One real PostgreSQL over TLS for the tests of a worker, and a fresh centre in it for each module."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hall_client.central.server import Server
from tests.central import cluster
from tests.central.cluster import Centre

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE) and {"server", "centre"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.centre)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A running cluster, on 127.0.0.1 at a free port, known as `localhost`."""
    # Not tmp_path: the account PostgreSQL runs under could not enter it, and a socket's path is short.
    folder = Path(tempfile.mkdtemp(prefix="hall-"))
    made = cluster.make(folder)
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def centre(server: Server) -> Iterator[Centre]:
    """A fresh database `hall_centre` with the schema: one hall 9901 and two villages, 9911 and 9912."""
    made = cluster.fresh(server)
    yield made
    cluster.drop(server)
