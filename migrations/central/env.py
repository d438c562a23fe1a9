"""Runs the centre's history over the connection it is given: the administrator's, inside its transaction."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, version_table_schema="centre")
with context.begin_transaction():
    context.run_migrations()
