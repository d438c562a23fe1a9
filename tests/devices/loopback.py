"""A print service of our own with printers of our own: cupsd on a private port, printing to a loopback socket."""

import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
_COMMANDS = ("cupsd", "lp", "lpstat", "lpadmin", "cancel", "cupsdisable", "cupsreject")
_SERVER_BIN = Path("/usr/lib/cups")
_MIME = Path("/usr/share/cups/mime")
_SOCKET = Path("/usr/lib/cups/backend-available/socket")
_WAIT = 20.0

# What stands between cupsd and a printer: one program per job. It behaves as its queue's address says.
_BACKEND = """#!{python} -S
import os, socket, sys, time
place, behaviour = os.environ["DEVICE_URI"].removeprefix("paper://").split("/")
if behaviour == "stops":
    sys.exit(4)
if behaviour == "refuses":
    sys.exit(5)
if behaviour == "fails":
    sys.exit(1)
if behaviour == "offline":
    print("STATE: +offline-report", file=sys.stderr, flush=True)
    print("ERROR: The printer is not responding.", file=sys.stderr, flush=True)
    time.sleep(600)
if behaviour == "empty":
    print("STATE: +media-empty-error", file=sys.stderr, flush=True)
    time.sleep(600)
if behaviour == "dies":
    time.sleep(2)
    sys.exit(1)
if behaviour == "slow":
    time.sleep(2)
document = open(sys.argv[6], "rb").read() if len(sys.argv) > 6 else sys.stdin.buffer.read()
for _ in range(int(sys.argv[4])):
    with socket.create_connection((place.split(":")[0], int(place.split(":")[1]))) as printer:
        printer.sendall(document)
"""

# A black-and-white laser of 300 dots to the inch.
PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "LASER.PPD"
*Manufacturer: "Test"
*Product: "(Laser)"
*ModelName: "Test Laser"
*ShortNickName: "Test Laser"
*NickName: "Test Laser"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*cupsVersion: 2.3
*cupsFilter: "application/vnd.cups-raster 0 -"
*OpenUI *PageSize/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageSize A5/A5: "<</PageSize[420 595]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageRegion A5/A5: "<</PageSize[420 595]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*ImageableArea A5/A5: "0 0 420 595"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension A5/A5: "420 595"
*OpenUI *Resolution/Resolution: PickOne
*OrderDependency: 20 AnySetup *Resolution
*DefaultResolution: 300dpi
*Resolution 300dpi/300 dpi: "<</HWResolution[300 300]/cupsBitsPerColor 8/cupsColorSpace 18>>setpagedevice"
*CloseUI: *Resolution
"""


class FakePrinter:
    """Listens on the loopback and keeps what it is sent, one document per connection."""

    def __init__(self) -> None:
        self.documents: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.place = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as stream:
                self.documents.append(stream.read())

    def arrived(self, number: int) -> list[bytes]:
        """The documents that came, when there are as many: a job may be over before the last byte is read here."""
        limit = time.monotonic() + _WAIT
        while len(self.documents) < number and time.monotonic() < limit:
            time.sleep(0.02)
        return list(self.documents)

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()


class PrintService:
    """A running cupsd of the test's own; everything of it lies in `folder`."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in _COMMANDS if shutil.which(name, path=_PATH) is None]
        if missing:
            pytest.fail(f"install cups, cups-client and cups-filters; missing: {' '.join(missing)}")
        self.port = _free_port()
        self.folder = folder
        self._environment = {**os.environ, "PATH": _PATH, "CUPS_SERVER": f"127.0.0.1:{self.port}"}
        _lay_out(folder, self.port)
        files, settings = folder / "cups-files.conf", folder / "cupsd.conf"
        self._output = (folder / "output").open("wb")
        self._process = subprocess.Popen(
            ["cupsd", "-f", "-c", settings, "-s", files],
            env={**os.environ, "PATH": _PATH},
            stdout=self._output,
            stderr=subprocess.STDOUT,
        )
        self.until(lambda: "is running" in self.run("lpstat", "-r"))

    def run(self, *command: str) -> str:
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        return done.stdout

    def queue(self, name: str, printer: FakePrinter, behaviour: str, on_error: str = "stop-printer") -> None:
        address = f"paper://{printer.place}/{behaviour}"
        policy = f"printer-error-policy={on_error}"
        self.run("lpadmin", "-p", name, "-E", "-v", address, "-m", "raw", "-o", policy)
        self.until(lambda: name in self.run("lpstat", "-e").split())

    def raster_queue(self, name: str, printer: FakePrinter) -> None:
        """A printer without a language of its own: the service's filters make the dots of every page."""
        driver = self.folder / f"{name}.ppd"
        driver.write_text(PPD, encoding="ascii")
        self.run("lpadmin", "-p", name, "-E", "-v", f"paper://{printer.place}/works", "-P", str(driver))
        self.until(lambda: name in self.run("lpstat", "-e").split())

    def waiting(self) -> list[str]:
        return self.run("lpstat", "-W", "not-completed", "-o").splitlines()

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(_WAIT)
        self._output.close()

    def until(self, reached: Callable[[], bool]) -> None:
        limit = time.monotonic() + _WAIT
        while not reached():
            if time.monotonic() > limit or self._process.poll() is not None:
                pytest.fail(f"cupsd did not get there: {(self.folder / 'output').read_text()}")
            time.sleep(0.05)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _lay_out(folder: Path, port: int) -> None:
    """The folders, settings and the one backend of a private cupsd."""
    binaries = folder / "bin"
    (binaries / "backend").mkdir(parents=True)
    (binaries / "daemon").symlink_to(_SERVER_BIN / "daemon")
    (folder / "data" / "mime").mkdir(parents=True)
    for table in _MIME.iterdir():
        (folder / "data" / "mime" / table.name).symlink_to(table)
    (binaries / "filter").symlink_to(_SERVER_BIN / "filter")
    (binaries / "backend" / "socket").symlink_to(_SOCKET)
    backend = binaries / "backend" / "paper"
    backend.write_text(_BACKEND.format(python=sys.executable), encoding="utf-8")
    # cupsd started by root runs a backend as root only when nobody else may read it.
    backend.chmod(stat.S_IRWXU)
    for name in ("spool", "cache", "state", "tmp"):
        (folder / name).mkdir()
    (folder / "tmp").chmod(stat.S_ISVTX | stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO)
    (folder / "cups-files.conf").write_text(
        f"ServerRoot {folder}\nServerBin {binaries}\nDataDir {folder}/data\n"
        f"RequestRoot {folder}/spool\nCacheDir {folder}/cache\n"
        f"StateDir {folder}/state\nTempDir {folder}/tmp\nErrorLog {folder}/log\nAccessLog {folder}/access\n"
        f"PageLog {folder}/pages\nPrintcap {folder}/printcap\n",
        encoding="utf-8",
    )
    (folder / "cupsd.conf").write_text(
        f"LogLevel debug\nListen 127.0.0.1:{port}\nBrowsing No\nDefaultAuthType None\n"
        "<Location />\nAllow all\n</Location>\n<Policy default>\n<Limit All>\nAllow all\n</Limit>\n</Policy>\n",
        encoding="utf-8",
    )


@contextmanager
def print_service() -> Iterator[PrintService]:
    with tempfile.TemporaryDirectory(prefix="cups-") as folder:
        # cupsd started by root runs its filters as somebody else, who must get at them.
        Path(folder).chmod(0o755)
        service = PrintService(Path(folder))
        try:
            yield service
        finally:
            service.stop()
