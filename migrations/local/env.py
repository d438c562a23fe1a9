"""Runs the local history over the connection it is given: a file is opened with its key by the program alone."""

from alembic import context

from hall_client.storage.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
