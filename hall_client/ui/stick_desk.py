"""What the screens ask of packages on a stick; the program hands it in, and every call is slow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hall_client.services.package_ports import ExportResult, ImportResult, Told


@dataclass(frozen=True)
class StickDesk:
    """Packages by hand, called off the GUI thread; raises PackageRefused, LineDown, LineRefused.

    `enrolled` tells whether this PC belongs to a centre: only then is anybody known to make a package for.
    `stations` are those below that may be carried to, with their names; `export` writes into a folder, for the
    station named or, without one, for the hall above; `take_in` reads a file.
    """

    enrolled: bool
    stations: Callable[[], Mapping[str, str]]
    export: Callable[[Path, str, Told], ExportResult]
    take_in: Callable[[Path, Told], ImportResult]
