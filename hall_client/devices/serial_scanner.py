"""A scanner on a serial line (RS-232, or USB set to act as one): nothing of it ever passes through the keyboard."""

import logging
import threading
from collections.abc import Callable

import serial
from serial.tools import list_ports

from hall_client.services.ports import DeviceState

BAUD = 9600
"""What scanners send at when nobody set them otherwise."""
MOST = 256
"""Longer than any code here; what goes on and on is no scanner."""

_LOOK_SECONDS = 0.2
_AGAIN_SECONDS = 2.0
_ENDS = b"\r\n\t\x03"

log = logging.getLogger(__name__)


def ports() -> tuple[str, ...]:
    """The serial lines this PC has now, by the names they are opened with."""
    return tuple(sorted(port.device for port in list_ports.comports()))


class SerialScanner:
    """Calls `heard` with each code, on a thread of its own, until `close`.

    A code ends with CR, LF, Tab or ETX; STX before it and other control characters are dropped. A line that is not
    there, or goes away when the plug is pulled, is tried again every two seconds.
    """

    def __init__(self, port: str, heard: Callable[[str], None]) -> None:
        self._port, self._heard = port, heard
        self._connected = False
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="scanner", daemon=True)
        self._thread.start()

    def state(self) -> DeviceState:
        """Whether the line is open now."""
        if self._connected:
            return DeviceState(True, f"正常，接在 {self._port}")
        return DeviceState(False, f"{self._port} 上没有扫码枪，请看插头；插好后自己会接上")

    def close(self) -> None:
        """Let go of the line."""
        self._stopped.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._stopped.is_set():
            try:
                with serial.Serial(self._port, BAUD, timeout=_LOOK_SECONDS) as line:
                    self._connected = True
                    self._listen(line)
            except (OSError, serial.SerialException) as fault:
                if self._connected:
                    log.warning("serial scanner: line lost (%s)", type(fault).__name__)
            self._connected = False
            self._stopped.wait(_AGAIN_SECONDS)

    def _listen(self, line: serial.Serial) -> None:
        code = bytearray()
        while not self._stopped.is_set():
            for byte in line.read(max(1, line.in_waiting)):
                if byte not in _ENDS:
                    code.append(byte)
                    continue
                self._tell(bytes(code))
                code.clear()
            del code[MOST + 1 :]

    def _tell(self, code: bytes) -> None:
        text = "".join(chr(byte) for byte in code if 0x20 <= byte <= 0x7E).strip()
        if text and len(code) <= MOST:
            self._heard(text)
