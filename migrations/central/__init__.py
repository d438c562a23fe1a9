"""The centre's schema: tables by their history, functions and rights as they are today."""

from importlib.resources import files


def text(name: str) -> str:
    """The SQL text of this folder with that name."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
