"""Example of a helper for a vendor's library: termb.dll of the 华视 CVR-100 family, called through ctypes.

Written after the vendor's published interface and never run against the device: try it with 试读 before a hall relies
on it, and compare every field with the card. The library is 32-bit as a rule, and a process can load none but its own
kind, which is one reason why this is a process of its own. It needs a 32-bit Python without any package, and this
program's folder on its path, and in 设置 › 设备 as the command of the card reader the second line:

    set PYTHONPATH=C:\\hall-client\\Lib\\site-packages
    py -3.11-32 -m hall_client.devices.adapters.termb_card C:\\cvr100\\termb.dll

For another vendor copy this file, and change `Library`; the rest stays.
"""

import ctypes
import sys
import threading
from typing import Any

from hall_client.devices.adapters.serving import serve

USB_PORTS = range(1001, 1017)
TRY_SECONDS = 0.3
"""Between two looks whether a card lies there."""
OK = 1
_ROOM = 512


class Library:
    """The calls of termb.dll that are used; texts come back in GBK, ended by a zero byte."""

    def __init__(self, path: str) -> None:
        self._calls: Any = ctypes.WinDLL(path)  # type: ignore[attr-defined, unused-ignore]

    def connect(self) -> bool:
        """Find the reader on one of the USB ports the vendor numbers 1001 to 1016."""
        return any(self._calls.CVR_InitComm(port) == OK for port in USB_PORTS)

    def disconnect(self) -> None:
        """Let go of the reader."""
        self._calls.CVR_CloseComm()

    def take_card(self) -> bool:
        """Whether a card lies there and opened itself to this reader."""
        return bool(self._calls.CVR_Authenticate() == OK)

    def read_card(self) -> bool:
        """Read the opened card into the library; 4 stands for the texts without the photograph's file."""
        return bool(self._calls.CVR_Read_Content(4) == OK)

    def text(self, name: str) -> str:
        """One field of the card that was read: the call takes a buffer and the address of its length."""
        room, length = ctypes.create_string_buffer(_ROOM), ctypes.c_int(_ROOM)
        getattr(self._calls, name)(room, ctypes.byref(length))
        return room.value.decode("gb18030").strip()


class Reader:
    """`read` waits for a card; a reader that was unplugged is looked for again at every reading."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def read(self, seconds: float, given_up: threading.Event) -> dict[str, Any]:
        """The card as the program expects it, or the error."""
        if not self._library.connect():
            return {"error": "no_device"}
        try:
            return self._read(seconds, given_up)
        finally:
            self._library.disconnect()

    def _read(self, seconds: float, given_up: threading.Event) -> dict[str, Any]:
        for _ in range(max(1, round(seconds / TRY_SECONDS))):
            if self._library.take_card():
                return self._card()
            if given_up.wait(TRY_SECONDS):
                return {"error": "cancelled"}
        return {"error": "no_card"}

    def _card(self) -> dict[str, Any]:
        library = self._library
        if not library.read_card():
            return {"error": "unreadable"}
        return {
            "card": {
                "name": library.text("GetPeopleName"),
                "sex": library.text("GetPeopleSex"),
                "id_number": library.text("GetPeopleIDCode"),
                "address": library.text("GetPeopleAddress"),
            }
        }

    def status(self) -> dict[str, Any]:
        """Whether the reader is plugged in."""
        ready = self._library.connect()
        if ready:
            self._library.disconnect()
        return {"ready": ready, "device": "华视 CVR-100"}


if __name__ == "__main__":
    reader = Reader(Library(sys.argv[1]))
    serve(reader.read, reader.status)
