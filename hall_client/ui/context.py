"""What the pages work with: the desk, the person on duty, the one way off the GUI thread, and the devices."""

from dataclasses import dataclass, field

from hall_client.domain.people import Actor
from hall_client.services.ports import CardReader, Desk, Voice
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
    carrying: Background = field(default_factory=Background)
    """Scans coming from the centre, packages on a stick: minutes, while acts and previews go on."""
    watching: Background = field(default_factory=Background)
    """Looking at devices: one that does not answer delays nothing else."""

    @property
    def busy(self) -> bool:
        """Whether anything is still under way."""
        return self.background.busy or self.drawing.busy or self.carrying.busy

    def close(self) -> None:
        """Finish what is under way and join the threads."""
        for each in (self.background, self.drawing, self.carrying, self.watching):
            each.close()
