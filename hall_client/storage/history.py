"""Runs the schema history of the local database over an open connection."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

import migrations


def run(connection: Connection) -> None:
    """Bring the schema behind `connection` to its newest state."""
    command.upgrade(configuration(connection), "head")


def configuration(connection: Connection) -> Config:
    """How the local history is run over `connection`."""
    config = Config(str(Path(migrations.__file__).parent / "alembic.ini"), ini_section="local")
    config.attributes["connection"] = connection
    return config
