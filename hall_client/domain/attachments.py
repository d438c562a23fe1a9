"""扫描件: a picture or PDF of a paper, kept beside a material of a case and known by its content."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

MOST = 10 * 1024 * 1024
"""Bytes of the largest file that is taken: twenty pages at 200 dpi, and minutes on a village's line."""

_LONGEST_NAME = 80
_BEGINNINGS = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}

ENDINGS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}
"""Media types that are taken, and how a file of that type is named when it is saved elsewhere."""


class AttachmentRefused(Exception):
    """The file is not taken, or not to be had; the sentence says why and what to do. Nothing was changed."""


@dataclass(frozen=True)
class Picked:
    """A file somebody chose, looked at and fit to be kept."""

    name: str
    content: bytes
    media_type: str
    sha256: str


@dataclass(frozen=True)
class Attachment:
    """A scan of one material of a case. `size` in bytes; `withdrawn_at`: it was put there by mistake."""

    id: str
    case_id: str
    material: str
    name: str
    sha256: str
    size: int
    media_type: str
    at: datetime
    actor: str
    withdrawn_at: datetime | None = None


@dataclass(frozen=True)
class KeptFile:
    """The content of a case's file as it is kept here: bytes that are `here`, and bytes the centre has (`sent`)."""

    case_id: str
    sha256: str
    size: int
    here: int
    sent: int


def picked(name: str, content: bytes) -> Picked:
    """The file called `name`, judged by its content and not by its name. Raises AttachmentRefused."""
    check_size(len(content))
    media_type = next((kind for start, kind in _BEGINNINGS.items() if content.startswith(start)), "")
    if not media_type:
        raise AttachmentRefused(
            f"“{name}”不是 PDF、JPEG 或 PNG，没有加。请在扫描或拍照的程序里另存成这三种之一，再选一次。"
        )
    return Picked(_short(name), content, media_type, digest(content))


def check_size(size: int) -> None:
    """Raise AttachmentRefused for an empty file or one that is too large, before it is read."""
    if size == 0:
        raise AttachmentRefused("这个文件是空的，没有加。请重新扫描，再选一次。")
    if size > MOST:
        raise AttachmentRefused(
            f"这个文件有 {megabytes(size)}，一份最大 {megabytes(MOST)}，没有加。"
            "请把分辨率调到 200 dpi，或分成几份，再选一次。"
        )


def digest(content: bytes) -> str:
    """The name of a content: SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def megabytes(size: int) -> str:
    """A size in bytes as people read it."""
    return f"{size / 1024 / 1024:.1f} MB" if size >= 100 * 1024 else f"{max(1, round(size / 1024))} KB"


def _short(name: str) -> str:
    """A long name loses its middle: beginning and ending tell what it is."""
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[: _LONGEST_NAME - 16]}…{name[-15:]}"
