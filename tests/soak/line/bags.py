"""The bags on the road between villages and town: whoever has one in hand counts it, and nobody else."""

import hashlib
from pathlib import Path

from hall_client.domain.manifests import Handover, code_of


class Bags:
    """A folder that all PCs see: a file for each bag, named after its manifest, holding the code printed on that.

    `seat` is the PC that looks: two PCs from one image have two counters.
    """

    def __init__(self, folder: Path, seat: str) -> None:
        self._folder, self._here = folder, folder / "in hand" / seat
        for each in (self._here, folder / "counted"):
            each.mkdir(parents=True, exist_ok=True)

    def pack(self, manifest: Handover) -> None:
        """The bag of a manifest goes on the road, once."""
        code = code_of(manifest)
        # Two PCs from one image may write two manifests under one number: their papers are two bags all the same.
        name = f"{manifest.id}-{hashlib.sha256(code.encode()).hexdigest()[:8]}"
        if any(self._folder.rglob(name)):
            return
        road = self._folder / manifest.to_unit
        road.mkdir(exist_ok=True)
        fresh = self._here / f"{name}.packing"
        fresh.write_text(code, encoding="utf-8")
        fresh.rename(road / name)

    def in_hand(self, unit: str) -> Path | None:
        """A bag that lies at this counter, else one that has just come to the unit; None where there is none."""
        lying = next((each for each in sorted(self._here.iterdir()) if not each.suffix), None)
        if lying is not None:
            return lying
        road = self._folder / unit
        coming = sorted(road.iterdir()) if road.exists() else []
        return next((mine for each in coming if (mine := self._taken(each))), None)

    def call_off(self, manifest: Handover) -> bool:
        """Whether the bag is still on the road; it is unpacked then."""
        road = self._folder / manifest.to_unit
        on_road = next(road.glob(f"{manifest.id}-*"), None)
        taken = self._taken(on_road) if on_road else None
        if taken is not None:
            self.put_away(taken)
        return taken is not None

    def put_away(self, bag: Path) -> None:
        """The bag was emptied."""
        bag.rename(self._folder / "counted" / bag.name)

    def _taken(self, bag: Path) -> Path | None:
        mine = self._here / bag.name
        try:
            bag.rename(mine)
        except FileNotFoundError:
            return None
        return mine
