"""A queue of the real cups-pdf in a private print service; its PDFs come out in a folder of the test."""

import os
import stat
from pathlib import Path

import pytest

from tests.devices.loopback import PrintService

_BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
_DRIVER = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")
_SETTINGS = b"/etc/cups\0"
"""Where cups-pdf looks for its settings, as it stands in the program: there is no option for it."""


def pdf_queue(service: PrintService, name: str) -> Path:
    """Add a queue of cups-pdf; the folder is returned that every job's PDF comes out in."""
    if os.geteuid() != 0 or not _DRIVER.exists():
        pytest.fail("install printer-driver-cups-pdf and run this as root: cups-pdf works for nobody else")
    room = service.folder / name
    (room / "etc").mkdir(parents=True)
    settings = {"Out": "out", "AnonDirName": "anonymous", "Spool": "spool", "Log": "log", "GSTmp": "tmp"}
    for folder in ("tmp", "log"):
        (room / folder).mkdir()
    lines = [f"{key} {room / folder}" for key, folder in settings.items()]
    (room / "etc" / "cups-pdf.conf").write_text("\n".join([*lines, "Grp root", ""]), encoding="ascii")
    content = _BACKEND.read_bytes()
    if content.count(_SETTINGS) != 1:
        pytest.fail("this cups-pdf does not look for its settings in /etc/cups")
    backend = service.folder / "bin" / "backend" / "cups-pdf"
    _program(room / "cups-pdf", content.replace(_SETTINGS, b"etc".ljust(len(_SETTINGS), b"\0")))
    _program(backend, f'#!/bin/sh\ncd "{room}" && exec ./cups-pdf "$@"\n'.encode())
    service.run("lpadmin", "-p", name, "-E", "-v", "cups-pdf:/", "-P", str(_DRIVER))
    service.until(lambda: name in service.run("lpstat", "-e").split())
    return room / "out"


def _program(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    file.chmod(stat.S_IRWXU)
