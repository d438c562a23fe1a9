"""What the pages work with: the desk, the person on duty, the one way off the GUI thread, and the devices."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hall_client.domain.devices import Devices
from hall_client.domain.people import Actor
from hall_client.services.ports import Camera, CardReader, Desk, Stated, Voice
from hall_client.services.voice_ports import Announcer, Nobody
from hall_client.ui.background import Background


@dataclass
class Context:
    """Made once in `app.py`. `actor` is replaced at every sign-in; `session_id` names the open shift."""

    desk: Desk
    background: Background
    """Acts on the store, one after another."""
    drawing: Background
    """Previews: drawing a paper never delays an act."""
    reader: CardReader
    voice: Voice
    actor: Actor
    session_id: str = ""
    announcer: Announcer = field(default_factory=Nobody)
    """Calls numbers aloud at this desk, where the hall's call display does not."""
    camera: Camera | None = None
    """None where none is connected: scans are chosen from files."""
    scanner: Stated | None = None
    """The scanner on a serial line; one that acts as a keyboard cannot say how it is."""
    connect: Callable[[Devices], None] = lambda _devices: None
    """Meets other devices in place of reader, camera and scanner; off the GUI thread. Nothing where they are given."""
    carrying: Background = field(default_factory=Background)
    """Scans coming from the centre, packages on a stick: minutes, while acts and previews go on."""
    watching: Background = field(default_factory=Background)
    """Looking at devices: one that does not answer delays nothing else."""

    devices: Background = field(default_factory=Background)
    """Card reader and camera: a slow one holds up neither acts nor previews."""

    @property
    def busy(self) -> bool:
        """Whether anything is still under way."""
        return any(each.busy for each in self._all())

    def close(self) -> None:
        """Finish what is under way and join the threads."""
        for each in self._all():
            each.close()

    def _all(self) -> tuple[Background, ...]:
        return self.background, self.drawing, self.carrying, self.watching, self.devices
