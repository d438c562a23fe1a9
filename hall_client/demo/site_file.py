"""What a desk of the demo's town is told of itself before it opens."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class SiteFile:
    """What a desk is: its folder, where its pictures go, its clerk, its seed, and when its day begins."""

    folder: str
    shots: str
    clerk: str
    village: bool
    seed: int
    start: datetime
