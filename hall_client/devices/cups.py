"""Questions to CUPS about its queues and jobs, through its own library.

`lpstat` is no help here: it lists a job that was thrown out just like one that was printed.
"""

import ctypes
from collections.abc import Sequence
from functools import cache

GET_JOB_ATTRIBUTES = 0x0009
GET_PRINTER_ATTRIBUTES = 0x000B

_OPERATION = 0x01
_ANY = 0x00
_NAME = 0x42
_URI = 0x45
_NOT_FOUND = 0x0406
_FIRST_ERROR = 0x0400
_LONGEST = 1024


class NoAnswer(Exception):
    """There is no CUPS on this PC, or it is not running."""


def ask(operation: int, uri: str, wanted: Sequence[str]) -> dict[str, str] | None:
    """The wanted attributes of a queue or job as CUPS words them; None where it does not exist.

    Enumerations come as keywords (printer-state "idle", job-state "completed"), several values with commas
    between. The server is the one `lp` uses. Raises NoAnswer.
    """
    library = _library()
    library.cupsSetServer(None)  # read CUPS_SERVER and client.conf anew, as every run of lp does
    request = library.ippNewRequest(operation)
    kind = b"job-uri" if operation == GET_JOB_ATTRIBUTES else b"printer-uri"
    library.ippAddString(request, _OPERATION, _URI, kind, None, uri.encode())
    library.ippAddString(request, _OPERATION, _NAME, b"requesting-user-name", None, library.cupsUser())
    answer = library.cupsDoRequest(None, request, b"/")
    try:
        status = library.cupsLastError()
        if status == _NOT_FOUND:
            return None
        if answer is None or status >= _FIRST_ERROR:
            raise NoAnswer
        return {name: _attribute(library, answer, name) for name in wanted}
    finally:
        library.ippDelete(answer)


def _attribute(library: ctypes.CDLL, answer: int, name: str) -> str:
    found = library.ippFindAttribute(answer, name.encode(), _ANY)
    if found is None:
        return ""
    text = ctypes.create_string_buffer(_LONGEST)
    library.ippAttributeString(found, text, _LONGEST)
    return text.value.decode(errors="replace")


@cache
def _library() -> ctypes.CDLL:
    """The CUPS library, its functions declared. Raises NoAnswer where it is not installed."""
    try:
        library = ctypes.CDLL("libcups.so.2")
    except OSError:
        raise NoAnswer from None
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    library.cupsSetServer.argtypes = [text]
    library.cupsUser.restype = text
    library.ippNewRequest.argtypes, library.ippNewRequest.restype = [number], pointer
    library.ippAddString.argtypes = [pointer, number, number, text, text, text]
    library.cupsDoRequest.argtypes, library.cupsDoRequest.restype = [pointer, pointer, text], pointer
    library.ippFindAttribute.argtypes, library.ippFindAttribute.restype = [pointer, text, number], pointer
    library.ippAttributeString.argtypes = [pointer, text, ctypes.c_size_t]
    library.ippAttributeString.restype = ctypes.c_size_t
    library.ippDelete.argtypes = [pointer]
    return library
