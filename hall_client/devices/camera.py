"""The document camera (高拍仪): a helper program, or a folder that a scanner's own program saves to."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec

from hall_client.devices.adapter import Adapter, AdapterFault
from hall_client.services.ports import DeviceState, PictureNotTaken

SHOOT_SECONDS = 10.0
"""A scanner with a feeder takes this long for the pages of one request."""

_WHOLE = {b"\xff\xd8\xff": b"\xff\xd9", b"\x89PNG": b"IEND\xaeB`\x82"}
"""How a picture begins, and how it ends once it is written out."""
_TAIL = 64
_MOST_BYTES = 32 * 1024 * 1024
"""Of a picture in the folder: larger than any camera's, smaller than memory."""

log = logging.getLogger(__name__)


class _Answer(msgspec.Struct, forbid_unknown_fields=True):
    """Answers to "read": pictures in base64, one per page, or an error."""

    id: int
    pictures: tuple[bytes, ...] = ()
    error: Annotated[str, msgspec.Meta(max_length=40)] = ""


class AdapterCamera:
    """Asks a helper program by the protocol of `adapter`: {"id": 8, "pictures": ["base64 of a JPEG or PNG", …]}.

    The pictures come through the pipe: nothing of a citizen's papers lies on the disk outside the database.
    """

    by_itself = False

    def __init__(self, command: Sequence[str], seconds: float = SHOOT_SECONDS) -> None:
        self._adapter, self._seconds = Adapter(command, "拍照"), seconds

    def begin(self) -> None:
        """Every request takes a new picture."""

    def take(self) -> Sequence[bytes]:
        """Take a picture, or what lies in the feeder. Raises PictureNotTaken."""
        try:
            answer = msgspec.json.decode(self._adapter.ask("read", self._seconds), type=_Answer)
        except AdapterFault as fault:
            raise PictureNotTaken(f"{fault.words}拍好的页都还在，请再拍一次。") from None
        except msgspec.MsgspecError as fault:
            log.warning("camera: answer refused (%s)", type(fault).__name__)
            raise PictureNotTaken("拍照的程序答得不对，这一页没有收。请再拍一次，或从文件里选。") from None
        if not answer.pictures:
            raise PictureNotTaken("没拍到。请看高拍仪的插头和纸，再拍一次，或从文件里选。")
        return answer.pictures

    def kept(self) -> None:
        """Nothing lies outside the database."""

    def state(self) -> DeviceState:
        """What the helper says of its device."""
        try:
            return DeviceState(True, self._adapter.device("高拍仪"))
        except AdapterFault as fault:
            return DeviceState(False, fault.words)

    def close(self) -> None:
        """End the helper."""
        self._adapter.close()


class FolderCamera:
    """Takes the JPEG and PNG files that appear in a folder, as the programs of cameras and scanners save them.

    What lay there before `begin` may be another person's and is left alone. What was taken is deleted by `kept`.
    """

    by_itself = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: set[Path] = set()
        self._taken: set[Path] = set()

    def begin(self) -> None:
        """From now on. Raises PictureNotTaken where there is no such folder."""
        self._seen, self._taken = set(self._files()), set()

    def take(self) -> Sequence[bytes]:
        """What was written out since, oldest first; none where nothing came. Raises PictureNotTaken."""
        pictures = []
        for file in self._files():
            content = b"" if file in self._seen else _whole(file)
            if content:
                self._seen.add(file)
                self._taken.add(file)
                pictures.append(content)
        return pictures

    def kept(self) -> None:
        """Delete what was taken: copies of identity cards must not lie about (C-15)."""
        for file in self._taken:
            try:
                file.unlink(missing_ok=True)
            except OSError as fault:
                log.warning("camera: a picture stayed in the folder (%s)", fault.strerror)
        self._taken = set()

    def state(self) -> DeviceState:
        """Whether the folder is there."""
        if self._folder.is_dir():
            return DeviceState(True, f"正常，收 {self._folder} 里新存的图片")
        return DeviceState(False, f"没有 {self._folder} 这个文件夹，请看拍照程序存到哪里")

    def _files(self) -> list[Path]:
        try:
            files = [file for file in self._folder.iterdir() if file.is_file()]
            return sorted(files, key=lambda file: file.stat().st_mtime_ns)
        except OSError:
            raise PictureNotTaken(
                f"读不到 {self._folder}，没有收。请看文件夹还在不在，再打开一次。"
            ) from None


def _whole(file: Path) -> bytes:
    """A picture once it is written out; nothing for one under way, and for what is no picture."""
    try:
        content = file.read_bytes() if file.stat().st_size <= _MOST_BYTES else b""
    except OSError:
        return b""
    end = next((end for start, end in _WHOLE.items() if content.startswith(start)), b"")
    return content if end and end in content[-_TAIL:] else b""
