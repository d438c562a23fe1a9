"""A line to a ticket printer, through python-escpos: network, USB, serial or a device file; and what it says back."""

import errno
import os
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image

from hall_client.devices.spool import SpoolFault

PAPER = b"\x10\x04\x04"
"""DLE EOT 4: is there paper? Answered at once, even while nothing can be printed."""
CAUSE = b"\x10\x04\x02"
"""DLE EOT 2: why does it not print?"""
DONE = b"\x1dr\x01"
"""GS r 1: answered in turn, when all that was sent before has been printed."""
FORGET = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""DLE DC4 8: throw away what is still to be printed."""

WAIT = 2.0
_AGAIN = 0.2
_SERIAL_ANSWER = 0.3
_USB_ANSWER_MS = 1_000
_RAW_PORT, _BAUD = 9100, 9600
_PRINTER_CLASS, _INWARDS = 7, 0x80
_SCRATCH = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_FEED_LINES = 4
_BAND = 256  # lines sent at a time: cheap printers buffer little more
_SERIAL_BAND, _SERIAL_SENDING = 24, 4.0  # at 9600 baud a band takes two seconds


@cache
def library() -> Any:
    """python-escpos. It takes a second to load, and leaves a folder of its own behind unless it is given one."""
    with TemporaryDirectory() as scratch:
        os.environ[_SCRATCH] = scratch
        try:
            import escpos.printer
        finally:
            del os.environ[_SCRATCH]
    return escpos


class TicketLine:
    """An open line. All of it raises OSError when the line breaks or stays silent for too long."""

    def __init__(self, kind: str, device: Any) -> None:
        self._kind, self._device = kind, device

    def ask(self, question: bytes) -> bytes:
        """What the printer answers; empty when it says nothing. Raises ConnectionError when it hung up."""
        if self._kind == "file":
            return b""
        try:
            answer = bytes(self._device.query_status(question))
        except OSError as fault:
            if isinstance(fault, TimeoutError) or fault.errno == errno.ETIMEDOUT:
                return b""
            raise
        if not answer and self._kind == "tcp":
            raise ConnectionResetError
        return answer

    def tell(self, command: bytes) -> None:
        """Send a command that is not answered."""
        self._device._raw(command)

    def print(self, pictures: Sequence[Image.Image]) -> None:
        """Put these on paper, each fed out and cut."""
        put_on_roll(self._device, pictures, _SERIAL_BAND if self._kind == "serial" else _BAND)


def put_on_roll(device: Any, pictures: Sequence[Image.Image], band: int = _BAND) -> None:
    """Tell an escpos device to print these, `band` lines at a time, each fed out and cut."""
    for picture in pictures:
        # Without a width the library complains on the standard output.
        device.profile.profile_data = {"media": {"width": {"pixels": picture.width}}}
        device.hw("INIT")
        device.image(picture, fragment_height=band)
        device.print_and_feed(_FEED_LINES)
        device.cut(feed=False)


def ticket_bytes(pictures: Sequence[Image.Image]) -> bytes:
    """What a ticket printer behind a queue of the system is to be sent."""
    paper = library().printer.Dummy()
    put_on_roll(paper, pictures)
    return bytes(paper.output)


@contextmanager
def ticket_line(address: str, wait: float = WAIT) -> Iterator[TicketLine]:
    """An open line to the printer at `address`; `wait` seconds for it, and for what it answers over a network.

    Raises SpoolFault when there is none.
    """
    kind, _, place = address.partition("://")
    device = _device(kind, place, wait)
    until = time.monotonic() + wait
    while not _open(device):
        # Somebody else may be printing on it just now: most take one line at a time.
        if time.monotonic() > until:
            raise SpoolFault("打印机连不上", "请看打印机的电源和线，再打一次，或换一台。")
        time.sleep(_AGAIN)
    try:
        if kind == "serial":
            device.device.write_timeout = _SERIAL_SENDING
        yield TicketLine(kind, device)
    finally:
        device.close()


def _open(device: Any) -> bool:
    try:
        if isinstance(device, library().printer.Network):
            # The library's own way of connecting leaves a socket behind where nobody answers.
            device.device = socket.create_connection((device.host, device.port), device.timeout)
        else:
            device.open()
    except (library().exceptions.DeviceNotFoundError, OSError):
        return False
    except ValueError:  # pyusb finds no libusb
        raise SpoolFault("这台电脑没有装 USB 打印要用的 libusb", "请维护人员装上，或换一台打印机。") from None
    return True


def _device(kind: str, place: str, wait: float) -> Any:
    printer = library().printer
    if kind == "tcp":
        host, _, port = place.partition(":")
        return printer.Network(host, int(port or _RAW_PORT), timeout=wait)
    if kind == "serial":
        port, _, baud = place.partition("@")
        return printer.Serial(port, int(baud or _BAUD), timeout=_SERIAL_ANSWER)
    if kind == "usb":
        return _usb(*(int(part, 16) for part in place.split(":")))
    return printer.File(place)


def _usb(vendor: int, product: int) -> Any:
    """A printer on USB; its ends are looked up, for every make numbers them otherwise."""
    import usb.core

    try:
        found = usb.core.find(idVendor=vendor, idProduct=product)
    except usb.core.NoBackendError:
        found = None
    faces = [face for face in found[0] if face.bInterfaceClass == _PRINTER_CLASS] if found else []
    ends = [end.bEndpointAddress for face in faces[:1] for end in face]
    named = {"in_ep" if end & _INWARDS else "out_ep": end for end in ends}
    return library().printer.Usb(vendor, product, timeout=_USB_ANSWER_MS, **named)
