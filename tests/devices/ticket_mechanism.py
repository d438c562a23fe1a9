"""A ticket printer for tests: takes the real commands over a loopback socket or a serial line, and answers them."""

import errno
import os
import socket
import struct
import threading
import tty
from collections.abc import Callable
from types import SimpleNamespace

import usb.core
from PIL import Image

MOST_LINES = 256  # what the cheapest printers take at a time
_RESET = struct.pack("ii", 1, 0)


class Mechanism:
    """The head, the paper and the sensors. `rows` of dots are left on the roll; without paper nothing moves on."""

    def __init__(self, *, rows: int = 1_000_000, answers: bool = True, says_done: bool = True) -> None:
        self.rows, self.answers, self.says_done = rows, answers, says_done
        self.low = self.cover_open = False
        self.pieces: list[Image.Image] = []
        self.rasters = 0
        self._lines: list[bytes] = []
        self._came = b""
        self._waiting: list[tuple[str, bytes]] = []

    def reload(self, rows: int = 1_000_000) -> None:
        """A new roll: the printer goes on with what it still has, as real ones do. Answers are lost."""
        self.rows = rows
        self._go_on()

    def feed(self, data: bytes) -> bytes:
        """Take what came over the line; what is answered to it. Raises ValueError at a command nobody knows."""
        self._came += data
        answers = b""
        while self._came:
            length, kind, body = _command(self._came)
            if not length:
                break
            self._came = self._came[length:]
            if kind == "ask":
                answers += self._status(body[0])
            elif kind == "forget":
                self._waiting, self._lines = [], []
            else:
                self.rasters += kind == "raster"
                self._waiting.append((kind, body))
        return answers + self._go_on()

    def _status(self, question: int) -> bytes:
        out = self.rows <= 0
        if not self.answers:
            return b""
        if question == 4:
            return bytes([0x12 | (0x60 if out else 0) | (0x0C if self.low else 0)])
        return bytes([0x12 | (0x20 if out else 0) | (0x04 if self.cover_open else 0)])

    def _go_on(self) -> bytes:
        answers = b""
        while self._waiting and self.rows > 0 and not self.cover_open:
            kind, body = self._waiting.pop(0)
            if kind == "raster":
                self._print(body)
            elif kind == "cut":
                self.pieces.append(_picture(self._lines))
                self._lines = []
            elif kind == "done" and self.says_done and self.answers:
                answers += b"\x00"
        return answers

    def _print(self, raster: bytes) -> None:
        across, data = int.from_bytes(raster[:2], "little"), raster[4:]
        lines = [data[n : n + across] for n in range(0, len(data), across)]
        self._lines += lines[: self.rows]
        if self.rows < len(lines):
            rest = b"".join(lines[self.rows :])
            head = raster[:2] + (len(lines) - self.rows).to_bytes(2, "little")
            self._waiting.insert(0, ("raster", head + rest))
        self.rows -= min(self.rows, len(lines))


def _command(came: bytes) -> tuple[int, str, bytes]:
    """The first command: its length (0 while it has not come whole), its kind, and what belongs to it."""
    for start, kind, length in (
        (b"\x10\x04", "ask", 3),
        (b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08", "forget", 10),
        (b"\x1b@", "wake", 2),
        (b"\x1bd", "feed", 3),
        (b"\x1dVB\x00", "cut", 4),
        (b"\x1dr\x01", "done", 3),
        (b"\x1dv0\x00", "raster", 8),
    ):
        if came.startswith(start):
            whole = length + (_size(came) if kind == "raster" and len(came) >= length else 0)
            return (
                (whole, kind, came[4 if kind == "raster" else 2 : whole])
                if len(came) >= whole
                else (0, "", b"")
            )
        if start.startswith(came):
            return 0, "", b""
    raise ValueError(f"no such command: {came[:8]!r}")


def _size(came: bytes) -> int:
    across, down = int.from_bytes(came[4:6], "little"), int.from_bytes(came[6:8], "little")
    if down > MOST_LINES:
        raise ValueError(f"{down} lines at once overrun the printer")
    return across * down


def _picture(lines: list[bytes]) -> Image.Image:
    size = (len(lines[0]) * 8, len(lines))
    return Image.frombytes("1", size, b"".join(lines)).convert("L").point([255 - grey for grey in range(256)])


class NetworkTicketPrinter:
    """A mechanism on the loopback. `hang_up_after` bytes it drops the line, as when its plug is pulled."""

    def __init__(self, mechanism: Mechanism) -> None:
        self.mechanism = mechanism
        self.hang_up_after: int | None = None
        self.faults: list[Exception] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"tcp://127.0.0.1:{self._listener.getsockname()[1]}"
        self._idle = threading.Event()
        self._idle.set()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def reload(self) -> None:
        """A new roll, when what came over the last line has been taken."""
        self._idle.wait()
        self.mechanism.cover_open = False
        self.mechanism.reload()

    def _listen(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            self._idle.clear()
            with line:
                self._serve(line)
            self._idle.set()

    def _serve(self, line: socket.socket) -> None:
        came = 0
        while data := line.recv(4096):
            came += len(data)
            if self.hang_up_after is not None and came > self.hang_up_after:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                return
            line.sendall(self._fed(data))

    def _fed(self, data: bytes) -> bytes:
        try:
            return self.mechanism.feed(data)
        except ValueError as fault:
            self.faults.append(fault)
            return b""

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()


class UsbTicketPrinter:
    """A mechanism on USB as pyusb shows a device: its ends are numbered as no other's."""

    address = "usb://1234:abcd"
    _IN, _OUT = 0x84, 0x03

    def __init__(self, mechanism: Mechanism) -> None:
        self.mechanism = mechanism
        self._answers = b""
        self.backend = self._ctx = self

    def __getitem__(self, configuration: int) -> list[object]:
        ends = [SimpleNamespace(bEndpointAddress=each) for each in (self._IN, self._OUT)]
        return [SimpleNamespace(bInterfaceClass=3), _Face(7, ends)]

    def write(self, end: int, data: bytes, timeout: int) -> None:
        assert end == self._OUT
        self._answers += self.mechanism.feed(bytes(data))

    def read(self, end: int, size: int) -> bytes:
        assert end == self._IN
        if not self._answers:
            raise usb.core.USBTimeoutError("nothing came", errno=errno.ETIMEDOUT)
        answers, self._answers = self._answers[:size], self._answers[size:]
        return answers

    def set_configuration(self) -> None:
        """There is one."""

    def reset(self) -> None:
        """Nothing to reset."""

    def dispose(self, _device: object) -> None:
        """Nothing is held."""


class _Face(list[SimpleNamespace]):
    def __init__(self, kind: int, ends: list[SimpleNamespace]) -> None:
        super().__init__(ends)
        self.bInterfaceClass = kind


class SerialTicketPrinter:
    """A mechanism at the other end of a serial line (a pseudo-terminal)."""

    def __init__(self, mechanism: Mechanism) -> None:
        self.mechanism = mechanism
        self._printer, self._computer = os.openpty()
        tty.setraw(self._printer)
        tty.setraw(self._computer)
        self.address = f"serial://{os.ttyname(self._computer)}@115200"
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        read: Callable[[int, int], bytes] = os.read
        while data := read(self._printer, 4096):
            if data == b"\x00":
                return
            answer = self.mechanism.feed(data)
            if answer:
                os.write(self._printer, answer)

    def close(self) -> None:
        os.write(self._computer, b"\x00")
        self._thread.join()
        os.close(self._printer)
        os.close(self._computer)
