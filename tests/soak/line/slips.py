"""The paper slips in the citizens' hands: whoever sits down at one window is not called to another."""

from pathlib import Path


class Slips:
    """A folder that all desks of the hall see: one file for each citizen who waits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def give(self, label: str) -> None:
        """Somebody takes a number."""
        (self._folder / label).touch()

    def sit_down(self, label: str) -> bool:
        """Whether the one with this number comes: not when they sit at another window by now."""
        try:
            (self._folder / label).unlink()
        except FileNotFoundError:
            return False
        return True

    def anybody(self) -> str | None:
        """A number whose owner comes to the window now; None where nobody waits."""
        return next((each.name for each in sorted(self._folder.iterdir()) if self.sit_down(each.name)), None)

    def go_home(self) -> None:
        """The hall closes."""
        for each in self._folder.iterdir():
            each.unlink(missing_ok=True)
