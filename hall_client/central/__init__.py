"""The centre: one PostgreSQL that a hall's windows and its villages share, and the line to it."""
