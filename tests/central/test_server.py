"""The server of a hall's own: what it listens on, what it shows, and that killing it loses nothing."""

import tempfile
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from hall_client.central import certificates
from hall_client.central.faults import CentreFault, TooWide
from hall_client.central.server import Listening, Server
from tests.central import cluster


def shown(server: Server) -> str:
    return f"host=localhost port={server.port} sslrootcert={server.data / 'centre.crt'}"


def test_it_shows_the_certificate_it_made(server: Server) -> None:
    assert certificates.fetch([f"localhost:{server.port}"]) == server.certificate
    assert certificates.names(server.certificate) == ("localhost", "127.0.0.1")
    assert certificates.same(server.certificate, certificates.fingerprint(server.certificate)[:16])
    assert not certificates.same(server.certificate, bytes(16))


@pytest.mark.parametrize("mode", ["verify-full", "disable"])
def test_the_administrator_cannot_come_over_the_network(server: Server, mode: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="pg_hba"):
        psycopg.connect(f"{shown(server)} user=postgres dbname=postgres sslmode={mode}")


@pytest.mark.parametrize("address", ["*", "localhost", "hall-server", ""])
def test_only_written_out_addresses_are_listened_on(tmp_path: Path, address: str) -> None:
    with pytest.raises(TooWide):
        Server(tmp_path / "centre").make(Listening((address,), 5433, ("localhost",)))
    assert not (tmp_path / "centre").exists()


def test_no_file_in_the_data_folder_makes_it_listen_wider(server: Server) -> None:
    with server.admin("postgres") as connection:
        connection.execute("ALTER SYSTEM SET listen_addresses = '*'")
    server.stop()
    server.start()
    with server.admin("postgres") as connection:
        listening = connection.execute("SHOW listen_addresses").fetchone()
        connection.execute("ALTER SYSTEM RESET listen_addresses")
    assert listening == ("127.0.0.1",)


def test_a_name_without_proof_is_refused_before_anybody_is_sent_to_it(server: Server) -> None:
    kept = server.listening
    with pytest.raises(CentreFault, match="elsewhere"):
        server.listen(replace(kept, hosts=("elsewhere",)))
    with pytest.raises(CentreFault, match="--host"):
        server.listen(replace(kept, addresses=("0.0.0.0",), hosts=()))
    assert server.listening == kept


def test_a_killed_server_comes_back_with_what_was_written(server: Server) -> None:
    with server.admin("postgres") as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('还在')")
    cluster.kill(server)
    assert server.pid is None
    server.start()
    with server.admin("postgres") as connection:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("还在",)
        connection.execute("DROP TABLE kept")


def test_a_folder_in_use_is_left_alone(server: Server) -> None:
    with pytest.raises(CentreFault, match="已经有中心库"):
        server.make(Listening(("127.0.0.1",), cluster.free_port(), ("localhost",)))


def test_a_path_too_long_for_a_socket_is_refused() -> None:
    folder = Path(tempfile.gettempdir()) / ("x" * 120)
    with pytest.raises(CentreFault, match="太长"):
        Server(folder).make(Listening(("127.0.0.1",), 5433, ("localhost",)))
    assert not folder.exists()


def test_a_folder_the_servers_account_cannot_reach_is_refused() -> None:
    # Not under the folder for tests, whose path may be too long for a socket.
    with tempfile.TemporaryDirectory(prefix="hall-") as short:
        (Path(short) / "closed").mkdir(mode=0o600)
        folder = Path(short) / "closed" / "centre"
        with pytest.raises(CentreFault, match="进不了"):
            Server(folder).make(Listening(("127.0.0.1",), 5433, ("localhost",)))
        assert not folder.exists()
