"""A loudspeaker for the tests: what is called aloud is written down, and ends when the test says so."""

from dataclasses import dataclass, field

from hall_client.services.voice_ports import Announcement, Told


@dataclass
class Loudspeaker:
    """A voice that says when it is told to, as long as the test wants."""

    said: list[Announcement] = field(default_factory=list)
    open: list[Told] = field(default_factory=list)
    fault: str = ""
    at_once: bool = True

    def announce(self, call: Announcement, told: Told) -> None:
        self.said.append(call)
        if self.at_once:
            told(self.fault)
        else:
            self.open.append(told)

    def check(self, told: Told) -> None:
        told(self.fault)

    @property
    def labels(self) -> list[tuple[str, int]]:
        return [(each.label, each.window) for each in self.said]
