"""The simulated working day: a clock that only the script moves."""

from datetime import datetime, timedelta

from hall_client.domain.deadlines import LOCAL_ZONE

DAY = datetime(2026, 3, 18, 8, 20, tzinfo=LOCAL_ZONE)


class DemoClock:
    """Stands still between the script's steps, so that the same seed gives the same day."""

    def __init__(self, at: datetime = DAY) -> None:
        self._at = at

    def __call__(self) -> datetime:
        """The simulated instant."""
        return self._at

    def forward(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass."""
        self._at += timedelta(minutes=minutes, seconds=seconds)

    def set(self, at: datetime) -> None:
        """Go on to `at`; a day has one direction. Raises ValueError when `at` lies behind."""
        if at < self._at:
            raise ValueError(f"the demo's clock does not go back from {self._at} to {at}")
        self._at = at

    def to(self, hour: int, minute: int) -> None:
        """Go on to a time of the same day, unless it has passed."""
        wanted = self._at.replace(hour=hour, minute=minute, second=0, microsecond=0)
        self._at = max(self._at, wanted)
