"""The program at its desks, as the tests of the program have it."""

from tests.program.conftest import _themed, folder, pytest_configure, seat, sit_down

__all__ = ["_themed", "folder", "pytest_configure", "seat", "sit_down"]
