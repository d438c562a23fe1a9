"""Files the program carries with it: icons, style, fonts, sounds, translations, the starter catalogue."""

from pathlib import Path

_ROOT = Path(__file__).parent


def path(name: str) -> Path:
    """The file or folder `name` (with forward slashes) inside this package.

    Raises FileNotFoundError when there is none: a program without its fonts or catalogue must say so at once.
    """
    found = _ROOT / name
    if not found.exists():
        raise FileNotFoundError(f"resource {name!r} is not part of this installation")
    return found
