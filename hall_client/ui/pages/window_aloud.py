"""Calling aloud from the window: only in a hall without a call display, else two voices talk over each other."""

from hall_client.domain.aloud import WINDOW
from hall_client.services.voice_ports import announcement
from hall_client.ui.pages.window_bench import Bench


def call_aloud(bench: Bench, label: str) -> None:
    """Say the number called, where the hall wants its windows to speak."""
    if bench.view is None or bench.view.hall.voice.speaker != WINDOW:
        return
    call = announcement(bench.view.hall.voice, label, bench.actor.window or 0, bench.desk.now())
    bench.context.announcer.announce(call, _over)


def _over(words: str) -> None:
    """The clerk sees whether somebody comes."""
