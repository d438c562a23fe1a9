"""A real PostgreSQL of the hall's own: made, started, stopped, copied to a standby and promoted."""

import contextlib
import ipaddress
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import psycopg

from hall_client.central import binaries, certificates, cluster_files
from hall_client.central.address import DATABASE
from hall_client.central.faults import CentreFault, StartFailed, TooWide
from hall_client.whole_file import write_whole

ADMINISTRATOR = "postgres"
DEFAULT_PORT = 5433
_FILE = "server.json"
_PATIENCE = 60.0


@dataclass(frozen=True)
class Listening:
    """Where a server listens, and what workstations know it by. Addresses are written as numbers.

    `hosts` are `name` or `name:port`, of this server and of its standbys; without any, it is known by its addresses.
    """

    addresses: tuple[str, ...] = ("127.0.0.1",)
    port: int = DEFAULT_PORT
    hosts: tuple[str, ...] = ()

    def checked(self) -> "Listening":
        """Itself. Raises TooWide for names and for '*': an address is listened on because it was written out."""
        for address in self.addresses:
            try:
                ipaddress.ip_address(address)
            except ValueError:
                raise TooWide(
                    f"监听地址“{address}”不是一个 IP 地址，服务器没有启动。"
                    "请写出这台电脑自己的地址；要在所有网卡上监听，请写明 0.0.0.0 或 ::。"
                ) from None
        return self

    @property
    def known_as(self) -> tuple[str, ...]:
        """`name:port` of this server and its standbys, as codes and workstations have them."""
        names = self.hosts or tuple(name for name in self.addresses if not _is_any(name))
        return tuple(name if ":" in name else f"{name}:{self.port}" for name in names)

    @property
    def names(self) -> tuple[str, ...]:
        """What a new certificate is made for."""
        named = [host.rpartition(":")[0] for host in self.known_as]
        return tuple(dict.fromkeys([*named, *(name for name in self.addresses if not _is_any(name))]))


def _is_any(address: str) -> bool:
    return ipaddress.ip_address(address).is_unspecified


def check_names(listening: Listening, certificate: bytes) -> None:
    """Raise CentreFault where the certificate does not prove every name workstations would connect to."""
    good_for = certificates.names(certificate)
    wanted = [host.rpartition(":")[0] for host in listening.known_as]
    missing = [name for name in wanted if name not in good_for]
    if missing or not wanted:
        raise CentreFault(
            f"服务器的证书里没有{'、'.join(missing) or '大厅电脑连它用的名字'}，电脑会拒绝连接，没有改动。"
            f"请用 --host 写证书里有的：{'、'.join(good_for)}。"
        )


class Server:
    """The cluster in a folder. `durable=False` is for tests alone: a power cut may then lose it."""

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.folder = folder
        self._durable = durable
        self._process: subprocess.Popen[bytes] | None = None

    def make(self, listening: Listening) -> None:
        """A new, empty cluster with its certificate. Raises CentreFault, TooWide, NoPostgres."""
        listening.checked()
        self._refuse_used()
        cluster_files.make_folders(self.folder)
        self._initdb()
        pem, key = certificates.make(listening.names, datetime.now(UTC))
        cluster_files.write_settings(self.data)
        cluster_files.put(self.data / "centre.crt", pem)
        cluster_files.put(self.data / "centre.key", key)
        self.listen(listening)

    def copy(self, primary: str, password: str, certificate: bytes, listening: Listening) -> None:
        """Make this the standby of the server at `primary` (`name:port`): its data come over, and go on coming.

        The copy has the primary's certificate, so workstations follow to it without a new enrolment.
        Raises CentreFault.
        """
        check_names(listening.checked(), certificate)
        self._refuse_used()
        cluster_files.make_folders(self.folder)
        pinned = self.folder / "primary.pem"
        cluster_files.put(pinned, certificate)
        host, _, port = primary.rpartition(":")
        source = f"host={host} port={port} user=hall_standby sslmode=verify-full sslrootcert={pinned}"
        arguments = ("-d", source, "-D", str(self.data), "-R", "-X", "stream", "-c", "fast")
        binaries.run("pg_basebackup", *arguments, home=self.folder, password=password)
        self.listen(listening)

    def listen(self, listening: Listening) -> None:
        """Keep where to listen from the next start on. Raises TooWide, and CentreFault for a name without proof."""
        check_names(listening.checked(), self.certificate)
        write_whole(self.folder / _FILE, msgspec.json.encode(listening))

    def start(self) -> None:
        """Start it and wait until it answers. Raises StartFailed with PostgreSQL's own words, TooWide."""
        said = self.folder / "log" / "start.txt"
        self._process = binaries.start(self._arguments(), self.folder, said)
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            with contextlib.suppress(psycopg.OperationalError):
                self.admin("postgres").close()
                return
            time.sleep(0.05)
        words = said.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        raise StartFailed(f"PostgreSQL 没有启动，数据没有改动。它说：{words[-1] if words else '没有说原因'}")

    def stop(self) -> None:
        """Stop it in good order: sessions end, everything is written. Nothing to do when it does not run."""
        number = self.pid
        if number is not None:
            os.kill(number, signal.SIGINT)
        end = time.monotonic() + _PATIENCE
        while self.pid is not None and time.monotonic() < end:
            time.sleep(0.05)
        if self._process is not None:
            self._process.wait(_PATIENCE)
            self._process = None

    def promote(self) -> None:
        """Make a standby the primary. Raises CentreFault when it is not a running standby."""
        binaries.run("pg_ctl", "promote", "-D", str(self.data), "-w", home=self.folder)

    def admin(self, database: str = DATABASE) -> psycopg.Connection:
        """The administrator's connection over the socket in the folder, in autocommit."""
        return psycopg.connect(self.admin_url(database), autocommit=True, connect_timeout=5)

    def admin_url(self, database: str = DATABASE) -> str:
        """What `admin` connects to."""
        return f"host={self.folder / 'run'} port={self.port} user={ADMINISTRATOR} dbname={database}"

    @property
    def data(self) -> Path:
        """PostgreSQL's own data folder."""
        return self.folder / "data"

    @property
    def listening(self) -> Listening:
        """Where it listens. Raises CentreFault when there is no server in the folder."""
        try:
            return msgspec.json.decode((self.folder / _FILE).read_bytes(), type=Listening)
        except (OSError, msgspec.DecodeError) as error:
            raise CentreFault(
                f"{self.folder} 里没有中心库。请先运行 hall-client central init --data {self.folder}。"
            ) from error

    @property
    def port(self) -> int:
        """Its TCP port."""
        return self.listening.port

    @property
    def certificate(self) -> bytes:
        """The certificate it shows (PEM)."""
        return (self.data / "centre.crt").read_bytes()

    @property
    def pid(self) -> int | None:
        """The number of its main process, or None when it does not run.

        A file left behind by a crash may name a number that belongs to somebody else by now; the server's own
        process is the one that works in the data folder.
        """
        if self._process is not None:
            self._process.poll()
        try:
            number = int((self.data / "postmaster.pid").read_text().split()[0])
            return number if Path(f"/proc/{number}/cwd").samefile(self.data) else None
        except (OSError, ValueError, IndexError):
            return None

    def _arguments(self) -> list[str]:
        """On the command line, where no file can widen them."""
        listening = self.listening.checked()
        settings = {
            "listen_addresses": ",".join(listening.addresses),
            "port": str(listening.port),
            "unix_socket_directories": str(self.folder / "run"),
            "unix_socket_permissions": "0700",
            "ssl": "on",
        }
        if not self._durable:
            settings |= {"fsync": "off", "full_page_writes": "off"}
        return ["-D", str(self.data), *(word for pair in settings.items() for word in ("-c", "=".join(pair)))]

    def _initdb(self) -> None:
        arguments = [
            "-D",
            str(self.data),
            "-U",
            ADMINISTRATOR,
            "-E",
            "UTF8",
            "--locale=C",
            "--data-checksums",
        ]
        if not self._durable:
            arguments.append("--no-sync")
        binaries.run("initdb", *arguments, "--auth-local=peer", "--auth-host=scram-sha-256", home=self.folder)

    def _refuse_used(self) -> None:
        if (self.folder / _FILE).exists() or (self.data.exists() and any(self.data.iterdir())):
            raise CentreFault(f"{self.folder} 里已经有中心库，没有改动。要新建请换一个空文件夹。")
